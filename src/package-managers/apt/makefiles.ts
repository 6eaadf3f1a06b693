import type { BuildContext } from '../../build-context.ts';
import { originOf } from './script-origins.ts';
import type { Step } from './steps.ts';
import { valueIn } from './variables.ts';

/** A Makefile of the build context that a step has make read. */
export interface Makefile {
  readonly name: string;
  /** In the build context. */
  readonly path: string;
  readonly text: string;
}

/** The Makefile that a call of make reads: the one that it names, or that of its folder. */
export function makefileOf(step: Step, context: BuildContext | undefined): Makefile | undefined {
  const words = step.invocation.words.map(({ value }) => value);
  const folder = optionOf(words, '-C', '--directory') ?? '.';
  const named = optionOf(words, '-f', '--file') ?? optionOf(words, '-f', '--makefile');
  for (const name of named === undefined ? ['GNUmakefile', 'makefile', 'Makefile'] : [named]) {
    const place = valueIn(name.startsWith('/') ? name : `${folder}/${name}`, step);
    const origin = place === undefined ? undefined : originOf(place, step);
    const text = origin && context?.read(origin.path);
    if (origin && text !== undefined)
      return { name, path: origin.path, text: withIncluded(text, origin.path, context) };
  }
  return undefined;
}

function optionOf(words: readonly string[], short: string, long: string): string | undefined {
  for (const [index, word] of words.entries()) {
    if (word === short || word === long) return words[index + 1];
    if (word.startsWith(`${long}=`)) return word.slice(long.length + 1);
    if (word.startsWith(short) && !word.startsWith('--')) return word.slice(short.length);
  }
  return undefined;
}

/** With the files that it includes, one deep. */
function withIncluded(text: string, path: string, context: BuildContext | undefined): string {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const included = [...text.matchAll(/^-?include\s+(\S+)/gm)].map(
    ([, name]) => context?.read(`${folder}${name}`) ?? '',
  );
  return [text, ...included].join('\n');
}

/** What a Makefile runs, whichever of its targets is asked for, its own variables put in. */
export function recipesOf(text: string): string {
  const variables = new Map(
    [...text.matchAll(/^([\w.-]+)\s*[:?+]?=[ \t]*(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
  );
  const expand = (line: string): string =>
    line.replace(/\$[({]([\w.-]+)[)}]/g, (written, name: string) => variables.get(name) ?? written);
  const recipes = [...text.matchAll(/^\t[@+-]*(.*)$/gm)].map(([, recipe = '']) => expand(expand(recipe)));
  return recipes.join('\n').replaceAll('$$', '$');
}
