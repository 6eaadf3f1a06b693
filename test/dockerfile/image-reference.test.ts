import { expect, test } from 'vitest';
import { parseImageReference } from '../../src/dockerfile/image-reference.ts';

test.each([
  ['python', 'python', undefined, undefined],
  ['python:3.9-alpine', 'python', '3.9-alpine', undefined],
  ['localhost:5000/a/b:1', 'localhost:5000/a/b', '1', undefined],
  ['localhost:5000/a/b', 'localhost:5000/a/b', undefined, undefined],
  ['python@sha256:0f', 'python', undefined, 'sha256:0f'],
  ['python:3@sha256:0f', 'python', '3', 'sha256:0f'],
  ['python:${V:-3}', 'python', '${V:-3}', undefined],
  ['${R:-host:5000}/python:3', '${R:-host:5000}/python', '3', undefined],
  ['python:', 'python', '', undefined],
])('%s', (text, name, tag, digest) => {
  const read = parseImageReference(text);
  expect([read.name, read.tag, read.digest]).toEqual([name, tag, digest]);
  if (read.tagSpan) expect(text.slice(read.tagSpan.start, read.tagSpan.end)).toBe(tag);
  if (read.digestSpan) expect(text.slice(read.digestSpan.start, read.digestSpan.end)).toBe(`@${digest}`);
});
