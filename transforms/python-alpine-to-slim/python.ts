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

/** `command = "pkill -f worker"`, of the same programs, where the source runs texts as commands. */
const lines = /["'](?:\/[\w/]+\/)?(pkill|killall|pgrep|lsof|netstat|ifconfig|arping) [\w-]/g;

/** A source without comments and without the texts in three quotes that lead a line. */
function withoutText(source: string): string {
  return source.replace(/^[ \t]*(?:[rR]?("""|''')[\s\S]*?\1|#.*$)/gm, '');
}

/** uWSGI asks for PCRE2 first, from 2.0.26 on (uwsgiconfig.py, commit cb2e4ca9). */
function takesPcre2(requirement: string): boolean | undefined {
  if (/pcre|hyperscan/i.test(requirement)) return false;
  const [all] = /^uwsgi(?:\[[^\]]*\])?/i.exec(requirement) ?? [];
  if (all === undefined || /^[\w-]/.test(requirement.slice(all.length))) return undefined;
  // A variable, or an address, does not tell which one it is.
  if (/==\s*[^\d\s]|@/.test(requirement)) return false;
  const bounds = requirement.slice(all.length).matchAll(/(==|<=?)=?\s*([\d.]+)/g);
  return [...bounds].every(([, operator, version = '']) => {
    const order = version.localeCompare('2.0.26', 'en', { numeric: true });
    return operator === '<' ? order > 0 : order >= 0;
  });
}

/** The group nobody, in what gunicorn and uWSGI are set up with, and where a source asks for its id. */
const ofNobody =
  /^\s*(?:(?:group|gid)\s*=\s*(["']?)nobody\1|chown-socket\s*=\s*\S*:nobody)\s*(?:[#;].*)?$|\bgetgrnam\(\s*["']nobody["']/m;

export const python: Language = {
  image: 'python',
  twin: slimTwin,
  debianNames: (apk, suite, slimImage) => debianNames(apk, suite, /:2(?:\.|-|$)/.test(slimImage) ? 2 : 3),
  slimHolds,
  mustStay,
  pathsOfAlpine: (apk) => (apk.startsWith('py') ? ['/usr/bin/python', '/usr/bin/pip'] : []),
  installers: new Set(['pip', 'pip3', 'python', 'python3', 'uv', 'poetry', 'pipenv']),
  asksPkgConfig: (text) => askers.test(text),
  takesPcre2,
  isManifest: (file) => file.endsWith('.txt'),
  isSource: (file) => /\.(?:py|ini)$/.test(file) && !/(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest|setup)\.py$/.test(file),
  traceIn: (source, isBrought) => {
    const library = /["']((?:\/[\w/]+\/)?(?:libc\.musl|ld-musl)[\w.-]*)["']/.exec(source)?.[1];
    if (library !== undefined) return `names ${library}`;
    const browser = /["'](\/usr\/bin\/chromium-browser|\/usr\/lib\/chromium\/chromedriver)["']/.exec(
      withoutText(source),
    )?.[1];
    if (browser !== undefined && isBrought('chromium')) return `names ${browser}, which is elsewhere on Debian`;
    if (ofNobody.test(source)) return 'names the group nobody, which is nogroup on Debian';
    const locale = /\bsetlocale\([^)\n]*["']([a-z]{2}_[A-Z]{2}[\w.@-]*)["']/.exec(withoutText(source))?.[1];
    return locale && `sets the locale ${locale}, which the slim image does not have, while musl takes any name`;
  },
  programsStartedBy: (source) =>
    [starts, lists, ...(/\bos\.system|\bsubprocess|\bpopen/.test(source) ? [lines] : [])].flatMap((pattern) =>
      [...withoutText(source).matchAll(pattern)].map(([, program = '']) => program.slice(program.lastIndexOf('/') + 1)),
    ),
};
