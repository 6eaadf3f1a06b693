import { debianNames, mustStay, slimHolds, slimTwin } from '../../src/transform.ts';
import type { Language } from './language.ts';

const askers =
  /^(?:mysqlclient|pycairo|pygobject|pyicu|xmlsec|python3-saml|dbus-python|av|systemd-python)(?:[[=<>~!;@\s]|$)/i;

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
};
