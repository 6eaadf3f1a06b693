// The users and groups that a container starts with, by their ids (Debian: base-passwd of trixie; _apt came to have the id 42 with
// bookworm).

import { isBefore, type Suite } from '../../src/transform.ts';

const debianUserIds =
  'root=0 daemon=1 bin=2 sys=3 sync=4 games=5 man=6 lp=7 mail=8 news=9 uucp=10 proxy=13 www-data=33 backup=34 list=38 irc=39 ' +
  'gnats=41 nobody=65534';

const debianGroupIds =
  'root=0 daemon=1 bin=2 sys=3 adm=4 tty=5 disk=6 lp=7 mail=8 news=9 uucp=10 man=12 proxy=13 kmem=15 dialout=20 fax=21 ' +
  'voice=22 cdrom=24 floppy=25 tape=26 sudo=27 audio=29 dip=30 www-data=33 backup=34 operator=37 list=38 irc=39 src=40 ' +
  'gnats=41 shadow=42 utmp=43 video=44 sasl=45 plugdev=46 staff=50 games=60 users=100 nogroup=65534';

const alpineOnlyUsers =
  'adm shutdown halt operator postmaster cron ftp sshd at squid xfs cyrus vpopmail ntp smmsp guest';

const alpineOnlyGroups =
  'mem wheel cron console ftp sshd input at netdev readproc squid xfs kvm cdrw usb vpopmail ntp nofiles smmsp locate abuild ' +
  'ping nobody';

export type AccountKind = 'user' | 'group';

/** Whether Debian has a user or group of that name or id from the start. */
export function isOnDebian(kind: AccountKind, nameOrId: string, suite: Suite): boolean {
  const ofApt = isBefore(suite, 'bookworm') ? '_apt=100' : '_apt=42';
  const accounts = kind === 'user' ? [...debianUserIds.split(' '), ofApt] : debianGroupIds.split(' ');
  return accounts.some((account) => account.split('=').includes(nameOrId));
}

/** Whether Alpine has a user or group from the start that Debian does not have. */
export function isOnAlpineOnly(kind: AccountKind, name: string): boolean {
  return (kind === 'user' ? alpineOnlyUsers : alpineOnlyGroups).split(' ').includes(name);
}
