import type { PackageManager } from './package-manager.ts';
import { pip } from './pip/installs.ts';
import { recognisedPackageManagers } from './recognised.ts';

/** Every package manager whose installs are recognised. */
export const packageManagers: readonly PackageManager[] = [pip, ...recognisedPackageManagers];
