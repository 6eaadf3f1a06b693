/** A Ruby program without its comments; quoted texts are kept. */
export function bareRuby(text: string): string {
  const withoutBlocks = text.replace(/^=begin[\s\S]*?^=end.*$/gm, '').replace(/^__END__[\s\S]*/m, '');
  return withoutBlocks.replace(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|#(?!\{).*$/gm, (found) =>
    found.startsWith('#') ? '' : found,
  );
}

/**
 * A path as Ruby programs write it: `'x'`, `"#{__dir__}/x"`, `File.expand_path('../x', __FILE__)`,
 * `File.join(File.dirname(__FILE__), 'x')`. Six groups; see `pathOf`.
 */
export const pathPattern =
  '(?:' +
  '(?:File\\.)?expand_path\\s*\\(?\\s*["\']([^"\'#\\n]+)["\']\\s*,\\s*(__FILE__|__dir__)\\s*\\)?' +
  '|File\\.join\\s*\\(?\\s*(?:__dir__|File\\.dirname\\s*\\(?\\s*__FILE__\\s*\\)?)\\s*,\\s*["\']([^"\'#\\n]+)["\']\\s*\\)?' +
  '|["\'](?:#\\{(?:__dir__|File\\.dirname\\(__FILE__\\))\\}/)([^"\'#\\n]+)["\']' +
  '|(?:File\\.expand_path\\s*\\(?\\s*)?["\']([^"\'#\\n]+)["\'](?!\\s*[+%])' +
  ')\\s*\\)?';

/**
 * The path that a match of `pathPattern` names. From its first group on, those of the forms that start at the folder of
 * the file come first; the last is the plain one.
 */
export function pathOf(match: readonly (string | undefined)[], first: number): string {
  const [expanded, base, joined, interpolated, plain] = match.slice(first, first + 5);
  // `File.expand_path('../x', __FILE__)` starts at the file itself.
  if (expanded !== undefined) return base === '__FILE__' ? expanded.replace(/^\.\.(?:\/|$)/, '') || '.' : expanded;
  return joined ?? interpolated ?? plain ?? '.';
}

/** A program with the names of paths, each given once, replaced by what they stand for: `local = 'Gemfile.local'`. */
export function withPathsInPlace(text: string): string {
  let rest = text;
  for (const [assignment, name = '', path = ''] of text.matchAll(assigned)) {
    if ([...text.matchAll(new RegExp(`\\b${name}\\s*(?:\\|\\||[+<])?=(?!=)`, 'g'))].length > 1) continue;
    const uses = new RegExp(`"(?:\\\\.|[^"\\\\\\n])*"|'(?:\\\\.|[^'\\\\\\n])*'|(?<![\\w:.@$])${name}(?![\\w:?!])`, 'g');
    rest = rest.replace(assignment, () => '').replace(uses, (found) => (found === name ? path : found));
  }
  return rest;
}

const assigned = new RegExp(`^[ \\t]*([a-z_]\\w*)\\s*=\\s*(${pathPattern})[ \\t]*$`, 'gm');
