// What BuildKit refuses once a file is split into instructions (frontend/dockerfile/instructions, docker 28.5).
import type { Dockerfile, DockerfileProblem } from './dockerfile.ts';
import { parseHeredocWord } from './heredoc.ts';
import type { Instruction } from './instruction.ts';
import { isMixedJsonArray, jsonPart } from './instruction-line.ts';
import { processWord, WordError } from './lexer.ts';

type FlagKind = 'boolean' | 'string' | 'strings';

const flagsOf: Readonly<Record<string, Readonly<Record<string, FlagKind>>>> = {
  ADD: {
    chown: 'string',
    chmod: 'string',
    link: 'boolean',
    'keep-git-dir': 'boolean',
    checksum: 'string',
    unpack: 'boolean',
    exclude: 'strings',
  },
  COPY: { chown: 'string', chmod: 'string', from: 'string', link: 'boolean', parents: 'boolean', exclude: 'strings' },
  FROM: { platform: 'string' },
  RUN: { mount: 'strings', network: 'string', security: 'string', device: 'strings' },
  HEALTHCHECK: {
    interval: 'string',
    timeout: 'string',
    'start-period': 'string',
    'start-interval': 'string',
    retries: 'string',
  },
};

/** The first reason for which BuildKit refuses the instructions; undefined when it takes them. */
export function refusal(dockerfile: Dockerfile): DockerfileProblem | undefined {
  for (const instruction of dockerfile.instructions) {
    const message = unreadable(instruction) ?? (instruction.trigger && unreadable(instruction.trigger));
    if (message !== undefined) return { message, at: instruction };
  }
  for (const instruction of dockerfile.instructions) {
    const message = refused(instruction) ?? outsideStage(instruction);
    if (message !== undefined) return { message, at: instruction };
  }
  const nowhere = { start: 0, end: 0 };
  if (dockerfile.instructions.length === 0) return { message: 'file with no instructions', at: nowhere };
  if (dockerfile.stages.length === 0) return { message: 'no FROM: the file builds nothing', at: nowhere };
  return undefined;
}

function unreadable({ keyword, body, keyValues }: Instruction): string | undefined {
  if (isMixedJsonArray(jsonPart(keyword, body.text)))
    return 'when using JSON array syntax, arrays must be comprised of strings only';
  if (keyword !== 'ENV' && keyword !== 'LABEL') return undefined;
  const [first] = keyValues;
  if (first?.legacy && first.value === undefined) return `${keyword} must have two arguments`;
  const bare = keyValues.find(({ value }) => value === undefined);
  return bare && `Syntax error - can't find = in "${bare.name}". Must be of the form: name=value`;
}

function outsideStage({ keyword, stage }: Instruction): string | undefined {
  return stage || keyword === 'ARG' ? undefined : `${keyword} stands before the first FROM`;
}

function refused(instruction: Instruction): string | undefined {
  const { keyword } = instruction;
  const known = check[keyword];
  if (!known) return `unknown instruction: ${shortened(instruction.writtenKeyword)}`;
  return known(instruction) ?? refusedFlag(instruction);
}

/** What is no Dockerfile at all may have a first word of any length. */
function shortened(word: string): string {
  return word.length > 40 ? `${word.slice(0, 40)}…` : word;
}

const atLeastOne = ({ keyword, body }: Instruction): string | undefined =>
  body.text === '' ? `${keyword} requires at least one argument` : undefined;

const exactlyOne = ({ keyword, body }: Instruction): string | undefined =>
  body.text === '' ? `${keyword} requires exactly one argument` : undefined;

const anything = (): undefined => undefined;

const check: Readonly<Record<string, (instruction: Instruction) => string | undefined>> = {
  ADD: sourcesAndDestination,
  ARG: (instruction) => atLeastOne(instruction) ?? blankNames(instruction),
  CMD: anything,
  COPY: sourcesAndDestination,
  ENTRYPOINT: anything,
  ENV: (instruction) => atLeastOne(instruction) ?? blankNames(instruction),
  EXPOSE: atLeastOne,
  FROM: from,
  HEALTHCHECK: healthcheck,
  LABEL: (instruction) => atLeastOne(instruction) ?? blankNames(instruction),
  MAINTAINER: exactlyOne,
  ONBUILD: onbuild,
  RUN: run,
  SHELL: shell,
  STOPSIGNAL: exactlyOne,
  USER: exactlyOne,
  VOLUME: volume,
  WORKDIR: exactlyOne,
};

function sourcesAndDestination(instruction: Instruction): string | undefined {
  const { keyword, destination } = instruction;
  if (instruction.arguments.length < 2) return `${keyword} requires at least two arguments, a source and a destination`;
  if (destination && isHeredoc(destination.value)) return `${keyword} cannot accept a heredoc as a destination`;
  return undefined;
}

function isHeredoc(word: string): boolean {
  try {
    return parseHeredocWord(word) !== undefined;
  } catch {
    return false;
  }
}

function blankNames({ keyword, keyValues }: Instruction): string | undefined {
  return keyValues.some(({ name }) => name === '') ? `${keyword} names can not be blank` : undefined;
}

function from(instruction: Instruction): string | undefined {
  const words = instruction.arguments;
  const [image, as, name] = words;
  if (words.length !== 1 && !(words.length === 3 && as?.value.toLowerCase() === 'as')) {
    return 'FROM requires either one or three arguments';
  }
  if (name && !/^[a-z][a-z0-9-_.]*$/.test(name.value.toLowerCase()))
    return `invalid name for build stage: "${name.value}"`;
  return image && unbalanced(image.value, instruction);
}

function unbalanced(text: string, { dockerfile }: Instruction): string | undefined {
  try {
    processWord(text, { escape: dockerfile.escape, lookup: () => 'x' });
    return undefined;
  } catch (error) {
    if (error instanceof WordError) return `failed to process "${text}": ${error.message}`;
    throw error;
  }
}

function healthcheck(instruction: Instruction): string | undefined {
  const [type, ...rest] = instruction.body.text.split(/\s+/);
  if (!type) return 'HEALTHCHECK requires at least one argument';
  if (type.toUpperCase() === 'NONE') return rest.length > 0 ? 'HEALTHCHECK NONE takes no arguments' : undefined;
  if (type.toUpperCase() !== 'CMD') return `Unknown type "${type}" in HEALTHCHECK (try CMD)`;
  if (rest.length === 0) return 'Missing command after HEALTHCHECK CMD';
  const retries = instruction.flag('retries');
  if (retries !== undefined && !/^[+]?\d+$/.test(retries)) return `invalid --retries of HEALTHCHECK: ${retries}`;
  for (const name of ['interval', 'timeout', 'start-period', 'start-interval']) {
    const value = instruction.flag(name);
    if (value !== undefined && !isDuration(value)) return `invalid duration "${value}" of HEALTHCHECK --${name}`;
  }
  return undefined;
}

/** Go's time.ParseDuration, without a sign, as HEALTHCHECK takes it. */
function isDuration(value: string): boolean {
  return value === '' || /^\+?0$/.test(value) || /^\+?(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/.test(value);
}

function onbuild(instruction: Instruction): string | undefined {
  const { trigger } = instruction;
  if (!trigger) return 'ONBUILD requires at least one argument';
  if (trigger.keyword === 'ONBUILD') return "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed";
  if (trigger.keyword === 'MAINTAINER' || trigger.keyword === 'FROM') {
    return `${trigger.keyword} isn't allowed as an ONBUILD trigger`;
  }
  return undefined;
}

const mountTypes = new Set(['bind', 'cache', 'tmpfs', 'secret', 'ssh']);

function run(instruction: Instruction): string | undefined {
  for (const { name, value } of instruction.flags) {
    if (name === 'network' && !['default', 'none', 'host'].includes(value ?? ''))
      return `network mode "${value}" is not one that BuildKit knows`;
    if (name === 'security' && !['sandbox', 'insecure'].includes(value ?? ''))
      return `security "${value}" is not one that BuildKit knows`;
    const type = name === 'mount' ? /(?:^|,)\s*type=([^,]*)/i.exec(value ?? '')?.[1] : undefined;
    if (type !== undefined && !type.includes('$') && !mountTypes.has(type.toLowerCase()))
      return `unsupported mount type "${type}"`;
  }
  return undefined;
}

function shell(instruction: Instruction): string | undefined {
  if (instruction.form !== 'json') return 'SHELL requires the arguments to be in JSON form';
  return instruction.arguments.length === 0 ? 'SHELL requires at least one argument' : undefined;
}

function volume(instruction: Instruction): string | undefined {
  if (instruction.arguments.some(({ value }) => value.trim() === ''))
    return 'VOLUME specified can not be an empty string';
  return instruction.arguments.length === 0 ? 'VOLUME requires at least one argument' : undefined;
}

function refusedFlag({ keyword, flags, body }: Instruction): string | undefined {
  // BuildKit does not look at the options of STOPSIGNAL, ARG and HEALTHCHECK NONE.
  if (keyword === 'STOPSIGNAL' || keyword === 'ARG') return undefined;
  if (keyword === 'HEALTHCHECK' && /^none$/i.test(body.text)) return undefined;
  const known = flagsOf[keyword] ?? {};
  const seen = new Set<string>();
  for (const { name, value } of flags) {
    const kind = known[name];
    if (!kind) return `unknown flag: --${name}`;
    if (seen.has(name) && kind !== 'strings') return `duplicate flag specified: --${name}`;
    seen.add(name);
    if (kind === 'boolean') {
      if (value !== undefined && !/^(?:true|false)$/i.test(value))
        return `expecting boolean value for flag --${name}, not: ${value}`;
    } else if (value === undefined) return `missing a value on flag: --${name}`;
  }
  return undefined;
}
