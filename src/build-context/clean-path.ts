/** The shortest path of the same meaning: `./a//b/../c/` is `a/c`, and the root is empty. `..` stays where it leads above it. */
export function cleanPath(path: string): string {
  const names: string[] = [];
  for (const name of path.split('/')) {
    if (name === '' || name === '.') continue;
    if (name !== '..') names.push(name);
    else if (names.length > 0 && names.at(-1) !== '..') names.pop();
    else if (!path.startsWith('/')) names.push(name);
  }
  return names.join('/');
}
