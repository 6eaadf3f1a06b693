import { expect, test } from 'vitest';
import { progressOn } from '../../src/cli/progress.ts';

function terminal(isTTY: boolean, columns = 80) {
  const written: string[] = [];
  const clock = { time: 0 };
  const write = (text: string): boolean => written.push(text) > 0;
  return { written, clock, progress: progressOn({ isTTY, columns, write }, () => clock.time) };
}

test('nothing is shown in the first second', () => {
  const { written, clock, progress } = terminal(true);
  for (clock.time = 0; clock.time < 1000; clock.time += 10) progress.step(() => 'busy');
  progress.clear();
  expect(written).toEqual([]);
});

test('then a line that changes ten times a second, and goes away', () => {
  const { written, clock, progress } = terminal(true);
  for (clock.time = 0; clock.time < 1300; clock.time += 10) progress.step(() => `at ${clock.time}`);
  progress.clear();
  progress.clear();
  expect(written).toEqual(['\r\x1b[Kat 1000', '\r\x1b[Kat 1100', '\r\x1b[Kat 1200', '\r\x1b[K']);
});

test('the line fits into the terminal', () => {
  const { written, clock, progress } = terminal(true, 10);
  clock.time = 2000;
  progress.step(() => 'a long label');
  expect(written).toEqual(['\r\x1b[Ka long la']);
});

test('where there is no terminal, nothing is shown', () => {
  const { written, clock, progress } = terminal(false);
  clock.time = 2000;
  progress.step(() => 'busy');
  progress.clear();
  expect(written).toEqual([]);
});

test('a terminal that does not know its width has a usual one, and a path does not reach it as it is', () => {
  const { written, clock, progress } = terminal(true, 0);
  clock.time = 2000;
  progress.step(() => `a\nb${'x'.repeat(100)}`);
  expect(written).toEqual([`\r\x1b[Ka\\x0ab${'x'.repeat(73)}`]);
});
