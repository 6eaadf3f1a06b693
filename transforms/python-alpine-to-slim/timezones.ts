// Names that Debian trixie moved from tzdata to the package tzdata-legacy (its list of files).

const single =
  'CET CST6CDT Cuba EET EST EST5EDT Egypt Eire GB GB-Eire GMT+0 GMT-0 GMT0 Greenwich HST Hongkong Iceland Iran Israel ' +
  'Jamaica Japan Kwajalein Libya MET MST MST7MDT NZ NZ-CHAT Navajo PRC PST8PDT Poland Portugal ROC ROK Singapore Turkey ' +
  'UCT Universal W-SU WET Zulu';

const inAreas =
  'Africa/Asmera America/Argentina/ComodRivadavia America/Buenos_Aires America/Catamarca America/Cordoba ' +
  'America/Fort_Wayne America/Godthab America/Indianapolis America/Jujuy America/Knox_IN America/Louisville ' +
  'America/Mendoza America/Rosario Antarctica/South_Pole Asia/Ashkhabad Asia/Calcutta Asia/Choibalsan Asia/Chungking ' +
  'Asia/Dacca Asia/Katmandu Asia/Macao Asia/Rangoon Asia/Saigon Asia/Thimbu Asia/Ujung_Pandang Asia/Ulan_Bator ' +
  'Atlantic/Faeroe Australia/ACT Australia/LHI Australia/NSW Australia/North Australia/Queensland Australia/South ' +
  'Australia/Tasmania Australia/Victoria Australia/West Europe/Kiev Europe/Uzhgorod Europe/Zaporozhye ' +
  'Pacific/Enderbury Pacific/Ponape Pacific/Truk';

const areas = /^(?:Brazil|Canada|Chile|Mexico|US)\/./;

/** The old name of a time zone that a text names as one: a path below zoneinfo, or the value of TZ. */
export function legacyZoneIn(text: string, variable?: string): string | undefined {
  const path = /\/usr\/share\/zoneinfo\/([\w+/-]+)/.exec(text)?.[1];
  const zone =
    path ?? (variable === 'TZ' || variable === 'TIMEZONE' ? text.replace(/^(["'])(.*)\1$/, '$2') : undefined);
  return zone !== undefined && isLegacy(zone) ? zone : undefined;
}

function isLegacy(zone: string): boolean {
  return areas.test(zone) || single.split(' ').includes(zone) || inAreas.split(' ').includes(zone);
}
