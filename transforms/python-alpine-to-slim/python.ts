import { debianNames, mustStay, slimHolds, slimTwin } from '../../src/transform.ts';
import type { Language } from './language.ts';

const askers =
  /^(?:mysqlclient|pycairo|pygobject|pyicu|xmlsec|python3-saml|dbus-python|av|systemd-python)(?:[[=<>~!;@\s]|$)/i;

/** `subprocess.run(["ping", …`, `os.system("lsof | …`. */
const starts =
  /\b(?:os\.system|os\.popen|os\.exec[lv]p?e?|subprocess\.\w+|Popen|create_subprocess_(?:shell|exec)|check_output|check_call|getoutput|pexpect\.spawn)\(\s*(?:\w+\s*=\s*)?\[?\s*[rf]?["']{1,3}\s*([\w./-]+)/g;

/** `command = ["ping", "-c", …`, of programs whose names are no words of everyday. */
const lists =
  /\[\s*["'](?:\/[\w/]+\/)?(ping|arping|nc|wget|lsof|unzip|ifconfig|netstat|killall|pkill|pgrep|ps|crontab)["']\s*,\s*[rf]?["']-/g;

/** A source without comments and without the texts in three quotes that lead a line. */
function withoutText(source: string): string {
  return source.replace(/^[ \t]*(?:[rR]?("""|''')[\s\S]*?\1|#.*$)/gm, '');
}

export const python: Language = {
  image: 'python',
  twin: slimTwin,
  debianNames: (apk, suite, slimImage) => debianNames(apk, suite, /:2(?:\.|-|$)/.test(slimImage) ? 2 : 3),
  slimHolds,
  mustStay,
  pathsOfAlpine: (apk) => (apk.startsWith('py') ? ['/usr/bin/python', '/usr/bin/pip'] : []),
  installers: new Set(['pip', 'pip3', 'python', 'python3', 'uv', 'poetry', 'pipenv']),
  asksPkgConfig: (text) => askers.test(text),
  isManifest: (file) => file.endsWith('.txt'),
  isSource: (file) => file.endsWith('.py') && !/(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest|setup)\.py$/.test(file),
  programsStartedBy: (source) =>
    [starts, lists].flatMap((pattern) =>
      [...withoutText(source).matchAll(pattern)].map(([, program = '']) => program.slice(program.lastIndexOf('/') + 1)),
    ),
};
