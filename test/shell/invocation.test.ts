import { describe, expect, test } from 'vitest';
import { invocationOf } from '../../src/shell/invocation.ts';
import { readScript } from './read-script.ts';

function firstInvocation(text: string) {
  const command = readScript(text).commands[0];
  if (!command) throw new Error(`no command in ${text}`);
  return invocationOf(command);
}

describe('what runs a program is taken off', () => {
  test.each([
    ['pip install x', 'pip install x'],
    ['sudo pip x', 'pip x'],
    ['sudo -H -u me pip x', 'pip x'],
    ['sudo -Eu me pip x', 'pip x'],
    ['sudo --user me pip x', 'pip x'],
    ['sudo --user=me A=b pip x', 'pip x'],
    ['sudo -u me -- pip -x', 'pip -x'],
    ['env A=b -u C pip x', 'pip x'],
    ['env -i pip x', 'pip x'],
    ['env - A=b pip x', 'pip x'],
    ['/usr/bin/env pip x', 'pip x'],
    ['exec pip x', 'pip x'],
    ['command pip x', 'pip x'],
    ['time -p pip x', 'pip x'],
    ['timeout 5m pip x', 'pip x'],
    ['timeout -k 5 -s KILL 10 pip x', 'pip x'],
    ['nice -n 10 ionice -c2 pip x', 'pip x'],
    ['gosu me pip x', 'pip x'],
    ['xargs pip x', 'pip x'],
    ['xargs -n 1 -P4 -r pip x', 'pip x'],
    ['xargs -I {} pip {}', 'pip {}'],
    ['xargs -i pip {}', 'pip {}'],
    ['cat x | xargs -0 pip', 'cat x'],
    ['pyenv exec python -m pip x', 'python -m pip x'],
    ['conda run -n env pip x', 'pip x'],
    ['find . -name x -exec pip {} \\;', 'pip {}'],
    ['find . -execdir pip {} + -print', 'pip {}'],
    ['retry 3 pip x', 'pip x'],
    ['travis_retry pip x', 'pip x'],
    ['sudo env A=b nohup pip x', 'pip x'],
    // No program is run by these.
    ['find . -name pip', 'find . -name pip'],
    ['command -v pip', 'command -v pip'],
    ['conda install pip', 'conda install pip'],
    ['sudo', 'sudo'],
  ])('%s runs %s', (text, words) => {
    expect(
      firstInvocation(text)
        .words.map(({ value }) => value)
        .join(' '),
    ).toBe(words);
  });

  test('the program has no path, also behind a variable', () => {
    expect(firstInvocation('/usr/local/bin/pip3 x').program).toBe('pip3');
    expect(firstInvocation('$VENV/bin/pip x').program).toBe('pip');
    expect(firstInvocation('"${VENV}"/bin/pip x').program).toBe('pip');
    expect(firstInvocation('$PIP x').program).toBeUndefined();
    expect(firstInvocation('A=b').program).toBeUndefined();
  });

  test('what was taken off is named, and what it sets', () => {
    const { wrappers, assignments } = firstInvocation('A=1 sudo -E B=2 env C= pip x');
    expect(wrappers).toEqual(['sudo', 'env']);
    expect(Object.fromEntries(assignments)).toEqual({ A: '1', B: '2', C: '' });
  });
});

describe('scripts handed to a shell', () => {
  const nested = (text: string) => readScript(text).commands[0]?.nested?.text;

  test.each([
    ["bash -c 'a && b'", 'a && b'],
    ['sh -c "a \\"b\\" \\$c \\\\d \\e"', 'a "b" $c \\d \\e'],
    ["sh -ec 'a'", 'a'],
    ["bash -ce 'a'", 'a'],
    ["bash -c -e 'a'", 'a'],
    ["bash -l -o pipefail -c 'a' name arg", 'a'],
    ["/bin/bash -euxo pipefail -c 'a'", 'a'],
    ["sudo -u me bash -lc 'a'", 'a'],
    ["su me -c 'a b'", 'a b'],
    ["su - me --command 'a b'", 'a b'],
    ["su -s /bin/sh -c 'a b' me", 'a b'],
    ["xargs -I{} sh -c 'a {}'", 'a {}'],
    ["find . -exec sh -c 'a {}' \\;", 'a {}'],
    ['bash <<A\nx \\$Y\nA', 'x $Y\n'],
    ["bash -ex <<'A'\nx \\$Y\nA", 'x \\$Y\n'],
    ['bash -s arg <<A\nx\nA', 'x\n'],
    // Not one that the text tells.
    ["bash script.sh -c 'a'", undefined],
    ['bash script.sh <<A\nx\nA', undefined],
    ['cat <<A\nx\nA', undefined],
    ['bash -c $CODE', undefined],
    ["bash -c 'a'$B", undefined],
    ['python -c "x"', undefined],
    ['su me', undefined],
    ['bash', undefined],
  ])('%s', (text, expected) => {
    expect(nested(text)).toBe(expected);
  });

  test('their commands are among all commands, with places in the file', () => {
    const text = 'a && bash -c "b \\"c d\\" && sh -c \'e f\'" && g';
    const script = readScript(text);
    expect(script.commands.map(({ words }) => words[0]?.value)).toEqual(['a', 'bash', 'b', 'sh', 'e', 'g']);
    const b = script.commands[2];
    const word = b?.words[1];
    const span = b && word && b.script.sourceSpan(word);
    expect(span && text.slice(span.start, span.end)).toBe('"c d\\"');
    expect(b && word && b.script.joined.isContiguous(word)).toBe(false);
    const f = script.commands[4]?.words[1];
    const place = f && script.commands[4]?.script.sourceSpan(f);
    expect(place && text.slice(place.start, place.end)).toBe('f');
  });
});
