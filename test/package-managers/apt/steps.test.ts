import { describe, expect, test } from 'vitest';
import { parseDockerfile } from '../../../src/dockerfile/dockerfile.ts';
import {
  isTolerated,
  joinerBefore,
  precedes,
  privilegeOf,
  type Step,
  stepsOf,
} from '../../../src/package-managers/apt/steps.ts';

/** The steps of a RUN by the name of their program. */
function stepsIn(line: string): (name: string) => Step {
  const run = parseDockerfile(`FROM a\nRUN ${line}\n`).instructions.at(-1);
  const steps = run ? stepsOf(run) : [];
  return (name) => {
    const found = steps.find(({ invocation }) => invocation.program === name);
    if (!found) throw new Error(`no ${name} in: ${line}`);
    return found;
  };
}

describe('a step that surely comes before another', () => {
  test.each([
    ['u && i', true],
    ['u; i', true],
    ['(u) && { i; }', true],
    ['bash -c "u && i"', true],
    ['bash -c "u" && i', true],
    ['u && bash -c "true; i"', true],
    ['if u; then i; fi', true],
    ['if u; then true; else i; fi', true],
    ['if a; then u; else i; fi', false],
    ['if a; then u && i; fi', true],
    ['u && if a; then i; fi', true],
    ['if a; then u; fi; i', false],
    ['for x in y; do u; done; i', true],
    ['until u; do a; done; i', true],
    ['while a; do u; done; i', false],
    ['f() { u; }; i', false],
    ['case $x in a) u;; esac; i', false],
  ])('%s: %s', (line, expected) => {
    const step = stepsIn(line);
    expect(precedes(step('u'), step('i'))).toBe(expected);
  });
});

describe('what joins a command in front of a step, so that its failure ends the RUN', () => {
  test.each([
    ['i', '&&'],
    ['a && i && b', '&&'],
    ['a; i && b', '&&'],
    ['(i && a) && b', '&&'],
    ['yes | i && b', '&&'],
    ['! i', '&&'],
    ['i; a', undefined],
    ['i || a', undefined],
    ['a || i', undefined],
    ['i & a', undefined],
    ['(i; a) && b', undefined],
    ['(i) | a', undefined],
    ['if i; then a; fi', undefined],
    ['bash -c "i && a" && b', '&&'],
    ['bash -c "i && a"; b', undefined],
    ['set -e; i; a', ';'],
    ['set -e; i && a', '&&'],
    ['set -e; a && i; b', undefined],
    ['set -e; (i); a', '&&'],
    ['i; set -e; a', undefined],
  ])('%s: %s', (line, expected) => {
    const step = stepsIn(line)('i');
    expect(joinerBefore(step, step.command.item)).toBe(expected);
  });
});

describe('a step that may fail', () => {
  test.each([
    ['u', false],
    ['u && a', false],
    ['a; u', false],
    ['curl x | u', false],
    ['set -e; u; a', false],
    ['if x; then u; fi', false],
    ['u; a', true],
    ['u || true', true],
    ['u && a; b', true],
    ['u | tee x', true],
    ['! u', true],
    ['bash -c "u; a"', true],
    ['bash -c "u" || true', true],
    ['set -e; u && a; b', true],
  ])('%s: %s', (line, expected) => {
    expect(isTolerated(stepsIn(line)('u'))).toBe(expected);
  });
});

test.each([
  ['i', ''],
  ['sudo i', 'sudo '],
  ['sudo -E A=b i', 'sudo -E '],
  ['A=b sudo -u root -H i', 'sudo -u root -H '],
  ['env A=b i', ''],
  ['echo x | sudo -S i', undefined],
  ['sudo -kS i', undefined],
  ['sudo sh -c "i"', ''],
])('in front of %s stands %j', (line, expected) => {
  expect(privilegeOf(stepsIn(line)('i'))).toBe(expected);
});
