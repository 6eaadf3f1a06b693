import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'rolldown';

/** The exports of a TypeScript module of the repository: Node 20 cannot import it as it is. */
export async function loadTypeScript(path) {
  const folder = mkdtempSync(join(tmpdir(), 'dockerfix-script-'));
  try {
    const file = join(folder, 'module.mjs');
    await build({ input: path, platform: 'node', output: { file }, logLevel: 'silent' });
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
