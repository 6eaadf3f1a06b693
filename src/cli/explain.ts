import { unknownName } from '../config/config-error.ts';
import { describeValues } from '../config/option-value.ts';
import { table } from '../output/table.ts';
import type { Example, Transform } from '../transform.ts';
import type { Terminal } from './terminal.ts';

/**
 * Prints what a transform does, and when it does not.
 *
 * @throws ConfigError for a name that no transform has
 */
export function explain(name: string, transforms: readonly Transform[], { output, outputColors }: Terminal): void {
  const transform = transforms.find((one) => one.name === name);
  if (!transform)
    throw unknownName(
      'transform',
      name,
      transforms.map((one) => one.name),
    );
  const { bold } = outputColors;
  const sections = [
    `${bold(transform.name)}: ${transform.summary}\n\n${transform.why}\n`,
    `${bold('Risk')}: ${risks[transform.risk]}\n`,
    ...section(bold('Examples'), transform.examples.map(formatExample).join('\n')),
    ...section(bold('Left as it is, with the reason'), table(Object.entries<string>(transform.declines))),
    ...section(bold('Options'), formatOptions(transform)),
    `${bold('To keep a place as it is')}, put a comment above the instruction:\n\n${indent(ignoreComments(transform))}`,
  ];
  output.write(sections.join('\n'));
}

const risks: Readonly<Record<Transform['risk'], string>> = {
  safe: 'safe (the same files and metadata at run time, package caches aside)',
  review: 'review (the image changes, as described above; --safe leaves it out)',
};

function section(title: string, body: string): string[] {
  return body === '' ? [] : [`${title}:\n\n${indent(body)}`];
}

function formatExample({ before, after }: Example): string {
  const marked = (mark: string, text: string): string => text.trimEnd().replace(/^/gm, `${mark} `);
  return `${marked('-', before)}\n${marked('+', after)}\n`;
}

function formatOptions({ name, options }: Transform): string {
  return table(
    Object.entries(options).map(([option, definition]) => {
      const byDefault = JSON.stringify(definition.default);
      return [`${name}.${option}`, `${definition.summary} (${describeValues(definition)}; ${byDefault} unless set)`];
    }),
  );
}

function ignoreComments({ name, hadolint }: Transform): string {
  const own = `# dockerfix-ignore ${name} -- reason`;
  return [own, ...hadolint.map((code) => `# hadolint ignore=${code}`)].map((line) => `${line}\n`).join('');
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
