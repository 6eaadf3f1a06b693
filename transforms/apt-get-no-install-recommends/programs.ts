/** The package of a command, of those whose loss without recommendations a Dockerfile can notice, by Debian's file lists. */
const commandsOfPackage: Readonly<Record<string, string>> = {
  openssl: 'openssl',
  gnupg: 'gpg gpg2 apt-key gpgconf',
  gpg: 'gpg gpg2 add-apt-repository apt-add-repository',
  dirmngr: 'dirmngr gpg2',
  'gpg-agent': 'gpg-agent',
  'lsb-release': 'lsb_release',
  'software-properties-common': 'add-apt-repository apt-add-repository',
  gcc: 'gcc cc c99 cpp configure cmake rustc cargo ghc stack cabal nim tcc luarocks phpize pecl autogen.sh',
  'g++': 'g++ c++ cmake',
  gfortran: 'gfortran f77 f95',
  make: 'make cmake configure phpize pecl luarocks cpanm',
  'libc6-dev': 'gcc cc c99 g++ c++ clang clang++ configure cmake make rustc cargo ghc stack cabal luarocks phpize pecl',
  'dpkg-dev':
    'dpkg-buildpackage dpkg-architecture dpkg-source dpkg-shlibdeps dpkg-scanpackages dpkg-gencontrol debuild',
  'build-essential': 'dpkg-buildpackage debuild',
  binutils: 'ld as ar ranlib strip objdump objcopy readelf nm strings gcc cc g++ rustc cargo',
  'pkg-config': 'pkg-config',
  automake: 'automake aclocal autoreconf autogen.sh bootstrap.sh buildconf',
  autoconf: 'autoconf autoheader autoreconf autogen.sh bootstrap.sh buildconf phpize pecl',
  m4: 'm4 autoconf autoreconf autogen.sh bootstrap.sh buildconf phpize pecl',
  'libltdl-dev': 'libtoolize autoreconf autogen.sh bootstrap.sh buildconf configure',
  python3: 'python3 pip3 pydoc3',
  'python3-venv': 'pyvenv',
  'python3-setuptools': 'easy_install3',
  'python-setuptools': 'easy_install',
  ruby: 'ruby gem erb irb bundle rake',
  rake: 'rake',
  nodejs: 'node nodejs npm npx yarn',
  npm: 'npm npx',
  'default-jre-headless': 'java keytool',
  perl: 'perl cpan prove',
  git: 'git composer composer.phar',
  mercurial: 'hg',
  subversion: 'svn svnadmin',
  'openssh-client': 'ssh scp sftp ssh-keygen ssh-keyscan ssh-agent ssh-add',
  curl: 'curl',
  wget: 'wget',
  rsync: 'rsync',
  patch: 'patch quilt',
  less: 'less',
  file: 'file',
  procps: 'ps pgrep pkill top free uptime sysctl vmstat watch',
  psmisc: 'killall pstree fuser',
  sudo: 'sudo',
  unzip: 'unzip composer composer.phar',
  zip: 'zip',
  'xz-utils': 'xz unxz xzcat lzma unlzma',
  bzip2: 'bzip2 bunzip2 bzcat',
  zstd: 'zstd unzstd zstdcat',
  iproute2: 'ip ss tc bridge',
  iptables: 'iptables ip6tables iptables-save iptables-restore',
  kmod: 'modprobe lsmod insmod rmmod depmod',
  dbus: 'dbus-daemon dbus-launch dbus-uuidgen dbus-run-session dbus',
  cron: 'cron crontab',
  'uuid-runtime': 'uuidgen',
  xauth: 'xauth xvfb-run startx',
  'x11-utils': 'xdpyinfo xprop xwininfo xev',
  'x11-xserver-utils': 'xrandr xset xhost xrdb xsetroot',
  'xfonts-base': 'Xvfb Xvnc Xtigervnc Xtightvnc vncserver xvfb-run startx Xorg',
  fontconfig: 'fc-cache fc-list fc-match',
  imagemagick: 'convert mogrify identify montage',
  ghostscript: 'gs ps2pdf pdf2ps ps2epsi',
  apache2: 'apache2 apache2ctl apachectl a2enmod a2dismod a2ensite a2dissite a2enconf a2disconf apache2-foreground',
  'apache2-utils': 'htpasswd ab htdigest',
  'ssl-cert': 'make-ssl-cert',
  'mariadb-client': 'mysql mysqladmin mysqldump',
  gettext: 'msgfmt msgmerge xgettext msginit',
  'gettext-base': 'envsubst gettext',
  xxd: 'xxd',
  uidmap: 'newuidmap newgidmap podman buildah',
  slirp4netns: 'slirp4netns podman buildah',
  'fuse-overlayfs': 'fuse-overlayfs podman buildah',
  'libcap2-bin': 'setcap getcap capsh',
  cargo: 'cargo',
  gdb: 'gdb',
  'tigervnc-tools': 'vncpasswd',
  'libnewlib-arm-none-eabi': 'arm-none-eabi-gcc arm-none-eabi-g++ make cmake',
  'libstdc++-arm-none-eabi-newlib': 'arm-none-eabi-g++ make cmake',
  wine: 'wine wineboot winecfg winetricks wineserver',
  'libreadline-dev': 'rbenv ruby-build pyenv',
  'libsqlite3-dev': 'pyenv',
  'libssl-dev': 'rbenv ruby-build pyenv',
  'zlib1g-dev': 'rbenv ruby-build pyenv',
  'libffi-dev': 'rbenv ruby-build pyenv',
  'libncurses-dev': 'rbenv ruby-build pyenv',
};

let packagesByCommand: ReadonlyMap<string, readonly string[]> | undefined;

/** The packages that a call of a program uses: the one that has it, and those that it cannot work without. */
export function packagesOfProgram(program: string): readonly string[] {
  packagesByCommand ??= turned();
  const unversioned = program.replace(/^(python3|gcc|g\+\+|clang|clang\+\+|ruby|pip3)[-.]?\d[\d.]*$/, '$1');
  return packagesByCommand.get(unversioned) ?? [];
}

function turned(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [name, commands] of Object.entries(commandsOfPackage)) {
    for (const command of commands.split(' ')) found.set(command, [...(found.get(command) ?? []), name]);
  }
  return found;
}
