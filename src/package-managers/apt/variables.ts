import { expandText, type Variable } from '../../dockerfile/variables.ts';
import type { ShellAssignment } from '../../shell/command.ts';
import type { ShellWord } from '../../shell/word.ts';
import type { AptWord } from './command.ts';
import type { Step } from './steps.ts';

/** What a word becomes: its variables put in where the file tells them, and split as an unquoted one is. */
export function expandWord(word: ShellWord, step: Step): AptWord[] {
  const { start, end, isLiteral } = word;
  if (isLiteral) return [{ start, end, value: word.value, isLiteral, isKnown: true }];
  const value = valueIn(word.value, step);
  // A pattern that no file fits stays as it is: `git=1:2.39.*`.
  if (value === undefined)
    return [{ start, end, value: word.value, isLiteral, isKnown: /^[\w+.:-]+=[^$`{]+$/.test(word.value) }];
  const values = word.quoted ? [value] : value.split(/\s+/).filter((part) => part !== '');
  return values.map((part) => ({ start, end, value: part, isLiteral, isKnown: true }));
}

/** The words of a step, its program first, with the variables put in that the file tells. */
export function wordsOf(step: Step): string[] {
  return step.invocation.words.flatMap((word) => expandWord(word, step)).map(({ value }) => value);
}

/**
 * A text with the variables put in that the file gives a value to: by ENV, by ARG's default, or by a plain assignment that
 * stands above in the same shell text. Undefined where the file does not tell.
 */
export function valueIn(text: string, step: Step): string | undefined {
  const { run } = step;
  const { stage } = run;
  if (!stage || /\$\(|[`*?[]|(?<!\$)\{/.test(text)) return undefined;
  return expandText(text, '\\', (name) => assignedAbove(name, step) ?? stage.variable(name, run.onbuild ?? run));
}

type Assigned = Pick<ShellAssignment, 'name' | 'value' | 'isLiteral'>;

function assignedAbove(name: string, { run, command }: Step): Variable | undefined {
  const { script, start } = command;
  const found = script.commands
    .filter((other) => other.script === script && other.start < start)
    .flatMap(({ words, assignments }): readonly Assigned[] => {
      if (words.length === 0) return assignments;
      if (words[0]?.value !== 'export') return [];
      return words.slice(1).flatMap(({ value, isLiteral }) => {
        const [, key = '', text = ''] = /^(\w+)=(.*)$/s.exec(value) ?? [];
        return key === '' ? [] : [{ name: key, value: text, isLiteral }];
      });
    })
    .findLast((assignment) => assignment.name === name);
  return found && { value: found.isLiteral ? found.value : undefined, by: run, keyword: 'ARG' };
}
