// Starts a transform: its file, its fixtures, its page, and its line in transforms/index.ts. Usage: npm run new-transform NAME
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesOfTransform } from './transform-template.mjs';

const root = join(import.meta.dirname, '..');
const index = join(root, 'transforms', 'index.ts');
const marker = '  // npm run new-transform puts a new one here';

const [name = '', ...rest] = process.argv.slice(2);
const identifier = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
const list = readFileSync(index, 'utf8');
const obstacle = whyNot();
if (obstacle) {
  console.error(obstacle);
  process.exitCode = 2;
} else {
  write();
}

function whyNot() {
  if (name === '' || rest.length > 0) return 'usage: npm run new-transform NAME';
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/.test(name)) {
    return `"${name}" is no name for a transform: it is two words or more, in lower case, joined by hyphens, as in apt-lists-cleanup`;
  }
  const places = [`transforms/${name}.ts`, `transforms/${name}`, `fixtures/${name}`, `docs/transforms/${name}.md`];
  const taken = places.find((path) => existsSync(join(root, path)));
  if (taken) return `the name ${name} is taken: there is ${taken}`;
  if (new RegExp(`\\b${identifier}\\b`).test(list))
    return `the name ${name} is taken: transforms/index.ts has ${identifier}`;
  return list.includes(marker)
    ? undefined
    : `transforms/index.ts has lost the line that starts with "${marker.trim()}"`;
}

function write() {
  const files = filesOfTransform(name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text, { flag: 'wx' });
  }
  const entry = list.replace(marker, `  ${identifier},\n${marker}`);
  const lastImport = /(?:^import .*\n)+/m;
  writeFileSync(
    index,
    entry.replace(lastImport, (lines) => `${lines}import ${identifier} from './${name}.ts';\n`),
  );
  run(join('node_modules', '@biomejs', 'biome', 'bin', 'biome'), 'check', '--write', '--log-level=error', 'transforms');
  run(join('scripts', 'docs.mjs'));
  const paths = [...Object.keys(files), 'transforms/index.ts'];
  console.log(`${paths.map((path) => `  ${path}`).join('\n')}\n
What stands there is a toy that works. Put what you are after in its place, then:
  npx vitest run test/fixtures.test.ts test/transforms -t ${name}
  npm run docs`);
}

/** What it has to say of other files stops nothing here. */
function run(script, ...options) {
  spawnSync(process.execPath, [join(root, script), ...options], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
}
