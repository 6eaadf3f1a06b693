const sentences: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EBUSY: 'it is in use',
  EDQUOT: 'the disk quota is used up',
  EIO: 'the disk does not answer',
  EISDIR: 'it is a folder',
  ELOOP: 'its symbolic links lead in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'there is no such file or folder',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of the path is not a folder',
  EPERM: 'the system does not permit it',
  EROFS: 'the file system is read-only',
};

/** What stood in the way of a file operation, in plain words. */
export function obstacleOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : undefined;
  if (code === undefined) return error.message;
  // Node reads names as UTF-8 and puts U+FFFD for the rest: such a name leads nowhere.
  if (code === 'ENOENT' && 'path' in error && String(error.path).includes('\uFFFD')) return 'the name is not UTF-8';
  return sentences[code] ?? `the system reports ${code}`;
}
