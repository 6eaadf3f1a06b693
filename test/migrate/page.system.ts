// The page of a plan in a real browser: Chromium, without a window.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type PageRepository, renderPage } from '../../src/migrate/page/page.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { changedFile, hostile, repository, viewOf } from './page-view.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env.DOCKERFIX_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
});
afterAll(() => browser.close());

interface Opened {
  readonly page: Page;
  /** What must not happen: errors, refusals of the policy, dialogs, requests. */
  readonly incidents: string[];
}

/** Opens the page as a reader does who clicks on the file. */
async function open(repositories: readonly PageRepository[], colorScheme: 'light' | 'dark' = 'light'): Promise<Opened> {
  const file = join(temporaryFolder(), 'index.html');
  writeFileSync(file, renderPage(viewOf(repositories)));
  const address = pathToFileURL(file).href;
  const page = await browser.newPage({ colorScheme });
  const incidents: string[] = [];
  page.on('pageerror', (error) => incidents.push(`error: ${error.message}`));
  page.on('console', (message) => incidents.push(`console: ${message.text()}`));
  page.on('dialog', (dialog) => {
    incidents.push(`dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  page.on('request', (request) => {
    if (request.url() !== address && !request.url().startsWith('data:')) incidents.push(`request: ${request.url()}`);
  });
  await page.goto(address);
  return { page, incidents };
}

async function savedDecisions(page: Page): Promise<unknown> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save')]);
  expect(download.suggestedFilename()).toBe('decisions.yaml');
  return parse(readFileSync(await download.path(), 'utf8'));
}

const states = ['changed', 'changed', 'changed', 'declined', 'unchanged', 'failed', 'opted-out'] as const;

/** A thousand, three files each; every seventh is of the same state. */
const thousand = Array.from({ length: 1000 }, (_, index): PageRepository => {
  const state = states[index % states.length] ?? 'changed';
  const named = { ...repository(`team/service-${index}`), state, managers: index % 2 === 0 ? ['apt'] : ['apt', 'pip'] };
  const files = ['Dockerfile', 'api/Dockerfile', 'worker/Dockerfile'].map((path) => changedFile(path));
  if (state === 'changed') return { ...named, files };
  if (state === 'failed') return { ...named, files: [], reason: 'the remote does not answer' };
  return { ...named, files: files.map((file) => ({ ...file, diff: '', changes: [] })) };
});

test('a thousand repositories load and are filtered', async () => {
  const { page, incidents } = await open(thousand);
  const rows = page.locator('tbody:visible');
  expect(await rows.count()).toBe(1000);
  expect(await page.locator('tr.details').count()).toBe(0);
  expect(await page.locator('#states button').allTextContents()).toEqual([
    '429 changed',
    '143 declined',
    '143 failed',
    '143 unchanged',
    '142 opted-out',
  ]);

  await page.getByRole('button', { name: 'failed' }).click();
  expect(await rows.count()).toBe(143);
  expect(await page.locator('#shown').textContent()).toBe('143 of 1,000 repositories shown');
  await page.getByRole('button', { name: 'failed' }).click();

  await page.selectOption('#manager', 'pip');
  expect(await rows.count()).toBe(500);
  await page.selectOption('#decline', 'apt-get-not-apt: shell');
  const answering = thousand.filter(({ managers, state }) => managers.includes('pip') && state !== 'failed');
  expect(await rows.count()).toBe(answering.length);
  await page.selectOption('#transform', 'python-env');
  expect(await rows.count()).toBe(answering.filter(({ state }) => state === 'changed').length);
  await page.fill('#search', 'service-99 worker');
  expect(await rows.locator('.name').allTextContents()).toEqual(
    answering.filter(({ name, state }) => name.includes('service-99') && state === 'changed').map(({ name }) => name),
  );
  await page.fill('#search', 'no such thing');
  expect(await page.locator('#empty').isVisible()).toBe(true);

  await page.click('#clear');
  expect(await rows.count()).toBe(1000);
  expect(incidents).toEqual([]);
  await page.close();
});

test('each reason stands at its hunk', async () => {
  const { page } = await open([repository('a/first')]);
  await page.click('button.name');
  const order = await page
    .locator('.file > .change .message, .file > .hunk .at, .file > .declines .message')
    .allTextContents();
  expect(order).toEqual([
    'Python writes bytecode into the layer when it runs',
    'the package lists of apt stay in the layer, and no later step reads them',
    '@@ -1,5 +1,5 @@',
    'pip install keeps its download cache in the layer',
    '@@ -20,3 +20,3 @@',
    'the script is run by a shell that cannot be read',
  ]);
  await page.close();
});

test('ticks make decisions.yaml', async () => {
  const { page, incidents } = await open([
    repository('a/first'),
    repository('b/second'),
    repository('c/third', 'undecided'),
  ]);
  expect(await page.locator('#totals').textContent()).toBe('2 apply · 0 skip · 1 undecided');
  await page.locator('tbody', { hasText: 'a/first' }).locator('button.name').click();
  await page.getByLabel('pip install keeps', { exact: false }).and(page.locator('[type=checkbox]')).uncheck();
  await page.getByLabel('Reason: pip install keeps', { exact: false }).fill('the cache is: "shared"');
  await page.getByRole('checkbox', { name: 'b/second' }).uncheck();

  await page.fill('#search', 'c/third');
  await page.selectOption('#transform', 'python-env');
  await page.click('#untick');
  await page.click('#clear');

  const change = (decision: string, reason = '') => ({ decision, reason });
  const entry = (decision: string, lists: object, cache: object, environment: object) => ({
    decision,
    reason: '',
    files: {
      Dockerfile: {
        'apt-lists-cleanup:3:1:abc': lists,
        'pip-no-cache-dir:20:1:def': cache,
        'python-env:40:1:ghi': environment,
      },
    },
  });
  const apply = change('apply');
  const undecided = change('undecided');
  const expected = {
    repositories: {
      'a/first': entry('apply', apply, change('skip', 'the cache is: "shared"'), apply),
      'b/second': entry('skip', apply, apply, apply),
      'c/third': entry('undecided', undecided, undecided, change('skip')),
    },
  };
  expect(await savedDecisions(page)).toEqual(expected);

  await page.click('#show-text');
  expect(parse(await page.inputValue('#text'))).toEqual(expected);
  expect(incidents).toEqual([]);
  await page.close();
});

test('all shown are ticked and unticked', async () => {
  const { page } = await open(thousand);
  await page.selectOption('#manager', 'pip');
  await page.click('#untick');
  const changed = thousand.filter(({ state }) => state === 'changed');
  const unticked = changed.filter(({ managers }) => managers.includes('pip')).length;
  const totals = () => page.locator('#totals').textContent();
  expect(await totals()).toBe(`${changed.length - unticked} apply · ${unticked} skip · 0 undecided`);
  await page.click('#tick');
  expect(await totals()).toBe(`${changed.length} apply · 0 skip · 0 undecided`);
  await page.close();
});

test('the keyboard is enough', async () => {
  const { page, incidents } = await open([repository('a/first'), repository('b/second'), repository('c/third')]);
  const focused = () => page.evaluate<string>('document.activeElement.ariaLabel ?? document.activeElement.textContent');
  const { keyboard } = page;
  await keyboard.press('j');
  expect(await focused()).toBe('a/first');
  await keyboard.press('Space');
  expect(await page.locator('tr.details').count()).toBe(0);
  await keyboard.press('j');
  await keyboard.press('j');
  await keyboard.press('j');
  await keyboard.press('k');
  expect(await focused()).toBe('b/second');
  await keyboard.press('Enter');
  await keyboard.press('n');
  await keyboard.press('n');
  expect(await focused()).toMatch(/^the package lists of apt stay/);
  await keyboard.press('Space');
  await keyboard.press('n');
  await keyboard.press('u');
  expect(await page.locator('.change .word').allTextContents()).toEqual(['apply', 'skip', 'undecided']);
  await keyboard.press('o');
  expect(await page.locator('tr.details').isVisible()).toBe(false);
  expect(await focused()).toBe('b/second');
  expect(await page.locator('td.decision .word').allTextContents()).toEqual(['skip', 'apply', 'apply']);

  await keyboard.press('/');
  await keyboard.type('third jk');
  expect(await page.inputValue('#search')).toBe('third jk');
  await page.fill('#search', 'third');
  await keyboard.press('Escape');
  expect(await focused()).toBe('c/third');
  await keyboard.press('?');
  expect(await page.locator('#keys').isVisible()).toBe(true);
  await keyboard.press('Escape');
  expect(await page.locator('#keys').isVisible()).toBe(false);
  expect(incidents).toEqual([]);
  await page.close();
});

test('dark and light differ', async () => {
  const grounds = [];
  for (const scheme of ['light', 'dark'] as const) {
    const { page } = await open([repository('a/first')], scheme);
    grounds.push(await page.evaluate<string>('getComputedStyle(document.body).backgroundColor'));
    await page.close();
  }
  expect(grounds).toEqual(['rgb(255, 255, 255)', 'rgb(20, 24, 29)']);
});

test.each([1280, 400])('nothing sticks out at %i pixels', async (width) => {
  const { page } = await open([repository('a/first'), hostile]);
  await page.setViewportSize({ width, height: 800 });
  for (const name of await page.locator('button.name').all()) await name.click();
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  await page.close();
});

test('hostile names are text', async () => {
  const { page, incidents } = await open([hostile]);
  await page.click('button.name');
  await page.selectOption('#decline', { index: 1 });
  await page.click('#show-text');
  expect(await page.locator('body img, tbody script').count()).toBe(0);
  expect(await page.locator('button.name').textContent()).toContain('"><script>alert("hostile")</script>');
  expect(await page.locator('button.name').textContent()).toContain('\\u{202e}');
  expect(await page.locator('.line.old').textContent()).toContain('<img src=x onerror=alert("hostile")>');
  expect(Object.keys(parse(await page.inputValue('#text')).repositories)).toEqual([hostile.name]);
  expect(incidents).toEqual([]);
  await page.close();
});

test('what is not of the page does not run in it', async () => {
  const { page, incidents } = await open([]);
  await page.evaluate(`document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="document.title = 1">')`);
  await expect.poll(() => incidents.join('\n')).toMatch(/Content Security Policy/);
  expect(await page.title()).toBe('Migration plan');
  await page.close();
});
