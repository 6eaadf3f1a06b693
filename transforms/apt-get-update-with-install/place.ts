import type { apt } from '../../src/transform.ts';

/** Where an update goes in a RUN: in front of a pipeline of one of its lists. */
export interface Place {
  readonly script: apt.Step['command']['script'];
  readonly item: apt.Step['command']['item'];
}

/**
 * The place in front of a command that reads the lists: its own pipeline, or the loop that it stands in. Undefined where
 * an update would run at another time, or not at all.
 */
export function placeBefore(step: apt.Step): Place | undefined {
  let { item } = step.command;
  for (let around: typeof item | undefined = item; around; around = around.list.parent) {
    if (around.list.container === 'loop' && around.list.parent) item = around.list.parent;
  }
  if (item.operator?.text === '||') return undefined;
  for (let around: typeof item | undefined = item; around; around = around.list.parent) {
    if (['loop', 'function', 'substitution'].includes(around.list.container)) return undefined;
  }
  return { script: item.list.script, item };
}

/** Whether a mount binds something where apt lays its lists: an update cannot write there. */
export function bindsLists({ type, target }: { readonly type: string; readonly target: string }): boolean {
  return type === 'bind' && /^\/var(?:\/lib(?:\/apt(?:\/.*)?)?)?\/?$/.test(target);
}
