import { parseDockerfile } from '../dockerfile/dockerfile.ts';
import { invocationOf } from '../shell/invocation.ts';

const managers = new Map<string, string>(
  Object.entries({
    apt: 'apt apt-get',
    apk: 'apk',
    dnf: 'dnf yum microdnf',
    pip: 'pip pip3',
    pipenv: 'pipenv',
    poetry: 'poetry',
    uv: 'uv',
    conda: 'conda mamba micromamba',
    npm: 'npm',
    yarn: 'yarn',
    pnpm: 'pnpm',
    bun: 'bun',
    bundler: 'bundle',
    gem: 'gem',
    go: 'go',
    cargo: 'cargo',
    composer: 'composer',
    maven: 'mvn mvnw',
    gradle: 'gradle gradlew',
    dotnet: 'dotnet',
  }).flatMap(([name, programs]) => programs.split(' ').map((program) => [program, name] as const)),
);

/** The package managers that a Dockerfile calls, sorted. */
export function managersIn(source: string): string[] {
  const found = new Set<string>();
  for (const { scripts } of parseDockerfile(source).instructions) {
    for (const command of scripts.flatMap(({ commands }) => commands)) {
      const manager = managers.get(invocationOf(command).program ?? '');
      if (manager !== undefined) found.add(manager);
    }
  }
  return [...found].sort();
}
