import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { obstacleOf } from '../files/obstacle.ts';
import { type Decisions, DecisionsError, parseDecisions } from './decisions.ts';
import { digestOfPatch } from './patch-digest.ts';
import type { Plan, PlanHeader, PlannedRepository } from './plan.ts';

/** The folder is no plan, or says what cannot be; the message is one sentence. */
export class PlanError extends Error {}

const ignored = 'clones/\nlock*\n';
const ownNames =
  /^(?:\.gitignore|lock|clones|patches|plan\.jsonl|journal\.jsonl|decisions\.yaml|decided\.json|index\.(?:md|html)|.*\.new)$/;

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
    if (lines.length === 0) throw new PlanError(`${this.path} holds a plan that is empty: plan it again`);
    const [header, ...repositories] = lines.map(parseLine);
    if (!isHeader(header)) throw new PlanError(`${this.path} is a plan of another version of dockerfix`);
    return { header, repositories: repositories.filter(isRepository) };
  }

  writePlan({ header, repositories }: Plan): void {
    const lines = [header, ...repositories].map((line) => `${JSON.stringify(line)}\n`);
    this.write('plan.jsonl', lines.join(''));
  }

  /** @throws PlanError */
  async readDecisions(): Promise<Decisions> {
    const kept = await this.#decisionsIn(join(this.path, 'decided.json'));
    return new Map([...kept, ...(await this.#decisionsIn(this.decisions))]);
  }

  /** What is decided in `decisions.yaml` alone: there nothing may be that the plan does not know. */
  async readOwnDecisions(): Promise<Decisions> {
    if (!existsSync(this.decisions))
      throw new PlanError(`${this.decisions} is gone: dockerfix migrate plan with the same --out writes it again`);
    return await this.#decisionsIn(this.decisions);
  }

  async #decisionsIn(path: string): Promise<Decisions> {
    if (!existsSync(path)) return new Map();
    try {
      return await parseDecisions(readFileSync(path, 'utf8'));
    } catch (error) {
      const message = error instanceof DecisionsError ? error.message : obstacleOf(error);
      throw new PlanError(`${path}: ${message}`);
    }
  }

  keepDecisions(decisions: Decisions): void {
    const repositories = [...decisions].map(([name, { decision, reason, changes }]) => {
      const files = Object.fromEntries([...changes].map(([path, keys]) => [path, Object.fromEntries(keys)]));
      return [name, { decision, reason, files }] as const;
    });
    const text = `${JSON.stringify({ repositories: Object.fromEntries(repositories) }, null, 2)}\n`;
    if (decisions.size > 0 || existsSync(join(this.path, 'decided.json'))) this.write('decided.json', text);
  }

  /** Whether a patch is kept for a repository. */
  hasPatch(repository: Pick<PlannedRepository, 'key'>): boolean {
    return existsSync(this.patch(repository));
  }

  /** Whether the patch of a repository is the one of that digest. */
  hasPatchOf(repository: Pick<PlannedRepository, 'key'>, digest: string): boolean {
    const path = this.patch(repository);
    return existsSync(path) && digestOfPatch(readFileSync(path, 'utf8')) === digest;
  }

  holdsPatch(repository: Pick<PlannedRepository, 'key'>, text: string): boolean {
    const path = this.patch(repository);
    return (existsSync(path) ? readFileSync(path, 'utf8') : '') === text;
  }

  /**
   * Takes the folder for a plan: a new one, or one that holds a plan, whole or begun.
   *
   * @throws PlanError where it holds anything else
   */
  claim(): void {
    if (existsSync(this.path) && !statSync(this.path).isDirectory())
      throw new PlanError(`${this.path} is no folder: --out names one`);
    const names = existsSync(this.path) ? readdirSync(this.path) : [];
    const isOwn = names.includes('.gitignore') && readFileSync(join(this.path, '.gitignore'), 'utf8') === ignored;
    const isBegun = isOwn && names.every((name) => ownNames.test(name));
    if (names.length > 0 && !isBegun && !this.isThere())
      throw new PlanError(`${this.path} is a folder of something else: --out names a new one`);
    // The plan itself may well be kept in a repository.
    if (!isOwn) this.write('.gitignore', ignored);
  }

  /** Deletes what is of repositories that the plan does not have any more. */
  tidy(repositories: readonly Pick<PlannedRepository, 'key'>[]): void {
    const keys = new Set(repositories.map(({ key }) => key));
    for (const [folder, ending] of [
      ['patches', '.patch'],
      ['clones', '.git'],
    ] as const) {
      const path = join(this.path, folder);
      for (const name of existsSync(path) ? readdirSync(path) : [])
        if (!keys.has(name.slice(0, -ending.length))) rmSync(join(path, name), { recursive: true, force: true });
    }
  }

  /** The patch of a repository, and whether it is another one than was stored. */
  storePatch(repository: Pick<PlannedRepository, 'key'>, text: string): boolean {
    if (this.holdsPatch(repository, text)) return false;
    // git takes an empty file for no patch.
    if (text === '') {
      rmSync(this.patch(repository), { force: true });
      return true;
    }
    this.write(join('patches', `${repository.key}.patch`), text);
    return true;
  }

  /**
   * Writes a file of the plan, whole or not at all whenever the machine stops.
   *
   * @throws PlanError where it cannot
   */
  write(name: string, text: string): void {
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
