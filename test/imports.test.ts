// The direction of imports that CONTRIBUTING.md names, and what a module may not touch.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

interface Module {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

/** The modules of a folder; imports are paths from the root, or names of packages. */
function modulesOf(folder: string): Module[] {
  return readdirSync(join(root, folder), { recursive: true })
    .map((name) => join(folder, name.toString()))
    .filter((path) => path.endsWith('.ts'))
    .sort()
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      const specifiers = [...text.matchAll(/\bfrom\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm)];
      const imports = specifiers.map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '');
      return { path: path.replaceAll(sep, '/'), text, imports: imports.map((name) => resolved(path, name)) };
    });
}

function resolved(path: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  return relative(root, join(root, dirname(path), specifier)).replaceAll(sep, '/');
}

/** Each layer, and the layers below it that it may import; its own modules it may always. */
const mayImport: Readonly<Record<string, readonly string[]>> = (() => {
  const shell = ['text', 'data'];
  const dockerfile = [...shell, 'shell'];
  const recognising = [...dockerfile, 'dockerfile', 'build-context', 'package-managers'];
  const transform = [...recognising, 'edits'];
  const pipeline = [...transform, 'transform'];
  const front = [...pipeline, 'pipeline'];
  const library = [...front, 'transforms'];
  const tool = [...front, 'config', 'files', 'output'];
  return {
    text: [],
    data: [],
    shell,
    dockerfile,
    'build-context': [...dockerfile, 'dockerfile'],
    'package-managers': recognising,
    edits: [...dockerfile, 'dockerfile'],
    transform,
    pipeline,
    config: [...front, 'files'],
    files: front,
    output: [...front, 'files'],
    testing: front,
    index: library,
    migrate: tool,
    verify: tool,
    cli: [...tool, 'migrate', 'verify', 'transforms'],
  };
})();

function layerOf(path: string): string {
  if (path.startsWith('transforms/')) return 'transforms';
  return path.replace(/^src\//, '').replace(/(?:\.ts$|\/.*)/, '');
}

const modules = modulesOf('src');
const transforms = modulesOf('transforms');

test('each module of src has its place among the layers', () => {
  expect(modules.map(({ path }) => layerOf(path)).filter((layer) => !Object.hasOwn(mayImport, layer))).toEqual([]);
});

test('imports point one way', () => {
  const wrong = modules.flatMap(({ path, imports }) =>
    imports
      .filter((target) => /^(?:src|transforms)\//.test(target))
      .filter((target) => layerOf(target) !== layerOf(path) && !mayImport[layerOf(path)]?.includes(layerOf(target)))
      .map((target) => `${path} imports ${target}`),
  );
  expect(wrong).toEqual([]);
});

test('nothing outside src and transforms is imported but packages', () => {
  const inside = [...modules, ...transforms].flatMap(({ imports }) =>
    imports.filter((target) => target.endsWith('.ts')),
  );
  expect(inside.length).toBeGreaterThan(100);
  expect(inside.filter((target) => !/^(?:src|transforms)\//.test(target))).toEqual([]);
});

test.each([
  ['unbash', /^src\/shell\//],
  ['dockerfile-ast', /^src\/dockerfile\//],
  ['diff', /^src\/(?:text|cli)\//],
  ['commander', /^src\/cli\//],
  ['picocolors', /^src\/(?:cli|output)\//],
  ['ignore', /^src\/files\//],
  ['smol-toml', /^src\/package-managers\/(?:python\/)?toml\.ts$/],
  ['yaml', /^src\/(?:config\/|files\/|cli\/|migrate\/|testing\.ts)/],
  ['@balena/dockerignore', /^src\/build-context\//],
  ['execa', /^src\/migrate\//],
  ['p-limit', /^src\/migrate\//],
  ['log-update', /^src\/cli\/migrate\//],
  ['@inquirer/expand', /^src\/cli\/migrate\//],
])('%s is imported in one place', (name, place) => {
  const importers = [...modules, ...transforms].filter(({ imports }) => imports.includes(name)).map(({ path }) => path);
  expect(importers.length).toBeGreaterThan(0);
  expect(importers.filter((path) => !place.test(path))).toEqual([]);
});

describe('a transform', () => {
  test('imports src/transform.ts and files of its own folder, and no package', () => {
    const wrong = transforms
      .filter(({ path }) => path !== 'transforms/index.ts')
      .flatMap(({ path, imports }) => {
        const [, folder] = /^transforms\/([^/]+)\//.exec(path) ?? [];
        const own = folder === undefined ? undefined : `transforms/${folder}/`;
        return imports
          .filter((target) => target !== 'src/transform.ts' && !(own !== undefined && target.startsWith(own)))
          .map((target) => `${path} imports ${target}`);
      });
    expect(wrong).toEqual([]);
  });

  test('builds no edit by hand', () => {
    expect(transforms.filter(({ text }) => buildsEdit(text)).map(({ path }) => path)).toEqual([]);
  });

  test.each([
    ["return [{ start: 1, end: 2, text: 'x' }];", true],
    ['edits.push({ ...word, text });', true],
    ['const edit = {\n  text: `${a} b`,\n  start,\n  end: span.end,\n};', true],
    ['const { start, end, text } = word;', false],
    ['words.map(({ start, end, text }) => text)', false],
    ['return { start, end };', false],
    ['return { ...word, value };', false],
  ])('would be seen to build one: %s is %s', (code, expected) => {
    expect(buildsEdit(code)).toBe(expected);
  });
});

/** Whether code has an object of a start, an end and a text, or of a text and the parts of another object. */
function buildsEdit(code: string): boolean {
  const plain = code.replace(/`(?:[^`\\]|\\.)*`|'(?:[^'\\\n]|\\.)*'/g, "''");
  return [...plain.matchAll(/\{([^{}]*)\}(?!\s*(?:=|\)\s*(?::|=>)))/g)].some(([, inside = '']) => {
    const names = inside.split(',').map((part) => /^\s*(\.\.\.|\w+\s*(?=:|$))/.exec(part)?.[1]?.trim());
    if (!names.includes('text')) return false;
    return names.includes('...') || (names.includes('start') && names.includes('end'));
  });
}

test('up to the pipeline nothing touches files, the network or the process', () => {
  const tools = ['config', 'files', 'output', 'migrate', 'verify', 'cli', 'testing'];
  const pure = [...modules.filter(({ path }) => !tools.includes(layerOf(path))), ...transforms];
  expect(pure.length).toBeGreaterThan(50);
  const builtIn = pure.flatMap(({ path, imports }) =>
    imports.filter((target) => target.startsWith('node:')).map((target) => `${path} imports ${target}`),
  );
  expect(builtIn).toEqual([]);
  const global = pure.filter(({ text }) => /\b(?:process\.\w|console\.\w|fetch\(|Buffer\b|require\()/.test(text));
  expect(global.map(({ path }) => path)).toEqual([]);
});

test('only the command line ends the process, and only verify and migrate may reach the network', () => {
  const exits = modules
    .filter(({ text }) => /process\.exit\b|process\.exitCode/.test(text))
    .map(({ path }) => layerOf(path));
  expect(new Set(exits)).toEqual(new Set(['cli']));
  const network = modules
    .filter(
      ({ imports, text }) =>
        imports.some((name) => /^node:(?:https?|net|tls|dns|child_process)$/.test(name)) || /\bfetch\(/.test(text),
    )
    .map(({ path }) => layerOf(path));
  expect(network.filter((layer) => layer !== 'verify' && layer !== 'migrate')).toEqual([]);
});
