import type { Dockerfile } from './dockerfile.ts';

type PartOfFile = Dockerfile | { readonly dockerfile: Dockerfile };

function fileOf(part: PartOfFile): Dockerfile {
  return 'dockerfile' in part ? part.dockerfile : part;
}

/** The file that is being asked about, and what ends when it is another's turn. */
let current: Dockerfile | undefined;
const forget: (() => void)[] = [];

/**
 * A question about a Dockerfile, or about a part of one, that is worked out once, however often it is asked, for as long
 * as no other file is asked about. A WeakMap would do the same, and cost a third of the whole run: the garbage collector
 * lets all that hangs on its entries grow old.
 * @param work what it needs beside the part is the same for the whole file
 */
export function once<Part extends PartOfFile, Others extends unknown[], Answer>(
  work: (part: Part, ...others: Others) => Answer,
): (part: Part, ...others: Others) => Answer {
  let answers = new Map<Part, Answer>();
  forget.push(() => {
    answers = new Map();
  });
  return (part, ...others) => {
    const file = fileOf(part);
    if (file !== current) {
      current = file;
      for (const end of forget) end();
    }
    const known = answers.get(part);
    if (known !== undefined) return known;
    const answer = work(part, ...others);
    answers.set(part, answer);
    return answer;
  };
}
