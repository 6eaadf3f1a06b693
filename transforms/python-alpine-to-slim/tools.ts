/** Commands that busybox brings to Alpine, and the Debian package that brings them; the slim image has none of these. */
const packageOf: ReadonlyMap<string, string> = new Map(
  Object.entries({
    bc: 'bc',
    bzip2: 'bzip2 bunzip2 bzcat',
    cpio: 'cpio',
    dos2unix: 'dos2unix unix2dos',
    fdisk: 'fdisk',
    iproute2: 'ip',
    'iputils-ping': 'ping',
    'iputils-arping': 'arping',
    kmod: 'modprobe lsmod insmod rmmod depmod modinfo',
    less: 'less',
    lsof: 'lsof',
    'net-tools': 'ifconfig netstat route arp',
    'netcat-openbsd': 'nc',
    patch: 'patch',
    pciutils: 'lspci',
    procps: 'ps top free pgrep pkill uptime watch sysctl pmap',
    psmisc: 'killall fuser pstree',
    time: 'time',
    tree: 'tree',
    unzip: 'unzip',
    usbutils: 'lsusb',
    wget: 'wget',
    whois: 'whois',
    'xz-utils': 'xz unxz xzcat lzma unlzma',
  }).flatMap(([name, programs]) => programs.split(' ').map((program): [string, string] => [program, name])),
);

/** Commands of Alpine and busybox for which Debian has none that does the same by the same name. */
const alpineOnly = new Set(
  (
    'vi crond crontab rc-update rc-service rc-status openrc openrc-run setup-timezone setup-alpine scanelf syslogd klogd httpd ' +
    'ftpget ftpput nslookup telnet tftp udhcpc traceroute xxd hexdump hd dc ed mkpasswd inotifyd sendmail busybox ssl_client ' +
    'getcap setcap usleep uuencode uudecode strings microcom brctl vconfig lbu makemime reformime ntpd iostat mpstat nmeter ' +
    'powertop ipcalc ether-wake loadfont loadkmap mkfs.vfat watchdog'
  ).split(' '),
);

/** Debian packages that bring a command of that name: where one is asked for, its command is not that of busybox. */
const bringers: Readonly<Record<string, readonly string[]>> = {
  vi: ['vim'],
  crontab: ['cron'],
  nslookup: ['dnsutils', 'bind9-dnsutils', 'bind9-host'],
  getcap: ['libcap2-bin'],
  setcap: ['libcap2-bin'],
  telnet: ['telnet', 'inetutils-telnet'],
  traceroute: ['traceroute'],
  xxd: ['xxd', 'vim', 'vim-common'],
  sendmail: ['msmtp-mta', 'ssmtp', 'postfix'],
  nc: ['netcat-openbsd', 'netcat-traditional'],
  hexdump: ['bsdextrautils', 'bsdmainutils'],
  strings: ['binutils', 'build-essential', 'gcc', 'g++'],
  mkpasswd: ['whois'],
  'mkfs.vfat': ['dosfstools'],
  httpd: ['apache2'],
  busybox: ['busybox'],
  ed: ['ed'],
  dc: ['dc'],
  iostat: ['sysstat'],
  mpstat: ['sysstat'],
  ipcalc: ['ipcalc'],
  patch: ['build-essential', 'dpkg-dev'],
  bzip2: ['build-essential', 'dpkg-dev'],
  xz: ['build-essential', 'dpkg-dev'],
};

/** What brings a command of Alpine to Debian. */
export interface Tool {
  /** The packages of which any brings it. */
  readonly packages: readonly string[];
  /** The one to install where none is there; undefined where its command is not the same. */
  readonly install: string | undefined;
}

/** Undefined where the slim image has the command too, or where it never came with Alpine. */
export function toolOf(program: string): Tool | undefined {
  const install = packageOf.get(program);
  if (install === undefined && !alpineOnly.has(program)) return undefined;
  const others = Object.hasOwn(bringers, program) ? (bringers[program] ?? []) : [];
  return { packages: install === undefined ? others : [install, ...others], install };
}

/** Why a command of busybox is not the same on Debian with these words; undefined where it is, or where it is another's. */
export function differentOnDebian(program: string, words: readonly string[]): string | undefined {
  const has = (pattern: RegExp): boolean => words.some((word) => pattern.test(word));
  switch (program) {
    case 'ps':
      return has(/^-?[a-zA-Z]*[eAax]/) ? undefined : 'ps shows the processes of its own terminal only';
    case 'nc':
      return has(/^-[a-z]*e/) ? 'nc cannot run a program: it has no option -e' : undefined;
    case 'timeout':
      return has(/^-t$/) ? 'timeout has no option -t' : undefined;
    case 'find':
      return has(/^\+\d{3,4}$/) ? 'find does not take -perm with a +' : undefined;
    case 'date':
      return has(/^-D$/) ? 'date has no option -D' : undefined;
    case 'md5sum':
    case 'sha1sum':
    case 'sha256sum':
    case 'sha512sum':
      return has(/^-[a-z]*s[a-z]*$/) ? `${program} has no option -s` : undefined;
    default:
      return undefined;
  }
}

/** Programs that a script which people fetch is known to run. */
export function programsOfFetched(url: string): string[] {
  return /^https?:.*\/wait-for(?:\.sh)?$/.test(url) ? ['nc'] : [];
}

/** Programs that tar runs to unpack: busybox has them built in. */
export function unpackersOf(words: readonly string[]): string[] {
  const options = words.filter((word, index) => word.startsWith('-') || index === 1);
  const names = (pattern: RegExp, flag: RegExp): boolean =>
    words.some((word) => pattern.test(word)) || options.some((word) => flag.test(word));
  return [
    ...(names(/\.(?:xz|txz)$/, /^(?:-?[a-zA-Z]*J[a-zA-Z]*|--xz)$/) ? ['xz'] : []),
    ...(names(/\.(?:bz2|tbz2?)$/, /^(?:-?[a-zA-Z]*j[a-zA-Z]*|--bzip2)$/) ? ['bzip2'] : []),
  ];
}
