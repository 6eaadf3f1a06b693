import { mapping } from '../javascript/package-json.ts';
import { type PyProject, table } from './pyproject.ts';

/** Plugins that read nothing but pyproject.toml and the lock file. */
const harmless = /^poetry-plugin-(?:export|up|shell|bundle|sort|pin-build|tweak-dependencies-version)$/;

/**
 * Why plugins that a pyproject.toml asks for or sets up read more than it at every command: the rest of a sentence of
 * which the file is the subject. poetry-dynamic-versioning, the most frequent, takes the version from the repository.
 */
export function whyPluginsNeedSource(project: PyProject): string | undefined {
  const required = Object.keys(table(project, 'tool', 'poetry', 'requires-plugins')).find((name) => !isHarmless(name));
  if (required !== undefined) return `requires the plugin ${required}, which may read the source`;
  const configured = Object.entries(table(project, 'tool')).find(
    ([name, settings]) => name.startsWith('poetry-') && !isHarmless(name) && isEnabled(settings),
  );
  return configured && `sets up the plugin ${configured[0]}, which may read the source`;
}

function isHarmless(name: string): boolean {
  return harmless.test(name.replaceAll('_', '-').toLowerCase());
}

/** `enable` of poetry-dynamic-versioning is false where it is not given. */
function isEnabled(settings: unknown): boolean {
  const { enable, enabled } = mapping(settings);
  return enable !== false && enabled !== false;
}
