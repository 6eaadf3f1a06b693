import { createHash } from 'node:crypto';
import client from './client.json' with { type: 'json' };
import type { PageView } from './view.ts';

export type { PageChange, PageDecline, PageFile, PageRepository, PageView } from './view.ts';

/**
 * The page on which a plan is read and decided: one HTML document that asks for nothing from outside.
 * The plan stands in it as data, and the script of the page writes it as text: nothing of a repository is markup.
 */
export function renderPage(view: PageView): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${escaped(view.title)}</title>
<style>${client.style}</style>
</head>
${client.body}<script type="application/json" id="plan">${dataOf(view)}</script>
<script>${client.script}</script>
</html>
`;
}

/** The style and the script of the page are known by their hashes: whatever else got into it would not run. */
const policy = [
  "default-src 'none'",
  `script-src '${hashOf(client.script)}'`,
  `style-src '${hashOf(client.style)}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** No end tag and no comment can begin in it: either needs a `<`. */
function dataOf(view: PageView): string {
  return JSON.stringify(view).replace(/[<\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
