import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { dockerfix, executable, naive, pipOnly } from './command.ts';

const escapeSequence = '\x1b[';

describe('colours', () => {
  const run = (words: readonly string[], env: NodeJS.ProcessEnv = {}) =>
    dockerfix([...pipOnly, ...words], { cwd: temporaryFolder({ Dockerfile: naive }), env });

  test('are only for a terminal, or for who asks for them', () => {
    expect(run([]).stdout).not.toContain(escapeSequence);
    const painted = run(['--color']);
    expect(painted.stdout).toContain(escapeSequence);
    expect(stripVTControlCharacters(painted.stdout)).toBe(run([]).stdout);
  });

  test('are asked for by the command line, whatever the environment says', () => {
    expect(run(['--color'], { NO_COLOR: '1' }).stdout).toContain(escapeSequence);
  });
});

describe.skipIf(spawnSync('script', ['--version']).error)('in a terminal', () => {
  /** What a terminal shows. `script` is one. */
  const show = (words: readonly string[], env: NodeJS.ProcessEnv = {}): string => {
    const cwd = temporaryFolder({ Dockerfile: naive });
    const command = [process.execPath, executable, ...pipOnly, ...words].map((word) => `'${word}'`).join(' ');
    const { PATH, HOME } = process.env;
    const options = { cwd, env: { PATH, HOME, TERM: 'xterm', ...env }, encoding: 'utf8' } as const;
    return execFileSync('script', ['--quiet', '--return', '--command', command, join(cwd, 'typescript')], options);
  };

  test('the diff is painted', () => {
    expect(show([])).toContain(`${escapeSequence}32m+RUN pip install --no-cache-dir flask`);
  });

  test('but not when somebody does not want it', () => {
    expect(show([], { NO_COLOR: '1' })).not.toContain(escapeSequence);
    expect(show(['--no-color'])).not.toContain(escapeSequence);
    expect(show([], { TERM: 'dumb' })).not.toContain(escapeSequence);
    expect(show([], { NO_COLOR: '' })).toContain(escapeSequence);
  });
});

describe('what is printed goes nowhere', () => {
  const run = (rest: string) => {
    const folder = temporaryFolder(
      Object.fromEntries(Array.from({ length: 800 }, (_, index) => [`${index}.Dockerfile`, naive])),
    );
    const command = `"${process.execPath}" "${executable}" --only pip-no-cache-dir ${rest}; exit "\${PIPESTATUS[0]}"`;
    const { status, stdout, stderr } = spawnSync('bash', ['-c', command], { cwd: folder, encoding: 'utf8' });
    return { status, stdout, stderr };
  };

  test('a reader that has seen enough is no failure', () => {
    const { status, stdout, stderr } = run('. | head -n 1');
    expect(stdout).toBe('--- a/0.Dockerfile\n');
    expect(stderr).not.toContain('EPIPE');
    expect(status).toBe(0);
  });

  test('nor is one that has seen enough of the messages', () => {
    expect(run('--verbose . 2>&1 >/dev/null | head -n 1').status).toBe(0);
    expect(run('--verbose --check . 2>&1 >/dev/null | head -n 1').status).toBe(1);
  });

  test.skipIf(!existsSync('/dev/full'))('a full disk is one, in one line', () => {
    const line = 'error: the output cannot be written: the disk is full\n';
    for (const words of ['--quiet 0.Dockerfile', '--check --quiet 0.Dockerfile', '--format json .']) {
      expect(run(`${words} >/dev/full`)).toEqual({ status: 2, stdout: '', stderr: line });
    }
    expect(run('--check --quiet 0.Dockerfile 2>/dev/full')).toMatchObject({ status: 1, stdout: '0.Dockerfile\n' });
  });
});
