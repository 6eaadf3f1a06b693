// Makes src/data/generated/official-images.ts and test/data/python-tags.tsv from the tag history of the official images.
// Usage: node scripts/official-image-tags.mjs CLONES. What must lie in that folder is listed in docs/data.md.
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const [clones] = process.argv.slice(2);
if (!clones) {
  console.error('usage: node scripts/official-image-tags.mjs CLONES');
  process.exit(2);
}

const images = [
  'golang',
  'httpd',
  'nginx',
  'node',
  'openjdk',
  'perl',
  'php',
  'postgres',
  'pypy',
  'python',
  'redis',
  'ruby',
  'rust',
];

const letters = {
  wheezy: 'w',
  jessie: 'j',
  stretch: 's',
  buster: 'b',
  bullseye: 'e',
  bookworm: 'k',
  trixie: 't',
  forky: 'f',
  sid: 'u',
};
const suiteName = new RegExp(`(?:^|[^a-z])(${Object.keys(letters).join('|')})(?![a-z])`);
const suiteNamedIn = (text) => suiteName.exec(text)?.[1];

function git(repository, ...args) {
  try {
    return execFileSync('git', ['-C', join(clones, repository), ...args], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}

/** The stanzas of a library file, in its format of today and in that of 2014: tags, and the place they are built from. */
function* stanzas(text) {
  let header = new Map();
  for (const block of text.split(/\n\s*\n/)) {
    const fields = new Map();
    for (const line of block.split('\n')) {
      const old = /^([\w.-]+): *(?:git|https?):\S*\/([\w.-]+?)(?:\.git)?@(\w+) *(\S*)$/.exec(line);
      if (old) yield { tags: [old[1]], repository: old[2], commit: old[3], directory: old[4] || '.' };
      const field = /^([A-Z][\w-]*): *(.*)$/.exec(line);
      if (field) fields.set(field[1], field[2]);
    }
    if (!fields.has('Tags') && !fields.has('SharedTags')) {
      header = new Map([...header, ...fields]);
      continue;
    }
    const place = new Map([...header, ...fields]);
    yield {
      tags: `${fields.get('Tags') ?? ''},${fields.get('SharedTags') ?? ''}`.split(/[\s,]+/).filter(Boolean),
      repository: /([\w.-]+?)(?:\.git)?$/.exec(place.get('GitRepo') ?? '')?.[1],
      commit: place.get('GitCommit'),
      directory: place.get('Directory') ?? '.',
    };
  }
}

/** Every tag ever published, with the stanza that published it last. A tag that several stanzas share belongs to the first of them. */
function history(image) {
  const last = new Map();
  const path = `library/${image}`;
  let day = '';
  for (const entry of git('official-images', 'log', '--reverse', '--format=%H %cs', '--', path).trim().split('\n')) {
    const [commit, date] = entry.split(' ');
    const text = git('official-images', 'show', `${commit}:${path}`);
    if (text === undefined) continue;
    day = date;
    const together = new Map();
    for (const stanza of stanzas(text)) {
      for (const tag of stanza.tags) if (!together.has(tag)) together.set(tag, stanza);
      stanza.together = together;
    }
    for (const [tag, stanza] of together) last.set(tag, stanza);
  }
  return { tags: last, day };
}

/** The suite that a stanza's image is on: by its directory, by a tag beside it, or by the last FROM of its Dockerfile. */
function suiteOf(image, stanza) {
  const { tags, repository, commit, directory, together } = stanza;
  if (/alpine|windows|nanoserver|oracle/.test(directory)) return undefined;
  const named = suiteNamedIn(directory) ?? tags.map(suiteNamedIn).find(Boolean);
  if (named) return named;
  const names = [repository, repository?.replace(/^docker-/, '')];
  const clone = names.find((name) => name && existsSync(join(clones, name)));
  const dockerfile = clone && git(clone, 'show', `${commit}:${directory === '.' ? '' : `${directory}/`}Dockerfile`);
  const [, parent, tag] =
    dockerfile
      ?.match(/^FROM\s+\S+/gim)
      ?.at(-1)
      ?.match(/\s([\w/.-]+):?(\S*)$/) ?? [];
  // In 2014, when images still followed the latest buildpack-deps, that was jessie.
  if (parent === 'buildpack-deps' && tag === '') return 'jessie';
  if (parent === image && together.has(tag)) return suiteOf(image, together.get(tag));
  return suiteNamedIn(tag ?? '');
}

/** A tag as what stands before its last version number, that number, and its ending: `3.12.0rc1-slim` is `3.12.0rc`, 1, `-slim`. */
function parts(tag) {
  const match = /^((?:\d+[.u])*(?:\d+(?:a|b|rc|beta))?)(\d+)(?![.\d]*\d)(.*)$/.exec(tag);
  return match ? { before: match[1], number: Number(match[2]), ending: match[3] } : undefined;
}

/** Runs of consecutive numbers with the same letter: `0-4j5s`. */
function runs(letterOf) {
  const found = [];
  for (const [number, letter] of [...letterOf].sort(([a], [b]) => a - b)) {
    const run = found.at(-1);
    if (run && run.letter === letter && run.to === number - 1) run.to = number;
    else found.push({ from: number, to: number, letter });
  }
  return found.map(({ from, to, letter }) => `${from}${to > from ? `-${to}` : ''}${letter}`).join('');
}

const absent = 'x';

/**
 * A line for each ending, '' first: the ending, `|`, and groups `before:runs`. A line leaves out what that of '' says;
 * in that of -slim, `x` stands for a version that has no such tag. The last line has the tags without a number, `tag=letter`.
 */
function encode(suites) {
  const endings = new Map([['', new Map()]]);
  const names = [];
  for (const [tag, suite] of suites) {
    const split = parts(tag);
    if (!split) names.push(`${tag}=${letters[suite]}`);
    else {
      const groups = endings.get(split.ending) ?? endings.set(split.ending, new Map()).get(split.ending);
      const group = groups.get(split.before) ?? groups.set(split.before, new Map()).get(split.before);
      group.set(split.number, letters[suite]);
    }
  }
  const plain = endings.get('');
  const lines = [...endings].map(([ending, groups]) => {
    const cells = [...new Set([...groups.keys(), ...(ending === '-slim' ? plain.keys() : [])])].map((before) => {
      const own = new Map(groups.get(before));
      for (const [number, letter] of plain.get(before) ?? []) {
        if (ending === '-slim' && !own.has(number)) own.set(number, absent);
        else if (ending !== '' && own.get(number) === letter) own.delete(number);
      }
      return own.size > 0 ? `${before}:${runs(own)}` : '';
    });
    return `${ending}|${cells.filter(Boolean).join(' ')}`;
  });
  return [...lines, names.join(' ')].join('\n');
}

/** Left out, or the table would be mostly theirs: previews, and tags with a second number, as of a build or a day. */
const isWanted = (tag) =>
  !/windows|nanoserver|alpine|oracle|experimental|chakracore|-ea\b|^tip-/.test(tag) &&
  !/\d/.test(parts(tag)?.ending ?? '');

/** The python version that a tag without one stood for: each Alpine release by the last image on it. */
function pythonOfAlpine(tags) {
  const found = [];
  for (const [tag, { directory }] of tags) {
    const [, major = '', release] = /^(?:(\d+)-)?alpine(\d+\.\d+)$/.exec(tag) ?? [];
    if (release) found.push(`${major}/${release}=${directory.split('/')[0]}`);
  }
  return found.join(' ');
}

/** The slim tags of python that name a suite which can be installed from. */
const isOnSuite = (tag) => /(?:^|-)slim-(?:bullseye|bookworm|trixie)$/.test(tag) && !/\drc|-rc|\d[ab]\d/.test(tag);

const tables = [];
let latest = '';
let alpine = '';
let onSuites = '';
for (const image of images) {
  const { tags, day } = history(image);
  const wanted = [...tags].filter(([tag]) => isWanted(tag)).map(([tag, stanza]) => [tag, suiteOf(image, stanza)]);
  for (const [tag, suite] of wanted) {
    if (suiteNamedIn(tag) && suiteNamedIn(tag) !== suite) console.error(`${image}:${tag} is on ${suite}`);
    if (!suite) console.error(`${image}:${tag}: suite unknown`);
  }
  const encoded = encode(wanted.filter(([tag, suite]) => suite && !suiteNamedIn(tag)));
  tables.push(`  ${/^\w+$/.test(image) ? image : `'${image}'`}: \`${encoded}\`,`);
  console.log(`${image}: ${tags.size} tags, ${encoded.length} bytes`);
  if (day > latest) latest = day;
  if (image === 'python') {
    alpine = pythonOfAlpine(tags);
    onSuites = encode([...tags.keys()].filter(isOnSuite).map((tag) => [tag, suiteNamedIn(tag)]));
    const rows = [...tags]
      .filter(([tag]) => !/windows/.test(tag))
      .map(([tag, { directory }]) => `${tag}\t${directory}\n`);
    writeFileSync(join(root, 'test/data/python-tags.tsv'), rows.sort().join(''));
  }
}

const code = Object.entries(letters).map(([suite, letter]) => `${letter}: '${suite}'`);
writeFileSync(
  join(root, 'src/data/generated/official-images.ts'),
  `// Made by scripts/official-image-tags.mjs, which says how to read it. Regenerate rather than edit.
// Tags published up to ${latest}.
export const suiteCodes = { ${code.join(', ')} } as const;
export const pythonOfAlpine = '${alpine}';
export const slimPythonsOnSuites = \`${onSuites}\`;
export const suitesOfTags = {
${tables.join('\n')}
} as const;
`,
);
