import { besideInstalls, installBy } from '../command-install.ts';
import { CommandLine, type ManagerCommand } from '../manager-command.ts';
import type { Install, PackageManager } from '../package-manager.ts';
import type { SourceReader } from '../source-reader.ts';
import { toolCommands } from './commands.ts';
import { uvPipInstalls } from './uv-pip.ts';
import { readUvExport, readUvLock, readUvSync } from './uv-project.ts';
import { readPythonVersion, readUvVenv } from './uv-python.ts';

/** Options that take a value in the next word (uv 0.9, `uv help sync`, `uv help pip install`, `uv help venv`). */
const valued = new Set(
  (
    '--allow-insecure-host --annotation-style -b --build-constraint --build-constraints --cache-dir --color ' +
    '--config-file -C --config-setting --config-settings --config-settings-package -c --constraint --constraints ' +
    '--default-index --directory -e --editable --env-file --exclude --excludes --exclude-newer ' +
    '--exclude-newer-package --extra --extra-index-url -f --find-links --fork-strategy --format --from --group ' +
    '--index --index-strategy -i --index-url --keyring-provider --link-mode --no-binary --no-binary-package ' +
    '--no-build-isolation-package --no-build-package --no-extra --no-group --no-install-package ' +
    '--no-emit-package --no-sources-package --only-binary --only-group --only-install-package -o --output-file ' +
    '--output-format --override --overrides --package --prefix --prerelease --project --prompt --prune -p ' +
    '--python --python-platform --python-preference --python-version --refresh-package --reinstall-package ' +
    '-r --requirement --requirements --resolution --script --target -t --torch-backend -P --upgrade-package ' +
    '-w --with --with-editable --with-requirements'
  ).split(' '),
);

/** Commands that read nothing of the source. */
const harmlessCommands = new Set(['self', 'cache', 'auth', 'help', 'generate-shell-completion']);

/** uv, as what installs what pyproject.toml and uv.lock name, or requirements files. */
export const uv: PackageManager = {
  name: 'uv',
  installs: (run) => toolCommands(run, 'uv').flatMap(installsOf),
};

function installsOf(command: ManagerCommand): Install[] {
  const line = new CommandLine(command.words, valued);
  const [subcommand, second] = line.operands;
  const name = subcommand?.value ?? '';
  const tool = { command, line };
  const verb = name === 'python' || name === 'tool' ? ` ${second?.value ?? ''}` : '';
  const title = `uv ${name}${verb}`.trim();
  if (line.has('-h', '--help', '--dry-run')) return [];
  const install = (read: (reader: SourceReader) => void) => [installBy(command.program, title, command, read)];
  switch (name) {
    case 'sync':
      return line.has('--check') ? [] : install((reader) => readUvSync(tool, reader));
    case 'lock':
      return install((reader) => readUvLock(tool, reader));
    case 'export':
      return install((reader) => readUvExport(tool, reader));
    case 'pip':
      return uvPipInstalls(tool);
    case 'venv':
      return [besideInstalls(command.program, title, command, (reader) => readUvVenv(tool, reader))];
    case 'python':
      // With no version named, that of the project is installed.
      return second?.value === 'install' && line.operands.length === 2
        ? [besideInstalls(command.program, title, command, (reader) => readPythonVersion(tool, reader))]
        : [];
    case 'tool':
      return namesPath(line)
        ? [
            besideInstalls(command.program, title, command, (reader) =>
              reader.stop('needs-source', `${title} is given a path, and may build a project of the source`),
            ),
          ]
        : [besideInstalls(command.program, title, command)];
    case '':
      return line.has('-V', '--version') ? [besideInstalls(command.program, title, command)] : [];
    default:
      return harmlessCommands.has(name) ? [besideInstalls(command.program, title, command)] : [];
  }
}

function namesPath(line: CommandLine): boolean {
  const named = [...line.operands, ...line.values('--from', '--with')];
  return (
    named.some(({ value }) => value === undefined || /^\.|\//.test(value.replace(/^[^:]*:\/\/.*|.*@ *\w+:.*/, ''))) ||
    line.has('-e', '--editable', '--with-editable', '--with-requirements')
  );
}
