// What a migration costs by phase: repositories of a few files each, on this machine, behind file://.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const dockerfile = 'FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\n';
const identity = {
  GIT_AUTHOR_NAME: 'Bench',
  GIT_AUTHOR_EMAIL: 'bench@example.com',
  GIT_COMMITTER_NAME: 'Bench',
  GIT_COMMITTER_EMAIL: 'bench@example.com',
};

/**
 * Plans and applies so many repositories.
 *
 * @returns in seconds how long each phase took, and in megabytes the largest memory of the command itself
 */
export function migrate(folder, command, count) {
  const place = join(folder, `migration-${count}`);
  const addresses = Array.from({ length: count }, (_, index) => repository(join(place, `r${index}.git`), index));
  writeFileSync(join(place, 'repos.txt'), addresses.join('\n'));
  const plan = phase(place, command, ['plan', '--repos', 'repos.txt', '--out', 'PLAN']);
  const apply = phase(place, command, ['apply', 'PLAN']);
  return { count, plan, apply };
}

function repository(folder, index) {
  mkdirSync(folder, { recursive: true });
  git(folder, ['init', '--quiet', '--bare', '--initial-branch=main', '.']);
  git(folder, ['config', 'uploadpack.allowFilter', 'true']);
  const files = { Dockerfile: dockerfile, 'requirements.txt': 'flask\n', 'app.py': `print(${index})\n` };
  const lines = Object.entries(files).map(([path, text]) => `M 100644 inline ${path}\ndata ${text.length}\n${text}\n`);
  const head = 'commit refs/heads/main\ncommitter Bench <bench@example.com> 1700000000 +0000\ndata 1\nx\n';
  git(folder, ['fast-import', '--quiet'], `${head}${lines.join('')}\ndone\n`);
  return `file://${folder}`;
}

function git(cwd, words, input = '') {
  const { status, stderr } = spawnSync('git', words, { cwd, input, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

function phase(cwd, command, words) {
  const probe = 'process.on("exit",()=>require("fs").writeSync(3,String(process.resourceUsage().maxRSS/1024)))';
  const preload = join(cwd, 'probe.cjs');
  writeFileSync(preload, probe);
  const before = performance.now();
  const { status, output } = spawnSync(process.execPath, ['--require', preload, command, 'migrate', ...words], {
    cwd,
    env: { ...process.env, ...identity },
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`migrate ${words[0]} ended with ${status}`);
  return { seconds: (performance.now() - before) / 1000, megabytes: Number(output[3]) };
}
