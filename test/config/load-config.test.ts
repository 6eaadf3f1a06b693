import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigError } from '../../src/config/config-error.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { transforms } from './transforms.ts';

/** What is loaded for a folder, with the file named from the root. */
async function load(root: string, folder = '', currentDirectory = '') {
  const loaded = await loadConfig(join(root, folder), transforms, join(root, currentDirectory));
  return loaded && { path: loaded.path.slice(root.length + 1), settings: loaded.settings };
}

async function refusal(root: string, folder = ''): Promise<string> {
  try {
    await load(root, folder);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('which file counts', () => {
  test('the nearest at or above the folder', async () => {
    const root = temporaryFolder({
      '.git/config': '',
      'dockerfix.config.json': '{}',
      'a/b/dockerfix.config.yaml': 'safe: true',
      'a/b/c/d/Dockerfile': '',
    });
    expect((await load(root, 'a/b/c/d'))?.path).toBe('a/b/dockerfix.config.yaml');
    expect((await load(root, 'a/b'))?.path).toBe('a/b/dockerfix.config.yaml');
    expect((await load(root, 'a'))?.path).toBe('dockerfix.config.json');
  });

  test('none above the repository root, where .git is a folder or a file', async () => {
    const root = temporaryFolder({
      'dockerfix.config.json': '{}',
      'folder/.git/config': '',
      'folder/a/x': '',
      'file/.git': 'gitdir: x',
      'file/a/x': '',
    });
    expect(await load(root, 'folder/a')).toBeUndefined();
    expect(await load(root, 'file/a')).toBeUndefined();
  });

  test('the one at the repository root, from wherever the command runs', async () => {
    const root = temporaryFolder({
      'repository/.git/config': '',
      'repository/dockerfix.config.json': '{}',
      'repository/a/b/x': '',
    });
    expect((await load(root, 'repository/a/b', 'repository/a'))?.path).toBe('repository/dockerfix.config.json');
    expect((await load(root, 'repository/a/b', 'elsewhere'))?.path).toBe('repository/dockerfix.config.json');
  });

  test('outside a repository: up to the current directory, or the folder alone', async () => {
    const root = temporaryFolder({ 'dockerfix.config.json': '{}', 'a/b/x': '', 'own/dockerfix.config.json': '{}' });
    expect((await load(root, 'a/b', ''))?.path).toBe('dockerfix.config.json');
    expect(await load(root, 'a/b', 'a')).toBeUndefined();
    expect(await load(root, 'a/b', 'own')).toBeUndefined();
    expect((await load(root, 'own', 'a'))?.path).toBe('own/dockerfix.config.json');
  });

  test('two in one folder are one too many', async () => {
    const root = temporaryFolder({ 'a/dockerfix.config.json': '{}', 'a/dockerfix.config.yml': '' });
    expect(await refusal(root, 'a')).toBe(
      `${join('a', 'dockerfix.config.json')} and ${join('a', 'dockerfix.config.yml')} stand in one folder: only one of them can count`,
    );
  });

  test('a folder that is not there has a configuration above it', async () => {
    const root = temporaryFolder({ '.git/config': '', 'dockerfix.config.json': '{}' });
    expect((await load(root, 'not/yet'))?.path).toBe('dockerfix.config.json');
  });
});

describe('what the file says', () => {
  const settings = {
    only: ['copy-first'],
    skip: [],
    safe: false,
    transforms: { 'python-base': { packages: { a: null } } },
  };

  test('JSON', async () => {
    const root = temporaryFolder({ 'dockerfix.config.json': `\uFEFF${JSON.stringify(settings)}` });
    expect((await load(root))?.settings).toEqual(settings);
  });

  test.each(['yaml', 'yml'])('%s', async (ending) => {
    const lines = [
      '# why',
      'only: [copy-first]',
      'skip: []',
      'safe: false',
      'transforms:',
      '  python-base:',
      '    packages: { a: null }',
    ];
    const root = temporaryFolder({ [`dockerfix.config.${ending}`]: lines.join('\r\n') });
    expect((await load(root))?.settings).toEqual(settings);
  });

  test('YAML with nothing but a comment sets nothing', async () => {
    const root = temporaryFolder({ 'dockerfix.config.yaml': '# later\n' });
    expect((await load(root))?.settings).toEqual({});
  });

  test.each([
    ['json', '{ "skip": ["copy-fist"] }', 'there is no transform "copy-fist"; the nearest is "copy-first"'],
    ['json', '[]', 'it must be a map with the keys only, skip, safe, migrate, transforms, not a list of strings'],
    ['json', 'null', 'it must be a map with the keys only, skip, safe, migrate, transforms, not null'],
    ['yaml', 'safe: yes', 'safe must be true or false, not the string "yes"'],
    ['yaml', 'transforms:\n  python-base:\n    suite: 3.10', 'transforms.python-base.suite must be a string, not 3.1'],
    ['yaml', 'safe: true\nskip: [a', 'line 2 is not YAML: '],
    ['yaml', 'safe: true\nsafe: false', 'line 2 is not YAML: '],
    ['yaml', 'safe: !!js/function "x"', 'line 1 is not YAML: '],
    ['yaml', 'skip: *nowhere', 'it is not YAML: Unresolved alias'],
    ['json', '{ "safe": true,\n}', 'it is not JSON: '],
    ['json', '', 'it is not JSON: '],
    ['json', '// comment\n{}', 'it is not JSON: '],
  ])('%s: %s', async (ending, content, message) => {
    const root = temporaryFolder({ [`a/dockerfix.config.${ending}`]: content });
    const sentence = await refusal(root, 'a');
    expect(sentence).toContain(`${join('a', `dockerfix.config.${ending}`)}: ${message}`);
    expect(sentence).not.toContain('\n');
  });

  test('a map of a billion laughs is refused', async () => {
    const lines = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (const [name, before] of ['ba', 'cb', 'dc', 'ed', 'fe'].map((pair) => [...pair])) {
      lines.push(`${name}: &${name} [${Array(10).fill(`*${before}`).join(', ')}]`);
    }
    const root = temporaryFolder({ 'dockerfix.config.yaml': lines.join('\n') });
    expect(await refusal(root)).toContain('dockerfix.config.yaml: it is not YAML: ');
  });

  test('a folder of that name is no configuration', async () => {
    const root = temporaryFolder({ 'dockerfix.config.json/x': '' });
    expect(await refusal(root)).toBe('dockerfix.config.json: it cannot be read: it is a folder');
  });
});
