import { describe, expect, test } from 'vitest';
import { parseDockerfile } from '../../../src/dockerfile/dockerfile.ts';
import { type AptCommand, aptCommands } from '../../../src/package-managers/apt/command.ts';
import { optionPlace, settingIn, switchedTo } from '../../../src/package-managers/apt/options.ts';

function commandOf(line: string): AptCommand {
  const [command] = aptCommands(parseDockerfile(`FROM a\nENV KNOWN="-y gcc" NAMES="gcc g++" EMPTY=\nRUN ${line}\n`));
  if (!command) throw new Error(`no apt in: ${line}`);
  return command;
}

describe('the parts of a command', () => {
  test.each([
    ['apt-get install -y a b', 'install', ['-y'], ['a', 'b']],
    ['apt-get -qqyf install a', 'install', ['-q', '-q', '-y', '-f'], ['a']],
    ['apt-get -o A=b -t x install a', 'install', ['-o A=b', '-t x'], ['a']],
    ['apt-get -oA=b install -t=x a', 'install', ['-o A=b', '-t x'], ['a']],
    ['apt-get install --target-release x --option=A=b a', 'install', ['--target-release x', '--option A=b'], ['a']],
    ['apt-get install -q=2 --YES a -- -b', 'install', ['-q 2', '--yes'], ['a', '-b']],
    ['apt-get install -yo A=b a', 'install', ['-y', '-o A=b'], ['a']],
    ['apt-get install $KNOWN $EMPTY b', 'install', ['-y'], ['gcc', 'b']],
    ['apt-get install "$NAMES" $OTHER', 'install', [], ['gcc g++', '$OTHER']],
    ['["apt-get", "install", "-y", "a"]', 'install', ['-y'], ['a']],
    ['sudo -E env A=b /usr/bin/apt-get update', 'update', [], []],
    ['apt-get', undefined, [], []],
  ])('%s', (line, subcommand, options, operands) => {
    const command = commandOf(line);
    expect(command.subcommand?.value).toBe(subcommand);
    const words = command.options.map(({ name, value }) => (value === undefined ? name : `${name} ${value}`));
    expect(words).toEqual(options);
    expect(command.operands.map(({ value }) => value)).toEqual(operands);
  });

  test('words that may hide options are known as such', () => {
    expect(commandOf('apt-get $X install a').unknownOptions.map(({ value }) => value)).toEqual(['$X']);
    expect(commandOf('apt-get install $APT_OPTS $PACKAGES').unknownOptions.map(({ value }) => value)).toEqual([
      '$APT_OPTS',
    ]);
  });
});

test.each([
  ['apt-get install a', undefined],
  ['apt-get install -y a', true],
  ['apt-get install --yes=false a', false],
  ['apt-get install --no-yes a', false],
  ['apt-get install -y a --yes=no', false],
  ['apt-get install -o APT::Get::Assume-Yes=1 a', true],
  ['apt-get install -o APT::Get::Assume-No=1 a', undefined],
])('the answer of %s is %s', (line, expected) => {
  expect(switchedTo(commandOf(line), ['-y', '--yes', '--assume-yes'], 'APT::Get::Assume-Yes')).toBe(expected);
});

test.each([
  ['APT::Install-Recommends "false";', false],
  ['APT::Install-Recommends "0";', false],
  ['apt::install-recommends True', true],
  ['echo "APT::Install-Recommends \\"0\\";"', false],
  ['APT { Install-Recommends "no"; };', false],
  ['APT::Install-Recommends=1', true],
  ['APT::Install-Recommends "true"; APT::Install-Recommends "false";', false],
  ['APT::Get::Install-Recommends "false";', undefined],
  ['APT::Install-Suggests "false";', undefined],
])('the configuration %s sets the switch to %s', (text, expected) => {
  expect(settingIn(text, 'APT::Install-Recommends')).toBe(expected);
});

test.each([
  ['apt-get install a', 'install'],
  ['apt-get -y install a', 'install'],
  ['apt-get install -y -qq a -V', '-qq'],
  ['apt-get install -y -t x -q a', '-y'],
  ['apt-get install --option=A=b -y a', 'install'],
  ['apt-get install $KNOWN', 'install'],
])('an option of %s goes behind %s', (line, expected) => {
  expect(optionPlace(commandOf(line)).value).toBe(expected);
});
