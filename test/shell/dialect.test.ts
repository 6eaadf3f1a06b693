import { describe, expect, test } from 'vitest';
import { dashObstacles } from '../../src/shell/dialect.ts';
import { readScript } from './read-script.ts';

function constructs(text: string, knowsPipefail = true): string[] {
  return dashObstacles(readScript(text), { knowsPipefail }).map(({ construct }) => construct);
}

/** The script with what dash reads as ash reads it. */
function translated(text: string): string | undefined {
  const found = dashObstacles(readScript(text), { knowsPipefail: true });
  let result = text;
  for (const { translation } of found.toReversed()) {
    if (!translation) return undefined;
    result = result.slice(0, translation.start) + translation.text + result.slice(translation.end);
  }
  return result;
}

describe('what dash does not take', () => {
  test.each([
    ['[[ -f x ]] && echo y', ['[[ … ]]']],
    ['echo ${x//a/b}', ['${x//a/b}']],
    ['echo ${x:0:1}', ['${x:0:1}']],
    ['echo ${!x}', ['${!x}']],
    ['x=(a b)', ['(a b)']],
    ['cat <<< x', ['<<< x']],
    ["echo $'a'", ["$'a'"]],
    ['cat <(ls)', ['<(ls)']],
    ['function f { ls; }', ['function']],
    ['ls |& cat', ['|&']],
    ['echo $((i++))', ['i++']],
    ['echo $((2**3))', ['2**3']],
    ['echo $((16#ff))', ['16#ff']],
    ['echo $RANDOM', ['$RANDOM']],
    ['let x=1', ['let']],
    ['read -t 5 x', ['read -t 5 x']],
    ['read -rs x', ['read -rs x']],
    ['printf -v x y', ['printf -v x y']],
    ['printf %q x', ['printf %q x']],
    ['wait -n', ['wait -n']],
    ['exec -a name sleep 1', ['exec -a name sleep 1']],
    ['local -r x=1', ['local -r x=1']],
    ['[ a =~ b ]', ['=~']],
    ["trap 'x' ERR", ['trap … ERR']],
    ['echo "a\\tb"', ['echo "a\\tb"']],
    ['echo "$x\\n"', ['echo "$x\\n"']],
    ['echo -e "\\x41"', ['echo -e']],
    ['echo -e -n x', ['echo -e']],
    ['source env', ['source']],
    ['x=$(echo $((i--)))', ['i--']],
  ])('%s', (text, expected) => {
    expect(constructs(text)).toEqual(expected);
    expect(translated(text)).toBe(undefined);
  });

  test('the option pipefail, before trixie', () => {
    expect(constructs('set -euo pipefail', false)).toEqual(['set -o pipefail']);
    expect(constructs('set -euo pipefail', true)).toEqual([]);
  });
});

describe('what dash takes', () => {
  test.each([
    '. ./env',
    '[ "$a" = b ] && ls',
    '[ \'==\' = "$x" ]',
    'echo -n x',
    'echo \'\\.\' "\\d" "\\$x"',
    'echo "$(printf "a\\n")"',
    'read -r x && read -p prompt y',
    'echo $((i + 1)) $((i += 1)) $((- -i))',
    'echo ${x:-y} ${x%.*} ${#x} ${x#/}',
    "trap 'stop' TERM INT EXIT",
    'kill -TERM 1; kill -0 2',
    "echo '$RANDOM'",
    'f() { local x=1; }',
    'ls > x 2>&1 < y',
    "bash -c '[[ -f x ]]'",
  ])('%s', (text) => {
    expect(constructs(text)).toEqual([]);
  });
});

describe('what other words say to dash', () => {
  test.each([
    ['source ./env && ls', '. ./env && ls'],
    ['[ a == "b" ] || test c == d', '[ a = "b" ] || test c = d'],
    ["trap 'x' SIGTERM SIGINT EXIT", "trap 'x' TERM INT EXIT"],
    ['kill -SIGTERM 1; kill -s SIGHUP 1', 'kill -TERM 1; kill -s HUP 1'],
    ['ls &> /dev/null', 'ls > /dev/null 2>&1'],
    ['ls &>>x', 'ls >>x 2>&1'],
    ['echo -ne "a\\n" > x', 'echo -n "a\\n" > x'],
    ['echo -e "a\\tb"', 'echo  "a\\tb"'],
  ])('%s', (text, expected) => {
    expect(translated(text)).toBe(expected);
  });
});
