// What transforms know of apt, under one name: `apt.commands(dockerfile)`.

export { dependsOn, isBundle, recommended } from '../data/recommends.ts';
export {
  type AptCommand as Command,
  type AptWord as Word,
  aptCommands as commands,
  aptCommandsOf as commandsOf,
} from './apt/command.ts';
export { configuredTo } from './apt/configuration.ts';
export { listsFolder } from './apt/list-paths.ts';
export {
  fetchesContents,
  fetchesLeftBehind,
  isSurelyBefore,
  type ListUse,
  listUsesOf,
  mountsLists,
  readersOfEarlierLists,
  removesWhatIsThere,
  replacesLists,
  scriptReadingLists,
} from './apt/lists.ts';
export { mentionedInstall } from './apt/mentions.ts';
export {
  changesSources,
  concernsApt,
  isScriptAbove,
  mayReadLists,
  stepChangesSources,
  stepConcernsApt,
} from './apt/neutral.ts';
export { isDryRun, isIdle, optionPlace, switchedTo, unclearOption } from './apt/options.ts';
export { isHeldByImage, isPackageName, packageNamed } from './apt/packages.ts';
export { releaseOf } from './apt/release.ts';
export { originOf } from './apt/script-origins.ts';
export { type ContextScript, commandsInScript, contextScriptsOf } from './apt/scripts.ts';
export { type Source, type SourceLine, sourceLinesOf, sourcesIn } from './apt/source-lines.ts';
export {
  isTolerated,
  joinerBefore,
  privilegeOf,
  type Step,
  startsChain,
  stepsOf,
  stopsAtFailure,
} from './apt/steps.ts';
export { valueIn, wordsOf } from './apt/variables.ts';
