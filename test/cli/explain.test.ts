import { describe, expect, test } from 'vitest';
import { defaultPreset } from '../../transforms/index.ts';
import { dockerfix } from './command.ts';

test('list names every transform once, in order, with risk and summary', () => {
  const { code, stdout, stderr } = dockerfix(['list'], { cwd: '/' });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const rows = stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.split(/ {2,}/));
  expect(rows).toEqual(defaultPreset.map(({ name, risk, summary }) => [name, risk, summary]));
});

describe('explain says of a transform all that its definition says', () => {
  test.each(defaultPreset.map((transform) => [transform.name, transform] as const))('%s', (name, transform) => {
    const { code, stdout } = dockerfix(['explain', name], { cwd: '/' });
    expect(code).toBe(0);
    const parts = [
      transform.summary,
      transform.why,
      transform.risk,
      ...transform.hadolint,
      ...Object.entries<string>(transform.declines).flat(),
      ...Object.entries(transform.options).flatMap(([option, { summary }]) => [`${name}.${option}`, summary]),
      ...transform.examples.flatMap(({ before, after }) => [...before.split('\n'), ...after.split('\n')]),
    ];
    for (const part of parts) expect(stdout).toContain(part);
  });
});
