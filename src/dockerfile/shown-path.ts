/** A path of an image as messages show it: from the working directory, where the file does not tell that. */
export function shownPath(path: string): string {
  return path.replace(/^\/\$WORKDIR\d*(?:\/|$)/, '') || '.';
}
