// What people write never acts: pages that show hostile texts run none of them.
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { apiOf, fresh } from './ideas';
import { PEOPLE, signIn } from './portal';

/// The texts that the tests of the server write too.
const TEXTS = new URL('../../crates/test-support/data/hostile.txt', import.meta.url);

/// All of them in one text, each in a quotation of its own: none that is left open swallows the next.
async function hostile(): Promise<string> {
  const texts = (await readFile(TEXTS, 'utf8')).trimEnd().split('\n%%\n');
  expect(texts.length).toBeGreaterThan(60);
  const quoted = texts.map((text) => `> ${text.replaceAll('\n', '\n> ')}`);
  return [...quoted, '**montré jusqu’au bout**'].join('\n\n');
}

/// The page shows so many texts to their end, and the browser finds nothing in them that acts.
async function expectHarmless(page: Page, title: string, texts: number): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.locator('.prose strong', { hasText: 'montré jusqu’au bout' })).toHaveCount(texts);
  const active = 'script, style, link, meta, base, iframe, object, embed, img, svg, math, video, audio, form, input, button, template';
  await expect(page.locator(`.prose :is(${active})`)).toHaveCount(0);
  const schemes = await page.locator('.prose a[href]').evaluateAll((links) => links.map((link) => new URL(link.href).protocol));
  expect(schemes.filter((scheme) => !['http:', 'https:', 'mailto:'].includes(scheme))).toEqual([]);
  const names = await page.locator('.prose *').evaluateAll((all) => all.flatMap((one) => one.getAttributeNames()));
  expect(names.filter((name) => /^(on|style|src|srcdoc)/.test(name))).toEqual([]);
  expect(await page.evaluate(() => '__ran' in window)).toBe(false);
}

test('hostile texts are read as texts, and run nothing', { tag: '@wide' }, async ({ page, browser }) => {
  const text = await hostile();
  const title = fresh('"><img src=x onerror=window.__ran=1>');
  const key = (what: string) => ({ 'idempotency-key': `hostile-${what}-${Date.now()}` });
  const alarms: string[] = [];
  page.on('dialog', async (dialog) => {
    alarms.push(dialog.message());
    await dialog.dismiss();
  });
  page.on('request', (request) => {
    if (request.url().includes('evil.example')) alarms.push(request.url());
  });

  // A browser of its own: whoever signs in there does not take this one's place.
  const elsewhere = await browser.newPage();
  const dinno = await apiOf(elsewhere, PEOPLE.administrator);
  const content = { news: { lead: title, body: text } };
  const news = await dinno('post', '/editorial-items', { title, content }, key('news'));
  await dinno('post', `/editorial-items/${news.summary.id}/publications`, {}, { 'if-match': `"${news.version}"` });
  await elsewhere.close();

  await signIn(page, PEOPLE.reader);
  const sophie = await apiOf(page, PEOPLE.reader);
  const values = (await sophie('get', '/references')).items as { list: string; code: string }[];
  const subcategory = values.find((value) => value.list === 'subcategory')?.code;
  const idea = await sophie('post', '/ideas', { content: { title, problem: text, proposal: text, subcategory } }, key('idea'));
  await sophie('post', `/ideas/${idea.summary.id}/comments`, { stance: 'neutral', body: text }, key('comment'));

  await page.goto(`/idees/${idea.summary.id}`);
  await expect(page.locator('.comment')).toHaveCount(1);
  await expectHarmless(page, title, 3);
  await page.goto(`/actualites/${news.summary.id}`);
  await expectHarmless(page, title, 1);
  await page.goto('/actualites');
  await expect(page.getByRole('link', { name: title })).toBeVisible();
  expect(await page.evaluate(() => '__ran' in window)).toBe(false);
  expect(alarms).toEqual([]);
});
