import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { obstacleOf } from '../files/obstacle.ts';
import { type Decisions, DecisionsError, parseDecisions } from './decisions.ts';
import type { Plan, PlanHeader, PlannedRepository } from './plan.ts';

/** The folder is no plan, or says what cannot be; the message is one sentence. */
export class PlanError extends Error {}

/** Where a plan has its files. */
export class PlanFolder {
  /** Absolute. */
  readonly path: string;

  constructor(path: string) {
    this.path = resolve(path);
  }

  get journal(): string {
    return join(this.path, 'journal.jsonl');
  }

  get decisions(): string {
    return join(this.path, 'decisions.yaml');
  }

  /** The repository of git in which one of the plan is worked on. */
  store({ key }: Pick<PlannedRepository, 'key'>): string {
    return join(this.path, 'clones', `${key}.git`);
  }

  patch({ key }: Pick<PlannedRepository, 'key'>): string {
    return join(this.path, 'patches', `${key}.patch`);
  }

  isThere(): boolean {
    return existsSync(join(this.path, 'plan.jsonl'));
  }

  /** @throws PlanError */
  read(): Plan {
    if (!this.isThere()) throw new PlanError(`${this.path} holds no plan: dockerfix migrate plan --out makes one`);
    const lines = readFileSync(join(this.path, 'plan.jsonl'), 'utf8').split('\n').filter(Boolean);
    const [header, ...repositories] = lines.map(parseLine);
    if (!isHeader(header)) throw new PlanError(`${this.path} is a plan of another version of dockerfix`);
    return { header, repositories: repositories.filter(isRepository) };
  }

  write({ header, repositories }: Plan): void {
    const lines = [header, ...repositories].map((line) => `${JSON.stringify(line)}\n`);
    this.#write('plan.jsonl', lines.join(''));
  }

  /** @throws PlanError */
  async readDecisions(): Promise<Decisions> {
    if (!existsSync(this.decisions)) return new Map();
    try {
      return await parseDecisions(readFileSync(this.decisions, 'utf8'));
    } catch (error) {
      if (error instanceof DecisionsError) throw new PlanError(`${this.decisions}: ${error.message}`);
      throw error;
    }
  }

  writeText(name: string, text: string): void {
    this.#write(name, text);
  }

  /** The patch of a repository, and whether it is another one than was stored. */
  storePatch(repository: Pick<PlannedRepository, 'key'>, text: string): boolean {
    const path = this.patch(repository);
    if (existsSync(path) && readFileSync(path, 'utf8') === text) return false;
    this.#write(join('patches', `${repository.key}.patch`), text);
    return true;
  }

  /** Whole or not at all, whenever the machine stops. */
  #write(name: string, text: string): void {
    const target = join(this.path, name);
    const temporary = `${target}.${process.pid}.new`;
    try {
      mkdirSync(join(target, '..'), { recursive: true });
      writeSynced(temporary, text);
      renameSync(temporary, target);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw new PlanError(`${target} cannot be written: ${obstacleOf(error)}`);
    }
  }
}

function writeSynced(path: string, text: string): void {
  const file = openSync(path, 'w');
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new PlanError('plan.jsonl has a line that is not JSON');
  }
}

function isHeader(value: unknown): value is PlanHeader {
  return typeof value === 'object' && value !== null && 'version' in value && value.version === 1 && 'tool' in value;
}

function isRepository(value: unknown): value is PlannedRepository {
  return typeof value === 'object' && value !== null && 'key' in value && 'files' in value;
}
