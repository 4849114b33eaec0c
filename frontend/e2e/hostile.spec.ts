// What people write never acts: pages that show hostile texts run none of them.
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { apiOf, depositBy, fresh } from './ideas';
import { PEOPLE, comeBackFor, expectNoSidewaysScroll, signIn, signedIn } from './portal';

/// The texts that the tests of the server write too.
const TEXTS = new URL('../../crates/test-support/data/hostile.txt', import.meta.url);

/// A title that would act, where one forgets that it is words.
const ACTIVE = '"><img src=x onerror=window.__ran=1>';

/// A key of its own for what is written.
const key = (what: string) => ({ 'idempotency-key': `hostile-${what}-${Date.now()}` });

/// What acted on this page, as long as it is open: a dialog of the browser, a request that a text made.
function watched(page: Page): string[] {
  const alarms: string[] = [];
  page.on('dialog', async (dialog) => {
    alarms.push(dialog.message());
    await dialog.dismiss();
  });
  page.on('request', (request) => {
    if (request.url().includes('evil.example')) alarms.push(request.url());
  });
  return alarms;
}

/// All of them in one text, each in a quotation of its own: none that is left open swallows the next.
async function hostile(): Promise<string> {
  const texts = (await readFile(TEXTS, 'utf8')).trimEnd().split('\n%%\n');
  expect(texts.length).toBeGreaterThan(60);
  const quoted = texts.map((text) => `> ${text.replaceAll('\n', '\n> ')}`);
  return [...quoted, '**montré jusqu’au bout**'].join('\n\n');
}

/// Nothing of what was written has become something that acts, anywhere on the page, nor pushes it sideways.
async function expectInert(page: Page): Promise<void> {
  const acting = await page.locator('body *').evaluateAll((all) => {
    const named = all.filter((one) => one.getAttributeNames().some((name) => /^(on|srcdoc$)/.test(name)));
    const led = ['href', 'src', 'action', 'formaction'];
    const leads = all.filter((one) => led.some((name) => /^\s*(javascript|vbscript):/i.test(one.getAttribute(name) ?? '')));
    return [...named, ...leads].map((one) => one.outerHTML.slice(0, 200));
  });
  expect(acting).toEqual([]);
  expect(await page.evaluate(() => '__ran' in window)).toBe(false);
  await expectNoSidewaysScroll(page);
}

/// The page shows so many texts to their end, and the browser finds nothing in them that acts.
async function expectHarmless(page: Page, title: string | RegExp, texts: number): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.locator('.prose strong', { hasText: 'montré jusqu’au bout' })).toHaveCount(texts);
  const active = 'script, style, link, meta, base, iframe, object, embed, img, svg, math, video, audio, form, input, button, template';
  await expect(page.locator(`.prose :is(${active})`)).toHaveCount(0);
  const schemes = await page.locator('.prose a[href]').evaluateAll((links) => links.map((link) => new URL(link.href).protocol));
  expect(schemes.filter((scheme) => !['http:', 'https:', 'mailto:'].includes(scheme))).toEqual([]);
  const names = await page.locator('.prose *').evaluateAll((all) => all.flatMap((one) => one.getAttributeNames()));
  expect(names.filter((name) => /^(on|style|src|srcdoc)/.test(name))).toEqual([]);
  await expectInert(page);
}

test('hostile texts are read as texts, and run nothing', { tag: '@wide' }, async ({ page, browser }) => {
  const text = await hostile();
  const title = fresh(ACTIVE);
  const alarms = watched(page);

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
  await expectInert(page);
  expect(alarms).toEqual([]);
});

test('what the Dinno tells, is asked and adds as a brick runs nothing either', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const text = await hostile();
  const title = fresh(ACTIVE);
  const alarms = watched(page);

  // A browser of its own: whoever signs in there does not take this one's place.
  const elsewhere = await browser.newPage();
  const dinno = await apiOf(elsewhere, PEOPLE.administrator);
  const told = async (brick: string, content: object): Promise<string> => {
    const item = await dinno('post', '/editorial-items', { title, content: { [brick]: content } }, key(brick));
    await dinno('post', `/editorial-items/${item.summary.id}/publications`, {}, { 'if-match': `"${item.version}"` });
    return item.summary.id as string;
  };
  const hours = { begins_at: '2033-05-05T08:00:00Z', ends_at: '2033-05-05T10:00:00Z' };
  const addresses = [
    `/agenda/${await told('events', { format: 'workshop', ...hours, body: text })}`,
    `/methodes/${await told('method_resources', { kind: 'guide', version: '1', body: text })}`,
    `/temoignages/${await told('testimonials', { speaker: 'Une conseillère', role: 'user', side: 'internal', story: text })}`,
    `/infolettre/${await told('newsletters', { body: text })}`,
  ];
  const nadia = await apiOf(elsewhere, PEOPLE.superAdmin);
  const words = { title_fr: title, title_en: title };
  const brick = await nadia('post', '/bricks', { words, content: { page: { body_fr: text } } }, key('brick'));
  addresses.push(`/briques/${brick.id}`);

  await signIn(page, PEOPLE.reader);
  const sophie = await apiOf(page, PEOPLE.reader);
  const question = await sophie('post', '/help-requests', { topic: 'portal', title, body: text }, key('question'));
  addresses.push(`/contacter-la-dinno/${question.id}`);
  const lines = [{ kind: 'it', what: 'deux postes' }];
  const wanted = await sophie('post', '/resource-requests', { title, details: text, lines }, key('resources'));
  addresses.push(`/ressources/${wanted.id}`);

  for (const address of addresses)
    await test.step(address, async () => {
      await page.goto(address);
      await expectHarmless(page, title, 1);
    });
  // The archive of the letters names each of them.
  await page.goto('/infolettre');
  await expect(page.getByRole('link', { name: title }).first()).toBeVisible();
  await expectInert(page);
  await nadia('put', `/bricks/${brick.id}/state`, { state: 'removed' }, { 'if-match': `"${brick.version}"` });
  await elsewhere.close();
  expect(alarms).toEqual([]);
});

test('what is asked, tried and shared runs nothing either', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const text = await hostile();
  const title = fresh(ACTIVE);
  const alarms = watched(page);
  const seen = (version: number) => ({ 'if-match': `"${version}"` });

  // A browser of its own: whoever signs in there does not take this one's place.
  const elsewhere = await browser.newPage();
  const dinno = await apiOf(elsewhere, PEOPLE.administrator);
  const asks = { question: title, message: title, objective: title, eligible: [title], not_eligible: [title] };
  const content = { title, ...asks, description: text, closes_at: '2030-06-28T21:59:00Z' };
  const asked = await dinno('post', '/challenges', { content }, key('challenge'));
  const challenge = `/challenges/${asked.summary.id}`;
  const open = await dinno('post', `${challenge}/publications`, undefined, seen(asked.version));
  const stopped = await dinno('post', `${challenge}/deposit-stops`, undefined, seen(open.version));
  await dinno('post', `${challenge}/closings`, { results: text }, seen(stopped.version));

  const julie = await apiOf(elsewhere, PEOPLE.contributor);
  const [known] = (await julie('get', '/pocs?limit=1')).items;
  const told = { description: text, pitch: title, summary: title, keywords: [title] };
  const header = { title, department_id: known.department.id, domain: known.domain, ...told };
  const planned = await julie('post', '/pocs', { header, members: [{ name: title, role: 'member' }] }, key('poc'));
  const poc = planned.summary.id;
  const launched = await julie('post', `/pocs/${poc}/launches`, {}, seen(planned.version));
  const answers = { expected_impact: text, expected_benefits: text };
  await julie('patch', `/pocs/${poc}/steps/frame_challenge`, { answers }, seen(launched.version));
  await julie('post', `/pocs/${poc}/lessons`, { step: 'frame_challenge', kind: 'failure', text: title }, key('lesson'));

  const parts = { problem: text, solution: text, result: text, conditions: text, lessons: text, techniques: text };
  const shared = { kind: 'good_practice', title, domain: 'social_action', summary: title, partners: title, ...parts };
  const practice = (await julie('post', '/practices', { content: shared }, key('practice'))).summary.id;
  const framed = { context: text, solution: text, conditions: text, cost_and_means: text };
  const sections = { ...framed, steps: text, contact: text, evaluation: text };
  const written = { kind: 'deployment', title, sections, files: [] };
  const kit = (await julie('post', `/practices/${practice}/kits`, { content: written }, key('kit'))).summary;
  await julie('post', `/kits/${kit.id}/releases`, {}, seen(kit.version));
  await elsewhere.close();

  await signIn(page, PEOPLE.reader);
  const screens: [string, number][] = [
    // What it asks, then what comes out of it.
    [`/defis/${asked.summary.id}`, 2],
    // Its story, what step 1 answers, and what step 6 recalls of it.
    [`/experimentations/${poc}`, 5],
    [`/pratiques/${practice}`, 6],
    [`/pratiques/kits/${kit.id}`, 7],
  ];
  for (const [address, texts] of screens)
    await test.step(address, async () => {
      await page.goto(address);
      await expectHarmless(page, title, texts);
    });
  for (const address of [`/experimentations/${poc}/fiche`, '/experimentations', '/lecons', '/pratiques', '/defis'])
    await test.step(address, async () => {
      await page.goto(address);
      await expect(page.locator('main h1').first()).toBeVisible();
      await expect(page.locator('.waiting')).toHaveCount(0);
      await expectInert(page);
    });
  expect(alarms).toEqual([]);
});

test('what is sent, found, explained in place and told of oneself runs nothing either', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const text = await hostile();
  // One word of its own, by which all of it is found.
  const word = fresh('charabia').replace(' ', '');
  const title = `${ACTIVE} ${word}`;
  const name = `Odile ${ACTIVE} ${word}`;
  const email = `${word}@cnav.example`;
  const alarms = watched(page);
  const seen = (version: number) => ({ 'if-match': `"${version}"` });

  // A browser of its own: whoever signs in there does not take this one's place.
  const elsewhere = await browser.newPage();
  const dinno = await apiOf(elsewhere, PEOPLE.administrator);
  const bodies = (await dinno('get', '/organisations')).items as { id: string; code: string }[];
  const organisation_id = bodies.find((body) => body.code === 'carsat-bretagne')?.id;
  const password = 'demonstration-2026';
  const account = await dinno('post', '/accounts', { name, email, password, profile: 'reader', organisation_id });
  const glossary = { definition: text, synonyms: [word] };
  const draft = await dinno('post', '/editorial-items', { title, content: { glossary } }, key('term'));
  const term = await dinno('post', `/editorial-items/${draft.summary.id}/publications`, {}, seen(draft.version));

  const odile = await apiOf(elsewhere, email);
  const card = { expertise: [title], help: title, visible: true };
  const empty = await odile('get', `/directory/${account.id}`);
  const kept = await odile('put', `/directory/${account.id}`, { content: card }, seen(empty.version));
  const idea = (await depositBy(odile, title)).summary.id;
  const sophie = (await (await apiOf(elsewhere, PEOPLE.reader))('get', '/me')).person.id;
  const message = (await odile('post', `/people/${sophie}/messages`, { title, body: text }, key('message'))).id;

  await signIn(page, PEOPLE.reader);
  await test.step('a message, and the page that tells of it', async () => {
    await page.goto(`/messages/${message}`);
    await expectHarmless(page, title, 1);
    await comeBackFor(page, '/notifications', page.getByRole('main').getByRole('link', { name: title }).first());
    await expectInert(page);
  });
  await test.step('a name, on an idea, in the directory and on its card', async () => {
    await page.goto(`/idees/${idea}`);
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(page.getByRole('main').getByText(name).first()).toBeVisible();
    await expectInert(page);
    await page.goto(`/reseau/${account.id}`);
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expect(page.getByRole('main')).toContainText(title);
    await expectInert(page);
    await page.goto(`/reseau?q=${word}`);
    await expect(page.getByRole('main').getByRole('link', { name }).first()).toBeVisible();
    await expectInert(page);
  });
  await test.step('a term, explained on the page that uses it', async () => {
    await page.goto(`/idees/${idea}`);
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await page.getByRole('button', { name: 'Vocabulaire de cette page' }).click();
    const words = page.getByRole('dialog', { name: 'Vocabulaire de cette page' });
    await expect(words.getByRole('link', { name: title })).toBeVisible();
    await expect(words).toContainText('montré jusqu’au bout');
    await expectInert(page);
  });
  await test.step('a result, and what the field proposes', async () => {
    await comeBackFor(page, `/recherche?q=${word}`, page.locator('.hit-rows .row-item').filter({ hasText: title }).first());
    await expectInert(page);
    await page.goto('/recherche');
    await page.getByRole('combobox', { name: 'Que cherchez-vous' }).fill(word);
    await expect(page.getByRole('option').filter({ hasText: title }).first()).toBeVisible();
    await expectInert(page);
  });
  expect(alarms).toEqual([]);

  await test.step('a half-year review, and the portal of whoever is so called', async () => {
    const review = await dinno('post', '/half-year-reviews', { year: 2031, half: 1 }, key('review'));
    await dinno('put', `/half-year-reviews/${review.summary.id}`, { foreword: text }, seen(review.version));
    const paul = await signedIn(browser, PEOPLE.administrator);
    const fired = watched(paul);
    await paul.goto(`/syntheses/${review.summary.id}`);
    await expectHarmless(paul, /Synthèse des expérimentations/, 1);
    await paul.context().close();
    const own = await signedIn(browser, email);
    const rung = watched(own);
    await own.goto('/');
    await expect(own.locator('main h1').first()).toBeVisible();
    await expect(own.locator('.waiting')).toHaveCount(0);
    await expectInert(own);
    await own.context().close();
    expect([...fired, ...rung]).toEqual([]);
  });

  // No other page explains that word, nor finds whoever is so called, from now on.
  await dinno('post', `/editorial-items/${draft.summary.id}/withdrawals`, {}, seen(term.version));
  await odile('put', `/directory/${account.id}`, { content: { visible: false } }, seen(kept.version));
  await elsewhere.close();
});
