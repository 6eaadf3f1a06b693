import { describe, expect, test } from 'vitest';
import { parseDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { commandDirectories, directoryOf, isKnownPath } from '../../src/dockerfile/working-directory.ts';

/** The directory of each command `here`, in the last instruction of a file. */
function directories(run: string, above = 'FROM python:3.12\nENV HOMES=/homes\nWORKDIR /app\n'): unknown[] {
  const last = parseDockerfile(`${above}${run}\n`).instructions.at(-1);
  if (!last) throw new Error('there is no instruction');
  return [...commandDirectories(last)].filter(([{ words }]) => words[0]?.value === 'here').map(([, path]) => path);
}

describe('the directory of a command', () => {
  test.each([
    ['RUN here', ['/app']],
    ['RUN cd sub && here', ['/app/sub']],
    ['RUN cd /x; here; cd ../y; here', ['/x', '/y']],
    ['RUN (cd sub && here) && here', ['/app/sub', '/app']],
    ['RUN { cd sub; here; } && here', ['/app/sub', '/app/sub']],
    ['RUN cd $HOMES/a && here', ['/homes/a']],
    ['RUN cd "$(pwd)" && here', [undefined]],
    ['RUN cd && here', [undefined]],
    ['RUN cd - && here', [undefined]],
    ['RUN pushd sub && here && popd && here', ['/app/sub', undefined]],
    ['RUN if [ -d sub ]; then cd sub; here; fi; here', ['/app/sub', undefined]],
    ['RUN for f in a b; do here; done; here', ['/app', '/app']],
    ['RUN cd sub && sh -c "cd deep && here" && here', ['/app/sub/deep', '/app/sub']],
    ['RUN cd sub | cat; here', ['/app']],
    ["RUN su - app -c 'here'", [undefined]],
    ["RUN su app -c 'here'", ['/app']],
    ['RUN ["sh", "-c", "cd sub && here"]', ['/app/sub']],
    ['RUN <<EOF\ncd sub\nhere\nEOF', ['/app/sub']],
    ['RUN HOMES=/y; cd $HOMES && here', [undefined]],
  ])('%s', (run, expected) => {
    expect(directories(run)).toEqual(expected);
  });
});

describe('the working directory of an instruction', () => {
  const last = (source: string) => {
    const instruction = parseDockerfile(source).instructions.at(-1);
    if (!instruction) throw new Error('there is no instruction');
    return directoryOf(instruction);
  };

  test('is the root in images that are known to start there', () => {
    expect(last('FROM python:3.12\nRUN a\n')).toBe('/');
    expect(last('FROM python:3.12 AS base\nFROM base\nRUN a\n')).toBe('/');
  });

  test('has a name of its own where the file does not tell it', () => {
    const unknown = last('FROM example.com/base\nRUN a\n');
    expect(isKnownPath(unknown)).toBe(false);
    expect(last('FROM example.com/base\nRUN b\nRUN a\n')).toBe(unknown);
    expect(last('FROM example.com/base\nWORKDIR sub\nRUN a\n')).not.toBe(unknown);
    expect(last('FROM example.com/base\nWORKDIR /sub\nRUN a\n')).toBe('/sub');
  });
});
