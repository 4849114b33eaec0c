// One way in, several ways to each thing, and the way back: from the landing page, from other tools (R001, R007 to R011).
import { expect, test, type Page } from '@playwright/test';
import { apiOf, fresh, type Ask } from './ideas';
import { PEOPLE, comeBackFor, expectAccessible, expectSound, signIn, signedIn } from './portal';
import { READ, expectOpen, open, paced } from './screens';

const key = (what: string) => ({ 'idempotency-key': encodeURIComponent(what) });
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

/// The landing page, once it says all that it has to say.
async function land(page: Page): Promise<void> {
  await page.goto('/');
  await expect(heading(page, /Quelqu’un y a peut-être déjà pensé/)).toBeVisible();
  await expect(page.locator('.waiting')).toHaveCount(0);
}

/// Julie agrees to be found, and her card says what it said.
async function found(julie: Ask): Promise<string> {
  const { id } = (await julie('get', '/me')).person;
  const { summary, visible, version } = await julie('get', `/directory/${id}`);
  const { expertise, help, site, telephone, availability, channel } = summary;
  const content = { expertise, help, site, telephone, availability, channel, visible: true };
  if (!visible) await julie('put', `/directory/${id}`, { content }, { 'if-match': `"${version}"` });
  return id as string;
}

test('one experiment is come to from a door, search, a keyword, the news, the agenda, its contact, its link', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const title = fresh('Permanence au marché');
  const word = `marche${Date.now()}`;
  const [julie, dinno] = [await apiOf(page, PEOPLE.contributor), await apiOf(page, PEOPLE.administrator)];
  const [known] = (await julie('get', '/pocs?limit=1')).items;
  const header = { title, department_id: known.department.id, domain: known.domain, starts_on: '2031-07-08' };
  const { id } = (await julie('post', '/pocs', { header, members: [] }, key(title))).summary;
  const told = fresh('Un essai se prépare');
  const news = { body: 'Bientôt.', project: { status: 'in_progress', poc_id: id } };
  const item = await dinno('post', '/editorial-items', { title: told, content: { news } }, key(told));
  await dinno('post', `/editorial-items/${item.summary.id}/publications`, {}, { 'if-match': `"${item.version}"` });
  const holder = await found(julie);

  await signIn(page, PEOPLE.reader);
  const link = page.getByRole('main').getByRole('link', { name: title });
  const arrive = async (): Promise<void> => {
    await link.first().click();
    await expect(heading(page, title)).toBeFocused();
    await expect(page).toHaveURL(new RegExp(`/experimentations/${id}$`));
  };
  await test.step('its door', async () => {
    await land(page);
    await page.getByRole('region', { name: 'Les trois portes' }).getByRole('link', { name: 'Trouver une expérimentation' }).click();
    await expect(heading(page, 'Expérimentations')).toBeFocused();
    await arrive();
  });
  await test.step('a keyword', async () => {
    const panel = page.getByRole('region', { name: 'Participer' });
    await panel.getByRole('textbox', { name: 'Ajouter une étiquette' }).fill(word);
    await panel.getByRole('button', { name: 'Ajouter', exact: true }).click();
    await panel.getByRole('link', { name: word, exact: true }).click();
    await expect(page).toHaveURL(/etiquette=/);
    await expect(page.getByRole('rowheader')).toHaveCount(1);
    await arrive();
  });
  await test.step('search', async () => {
    await comeBackFor(page, `/recherche?q=${encodeURIComponent(title)}`, link.first());
    await arrive();
  });
  await test.step('the news', async () => {
    await page.goto('/actualites');
    await page.getByRole('main').getByRole('link', { name: told }).click();
    await expect(heading(page, told)).toBeFocused();
    await arrive();
  });
  await test.step('the agenda', async () => {
    await page.goto('/agenda?mois=2031-07');
    await arrive();
  });
  await test.step('whom to contact', async () => {
    await page.goto(`/reseau/${holder}`);
    await arrive();
  });
  await test.step('mail, and the link that it carries, whoever opens it', async () => {
    const letter = page.getByRole('link', { name: 'Envoyer par courriel' }).first();
    // The click writes the letter; no mail program is opened here.
    await letter.evaluate((one) => one.addEventListener('click', (event) => event.preventDefault()));
    await letter.click();
    const asked = new URL((await letter.getAttribute('href'))!);
    expect(asked.searchParams.get('body')).toContain(page.url());
    const stranger = await (await browser.newContext()).newPage();
    await stranger.goto(page.url());
    await stranger.getByLabel('Adresse professionnelle').fill(PEOPLE.referent);
    await stranger.getByLabel('Mot de passe', { exact: true }).fill('demonstration-2026');
    await stranger.getByRole('main').getByRole('button', { name: 'Se connecter' }).click();
    await expect(heading(stranger, title)).toBeVisible();
    await stranger.context().close();
  });
});

test('from each service one comes back with one press, under the same head', { tag: '@wide' }, async ({ page }) => {
  test.slow();
  await signIn(page, PEOPLE.reader);
  await land(page);
  const banner = page.getByRole('banner');
  const ways = banner.getByRole('navigation').getByRole('link');
  const head = await ways.allTextContents();
  expect(head.length).toBeGreaterThan(3);
  const services = page.getByRole('list', { name: 'Les services du portail' }).locator('li > a');
  await expect(services.first()).toBeVisible();
  const names = (await services.allTextContents()).map((name) => name.trim());
  expect(names.length).toBeGreaterThan(10);
  for (const name of names)
    await test.step(name, async () => {
      await services.filter({ hasText: name }).first().click();
      await expect(page).not.toHaveURL(/\/$/);
      await expect(page.locator('main h1').first()).toBeFocused();
      await expect(ways).toHaveText(head);
      await banner.getByRole('link', { name: /^Ozéli-D/ }).click();
      await expect(heading(page, /Quelqu’un y a peut-être déjà pensé/)).toBeFocused();
      await expect(services.first()).toBeVisible();
    });
});

test('all actions are one press away from the landing page', async ({ page }) => {
  await signIn(page, PEOPLE.reader);
  await land(page);
  await page.getByRole('main').getByRole('link', { name: 'Toutes les actions', exact: true }).click();
  await expect(heading(page, 'Toutes les actions d’innovation')).toBeFocused();
  await expectSound(page);
});

test('the list of all pages has them by field, and each opens to an agent', { tag: '@wide' }, async ({ page }) => {
  await signIn(page, PEOPLE.reader);
  await open(page, '/plan-du-site');
  const main = page.getByRole('main');
  for (const field of ['Idées et défis', 'Expérimentations', 'Pratiques partagées', 'Les onze services'])
    await expect(main.getByRole('heading', { level: 2, name: field, exact: true })).toBeVisible();
  const all = await main.locator('a[href^="/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
  const some = [
    '/idees/en-sommeil',
    '/idees/a-noter',
    '/defis/calendrier',
    '/lecons',
    '/syntheses',
    '/cartographie',
    '/managers',
    '/reseau/partenaires',
    '/ressources/demander',
    '/mot-de-passe',
  ];
  expect(all).toEqual(expect.arrayContaining(some));
  expect(all.filter((address) => address.startsWith('/administration'))).toEqual([]);
  // One asks one's own questions: what people from outside propose is answered by others.
  expect(all).not.toContain('/contacter-la-dinno/propositions');
  // Those that an agent reads without anything before are walked in screens.spec.ts, open as well.
  const walked = Object.values(READ).flat();
  const others = [...new Set(all)].filter((address) => !walked.includes(address));
  paced(others.length);
  for (const address of others)
    await test.step(address, async () => {
      await open(page, address);
      await expectOpen(page);
    });
});

test('the list of all pages has what is kept too, for whoever keeps it', { tag: '@wide' }, async ({ page }) => {
  test.slow();
  await signIn(page, PEOPLE.superAdmin);
  await open(page, '/plan-du-site');
  const kept = page.getByRole('main').getByRole('region', { name: 'Administration', exact: true });
  await expect(kept).toBeVisible();
  const all = await kept.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
  const some = [
    '/administration',
    '/administration/delegations',
    '/administration/comptes',
    '/administration/journal',
    '/administration/briques',
    '/administration/organismes',
    '/administration/recherche',
    '/administration/vitrine',
    '/contacter-la-dinno/propositions',
  ];
  expect(all).toEqual(expect.arrayContaining(some));
});

test('a tool elsewhere opens where a page of the portal would, and leads back to where one was', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const [tool, text] = [fresh('Le Store voisin'), fresh('La charte voisine')];
  const host = 'voisin.example.fr';
  const nadia = await apiOf(page, PEOPLE.superAdmin);
  const settings = await nadia('get', '/brick-settings');
  const { order, hosts, idea_door, idea_doors, idea_reply_days, version } = settings;
  const allowed = { order, hosts: [...hosts, host], idea_door, idea_doors, idea_reply_days };
  if (!hosts.includes(host)) await nadia('put', '/brick-settings', allowed, { 'if-match': `"${version}"` });
  const add = (title: string, content: object): Promise<any> =>
    nadia('post', '/bricks', { words: { title_fr: title, title_en: title }, content }, key(title));
  const made = [
    await add(tool, { link: { address: `https://${host}/pratiques?retour={return}` } }),
    await add(text, { page: { body_fr: 'Un texte.' } }),
  ];

  const reader = await signedIn(browser, PEOPLE.reader);
  await reader.context().route(`https://${host}/**`, async (route) => {
    const back = new URL(route.request().url()).searchParams.get('retour')!;
    const body = `<!doctype html><html lang="fr"><title>Voisin</title><h1>Le Store</h1><a href="${back}">Revenir</a></html>`;
    await route.fulfill({ contentType: 'text/html; charset=utf-8', body });
  });
  const visit = async (from: string): Promise<void> => {
    const opened = reader.waitForEvent('popup');
    await reader.getByRole('main').getByRole('link', { name: tool }).click();
    const elsewhere = await opened;
    await expect(elsewhere.getByRole('heading', { name: 'Le Store' })).toBeVisible();
    expect(new URL(elsewhere.url()).host).toBe(host);
    await elsewhere.getByRole('link', { name: 'Revenir' }).click();
    await expect(elsewhere.getByRole('banner').getByRole('link', { name: /^Ozéli-D/ })).toBeVisible();
    expect(new URL(elsewhere.url()).pathname).toBe(from);
    await elsewhere.close();
  };
  await test.step('both stand together on the landing page, and in search', async () => {
    await land(reader);
    const added = reader.getByRole('list', { name: 'Briques ajoutées' });
    await expect(added.getByRole('link', { name: text })).toBeVisible();
    await visit('/');
    for (const title of [tool, text]) {
      const hit = reader.getByRole('main').getByRole('link', { name: title }).first();
      await comeBackFor(reader, `/recherche?q=${encodeURIComponent(title)}`, hit);
      if (title === tool) await expect(hit).toContainText(`${host} (nouvel onglet)`);
    }
  });
  await test.step('what is found leads there at once as well, and back to what was found', async () => {
    const hit = reader.getByRole('main').getByRole('link', { name: tool });
    await comeBackFor(reader, `/recherche?q=${encodeURIComponent(tool)}`, hit);
    // Until bricks are known, it leads to the page of the portal.
    await expect(hit).toContainText(`${host} (nouvel onglet)`);
    await expectAccessible(reader);
    await visit('/recherche');
  });
  await test.step('the palette goes there by the first letters, before anything is sought', async () => {
    await reader.route('**/api/v1/search-suggestions**', (route) => route.fulfill({ json: { items: [] } }));
    await reader.keyboard.press('Control+k');
    const palette = reader.getByRole('dialog', { name: 'Aller, créer, trouver' });
    await palette.getByRole('combobox').fill(text);
    await expect(palette.getByRole('option', { name: `Aller à ${text}` })).toBeVisible();
    await palette.getByRole('combobox').fill(tool);
    const line = palette.getByRole('option', { name: `Aller à ${tool}` });
    await expect(line).toContainText(`${host} (nouvel onglet)`);
    const opened = reader.context().waitForEvent('page');
    await line.click();
    await expect((await opened).getByRole('heading', { name: 'Le Store' })).toBeVisible();
    await (await opened).close();
    await expect(palette).toBeHidden();
  });
  await test.step('the list of all pages leads there at once too', async () => {
    await reader.goto('/plan-du-site');
    const line = reader.getByRole('main').getByRole('link', { name: tool });
    await expect(line).toContainText(`${host} (nouvel onglet)`);
    await expect(reader.getByRole('main').getByRole('link', { name: text })).toBeVisible();
    await expectAccessible(reader);
    await visit('/plan-du-site');
  });
  await reader.context().close();
  for (const { id, version } of made)
    await nadia('put', `/bricks/${id}/state`, { state: 'removed' }, { 'if-match': `"${version}"` });
});

test('a part of the landing page that cannot be read is named, the others stand, and one tries again', async ({ page }) => {
  await signIn(page, PEOPLE.reader);
  await page.route('**/api/v1/home', async (route) => {
    const home = await (await route.fetch()).json();
    await route.fulfill({ json: { ...home, featured: null, unavailable: ['news'] } });
  });
  await land(page);
  const missing = page.getByRole('main').getByRole('alert').filter({ hasText: 'manque' });
  await expect(missing).toContainText(/Une partie de la page manque\s: Actualités/);
  await expect(page.getByRole('region', { name: 'Les trois portes' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Les services du portail' })).toBeVisible();
  await expectSound(page);
  await page.unroute('**/api/v1/home');
  await missing.getByRole('button', { name: 'Réessayer' }).click();
  await expect(missing).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Les trois portes' })).toBeVisible();
});

test('what is read on its own fails in its place, the rest stands, and one tries again there', async ({ page }) => {
  await signIn(page, PEOPLE.reader);
  await page.route('**/api/v1/documents/**', (route) => route.abort());
  await land(page);
  const failed = page.getByRole('main').getByRole('alert');
  await expect(failed).toHaveCount(1);
  await expect(page.getByRole('region', { name: 'Les trois portes' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Les services du portail' })).toBeVisible();
  await expectSound(page);
  await page.unroute('**/api/v1/documents/**');
  await failed.getByRole('button', { name: 'Réessayer' }).click();
  await expect(page.getByRole('region', { name: 'Nos valeurs' })).toBeVisible();
  await expect(failed).toHaveCount(0);
});
