import type { Instruction, ShellScript, Stage } from '../../src/transform.ts';
import type { Language } from './language.ts';
import { type Obstacle, obstacle } from './obstacle.ts';

/** Uses of what a package has elsewhere on Debian, in the stages and in the scripts that they run. */
export function movedFiles(
  unless: ReadonlyMap<string, readonly string[]>,
  members: readonly Stage[],
  scripts: readonly ShellScript[],
  { installers }: Language,
): Obstacle[] {
  const instructions = members.flatMap((stage) => stage.instructions);
  const inScripts = new Set(scripts.flatMap((script) => wordsOfScript(script, installers)));
  return [...unless].flatMap(([apk, mentions]) => {
    for (const mention of mentions) {
      const user = instructions.find((instruction) =>
        wordsOf(instruction, installers).some((word) => isMention(word, mention)),
      );
      const what = `${mention} of the Alpine package ${apk} is elsewhere, or another thing, on Debian`;
      if (user) return [obstacle('moved-files', user, what)];
      const [first] = instructions;
      if (first && [...inScripts].some((word) => isMention(word, mention)))
        return [obstacle('moved-files', first, `a script of the build context uses ${mention}: ${what}`)];
    }
    return [];
  });
}

function wordsOf(instruction: Instruction, installers: ReadonlySet<string>): string[] {
  return [
    ...(instruction.trigger ?? instruction).scripts.flatMap((script) => wordsOfScript(script, installers)),
    ...(instruction.form === 'shell' && instruction.keyword === 'RUN'
      ? []
      : instruction.arguments.map(({ value }) => value)),
  ];
}

/** Behind an installer `wheel` is a package, not a group. */
function wordsOfScript({ commands }: ShellScript, installers: ReadonlySet<string>): string[] {
  return commands
    .filter(({ words }) => words[0]?.value !== 'apk' && !installers.has(words[0]?.value ?? ''))
    .flatMap(({ words, assignments }) => [...words, ...assignments].map(({ value }) => value));
}

function isMention(word: string, mention: string): boolean {
  if (mention.includes('/')) return word.includes(mention);
  const at = word.indexOf(mention);
  const end = at + mention.length;
  return at !== -1 && !/[\w.-]/.test(word[at - 1] ?? ' ') && !/[\w.-]/.test(word[end] ?? ' ');
}
