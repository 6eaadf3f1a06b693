import { bun } from './javascript/bun.ts';
import { npm } from './javascript/npm.ts';
import { pnpm } from './javascript/pnpm.ts';
import { yarn } from './javascript/yarn.ts';
import type { PackageManager } from './package-manager.ts';
import { pip } from './pip/installs.ts';
import { recognisedPackageManagers } from './recognised.ts';

/** Every package manager whose installs are recognised. */
export const packageManagers: readonly PackageManager[] = [pip, npm, yarn, pnpm, bun, ...recognisedPackageManagers];
