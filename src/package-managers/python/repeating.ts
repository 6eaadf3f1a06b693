import type { Instruction } from '../../dockerfile/instruction.ts';
import type { ShellCommand } from '../../shell/command.ts';
import { invocationOf } from '../../shell/invocation.ts';
import type { ManagerCommand } from '../manager-command.ts';
import { pipCommandsOf } from '../pip.ts';
import { toolCommands } from './commands.ts';

/**
 * Why an install cannot run once more below the copy of the whole, behind what now follows it: the rest of a sentence
 * that starts with its title. It would put the versions of the lock file back, and takes away what that does not hold;
 * and what it is built with may be gone.
 */
export function whyNotAgain(command: ManagerCommand): string | undefined {
  const { run, program } = command;
  const later = (run.stage?.instructions ?? []).filter(({ keyword, index }) => keyword === 'RUN' && index > run.index);
  const inRun = [...commandsOf(run)].filter(({ start }) => start >= command.end).map(({ command: one }) => one);
  const followers = [...inRun, ...later.flatMap((one) => [...commandsOf(one)].map(({ command: each }) => each))];
  const installers = [run, ...later].flatMap((one) =>
    one === run ? pipInstallsOf(one).filter(({ start }) => start >= command.end) : pipInstallsOf(one),
  );
  if (installers.length > 0) return `run once more, would undo what ${installers[0]?.title} behind it installs`;
  const removed = followers.find((one) => removes(one, program));
  const removal = removed ?? inRun.find(removesPackages);
  return removal && `run once more, needs what ${titleOf(removal)} behind it removes`;
}

interface Placed {
  readonly command: ShellCommand;
  readonly start: number;
}

function* commandsOf(run: Instruction): Generator<Placed> {
  for (const { commands } of run.scripts) {
    for (const command of commands) yield { command, start: command.script.sourceSpan(command).start };
  }
}

function pipInstallsOf(run: Instruction): { readonly title: string; readonly start: number }[] {
  const ofPip = pipCommandsOf(run)
    .filter(({ subcommand }) => subcommand.value === 'install')
    .map(({ start }) => ({ title: 'pip install', start }));
  const ofUv = toolCommands(run, 'uv')
    .filter(({ words: [pip, verb] }) => pip?.value === 'pip' && (verb?.value === 'install' || verb?.value === 'sync'))
    .map(({ start }) => ({ title: 'uv pip install', start }));
  return [...ofPip, ...ofUv];
}

/** Whether a command removes a tool: `pip uninstall poetry`, `rm -r /opt/poetry`. */
function removes(command: ShellCommand, tool: string): boolean {
  const { program, words } = invocationOf(command);
  const isRemoval = program === 'rm' || words.some(({ value }) => value === 'uninstall');
  return (
    isRemoval &&
    words.slice(1).some(({ value }) =>
      value
        .toLowerCase()
        .split(/[/=$_{}]/)
        .includes(tool),
    )
  );
}

/** Whether a command removes packages of the system, which a build may need. */
function removesPackages(command: ShellCommand): boolean {
  const { program = '', words } = invocationOf(command);
  const isManager = /^(?:apk|apt|apt-get|aptitude|dnf|yum|microdnf|zypper|pip\d?)$/.test(program);
  return (
    isManager && words.some(({ value }) => /^(?:del|purge|remove|autoremove|--purge|erase|uninstall)$/.test(value))
  );
}

function titleOf(command: ShellCommand): string {
  const { words } = invocationOf(command);
  return words
    .slice(0, 3)
    .map(({ value }) => value)
    .join(' ');
}
