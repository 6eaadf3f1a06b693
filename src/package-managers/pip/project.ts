const buildFiles = ['pyproject.toml', 'setup.py', 'setup.cfg'];

/** Words of build files that speak of folders above, or of the paths of other projects. */
const speaksOfOthers =
  /\.\.(?=["'/\\])|\.parent\.parent\b|\.parents\[[1-9]|dirname\(\s*(?:os\.path\.)?dirname\(|file:|\{root:/;

/** Tools that take the version from the repository, whose `.git` stands above the project. */
const readsRepository =
  /setuptools[-_]scm|use_scm_version|setuptools[-_]git|hatch-vcs|versioneer|dynamic-versioning|\bpbr\b|dunamai/;

/**
 * Why a project in a folder of the source cannot be built with nothing but that folder: the rest of a sentence of which
 * the project is the subject. Undefined where its build files speak of nothing else.
 *
 * @param read the text of a file that copies brought
 */
export function whyNotAlone(project: string, read: (path: string) => string | undefined): string | undefined {
  let isKnown = false;
  for (const name of buildFiles) {
    const text = read(`${project}/${name}`);
    if (text === undefined) continue;
    isKnown = true;
    if (speaksOfOthers.test(text)) return `has a ${name} that speaks of other folders`;
    if (readsRepository.test(text)) return `has a ${name} that takes the version from the repository`;
  }
  return isKnown ? undefined : `has no ${buildFiles.join(', ')} to tell what is built`;
}

/** The `*.egg-info` folders of a project's source: an editable install writes its own there. */
export function metadataFolders(project: string, list: (path: string) => readonly string[] | undefined): string[] {
  return [project, `${project}/src`].flatMap((folder) =>
    (list(folder) ?? []).filter((name) => name.endsWith('.egg-info')).map((name) => `${folder}/${name}`),
  );
}
