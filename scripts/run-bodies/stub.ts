// The programs that every name in the root is, and the shell texts that run bodies there.
import type { Body } from './body.ts';

/** Between the words of a command, before what it read, and around each record: in no Dockerfile. */
export const marks = { word: '\x1f', input: '\x1d', record: '\x1e' } as const;

const record = `r=$0
for w; do r="$r${marks.word}$w"; done
i=`;
// Reading to the end first puts the right side of a pipeline behind its left side.
const drain = `l=
while IFS= read -r l || [ -n "$l" ]; do i="$i$l
"; l=; done 2>/dev/null`;
const log = `printf '${marks.record}C%s${marks.input}%s${marks.record}' "$r" "$i" >&9
. /.fail`;

/** Writes down its words and what it reads, and succeeds unless this very call is to fail. What it prints is a stub too. */
export const stub = `#!/.shells/dash\n${record}\n${drain}\n${log}\necho ok\n`;

/** One that runs a shell, where its words name one: \`sudo bash -c …\`, \`su -c …\`. */
export const wrapperStub = `#!/.shells/dash
${record}
inner=
for w; do
  case $w in sh|bash|dash|ash|/bin/sh|/bin/bash|/usr/bin/bash) inner=shell;; esac
done
case $0 in */su|*/runuser) for w; do case $w in -c|--command) inner=su;; esac; done;; esac
${drain}
${log}
[ -n "$inner" ] || { echo ok; exit 0; }
if [ $inner = su ]; then
  until [ "$1" = -c ] || [ "$1" = --command ]; do shift; done
  set -- sh -c "$2"
else
  until case $1 in sh|bash|dash|ash|/bin/sh|/bin/bash|/usr/bin/bash) ;; *) false;; esac; do shift; done
fi
[ -n "$i" ] || exec "$@" </dev/null
"$@" <<END
$i
END
`;

/** `cd` runs a stub of its own, so that it can fail, and stays where it is: the folders of the image are not here. */
const folders = {
  dash: 'cd() { /.stubs/cd "$@"; }\n',
  bash: 'cd() { /.stubs/cd "$@"; }\npushd() { /.stubs/pushd "$@"; }\npopd() { /.stubs/popd "$@"; }\n',
};

/**
 * What a body calls as a shell. One that reads its text from its input would share that with the commands of the text,
 * which read to the end here: it gets the text as a word. A script of the image is not here: it is a stub too.
 */
export const shellStub = `#!/.shells/dash
case $0 in
*bash|*zsh) real=/.shells/bash before='${folders.bash}';;
*) real=/.shells/dash before='${folders.dash}';;
esac
opts= s=
while [ $# -gt 0 ]; do
  case $1 in
    -|--) break;;
    --*) opts="$opts $1";;
    -*c) b=$1 i=$2
      shift 2
      exec $real $opts $b "$before$i" "$@";;
    -*c*) exec $real $opts "$@";;
    -s) s=yes;;
    [-+]*o) opts="$opts $1 $2"
      shift;;
    [-+]*) opts="$opts $1";;
    *) break;;
  esac
  shift
done
case $1 in -|--) shift;; esac
if [ $# -gt 0 ] && [ -z "$s" ]; then
  [ ! -s "$1" ] || exec $real $opts -- "$@"
  ${record}
  ${drain}
  ${log}
  echo ok
  exit
fi
i=
${drain}
exec $real $opts -c "$before$i" sh "$@"
`;

export const wrappers = 'sudo doas env nice ionice nohup time timeout eatmydata gosu su-exec setpriv su runuser'.split(
  ' ',
);

export type Shell = 'dash' | 'bash';

/** The script that runs bodies one after another, as a build does, or one alone; its words are `FAIL:BODY`. */
export function jobScript(bodies: readonly Body[], shell: Shell): string {
  const functions = bodies.map((body, index) => `b${index}() {\n${processOf(body, shell)}\n}\n`);
  const all = bodies.map((_, index) => `b${index} || return $?`).join('\n');
  return `export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root
${functions.join('')}all() {
:
${all}
}
for t; do
  : > /.seen
  case $t in -:*) : > /.fail;; *) echo ". /.fails/\${t%:*}" > /.fail;; esac
  printf '${marks.record}R%s${marks.record}' "$t" >&9
  ("\${t##*:}")
  printf '${marks.record}X%s${marks.record}' $? >&9
done
`;
}

function processOf({ argv, environment, folder, starter }: Body, shell: Shell): string {
  const exports = [...environment].map(([name, value]) => `export ${name}=${quoted(value)}\n`).join('');
  const program = starter === 'sh' ? shell : 'bash';
  const words =
    starter === 'exec' ? argv : [`/.shells/${program}`, ...argv.slice(0, -1), folders[program] + (argv.at(-1) ?? '')];
  return `printf '${marks.record}B${marks.record}' >&9
(${exports}cd ${quoted(folder)} 2>/dev/null
exec ${words.map(quoted).join(' ')})`;
}

export function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

/** What makes one call fail: the one that is written down like this, when it comes the so manieth time. */
export function failureOf(words: readonly string[], input: string, occurrence: number): string {
  const text = quoted(words.join(marks.word) + marks.input + input);
  return `if [ "$r${marks.input}$i" = ${text} ]; then
echo x >> /.seen
n=0
while read -r x; do n=$((n+1)); done < /.seen
[ $n -ne ${occurrence} ] || exit 100
fi
`;
}

/** What makes every update of apt's lists fail, and scripts from elsewhere, which may hold one. */
export const updatesFail = `case "${marks.word}$r${marks.word}" in
${[
  '*/ok',
  ...['*/', `*${marks.word}`].flatMap((before) =>
    ['apt', 'apt-get'].map((name) => `${before}${name}${marks.word}*update`),
  ),
]
  .map((pattern) => `${pattern}${marks.word}*`)
  .join('|')}) exit 100;;
esac
`;
