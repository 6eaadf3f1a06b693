import type { Instruction } from '../../dockerfile/instruction.ts';
import { type CommandLine, type ManagerCommand, managerCommands } from '../manager-command.ts';

const interpreters = [
  'python',
  'python3',
  ...[...Array(10)].map((_, index) => `python3.${index + 6}`),
  'pypy',
  'pypy3',
];

/** A command of a tool, with its words sorted. */
export interface ToolCommand {
  readonly command: ManagerCommand;
  readonly line: CommandLine;
}

/** Every run of a tool that is written in Python in a RUN: `poetry install`, `python -m poetry install`. */
export function toolCommands(run: Instruction, tool: string): ManagerCommand[] {
  if (!run.holds(tool)) return [];
  return managerCommands(run, new Set([tool, ...interpreters])).flatMap((command) => {
    if (command.program === tool) return [command];
    const module = command.words.findIndex(({ value }) => value === '-m');
    if (module === -1 || command.words[module + 1]?.value !== tool) return [];
    if (command.words.slice(0, module).some(({ value }) => !value?.startsWith('-'))) return [];
    return [{ ...command, program: tool, words: command.words.slice(module + 2) }];
  });
}

/** The runs of a tool in the RUNs of the stages that a RUN stands in or is built on, in order, up to its own. */
export function toolCommandsUpTo(run: Instruction, tool: string): ManagerCommand[] {
  const chain = run.stage?.chain ?? [];
  return chain
    .flatMap(({ instructions }) => instructions)
    .filter(({ keyword, index }) => keyword === 'RUN' && index <= run.index)
    .sort((one, other) => one.index - other.index)
    .flatMap((one) => toolCommands(one, tool));
}

/** Whether a variable of the environment is set to what the tools of this folder take for yes. */
export function isOn(value: string | undefined): boolean {
  return value !== undefined && /^(?:1|true|yes|on|y|t)$/i.test(value);
}

export function isOff(value: string | undefined): boolean {
  return value !== undefined && /^(?:0|false|no|off|n|f)$/i.test(value);
}

/** The directories of a Python that no virtual environment keeps apart. */
export const systemPrefixes: readonly string[] = ['/usr/local/lib', '/usr/lib'];
