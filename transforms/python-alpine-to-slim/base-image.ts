import {
  type BuildContext,
  type ComposeService,
  type Edit,
  type Instruction,
  isEndOfLife,
  isSuite,
  officialName,
  parseImageReference,
  replaceArgument,
  replaceValue,
  type Span,
  type Stage,
  type Suite,
} from '../../src/transform.ts';
import { setterOf } from './build-arguments.ts';
import type { Language } from './language.ts';
import { type Obstacle, obstacle } from './obstacle.ts';
import { successorOf } from './successors.ts';

/** What a FROM becomes. */
export interface Swap {
  readonly stage: Stage;
  /** With ARG defaults put in. */
  readonly from: string;
  readonly to: string;
  readonly suite: Suite;
  /** Whether apt can fetch anything on that suite. */
  readonly canInstall: boolean;
  readonly edits: readonly Edit[];
  readonly language: Language;
  /** The build argument whose default the edits change. */
  readonly changedArgument: string | undefined;
  /** The file that sets a build argument for this build. */
  readonly setterOf: (name: string) => string | undefined;
  /** The Debian package for an Alpine one that the suite has none for, where what asks for it takes another as well. */
  readonly successorOf: (apk: string) => string | undefined;
  /** What the user has set for Alpine packages: Debian names, null for none, false to stay on Alpine. */
  readonly packages: OwnPackages;
}

export type OwnPackages = Readonly<Record<string, string | null | false>>;

export interface SwapSetting {
  readonly language: Language;
  readonly dropDigest: boolean;
  /** The Debian suite that the new tag is to name; empty for the tag that floats. */
  readonly suite: string;
  readonly packages: OwnPackages;
  /** Of what is known beside the Dockerfile. */
  readonly context: BuildContext | undefined;
  readonly services: readonly ComposeService[];
  /** The line that a place has in the original file. */
  readonly lineOf: (at: Span) => number;
}

/** The stages whose FROM names the official image on Alpine. */
export function alpineStages(stages: readonly Stage[], { image }: Language): Stage[] {
  return stages.filter((stage) => stage.officialImage === image && /(?:^|-)alpine/.test(stage.reference?.tag ?? ''));
}

/** The stages whose FROM names that image by a build argument without a default, so that its version is not known. */
export function unclearTags(stages: readonly Stage[], language: Language): Obstacle[] {
  return stages.flatMap(({ image, writtenImage, from, instructions }) => {
    const { name, tag = '' } = parseImageReference(writtenImage);
    if (
      image !== undefined ||
      officialName(name) !== language.image ||
      !(tag.includes('alpine') || runsApk(instructions))
    )
      return [];
    return obstacle('argument', from, `the tag of ${writtenImage} hangs on a build argument without a default`);
  });
}

function runsApk(instructions: readonly Instruction[]): boolean {
  return instructions.some(({ scripts }) =>
    scripts.some(({ commands }) => commands.some(({ words: [program] }) => program?.value === 'apk')),
  );
}

export function isSwap(swap: Swap | Obstacle): swap is Swap {
  return 'suite' in swap;
}

/** The twin of a stage's image, and the edits that name it; or what stands in the way. */
export function swapOf(stage: Stage, setting: SwapSetting): Swap | Obstacle {
  const { language, dropDigest, packages, suite } = setting;
  const { reference, image, from } = stage;
  const tag = reference?.tag ?? '';
  if (reference?.digest !== undefined && !dropDigest) {
    return obstacle('digest', from, `${image} is pinned by a digest, which is that of the Alpine image`);
  }
  const twin = language.twin(tag, isSuite(suite) ? suite : undefined);
  if ('decline' in twin) return obstacle(noTwin(twin.decline), from, asClause(twin.detail));
  const edits = nameEdits(stage, twin.tag, setting);
  if ('id' in edits) return edits;
  const to = `${reference?.name}:${twin.tag}`;
  const canInstall = !isEndOfLife(twin.suite);
  const setter = (name: string): string | undefined => setterOf(name, '', setting.context, setting.services);
  const changedArgument = edits.some(({ start }) => start < from.start) ? argumentName(stage) : undefined;
  return {
    stage,
    from: image ?? '',
    to,
    suite: twin.suite,
    canInstall,
    edits,
    changedArgument,
    setterOf: setter,
    successorOf: (apk) => successorOf(apk, stage, language, setting.context),
    language,
    packages,
  };
}

function noTwin(decline: string): 'release-candidate' | 'unknown-version' | 'no-slim-twin' {
  return decline === 'release-candidate' || decline === 'unknown-version' ? decline : 'no-slim-twin';
}

/** A sentence as a part of another: without its full stop, and with a capital only where a name starts it. */
export function asClause(sentence: string): string {
  const text = sentence.replace(/\.$/, '');
  return /^(?:It|Its|Several|The|There)\b/.test(text) ? `${text[0]?.toLowerCase()}${text.slice(1)}` : text;
}

function nameEdits(stage: Stage, tag: string, setting: SwapSetting): readonly Edit[] | Obstacle {
  const { suite } = setting;
  const { from, writtenImage } = stage;
  const [word] = from.arguments;
  const written = parseImageReference(writtenImage);
  if (!word) return obstacle('argument', from, 'the image of FROM is not read');
  const renamed = written.tag === undefined ? undefined : renameTag(written.tag, tag, suite, stage);
  if (renamed !== undefined) return replaceArgument(from, word, `${written.name}:${renamed}`);
  return argumentEdits(stage, tag, setting);
}

/** The written tag with its part from `alpine` on replaced; undefined where that part hangs on a variable. */
function renameTag(written: string, tag: string, suite: string, stage: Stage): string | undefined {
  if (!written.includes('$')) return tag;
  const at = written.indexOf('alpine');
  if (at === -1) return undefined;
  const slim = suite === '' ? 'slim' : `slim-${suite}`;
  const candidates = [`${written.slice(0, at)}${slim}`, written.replace(/alpine[\d.]*/, slim)];
  return candidates.find((renamed) => stage.expandForFrom(renamed) === tag);
}

/** Whether one build argument holds the tags of two stages: its default is changed for both. */
export function shareArgument(one: Stage, other: Stage): boolean {
  const { writtenImage } = one;
  const isInArgument = writtenImage.includes('$') && !(parseImageReference(writtenImage).tag ?? '').includes('alpine');
  return isInArgument && withoutBraces(writtenImage) === withoutBraces(other.writtenImage);
}

function withoutBraces(image: string): string {
  return image.replace(/\$\{(\w+)\}/g, '$$$1');
}

/** Edits of the ARG whose default holds the tag, where nothing but such a FROM reads it. */
function argumentEdits(stage: Stage, tag: string, setting: SwapSetting): readonly Edit[] | Obstacle {
  const { from, writtenImage } = stage;
  const name = argumentName(stage);
  const declaring = from.dockerfile.instructions.find(
    (instruction) =>
      instruction.keyword === 'ARG' && !instruction.stage && instruction.keyValues.some((pair) => pair.name === name),
  );
  const pair = declaring?.keyValues.find((one) => one.name === name);
  if (name === undefined || !declaring || pair?.value === undefined) {
    return obstacle(
      'argument',
      from,
      `the tag of ${writtenImage} is put together from build arguments in a way that is not translated`,
    );
  }
  const reader = otherReader(name, stage, declaring);
  if (reader) {
    return obstacle(
      'shared-argument',
      from,
      `the build argument ${name} is read on line ${setting.lineOf(reader)} too, so its default cannot change`,
    );
  }
  const setter = setterOf(name, 'alpine', setting.context, setting.services);
  if (setter !== undefined) {
    const message = `${setter} sets the build argument ${name} to an Alpine tag, whatever its default is`;
    return obstacle('argument', from, message);
  }
  const value = pair.value.replace(/^(["']?)(.*)\1$/s, '$2');
  // The default is the whole image, the whole tag, or a part of it.
  const image = writtenImage.startsWith('$') ? parseImageReference(value) : undefined;
  const heldTag = image ? image.tag : /:\$\{?\w+\}?$/.test(writtenImage) ? value : undefined;
  const renamed = heldTag && !value.includes('"') ? renameTag(heldTag, tag, setting.suite, stage) : undefined;
  if (renamed !== undefined) return replaceValue(declaring, pair, image ? `${image.name}:${renamed}` : renamed);
  if (value.includes('$') || value.includes('"')) {
    return obstacle('argument', from, `the default of ${name} hangs on other build arguments`);
  }
  const written = parseImageReference(writtenImage).tag ?? '';
  const before = written.slice(0, written.indexOf('$'));
  if (written === '' || !tag.startsWith(before))
    return obstacle('argument', from, `the part of the tag that ${name} holds has no twin of its own`);
  return replaceValue(declaring, pair, tag.slice(before.length));
}

/** The build argument that the written image ends in. */
function argumentName({ writtenImage }: Stage): string | undefined {
  return /^[^$]*\$\{?([A-Za-z_]\w*)\}?$/.exec(writtenImage)?.[1];
}

/** An instruction that reads a variable and is not a FROM with the very same image. */
function otherReader(name: string, stage: Stage, declaring: Instruction): Instruction | undefined {
  return stage.from.dockerfile.instructions.find((instruction) => {
    if (instruction === declaring || instruction === stage.from) return false;
    if (instruction.stage?.from === instruction && shareArgument(stage, instruction.stage)) return false;
    return new RegExp(`\\$\\{?${name}\\b|^${name}$`).test(instruction.body.text);
  });
}
