// npm start -- [OPTION…] [PATH…]: runs the tool from the source; without a path, on an example of the repository.
import { spawnSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { prepare, root } from './prepare.mjs';

prepare();

const given = process.argv.slice(2);
const workingFolder = process.env.INIT_CWD ?? process.cwd();
const example = join(relative(workingFolder, root), 'fixtures', 'presets', 'default', 'seed-naive');
const onExample = ['--quiet', '--context', join(example, 'context'), join(example, 'before.Dockerfile')];
const words = given.length > 0 ? given : onExample;
const { status } = spawnSync(process.execPath, [join(root, 'dist', 'cli.js'), ...words], {
  cwd: workingFolder,
  stdio: 'inherit',
  env: { ...process.env, DOCKERFIX_COMMAND: 'npm start --' },
});
if (given.length === 0) process.stderr.write('an example; on files of your own: npm start -- PATH\n');
process.exitCode = status ?? 2;
