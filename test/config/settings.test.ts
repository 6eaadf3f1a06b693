import { describe, expect, test } from 'vitest';
import { ConfigError } from '../../src/config/config-error.ts';
import { checkSettings, checkTransformNames, mergeSettings, parseSetting } from '../../src/config/settings.ts';
import { transforms } from './transforms.ts';

function refusal(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('the data of a configuration file', () => {
  test('every key and every type of option', () => {
    const data = {
      only: ['python-base', 'copy-first'],
      skip: ['sort-packages'],
      safe: true,
      transforms: {
        'python-base': {
          digest: true,
          suite: 'bookworm',
          images: ['example.com/python'],
          packages: { 'foo-dev': 'libfoo-dev', bar: null, baz: false },
        },
        'sort-packages': { order: 'length', managers: ['pip', 'apt'] },
      },
    };
    expect(checkSettings(data, transforms)).toEqual(data);
  });

  test('nothing set', () => {
    expect(checkSettings({}, transforms)).toEqual({});
    expect(checkSettings({ transforms: { 'copy-first': {} } }, transforms)).toEqual({
      transforms: { 'copy-first': {} },
    });
  });

  test.each([
    [[], 'it must be a map with the keys only, skip, safe, migrate, transforms, not a list of strings'],
    [null, 'it must be a map with the keys only, skip, safe, migrate, transforms, not null'],
    ['safe', 'it must be a map with the keys only, skip, safe, migrate, transforms, not the string "safe"'],
    [{ skpi: [] }, 'there is no key "skpi"; the nearest is "skip"'],
    [JSON.parse('{ "__proto__": {} }'), 'there is no key "__proto__"; the nearest is "migrate"'],
    [{ only: 'python-base' }, 'only must be a list of transforms, not the string "python-base"'],
    [{ skip: [1] }, 'skip must be a list of transforms, not a list of other things than strings'],
    [{ skip: ['copy-frist'] }, 'there is no transform "copy-frist"; the nearest is "copy-first"'],
    [{ safe: 'yes' }, 'safe must be true or false, not the string "yes"'],
    [{ transforms: [] }, 'transforms must be a map, not a list of strings'],
    [{ transforms: { 'python-bsae': {} } }, 'there is no transform "python-bsae"; the nearest is "python-base"'],
    [{ transforms: { 'python-base': true } }, 'transforms.python-base must be a map, not true'],
    [
      { transforms: { 'python-base': { image: [] } } },
      'there is no option of python-base "image"; the nearest is "images"',
    ],
    [
      { transforms: { 'python-base': { toString: '' } } },
      'there is no option of python-base "toString"; the nearest is "suite"',
    ],
    [{ transforms: { 'copy-first': { a: 1 } } }, 'there is no option of copy-first "a", nor any other'],
  ])('%j', (data, message) => {
    expect(refusal(() => checkSettings(data, transforms))).toBe(message);
  });

  test.each([
    ['digest', 'false', 'must be true or false, not the string "false"'],
    ['suite', 3.1, 'must be a string, not 3.1'],
    ['suite', ['a'], 'must be a string, not a list of strings'],
    ['images', 'a', 'must be a list of strings, not the string "a"'],
    ['images', ['a', null], 'must be a list of strings, not a list of other things than strings'],
    ['packages', ['a'], 'must be a map to strings, null or false, not a list of strings'],
    ['packages', null, 'must be a map to strings, null or false, not null'],
  ])('python-base.%s may not be %j', (option, value, message) => {
    const data = { transforms: { 'python-base': { [option]: value } } };
    expect(refusal(() => checkSettings(data, transforms))).toBe(`transforms.python-base.${option} ${message}`);
  });

  test.each([
    [{ packages: { a: true } }, 'transforms.python-base.packages.a must be a string, null or false, not true'],
    [{ packages: { a: {} } }, 'transforms.python-base.packages.a must be a string, null or false, not a map'],
  ])('%j', (options, message) => {
    expect(refusal(() => checkSettings({ transforms: { 'python-base': options } }, transforms))).toBe(message);
  });

  test.each([
    [{ order: 'nam' }, 'there is no value of transforms.sort-packages.order "nam"; the nearest is "name"'],
    [{ order: 1 }, 'transforms.sort-packages.order must be one of "name", "length", not 1'],
    [
      { managers: ['apt', 'pib'] },
      'there is no value of transforms.sort-packages.managers "pib"; the nearest is "pip"',
    ],
    [
      { managers: 'apt' },
      'transforms.sort-packages.managers must be a list of strings, each one of "apt", "pip", not the string "apt"',
    ],
  ])('%j', (options, message) => {
    expect(refusal(() => checkSettings({ transforms: { 'sort-packages': options } }, transforms))).toBe(message);
  });
});

describe('NAME.OPTION=VALUE', () => {
  test.each([
    ['python-base.digest=true', { digest: true }],
    ['python-base.digest=false', { digest: false }],
    ['python-base.suite=bookworm', { suite: 'bookworm' }],
    ['python-base.suite=', { suite: '' }],
    ['python-base.suite=a=b,c.d', { suite: 'a=b,c.d' }],
    ['python-base.images=example.com/python', { images: ['example.com/python'] }],
    ['python-base.images=a, b ,,c', { images: ['a', 'b', 'c'] }],
    ['python-base.images=', { images: [] }],
    ['python-base.packages=foo-dev=libfoo-dev', { packages: { 'foo-dev': 'libfoo-dev' } }],
    ['python-base.packages=a=b=c, d=null,e=false', { packages: { a: 'b=c', d: null, e: false } }],
    ['python-base.packages=', { packages: {} }],
  ])('%s', (text, values) => {
    expect(parseSetting(text, transforms)).toEqual({ transforms: { 'python-base': values } });
  });

  test.each([
    ['python-base', 'an option is set as NAME.OPTION=VALUE, and "python-base" is not that'],
    ['python-base.suite', 'an option is set as NAME.OPTION=VALUE, and "python-base.suite" is not that'],
    ['suite=trixie', 'an option is set as NAME.OPTION=VALUE, and "suite=trixie" is not that'],
    ['python.suite=a', 'there is no transform "python"; the nearest is "python-base"'],
    ['python-base.suit=a', 'there is no option of python-base "suit"; the nearest is "suite"'],
    ['python-base.digest=yes', 'python-base.digest must be true or false, not the string "yes"'],
    ['sort-packages.order=lenght', 'there is no value of sort-packages.order "lenght"; the nearest is "length"'],
    ['sort-packages.managers=apt,npm', 'there is no value of sort-packages.managers "npm"; the nearest is "apt"'],
    [
      'python-base.packages=a',
      'python-base.packages takes NAME=VALUE, where the value may be null or false, and "a" is not that',
    ],
    [
      'python-base.packages=a=',
      'python-base.packages takes NAME=VALUE, where the value may be null or false, and "a=" is not that',
    ],
  ])('%s', (text, message) => {
    expect(refusal(() => parseSetting(text, transforms))).toBe(message);
  });
});

test('names of transforms are those that exist', () => {
  expect(checkTransformNames(['copy-first'], transforms)).toEqual(['copy-first']);
  expect(refusal(() => checkTransformNames(['copy-first', 'copy'], transforms))).toBe(
    'there is no transform "copy"; the nearest is "copy-first"',
  );
});

describe('several settings', () => {
  test('a later value wins, and what is not said stays', () => {
    expect(mergeSettings({ safe: true, only: ['a'] }, {})).toMatchObject({ safe: true, only: ['a'] });
    expect(mergeSettings({ safe: true }, { safe: false })).toMatchObject({ safe: false });
    expect(mergeSettings({}, { safe: true }, {})).toMatchObject({ safe: true });
    expect(mergeSettings()).toEqual({});
  });

  test('skip adds; only starts afresh', () => {
    expect(mergeSettings({ only: ['a', 'b'], skip: ['c'] }, { skip: ['b'] })).toMatchObject({
      only: ['a', 'b'],
      skip: ['c', 'b'],
    });
    expect(mergeSettings({ only: ['a'], skip: ['b'] }, { only: ['b'] })).toMatchObject({
      only: ['b'],
      skip: undefined,
    });
    expect(mergeSettings({ skip: ['b'] }, { only: ['b', 'c'], skip: ['c'] })).toMatchObject({
      only: ['b', 'c'],
      skip: ['c'],
    });
  });

  test('options are set one by one; the entries of a map join', () => {
    const first = { transforms: { a: { list: ['x'], map: { p: 'q', r: 's' } }, b: { on: true } } };
    const second = { transforms: { a: { list: ['y'], map: { r: null } }, c: { text: 't' } } };
    expect(mergeSettings(first, second).transforms).toEqual({
      a: { list: ['y'], map: { p: 'q', r: null } },
      b: { on: true },
      c: { text: 't' },
    });
    expect(first.transforms.a.map).toEqual({ p: 'q', r: 's' });
  });
});
