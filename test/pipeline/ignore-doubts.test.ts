import { describe, expect, test } from 'vitest';
import { fix } from '../../src/pipeline/fix.ts';

const knownNames = ['pip-no-cache-dir', 'python-env'];

/** What is noted of a file in which the comment stands above an instruction, or where `below` says. */
function noted(comment: string, below = '\nRUN true\n') {
  const { notes } = fix(`FROM debian\n# ${comment}${below}`, { transforms: [], knownNames });
  return notes.map(({ at, message }) => `${at?.line} ${message}`);
}

describe('an ignore comment of which nothing comes is noted', () => {
  test.each([
    'dockerfix ignore pip-no-cache-dir',
    'dockerfix: ignore pip-no-cache-dir',
    'dockerfix-ignore-next-line pip-no-cache-dir',
    'Dockerfix-Ignore pip-no-cache-dir',
  ])('%s', (comment) => {
    expect(noted(comment)).toEqual(['2 this is no ignore comment: one is # dockerfix-ignore NAME[,NAME] -- reason']);
  });

  test.each(['dockerfix-ignore', 'dockerfix-ignore-stage', 'dockerfix-ignore-file'])(
    '%s of a name that is none',
    (word) => {
      const message =
        '2 the ignore comment names "pip-no-cache", and there is no such transform: the nearest is "pip-no-cache-dir", and a reason is put behind --';
      expect(noted(`${word} python-env,pip-no-cache`)).toEqual([message]);
    },
  );

  test.each(['\n\nRUN true\n', '\n'])('one above no instruction: %j', (below) => {
    const message = '2 the ignore comment stands right above no instruction, and so keeps nothing as it is';
    expect(noted('dockerfix-ignore python-env', below)).toEqual([message]);
  });
});

describe('nothing is noted of', () => {
  test.each([
    'dockerfix-ignore',
    'dockerfix-ignore python-env -- a reason',
    'dockerfix-ignore python-env,DL3008',
    'dockerfix made this',
    'hadolint ignore=DL9999',
    'why',
  ])('%s', (comment) => {
    expect(noted(comment)).toEqual([]);
  });

  test('a name, where nobody says which names there are', () => {
    const source = 'FROM debian\n# dockerfix-ignore of-my-own\nRUN true\n';
    expect(fix(source, { transforms: [] }).notes).toEqual([]);
  });

  test.each(['dockerfix-ignore-stage', 'dockerfix-ignore-file'])('%s with a blank line behind it', (word) => {
    expect(noted(`${word} python-env`, '\n\nRUN true\n')).toEqual([]);
  });
});
