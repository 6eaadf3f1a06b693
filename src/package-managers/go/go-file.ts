/**
 * The directives of a go.mod or go.work, as words: those of a block are each given its name (go.dev/ref/mod, "Lexical
 * elements").
 */
export function parseGoFile(text: string): string[][] {
  const directives: string[][] = [];
  let block: string | undefined;
  for (const line of text.replace(/\/\*[\s\S]*?\*\//g, ' ').split(/\r\n?|\n/)) {
    const words = wordsOf(line);
    if (words.length === 0) continue;
    if (block === undefined && words.at(-1) === '(') block = words[0] ?? '';
    else if (words[0] === ')') block = undefined;
    else directives.push(block === undefined ? words : [block, ...words]);
  }
  return directives;
}

function wordsOf(line: string): string[] {
  const found = line.match(/\/\/.*$|"(?:\\.|[^"\\])*"|`[^`]*`|=>|[()]|[^\s()"`]+/g) ?? [];
  const comment = found.findIndex((word) => word.startsWith('//'));
  const words = comment === -1 ? found : found.slice(0, comment);
  return words.map((word) => word.replace(/^(["`])(.*)\1$/s, '$2'));
}
