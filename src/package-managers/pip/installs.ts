import type { PackageManager } from '../package-manager.ts';
import { pipCommandsOf } from '../pip.ts';
import { pipInstallFiles } from './install-files.ts';

/** pip, as what installs what requirements files name. `pip download` and `pip wheel` read the same files. */
export const pip: PackageManager = {
  name: 'pip',
  installs: (run) =>
    pipCommandsOf(run)
      .filter(({ subcommand }) => ['install', 'download', 'wheel'].includes(subcommand.value))
      .map((command) => ({
        manager: 'pip',
        run,
        command: command.command,
        title: `pip ${command.subcommand.value}`,
        start: command.start,
        end: command.end,
        filesIn: (files) => pipInstallFiles(command, files),
      })),
};
