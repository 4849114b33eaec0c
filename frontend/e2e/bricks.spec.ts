// Bricks that are added at run time: there at once for whoever may read them, gone at once when they may not.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { apiOf, depositBy, fresh } from './ideas';
import { PEOPLE, comeBackFor, expectAccessible, expectPrints, expectSound, signIn, signedIn, tabAndType, tabTo } from './portal';

const added = (page: Page) => page.getByRole('list', { name: 'Briques ajoutées' });

async function allow(page: Page, host: string): Promise<void> {
  if ((await page.getByText(host, { exact: true }).count()) > 0) return;
  await page.getByLabel('Nom du site').fill(host);
  await page.getByRole('button', { name: 'Autoriser ce site' }).click();
  await expect(page.getByText('Liste des sites enregistrée.').first()).toBeVisible();
}

/// What the button of ideas opens in the whole network, from the answer of the server on.
async function choose(page: Page, label: string): Promise<void> {
  const saved = page.waitForResponse((answer) => answer.url().endsWith('/brick-settings') && answer.request().method() === 'PUT');
  await page.getByRole('combobox', { name: 'Dans tout le réseau', exact: true }).selectOption({ label });
  expect((await saved).ok()).toBe(true);
  await expect(page.getByText('Réglage enregistré : il vaut dès maintenant.').first()).toBeVisible();
}

async function open(page: Page): Promise<void> {
  await page.goto('/administration/briques');
  await expect(page.getByRole('heading', { level: 1, name: 'Briques' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: 'Sites autorisés' })).toBeVisible();
}

async function name(page: Page, title: string): Promise<void> {
  await page.getByLabel('Titre en français').fill(title);
  await page.getByLabel('Titre en anglais').fill(title);
}

test('a page is added, closed to a profile and removed, each time at once and without a restart (scenario 29)', async ({ page, browser }) => {
  test.slow();
  const title = `Appels à projets ${Date.now()}`;
  const reader = await signedIn(browser, PEOPLE.reader);
  await signIn(page, PEOPLE.superAdmin);
  await open(page);
  await expectSound(page);
  await page.getByRole('button', { name: 'Ajouter une brique' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await expect(dialog.getByText('Il y a un problème')).toBeVisible();
  await expectAccessible(page);
  await name(page, title);
  await page.getByLabel('Texte en français').fill('Trois **appels** sont ouverts.');
  await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await expect(page.getByText('Brique ajoutée.')).toBeVisible();
  await expectSound(page);

  // It is on the landing page of whoever reads it, and its text behind it.
  await reader.goto('/');
  await added(reader).getByRole('link', { name: title }).click();
  await expect(reader.getByRole('heading', { level: 1, name: title })).toBeFocused();
  await expect(reader.locator('.prose strong', { hasText: 'appels' })).toBeVisible();
  await expectSound(reader);
  await expectPrints(reader);
  const address = reader.url();
  const found = reader.getByRole('main').getByRole('link', { name: title }).first();
  await comeBackFor(reader, `/recherche?q=${encodeURIComponent(title)}`, found);

  // « Consulter » is taken from readers: it is gone, and its text too.
  await page.goto('/administration');
  await page.getByRole('checkbox', { name: `${title}, Consultation : consulter` }).click();
  await page.getByRole('button', { name: 'Relire et appliquer' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Appliquer 1 changement' }).click();
  await expect(page.getByText('C’est appliqué, partout et tout de suite.')).toBeVisible();
  await reader.goto('/');
  await expect(reader.getByRole('heading', { name: 'Tous les services du portail' })).toBeVisible();
  await expect(reader.locator('.waiting')).toHaveCount(0);
  await expect(reader.getByRole('link', { name: title })).toHaveCount(0);
  await reader.goto(address);
  await expect(reader.getByText('Vous n’avez pas ce droit')).toBeVisible();

  // Removed, brought back by the toast, removed again: those who still read it see each step.
  await open(page);
  await page.getByRole('button', { name: `Retirer ${title}` }).click();
  await expect(page.getByText(`${title} est retirée.`)).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: 'Annuler' }).click();
  await expect(page.getByText('C’est annulé.')).toBeVisible();
  await page.getByRole('button', { name: `Retirer ${title}` }).click();
  await expect(page.getByRole('button', { name: `Retirer ${title}` })).toHaveCount(0);
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Tous les services du portail' })).toBeVisible();
  await expect(page.locator('.waiting')).toHaveCount(0);
  await expect(page.getByRole('link', { name: title })).toHaveCount(0);
  await reader.context().close();
});

test('a link carries the words that are sought, and the button of ideas opens it with the challenge (scenario 3)', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const tool = `Outil ${Date.now()}`;
  // A title with every sign that an address would read otherwise.
  const asks = fresh('Moins de papier & plus d’écoute : 100 % ?');
  const admin = await apiOf(page, PEOPLE.administrator);
  const content = { title: asks, closes_at: '2030-06-28T21:59:00Z' };
  const prepared = await admin('post', '/challenges', { content }, { 'idempotency-key': encodeURIComponent(asks) });
  const challenge = prepared.summary.id as string;
  await admin('post', `/challenges/${challenge}/publications`, undefined, { 'if-match': `"${prepared.version}"` });
  await signIn(page, PEOPLE.superAdmin);
  await open(page);
  await allow(page, 'outil.example.fr');

  await page.getByRole('button', { name: 'Ajouter une brique' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Un lien', { exact: true }).click();
  await name(page, tool);
  await page.getByRole('textbox', { name: 'Adresse' }).fill('https://outil.example.fr@evil.example.fr/?q={query}');
  await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await expect(dialog.getByText('Il y a un problème')).toBeVisible();
  await page.getByRole('textbox', { name: 'Adresse' }).fill('https://outil.example.fr/?q={query}&defi={challenge}&retour={return}');
  await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await expect(page.getByText('Brique ajoutée.')).toBeVisible();

  const reader = await signedIn(browser, PEOPLE.reader);
  await reader.goto('/recherche?q=t%C3%A9l%C3%A9phone%20accueil');
  const link = reader.getByRole('link', { name: `Chercher « téléphone accueil » dans ${tool}` });
  await expect(link).toHaveAttribute('href', /^https:\/\/outil\.example\.fr\/\?q=t%C3%A9l%C3%A9phone%20accueil&defi=&retour=/);
  await expect(link).toHaveAttribute('target', '_blank');

  // The whole network goes through the tool, then comes back to the form of the portal.
  await choose(page, tool);
  await reader.goto('/');
  const deposit = reader.getByRole('link', { name: `Déposer une idée dans ${tool}` }).first();
  await expect(deposit).toHaveAttribute('href', /^https:\/\/outil\.example\.fr\/\?q=&defi=&retour=http/);
  await expect(added(reader).getByRole('link', { name: tool })).toContainText('outil.example.fr (nouvel onglet)');
  await expectAccessible(reader);

  // From a challenge, the tool is told which one, and the way back to its page.
  await reader.goto(`/defis/${challenge}`);
  const answer = reader.getByRole('link', { name: new RegExp(`dans ${tool}`) }).first();
  await expect(answer).toBeVisible();
  const leaves = new URL((await answer.getAttribute('href'))!);
  expect(leaves.origin + leaves.pathname).toBe('https://outil.example.fr/');
  expect(Object.fromEntries(leaves.searchParams)).toEqual({ q: '', defi: asks, retour: reader.url() });
  await expectSound(reader);
  // Whoever comes back is where they were, under the same head.
  const ways = reader.getByRole('banner').getByRole('navigation').getByRole('link');
  const before = await ways.allTextContents();
  expect(before.length).toBeGreaterThan(0);
  await reader.goto(leaves.searchParams.get('retour')!);
  await expect(reader.getByRole('heading', { level: 1, name: asks })).toBeVisible();
  await expect(ways).toHaveText(before);
  await choose(page, 'Le formulaire du portail');
  await reader.goto('/');
  await reader.getByRole('link', { name: 'Déposer une idée', exact: true }).first().click();
  await expect(reader).toHaveURL(/\/idees\/deposer$/);
  await reader.context().close();

  await page.getByRole('button', { name: `Retirer ${tool}` }).click();
  await expect(page.getByText(`${tool} est retirée.`)).toBeVisible();
});

test('an answer is promised to spontaneous ideas, and read beside the form and on the idea', async ({ page, browser }) => {
  await signIn(page, PEOPLE.superAdmin);
  await open(page);
  const form = page.getByRole('form', { name: 'Réponse aux idées spontanées' });
  const days = form.getByLabel('Réponse promise, en jours après le dépôt');
  const save = async (typed: string) => {
    const saved = page.waitForResponse((answer) => answer.url().endsWith('/brick-settings') && answer.request().method() === 'PUT');
    await days.fill(typed);
    await form.getByRole('button', { name: 'Enregistrer la promesse' }).click();
    return (await saved).ok();
  };
  expect(await save('400')).toBe(false);
  await expect(days).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page);
  expect(await save('30')).toBe(true);
  await expect(page.getByText('Promesse enregistrée').first()).toBeVisible();
  await expectSound(page);

  const reader = await signedIn(browser, PEOPLE.reader);
  await reader.goto('/idees/deposer');
  const rules = reader.getByRole('complementary', { name: 'Les règles du jeu' });
  await expect(rules).toContainText('votre idée a sa réponse dans les 30 jours');
  await expectAccessible(reader);
  const idea = await depositBy(await apiOf(reader, PEOPLE.reader), fresh('Une idée promise'));
  await reader.goto(`/idees/${idea.summary.id}`);
  await expect(reader.getByText('Réponse promise au plus tard le')).toBeVisible();
  // Nothing is promised any more; what was promised stays.
  expect(await save('')).toBe(true);
  await reader.reload();
  await expect(reader.getByText('Réponse promise au plus tard le')).toBeVisible();
  await reader.goto('/idees/deposer');
  await expect(rules).toContainText('Qui décide');
  await expect(rules).not.toContainText('Réponse promise');
  await reader.context().close();
});

test('a body pastes its button, which leads its agents home', async ({ page, browser }) => {
  await signIn(page, PEOPLE.administrator);
  await open(page);
  const section = page.getByRole('region', { name: 'L’entrée de chaque caisse' });
  await section.getByLabel('Caisse').selectOption('Carsat Bretagne');
  await expect(section.getByLabel('Bouton à coller')).toHaveValue(/href="http[^"]*\/entree\/carsat-bretagne"/);
  await expectAccessible(page);

  const reader = await signedIn(browser, PEOPLE.reader);
  await reader.goto('/entree/carsat-bretagne');
  await expect(reader.getByRole('link', { name: /Déposer une idée/ }).first()).toBeVisible();
  await expectAccessible(reader);
  await reader.context().close();
});

test('a brick that was added by the keyboard alone is changed, hidden, shown again and moved', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const [first, second] = [`Un guide ${Date.now()}`, `Une charte ${Date.now()}`];
  await signIn(page, PEOPLE.superAdmin);
  await open(page);
  const add = page.getByRole('button', { name: 'Ajouter une brique' });
  const dialog = page.getByRole('dialog');
  for (const title of [first, second]) {
    await tabTo(page, add);
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('radio').first()).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(dialog.getByRole('textbox', { name: 'Adresse' })).toBeVisible();
    await page.keyboard.press('ArrowUp');
    await tabAndType(page, page.getByLabel('Titre en français'), title);
    await tabAndType(page, page.getByLabel('Titre en anglais'), title);
    await tabAndType(page, page.getByLabel('Texte en français'), 'Un texte.');
    await tabTo(page, dialog.getByRole('button', { name: 'Ajouter', exact: true }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('rowheader', { name: title })).toBeVisible();
    await expect(add).toBeFocused();
  }
  const reader = await signedIn(browser, PEOPLE.reader);
  const names = async (): Promise<string[]> => {
    const all = await added(reader).getByRole('link').allInnerTexts();
    return all.map((text) => text.trim()).filter((text) => text === second || text.startsWith(first));
  };
  const expectShown = async (titles: string[]): Promise<void> => {
    await reader.goto('/');
    await expect(reader.getByRole('heading', { name: 'Tous les services du portail' })).toBeVisible();
    await expect.poll(names).toEqual(titles);
  };
  await expectShown([first, second]);

  const renamed = `${first} pas à pas`;
  await page.getByRole('button', { name: `Modifier ${first}` }).click();
  await page.getByRole('dialog').getByLabel('Titre en français').fill(renamed);
  await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Brique modifiée.')).toBeVisible();
  // A row is made anew by each act: the keyboard stays on what was pressed.
  await expect(page.getByRole('button', { name: `Modifier ${renamed}` })).toBeFocused();
  await page.getByRole('button', { name: `Monter ${second}` }).press('Enter');
  await expect(page.getByText('Ordre enregistré.')).toBeVisible();
  await expect(page.getByRole('button', { name: `Monter ${second}` })).toBeFocused();
  await expectShown([second, renamed]);

  await page.getByRole('button', { name: `Masquer ${second}` }).press('Enter');
  await expect(page.getByText(`${second} est masquée.`)).toBeVisible();
  await expect(page.getByRole('button', { name: `Afficher ${second}` })).toBeFocused();
  await expectAccessible(page);
  await expectShown([renamed]);
  await page.getByRole('button', { name: `Afficher ${second}` }).click();
  await expect(page.getByText(`${second} est affichée.`)).toBeVisible();
  await expectShown([second, renamed]);
  await reader.context().close();

  for (const title of [renamed, second]) {
    await page.getByRole('button', { name: `Retirer ${title}` }).click();
    await expect(page.getByText(`${title} est retirée.`)).toBeVisible();
  }
});

test('a brick is dragged to the place of another, and the toast puts it back', { tag: '@wide' }, async ({ page }) => {
  const admin = await apiOf(page, PEOPLE.superAdmin);
  const titles = [fresh('Guide à ranger'), fresh('Charte à ranger')];
  const made: any[] = [];
  for (const title of titles) {
    const body = { words: { title_fr: title, title_en: title }, content: { page: { body_fr: 'Un texte.' } } };
    made.push(await admin('post', '/bricks', body, { 'idempotency-key': encodeURIComponent(title) }));
  }
  const [first, second] = titles;
  await signIn(page, PEOPLE.superAdmin);
  await open(page);
  const row = (title: string) => page.getByRole('row').filter({ hasText: title });
  const order = async (): Promise<string[]> => {
    const all = await page.getByRole('rowheader').allInnerTexts();
    const place = (title: string): number => all.findIndex((text) => text.includes(title));
    return [...titles].sort((one, other) => place(one) - place(other));
  };
  await expect(row(second)).toBeVisible();
  expect(await order()).toEqual([first, second]);
  await row(second).dragTo(row(first));
  await expect(page.getByText('Ordre enregistré.')).toBeVisible();
  await expect.poll(order).toEqual([second, first]);
  await page.getByRole('status').getByRole('button', { name: 'Annuler' }).click();
  await expect(page.getByText('C’est annulé.')).toBeVisible();
  await expect.poll(order).toEqual([first, second]);
  // Let go elsewhere, it is carried no more: a row makes room for nothing else that passes over it.
  const makesRoom = (): Promise<boolean> =>
    row(second).evaluate((one) => !one.dispatchEvent(new DragEvent('dragover', { bubbles: true, cancelable: true })));
  await row(first).dispatchEvent('dragstart');
  expect(await makesRoom()).toBe(true);
  await row(first).dispatchEvent('dragend');
  expect(await makesRoom()).toBe(false);
  for (const { id, version } of made)
    await admin('put', `/bricks/${id}/state`, { state: 'removed' }, { 'if-match': `"${version}"` });
});

test('two people change a brick at once, and neither change is lost', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const title = fresh('Une page à deux');
  const admin = await apiOf(page, PEOPLE.superAdmin);
  const words = { title_fr: title, title_en: title };
  const content = { page: { body_fr: 'Un texte.', body_en: 'A text.' } };
  const made = await admin('post', '/bricks', { words, content }, { 'idempotency-key': encodeURIComponent(title) });
  const id = made.id as string;
  const now = (): Promise<any> => admin('get', `/bricks/${id}`);
  const of = (who: Page) => ({ french: who.getByLabel('Texte en français'), english: who.getByLabel('Texte en anglais') });
  const saved = async (who: Page, button: Locator): Promise<number> => {
    const sent = who.waitForResponse((one) => one.url().includes(`/bricks/${id}`) && one.request().method() !== 'GET');
    await button.click();
    return (await sent).status();
  };
  const save = (who: Page) => saved(who, who.getByRole('main').getByRole('button', { name: 'Enregistrer', exact: true }));
  const resumed = page.locator('[data-resumed]');

  // What is in it: Nadia writes the English text, the other person the French one.
  await signIn(page, PEOPLE.superAdmin);
  await page.goto(`/briques/${id}/modifier`);
  await expect(of(page).english).toHaveValue('A text.');
  const nadia = await signedIn(browser, PEOPLE.superAdmin);
  await nadia.goto(`/briques/${id}/modifier`);
  await expect(of(nadia).english).toHaveValue('A text.');
  await of(nadia).english.fill('Another text.');
  expect(await save(nadia)).toBe(200);
  await of(page).french.fill('Un autre texte.');
  expect(await save(page)).toBe(412);
  await page.getByRole('button', { name: 'Reprendre sur la version actuelle' }).click();
  await expect(resumed).toBeFocused();
  await expect(of(page).english).toHaveValue('Another text.');
  await expectSound(page);
  expect(await save(page)).toBe(200);
  expect(await now()).toMatchObject({ body_fr: 'Un autre texte.', body_en: 'Another text.' });

  // What it is called: one goes on as often as somebody else was there first.
  const dialog = (who: Page) => who.getByRole('dialog', { name: 'Modifier la brique' });
  const french = (who: Page) => dialog(who).getByLabel('Titre en français');
  const english = (who: Page) => dialog(who).getByLabel('Titre en anglais');
  const rename = (who: Page) => saved(who, dialog(who).getByRole('button', { name: 'Enregistrer', exact: true }));
  const ask = async (who: Page, called: string): Promise<void> => {
    await open(who);
    await who.getByRole('button', { name: `Modifier ${called}`, exact: true }).click();
    await expect(french(who)).toHaveValue(called);
  };
  await ask(page, title);
  await french(page).fill(`${title}, ensemble`);
  for (const word of ['together', 'both of us']) {
    await ask(nadia, title);
    await english(nadia).fill(`${title}, ${word}`);
    expect(await rename(nadia)).toBe(200);
    expect(await rename(page)).toBe(412);
    await dialog(page).getByRole('button', { name: 'Reprendre sur la version actuelle' }).click();
    await expect(english(page)).toHaveValue(`${title}, ${word}`);
    await expect(french(page)).toHaveValue(`${title}, ensemble`);
  }
  expect(await rename(page)).toBe(200);
  await expect(page.getByText('Brique modifiée.').first()).toBeVisible();
  expect(await now()).toMatchObject({ title_fr: `${title}, ensemble`, title_en: `${title}, both of us` });
  await nadia.context().close();
  await page.getByRole('button', { name: `Retirer ${title}, ensemble` }).click();
  await expect(page.getByText(`${title}, ensemble est retirée.`)).toBeVisible();
});
