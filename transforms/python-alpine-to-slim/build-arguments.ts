import type { BuildContext, ComposeService } from '../../src/transform.ts';

/** What names the files from which people and machines start builds. */
const buildFile =
  /^(?:gnu)?makefile$|^jenkinsfile|^justfile$|^earthfile$|\.(?:mk|ya?ml|sh|bash|hcl|toml|json|env|cfg|ini|ps1|bat|gradle)$|^\.env|^build$/i;

/** Folders, beside the root of the build context, that hold such files. */
const folders = ['', '.github/workflows', '.circleci', 'hooks', 'ci', 'scripts'];

/** The file that sets a build argument to an Alpine tag, whatever its default is; undefined where none is found. */
export function setterOf(
  name: string,
  context: BuildContext | undefined,
  services: readonly ComposeService[],
): string | undefined {
  const service = services.find((one) => one.arguments[name]?.includes('alpine'));
  if (service) return service.file;
  const sets = new RegExp(`\\b${name}["']?\\s*[:=]+\\s*["']?[^\\s"',]*alpine`);
  return folders
    .flatMap((folder) => (context?.list(folder) ?? []).map((file) => (folder === '' ? file : `${folder}/${file}`)))
    .filter((path) => buildFile.test(path.slice(path.lastIndexOf('/') + 1)))
    .find((path) => sets.test(context?.read(path) ?? ''));
}
