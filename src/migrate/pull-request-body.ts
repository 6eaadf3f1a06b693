import { printable } from '../output/words.ts';
import type { CarriedOut } from './carry-out.ts';
import type { PlannedRepository } from './plan.ts';
import type { RewrittenFile } from './rewrite.ts';

/** In UTF-16 units: forges take about 65,000. */
const longest = 60_000;

/** What a pull request says: what each transform did and why, what stays as it is, and how to switch a thing off. */
export function pullRequestBody({ files }: PlannedRepository, carriedOut: CarriedOut): string {
  const changed = carriedOut.files.map(sectionOf);
  const left = files.flatMap(({ path, findings }) =>
    findings
      .filter(({ outcome }) => outcome === 'declined' || outcome === 'reverted')
      .map(({ at, transform, message }) => `- ${plain(path)}:${at.line} \`${transform}\`: ${plain(message)}\n`),
  );
  const declines =
    left.length === 0
      ? ''
      : `\n## Left as it is\n\nEach line names what stands in the way; once that is gone, the next run makes the change.\n\n${left.join('')}`;
  return shortened(`${introduction}\n${changed.join('\n')}${declines}\n${ending}`);
}

const introduction = `dockerfix rewrites the Dockerfiles of this repository. Nothing but what is listed here changes.
`;

const ending = `## To switch a thing off

- A comment \`# dockerfix-ignore NAME -- reason\` above an instruction keeps it as it is; \`# dockerfix-ignore-file NAME\` keeps the file.
- \`skip: [NAME]\` in \`dockerfix.config.yaml\` at the root of the repository leaves a transform out, and \`migrate: false\` keeps migrations out.
`;

function sectionOf({ path, findings }: RewrittenFile): string {
  const lines = findings
    .filter(({ outcome }) => outcome === 'applied')
    .map(({ at, transform, message, risk }) => {
      const review = risk === 'review' ? ' (please review)' : '';
      return `- line ${at.line} \`${transform}\`${review}: ${plain(message)}\n`;
    });
  return `## ${plain(path)}\n\n${lines.join('')}`;
}

/** A text of others as plain text: no markup, no mention of a person, no reference. */
export function plain(text: string): string {
  return printable(text.replace(/\s+/g, ' '))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]()|~!]/g, '\\$&')
    .replace(/#(?=\d)/g, '&#35;')
    .replaceAll('@', '&#64;')
    .replace(/:\/\//g, '&#58;//');
}

function shortened(text: string): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, text.lastIndexOf('\n', longest))}\n\n… and more: the plan holds the rest.\n`;
}
