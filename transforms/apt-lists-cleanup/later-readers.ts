import { apt, type Instruction, type Pass, possibleParents, type Stage, stageNamed } from '../../src/transform.ts';

/** What reads the lists of an earlier layer. */
export interface LaterReader {
  /** Where it is and what it does, in words. */
  readonly description: string;
  readonly isScript: boolean;
}

/** What still reads the lists that each RUN leaves behind, in its stage and in the stages built on it; from the last line up. */
export function laterReaders(pass: Pass<unknown>): ReadonlyMap<Instruction, LaterReader> {
  const behind = new Map<Instruction, LaterReader>();
  const atStart = new Map<Stage, LaterReader>();
  const copiedBy = listsCopied(pass);
  for (const stage of pass.dockerfile.stages.toReversed()) {
    let next = copiedBy.get(stage) ?? startedIn(stage, pass) ?? atStart.get(stage);
    for (const instruction of stage.instructions.toReversed()) {
      const run = instruction.as('RUN');
      if (!run) continue;
      if (next) behind.set(run, next);
      next = readerIn(run, pass) ?? (apt.replacesLists(run) ? undefined : next);
    }
    if (next) for (const parent of possibleParents(stage)) atStart.set(parent, next);
  }
  return behind;
}

/** What the container starts, where that installs by the lists of the image. */
function startedIn({ instructions }: Stage, { context, lineOf }: Pass<unknown>): LaterReader | undefined {
  for (const instruction of instructions) {
    if (instruction.keyword !== 'CMD' && instruction.keyword !== 'ENTRYPOINT') continue;
    const [use] = apt.readersOfEarlierLists(instruction);
    const script = apt.scriptReadingLists(instruction, context);
    if (!use && script?.text === undefined) continue;
    const what = use ? textOf(use) : (script?.name ?? '');
    return {
      description: `the ${instruction.keyword} on line ${lineOf(instruction)} reads these lists when the container starts: ${what}`,
      isScript: !use,
    };
  }
  return undefined;
}

/** The stages whose lists are copied into another. */
function listsCopied({ dockerfile, lineOf }: Pass<unknown>): ReadonlyMap<Stage, LaterReader> {
  const found = new Map<Stage, LaterReader>();
  for (const copy of dockerfile.instructions) {
    const from = copy.keyword === 'COPY' ? copy.flag('from') : undefined;
    const stage = from !== undefined && copy.stage ? stageNamed(from, copy.stage) : undefined;
    if (!stage || !copy.sources.some(({ value }) => value.startsWith(apt.listsFolder))) continue;
    found.set(stage, { description: `line ${lineOf(copy)} copies these lists`, isScript: false });
  }
  return found;
}

function readerIn(run: Instruction, { context, lineOf }: Pass<unknown>): LaterReader | undefined {
  const use = apt.readersOfEarlierLists(run).find((one) => !apt.removesWhatIsThere(one));
  const line = lineOf(run);
  if (use) {
    const verb = use.apt ? 'reads' : 'may read';
    const description = `line ${line} ${verb} these lists with no update of its own: ${textOf(use)}`;
    return { description, isScript: false };
  }
  const mentioned = apt.replacesLists(run) ? undefined : apt.mentionedInstall(run);
  if (mentioned !== undefined) {
    const description = `line ${line} may read these lists with no update of its own: ${mentioned}`;
    return { description, isScript: false };
  }
  const script = apt.scriptReadingLists(run, context);
  if (!script) return undefined;
  return { description: `line ${line} runs ${script.name}, ${whatOf(script)}`, isScript: true };
}

function whatOf({ text, isInContext, isOther }: apt.ContextScript): string {
  if (text !== undefined) return isOther ? 'which speaks of apt' : 'which calls apt with no update of its own';
  const where = isInContext ? 'there is no build context to read it in' : 'the build context does not hold it';
  return `which may call apt, and ${where}`;
}

function textOf({ step, instruction }: apt.ListUse): string {
  const words = step?.invocation.words ?? instruction.arguments;
  const text = words.map(({ value }) => value).join(' ');
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

const longest = 60;
