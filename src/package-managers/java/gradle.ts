import { besideInstalls, installBy, installFromSource, programWord } from '../command-install.ts';
import { folderOf } from '../folders.ts';
import { CommandLine, type ManagerCommand, managerCommands } from '../manager-command.ts';
import type { Install, PackageManager } from '../package-manager.ts';
import { below, type SourceReader } from '../source-reader.ts';
import { readGradleBuild } from './gradle-build.ts';

const programs = new Set(['gradle', 'gradlew']);

/** Options that take a value in the next word (Gradle 8, `gradle --help`). */
const valued = new Set(
  '-p --project-dir -b --build-file -c --settings-file -g --gradle-user-home -I --init-script -x --exclude-task --configuration --project-cache-dir --console --warning-mode --max-workers --include-build -D -P -F --dependency-verification -M --write-verification-metadata'.split(
    ' ',
  ),
);

/** Tasks that resolve or tell what the build scripts name, and read nothing else. */
const fetching = /^(?:[\w:-]*:)?(?:dependencies|buildEnvironment|androidDependencies|help|tasks|projects|properties)$/;

/** Gradle, as what resolves what its build scripts name. */
export const gradle: PackageManager = {
  name: 'gradle',
  installs: (run) => (run.holds('gradle') ? managerCommands(run, programs).flatMap(installOf) : []),
};

function installOf(command: ManagerCommand): Install[] {
  const line = new CommandLine(command.words, valued);
  const tasks = line.operands.map(({ value, written }) => value ?? written);
  const title = [command.program, ...tasks.slice(0, 1)].join(' ');
  if (line.has('-v', '--version', '-h', '--help')) {
    const wrapper = (reader: SourceReader) => readWrapper(command, reader);
    return [besideInstalls('gradle', `${command.program} --version`, command, wrapper)];
  }
  if (tasks.length === 0) return [];
  const other = tasks.find((task) => !fetching.test(task));
  if (other !== undefined)
    return [
      installFromSource(
        'gradle',
        title,
        command,
        other === tasks[0]
          ? 'is a task that may take the source of the project'
          : `runs the task ${other}, which may take the source of the project`,
      ),
    ];
  return [installBy('gradle', title, command, (reader) => read(command, line, reader))];
}

function read(command: ManagerCommand, line: CommandLine, reader: SourceReader): void {
  readWrapper(command, reader);
  const project = line.value('-p', '--project-dir');
  const folder = reader.path(command.directory, project ? project.value : '.', project?.written ?? '.');
  if (line.has('-b', '--build-file', '-c', '--settings-file', '-I', '--init-script', '--include-build'))
    reader.stop('unreadable-file', 'gradle is given a script by an option, which is not followed here');
  readGradleBuild(folder, reader);
  reader.writes(below(folder, '.gradle'));
  const home = line.value('-g', '--gradle-user-home');
  if (home) reader.writes(reader.path(command.directory, home.value, home.written));
}

/** `./gradlew` is a script of the source, and reads gradle/wrapper. */
function readWrapper(command: ManagerCommand, reader: SourceReader): void {
  const { value, written } = programWord(command);
  if (command.program !== 'gradlew' || !written.includes('/')) return;
  const script = reader.path(command.directory, value, written);
  reader.manifest(script);
  reader.carryNamed(below(folderOf(script), 'gradle/wrapper'), 'gradlew');
}
