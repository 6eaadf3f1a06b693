// npm run bench: measures the built command and writes bench/README.md. DOCKERFIX_CORPUS names the folders of real Dockerfiles.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from './bench-migrations.mjs';
import { loadTypeScript } from './load-typescript.mjs';
import { prepare, root } from './prepare.mjs';

const runs = 9;
prepare();
const folder = mkdtempSync(join(tmpdir(), 'dockerfix-bench-'));
const command = join(root, 'dist', 'cli.js');

try {
  const one = join(folder, 'Dockerfile');
  writeFileSync(one, eightyLines());
  const nothing = measure(['-e', '0']);
  const single = measure([command, one]);
  const { throughput } = await loadTypeScript(join(root, 'scripts', 'throughput.ts'));
  const corpus = throughput(runs);
  const growth = [1000, 10_000, 100_000].map((lines) => {
    const path = join(folder, `${lines}.Dockerfile`);
    writeFileSync(path, manyLines(lines));
    return { lines, seconds: measure([command, path], lines > 10_000 ? 3 : runs).seconds };
  });
  const contexts = [10, 100_000].map((files) => {
    const context = join(folder, `context-${files}`);
    fillContext(context, files);
    return { files, seconds: measure([command, join(context, 'Dockerfile')]).seconds };
  });
  const migrations = [500, 1000].map((count) => migrate(folder, command, count));
  writeFileSync(join(root, 'bench', 'README.md'), page({ nothing, single, corpus, growth, contexts, migrations }));
} finally {
  rmSync(folder, { recursive: true });
}

/** Medians of several runs of Node: CPU time of the whole process, user and system, and its largest memory. */
function measure(words, times = runs) {
  const probe =
    'process.on("exit",()=>{const u=process.resourceUsage();require("fs").writeSync(3,`${(u.userCPUTime+u.systemCPUTime)/1e6} ${u.maxRSS/1024}`)})';
  const preload = join(folder, 'probe.cjs');
  writeFileSync(preload, probe);
  const all = Array.from({ length: times }, () => {
    const { output } = spawnSync(process.execPath, ['--require', preload, ...words], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    });
    return output[3].split(' ').map(Number);
  });
  const [seconds, megabytes] = [0, 1].map((column) => median(all.map((row) => row[column])));
  return { seconds, megabytes };
}

function median(values) {
  return values.sort((a, b) => a - b)[values.length >> 1];
}

function eightyLines() {
  const body = Array.from({ length: 12 }, (_, index) => [
    `# part ${index}`,
    'RUN apt-get update && apt-get install -y \\',
    `    package-${index} \\`,
    '    curl',
    `COPY part${index}/ /app/part${index}/`,
    `RUN pip install library-${index}`,
  ]).flat();
  return `${['FROM python:3.12-slim', 'WORKDIR /app', ...body, 'COPY . .', 'RUN pip install -r requirements.txt', 'EXPOSE 8000', 'USER nobody', 'ENV A=1', 'CMD ["python", "main.py"]'].join('\n')}\n`;
}

function manyLines(count) {
  const lines = ['FROM python:3.12-slim'];
  for (let index = 0; lines.length < count; index++) {
    lines.push(
      'RUN apt-get update && \\',
      '    apt-get install -y curl',
      `RUN pip install library-${index}`,
      `ENV V${index}=x`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** A build context of that many files, a hundred in each folder, with an install whose manifests are read. */
function fillContext(context, files) {
  for (let index = 0; index < files; index++) {
    const place = join(context, 'source', `part${Math.floor(index / 100)}`);
    if (index % 100 === 0) mkdirSync(place, { recursive: true });
    writeFileSync(join(place, `file${index}.js`), '');
  }
  writeFileSync(join(context, 'package.json'), '{ "name": "x" }');
  writeFileSync(join(context, 'Dockerfile'), 'FROM node:22\nWORKDIR /app\nCOPY . .\nRUN npm install\n');
}

function page({ nothing, single, corpus, growth, contexts, migrations }) {
  const ratio = (a, b) => (a / b).toFixed(1);
  const rate = (seconds) => `${Math.round(corpus.files / seconds)} files a second of CPU time`;
  const overCorpora = corpus
    ? `| the default preset over ${corpus.files} real Dockerfiles | ${rate(median([...corpus.passes]))} |
| the same, the first time in a process | ${rate(corpus.passes[0])} |
`
    : '';
  return `# What it costs

Written by \`npm run bench\`, on Node ${process.versions.node}: medians of ${runs} runs (of 3 for 100,000 lines), CPU time of the whole process. Machines differ, so these are ratios where they can be; the files a second are those of the machine that wrote this page.

| | |
| --- | --- |
| one file of 80 lines, CPU time | ${ratio(single.seconds, nothing.seconds)} times that of \`node -e 0\` |
| one file of 80 lines, memory | ${ratio(single.megabytes, nothing.megabytes)} times that of \`node -e 0\` |
${overCorpora}
| lines in one file | CPU time, as a multiple of that for 1,000 lines |
| ---: | ---: |
${growth.map(({ lines, seconds }) => `| ${lines.toLocaleString('en')} | ${ratio(seconds, growth[0].seconds)} |`).join('\n')}

| files in the build context | CPU time of one Dockerfile whose install is split, as a multiple of that for ${contexts[0].files} |
| ---: | ---: |
${contexts.map(({ files, seconds }) => `| ${files.toLocaleString('en')} | ${ratio(seconds, contexts[0].seconds)} |`).join('\n')}

A migration of repositories of three files on this machine, four at a time: time that passes, git's included, as a multiple of that for the first row, and the largest memory of dockerfix itself, as a multiple of that of \`node -e 0\`.

| repositories | plan, time | plan, memory | apply, time | apply, memory |
| ---: | ---: | ---: | ---: | ---: |
${migrations.map(({ count, plan, apply }) => `| ${count.toLocaleString('en')} | ${ratio(plan.seconds, migrations[0].plan.seconds)} | ${ratio(plan.megabytes, nothing.megabytes)} | ${ratio(apply.seconds, migrations[0].apply.seconds)} | ${ratio(apply.megabytes, nothing.megabytes)} |`).join('\n')}

For ${migrations.at(-1).count.toLocaleString('en')} repositories the plan took ${((migrations.at(-1).plan.seconds / migrations.at(-1).count) * 1000).toFixed(0)} milliseconds each, and the commit and push ${((migrations.at(-1).apply.seconds / migrations.at(-1).count) * 1000).toFixed(0)}, on the machine that wrote this page.
`;
}
