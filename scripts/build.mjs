// Builds dist/: the command and the library with all that they need, their types, and the licences of what went in.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const types = join(dist, 'types');
const entries = {
  cli: 'src/cli/cli.ts',
  index: 'src/index.ts',
  transform: 'src/transform.ts',
  testing: 'src/testing.ts',
};

const modules = await bundle();
chmodSync(join(dist, 'cli.js'), 0o755);
declareTypes();
// The last file: where it stands, the build is whole.
writeFileSync(join(dist, 'THIRD_PARTY_LICENSES'), licencesOf(packagesOf(modules)));

/** Writes the code. Returns the absolute paths of the modules that went in. */
async function bundle() {
  const build = await rolldown({ cwd: root, input: entries, platform: 'node' });
  const { output } = await build.write({
    dir: dist,
    cleanDir: true,
    format: 'esm',
    minify: true,
    chunkFileNames: 'chunks/[name]-[hash].js',
  });
  await build.close();
  return output.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []));
}

/** The folders of the packages that modules belong to. */
function packagesOf(paths) {
  const folders = paths.map((path) => /^.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(path)?.[0]);
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort();
}

function licencesOf(folders) {
  return folders.map(licenceOf).join(`\n${'-'.repeat(72)}\n\n`);
}

function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|thirdpartynotices)/i.test(file));
  if (files.length === 0) throw new Error(`${name} goes into the bundle, and has no licence file`);
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return `${name} ${version} (${license})\n\n${texts.join('\n\n')}\n`;
}

/** Writes the types of the library. Errors in types are the business of the tests. */
function declareTypes() {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const options = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--noCheck', '--outDir', types];
  execFileSync(process.execPath, [compiler, '-p', join(root, 'scripts', 'tsconfig.types.json'), ...options], {
    stdio: 'inherit',
  });
  bundleTypesOfUnbash();
}

/** The model of shell commands speaks of unbash's types, and who installs the package has no unbash. */
function bundleTypesOfUnbash() {
  copyFileSync(join(root, 'node_modules', 'unbash', 'dist', 'types.d.ts'), join(types, 'unbash.d.ts'));
  for (const file of readdirSync(types, { recursive: true })) {
    const path = join(types, file);
    if (!file.endsWith('.d.ts') || file === 'unbash.d.ts') continue;
    const toTypes = relative(dirname(path), types).replaceAll(sep, '/') || '.';
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replaceAll("from 'unbash'", `from '${toTypes}/unbash.js'`));
  }
}
