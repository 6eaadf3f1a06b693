// The script and the style of the page of a plan, as src/migrate/page/client.json holds them: bundled from src/migrate/page/client.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

export const pageFolder = join(import.meta.dirname, '..', '..', 'src', 'migrate', 'page');
const clientFolder = join(pageFolder, 'client');

/** In the order in which they override each other. */
const sheets = ['base', 'table', 'review', 'dialogs', 'narrow'];

/** The text of client.json. */
export async function buildClient(): Promise<string> {
  const build = await rolldown({ cwd: clientFolder, input: 'main.js', platform: 'browser' });
  const { output } = await build.generate({ format: 'iife', minify: true });
  await build.close();
  const [{ code }] = output;
  const style = sheets.map((name) => textOf(`${name}.css`)).join('\n');
  const client = { body: textOf('body.html'), style, script: code.trim() };
  return `${JSON.stringify(client, null, 2)}\n`;
}

function textOf(file: string): string {
  return readFileSync(join(clientFolder, file), 'utf8');
}
