import type { ShellScript } from './script.ts';

/** Whether the script stops at the first command that fails: `set -e`, in any bundle, above an offset of its text. */
export function exitsOnError(script: ShellScript, before = script.text.length): boolean {
  return script.list.items.some(({ commands }) =>
    commands.some(({ words, start }) => {
      if (words[0]?.value !== 'set' || start >= before) return false;
      const values = words.slice(1).map(({ value }) => value);
      return values.some((value, index) =>
        value === 'errexit' ? values[index - 1] === '-o' : /^-[a-zA-Z]*e/.test(value),
      );
    }),
  );
}
