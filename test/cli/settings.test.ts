import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { better, dockerfix, naive, pipOnly } from './command.ts';

/** A Dockerfile whose pip is too old: the place is left alone. */
const old = 'FROM debian:jessie\nRUN apt-get update && apt-get install -y python-pip\nRUN pip install flask\n';
const reason = 'the pip that apt installs on debian:jessie is older than 6.0 and does not know --no-cache-dir';

describe('places that are left alone', () => {
  test('stand below the diff, with the way to read more', () => {
    expect(dockerfix([...pipOnly], { cwd: temporaryFolder({ 'app/Dockerfile': old }) })).toEqual({
      code: 0,
      stdout: '',
      stderr:
        `app/Dockerfile:3  pip-no-cache-dir  ${reason}\n` +
        '1 file, nothing to change, 1 place left as it is; to read why: dockerfix explain pip-no-cache-dir\n',
    });
  });

  test('stand there with --write too, and not with --check or --quiet', () => {
    const cwd = temporaryFolder({ Dockerfile: old });
    expect(dockerfix([...pipOnly, '--write'], { cwd }).stderr).toContain(reason);
    expect(dockerfix([...pipOnly, '--check'], { cwd }).stderr).not.toContain(reason);
    expect(dockerfix([...pipOnly, '--check', '--verbose'], { cwd }).stderr).toContain(reason);
    expect(dockerfix([...pipOnly, '--quiet'], { cwd }).stderr).toBe('');
  });

  test('are counted when they are more than twenty', () => {
    const cwd = temporaryFolder({ Dockerfile: old + 'RUN pip install flask\n'.repeat(20) });
    const [counted = '', more, ...rest] = dockerfix([...pipOnly], { cwd }).stderr.split('\n');
    expect(counted).toMatch(/^21 places {2}pip-no-cache-dir {2}pip before 6\.0/);
    expect(more).toBe('--verbose lists all 21 places');
    expect(rest).toHaveLength(2);
    expect(
      dockerfix([...pipOnly, '--verbose'], { cwd })
        .stderr.split('\n')
        .filter((line) => line.includes(reason)),
    ).toHaveLength(21);
  });
});

test('an ignore comment that names no transform is noted, and one that names any other is not', () => {
  const noted = (name: string, ...words: string[]): string => {
    const Dockerfile = `FROM debian\n# dockerfix-ignore ${name}\nRUN pip install flask\n`;
    return dockerfix([...pipOnly, ...words], { cwd: temporaryFolder({ Dockerfile }) }).stderr;
  };
  expect(noted('pip-no-cache')).toMatch(/^note: Dockerfile:2: .*"pip-no-cache".*"pip-no-cache-dir".*\n1 file/);
  expect(noted('pip-no-cache', '--check')).toContain('note: ');
  expect(noted('pip-no-cache', '--quiet')).toBe('');
  expect(noted('python-env')).not.toContain('note: ');
});

describe('what is set', () => {
  const changed = (files: Readonly<Record<string, string>>, ...words: string[]): string[] => {
    const { code, stdout } = dockerfix(['--check', ...words], { cwd: temporaryFolder(files) });
    expect(code).toBeLessThan(2);
    return stdout.split('\n').filter(Boolean);
  };
  const envOnly = ['--only', 'python-env'];
  const other = 'FROM example.com/python:3\nCMD ["x"]\n';

  test('--safe leaves out what calls for a review, and says how much', () => {
    const cwd = temporaryFolder({ Dockerfile: better });
    const { stdout, stderr } = dockerfix(['--safe', ...envOnly], { cwd });
    expect(stdout).toBe('');
    expect(stderr).toBe('1 file, nothing to change, 1 change left out by an option\n');
    expect(changed({ Dockerfile: naive }, '--safe')).toEqual(['Dockerfile']);
  });

  test('--set sets an option of a transform', () => {
    expect(changed({ Dockerfile: other }, ...envOnly)).toEqual([]);
    expect(changed({ Dockerfile: other }, ...envOnly, '--set', 'python-env.images=example.com/python')).toEqual([
      'Dockerfile',
    ]);
  });

  test('a configuration file counts for the folders below it, and the command line wins', () => {
    const files = {
      '.git/HEAD': '',
      'a/dockerfix.config.json': '{ "skip": ["pip-no-cache-dir"] }',
      'a/b/Dockerfile': naive,
      'c/dockerfix.config.yaml': 'safe: true\n',
      'c/Dockerfile': naive,
    };
    expect(changed(files, '--skip', 'python-env')).toEqual(['c/Dockerfile']);
    expect(changed(files, ...envOnly)).toEqual(['a/b/Dockerfile']);
    expect(changed(files, '--only', 'pip-no-cache-dir')).toEqual(['a/b/Dockerfile', 'c/Dockerfile']);
  });

  test('it counts for the standard input where that has a place', () => {
    const cwd = temporaryFolder({ 'dockerfix.config.json': '{ "only": ["python-env"], "safe": true }' });
    const ending = dockerfix(['--write', '-', '--stdin-filename', 'Dockerfile'], { cwd, input: naive });
    expect(ending).toMatchObject({ code: 0, stdout: naive });
    expect(dockerfix(['--write', '-', '--skip', 'python-env'], { cwd, input: naive }).stdout).toBe(better);
  });
});
