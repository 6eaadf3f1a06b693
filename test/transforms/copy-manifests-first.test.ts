import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fix, memoryContext } from '../../src/index.ts';
import copyManifestsFirst from '../../transforms/copy-manifests-first/index.ts';
import { build } from './copied-image.ts';

interface Case {
  readonly dockerfile: string;
  readonly files: Readonly<Record<string, string>>;
  readonly reads: readonly string[];
  readonly ignored: readonly string[];
  readonly folder: string;
  readonly written: string;
}

const name = fc.stringMatching(/^[a-z]{1,6}$/);
const path = fc
  .tuple(fc.array(name, { maxLength: 2 }), name)
  .map(([folders, file]) => [...folders, `${file}.src`].join('/'));

/** Manifests by name, and the install that reads them. */
const projects = fc.oneof(
  fc
    .tuple(fc.uniqueArray(name, { minLength: 1, maxLength: 3 }), fc.constantFrom('', 'requirements/'))
    .map(([names, folder]) => {
      const paths = names.map((one) => `${folder}${one}.txt`);
      const files = Object.fromEntries(
        paths.map((one, index) => [
          one,
          names[index + 1] === undefined ? 'flask\n' : `-r ${names[index + 1]}.txt\nflask\n`,
        ]),
      );
      return { files, command: `pip install -r ${paths[0]}`, written: '../usr/local/lib/flask' };
    }),
  fc
    .record({
      hasLock: fc.boolean(),
      workspaces: fc.uniqueArray(name, { maxLength: 3 }),
      hasConfiguration: fc.boolean(),
    })
    .map(({ hasLock, workspaces, hasConfiguration }) => ({
      files: {
        'package.json': JSON.stringify(workspaces.length > 0 ? { workspaces: ['packages/*'] } : { name: 'x' }),
        ...(hasLock ? { 'package-lock.json': '{}' } : {}),
        ...(hasConfiguration ? { '.npmrc': '' } : {}),
        ...Object.fromEntries(workspaces.map((one) => [`packages/${one}/package.json`, JSON.stringify({ name: one })])),
      },
      command: hasLock ? 'npm ci' : 'npm install',
      written: 'node_modules/x/index.js',
    })),
);

const cases: fc.Arbitrary<Case> = fc
  .record({
    project: projects,
    others: fc.dictionary(path, fc.constantFrom('a', 'b'), { maxKeys: 6 }),
    installed: fc.boolean(),
    ignored: fc.subarray(['node_modules', 'README.src', 'a', 'b']),
    folder: fc.constantFrom('/app', '/srv/web'),
    owner: fc.constantFrom('', '', '--chown=node:node '),
    behind: fc.constantFrom('', '', ' && npm run build', ' && touch /etc/end'),
    copy: fc.constantFrom('COPY . .', 'COPY ./ ./', 'COPY . /app', 'COPY . /srv/web/'),
    between: fc.subarray(['EXPOSE 80', 'ENV A=b', 'RUN touch /etc/mark', 'LABEL a=b', 'COPY other.src /etc/other.src']),
    above: fc.boolean(),
  })
  .map(({ project, others, installed, ignored, folder, copy, owner, behind, between, above }) => ({
    files: {
      ...others,
      'other.src': 'other',
      ...project.files,
      ...(installed ? { 'node_modules/x/index.js': 'local' } : {}),
      '.dockerignore': ignored.map((one) => `${one}\n`).join(''),
    },
    reads: Object.keys(project.files),
    ignored,
    folder,
    written: project.written,
    dockerfile: [
      'FROM node:22',
      `WORKDIR ${folder}`,
      ...(above ? between : []),
      copy.replace(' ', ` ${owner}`),
      ...(above ? [] : between),
      ...(copy.includes('/app') ? ['WORKDIR /app'] : copy.includes('/srv') ? ['WORKDIR /srv/web'] : []),
      `RUN ${project.command}${behind}`,
      'CMD ["node", "index.js"]',
      '',
    ].join('\n'),
  }));

const transforms = [copyManifestsFirst];

function rewritten({ dockerfile, files }: Case): string {
  return fix(dockerfile, { transforms, context: memoryContext(files) }).after;
}

test('an install sees the same manifests, and the image has the same files at the end', () => {
  let splits = 0;
  let divided = 0;
  let owned = 0;
  fc.assert(
    fc.property(cases, (given) => {
      const after = rewritten(given);
      if (after !== given.dockerfile) {
        splits++;
        if (after.includes('RUN npm run build')) divided++;
        if (after.includes('--chown')) owned++;
      }
      const isIgnored = (one: string): boolean =>
        given.ignored.some((prefix) => one === prefix || one.startsWith(`${prefix}/`));
      const kept = new Map(Object.entries(given.files).filter(([one]) => !isIgnored(one)));
      const isRead = (one: string): boolean => given.reads.some((read) => one.endsWith(`/${read}`));
      const [one, other] = [given.dockerfile, after].map((text) => build(text, kept, isRead, given.written));
      expect(other?.seen).toEqual(one?.seen);
      expect(other?.image).toEqual(one?.image);
    }),
    { numRuns: 1000 },
  );
  // What is never split shows nothing.
  expect(splits).toBeGreaterThan(300);
  expect(divided).toBeGreaterThan(50);
  expect(owned).toBeGreaterThan(50);
});
