import type { ShellScript } from './script.ts';

/**
 * Whether the script stops at the first command that fails: its shell was started so, or `set -e`, in any bundle, stands
 * above an offset of its text. The last word on it counts.
 */
export function exitsOnError({ list, options, text }: ShellScript, before = text.length): boolean {
  let isOn = switched(options) ?? false;
  for (const { words, start } of list.items.flatMap(({ commands }) => commands)) {
    if (words[0]?.value !== 'set' || start >= before) continue;
    isOn = switched(words.slice(1).map(({ value }) => value)) ?? isOn;
  }
  return isOn;
}

function switched(options: readonly string[]): boolean | undefined {
  const last = options.findLast((option, index) =>
    option === 'errexit' ? /^[-+][a-zA-Z]*o$/.test(options[index - 1] ?? '') : /^[-+][a-zA-Z]*e/.test(option),
  );
  if (last !== 'errexit') return last?.startsWith('-');
  return options[options.lastIndexOf(last) - 1]?.startsWith('-');
}
