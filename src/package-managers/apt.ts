// What transforms know of apt, under one name: `apt.commands(dockerfile)`.
export {
  type AptCommand as Command,
  type AptWord as Word,
  aptCommands as commands,
  aptCommandsOf as commandsOf,
} from './apt/command.ts';
export { configuredTo } from './apt/configuration.ts';
export { isDryRun, optionPlace, switchedTo } from './apt/options.ts';
export { releaseOf } from './apt/release.ts';
export { joinerBefore, precedes, type Step, stepsOf } from './apt/steps.ts';
export { valueIn } from './apt/variables.ts';
