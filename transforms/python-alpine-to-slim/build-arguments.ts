import type { BuildContext, ComposeService } from '../../src/transform.ts';

/** What names the files from which people and machines start builds. */
const buildFile =
  /^(?:gnu)?makefile$|^jenkinsfile|^justfile$|^earthfile$|\.(?:mk|ya?ml|sh|bash|hcl|toml|json|env|cfg|ini|ps1|bat|gradle)$|^\.env|^build$/i;

/** Folders, beside the root of the build context, that hold such files. */
const folders = ['', '.github/workflows', '.circleci', 'hooks', 'ci', 'scripts'];

/**
 * The file that sets a build argument, whatever its default is; undefined where none is found.
 *
 * @param value a word that stands in what it is set to, as `alpine`; empty for any value
 */
export function setterOf(
  name: string,
  value: string,
  context: BuildContext | undefined,
  services: readonly ComposeService[],
): string | undefined {
  const service = services.find((one) => one.arguments[name]?.includes(value));
  if (service) return service.file;
  // Without a value to go by, only what hands one to a build counts.
  const before = value === '' ? '--build-arg[ =]' : '\\b';
  const sets = new RegExp(`${before}["']?${name}["']?\\s*[:=]+\\s*["']?[^\\s"',]*${value}`);
  return folders
    .flatMap((folder) => (context?.list(folder) ?? []).map((file) => (folder === '' ? file : `${folder}/${file}`)))
    .filter((path) => buildFile.test(path.slice(path.lastIndexOf('/') + 1)))
    .find((path) => sets.test(context?.read(path) ?? ''));
}
