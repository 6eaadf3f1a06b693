import { diffLines } from 'diff';
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
    `${bold('Risk')}: ${transform.risk} (${risks[transform.risk]})\n`,
    ...section(bold('Examples'), transform.examples.map(formatExample).join('\n')),
    ...section(bold('Left as it is, with the reason'), table(Object.entries<string>(transform.declines))),
    ...section(bold('Options'), formatOptions(transform)),
    `${bold('To keep a place as it is')}, put a comment above the instruction:\n\n${indent(ignoreComments(transform))}`,
  ];
  output.write(sections.join('\n'));
}

const risks: Readonly<Record<Transform['risk'], string>> = {
  safe: 'the image stays as it is, package caches aside',
  review: 'the image changes in a way that is wanted, so read the diff; --safe leaves these changes out',
};

function section(title: string, body: string): string[] {
  return body === '' ? [] : [`${title}:\n\n${indent(body)}`];
}

/** With what has to be there for it, in the manner of a diff. */
function formatExample({ before, after, context = {}, options = {} }: Example): string {
  const files = Object.keys(context).map((path) => `with ${path} in the build context\n`);
  const settings = Object.entries(options).map(([name, value]) => `with ${name} set to ${JSON.stringify(value)}\n`);
  const lines = diffLines(`${before.trimEnd()}\n`, `${after.trimEnd()}\n`, { oneChangePerToken: true });
  return [
    ...files,
    ...settings,
    ...lines.map(({ added, removed, value }) => `${added ? '+' : removed ? '-' : ' '} ${value}`),
  ].join('');
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
