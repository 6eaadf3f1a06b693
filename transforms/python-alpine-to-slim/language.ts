import type { DebianNames, NoTwin, SlimTwin, Suite } from '../../src/transform.ts';

/** What the swap has to know of a language and its official image; the other files here speak of none. */
export interface Language {
  /** The name of the image, without `library/`. */
  readonly image: string;
  /** The slim twin of an Alpine tag; `suite` is the one that its tag is to name, else it floats. */
  twin(tag: string, suite: Suite | undefined): SlimTwin | NoTwin;
  /** What stands in the place of an Alpine package in the slim image, given as `name:tag`. */
  debianNames(apk: string, suite: Suite, slimImage: string): DebianNames | undefined;
  slimHolds(suite: Suite, debianPackage: string): boolean;
  /** Whether a purge of the package would break the slim image. */
  mustStay(suite: Suite, debianPackage: string): boolean;
  /** Words that stand for Alpine's own copy of the language, where a package of it is dropped. */
  pathsOfAlpine(apk: string): readonly string[];
  /** Programs whose words are names of the language's packages, not of commands. */
  readonly installers: ReadonlySet<string>;
  /** Whether a word or a line of a manifest names a package whose build asks pkg-config where headers and libraries are. */
  asksPkgConfig(text: string): boolean;
  /** Whether a requirement that asks for PCRE takes its successor PCRE2 as well; undefined where it asks for neither. */
  takesPcre2(requirement: string): boolean | undefined;
  isManifest(file: string): boolean;
  isSource(file: string): boolean;
  /** What a source has of Alpine or musl, for a message; undefined for nothing. `isBrought`: whether apk adds a package. */
  traceIn(source: string, isBrought: (apk: string) => boolean): string | undefined;
  /** The programs that a source of the language starts, as far as it names them where it does. */
  programsStartedBy(source: string): readonly string[];
}
