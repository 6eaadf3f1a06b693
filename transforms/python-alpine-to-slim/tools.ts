/** Commands that busybox brings to Alpine, and the Debian package that brings them; the slim image has none of these. */
const packageOf: Readonly<Record<string, string>> = {
  wget: 'wget',
  nc: 'netcat-openbsd',
  ps: 'procps',
  top: 'procps',
  free: 'procps',
  pgrep: 'procps',
  pkill: 'procps',
  uptime: 'procps',
  watch: 'procps',
  pidof: 'procps',
  sysctl: 'procps',
  killall: 'psmisc',
  fuser: 'psmisc',
  pstree: 'psmisc',
  unzip: 'unzip',
  bzip2: 'bzip2',
  bunzip2: 'bzip2',
  bzcat: 'bzip2',
  xz: 'xz-utils',
  unxz: 'xz-utils',
  xzcat: 'xz-utils',
  lzma: 'xz-utils',
  unlzma: 'xz-utils',
  patch: 'patch',
  less: 'less',
  bc: 'bc',
  ping: 'iputils-ping',
  ip: 'iproute2',
  ifconfig: 'net-tools',
  netstat: 'net-tools',
  route: 'net-tools',
  arp: 'net-tools',
  cpio: 'cpio',
  lsof: 'lsof',
};

/** Commands of Alpine and busybox for which Debian has no package that does the same by the same name. */
const alpineOnly = new Set([
  'vi',
  'crond',
  'crontab',
  'rc-update',
  'rc-service',
  'rc-status',
  'openrc',
  'openrc-run',
  'setup-timezone',
  'setup-alpine',
  'scanelf',
  'syslogd',
  'klogd',
  'httpd',
  'ftpget',
  'ftpput',
  'nslookup',
  'telnet',
  'tftp',
  'udhcpc',
  'traceroute',
  'xxd',
  'hexdump',
  'hd',
  'dc',
  'ed',
  'mkpasswd',
  'inotifyd',
  'sendmail',
  'busybox',
  'ssl_client',
  'getcap',
  'setcap',
  'acpid',
  'adjtimex',
  'beep',
  'brctl',
  'fbset',
  'vconfig',
  'lbu',
]);

const userCommands = new Set(['adduser', 'addgroup', 'deluser', 'delgroup']);

/** What becomes of a command on the slim image. */
export type ToolFate = { readonly kind: 'install'; readonly package: string } | { readonly kind: 'user' | 'alpine' };

/** Undefined where the slim image has the command too, or where it never came with Alpine. */
export function fateOf(program: string): ToolFate | undefined {
  const name = Object.hasOwn(packageOf, program) ? packageOf[program] : undefined;
  if (name !== undefined) return { kind: 'install', package: name };
  if (userCommands.has(program)) return { kind: 'user' };
  return alpineOnly.has(program) ? { kind: 'alpine' } : undefined;
}

/** Alpine packages that bring a command which is not Alpine's own then. */
export const bringers: Readonly<Record<string, readonly string[]>> = {
  vi: ['vim'],
  crontab: ['cron'],
  nslookup: ['dnsutils', 'bind9-dnsutils', 'bind9-host'],
  getcap: ['libcap2-bin'],
  setcap: ['libcap2-bin'],
  telnet: ['telnet', 'inetutils-telnet'],
  traceroute: ['traceroute'],
  xxd: ['xxd', 'vim', 'vim-common'],
  sendmail: ['msmtp-mta', 'ssmtp'],
  nc: ['netcat-openbsd', 'netcat-traditional'],
  hexdump: ['bsdextrautils', 'bsdmainutils'],
};

/** Users and groups of Alpine that Debian does not have. */
export const alpineUsers = new Set([
  'guest',
  'operator',
  'halt',
  'shutdown',
  'squid',
  'xfs',
  'cyrus',
  'vpopmail',
  'ntp',
  'smmsp',
  'postmaster',
  'at',
  'ftp',
  'sshd',
  'svn',
  'adm',
  'wheel',
]);
