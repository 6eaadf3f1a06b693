// Made by scripts/apk-to-debian.mjs. Regenerate rather than edit.
/** A line each: Alpine package, then its packages for all suites or for each of bullseye, bookworm, trixie; `=`: the same name. */
export const mapped = `7zip   =
R r-base
R-dev r-base-dev
abseil-cpp-dev libabsl-dev
acl =
acl-dev libacl1-dev
acl-libs libacl1
acme.sh   =
age =
aircrack-ng =
alpine-sdk build-essential,git
alsa-lib libasound2 libasound2 libasound2t64
alsa-lib-dev libasound2-dev
alsa-utils =
aom-dev libaom-dev
apache-ant ant
apache2-dev =
apache2-utils =
apg =
apr libapr1 libapr1 libapr1t64
apr-dev libapr1-dev
apr-util libaprutil1 libaprutil1 libaprutil1t64
apr-util-dev libaprutil1-dev
argon2-dev libargon2-dev
aria2 =
arp-scan =
arpack-dev libarpack2-dev
asciidoc =
asciidoctor =
aspcud =
aspell =
aspell-de =
aspell-dev libaspell-dev
aspell-en =
aspell-fr =
aspell-ru =
aspell-uk =
at-spi2-atk libatk-bridge2.0-0 libatk-bridge2.0-0 libatk-bridge2.0-0t64
at-spi2-core =
atk libatk1.0-0 libatk1.0-0 libatk1.0-0t64
atk-dev libatk1.0-dev
atomicparsley =
atop =
attr =
attr-dev libattr1-dev
augeas augeas-tools
augeas-dev libaugeas-dev
augeas-libs libaugeas0
autoconf =
autoconf-archive =
automake =
autossh =
avahi-compat-libdns_sd libavahi-compat-libdnssd1
avahi-dev libavahi-common-dev,libavahi-client-dev
avahi-libs libavahi-client3,libavahi-common3
aws-cli awscli
axel =
bash =
bash-completion =
bash-doc =
bats =
bc =
benchmark-dev libbenchmark-dev
bind-tools bind9-dnsutils
binutils =
binutils-dev =
binutils-gold binutils binutils =
bison =
blas libblas3
blas-dev libblas-dev
blkid util-linux
bluez =
bluez-deprecated bluez
bluez-dev libbluetooth-dev
bluez-libs libbluetooth3
boost-dev libboost-all-dev
borgbackup =
bridge-utils =
brotli =
brotli-dev libbrotli-dev
brotli-libs libbrotli1
bsd-compat-headers libc6-dev
btrfs-progs =
bubblewrap =
build-base build-essential
buildah =
busybox =
bzip2 =
bzip2-dev libbz2-dev
bzip2-static libbz2-dev
c-ares libc-ares2 libc-ares2 libcares2
c-ares-dev libc-ares-dev
ca-certificates =
ca-certificates-bundle ca-certificates
cabextract =
cairo libcairo2
cairo-dev libcairo2-dev
cairo-gobject libcairo-gobject2
cantarell-fonts fonts-cantarell
capnproto =
capnproto-dev libcapnp-dev
cargo =
catatonit =
catch2 = = libcatch2-dev
ccache =
cdrkit genisoimage
cereal libcereal-dev
certbot =
certbot-dns-cloudflare python3-certbot-dns-cloudflare
cgal-dev libcgal-dev
chromaprint libchromaprint-tools
chromaprint-dev libchromaprint-dev
chromium =
chromium-chromedriver chromium-driver
cifs-utils =
cjson-dev libcjson-dev
clang =
clang-dev clang,libclang-dev
cmake =
cmus =
conntrack-tools conntrack
containerd =
coreutils =
cpio =
cppcheck =
cppunit-dev libcppunit-dev
cracklib-dev libcrack2-dev
cryptsetup =
cups-dev libcups2-dev
cups-libs libcups2 libcups2 libcups2t64
curl =
curl-dev libcurl4-openssl-dev,libssl-dev
curl-static libcurl4-openssl-dev
cyrus-sasl-crammd5 libsasl2-modules
cyrus-sasl-dev libsasl2-dev
cyrus-sasl-digestmd5 libsasl2-modules
cyrus-sasl-gssapiv2 libsasl2-modules-gssapi-mit
cyrus-sasl-login libsasl2-modules
czmq-dev libczmq-dev
dateutils =
dav1d-dev libdav1d-dev
db libdb5.3 libdb5.3 libdb5.3t64
db-dev libdb-dev
dbus =
dbus-dev libdbus-1-dev
dbus-glib libdbus-glib-1-2
dbus-glib-dev libdbus-glib-1-dev
dbus-libs libdbus-1-3
dbus-x11 =
debian-archive-keyring =
desktop-file-utils =
dhclient isc-dhcp-client
dialog =
diffstat =
diffutils =
dmidecode =
docker docker.io docker.io docker.io,docker-cli
docker-cli docker.io docker.io =
dos2unix =
dosfstools =
doxygen =
dpkg =
dpkg-dev =
drill ldnsutils
dsniff =
dumb-init =
e2fsprogs =
e2fsprogs-dev libext2fs-dev
e2fsprogs-extra e2fsprogs
easy-rsa =
ebtables =
eigen-dev libeigen3-dev
elinks =
emacs =
enchant enchant-2
enchant-dev libenchant-2-dev
enchant2 enchant-2
enchant2-dev libenchant-2-dev
envsubst gettext-base
espeak =
espeak-ng =
ethtool =
eudev-dev libudev-dev
eudev-libs libudev1
evince =
exempi libexempi8
exempi-dev libexempi-dev
exiftool libimage-exiftool-perl
exiv2 =
exiv2-dev libexiv2-dev
expat libexpat1
expat-dev libexpat1-dev
expat-static libexpat1-dev
expect =
fakeroot =
ferm =
fetchmail =
ffmpeg =
ffmpeg-dev libavcodec-dev,libavdevice-dev,libavfilter-dev,libavformat-dev,libavutil-dev,libswresample-dev,libswscale-dev
ffmpeg-libs ffmpeg
fftw libfftw3-double3,libfftw3-long3,libfftw3-single3
fftw-dev libfftw3-dev
fftw-double-libs libfftw3-double3
fftw-single-libs libfftw3-single3
file =
file-dev libmagic-dev
findmnt util-linux
findutils =
findutils-locate mlocate plocate plocate
firefox firefox-esr
firefox-esr =
fish =
flac =
flac-dev libflac-dev
flatbuffers-dev libflatbuffers-dev
flex =
flock util-linux
fluidsynth =
fmt-dev libfmt-dev
font-awesome fonts-font-awesome
font-dejavu fonts-dejavu-core,fonts-dejavu-extra
font-freefont fonts-freefont-ttf
font-hack fonts-hack
font-inconsolata fonts-inconsolata
font-ipa fonts-ipafont
font-liberation fonts-liberation
font-noto fonts-noto-core
font-noto-arabic fonts-noto-core
font-noto-cjk fonts-noto-cjk
font-noto-emoji fonts-noto-color-emoji
font-noto-extra fonts-noto-extra
font-noto-thai fonts-noto-core
font-opensans fonts-open-sans
font-roboto fonts-roboto-unhinted
font-terminus xfonts-terminus
font-unifont fonts-unifont
font-wqy-zenhei fonts-wqy-zenhei
fontconfig =
fontconfig-dev libfontconfig-dev
fping =
freeglut-dev freeglut3-dev freeglut3-dev libglut-dev
freeipmi freeipmi-tools
freetds freetds-bin,libsybdb5,libct4,tdsodbc
freetds-dev =
freetype libfreetype6
freetype-dev libfreetype-dev
fribidi libfribidi0
fribidi-dev libfribidi-dev
fuse = = 
fuse-dev libfuse-dev
fuse-overlayfs =
fuse3 =
fuse3-dev libfuse3-dev
fzf =
g++ =
gawk =
gcc =
gcovr =
gd libgd3
gd-dev libgd-dev
gdal gdal-bin
gdal-dev libgdal-dev
gdal-tools gdal-bin
gdb =
gdbm libgdbm6 libgdbm6 libgdbm6t64
gdbm-dev libgdbm-dev
gdbm-tools gdbmtool
gdk-pixbuf libgdk-pixbuf-2.0-0
gdk-pixbuf-dev libgdk-pixbuf-2.0-dev
geoip libgeoip1,geoip-bin libgeoip1,geoip-bin libgeoip1t64,geoip-bin
geoip-dev libgeoip-dev
geos libgeos-c1v5 libgeos-c1v5 libgeos-c1t64
geos-dev libgeos-dev
gettext =
gettext-dev gettext
gettext-envsubst gettext-base
gfortran =
ghostscript =
giflib libgif7
giflib-dev libgif-dev
giflib-utils giflib-tools
gifsicle =
git =
git-bash-completion bash-completion
git-daemon git
git-email =
git-fast-import git
git-lfs =
git-subtree git
git-svn =
github-cli  gh gh
glib libglib2.0-0 libglib2.0-0 libglib2.0-0t64
glib-dev libglib2.0-dev
glib-networking =
glpk glpk-utils
glpk-dev libglpk-dev
glu libglu1-mesa
glu-dev libglu1-mesa-dev
gmp libgmp10
gmp-dev libgmp-dev
gnupg =
gnupg-dirmngr dirmngr
gnupg-scdaemon scdaemon
gnupg-utils =
gnupg1 =
gnuplot =
gnutls libgnutls30 libgnutls30 libgnutls30t64
gnutls-dev libgnutls28-dev
gnutls-utils gnutls-bin
go golang-go
gobject-introspection libgirepository-1.0-1,gir1.2-glib-2.0
gobject-introspection-dev libgirepository1.0-dev libgirepository1.0-dev libgirepository1.0-dev,libgirepository-2.0-dev
gosu =
gperf =
gpg =
gpg-agent =
gpgme libgpgme11 libgpgme11 libgpgme11t64
gpgme-dev libgpgme-dev
gpgv =
gptfdisk gdisk
graphicsmagick =
graphicsmagick-dev libgraphicsmagick++1-dev,libgraphicsmagick1-dev
graphite2-dev libgraphite2-dev
graphviz =
graphviz-dev libgraphviz-dev
grep =
groff =
grpc-dev libgrpc++-dev,libgrpc-dev
grpc-plugins protobuf-compiler-grpc
gsettings-desktop-schemas =
gsl libgsl25 libgsl27 libgsl28
gsl-dev libgsl-dev
gst-libav gstreamer1.0-libav
gst-plugins-bad gstreamer1.0-plugins-bad
gst-plugins-base gstreamer1.0-plugins-base
gst-plugins-base-dev libgstreamer-plugins-base1.0-dev
gst-plugins-good gstreamer1.0-plugins-good
gst-plugins-ugly gstreamer1.0-plugins-ugly
gstreamer libgstreamer1.0-0,gstreamer1.0-tools
gstreamer-dev libgstreamer1.0-dev
gtest-dev libgtest-dev
gtk+2.0 libgtk2.0-0 libgtk2.0-0 libgtk2.0-0t64
gtk+2.0-dev libgtk2.0-dev
gtk+3.0 libgtk-3-0 libgtk-3-0 libgtk-3-0t64
gtk+3.0-dev libgtk-3-dev
gtk-doc gtk-doc-tools
gzip =
harfbuzz libharfbuzz0b
harfbuzz-dev libharfbuzz-dev
haveged =
hdf5 libhdf5-103-1,libhdf5-hl-100,hdf5-tools libhdf5-103-1,libhdf5-hl-100,hdf5-tools libhdf5-310,libhdf5-hl-310,hdf5-tools
hdf5-dev libhdf5-dev
hdparm =
help2man =
hexdump bsdextrautils
hicolor-icon-theme =
hidapi libhidapi-hidraw0,libhidapi-libusb0
hidapi-dev libhidapi-dev
hiredis libhiredis0.14 libhiredis0.14 libhiredis1.1.0
hiredis-dev libhiredis-dev
html-xml-utils =
html2text =
htmldoc =
htop =
httpie =
hunspell =
hunspell-dev libhunspell-dev
hwids pci.ids,usb.ids
hwloc-dev libhwloc-dev
i2c-tools =
i2c-tools-dev libi2c-dev
i3lock =
icu libicu67,icu-devtools libicu72,icu-devtools libicu76,icu-devtools
icu-dev libicu-dev
icu-libs libicu67 libicu72 libicu76
iftop =
imagemagick =
imagemagick-dev libmagickwand-dev
imath-dev libilmbase-dev libimath-dev libimath-dev
imlib2 libimlib2 libimlib2 libimlib2t64
imlib2-dev libimlib2-dev
info =
inkscape =
inotify-tools =
inotify-tools-dev libinotifytools0-dev
intltool =
iotop =
ip6tables iptables
iperf =
iperf3 =
ipmitool =
iproute2 =
iproute2-minimal iproute2
iproute2-ss iproute2
ipset =
iptables =
iputils iputils-ping,iputils-arping,iputils-tracepath
iputils-arping =
iputils-ping =
iputils-tracepath =
ipvsadm =
itstool =
jansson libjansson4
jansson-dev libjansson-dev
jemalloc libjemalloc2
jemalloc-dev libjemalloc-dev
jo =
jpeg libjpeg62-turbo
jpeg-dev libjpeg62-turbo-dev
jpegoptim =
jq =
json-c-dev libjson-c-dev
jsoncpp-dev libjsoncpp-dev
keyutils =
kmod =
krb5 krb5-user
krb5-dev libkrb5-dev
krb5-libs libkrb5-3,libgssapi-krb5-2
krb5-pkinit =
kubectl   =
lame =
lame-dev libmp3lame-dev
lame-libs libmp3lame0
lapack liblapack3
lapack-dev liblapack-dev
lcms2 liblcms2-2
lcms2-dev liblcms2-dev
lcms2-utils liblcms2-utils
lddtree pax-utils
ldns libldns3 libldns3 libldns3t64
ldns-dev libldns-dev
ldns-tools ldnsutils
leptonica liblept5 liblept5 libleptonica6
leptonica-dev libleptonica-dev
less =
leveldb libleveldb1d
leveldb-dev libleveldb-dev
lftp =
libacl libacl1
libaio libaio1 libaio1 libaio1t64
libaio-dev =
libao libao4
libao-dev =
libarchive libarchive13 libarchive13 libarchive13t64
libarchive-dev =
libarchive-tools =
libass libass9
libass-dev =
libassuan-dev =
libatomic libatomic1
libattr libattr1
libavif-dev =
libblas libblas3
libblkid libblkid1
libbsd libbsd0
libbsd-dev =
libbz2 libbz2-1.0
libc-dev libc6-dev
libc-utils libc-bin
libcaca-dev =
libcap libcap2-bin
libcap-dev =
libcap-ng libcap-ng0
libcap-ng-dev =
libcap-setcap libcap2-bin
libcap-utils libcap2-bin
libcap2 =
libcdio-dev =
libcrypto1.1 libssl1.1  
libcrypto3  libssl3 libssl3t64
libcurl libcurl4 libcurl4 libcurl4t64
libdc1394-dev =
libde265-dev =
libdmtx libdmtx0b libdmtx0b libdmtx0t64
libdmtx-dev =
libdrm libdrm2
libedit libedit2
libedit-dev =
libelf-dev =
libev libev4 libev4 libev4t64
libev-dev =
libevent libevent-2.1-7 libevent-2.1-7 libevent-2.1-7t64
libevent-dev =
libexif libexif12
libexif-dev =
libfabric-dev =
libffi libffi7 libffi8 libffi8
libffi-dev =
libfido2 libfido2-1
libfido2-dev =
libftdi1 libftdi1-2
libftdi1-dev =
libfuzzy2 =
libfuzzy2-dev libfuzzy-dev
libgcc libgcc-s1
libgcrypt libgcrypt20
libgcrypt-dev libgcrypt20-dev
libgd libgd3
libgfortran libgfortran5
libgit2-dev =
libglvnd libgl1,libegl1,libgles2
libgmpxx libgmpxx4ldbl
libgomp libgomp1
libgpg-error libgpg-error0
libgpg-error-dev =
libgpiod libgpiod2 libgpiod2 libgpiod3
libgpiod-dev =
libgsf libgsf-1-114
libgsf-dev libgsf-1-dev
libheif libheif1
libheif-dev =
libical-dev =
libice libice6
libice-dev =
libidn libidn11 libidn12 libidn12
libidn-dev libidn11-dev = =
libidn2 libidn2-0
libidn2-dev =
libimagequant libimagequant0
libimagequant-dev =
libjpeg libjpeg62-turbo
libjpeg-turbo libjpeg62-turbo,libturbojpeg0
libjpeg-turbo-dev libjpeg62-turbo-dev,libturbojpeg0-dev
libjpeg-turbo-utils libjpeg-turbo-progs
libjxl-tools  = =
libksba-dev =
libldap libldap-2.4-2 libldap-2.5-0 libldap2
libltdl libltdl7
libmagic libmagic1 libmagic1 libmagic1t64
libmaxminddb libmaxminddb0
libmaxminddb-dev =
libmaxminddb-libs libmaxminddb0
libmcrypt-dev =
libmd libmd0
libmd-dev =
libmediainfo libmediainfo0v5
libmemcached libmemcached11 libmemcached11 libmemcached11t64
libmemcached-dev =
libmemcached-libs libmemcached11 libmemcached11 libmemcached11t64
libmicrohttpd-dev =
libmnl libmnl0
libmnl-dev =
libmodbus-dev =
libmount libmount1
libnetfilter_conntrack-dev libnetfilter-conntrack-dev
libnetfilter_queue-dev libnetfilter-queue-dev
libnfnetlink-dev =
libnice-dev =
libnl3 libnl-3-200,libnl-genl-3-200,libnl-nf-3-200,libnl-route-3-200
libnl3-dev libnl-3-dev,libnl-genl-3-dev,libnl-nf-3-dev,libnl-route-3-dev
libnotify libnotify4
libnotify-dev =
libnsl-dev =
libogg libogg0
libogg-dev =
libopusenc  libopusenc0 libopusenc0
libopusenc-dev  = =
libpcap libpcap0.8 libpcap0.8 libpcap0.8t64
libpcap-dev =
libpng libpng16-16 libpng16-16 libpng16-16t64
libpng-dev =
libpng-utils libpng-tools
libpq libpq5
libpq-dev =
libpqxx-dev =
libpsl-dev =
libpulse libpulse0
libpwquality libpwquality1
libqrencode libqrencode4
libqrencode-dev =
libqrencode-tools qrencode
libquadmath libquadmath0
libraqm libraqm0
libraqm-dev =
librdkafka librdkafka1
librdkafka-dev =
librdkafka-static librdkafka-dev
libreoffice =
libreoffice-base =
libreoffice-calc =
libreoffice-common =
libreoffice-draw =
libreoffice-impress =
libreoffice-math =
libreoffice-writer =
libressl openssl
libressl-dev libssl-dev
librsvg librsvg2-2
librsvg-dev librsvg2-dev
librsync librsync2 librsync2 librsync2t64
librsync-dev =
librtmp librtmp1
libsamplerate-dev libsamplerate0-dev
libsasl libsasl2-2
libsass-dev =
libseccomp libseccomp2
libseccomp-dev =
libseccomp-static libseccomp-dev
libsecp256k1-dev =
libsecret libsecret-1-0
libsecret-dev libsecret-1-dev
libsm libsm6
libsm-dev =
libsmbclient = = libsmbclient0
libsndfile libsndfile1
libsndfile-dev libsndfile1-dev
libsodium libsodium23
libsodium-dev =
libspatialindex libspatialindex6 libspatialindex6 libspatialindex8
libspatialindex-dev =
libspatialite libspatialite7 libspatialite7 libspatialite8t64
libspatialite-dev =
libsrtp-dev libsrtp2-dev
libssh libssh-4
libssh-dev =
libssh2 libssh2-1 libssh2-1 libssh2-1t64
libssh2-dev libssh2-1-dev
libssl1.1 =  
libssl3  = libssl3t64
libstdc++ libstdc++6
libstdc++-dev g++
libtasn1-dev libtasn1-6-dev
libtheora libtheora0
libtheora-dev =
libtirpc libtirpc3 libtirpc3 libtirpc3t64
libtirpc-dev =
libtool libtool,libltdl-dev
libturbojpeg libturbojpeg0
libudev-zero libudev1
libunistring-dev =
libunwind-dev =
liburing liburing1 liburing2 liburing2
liburing-dev =
libusb libusb-1.0-0
libusb-dev libusb-1.0-0-dev
libuuid libuuid1
libuv libuv1 libuv1 libuv1t64
libuv-dev libuv1-dev
libvips libvips42 libvips42 libvips42t64
libvirt-client libvirt-clients
libvirt-dev =
libvirt-libs libvirt0
libvorbis libvorbis0a,libvorbisenc2,libvorbisfile3
libvorbis-dev =
libvpx libvpx6 libvpx7 libvpx9
libvpx-dev =
libwebp libwebp6,libwebpdemux2,libwebpmux3 libwebp7,libwebpdemux2,libwebpmux3 libwebp7,libwebpdemux2,libwebpmux3
libwebp-dev =
libwebp-tools webp
libwebpdemux libwebpdemux2
libwebpmux libwebpmux3
libx11 libx11-6
libx11-dev =
libxau libxau6
libxcb libxcb1
libxcb-dev libxcb1-dev
libxcomposite libxcomposite1
libxcomposite-dev =
libxcrypt libcrypt1
libxcrypt-dev libcrypt-dev
libxcursor libxcursor1
libxcursor-dev =
libxdamage libxdamage1
libxdamage-dev =
libxdmcp libxdmcp6
libxext libxext6
libxext-dev =
libxfixes libxfixes3
libxfixes-dev =
libxft libxft2
libxft-dev =
libxi libxi6
libxi-dev =
libxinerama libxinerama1
libxinerama-dev =
libxkbcommon libxkbcommon0
libxkbcommon-dev =
libxkbfile-dev =
libxml2 =
libxml2-dev =
libxml2-static libxml2-dev
libxml2-utils =
libxmu libxmu6
libxmu-dev =
libxpm libxpm4
libxpm-dev =
libxrandr libxrandr2
libxrandr-dev =
libxrender libxrender1
libxrender-dev =
libxscrnsaver libxss1
libxscrnsaver-dev libxss-dev
libxshmfence libxshmfence1
libxslt libxslt1.1
libxslt-dev libxslt1-dev
libxslt-utils xsltproc
libxt libxt6 libxt6 libxt6t64
libxt-dev =
libxtst libxtst6
libxtst-dev =
libxxf86vm libxxf86vm1
libxxf86vm-dev =
libxxhash libxxhash0
libzbar libzbar0 libzbar0 libzbar0t64
libzip libzip4 libzip4 libzip5
libzip-dev =
libzmq libzmq5
linux-headers linux-libc-dev
linux-pam libpam0g
linux-pam-dev libpam0g-dev
lld =
llvm =
llvm-dev =
lm-sensors =
lm_sensors lm-sensors
lmdb liblmdb0
lmdb-dev liblmdb-dev
logger bsdutils
login =
logrotate =
lsb-release =
lsblk util-linux
lscpu util-linux
lshw =
lsof =
lsscsi =
ltrace =
lttng-ust liblttng-ust0 liblttng-ust1 liblttng-ust1t64
lua5.1 =
lua5.1-dev liblua5.1-0-dev
lua5.3 =
lua5.3-dev liblua5.3-dev
lua5.4 =
luajit =
luajit-dev libluajit-5.1-dev
lvm2 =
lynx =
lz4 =
lz4-dev liblz4-dev
lz4-libs liblz4-1
lz4-static liblz4-dev
lzip =
lzo liblzo2-2
lzo-dev liblzo2-dev
m4 =
mailcap media-types
make =
makepasswd =
man man-db
man-db =
man-pages manpages
mandoc =
mariadb-client = = mariadb-client,mariadb-client-compat
mariadb-client-libs libmariadb3
mariadb-common =
mariadb-connector-c libmariadb3
mariadb-connector-c-dev libmariadb-dev,libmariadb-dev-compat
mariadb-connector-odbc odbc-mariadb
mariadb-dev default-libmysqlclient-dev
masscan =
maven =
mawk =
mc =
mdadm =
mdocml mandoc
mecab =
mecab-dev libmecab-dev
mediainfo =
mercurial =
mesa libgl1
mesa-dev libgl-dev,libegl-dev
mesa-dri-gallium libgl1-mesa-dri
mesa-dri-swrast libgl1-mesa-dri
mesa-egl libegl1
mesa-gbm libgbm1
mesa-gl libgl1
mesa-gles libgles2
meson =
minisign  = =
mkvtoolnix =
mold  = =
moreutils =
mosh =
mosquitto-clients =
mosquitto-dev libmosquitto-dev
mosquitto-libs libmosquitto1
mpc =
mpc1-dev libmpc-dev
mpfr-dev libmpfr-dev
mpg123 =
mplayer =
mpv =
msgpack-c-dev libmsgpack-dev libmsgpack-dev libmsgpack-c-dev
msmtp =
mtools =
mtr mtr-tiny
muparser-dev libmuparser-dev
mupdf-tools =
musl-dev libc6-dev
musl-utils libc-bin
mutt =
mysql-client default-mysql-client
mysql-dev default-libmysqlclient-dev
nano =
nanomsg-dev libnanomsg-dev
nasm =
ncdu =
ncftp =
ncmpc =
ncmpcpp =
ncurses ncurses-bin
ncurses-dev libncurses-dev
ncurses-libs libncurses6,libncursesw6
ncurses-static libncurses-dev
ncurses-terminfo-base ncurses-base
neofetch = = 
neovim =
net-snmp-dev libsnmp-dev
net-snmp-libs libsnmp40 libsnmp40 libsnmp40t64
net-snmp-tools snmp
net-tools =
netcat-openbsd =
netcdf-dev libnetcdf-dev
nethogs =
nettle libnettle8 libnettle8 libnettle8t64
nettle-dev =
newsboat =
newt whiptail,libnewt0.52
nfs-utils nfs-common
nftables =
nghttp2 =
nghttp2-dev libnghttp2-dev
nghttp2-libs libnghttp2-14
nginx =
ngrep =
ninja ninja-build
ninja-build =
ninja-is-really-ninja ninja-build
nmap =
nmap-nselibs nmap
nmap-scripts nmap
nodejs =
nodejs-dev libnode-dev
nodejs-npm npm
npm =
nspr libnspr4
nspr-dev libnspr4-dev
nss libnss3
nss-dev libnss3-dev
nss-tools libnss3-tools
nss_wrapper libnss-wrapper
ntfs-3g =
numactl =
numactl-dev libnuma-dev
ocl-icd ocl-icd-libopencl1
ocl-icd-dev ocl-icd-opencl-dev
octave =
olm libolm3
olm-dev libolm-dev
oniguruma libonig5
oniguruma-dev libonig-dev
openblas libopenblas0
openblas-dev libopenblas-dev
opencl-headers =
openconnect =
opencv-dev libopencv-dev
openexr =
openexr-dev libopenexr-dev
openjdk11 openjdk-11-jdk  
openjdk11-jdk openjdk-11-jdk  
openjdk11-jre openjdk-11-jre  
openjdk11-jre-headless openjdk-11-jre-headless  
openjdk17 openjdk-17-jdk openjdk-17-jdk 
openjdk17-jdk openjdk-17-jdk openjdk-17-jdk 
openjdk17-jre openjdk-17-jre openjdk-17-jre 
openjdk17-jre-headless openjdk-17-jre-headless openjdk-17-jre-headless 
openjdk21   openjdk-21-jdk
openjdk21-jdk   openjdk-21-jdk
openjdk21-jre   openjdk-21-jre
openjdk21-jre-headless   openjdk-21-jre-headless
openjdk25-jre   openjdk-25-jre
openjdk25-jre-headless   openjdk-25-jre-headless
openjpeg libopenjp2-7
openjpeg-dev libopenjp2-7-dev
openjpeg-tools libopenjp2-tools
openldap-clients ldap-utils
openldap-dev libldap2-dev,libsasl2-dev libldap-dev,libsasl2-dev libldap-dev,libsasl2-dev
openmpi openmpi-bin
openmpi-dev libopenmpi-dev
opensc =
openssh openssh-client,openssh-server
openssh-client =
openssh-client-common openssh-client
openssh-client-default openssh-client
openssh-keygen openssh-client
openssh-server =
openssh-sftp-server =
openssl =
openssl-dev libssl-dev
openssl-libs-static libssl-dev
openvpn =
optipng =
opus libopus0
opus-dev libopus-dev
opus-tools =
opusfile libopusfile0
opusfile-dev libopusfile-dev
orc liborc-0.4-0 liborc-0.4-0 liborc-0.4-0t64
orc-dev liborc-0.4-dev
p11-kit =
p11-kit-dev libp11-kit-dev
p7zip p7zip-full p7zip-full 7zip
paho-mqtt-c-dev libpaho-mqtt-dev
pandoc =
pandoc-cli pandoc
pango libpango-1.0-0,libpangocairo-1.0-0,libpangoft2-1.0-0
pango-dev libpango1.0-dev
pangomm-dev libpangomm-1.4-dev
par2cmdline par2
par2cmdline-turbo par2
parallel =
parted =
pass =
patch =
patchelf =
patchutils =
pax-utils =
pciutils =
pcre libpcre3 libpcre3 
pcre-dev libpcre3-dev libpcre3-dev 
pcre-tools pcregrep pcregrep 
pcre2 libpcre2-8-0
pcre2-dev libpcre2-dev
pcsc-lite pcscd
pcsc-lite-dev libpcsclite-dev
pcsc-lite-libs libpcsclite1
perl =
perl-dbd-mysql libdbd-mysql-perl
perl-dbd-pg libdbd-pg-perl
perl-dbi libdbi-perl
perl-dev libperl-dev
perl-image-exiftool libimage-exiftool-perl
perl-io-socket-ssl libio-socket-ssl-perl
perl-json libjson-perl
perl-libwww libwww-perl
perl-lwp-protocol-https liblwp-protocol-https-perl
perl-net-ssleay libnet-ssleay-perl
perl-utils perl
perl-xml-parser libxml-parser-perl
pigz =
pinentry pinentry-curses
pixman libpixman-1-0
pixman-dev libpixman-1-dev
pkgconf pkg-config
pkgconfig pkg-config
pngquant =
podman =
poppler libpoppler102,libpoppler-cpp0v5 libpoppler126,libpoppler-cpp0v5 libpoppler147,libpoppler-cpp2
poppler-dev libpoppler-dev,libpoppler-cpp-dev,libpoppler-glib-dev
poppler-glib libpoppler-glib8 libpoppler-glib8 libpoppler-glib8t64
poppler-utils =
popt-dev libpopt-dev
portaudio libportaudio2
portaudio-dev portaudio19-dev
postgresql =
postgresql-client =
postgresql-contrib = = postgresql
postgresql-dev libpq-dev
postgresql-libs libpq5
postgresql12-dev libpq-dev
postgresql13-client postgresql-client-13  
postgresql13-dev libpq-dev
postgresql14-dev libpq-dev
postgresql15-client  postgresql-client-15 
postgresql15-dev libpq-dev
postgresql16-dev libpq-dev
postgresql17-client   postgresql-client-17
postgresql17-dev libpq-dev
postgresql18-dev libpq-dev
potrace =
procmail =
procps =
procps-ng procps
proj libproj19,proj-data libproj25,proj-data libproj25,proj-data
proj-dev libproj-dev
proj-util proj-bin
proot =
protobuf protobuf-compiler
protobuf-dev libprotobuf-dev,protobuf-compiler
protoc protobuf-compiler
proxychains-ng proxychains4
psmisc =
psqlodbc odbc-postgresql
pugixml-dev libpugixml-dev
pulseaudio-dev libpulse-dev
pulseaudio-libs libpulse0
pulseaudio-utils =
pv =
pwgen =
qemu-img qemu-utils
qpdf =
qpdf-dev libqpdf-dev
qrencode =
qt5-qtbase-dev qtbase5-dev
rabbitmq-c-dev librabbitmq-dev
ranger =
rapidjson-dev =
rclone =
rdma-core-dev libibverbs-dev,librdmacm-dev
re2 libre2-9 libre2-9 libre2-11
re2-dev libre2-dev
re2c =
readline libreadline8 libreadline8 libreadline8t64
readline-dev libreadline-dev
readline-static libreadline-dev
redis redis-server
restic =
ripgrep =
rng-tools rng-tools5
rocksdb-dev librocksdb-dev
rpm =
rrdtool =
rrdtool-dev librrd-dev
rsvg-convert librsvg2-bin
rsync =
rtl-sdr =
rtmpdump-dev librtmp-dev
rubberband-dev librubberband-dev
ruby =
ruby-bigdecimal ruby
ruby-bundler =
ruby-dev =
ruby-io-console ruby
ruby-irb ruby
ruby-json =
ruby-rake rake
ruby-rdoc ruby
ruby-webrick libruby2.7 = =
run-parts debianutils
runc =
runuser util-linux
rust rustc
rust-clippy  = =
rustfmt  = =
s3cmd =
s6 =
samba-client smbclient
samba-common-tools samba-common-bin
samba-dev libsmbclient-dev,libwbclient-dev
samurai ninja-build
scanelf pax-utils
scons =
screen =
scrot =
sdl libsdl1.2debian
sdl2 libsdl2-2.0-0
sdl2-dev libsdl2-dev
sdl2_image-dev libsdl2-image-dev
sdl2_mixer-dev libsdl2-mixer-dev
sdl2_ttf-dev libsdl2-ttf-dev
sed =
setpriv util-linux
setxkbmap x11-xkb-utils
sfdisk fdisk
sgdisk gdisk
shadow passwd
shadow-login login
shadow-uidmap uidmap
shared-mime-info =
shellcheck =
siege =
skopeo =
smartmontools =
snappy libsnappy1v5
snappy-dev libsnappy-dev
socat =
softhsm softhsm2
sox =
spdlog-dev libspdlog-dev
speex-dev libspeex-dev
speexdsp-dev libspeexdsp-dev
sqlcipher =
sqlcipher-dev libsqlcipher-dev
sqlite sqlite3
sqlite-dev libsqlite3-dev
sqlite-libs libsqlite3-0
sqlite-tools   sqlite3-tools
squashfs-tools =
ssdeep =
ssdeep-dev libfuzzy-dev
sshfs =
sshpass =
ssmtp =
strace =
su-exec gosu
subversion =
subversion-dev libsvn-dev
sudo =
suitesparse-dev libsuitesparse-dev
supervisor =
swaks =
swig =
sysfsutils =
sysstat =
taglib libtag1v5 libtag1v5 libtag2
taglib-dev libtag1-dev libtag1-dev libtag-dev
tar =
tbb-dev libtbb-dev
tcl =
tcl-dev =
tcpdump =
terminus-font xfonts-terminus
tesseract-ocr =
tesseract-ocr-data-chi_sim tesseract-ocr-chi-sim
tesseract-ocr-data-deu tesseract-ocr-deu
tesseract-ocr-data-eng tesseract-ocr-eng
tesseract-ocr-data-fra tesseract-ocr-fra
tesseract-ocr-data-ita tesseract-ocr-ita
tesseract-ocr-data-jpn tesseract-ocr-jpn
tesseract-ocr-data-nld tesseract-ocr-nld
tesseract-ocr-data-pol tesseract-ocr-pol
tesseract-ocr-data-por tesseract-ocr-por
tesseract-ocr-data-rus tesseract-ocr-rus
tesseract-ocr-data-spa tesseract-ocr-spa
tesseract-ocr-dev libtesseract-dev
the_silver_searcher silversearcher-ag
thrift thrift-compiler
thrift-dev libthrift-dev
tidyhtml tidy
tidyhtml-dev libtidy-dev
tiff libtiff5 libtiff6 libtiff6
tiff-dev libtiff-dev
time =
timidity++ timidity
tini =
tinyxml2-dev libtinyxml2-dev
tk =
tk-dev =
tmux =
traceroute =
tree =
trurl   =
tshark =
ttf-dejavu fonts-dejavu-core,fonts-dejavu-extra
ttf-droid fonts-droid-fallback
ttf-font-awesome fonts-font-awesome
ttf-freefont fonts-freefont-ttf
ttf-hack fonts-hack
ttf-inconsolata fonts-inconsolata
ttf-liberation fonts-liberation
ttf-opensans fonts-open-sans
tzdata =
tzdata-utils libc-bin
umoci =
unifont fonts-unifont
unixodbc unixodbc,odbcinst
unixodbc-dev =
unzip =
upx upx-ucl  upx-ucl
usbutils =
userspace-rcu-dev liburcu-dev
util-linux =
util-linux-dev uuid-dev,libmount-dev,libblkid-dev
util-linux-misc util-linux
uuidgen uuid-runtime
v4l-utils =
v4l-utils-dev libv4l-dev
vala valac
valgrind =
valkey   valkey-server
valkey-cli   valkey-tools
vim =
vips libvips42 libvips42 libvips42t64
vips-dev libvips-dev
vips-tools libvips-tools
vulkan-loader libvulkan1
vulkan-loader-dev libvulkan-dev
w3m =
wayland-dev libwayland-dev
weechat =
weechat-lua =
weechat-perl =
weechat-python =
weechat-ruby =
wget =
wget2 =
which debianutils
whois =
wireguard-tools =
wireguard-tools-wg wireguard-tools
wireguard-tools-wg-quick wireguard-tools
wkhtmltopdf = = 
wqy-zenhei fonts-wqy-zenhei
wrk =
x11vnc =
x264 =
x264-dev libx264-dev
x265-dev libx265-dev
xauth =
xclip =
xdg-utils =
xdotool =
xerces-c libxerces-c3.2 libxerces-c3.2 libxerces-c3.2t64
xerces-c-dev libxerces-c-dev
xfsprogs =
xkeyboard-config xkb-data
xmlsec xmlsec1,libxmlsec1-openssl xmlsec1,libxmlsec1-openssl xmlsec1,libxmlsec1t64-openssl
xmlsec-dev libxmlsec1-dev
xmlsec-nss libxmlsec1-nss libxmlsec1-nss libxmlsec1t64-nss
xmlstarlet =
xorriso =
xrandr x11-xserver-utils
xset x11-xserver-utils
xsimd  libxsimd-dev libxsimd-dev
xsimd-dev  libxsimd-dev libxsimd-dev
xvfb =
xvfb-run xauth,xvfb
xxhash =
xxhash-dev libxxhash-dev
xz xz-utils
xz-dev liblzma-dev
xz-libs liblzma5
xz-static liblzma-dev
yajl libyajl2
yajl-dev libyajl-dev
yajl-tools =
yaml libyaml-0-2
yaml-cpp-dev libyaml-cpp-dev
yaml-dev libyaml-dev
yamllint =
yara =
yara-dev libyara-dev
yasm =
yasm-dev yasm
ykpers yubikey-personalization
youtube-dl =  
yt-dlp  = =
zbar zbar-tools,libzbar0 zbar-tools,libzbar0 zbar-tools,libzbar0t64
zbar-dev libzbar-dev
zeromq libzmq5
zeromq-dev libzmq3-dev
zip =
zlib zlib1g
zlib-dev zlib1g-dev
zlib-static zlib1g-dev
zsh =
zstd =
zstd-dev libzstd-dev
zstd-libs libzstd1
zstd-static libzstd-dev`;
export const dropped = {
  drop: 'alpine-baselayout alpine-keys argp-standalone awk fts fts-dev gcompat icu-data-en icu-data-full libc6-compat libexecinfo libexecinfo-dev libexecinfo-static libintl musl musl-fts musl-fts-dev musl-libintl musl-obstack musl-obstack-dev py-cffi py3-cffi',
  python2: 'py2-pip py2-setuptools python python2 python2-dev',
  python3: 'py3-pip py3-setuptools py3-wheel python3 python3-dev',
  python: 'py-pip py-setuptools py-wheel python-dev',
} as const;
export const declined = {
  alpine: 'abuild alpine-base alpine-conf apk-tools glibc glibc-bin glibc-i18n libretls',
  busybox: 'busybox-extras busybox-initscripts busybox-openrc busybox-static busybox-suid ssl_client',
  command: 'bat fd tini-static yarn',
  cron: 'crond cronie dcron fcron incron',
  libiconv: 'gnu-libiconv gnu-libiconv-dev',
  locales: 'musl-locales musl-locales-lang',
  none: 'c-client coredns deno dive font-ubuntu gdbm-static helm hiredis-ssl ilmbase-dev jasper-dev jwt-cli libffi-static libsodium-static libssh-static libtheora-static libuv-static libxslt-static linux-virt mariadb-embedded-dev minio-client mongodb mongodb-tools msttcorefonts-installer musl-dbg mysql-utilities ncurses5-libs ncurses5-widec-libs open62541-dev openblas-ilp64 openjdk7-jre openjdk8 openjdk8-jre openjdk8-jre-base openssl1.1-compat redis-cli ruff s6-overlay shared-mime-info-lang sops sqlite-doc sqlite-static terraform timescaledb traefik ttf-ubuntu-font-family ttyd unarj unixodbc-static unrar uv',
  python: 'ansible ansible-core black boost-python3 cython pipx poetry pre-commit py3-numpy py3-pillow py3-scipy py3-virtualenv unoconv uwsgi uwsgi-python uwsgi-python3 weasyprint yubikey-manager',
  service: 'apache2 avahi bind bird caddy chrony clamav cyrus-sasl dhcp dnsmasq dovecot-lmtpd dovecot-mysql dovecot-pop3d dovecot-sqlite dropbear eudev freeradius freeradius-mysql frr haproxy i2pd icecast keepalived krb5-server libreswan lighttpd mariadb mariadb-server memcached minidlna monit mosquitto mpd mysql net-snmp nginx-mod-http-lua nginx-mod-stream openldap openldap-back-mdb openntpd openrc pgbouncer postfix postgis postgresql-plpython3 ppp pptpd privoxy prosody quagga rabbitmq-server radvd rpcbind rsyslog runit samba samba-server sniproxy squid stunnel syslinux tftp-hpa tinc tinyproxy tor transmission-daemon unbound varnish vsftpd xl2tpd',
  version: 'arping boost boost-filesystem boost-libs boost-static boost-system boost-thread docker-cli-compose docker-compose erlang grpc imagemagick-libs imagemagick-pdf imagemagick6 nodejs-current nodejs-lts npm-current opencv perf postgresql12-client postgresql14-client postgresql16-client postgresql18-client qt5-qtbase qt5-qtbase-x11 qt5-qtwebkit texlive wxgtk-dev xorg-server yq',
  virtual: 'lua mailx netcat',
} as const;
/** A line each: Alpine package, colon, words. */
export const unless = `argp-standalone:-largp
ca-certificates:/etc/ssl/cert.pem
ca-certificates-bundle:/etc/ssl/cert.pem
cantarell-fonts:/usr/share/fonts/
chromium:chromium-browser /usr/lib/chromium
chromium-chromedriver:/usr/lib/chromium
font-awesome:/usr/share/fonts/
font-dejavu:/usr/share/fonts/
font-freefont:/usr/share/fonts/
font-hack:/usr/share/fonts/
font-inconsolata:/usr/share/fonts/
font-ipa:/usr/share/fonts/
font-liberation:/usr/share/fonts/
font-noto:/usr/share/fonts/
font-noto-arabic:/usr/share/fonts/
font-noto-cjk:/usr/share/fonts/
font-noto-emoji:/usr/share/fonts/
font-noto-extra:/usr/share/fonts/
font-noto-thai:/usr/share/fonts/
font-opensans:/usr/share/fonts/
font-roboto:/usr/share/fonts/
font-terminus:/usr/share/fonts/
font-unifont:/usr/share/fonts/
font-wqy-zenhei:/usr/share/fonts/
freetds:/etc/freetds.conf libtdsodbc
fts:-lfts
fts-dev:-lfts
gdal:/usr/lib/libgdal
gdal-dev:/usr/lib/libgdal
geos:/usr/lib/libgeos
geos-dev:/usr/lib/libgeos
imagemagick:magick /etc/ImageMagick
jemalloc:libjemalloc.so
libexecinfo:-lexecinfo
libexecinfo-dev:-lexecinfo
libexecinfo-static:-lexecinfo
musl-fts:-lfts
musl-fts-dev:-lfts
musl-obstack:-lobstack
musl-obstack-dev:-lobstack
nginx:/etc/nginx/http.d /run/nginx /var/lib/nginx/html /usr/lib/nginx /usr/share/nginx nginx:nginx rc-service
openjdk11:/usr/lib/jvm
openjdk11-jdk:/usr/lib/jvm
openjdk11-jre:/usr/lib/jvm
openjdk11-jre-headless:/usr/lib/jvm
openjdk17:/usr/lib/jvm
openjdk17-jdk:/usr/lib/jvm
openjdk17-jre:/usr/lib/jvm
openjdk17-jre-headless:/usr/lib/jvm
openjdk21:/usr/lib/jvm
openjdk21-jdk:/usr/lib/jvm
openjdk21-jre:/usr/lib/jvm
openjdk21-jre-headless:/usr/lib/jvm
openjdk25-jre:/usr/lib/jvm
openjdk25-jre-headless:/usr/lib/jvm
openssh:sshd
openssh-server:sshd
postgresql:initdb pg_ctl postmaster /var/lib/postgresql /run/postgresql /etc/postgresql /usr/share/postgresql
postgresql-contrib:initdb pg_ctl postmaster /var/lib/postgresql /run/postgresql /etc/postgresql /usr/share/postgresql
psqlodbc:psqlodbcw.so
py-cffi:/usr/lib/python
py3-cffi:/usr/lib/python
redis:/etc/redis.conf
s6:/bin/s6
sudo:wheel
supervisor:/etc/supervisor.d
terminus-font:/usr/share/fonts/
tesseract-ocr:/usr/share/tessdata
tesseract-ocr-data-chi_sim:/usr/share/tessdata
tesseract-ocr-data-deu:/usr/share/tessdata
tesseract-ocr-data-eng:/usr/share/tessdata
tesseract-ocr-data-fra:/usr/share/tessdata
tesseract-ocr-data-ita:/usr/share/tessdata
tesseract-ocr-data-jpn:/usr/share/tessdata
tesseract-ocr-data-nld:/usr/share/tessdata
tesseract-ocr-data-pol:/usr/share/tessdata
tesseract-ocr-data-por:/usr/share/tessdata
tesseract-ocr-data-rus:/usr/share/tessdata
tesseract-ocr-data-spa:/usr/share/tessdata
tesseract-ocr-dev:/usr/share/tessdata
ttf-dejavu:/usr/share/fonts/
ttf-droid:/usr/share/fonts/
ttf-font-awesome:/usr/share/fonts/
ttf-freefont:/usr/share/fonts/
ttf-hack:/usr/share/fonts/
ttf-inconsolata:/usr/share/fonts/
ttf-liberation:/usr/share/fonts/
ttf-opensans:/usr/share/fonts/
unifont:/usr/share/fonts/
wqy-zenhei:/usr/share/fonts/`;
