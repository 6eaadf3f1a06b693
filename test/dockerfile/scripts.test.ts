import { describe, expect, test } from 'vitest';
import { parseDockerfile } from '../../src/dockerfile/dockerfile.ts';

/** What a shell runs for the last instruction of a file. */
function scriptsOf(...lines: string[]) {
  const source = lines.join('\n');
  const { instructions, problems } = parseDockerfile(source);
  expect(problems.map(({ message }) => message)).toEqual([]);
  const last = instructions.at(-1);
  return ((last?.trigger ?? last)?.scripts ?? []).map(({ text, place }) => ({ text, place }));
}

describe('the text that a shell runs', () => {
  test.each(['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK --interval=1m CMD', 'ONBUILD RUN', 'run --network=none'])(
    'of %s is its shell form',
    (head) => {
      expect(scriptsOf('FROM a', `${head} a && b`)).toEqual([{ text: 'a && b', place: 'line' }]);
    },
  );

  test.each([
    'RUN ["a", "b"]',
    'HEALTHCHECK NONE',
    'HEALTHCHECK CMD ["a"]',
    'COPY a b',
    'RUN',
    'USER a',
    'WORKDIR ["a"]',
  ])('of %s is none', (line) => {
    expect(parseDockerfile(`FROM a\n${line}\n`).instructions[1]?.scripts).toEqual([]);
  });

  test('leaves out continuations, and the comments and blank lines among them', () => {
    expect(scriptsOf('FROM a', 'RUN a \\', '  # why', '', '    && b\\', 'c')).toEqual([
      { text: 'a     && bc', place: 'line' },
    ]);
  });

  test('of a heredoc alone is its lines', () => {
    expect(scriptsOf('FROM a', 'RUN <<EOF', 'a', '  b', 'EOF')).toEqual([{ text: 'a\n  b\n', place: 'heredoc' }]);
  });

  test('of a chomped heredoc is its lines without leading tabs', () => {
    expect(scriptsOf('FROM a', 'RUN <<-EOF', '\ta', '\t\tb', '\tEOF')).toEqual([{ text: 'a\nb\n', place: 'heredoc' }]);
  });

  test('of a heredoc beside a command holds its lines', () => {
    expect(scriptsOf('FROM a', 'RUN cat <<A > x && sh <<B', '1', 'A', '2', 'B')).toEqual([
      { text: 'cat <<A > x && sh <<B\n1\nA\n2\nB', place: 'line' },
    ]);
  });

  test('keeps the carriage returns of a heredoc, not those between two', () => {
    expect(scriptsOf('FROM a\r', 'RUN cat <<A && cat <<-B\r', '1\r', 'A\r', '2\r', '\tB\r', '')).toEqual([
      { text: 'cat <<A && cat <<-B\n1\r\nA\n2\r\nB', place: 'line' },
    ]);
  });

  test('of a heredoc for another program is none', () => {
    expect(scriptsOf('FROM a', 'RUN <<EOF', '#!/usr/bin/env python3', 'x', 'EOF')).toEqual([]);
    expect(scriptsOf('FROM a', 'RUN <<EOF', '#!/bin/bash -e', 'x', 'EOF')).toHaveLength(1);
  });

  test('of a heredoc whose #! stands behind a tab is its lines: BuildKit does not see it', () => {
    expect(scriptsOf('FROM a', 'RUN <<-EOF', '\t#!/usr/bin/python3', '\tx', 'EOF')).toEqual([
      { text: '#!/usr/bin/python3\nx\n', place: 'heredoc' },
    ]);
  });
});

describe('the shell in force', () => {
  const shellsOfRuns = (source: string) =>
    parseDockerfile(source).instructions.flatMap((instruction) =>
      instruction.keyword === 'RUN' ? [instruction.shell.posix ?? instruction.shell.words[0]] : [],
    );

  test('is that of the last SHELL above, in the stage or the one it is built on', () => {
    const source =
      'FROM a AS base\nRUN x\nSHELL ["/bin/bash", "-c"]\nRUN x\nFROM base\nRUN x\nSHELL ["pwsh"]\nRUN x\nFROM b\nRUN x\n';
    expect(shellsOfRuns(source)).toEqual(['sh', 'bash', 'bash', 'pwsh', 'sh']);
  });

  test.each([
    'mcr.microsoft.com/windows/servercore:ltsc2022',
    'mcr.microsoft.com/dotnet/sdk:8.0-nanoserver-ltsc2022',
    'microsoft/windowsservercore',
    '--platform=windows/amd64 x',
  ])('is cmd on %s', (image) => {
    expect(shellsOfRuns(`FROM ${image}\nRUN x\n`)).toEqual(['cmd']);
  });

  test('of an ONBUILD is the one in force where it stands', () => {
    const { instructions } = parseDockerfile('FROM a\nSHELL ["pwsh", "-c"]\nONBUILD RUN x\n');
    expect(instructions[2]?.trigger?.shell.posix).toBeUndefined();
    expect(instructions[2]?.trigger?.scripts).toEqual([]);
  });
});
