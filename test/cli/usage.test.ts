import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { dockerfix, naive, pipOnly } from './command.ts';

describe('a command line that cannot be meant so exits with 2, does nothing and says why', () => {
  test.each([
    ['--write --check', '--check'],
    ['--write --dry-run', '--dry-run'],
    ['--check --dry-run', '--dry-run'],
    ['--quiet --verbose', '--verbose'],
    ['--context . --assume-context x', '--assume-context'],
    ['--unknown', '--unknown'],
    ['--format xml', 'diff, json'],
    ['--only', '--only'],
    ['--only ,', 'must not be empty'],
    ['--only pip-no-cahe-dir', 'the nearest is "pip-no-cache-dir"'],
    ['--skip python-enf', 'the nearest is "python-env"'],
    ['--only python-env --skip python-env', 'leave no transform to run'],
    ['--set python-enf.images=x', 'the nearest is "python-env"'],
    ['--set nonsense', 'NAME.OPTION=VALUE'],
    ['--context missing', 'missing'],
    ['--stdin-filename x', 'needs the path -'],
    ['- Dockerfile', 'standard input'],
    ['--write ', 'a path must not be empty'],
    ['--context ', 'a path must not be empty'],
    ['- --stdin-filename ', 'a path must not be empty'],
    ['explain pip-no-cach-dir', 'the nearest is "pip-no-cache-dir"'],
    ['explain', 'NAME'],
    ['list extra', 'too many arguments'],
    ['list --write', '--write'],
    ['--write list', '--write'],
  ])('%s', (line, reason) => {
    const { code, stdout, stderr } = dockerfix(line.split(' '), { cwd: temporaryFolder({ Dockerfile: naive }) });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(reason);
    expect(stderr).toMatch(/^error: /);
    expect(stderr).not.toMatch(/^ +at /m);
  });
});

describe('--only and --skip', () => {
  const changedBy = (...words: string[]): string[] => {
    const { stdout, code } = dockerfix(['--format', 'json', ...words], { cwd: temporaryFolder({ Dockerfile: naive }) });
    expect(code).toBe(0);
    const [file]: { findings: { transform: string; outcome: string }[] }[] = JSON.parse(stdout).files;
    return (file?.findings ?? [])
      .filter(({ outcome }) => outcome === 'applied')
      .map(({ transform }) => transform)
      .sort();
  };

  test('take a list, one value each, and can be repeated', () => {
    expect(changedBy()).toEqual(['pip-no-cache-dir', 'python-env']);
    expect(changedBy('--only', 'pip-no-cache-dir', 'Dockerfile')).toEqual(['pip-no-cache-dir']);
    expect(changedBy('--only=pip-no-cache-dir,python-env', '.')).toEqual(['pip-no-cache-dir', 'python-env']);
    expect(changedBy('--only', 'pip-no-cache-dir', '--only', 'python-env')).toEqual(['pip-no-cache-dir', 'python-env']);
    expect(changedBy('--skip', 'python-env')).toEqual(['pip-no-cache-dir']);
    expect(changedBy('--skip', 'python-env, pip-no-cache-dir')).toEqual([]);
  });
});

describe('help', () => {
  test('is printed to the output, and is no failure', () => {
    const { code, stdout, stderr } = dockerfix(['--help'], { cwd: '/' });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const option of ['--write', '--check', '--only <NAME,…>', '--stdin-filename <PATH>', 'explain <NAME>']) {
      expect(stdout).toContain(option);
    }
  });
  test('the version is that of the package', () => {
    expect(dockerfix(['--version'], { cwd: '/' })).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });
});

describe('the command to type next', () => {
  const next = (words: readonly string[], env: NodeJS.ProcessEnv = {}): string | undefined => {
    const cwd = temporaryFolder({ "it's a/Dockerfile": naive });
    return dockerfix([...words, ...pipOnly], { cwd, env })
      .stderr.trimEnd()
      .split('; to write: ')[1];
  };

  test('can be pasted into a shell', () => {
    expect(next(["it's a", '--check'])).toBe(String.raw`dockerfix --write 'it'\''s a' --only pip-no-cache-dir`);
  });
  test('has the name by which the tool was called', () => {
    expect(next([], { npm_command: 'exec' })).toBe('npx dockerfix --write --only pip-no-cache-dir');
    expect(next([], { DOCKERFIX_COMMAND: 'npm start --' })).toBe('npm start -- --write --only pip-no-cache-dir');
  });
  test('is short', () => {
    expect(next(Array.from({ length: 100 }, () => '.'))).toBe('dockerfix --write, with the same options and paths');
  });
});
