import type { Transform } from '../src/transform.ts';
import aptGetAssumeYes from './apt-get-assume-yes.ts';
import aptGetNoInstallRecommends from './apt-get-no-install-recommends/index.ts';
import aptGetNotApt from './apt-get-not-apt.ts';
import aptGetUpdateWithInstall from './apt-get-update-with-install/index.ts';
import aptListsCleanup from './apt-lists-cleanup/index.ts';
import copyManifestsFirst from './copy-manifests-first/index.ts';
import pipNoCacheDir from './pip-no-cache-dir/index.ts';
import pythonAlpineToSlim from './python-alpine-to-slim/index.ts';
import pythonEnv from './python-env.ts';

/** The preset of a run without options, in the order of application. */
export const defaultPreset: readonly Transform[] = [
  pythonAlpineToSlim,
  aptGetNotApt,
  aptGetUpdateWithInstall,
  aptGetAssumeYes,
  aptGetNoInstallRecommends,
  aptListsCleanup,
  pipNoCacheDir,
  pythonEnv,
  copyManifestsFirst,
  // npm run new-transform puts a new one here: move it to its place.
];

/** Every preset by name. */
export const presets = { default: defaultPreset } as const;
