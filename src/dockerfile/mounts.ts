import type { Instruction } from './instruction.ts';

/** A `--mount` of a RUN. */
export interface Mount {
  /** `bind` where it names none. */
  readonly type: string;
  /** Variables put in where the file tells them; empty where it names none. */
  readonly target: string;
  /** What is mounted of the build context, or of what `from` names; as written, empty where it names none. */
  readonly source: string;
  /** The stage, image or named context that it comes from; undefined where it names none. */
  readonly from: string | undefined;
}

/** The mounts of a RUN (https://docs.docker.com/reference/dockerfile/#run---mount). */
export function mountsOf(run: Instruction): Mount[] {
  return run.flags
    .filter(({ name }) => name === 'mount')
    .map(({ value }) => {
      const parts = new Map(
        (value ?? '').split(',').map((part): [string, string] => {
          const equals = part.indexOf('=');
          return equals === -1 ? [part, ''] : [part.slice(0, equals).trim().toLowerCase(), part.slice(equals + 1)];
        }),
      );
      const written = parts.get('target') ?? parts.get('dst') ?? parts.get('destination') ?? '';
      const target = run.stage?.expand(written, run) ?? written;
      const source = parts.get('source') ?? parts.get('src') ?? '';
      return { type: parts.get('type') ?? 'bind', target, source, from: parts.get('from') };
    });
}
