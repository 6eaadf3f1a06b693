import { shorten } from '../../text/shorten.ts';
import { below, type SourceReader } from '../source-reader.ts';
import { mapping, type PackageJson } from './package-json.ts';

/** Scripts of the project itself that an install runs (npm 10, `npm help scripts`; yarn 1 and pnpm run the same). */
const ofInstall = [
  'preinstall',
  'install',
  'postinstall',
  'prepublish',
  'preprepare',
  'prepare',
  'postprepare',
  'dependencies',
  'pnpm:devPreinstall',
];

/** Scripts that read nothing of the source, or do nothing where there is no repository. */
const harmless =
  /^(?:(?:is-ci|test -d \.git|\[ -d \.git \]) *(?:\|\||&&) *)?(?:(?:npx |yarn |pnpm )?(?:husky(?: install(?: [\w./-]+)?)?|only-allow (?:npm|pnpm|yarn|bun)|simple-git-hooks)|echo [^&|;<>`$]*|exit 0|true|:|)(?: *\|\| *(?:true|exit 0|echo [^&|;<>`$]*|:))?$/;

/** Looks at the scripts that an install runs, and at dependencies whose own scripts read the source. */
export function readLifecycle(project: PackageJson, reader: SourceReader): void {
  for (const name of ofInstall) {
    const script = project.scripts.get(name)?.trim();
    if (script === undefined || harmless.test(script)) continue;
    for (const part of script.split('&&').map((one) => one.trim())) readScript(part, name, project, reader);
  }
  if (!project.scripts.has('install') && reader.kind(below(project.folder, 'binding.gyp')) === 'file')
    reader.stop(
      'needs-source',
      `${reader.shown(below(project.folder, 'binding.gyp'))} has the install build the project`,
    );
}

function readScript(script: string, name: string, project: PackageJson, reader: SourceReader): void {
  if (harmless.test(script)) return;
  if (/^(?:npx |yarn |pnpm )?patch-package$/.test(script)) reader.carry(below(project.folder, 'patches'));
  else if (/^(?:npx |yarn |pnpm )?prisma generate$/.test(script)) readPrisma(project, reader);
  else reader.stop('needs-source', `${project.shown} has the script ${name} run at the install: ${shorten(script)}`);
}

/** What the scripts of dependencies are known to read, beside what they install. */
export function readKnownDependencies(project: PackageJson, reader: SourceReader): void {
  const { dependencies, content, folder, shown } = project;
  if (dependencies.has('@prisma/client')) readPrisma(project, reader);
  if (dependencies.has('puppeteer')) {
    for (const name of [
      '.puppeteerrc.cjs',
      '.puppeteerrc.js',
      '.puppeteerrc.json',
      '.puppeteerrc',
      'puppeteer.config.cjs',
      'puppeteer.config.js',
    ])
      reader.carry(below(folder, name));
  }
  if (dependencies.has('msw') && content.msw !== undefined)
    reader.stop('needs-source', `${shown} has msw write its worker into the source at the install`);
}

/** Its client is generated from the schema, by a script of @prisma/client. */
function readPrisma({ content, folder }: PackageJson, reader: SourceReader): void {
  const named = mapping(content.prisma).schema;
  if (typeof named === 'string') {
    const path = reader.path(folder, named, named);
    // The schema may be a folder, or have others beside it.
    reader.carryNamed(path, 'prisma');
  } else if (!reader.carry(below(folder, 'prisma'))) reader.carry(below(folder, 'schema.prisma'));
  for (const name of ['prisma.config.ts', 'prisma.config.js', 'prisma.config.mjs']) {
    if (reader.kind(below(folder, name)) === 'file')
      reader.stop('needs-source', `${reader.shown(below(folder, name))} is a program that prisma runs at the install`);
  }
}
