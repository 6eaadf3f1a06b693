import type { Span } from '../text/span.ts';

/** The parts of an image name as written; spans are into that name. */
export interface ImageReference {
  /** With registry, without tag and digest. */
  readonly name: string;
  readonly tag: string | undefined;
  readonly tagSpan: Span | undefined;
  readonly digest: string | undefined;
  /** With its `@`. */
  readonly digestSpan: Span | undefined;
}

/** Splits `registry:5000/name:tag@digest`. A colon inside `${X:-y}` separates nothing. */
export function parseImageReference(text: string): ImageReference {
  let depth = 0;
  let colon = -1;
  let at = -1;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '$' && text[index + 1] === '{') depth++;
    else if (character === '}' && depth > 0) depth--;
    else if (depth > 0) continue;
    else if (character === '/') colon = -1;
    else if (character === ':' && colon === -1) colon = index;
    else if (character === '@') {
      at = index;
      break;
    }
  }
  const end = at === -1 ? text.length : at;
  const tagSpan = colon === -1 ? undefined : { start: colon + 1, end };
  return {
    name: text.slice(0, colon === -1 ? end : colon),
    tag: tagSpan && text.slice(tagSpan.start, tagSpan.end),
    tagSpan,
    digest: at === -1 ? undefined : text.slice(at + 1),
    digestSpan: at === -1 ? undefined : { start: at, end: text.length },
  };
}

/** Registries that hold the official images with the tags of Docker Hub, and the owners of their one-platform parts. */
const hub = /^(?:(?:index\.|registry-1\.)?docker\.io\/)?(?:(?:library|amd64|arm64v8|arm32v7)\/)?/;
const mirrors = /^(?:public\.ecr\.aws\/docker|mirror\.gcr\.io)\/library\//;

/** The name of an official image, however Docker Hub is written: `docker.io/library/python` is `python`. */
export function officialName(name: string): string | undefined {
  const short = name.replace(mirrors.test(name) ? mirrors : hub, '');
  return short.includes('/') ? undefined : short;
}
