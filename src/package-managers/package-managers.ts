import { dotnet } from './dotnet/dotnet.ts';
import { go } from './go/go.ts';
import { gradle } from './java/gradle.ts';
import { maven } from './java/maven.ts';
import { bun } from './javascript/bun.ts';
import { npm } from './javascript/npm.ts';
import { pnpm } from './javascript/pnpm.ts';
import { yarn } from './javascript/yarn.ts';
import type { PackageManager } from './package-manager.ts';
import { composer } from './php/composer.ts';
import { pip } from './pip/installs.ts';
import { pdm } from './python/pdm.ts';
import { pipenv } from './python/pipenv.ts';
import { poetry } from './python/poetry.ts';
import { uv } from './python/uv.ts';
import { recognisedPackageManagers } from './recognised.ts';
import { bundler } from './ruby/bundler.ts';
import { cargo } from './rust/cargo.ts';

/** Every package manager whose installs are recognised. */
export const packageManagers: readonly PackageManager[] = [
  pip,
  npm,
  yarn,
  pnpm,
  bun,
  poetry,
  uv,
  pdm,
  pipenv,
  bundler,
  composer,
  go,
  cargo,
  maven,
  gradle,
  dotnet,
  ...recognisedPackageManagers,
];
