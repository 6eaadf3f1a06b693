import { expect, test } from 'vitest';
import { type Dockerfile, parseDockerfile } from '../../src/dockerfile/dockerfile.ts';
import type { Instruction } from '../../src/dockerfile/instruction.ts';
import { once } from '../../src/dockerfile/once.ts';

test('a question is worked out once for each part of a file, and again when another file was asked about', () => {
  const worked: string[] = [];
  const bodyOf = once(({ body }: Instruction) => {
    worked.push(body.text);
    return { text: body.text };
  });
  const bodiesOf = once(({ instructions }: Dockerfile) => instructions.map(bodyOf));
  const file = parseDockerfile('FROM a\nUSER b\n');
  const first = bodiesOf(file);
  expect(first.map(({ text }) => text)).toEqual(['a', 'b']);
  expect(bodiesOf(file)).toBe(first);
  expect(worked).toEqual(['a', 'b']);
  expect(bodiesOf(parseDockerfile('FROM c\n'))).toEqual([{ text: 'c' }]);
  expect(bodiesOf(file)).toEqual(first);
  expect(worked).toEqual(['a', 'b', 'c', 'a', 'b']);
});
