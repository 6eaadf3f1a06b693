export interface UbuntuRelease {
  readonly name: string;
  readonly number: string;
  /** Whether its packages moved from the main mirrors to old-releases: `apt-get update` answers 404. */
  readonly isEndOfLife: boolean;
}

// From Ubuntu's list of releases (distro-info-data), which is where the support of each ends. Interim releases leave the main
// mirrors when it does; of the long-term ones only those up to 12.04 have.
const goneFromMirrors =
  'lucid=10.04 maverick=10.10 natty=11.04 oneiric=11.10 precise=12.04 quantal=12.10 raring=13.04 saucy=13.10 utopic=14.10 ' +
  'vivid=15.04 wily=15.10 yakkety=16.10 zesty=17.04 artful=17.10 cosmic=18.10 disco=19.04 eoan=19.10 groovy=20.10 ' +
  'hirsute=21.04 impish=21.10 kinetic=22.10 lunar=23.04 mantic=23.10 oracular=24.10 plucky=25.04 questing=25.10';
const onMirrors =
  'trusty=14.04 xenial=16.04 bionic=18.04 focal=20.04 jammy=22.04 noble=24.04 resolute=26.04 stonking=26.10';

/** What the tags without a name or a number stand for. They move: `devel` and `rolling` are left unknown. */
const latest = 'resolute';

/** The release of a tag of the `ubuntu` image: `22.04`, `jammy`, `jammy-20240111`, `latest`. */
export function ubuntuRelease(tag: string): UbuntuRelease | undefined {
  const word = tag === '' || tag === 'latest' ? latest : tag.replace(/-\d{8}(?:\.\d+)?$/, '');
  return find(goneFromMirrors, true, word) ?? find(onMirrors, false, word);
}

function find(list: string, isEndOfLife: boolean, word: string): UbuntuRelease | undefined {
  for (const entry of list.split(' ')) {
    const [name = '', number = ''] = entry.split('=');
    if (word === name || word === number || word.startsWith(`${number}.`)) return { name, number, isEndOfLife };
  }
  return undefined;
}
