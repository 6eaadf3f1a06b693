/** Links on the way to one file: what Linux follows. */
const mostLinks = 40;

/** What lies at a place: a link with what is written in it (undefined where that cannot be read), or anything else. */
export type Place = { readonly isLink: false } | { readonly isLink: true; readonly target: string | undefined };

/**
 * Where a path leads when its links are followed, as the names below the root. Undefined where nothing is, or where a link
 * is absolute or leads above the root.
 *
 * @param look what lies at the names below the root; undefined where nothing does
 */
export function followLinks(
  path: string,
  look: (names: readonly string[]) => Place | undefined,
): readonly string[] | undefined {
  const ahead = path.split('/').reverse();
  const names: string[] = [];
  let links = 0;
  for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
    if (name === '' || name === '.') continue;
    if (name === '..') {
      if (names.pop() === undefined) return undefined;
      continue;
    }
    names.push(name);
    const place = look(names);
    if (!place) return undefined;
    if (!place.isLink) continue;
    if (place.target === undefined || place.target.startsWith('/') || ++links > mostLinks) return undefined;
    names.pop();
    ahead.push(...place.target.split('/').reverse());
  }
  return names;
}
