import { describe, expect, test } from 'vitest';
import { parseDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { heredocWords, isHeredocAlone, parseHeredocWord } from '../../src/dockerfile/heredoc.ts';

describe('a heredoc word', () => {
  test.each([
    ['<<EOF', { name: 'EOF', expand: true, chomp: false }],
    ['<<-EOF', { name: 'EOF', expand: true, chomp: true }],
    ['<< EOF', { name: 'EOF', expand: true, chomp: false }],
    ['3<<EOF', { name: 'EOF', expand: true, chomp: false }],
    ['<<"EOF"', { name: 'EOF', expand: false, chomp: false }],
    ["<<'EOF'", { name: 'EOF', expand: false, chomp: false }],
    ["<<-E'O'F", { name: 'EOF', expand: false, chomp: true }],
    ['<<E\\OF', { name: 'EOF', expand: true, chomp: false }],
    ['<<EOF;x', { name: 'EOF;x', expand: true, chomp: false }],
  ])('%s', (word, expected) => {
    expect(parseHeredocWord(word)).toEqual(expected);
  });

  test.each(['<<', '<<-', '<<<EOF', 'cat<<EOF', '"<<EOF"', '<EOF', '<<EOF x', '<<""'])('%s is none', (word) => {
    expect(parseHeredocWord(word)).toBeUndefined();
  });
});

describe('the heredocs of a line', () => {
  test.each([
    ['RUN cat <<EOF <<-B', ['EOF', 'B']],
    ['RUN cat<<EOF', []],
    ['RUN echo "see <<EOF"', []],
    ['RUN echo \\<<EOF', []],
    ['RUN echo ${x:0:3} <<EOF', ['EOF']],
    ['RUN cat <<<EOF', []],
    // Where quotes do not match or a substitution is one that BuildKit does not know, it sees no heredoc at all.
    ['RUN echo "it <<EOF', []],
    ['RUN echo ${x^^} <<EOF', []],
  ])('%s', (line, names) => {
    expect(heredocWords(line).map(({ name }) => name)).toEqual(names);
  });
});

test.each([
  ['<<EOF', true],
  ['<< EOF', true],
  ['3<<-"EOF"', true],
  ['<<EOF cat', false],
  ['<<EOF | sh', false],
  ['cat <<EOF', false],
])('alone: %s is %s', (text, alone) => {
  expect(isHeredocAlone(text)).toBe(alone);
});

describe('the lines of a heredoc', () => {
  const heredocsOf = (source: string) => {
    const { instructions, problems } = parseDockerfile(source);
    expect(problems).toEqual([]);
    return (instructions.at(-1)?.heredocs ?? []).map(({ name, content, endMarker }) => ({
      name,
      content: source.slice(content.start, content.end),
      end: source.slice(endMarker.start, endMarker.end),
    }));
  };

  test('are all lines up to the marker, comments and continuations too', () => {
    expect(heredocsOf('FROM a\nRUN <<EOF\na \\\n# b\n EOF\n\nEOF\n')).toEqual([
      { name: 'EOF', content: 'a \\\n# b\n EOF\n\n', end: 'EOF' },
    ]);
  });

  test('follow one another', () => {
    expect(heredocsOf('FROM a\nCOPY <<A <<B /x/\n1\nA\nB\n')).toEqual([
      { name: 'A', content: '1\n', end: 'A' },
      { name: 'B', content: '', end: 'B' },
    ]);
  });

  test('may have their marker behind tabs when they are chomped, and with CRLF', () => {
    expect(heredocsOf('FROM a\r\nRUN <<-EOF\r\n\tx\r\n\tEOF\r\n')).toEqual([
      { name: 'EOF', content: '\tx\r\n', end: '\tEOF' },
    ]);
  });

  test('belong to RUN, COPY and ADD, not to CMD or the exec form', () => {
    expect(heredocsOf('FROM a\nCMD cat <<EOF\n')).toEqual([]);
    expect(heredocsOf('FROM a\nRUN ["a", "<<EOF"]\n')).toEqual([]);
  });

  test('that never end are refused', () => {
    expect(parseDockerfile('FROM a\nRUN <<EOF\nx\n').problems[0]?.message).toBe('unterminated heredoc');
  });
});
