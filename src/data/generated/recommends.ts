// Made by scripts/recommends.mjs. Regenerate rather than edit.
export const watched = 'ca-certificates openssl gnupg gpg dirmngr gpg-agent lsb-release apt-transport-https software-properties-common build-essential gcc g++ gfortran make dpkg-dev libc6-dev binutils pkg-config automake autoconf m4 libltdl-dev python3 python3-dev python3-setuptools python3-wheel python3-pip python3-venv python-dev python-setuptools python-wheel ruby ruby-dev rake nodejs npm default-jre-headless perl git mercurial subversion openssh-client curl wget rsync patch less file procps psmisc sudo unzip zip xz-utils bzip2 zstd netbase iproute2 iptables kmod dbus cron uuid-runtime xauth x11-utils x11-xserver-utils xfonts-base fontconfig imagemagick ghostscript apache2 apache2-utils ssl-cert mariadb-client gettext gettext-base xxd uidmap slirp4netns fuse-overlayfs libcap2-bin wine cargo gdb tigervnc-tools libnewlib-arm-none-eabi libstdc++-arm-none-eabi-newlib libreadline-dev libsqlite3-dev libssl-dev zlib1g-dev libxml2-dev libncurses-dev libffi-dev libxslt1-dev libgmp-dev libc6-dev-amd64-cross libc6-dev-arm64-cross libc6-dev-armel-cross libc6-dev-armhf-cross libc6-dev-i386-cross libc6-dev-mips-cross libc6-dev-mipsel-cross libc6-dev-mips64-cross libc6-dev-mips64el-cross libc6-dev-powerpc-cross libc6-dev-ppc64-cross libc6-dev-ppc64el-cross libc6-dev-riscv64-cross libc6-dev-s390x-cross libc6-dev-sparc64-cross';
/** Two lines a group: "recommended depended-on", a character each, for all suites or tab-separated for each; then its packages. */
export const groups = ` 
7zip acl adb adduser advancecomp algol68g antiword apache2-utils apparmor apt apt-transport-https apt-utils apulse aspell aspell-en attr autotools-dev avr-libc avrdude bar base-files bash bash-completion bash-doc bc bear bind9-dnsutils bind9-host bindfs binfmt-support binutils binutils-aarch64-linux-gnu binutils-arm-linux-gnueabihf binutils-arm-none-eabi binutils-gold binutils-i686-linux-gnu binutils-loongarch64-linux-gnu binutils-mips64-linux-gnuabi64 binutils-mips64el-linux-gnuabi64 binutils-powerpc64le-linux-gnu binutils-riscv64-linux-gnu binutils-s390x-linux-gnu binutils-x86-64-linux-gnu bridge-utils brotli bsdextrautils bsdmainutils bsdutils btrfs-progs busybox busybox-static busybox-syslogd bzip2 caddy catatonit ccache cgroupfs-mount chromium-sandbox chrpath clickhouse-client clickhouse-server clinfo clisp conntrack coreutils cpio cpp cpuinfo cscope csh culmus daemontools dateutils dbus dc dconf-cli debconf-utils debian-archive-keyring debianutils default-mysql-client-core dialog diffstat diffutils dmidecode dmsetup dnsutils docker-cli dos2unix dosfstools doxygen dpkg dumb-init e2fsprogs ed enchant-2 entr espeak-ng-data ethtool exfatprogs expect exuberant-ctags fakeroot fastboot fd-find fdisk fdupes figlet file findutils firmware-atheros firmware-iwlwifi firmware-realtek flac flatpak-xdg-utils fontconfig fonts-beng fonts-crosextra-carlito fonts-dejavu fonts-dejavu-core fonts-freefont-ttf fonts-gfs-neohellenic fonts-hosny-amiri fonts-indic fonts-ipafont-gothic fonts-kacst fonts-lexi-gulim fonts-liberation fonts-liberation2 fonts-lklug-sinhala fonts-lohit-guru fonts-lohit-knda fonts-motoya-l-cedar fonts-noto fonts-noto-cjk fonts-noto-color-emoji fonts-noto-core fonts-noto-extra fonts-open-sans fonts-roboto fonts-samyak-gujr fonts-samyak-mlym fonts-samyak-taml fonts-sarai fonts-sil-abyssinica fonts-sil-padauk fonts-symbola fonts-telu fonts-thai-tlwg fonts-ubuntu fortune-mod freetds-bin freetds-dev fswatch fuse fuse-overlayfs fuse3 fzf g++-mingw-w64 gawk gcc-avr gcc-mingw-w64 gdbmtool gdbserver gdisk genisoimage geoip-database gettext-base gforth gifsicle glslc gnutls-bin google-mock gosu gperf grep groff-base gsfonts gtk2-engines-pixbuf gzip haproxy haveged hello hfst-ospell hicolor-icon-theme hostname html2text htop hunspell hwdata icc-profiles-free icu-devtools indent info inotify-tools intel-opencl-icd iperf iperf3 iputils-tracepath ipvsadm isc-dhcp-server iso-codes jattach java-common javascript-common jbig2dec jo joe jpegoptim jq keyboard-configuration kmod knot-dnsutils krb5-admin-server krb5-config krb5-kdc krb5-pkinit krb5-user ksh kubectl lame lbzip2 ldap-utils leptonica-progs less leveldb-doc lib32gcc-s1 lib32stdc++6 lib32z1 libaio-dev libaio1 libaio1t64 libaprutil1-ldap libarchive-tools libarchive13 libargon2-dev libasound2 libasound2-dev libasound2t64 libassuan-dev libatk1.0-0 libatk1.0-0t64 libatlas-base-dev libatlas3-base libatomic1 libaudit-dev libavahi-common-dev libavutil-dev libbenchmark-dev libblas-dev libblas3 libboost-python1.74.0 libboost-tools-dev libbrotli-dev libbsd-dev libbz2-1.0 libc-ares-dev libc-ares2 libc-bin libc6 libc6-dbg libc6-dev libc6-dev-arm64-cross libc6-i386 libcairo-gobject2 libcairo2 libcap-dev libcap2 libcap2-bin libcjson-dev libcjson1 libclblast-dev libcunit1-dev libdb-dev libdevmapper-event1.02.1 libdrm-intel1 libdrm2 libegl1 libegl1-mesa-dev libelf1 libev-dev libev4 libevent-2.1-7 libevent-dev libexif12 libexiv2-dev libexpat1 libfaketime libfcgi-dev libffi-dev libffi8 libfftw3-dev libfontconfig1 libfreetype6 libfribidi-dev libfribidi0 libfuse2 libfuzzy-dev libgbm1 libgcc-s1 libgd3 libgdk-pixbuf-2.0-0 libgdk-pixbuf2.0-0 libgearman-dev libgeos-c1v5 libgeos-dev libgflags-dev libgfortran5 libgif-dev libgl1 libgl1-mesa-dev libgl1-mesa-dri libgl1-mesa-glx libgles2 libglew-dev libglib2.0-0 libglib2.0-bin libglib2.0-doc libglm-dev libglu1-mesa libglu1-mesa-dev libgmock-dev libgmp-dev libgmp10 libgnutlsxx28 libgomp1 libgoogle-glog-dev libgoogle-perftools-dev libgsl-dev libgssapi-krb5-2 libgssglue-dev libgtest-dev libh2o-evloop-dev libharfbuzz0b libhiredis-dev libhiredis0.14 libhttp-parser-dev libhunspell-dev libibverbs-dev libice6 libicu72 libicu76 libidn2-dev libiodbc2-dev libjansson-dev libjansson4 libjemalloc-dev libjemalloc2 libjpeg-turbo-progs libjpeg62-turbo libjq1 libjs-jquery libjs-jquery-ui libjson-c-dev libjsoncpp-dev libjsoncpp26 libkrb5-3 liblapack-dev liblapack3 liblapacke liblapacke-dev liblcms2-2 liblcms2-dev libldap-2.5-0 libldap-common libldap-dev libldap2-dev libldns3 liblept5 libleptonica-dev libleveldb-dev liblmdb-dev liblog4cplus-dev libltdl7 liblttng-ust0 liblua5.3-0 libluajit-5.1-dev liblz4-1 liblz4-dev liblz4-tool liblzma-dev liblzma5 liblzo2-2 liblzo2-dev libmad0 libmad0-dev libmagic-dev libmagic1 libmariadb3 libmaxminddb-dev libmbedtls12 libmcrypt-dev libmcrypt4 libmecab-dev libmemcached-dbg libmemcached11 libmimalloc3 libminiupnpc-dev libmng1 libmnl-dev libmozjs-78-dev libmp3lame-dev libmpdec-dev libmunge-dev libmunge2 libncurses5 libncurses6 libncursesw5 libnftables1 libnl-3-dev libnl-route-3-200 libnl-route-3-dev libnlopt-dev libnsl-dev libnspr4 libnspr4-dev libnss-myhostname libnss-wrapper libnss3 libnss3-dev libnss3-tools libnuma1 libobjc4 libogg-dev libomxil-bellagio-bin libomxil-bellagio0 libonig-dev libonig5 libopenblas-base libopenblas-dev libopenblas0 libopenjp2-7 libopenjp2-7-dev libopenjp2-tools libopentelemetry-proto-dev libopts25 libopts25-dev libopus-dev libopus0 libossp-uuid-dev libpam0g libpci3 libpciaccess0 libpcl1 libpcl1-dev libpcre2-8-0 libpcre2-posix3 libpcre3 libpng-tools libpng16-16 libportaudio2 libpostgresql-jdbc-java libprotobuf-c-dev libprotobuf-c1 libprotobuf-lite32 libpsi3-dev libpsl-dev libpstreams-dev libqrencode-dev libqt5core5a libqt5serialport5 libqt5sql5 libqt5xml5 libradospp-dev libreadline8 libsasl2-2 libsasl2-modules libsasl2-modules-gssapi-mit libsass-dev libseccomp-dev libseccomp2 libsecp256k1-0 libsecret-1-0 libsimdjson-dev libsm6 libsnappy-dev libsnappy1v5 libsndfile1 libsnmp-base libsodium-dev libsodium23 libsonic-dev libsonic0 libsox-fmt-mp3 libspeex-dev libsqlite3-0 libssl-dev libssl1.1 libssl3 libssl3t64 libstartup-notification0 libstdc++5 libstdc++6 libswscale-dev libsybdb5 libsystemd-dev libtalloc2 libtelnet-dev libtheora-dev libtidy-dev libtiff5 libtiff6 libtinfo5 libtirpc-dev libudev-dev libunistring-dev libunwind-dev libunwind8 libusb-1.0-0 libusb-1.0-0-dev libutf8proc-dev libuuid1 libuv1 libuv1-dev libv4l-0 libvdpau-dev libvorbis-dev libvpx-dev libwbxml2-1 libwebp-dev libwebp6 libwebp7 libwrap0 libwrap0-dev libwslay-dev libx11-6 libx11-dev libx11-xcb-dev libx11-xcb1 libx264-dev libx265-dev libxcb-dri3-0 libxcb-dri3-dev libxcb-ewmh-dev libxcb-glx0-dev libxcb-keysyms1-dev libxcb-present0 libxcb-randr0-dev libxcb-shape0-dev libxcb-shm0-dev libxcb1 libxcb1-dev libxcomposite1 libxcursor1 libxdamage1 libxext-dev libxext6 libxfixes3 libxfont2 libxft2 libxi-dev libxi6 libxinerama1 libxkbcommon0 libxkbfile1 libxml2 libxml2-utils libxmlsec1 libxmlsec1-openssl libxmu6 libxpm-dev libxpm4 libxrandr-dev libxrandr2 libxrender-dev libxrender1 libxshmfence1 libxslt1.1 libxss1 libxt6 libxtst6 libxxhash-dev libyajl-dev libyajl2 libyaml-0-2 libyaml-cpp-dev libyaml-dev libytnef0 libytnef0-dev libze-dev libze1 libzip4 libzmq5 libzookeeper-mt-dev libzstd-dev libzstd1 linux-libc-dev liquidprompt lld locales locales-all locate lrzsz lsb-base lshw lsof lsscsi ltrace lua-cjson lua-lpeg lua5.1 lua5.2 lua5.3 lua5.4 luajit lvm2 lz4 lzip lzma lzop m4 make man-db manpages manpages-dev mariadb-backup mariadb-common mawk mecab mecab-ipadic mecab-ipadic-utf8 media-types mesa-common-dev mesa-va-drivers mg mingw-w64 minicom mlocate mold monit mosquitto mosquitto-clients mount mpc mtools mtr-tiny multitail munge mupdf-tools nano nano-tiny nasm nbtscan ncdu ncmpc ncurses-base ncurses-bin ncurses-term net-tools netbase netcat netcat-openbsd netcat-traditional nginx-common ninja-build nlohmann-json3-dev nscd ntfs-3g nullmailer numactl ocl-icd-libopencl1 odbcinst onesixtyone opencl-headers openexr openrc openresolv openssl optipng osmium-tool p11-kit p7zip p7zip-full pandoc par2 parted passwd patch patchelf pciutils perl-base php-google-protobuf picocom pigz pinentry-curses plocate pngcrush pngquant protobuf-c-compiler psmisc pv pwgen pypy3 python-matplotlib-data qemu qpdf qrencode qt5-qmake rados-objclass-dev rapidjson-dev rar rclone re2c redir redis redis-server redis-tools restic ripgrep ripmime rpcbind rsh-client rsync rtmpdump ruby-webrick s6 sassc sbcl screen sed shared-mime-info shellcheck siege silversearcher-ag slirp4netns smartmontools socat sox spawn-fcgi sq sqlite3 squashfs-tools ssmtp strace stress stress-ng subversion sudo swig sysfsutils sysvinit-utils tar tcl tcsh tftp-hpa tftpd-hpa tigervnc-common time tinc tini tmux tofrodos traceroute tre-agrep tree ttf-ubuntu-font-family tzdata tzdata-legacy ubuntu-cloud-keyring ucspi-tcp uidmap unixodbc unrar unzip upx-ucl usbmuxd usbutils util-linux uuid uwsgi v4l-utils valkey-server vim-doc vis vpcs wait-for-it wamerican watchman wayland-protocols webp whois wrk wsdd2 x11-apps x11-utils x11-xkb-utils x11-xserver-utils x265 xauth xcb xdotool xfonts-100dpi xfonts-75dpi xfonts-base xfonts-cyrillic xfonts-encodings xfonts-scalable xml2 xmlsec1 xmlstarlet xorriso xsel xsltproc xtail xxd xz-utils xzdec yajl-tools yasm zlib1g zsh zstd zziplib-bin
 	 	 0
freeglut3-dev libv4l-dev libxaw7-dev libxmu-dev libxt-dev
 	 	 0{|¢
libarchive-dev
 	 	 Y
libomp-dev
 	 	!" 
libpq5 librdkafka1 odbc-postgresql pike8.0 sysbench
 	 	!" #$%&
libpoppler-cpp-dev libpoppler-dev poppler-utils
 	 	!" 0z{¢
librdkafka-dev
 	 	!"+,.01QR 
libre2-dev
 	 	QR]d 
mesa-utils
 	 	R Q
dbconfig-common
 	 	Y F
runit
 	 	] 
htmldoc i3lock libu2f-udev udev uuid-runtime
 	 0{	 0{
libopenexr-dev librocksdb-dev
 	 d	 d
libgdiplus
 	 z	!" z
libpq-dev
 	!" 	!" 
hdf5-tools libhdf5-103-1 qemu-utils
 	!" 	!" 0z{|¢
libtesseract-dev
 	!" 7	 
mesa-vulkan-drivers
 	!" 7	!" 7Y
libvulkan-dev
 	!"+,.1QR 0z{	+,1 0z{
libgrpc++-dev libgrpc-dev
 	!"7 	 
libvulkan1
 	!"7Zq 	!"7YZq 
containerd runc
 	#$%&*+,Y ./01FNVW{	*+,Y ./01FNVW{
libtag1-dev
 	0 +1	0 
musl-dev
 	Y 	Y 
nftables
 	Y F	 
sasl2-bin
 	] 	] 
qemu-user qemu-user-static
 	] d	] d
scrot
 	]df e	]df e
jhead
 !"
python3-pip-whl rubygems-integration
 !"'7	 !"'7	 !"'7Y
certbot
 !"7
python3.11-venv python3.9-venv
 !"7	 !"7	 !"7Y
ceph-common python3-boto3 python3-docker python3-requests python3-tornado python3-venv sdkmanager speedtest-cli
 !"7	#$%&*+,./018FNVWY{ !"79:;	*+,./018FNVW{ !"7:;Y
httpie
 !"7<	 !"7<	 !"7<Y
python3-full
 !"7R	 !"7R	] !"7RY
glusterfs-client
 !"C	 !"C	!"JNOY\` CFG
yarnpkg
 !"FY
liblwp-protocol-https-perl libwww-perl
 !"FY	 !"FY	R !"FQY
docbook2x
 !"L
ttf-mscorefonts-installer
 !"Y
python3.13-venv
 "
ca-certificates ssl-cert
 "	 "	] "
easy-rsa
 "FY	] "FY	] "FY
stunnel4
 "i
prosody
 "i	 "i	R "Qi
dovecot-imapd dovecot-lmtpd dovecot-mysql dovecot-pop3d dovecot-sqlite
 #$%&
gnupg2
 #$%&	 #$%&Y[	 #$%&Y[
skopeo
 #$%&0
libgpgme-dev
 $%&
gnupg
 +,01
g++-multilib
 +01
g++ gcc-multilib gfortran gobjc
 +01	 +01	] 01
varnish
 +01}~¢
ghc
 +01}¢
gnucobol4
 0
g++-x86-64-linux-gnu libao-dev libattr1-dev libblkid-dev libbluetooth-dev libboost-chrono-dev libboost-dev libboost-filesystem-dev libboost-program-options-dev libboost-random-dev libboost-regex-dev libboost-system-dev libboost-test-dev libboost-thread-dev libbz2-dev libclang-dev libexif-dev libexpat1-dev libfuse-dev libgcrypt20-dev libgdbm-compat-dev libgdbm-dev libicu-dev libjpeg-dev libjpeg62-turbo-dev libkrb5-dev libmount-dev libncurses-dev libnuma-dev libpam0g-dev libpcre2-dev libpcre3-dev libpopt-dev libselinux1-dev libsqlcipher-dev libsqlite3-dev libstdc++-12-dev liburing-dev libusb-dev uuid-dev zlib1g-dev
 0	 0	 
libmsgpack-dev libxml2-dev
 0	 0	 0z
libmemcached-dev libsasl2-dev
 01
g++-12 g++-14 g++-9 gnat
 0z{
default-libmysqlclient-dev libmariadb-dev libmariadb-dev-compat libmariadbd-dev libssh-dev libwebsockets-dev
 0z|¡¢
libxmlsec1-dev
 0{
libdw-dev libelf-dev libfreetype-dev libfreetype6-dev libosmpbf-dev libpng-dev libprotobuf-dev libprotoc-dev libqpdf-dev libtiff-dev libwbxml2-dev libzip-dev lzma-dev xserver-xorg-dev
 0{	 0z{	 0z{
libgit2-dev libssh2-1-dev
 0{	!" 0z{	!" 0z{¢
libhdf5-dev
 0{¢
librtmp-dev
 0{¢	 0{¢	 0z{¢
libvncserver-dev
 0|
libaugeas-dev libczmq-dev libzmq3-dev
 0|	 0|	 |
libxslt1-dev
 0}
libedit-dev libncurses5-dev libncursesw5-dev libreadline-dev libtinfo-dev
 0¢
libgnutls28-dev libmicrohttpd-dev
 1
binutils-dev binutils-multiarch-dev
 1	!" 17	!" 17Y
pax-utils
 2	 2	 
libidn-dev
 5
bison
 FY
postgresql-client-15
 FY	 FY	!" FY
sqitch
 FYZ[q
shorewall
 FY[
ferm
 QR
php8.4-cli
 R
php-common php-imap php8.2-cli php8.2-mbstring php8.2-mysql php8.2-xml
 R	 R	 QR
php-bcmath php-bz2 php-gd php-gmp php-intl php-ldap php-mbstring php-mysql php-odbc php-soap php-sqlite3 php-tidy php-xml php-zip
 R	 R	!" QR
php-pgsql
 R	!"QYghi FR	!"Yghi FQR
php-json php-xmlrpc
 V
autopoint
 W
mcrypt
 Y
beanstalkd inetutils-ping inetutils-syslogd iptables postgresql-client-13 proftpd-basic telnet
 Y	 	 
ftp
 Y	 FY	!" FY
postgresql-client
 Y	 Y	!" Y
coturn
 Y	!" 7Y	!" 7Y
ntpdate
 Yq
fping
 Zq
ifupdown isc-dhcp-client nginx nginx-full nginx-light vlan
 Zq	 Zq	 
strongswan
 Zq	 Zq	R QZq
chrony
 \\
acpid alsa-utils
 \\	X \\	X] \\
linux-image-amd64
 \\	XY \\	XY] \\
wireguard
 \\]
bluez
 ]
avahi-daemon avahi-utils
 ]	] 	] 
dbus-x11 libnss-mdns
 ]d	R Q]d	!"R Q]d
audacity gnuplot
 ]d	R Q]d	R Q]d
libgtk-3-0 lxterminal
 ]dq	R Q]d	Rq Q]d
gnome-keyring
 _	] _	] _
nvme-cli
 d
fonts-powerline fonts-wqy-zenhei graphviz libavcodec-dev libavcodec-extra libavformat-dev libpango-1.0-0 libpango1.0-0 libpangocairo-1.0-0 libpangoft2-1.0-0 libpangox-1.0-0 librrd-dev librsvg2-bin librsvg2-common rrdtool unpaper
 d	 d	] d
arc-theme gtk2-engines-murrine minidlna
 d	!" d	!" d
tesseract-ocr
 l
grub-common
 l	 l	"R\\ Ql
grub-efi
 m	m 	m 
vim vim-common vim-tiny
 q
gir1.2-gst-plugins-base-1.0 gir1.2-gstreamer-1.0 gstreamer1.0-plugins-base gstreamer1.0-plugins-ugly gstreamer1.0-tools iproute2
 q	 q	 
iputils-ping
 z
librabbitmq-dev
 z	!" Cz	!" Cz
libnode-dev
 ~
libwayland-dev
 ¢
libgmp3-dev libmpc-dev libmpfr-dev nettle-dev
 ¤
g++-aarch64-linux-gnu
 ¥
g++-arm-linux-gnueabi
 ¦
g++-arm-linux-gnueabihf
 §
g++-i686-linux-gnu
 ¨
g++-mips-linux-gnu
 ©
g++-mipsel-linux-gnu
 ª
g++-mips64-linux-gnuabi64
 «
g++-mips64el-linux-gnuabi64
 ¬
g++-powerpc-linux-gnu
 ­
g++-powerpc64-linux-gnu
 ®
g++-powerpc64le-linux-gnu
 ¯
crossbuild-essential-riscv64 g++-riscv64-linux-gnu
 °
g++-s390x-linux-gnu
 ±
g++-sparc64-linux-gnu
! "	 	 Y
unbound
! "7	! "7	! "7Y
nghttp2
!" 
aria2 curl gnupg1 libcurl4 libcurl4t64 libmediainfo0v5 libspatialite7 libsqlite3-mod-spatialite libvirt-clients mediainfo ncmpcpp newsboat nodejs nodejs-legacy opentelemetry-cpp-dev proj-bin python3.11 python3.9 rustup sblim-wbemcli transmission-daemon vorbis-tools wget
!" 	 	 
aspcud
!" 	 	!" 7Y
uwsgi-plugin-python3
!" 	!" 	!" 0z{¢
libcurl4-gnutls-dev libcurl4-openssl-dev
!" 	!" 	!" Y
python3
!" 	!" 	!"R Q
msmtp
!" 	!" 	!"R QY
gdb
!" 	!" 	!"Y 
python3-minimal
!" 	!"] d	!"] d
fluxbox
!" '7Y
python3-kazoo
!" +,.017z	!" +,.017z	!" +,.017Yz
nodeenv
!" 0
libxerces-c-dev
!" 0	 0{	 0Y{
libpython3-dev
!" 07	!" 07	!" 07Y
libapr1-dev libaprutil1-dev liblog4cxx-dev libsvn-dev
!" 078{	!" 078{	!" 078Y{
libboost-python-dev python-dev-is-python3 python3-all-dev
!" 07Y{~
libgirepository-2.0-dev
!" 07{	!" 07{	!" 07Y{
python3-dev
!" 07}~	!" 07|}~	!" 07Y|}~
llvm-dev
!" 07}~	!" 07|}~	!" Y
lldb
!" 0Y{
python3.13-dev
!" 0y{	!" 0y{	!" 0yz{¢
libproj-dev
!" 0{
python3.11-dev python3.9-dev
!" 7
dstat python3-distutils python3-nose
!" 7	 	 
lsb-release
!" 7	!" 7	 !"7Y
websockify
!" 7	!" 7	!" #$%&7Y
gdal-bin python3-gdal
!" 7	!" 7	!" 79Y
python3-setuptools-scm
!" 7	!" 7	!" 7Y
asciinema borgbackup cifs-utils clang-format cppcheck dh-python diceware gi-docgen iotop python-is-python3 python3-affine python3-aiohttp python3-all python3-babel python3-bcrypt python3-bs4 python3-cffi python3-chardet python3-colorama python3-colorlog python3-cryptography python3-dateutil python3-decorator python3-flask python3-gi python3-gi-cairo python3-h5py python3-jinja2 python3-lazy-object-proxy python3-ldap python3-libsass python3-lxml python3-magic python3-mako python3-msgpack python3-mutagen python3-mysqldb python3-netifaces python3-numpy python3-openssl python3-packaging python3-paho-mqtt python3-paramiko python3-passlib python3-pexpect python3-pkg-resources python3-polib python3-psutil python3-psycopg2 python3-pyasn1 python3-pycountry python3-pycparser python3-pycryptodome python3-pycurl python3-pygments python3-pygresql python3-pyldap python3-pyotp python3-pyqrcode python3-pyroute2 python3-pytest python3-rados python3-redis python3-regex python3-rencode python3-setproctitle python3-setuptools python3-sh python3-socks python3-sqlalchemy python3-sqlalchemy-ext python3-sqlalchemy-utils python3-tk python3-twisted python3-tz python3-u2flib-server python3-unidecode python3-urllib3 python3-wheel python3-xdg python3-yaml python3-yarl python3-zmq python3-zope.event python3-zope.interface rpl s3cmd scons supervisor yamllint
!" 7	!" 7	*+,./018FNVW{ !"7:;Y
litecli
!" 7	!"#$%&*+,./01FNVWY 79	!"*+,./01FNVW 79Y
meson
!" 7	!"+,018{ 79	!"+,01 79Y
ipython3
!" 7	!"Y 7	!"9 7Y
fail2ban
!" 79	!" 7	!" 7Y
python3-jsonschema
!" 79	!" 79	!" 79Y
python3-pytest-runner
!" 79	!" 79	!" 7Y
gunicorn pylint python3-pytest-pylint
!" 7L	!" 7L	!" 7LY
python3-netaddr
!" 7R]
gconf2
!" 7Y
python3-dnspython python3-etcd
!" 7YZq	 YZq	 YZq
bind9
!" 7Y[	!" 7Y[	!"R 7QY[
ufw
!" 7]d	!"R 7Q]d	!"R 7QY]d
avahi-discover xdot
!" 7]dq	!"QR] 7dq	!"QR] #$%&7Ydq
python3-opencv
!" 7d	!" 7d	!" 7Yd
python3-pydot
!" C
coffeescript node-typescript uglifyjs
!" FY
postgresql-client-17
!" LN
snmp-mibs-downloader
!" R
php8.2-curl
!" R	!" R	!" QR
php-curl
!" Y
python3.13
!" ]d	R Q]d	R QY]d
fontforge
!" ]dq	!"7Rf Q]dq	!"Rf QY]dq
ges1.0-tools gir1.2-ges-1.0
!" ]dq	!"7Rf Q]dq	!"Rf Q]dq
gstreamer1.0-plugins-bad
!" ]dq	!"R Q]dq	!"R Q]dq
virt-viewer
!" d	!"]d 	!"R] Q
slurm-wlm slurmctld slurmd
!" t	!" t	!"R QYt
gdb-multiarch
!"#$%& L	!"#$%& L	!" L
debootstrap
!"#$%&')27FJPQRSTVWY[\\]^filq \`abcd	!"#$%&')7FJPQRSTVWXY\\]^filq \`abcd	!"#$%&'7FJPQRSTVWXY\\]^filq \`abcd
task-desktop
!"#$%&'*+,./01FNPSVWY\\ 7	!"#$%&'*+,./01FNPSVWY\\ 7	!"'*+,./01FNPSVW\\ 7Y
zfsutils-linux
!"#$%&'*+,./7FNSVWY\\]d 01	!"#$%&'*+,./7FNQRSVWY\\]ad 01	!"*+,./7FNQRSVWY\\]adq 01
nvidia-cuda-toolkit
!"#$%&'7FQRY ]dq	!"#$%&'7FRYf Q]dq	!"#$%&'7FRYf Q]dq
cheese
!"#$%&'7QRTVWY[\\\`bcq FP]ad	!"#$%&'79RTVWXY[\\\`bcf FPQ]adq	!"#$%&'7RTUVXY\\\`bcf FPQW]adq
lxqt
!"#$%&'FQTUVWY\\ 7R]bdq	!"#$%&'7FTUVWXY\\f QR]bdq	!"'7FTUVWXY\\fq #$%&QR]bd
mate-desktop-environment
!"#$%&*+,./013456FKNPVWYkl 	!"#$%&*+,./013456FKNPVWYkl 	!"*+,./013456FKNPVWkl 7Y
swi-prolog
!"#$%&*+,./0189:;FNPVWY{}~ 7	!"#$%&*+,./0189:;FNVWY{|}~ 7	!"*+,./018:;FNVW{|}~ 7Y
python3-pandas
!"#$%&*+,./01FNVWY 7Cz	!"#$%&*+,./01FNVWY 7Cz	!"*+,./01FNVW 7CYz
node-gyp
!"#$%&*+,./01NVWY 7F	!"#$%&*+,./01NVWY 7F	!"*+,./01NVW 7FY
pkg-kde-tools
!"#$%&*+,./13456KNPVWY]kl 027Fd{~	!"#$%&*+,./13456FKNPVWY]kl 027d{~	!"*+,./13456FKNPVW]kl 07Yd{~
libgtk2.0-dev
!"#$%&*+,0Y ./1FNPVW¤	!"#$%&*+,0Y ./1FNPVW¤	 ¤
crossbuild-essential-arm64
!"#$%&*+,0Y ./1FNPVW¥	!"#$%&*+,0Y ./1FNPVW¥	 ¥
crossbuild-essential-armel
!"#$%&*+,0Y ./1FNPVW¦	!"#$%&*+,0Y ./1FNPVW¦	 ¦
crossbuild-essential-armhf
!"#$%&*+,0Y ./1FNPVW§	!"#$%&*+,0Y ./1FNPVW§	 §
crossbuild-essential-i386
!"#$%&*+,0Y ./1FNPVW®	!"#$%&*+,0Y ./1FNPVW®	 ®
crossbuild-essential-ppc64el
!"#$%&*+,0Y ./1FNPVW°	!"#$%&*+,0Y ./1FNPVW°	 °
crossbuild-essential-s390x
!"#$%&*,./6KNVWYkl +012345FPRz	!"#$%&*,./6KNVWYkl +012345FPRz	!"*,./6KNVWYkl +012345FPQRz
php-dev
!"#$%&*,6KY +./013457FNPVWkl	!"#$%&*,6KY +./013457FNPVWkl	!"*,6K +./013457FNPVWYkl
dh-make
!"#$%&*,6KY +./01345FNPVWkl	!"#$%&*,6KY +./01345FNPVWkl	!"*,6KY +./01345FNPVWkl
debhelper equivs
!"#$%&*,6KY] +./01345FNPVWkl	!"#$%&*,6KY] +./01345FNPVWkl	!"*,6KY] +./01345FNPVWkl
alien
!"#$%&*,SY '+./017FNPVW\\	!"#$%&*,SY '+./017FNPVW\\	!"*+,7S './01FNPVWY\\
zfs-dkms
!"#$%&*Y +,./01FNPVW	!"#$%&*Y +,./01FNPVW	 0
crossbuild-essential-amd64
!"#$%&2FJPQRSTVWY[\\^fiq '7]\`abcd	!"#$%&FJPRSTVWXY[\\^fiq '7Q]\`abcd	!"#$%&'FJPRSTVWX\\^fiq 7QY]\`abcd
task-lxde-desktop
!"#$%&2FQRSTVWY[\\^fiq 7]\`abcd	!"#$%&FPRSTVWXY\\^fiq 7Q]\`abcd	!"#$%&FPRSTVWX\\^fiq 7QY]\`abcd
task-xfce-desktop
!"#$%&57GHJMOPQRY\`} *+,./01FLNTVW	!"#$%&57GHJMOPQRY\`} *+,./01FLNTVW	!"7GHJMOPQRY\`} *+,./01FLNTVW
opam
!"#$%&7FLMPV]_n YZ[q	!"#$%&17FLMPVWY]_n Zq	!"#$%&FLMVY]n Zq
lxc
!"#$%&7FY]abd 	!"#$%&7EFQRY]abd 	!"#$%&7EFRY]abdq Q
libreoffice-java-common
!"#$%&@BKPQRSTUVWYZ[\\^\`abc '7F]dklq	#$%&KPSVWXYZ\\^\`abcf !"'7FQR]dklq	FKPSWXZ\\^\`bcf !"#$%&'7QRY]adklq
cinnamon
!"#$%&FJPQRTVWY[\\\`acq '7]bd	!"#$%&FJPRTVWXY[\\\`acfq '7Q]bd	!"#$%&'FJPRTVWX\\\`acfq 7QY]bd
lxde
!"#$%&FJRY\`bq '7]d	!"#$%&FJRY\`bq '7Q]d	!"#$%&JRX\\\`bcq 7QY]d
lxde-core
!"#$%&FTVWYab ]dq	!"#$%&FRTVWYab Q]dq	!"#$%&'7KPRSTVWXYZ\\^\`abcfkl FQ]dq
xfce4-goodies
!"#$%&FY\\\`acq 7]bd	!"#$%&FRXY\\\`acq 7Q]bd	!"#$%&FRX\\\`acq 7QY]bd
xfce4
!"#$%&R]^ 7QY	!"#$%&R]^ 7QY	!"#$%&7RY] Q
samba
!"#$%&Y *+,./0127FNVW{~	!"#$%&Y *+,./0127FNVW{~	!" *+,./0179FNVWY{~
libgirepository1.0-dev
!"#$%&Y *+,./017FNVW	!"#$%&Y *+,./017FNVW	!" *+,./0179FNVWY{~
gobject-introspection
!"#$%&] 7	!"#$%&7] 	!"7RY] Q
smbclient
!"#$%&] 7	!"#$%&] 7	!"7RY] Q
samba-common-bin
!"#%&*+,0KY $./1FNPTVWkl	#%&*+,0K !"$./1FNPTVWYkl	#%&*+,0KR !"$./1FNPQTVWYkl
lintian
!"' 7	!"' 7	!"' 7Y
python3-apt
!"')*+,./01GIJKMNOQTUVWY[\\\`cefiklt #$%&7FRS]^abdq	!"')*+,./01GIJKMNOPTUVWXY[\\\`cefiklt #$%&7FQRS]^abdq	!"*+,./01GIJKLMNOPTUVWXZ\\\`cefikl #$%&7FQRSY]^abdqt
kde-full
!"')GJLMNOQTUVWY[\\\`cef #$%&7FRS]abdq	!"')GJMNOTUWXY[\\\`cef #$%&7FQRS]abdq	!"*+,./01FGJMNOTUVWXZ\\\`cef #$%&7QRSY]abdqt
kde-standard
!"')GJLMNOVY\\\`c #$%&7FRS]abdq	!"')GJMNOXY[\\\`cf #$%&7FQRS]abdq	!"FGJMNOXZ\\\`cf #$%&7QRSY]abdqt
kde-plasma-desktop
!"')GJMNOQTUVWY[\\^efi #$%&7FRS]\`abcdq	!"')GJMNOPTUVWXY[\\^efi #$%&7FQRS]\`abcdq	!"*+,./01FGJMNOPTUVWXZ\\^efi #$%&7QRSY]\`abcdqt
task-kde-desktop
!"'@BFPTUVWY]abfm 7	!"'@BEFPQRTUVWY]abdf 7	!"'@BEFPQRTUVW]abdfq 7Y
asciidoc
!"'FQRYq 7]d	!"'FRYfq 7Q]d	!"'FRfq 7QY]d
gedit
!"'O 7Zlq	!"'O 7Zlq	!"'O 7YZlq
byobu
!"+,018FY{ 7	!"+,018FY{ 7	!"+,01 7Y
glances
!"+,01FPRVWY 7Q	!"R +,0178Q{	!"+,01R 7QY
python3-sklearn
!"+,01FPVWY 7	!"FPVWY +,0178{	!"+,01 7Y
python3-scipy
!"+-PY\` 01345678FJ{	!"+-PY\` 01345678FJ{	!"+-P\` 01345678FJY{
libboost-all-dev
!"+.01R Q
cmake cmake-curses-gui
!"+017s|}~ 	!"+017s|}~ 	!"+017Ys|}~ 
rustfmt
!"+018{ 7	!"+018{ 7	!"+018{ 7Y
cython3
!"+123456FPVWY 0LTUx}	!"+123456FPY 0LTUx}	!"+13456FPY 0LTUx}
luarocks
!"+1KPVWY]abfq 0234567Fdkl{|~	!"+1KPY]f 0234567Fdklz{|~	!"+-1KPQR]f #$%&034567FYdklz{|~¢
libvips-dev
!"+1PVWY 0234567Fyz{|~	!"+1PY 0234567Fyz{|~	!"+-1P #$%&034567FYyz{|~¢
libmapnik-dev
!"+1PVWY 023456Fyz{|	!"+12PY 03456Fyz{|	!"+-1PY #$%&03456Fyz{|¢
libgdal-dev
!"+1PVWY]f 0234567Fd{|~	!"+1PY]f 0234567Fd{|~	!"+1PY]f 0234567Fd{|~
libmagickwand-6.q16-dev
!"+1PVWY]f 0234567Fd{|~	!"+1PY]f 0234567Fd{|~	!"+1P]f 034567FYd{|~
libmagickcore-dev libmagickwand-dev
!"+1VWY 027F{~	!"+1 027{~	!"+1 07Y{~
valac
!"07Y|}~ 
llvm-22
!"07}~ 	!"07|}~ 	!"07Y|}~ 
llvm
!"0Y +17F	!" 7	!" 7Y
gcovr
!"1FGJNOV]\`l Y[	!"17FGJNOVZ]\`lq Y[	!"7FGJNOQRVZ]\`lq Y[
docker.io
!"2FVWY 	!"2 	!" 
libvirt-dev
!"2FVWY 0y{|	!"2 0y{|	!" 0yz{|¢
libspatialite-dev
!"2FVWY 7	!"2 7	!"2 07Y{
python3-pybind11
!"7 	!" 7	!"7RY Q
nfs-common
!"7 	!"7 	!"7Y 
global
!"7 Y	!" 7Y	!"7R QY
nfs-kernel-server
!"7 YZ[q
libreswan
!"7 Zq	!"7 Zq	!"7Y] Zq
openconnect
!"7@BTUY]abd F	!"7@BEQRTUY]abd F	!"7@BERTUY]abdq FQ
texlive-fonts-extra
!"7FGHJNORY\` Q]d	!"7FGHJNORY\`f Q]dq	!"7FGHJNORY\`f Q]dq
rebar
!"7FRY^ 	!"7FRY^ 	!"7FRY]^ 
syslog-ng
!"7FY] 	!"'7FY\\]_ 	!"'7FY\\]_ 
prometheus-node-exporter
!"7FY]ab #$%&dq	!"7FQRY]abf #$%&dq	!"7FRY]abf #$%&Qdq
libreoffice-calc libreoffice-core libreoffice-writer
!"7FY]ab d	!"7FQRY]ab d	!"FQRY]abq d
vlc
!"7FYbq ]ad	!"7FRYb Q]ad	!"7FRYbq Q]ad
chromium chromium-driver chromium-l10n
!"7Y|}~ 01
clang-22
!"7\`m 	!"7\`m 	!"7Y\`m 
neovim
!"7|}~ +01st	!"7|}~ +01st	!"7R|}~ +01QYst
rust-all
!"7|}~ 01
clang-14
!"7}~ 01	!"7|}~ 01	!"7Y|}~ 01
clang
!"@BFTUY 
weechat weechat-lua weechat-perl
!"@BFTUY 	!"@BFTUY 	!"@BFTU Y
weechat-python
!"@BPRTUY]^dm +01}	!"@BPQRTUY]^dm +01}	!"@BFPQRTUY]^dm +01}
ocaml-core
!"@BPTUVWY F
mafft
!"@BTUY]ab 7F	!"@BEQRTUY]abd 7F	!"@BERTU]abdq 7FQY
texlive-latex-extra
!"@BTUY]ab 7F	!"@BQRTUY]abd 7F	!"@BRTU]abdq 7FQY
texlive-pictures
!"@BTUY]abd 7F	!"@BEQRTUY]abd 7F	!"@BERTU]abdq 7FQY
texlive-xetex
!"@BTUY]abdf 7F	!"@BQRTUY]abdf 7F	!"@BRTU]abdfq 7FQY
texlive-extra-utils
!"EFY] d	!"EFY] d	!"EFQRY] d
collectd
!"EFY]ab #$%&7dq	!"EFQRTY]abf #$%&7dq	!"EFRT]abf #$%&7QYdq
libreoffice
!"ER Q]d	!"7ERf Q]dq	!"ERf Q]dq
erlang
!"EY]f Fd	!"EQRY]\`f FJd	!"ERY]f FQd
octave
!"FGJNOY\` 
julia
!"FGJNOY\` #$%&	!"FGJNOQRY]\`abd #$%&	!"FGJNOQRY]\`abdq #$%&
pass
!"FPVWY 7	!"+,018{ 7	!"+,01 7Y
smem
!"FPVWY 7	!"FPRVWY 7Q	!"FPRVW 7QY
fish
!"FPVWY 7	!"FPVWY 7	!" 7Y
python3-docutils python3-willow
!"FRVY]^i 	!"FRVY]^i 	!"QRVY]^i #$%&F
postgis
!"FRVY]^i 	FRVY]^i !"7	FQRV]^i !"#$%&7Y
osm2pgsql
!"FRY ^	!"FRY ^	!"FRY] Q^
privoxy
!"FR^ Y	!"FR^ Y	 Y
xinetd
!"FY]ab #$%&7d	!"FQRY]ab #$%&7d	!"FR]abq #$%&7QYd
python3-uno
!"FY]ab 7d	!"7FQRY]ab d	!"7FQRY]abq d
mpv
!"FY]abd 	!"FQRY]abd 	!"FQRY]abdq 
xdg-utils
!"FY]abd 7	FQRY]abd !"7	FQRY]abd !"7
youtube-dl
!"FY]abf d	!"FQRY]abf d	!"FRabfq #$%&7QY]d
gimp
!"FY]abfq 7d	!"]f 7d	!"]f #$%&7Yd
libvips-tools
!"FY]abq #$%&7d	!"FQRY]abfq #$%&7d	!"FQRY]abfq #$%&7d
unoconv
!"FY]d q	!"7QR]d q	!"QR] dq
wine
!"FY]dr q	!"7QR]dr q	!"QR]r dq
wine64
!"FYef 7]d	!"FRYef 7Q]d	!"FRef #$%&7QY]d
inkscape
!"JNOY\` 7FG	!"JNOY\` 7FG	!"JNO\` 7FGY
python3-git
!"JNOY\` F
git git-core
!"JNOY\` FG
git-flow git-lfs tig
!"J\` 7	!"J\` 7	!"JR\` 7QY
mercurial
!"K +01}~¢
cabal-install
!"K l
gettext
!"KOY FNWkl
quilt
!"L] 	!"LZ]q 7	!"LZ]q 7Y
aircrack-ng
!"PQVWY]fghi FR	!"QY]fghi FR	!"Y]fghi FQR
php-imagick
!"PQVWYghi FR	!"QYghi FR	!"Yghi FQR
libapache2-mod-php php php-amqp php-apcu php-igbinary php-memcache php-memcached php-mongodb php-redis php-solr php-xdebug php-yaml
!"PRVWYi FQh	!"RYi FQh	!"RYi FQh
apache2
!"PVWY 7F	!" +,0178{	!"+,01 7Y
python3-matplotlib
!"PVWY 7F	!"PVWY 7F	!" 7Y
python3-pil
!"PVWY F	!"PVWY F	!" 
s3fs
!"QR #$%&]dq	!"7Rf #$%&Q]dq	!"Rf #$%&QY]dq
geary
!"QR 7	!"QR 7	!"QR 7Y
systemctl
!"QR ]dq	!"7Rf Q]dq	!"Rq Q]d
zenity
!"QRY[ ]	!"QR ]	!"QR ]
network-manager
!"QRY] 7Fd	!"QRY] 7Fd	!"QR] 7Yd
qt6-base-dev
!"QYghi FR
php8.2
!"QYghi FR	!"QYghi FR	!"Yghi FQR
php-mcrypt
!"R Y^	!"R Y^	!"R] FY^
exim4
!"RY 	!"RY 	!"FRY] 
cron
!"RY 7Q^	!RY "7Q^	!FR]^ "7QY
rabbitmq-server
!"RY Q^	!"RY Q^	!"FRY] Q^
clamav clamav-daemon
!"RY ^	!"RY ^	!"FRY] ^
logrotate tinyproxy
!"RY]^ 	!"RY]^ 01	!"FRY]^ 01
emacs-nox
!"RY^ 	!"RY^ 	!"FRY]^ 
anacron at atop procmail rsyslog sniproxy syslog-ng-core syslog-ng-mod-redis tor
!"RY^ 	!"RY^ 	!"FR]^ Y
mailutils
!"RY^ ]d	!"RY^ 01Q]d	!"FRY^ 01Q]d
emacs
!"RZdq Y[]l	!"7QRZdq Y[]l	!"FQRd YZ[]^lq
libvirt-daemon-system
!"R^ FPY	!"R]^ FPY	!"R]^ FPY
amavisd-new
!"R^i QY	!"R^i QY	!"FR]^i QY
vsftpd
!"Rq FY^	!"Rq FY^	!"R]q FY^
squid
!"VWY 027F]d{~	!"R 027Q]d{~	!"R 07QY]d{~
libgtk-3-dev
!"VWY 027F]y{|~	!"R 027Q]y{|~	!"R 07QY]y{|~
libsoup2.4-dev
!"VWY 027Fd{~	!" 027d{~	!" 07Yd{|~
librsvg2-dev
!"VWY 027Fd{~	!" 027d{~	!" 07Yd{~
libpango1.0-dev
!"VWY 027Fq{~	!" 027q{~	!" 07Yq{~
libgstreamer-plugins-base1.0-dev libgstreamer1.0-dev
!"VWY 027F{~	!" 027{~	!" 07Y{~
libass-dev libavahi-glib-dev libcairo2-dev libenchant-2-dev libgdk-pixbuf-2.0-dev libglib2.0-dev libharfbuzz-dev libsecret-1-dev
!"VWY 02F]dq{	!"QR] 02dq{	!"QR] #$%&0dq{
libopencv-dev
!"VWY 27F	!"Y 27F	!" 7FY
gtk-doc-tools
!"VWY] 027Fd{~	!"] 027d{~	!"QR] 027Yd{~
libsdl-pango-dev
!"VWY] 027F{~	!"] 027{~	!"] 07Y{~
libdbus-glib-1-dev libpulse-dev
!"VWY] 027F{~	!"]d 027{~	!"QR]d 027Y{~
libsdl2-dev
!"VWY]d 027F{~	!" 027{~	!" 07Y{~
libnotify-dev
!"V] '7	#%& !"$'7	#%& !"$'7
python3-software-properties
!"W 	!" 	!" 
w3m
!"Y 7F	!"Y 7F	!" 7FY
libapache2-mod-wsgi-py3 rlwrap
!"Y F
apache2-bin libapache2-mod-auth-openidc libapache2-mod-fcgid libapache2-mod-security2
!"Y F	!"Y F	!"RY FQ
libxml-libxml-perl libxml-sax-perl libxml-simple-perl texinfo
!"Y Ft	!"Y Ft	!"R FQYt
percona-toolkit
!"Y]abd 7F	!"QRY]abd 7F	!"R]abdq 7FQY
texlive-science
!"Y]abd F	!"QRY]abd F	!"RY]abdq FQ
cm-super texlive texlive-base texlive-bibtex-extra texlive-binaries texlive-fonts-recommended texlive-lang-european texlive-lang-french texlive-lang-german texlive-latex-base texlive-latex-recommended texlive-luatex texlive-plain-generic
!"Y]abd Ff	!"QRY]abd Ff	!"RY]abdq FQf
dvipng
!"Y]abdf F	!"QRY]abdf F	!"#$%&RY]abdfq FQ
latexmk
!"Y]abdf F	!"QRY]abdf F	!"RY]abdfq FQ
texlive-font-utils
!"Y]df FK
google-perftools
!"Yab #$%&F]d	!"QRY #$%&F]d	!"QR #$%&]d
konsole
!"Yghi FQR
php8.4
!"] 
createrepo-c
!"] 	 	 
unrar-free
!"] '7V	!"] '7V	!"R] '7QVY
unattended-upgrades
!"] 7	!"] 7	!"] 7Y
python3-cups
!"] 7	] 	] 
libsmbclient libsmbclient-dev
!"] 7Zq	!"] 7Zq	!"] 7YZq
netplan.io
!"] 7d	!"QR] 7d	!"QR] 7Yd
openbox
!"] 7d	!"] d	!"QR] d
mpd
!"] 7d	] d	QR] d
mplayer
!"d 7	!"d 7	!"d 7Y
powerline python3-fontforge
!"st +01	!"7s|}~ +01	!"7Ys|}~ +01
rustc
!"t 	!"t 	!"7QRYt 
valgrind
!"t +01	!"7|}~ +01	!"7Y|}~ +01
cargo
!"t 7	!"t 7	!"QRt 7Y
python3-dbg
!"}~ 017	!"|}~ 017	!"|}~ 017Y
clang-tidy
!#$%&*,6KY "+./013457FNPVWkl	!#$%&*,6KY "+./013457FNPVWkl	!*,6K "+./013457FNPVWYkl
apache2-dev
!7 "Yi	!7 "Yi	!"7i Y
postfix postfix-cdb postfix-mysql postfix-pcre postfix-pgsql
!FRY] "Qfi	!FPRVWY] "Qfi	!FPRVWY] "#$%&Qfi
cups
!RV]^ "7FQYi
postgresql-17-partman
!RV]^ "FQYi
postgresql-17
!RV]^ "FYi
postgresql-13 postgresql-13-cron postgresql-13-pgaudit postgresql-15 postgresql-contrib
!RV]^ "FYi	!RV]^ "FYi	!RV]^ "FQYi
postgresql
!R^ ".017FYi}~	!R^ ".017FYiz|}~	!R]^ "017FQYiz|}~
postgresql-server-dev-all
!R^ "017FYi}~
postgresql-server-dev-13
!R^ "FYi	!R^ "FYi	!R]^ "FQYi
pgbouncer postgresql-common
" Zq	" 	"] 
openvpn
#$% 
gpg-agent
#$% &
gnupg-agent
#$%& 
debian-keyring
#$%&'J]\` !"7	!"#$%&'JQR]\`d 7	!"#$%&'J\` 7Y
bzr
#$%&*+,-./012FNVWY]\`abx{} !"TUd	#$%&*+,-./012FNQRVWY]\`abx{} !"TUd	*+,-./01FNRVWY]\`abqx{} !"QTUd
littler r-base r-base-core r-cran-littler r-recommended
#$%&*+,./018FNVWY{ !"79:	#$%&*+,./018FNVWY{ !"79:	*+,./018FNVW{ !"7:Y
python3-pip
#$%&*+,./018FNVWY{ !"79:;	#$%&*+,./018FNVWY{ !"7	*+,./018FNVW{ !"7Y
pipenv python3-virtualenv virtualenv
#$%&*+,./01AFNOSTUVWY¢ !"@B	#$%&*+,./01AFNOSTUVWY¢ !"@B	*+,./01AFNOSTUVWY¢ !"@B
bundler
#$%&*+,./01FGJNOVWY]\`abd !"7Cz	#$%&*+,./01FGJNOQRVWY]\`abd !"7Cz	*+,./01FGJNOQRVW]\`abdq !"7CYz
npm
#$%&*+,./01FKNTUVWYxyz{|}¡ !"@B	#$%&*+,./01FKNTUVWYxyz{|}¡ !"@B	*+,./017FKNTUVWYsxyz{|}~¡¢ !"@B
rbenv
#$%&*+,./01FNVWY{ !"	#$%&*+,./01FNVWY{ !"	*+,./01FNVW{ !"Y
python-pip python-virtualenv
#$%&*+,08PR[\\_{ !"'./179:;FLNQSVWYZ]q	#$%&*+,08PR\\_d{ !"'./179:;FLNQSVWYZ[]q	*+,08R\\]_{ !"'./179:;FLNQSVWYZ[q
neutron-l3-agent
#$%&*+,08PR[{ !"'./179:;FLNQSVWYZ]q	#$%&*+,08PR[d{ !"'./179:;FLNQSVWYZ]q	*+,08R[{ !"'./179:;FLNQSVWYZq
neutron-metadata-agent neutron-server
#$%&*+,08PR[{ !"'./179:;FLNQSVWYZ]q	#$%&*+,08PRd{ !"'./179:;FLNQSVWYZ[]q	*+,08R]{ !"'./179:;FLNQSVWYZ[q
neutron-dhcp-agent
#$%&*+,0PR\\\` !"'./179FJKMNQSVWYZ[]dlq	#$%&*+,0LOPRX\\_\`df !"'./179FJKMNQSVWYZ[]lq	*+,0OPRX\\_\`df !"'./179FJKMNQSVWYZ[]^lq
nova-compute
#$%&*+,0Y ./1FNPVW	#$%&*+,0Y ./1FNPVW	*+,0Y ./1FNPVW
checkinstall
#$%&*+,0Y ./1FNVW	 	 
pkgconf
#$%&*+,0Y .1FNVW	#$%&*+,0Y .1FNVW	*+,0Y .1FNVW
dpkg-dev
#$%&*+,Y ./01FNVW{	#$%&*+,Y ./01FNVW{	*+,Y ./01FNVW{
tcl-dev tcl8.6-dev
#$%&*+,Y] ./01FNVW{	#$%&*+,Y] ./01FNVW{	*+,Y] ./01FNVW{
libcups2-dev
#$%&*+,Ya ./012FNVW{	#$%&*+,Y ./012FNVW{	*+,Y ./01FNVW{
tk-dev
#$%&*/8FNVWY{ !"+,.0179:;z	#$%&*/8FNVWY{ !"+,.017z	*/8FNVW{ !"+,.017Yz
pre-commit
#$%&+.01 !"FY	#$%&+.01] !"FY	#$%&+.01QR] !"FY
spamassassin
#$%&.Y F	!"#$%&.Y F	#$%&.Y !"F
cpanminus
#$%&17FLOPQRVWYZ\\]_\`dflq !"@BJKMTU	#$%&17FLOPQRVWXYZ\\]_\`dflq !"@BJKMTU	#$%&17FOPQRVWXYZ\\]_\`dflq !"@BJKMTU
vagrant
#$%&Y +,./01FNVW	#$%&Y +,./01FNVW	Y +,./01FNVW
build-essential
#$%&Y F
libmodule-build-perl
#$%&Y]ab !"*+,-./012FNTUVW\`dx{}	#$%&QRY]ab !"*+,-./012FNTUVW\`dx{}	RY]abq !"*+,-./01FNQTUVW\`dx{}
r-base-dev
#$%&] 
gvfs-bin
#$%&]\` !"J	#$%&\` !"J]	#$%&\` !"J\\]
snapd
#$& 
dirmngr
#%& 
gpg
'*+,03456GJLOT\`kl !"#$%&./17FNPVWY	'*+,03456GJLOTX\`kl !"#$%&./17FNPVWY	#%'*+,03456GJLOQRT\`kl !"$&./17FNPVWY
devscripts
'7TU !"@B	'TU !"@B	'TU !"@B
puppet
'TU !"@B
puppet-agent
'TU] !"@BEl	'TU] !"@BEl	'RTU] !"@BEQl
puppetserver
'\` !"7JLY
ansible
+,.01FPRVW\` !"'79JLQSYZ[]dq	.FPRVW\`d !"'79JLQSYZ[]q	.FR]\` !"'79JLQSYZ[q
nova-api
+,012FVWY 	+,012 	+,01 
golang golang-go
+,01FPRVW !"'79LQSY]d	+,018FPRVW{ !"'79LQSY]d	#$%&+,01R] !"'79LQSYd
cinder-api cinder-scheduler
+,01FPRVW\` !"'79JLQSYZ]dq	FPRVW\`d !"'79JLQSYZ]q	R]\` !"'79JLQSYZq
nova-conductor nova-scheduler
+,01FPRVW\` !"79LQY]d	+,018FPRVW\`{ !"79LQY]d	#$%&+,01R\` !"79LQYd
heat-api heat-api-cfn heat-engine
+,01PRVW !"'79FLQSY]d	+,018PRVW{ !"'79FLQSY]d	#$%&+,01R] !"'79FLQSYd
cinder-volume
+,1FPRVW\` !"'079LQSY]d|¡	+,18FPRVW\`{ !"'079LQSY]d|¡	#$%&+,01R]\` !"'79LQSYd|¡
glance
+-PY\` 013456FJ{
libopenmpi-dev
+01 5
flex libfl-dev
+01PY 3456F	 	 
unixodbc-dev
+01PY 345F
libltdl-dev
+1 0
libc6-dev-i386
+1 0{
lib32z1-dev
+123456FPVWY 0x}	+123456FPY 0x}	+123456FPY 0x}
liblua5.2-dev liblua5.3-dev
+1PVWY 023456F{	!"] 027d{~	!"] 07Yd{|~
libimlib2-dev
.FPRVW\` !"79LQY]	.PRVW\`d !"79FLQY]	.R\` !"79FLQY
keystone
.FPVWY !"7	.PVWY !"7F	. !"7FY
python3-sphinx
0 
gcc-x86-64-linux-gnu
0 +1
intercal
0 +1	0 +1	0 
musl-tools
0 1
gcc gcc-12 gcc-14 gcc-9
0 1	0 1	0X] 1\\
linux-headers-amd64
0Ra !"Q]d
openjdk-21-jdk openjdk-25-jdk
0VWY 2F	0 2	0Y 
intel-mkl
0Y +1F	0Y +1F	!"0 +17FY
lcov
0{ 
protobuf-compiler protobuf-compiler-grpc
1FGJNOVY[]\`l !"79	1FGJNOVYZ[]\`lq !"'7	 
docker-compose
2FVWY 	2 	 
libspatialindex-dev
2FVWY 0{	2 0{	 0{
libtiff5-dev
3456FY +01P
libtool libtool-bin
345FY 
autoconf-archive
3Y 5F
autoconf
5 
libbison-dev
7 !"	7 !"	7Y !"
nslcd
F Y	!"] 7Y	!"] 7Y
ntp
FPTVWY 
mc
FPVWY 
lynx
FPVWY #$%&
mutt
FPVWY]def !"7	!"FPVWY '7	!" '7Y
awscli
FPVW\` !"79LY]	FPQRVW\`d !"79LY]	\` !"79LY
openstack-dashboard
FQRVY] 
bats
FRY 0Qz{
libsnmp-dev
FTUY !"@B
weechat-ruby
FTUY !"@Bm	FTUYm !"@B	FTUYm !"@B
vim-editorconfig
FTUY !"@Bm	FTUYm !"@B	FTUm !"@BY
vim-nox
FVWY 
aptitude
FY 
docbook-xsl opendkim snmp snmpd snmptrapd
FY 	FY 	!"F Y
elinks
FY 	QR]d 	!"QR]dq 
ratpoison
FY Zq
keepalived
FY ]d	FRY Q]d	RY FQ]d
xfce4-terminal
FY] !".i	FY] !".i	Y] !".Fi
freeradius freeradius-mysql
FY]\`bc dq	FQRY]\`bcu dq	FQRY]\`bcu dq
wkhtmltopdf
FY]def 	FY]def 	!"7FY]def 
groff
FY]ef d	FY]ef d	!"7FY]ef d
gnuplot-nox
FYd 
collectd-dev
GJNOPTVWY\` !"FR	FGJNOTY\` !"R	FGJNOTVY\` !"QR
composer
JNOPQRVW^\`aghi !"FGY]d	JNOQR\`ghi !"FGY	JNOQR\`ghi !"FGY
git-all
JNOY\` !"7FG	JNOY\` !"7FG	JNO\` !"7FGY
git-review
JPSTVWY[^fil !"#$%&')27FQR\\]\`abcdq	#%&JPSTVWXY^fil !"$')7FQR\\]\`abcdq	!JPSTVWX^l "#$%&'7FQRY\\]\`abcdfiq
task-gnome-desktop
JPTVY[\`acl !"#$%&')27FQRW\\]bdq	JPTXY\`acfl !"#$%&')7FQRW\\]bdq	!JPTVX\`acl "#$%&'7FQRWY\\]bdfiq
gnome
J\` 
cvs sshpass unison
J\` Y
lftp
K !"345FNPYkl
intltool
P +01}
ocaml
PRVWY !"12FQ	PRVWY !"12FQd	F !"17Yd
mono-complete
PTVWY[\`cl !"#$%&')27FQR\\]bdq	#%&PTXY\`cfl !"$')7FQR\\]bdq	!PTVWX\`acl "#$%&'7FQRY\\]bdfiq
gnome-core
PVWY !"79FL	PVWY !"79CFL	 !"7CY
novnc
PVWY +012F{}	P +012{}	P +01{}
libgd-ocaml-dev
PVWY 0F
python-all-dev
PVWY F
mime-support python-all python-setuptools python-six python2 python2.7
PVWY F	FY] 	 
lighttpd
PVWY FQR	] QR	] QR
php-fpm
PVWY FR	 R	 QR
php-cgi php-cli php-pear
QR 
bubblewrap
QR !"7<	QR !"7<	 !"7<Y
pipx
QR ]dq	R Q]dq	!"R #$%&Q]dq
evince
QRY]d !"MVZnq
incus
QR] 
libatk-bridge2.0-0t64 libatspi2.0-0t64
QR]\` J
openssh-sftp-server
R 
procps
R 	R 	QR 
sysvinit-core
R .5FQY	!"7R .5FQY	!"7R .5FQY
sendmail
R Q
elixir erlang-asn1 erlang-crypto erlang-dev erlang-eunit erlang-inets erlang-nox erlang-os-mon erlang-public-key erlang-runtime-tools erlang-ssl erlang-syntax-tools erlang-tools erlang-xmerl
R Q]d
firefox-esr libgtk-3-0t64
R Q]d	!"7Rf Q]dq	!"Rf Q]dq
erlang-reltool
RS !"'79QZq	RS !"'7QZq	RS !"'7QY
cloud-init
RY] FQV
parallel
R] Q
ppp xl2tpd
R] QY
pptpd
R]\` JQ
openssh-server ssh
Ra !"Q]d
openjdk-21-jre openjdk-25-jre
T 
zip
TU 
apertium-en-es
TU !"@
rake
TU !"@AB¢
ruby-full
TU !"@B
asciidoctor passenger ruby-bundler ruby-ffi ruby-foreman ruby-json sass-spec
TU !"@Bm	TUm !"@B	TUm !"@B
vim-addon-manager
TU !"@B¢
ruby-dev
TU !"B
ruby
TU 0]d
libwxgtk3.0-gtk3-dev
TUY]abdf !"@BF	QRTUY]abdf !"@BF	RTUY]abdfq !"@BFQ
texlive-lang-all
TU]ab !"7@BFYdef	EQRTU]ab !"7@BFYdef	ERTU]ab !"#$%&7@BFQYdef
texlive-full
VW 	VWX 	 
zutils
VWY !"12F	Y !"12Fd	F !"17Yd
mono-devel
VWY 02F	 2	 
portaudio19-dev
VWY 02F{	 02{	 0{
libfontconfig-dev libfontconfig1-dev libgd-dev libid3tag0-dev libxft-dev xorg-dev
VWY 02F¢	 02¢	 0¢
libgss3
VWY 2F	 2	 
libnfnetlink-dev libnghttp2-dev libtalloc-dev
VWY 2F	 2	 2
libeigen3-dev libidn11-dev libnetfilter-queue-dev
VWY 2F	2 	 
libsndfile1-dev
VWY F
libdpkg-perl
VWY F	 	 
pkg-config
VWY] 02F	] 02	] 0
libpcap-dev libpcap0.8-dev
VWY] 2F	] 2	] 
libavahi-client-dev libavahi-compat-libdnssd-dev libdbus-1-dev libthrift-dev
V]q !"'	#%& !"$']q	#%& !"$']q
python-software-properties
V]q !"'7	#%& !"$'7]q	#%& !"$'7]q
software-properties-common
WY]ft !"+01Fd	Y]ft !"+01F	*,6KQRY]ft !"+./01345FNPVWdkl
gnustep-devel
Y 
perl
Y +01F	Y +01F	!"*,6KY +./01345FNPVWkl
gnustep-make
Y 0F
libperl-dev
Y 45F
automake
Y 5F
autoconf2.13
Y F
apt-file autogen cloc colordiff cowsay docbook-xml geoip-bin giflib-tools help2man ipcalc irssi libcgi-pm-perl libconfig-yaml-perl libdbd-mysql-perl libdbd-odbc-perl libdbi-perl libencode-perl libfindbin-libs-perl libgd-text-perl libgeoip-dev libimage-exiftool-perl libjson-perl libjson-xs-perl libnet-snmp-perl libparse-recdescent-perl libtimedate-perl mariadb-client memcached moreutils opendkim-tools perltidy pure-ftpd rename stow swaks txt2html
Y F	Y F	 
libslurm-perl lm-sensors
Y F	Y F	!"Y F
libdbd-pg-perl
Y F	Y Fj	RY FQj
opendmarc
Y F	Y Fj	Y Fj
default-mysql-client mysql-client
Y FMQRZq	Y FMQRZjq	Y FMQRZjq
default-mysql-server mariadb-server mysql-server
Y FR	Y FR	FY R
slapd
Y FVW
module-assistant
Y FZq
nginx-extras
Y F~
libva-dev
Y[ 
ipset
Y] !"+01F	Y] !"+01F	*,6KY] !"+./01345FNPVWdkl
libgnustep-base-dev
Y] #$%&Fd	!"QRY] #$%&7Fd	 #$%&
libgpgmepp-dev
Y] F	Y] F	] 
rpm
Y] Fd	!"QRY] 7Fd	!"QR] 7FYd
qtbase5-dev qtdeclarative5-dev
Y] Fdq	!"QRY] 7Fdq	!"QRY] 7Fdq
libqt5webkit5-dev
Y] Fdq	!"QRY] 7Fdq	!"QR] 7FYd
qttools5-dev
Y]cq Fd	!"Y]abcq 7Fd	!"]abcq 7FYd
i3
Y]f F
perlmagick
Y\` J
mosh
Ybc F\`	Ybcu F\`	Ybcu F\`
tigervnc-standalone-server
Ybc F\`a
tightvncserver
[\\ Y	[\\ Y	[\\ FY
ebtables
\\ 
amd64-microcode firmware-linux intel-microcode
\\ 	 	 
cryptsetup dropbear
\\ 	XY\\ 	XY\\] 
wireguard-tools
] 
arping darkice dynamips espeak espeak-ng gconf-service ghostscript iftop ldnsutils libcups2 libcups2t64 libcupsimage2 libdbus-1-3 libdbus-glib-1-2 libespeak-ng-dev libespeak-ng1 libgconf-2-4 libgs9 libpcap0.8 libpcaudio-dev libpcaudio0 libpulse0 libqt5network5 libqt5qml5 libqt5websockets5 ngrep nmap qml-module-qtquick-localstorage rpm2cpio systemd systemd-sysv systemd-timesyncd systemd-zram-generator tcpdump
] 	QR] 	QR] 
libatk-bridge2.0-0 libatspi2.0-0
] 	] 	!"] #$%&
xpdf
] 	]df 	]df 
libzbar0
] !"
default-jre-headless openjdk-11-jdk-headless openjdk-11-jre-headless openjdk-17-jdk-headless openjdk-17-jre-headless openjdk-21-jdk-headless openjdk-21-jre-headless openjdk-7-jre-headless openjdk-8-jre-headless
] !"	] !"	*+,0Y] !"./1FNVWd
gnustep-base-runtime unar
] !"E
ant default-jdk-headless groovy maven openjdk-8-jdk-headless pdftk pdftk-java scala
] !"E	 !"	 !"
ca-certificates-java
] !"E	QR]a !"Ed	Ra !"EQ]d
zookeeper zookeeperd
] !"EFYl	] !"EFYl	R] !"EFQYl
puppetdb
] !"ET
gradle
] "
dsniff
] QR
php8.2-fpm php8.4-fpm
] V	] V	R] QV
sysstat
] Y
distcc dnsmasq
] \`abc
xorg
] d
libasound2-plugins libcanberra-gtk-module libfreerdp-client2-2 libgraphviz-dev libgtk2.0-0
] d	 d	 d
x264
] d	!"7] d	QR] d
ffmpeg libavdevice-dev
] d	!"7] d	] d
libavfilter-dev
] d	QR] d	!"QR] d
pinentry-qt
] d	QR] d	QR] d
libqt5gui5 libqt5svg5-dev libqt5widgets5 qml-module-qtgraphicaleffects qml-module-qtquick-controls qml-module-qtquick-dialogs qml-module-qtquick-window2 qmlscene
] d	] d	R Q]d
mtr
] dq	!"7] dq	] dq
gstreamer1.0-libav
] dz
freerdp2-dev
] q
tshark
]\`c 
xserver-xorg xserver-xorg-video-dummy
]a !"
openjdk-11-jdk openjdk-11-jre
]a !"E	QR]a !"Ed	0Ra !"EQ]d
default-jdk openjdk-7-jdk openjdk-8-jdk
]a !"E	QR]a !"Ed	Ra !"EQ]d
default-jre openjdk-7-jre openjdk-8-jre
]a !"ET	] !"ET	] !"ET
fop
]a !"d	QR]a !"d	QR]a !"d
openjdk-17-jdk openjdk-17-jre
]a "
x11vnc
]abd !"FY	QR]abd !"FY	R]abdq !"FQY
biber
]ac \`	]c \`	]c \`
xinit
]d 
racket
]d 	 	 
libnotify4
]d !"7	]d !"7	QR]d !"7Y
yt-dlp
]d q	!"7QR]d q	!"QR]dq 
qemu-system-x86
]d q	QR]d q	!"QR]d q
wireshark-common
]df 
imagemagick
]f 
graphicsmagick
]f 	!"]def 	!"]def 
neofetch
]f 	]df 	]df 
zbar-tools
]nop #$%&Y[	]nop #$%&Y[	!"7YZ]nopq #$%&
podman
\` 
openssh-client xclip
\` J
sshfs
\`c 
xserver-common xvfb
a 	 	 
tk xterm
d 
cmus gnome-themes-standard
d 	!"d 	!"d 
tesseract-ocr-deu tesseract-ocr-eng tesseract-ocr-fra tesseract-ocr-ita tesseract-ocr-spa
d ]q	Rd Q]q	!"Rd Q]q
gstreamer1.0-plugins-good
vw 
gcc-arm-none-eabi
z{|¢ +012	z{|¢ +012	z{|¢ +01
crystal
¤ 
gcc-aarch64-linux-gnu
¥ 
gcc-arm-linux-gnueabi
¦ 
gcc-arm-linux-gnueabihf
§ 
gcc-i686-linux-gnu
¨ 
gcc-mips-linux-gnu
© 
gcc-mipsel-linux-gnu
ª 
gcc-mips64-linux-gnuabi64
« 
gcc-mips64el-linux-gnuabi64
¬ 
gcc-powerpc-linux-gnu
­ 
gcc-powerpc64-linux-gnu
® 
gcc-powerpc64le-linux-gnu
¯ 
gcc-riscv64-linux-gnu
° 
gcc-s390x-linux-gnu
± 
gcc-sparc64-linux-gnu`;
export const elsewhere = {
  "apt-transport-https": "ca-certificates",
  "python-pip": "python-dev python-setuptools python-wheel",
  "python3-pip": "python3-setuptools python3-wheel"
} as const;
export const bundles = 'asciidoc biber bzr cheese chromium chromium-driver chromium-l10n cinder-api cinder-scheduler cinder-volume cinnamon cm-super cmus collectd devscripts dvipng erlang erlang-reltool fonts-indic geary gedit gimp git-all glance glances gnome gnome-core heat-api heat-api-cfn heat-engine i3 incus ipython3 kde-full kde-plasma-desktop kde-standard keystone konsole latexmk libavcodec-extra libreoffice libreoffice-calc libreoffice-core libreoffice-java-common libreoffice-writer libvirt-daemon-system littler lxde lxde-core lxqt mate-desktop-environment mpv neofetch neutron-dhcp-agent neutron-l3-agent neutron-metadata-agent neutron-server nova-api nova-compute nova-conductor nova-scheduler nvidia-cuda-toolkit ocaml-core octave openstack-dashboard python3-pandas python3-uno qemu-system-x86 r-base r-base-core r-base-dev r-cran-littler r-recommended ratpoison rbenv smem spamassassin swi-prolog syslog-ng task-desktop task-gnome-desktop task-kde-desktop task-lxde-desktop task-xfce-desktop texlive texlive-base texlive-bibtex-extra texlive-binaries texlive-extra-utils texlive-font-utils texlive-fonts-extra texlive-fonts-recommended texlive-full texlive-lang-all texlive-lang-european texlive-lang-french texlive-lang-german texlive-latex-base texlive-latex-extra texlive-latex-recommended texlive-luatex texlive-pictures texlive-plain-generic texlive-science texlive-xetex unoconv vagrant vlc wine wine64 wireshark-common wkhtmltopdf xfce4 xfce4-goodies youtube-dl yt-dlp zenity';
