import { describeValues } from '../src/config/option-value.ts';
import type { Example, OptionValue, Risk, Transform } from '../src/transform.ts';

const riskMeanings: Readonly<Record<Risk, string>> = {
  safe: 'the image stays as it is, package caches aside',
  review: 'the image changes in a way that is wanted, so read the diff; `--safe` leaves these changes out',
};

/** The documentation of a transform that follows from its definition, in Markdown. */
export function formatTransformPage(transform: Transform): string {
  const { name, summary, why, risk } = transform;
  const sections = [
    `# ${name}`,
    `${prose(summary)}.`,
    prose(why),
    `Risk: **${risk}** (${riskMeanings[risk]}).`,
    formatIgnoring(transform),
    ...formatExamples(transform),
    ...formatOptions(transform),
    ...formatDeclines(transform),
  ];
  return `${sections.join('\n\n')}\n`;
}

function formatIgnoring({ name, hadolint }: Transform): string {
  const own = `An instruction stays as it is below the comment \`# dockerfix-ignore ${name} -- reason\``;
  if (hadolint.length === 0) return `${own}.`;
  const codes = hadolint.map((code) => `[${code}](https://github.com/hadolint/hadolint/wiki/${code})`);
  return `${own}, or below an ignore comment of hadolint for ${codes.join(' or ')}.`;
}

function formatExamples({ name, examples }: Transform): string[] {
  if (examples.length === 0) return [];
  const title = examples.length === 1 ? '## Example' : '## Examples';
  return [title, ...examples.flatMap((example) => formatExample(name, example))];
}

function formatExample(name: string, { before, after, context = {}, options = {} }: Example): string[] {
  const settings = Object.entries(options).map(([option, value]) => `\`${name}.${option}\` set to ${code(value)}`);
  const files = Object.entries(context).map(([path, content]) => formatFile(path, content));
  const conditions = [
    ...(settings.length > 0 ? [`With ${settings.join(', ')}:`] : []),
    ...(files.length > 0 ? ['With these files in the build context:', files.join('\n')] : []),
  ];
  return [...conditions, block('dockerfile', before), 'becomes', block('dockerfile', after)];
}

function formatFile(path: string, content: string): string {
  const lines = content.split('\n').filter((line) => line !== '');
  if (lines.length === 0) return `- \`${path}\``;
  return `- \`${path}\`: ${lines.map((line) => `\`${line}\``).join(', ')}`;
}

function formatOptions({ options }: Transform): string[] {
  const rows = Object.entries(options).map(([name, definition]) => {
    const cells = [`\`${name}\``, describeValues(definition), code(definition.default), prose(definition.summary)];
    return row(cells);
  });
  if (rows.length === 0) return [];
  return [
    '## Options',
    [row(['option', 'value', 'default', 'meaning']), row(['---', '---', '---', '---']), ...rows].join('\n'),
  ];
}

function formatDeclines({ declines }: Transform): string[] {
  const rows = Object.entries<string>(declines).map(([id, sentence]) => row([`\`${id}\``, prose(sentence)]));
  if (rows.length === 0) return [];
  return [
    '## What it leaves alone',
    [row(['reason', 'what stands in the way']), row(['---', '---']), ...rows].join('\n'),
  ];
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replace(/\s+/g, ' ')).join(' | ')} |`;
}

function code(value: OptionValue): string {
  return `\`${JSON.stringify(value)}\``;
}

function block(language: string, text: string): string {
  return [`\`\`\`${language}`, text.replace(/\n$/, ''), '```'].join('\n');
}

/** Markdown takes `<` for the start of a tag, but not in code. */
function prose(text: string): string {
  return text.replace(/`[^`]*`|</g, (token) => (token === '<' ? '&lt;' : token));
}

/** All transforms, each with a link to its page, in Markdown. */
export function formatTransformTable(transforms: readonly Transform[]): string {
  const rows = transforms.map(({ name, summary, risk }) =>
    row([`[${name}](transforms/${name}.md)`, prose(summary), risk]),
  );
  return `${[row(['transform', 'what it does', 'risk']), row(['---', '---', '---']), ...rows].join('\n')}\n`;
}
