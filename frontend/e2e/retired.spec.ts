// Values of lists that are out of service: what bears them keeps them, and says so where it is changed (R125, R073).
import { expect, test } from '@playwright/test';
import { apiOf, fields, fresh, type Ask } from './ideas';
import { PEOPLE, expectSound, signIn, signedIn } from './portal';

/// Adds a value to a list, and says its code.
async function add(admin: Ask, list: string, words: object, stamp: number): Promise<string> {
  const kept = await admin('post', `/references/${list}/items`, words, { 'idempotency-key': `add-${list}-${stamp}` });
  return kept.items.at(-1).code;
}

/// Puts it out of service, as it reads; another journey may change the list meanwhile.
async function retire(admin: Ask, list: string, code: string): Promise<void> {
  await expect(async () => {
    const kept = await admin('get', `/references/${list}`);
    const { label_fr, label_en, parent } = kept.items.find((one: { code: string }) => one.code === code);
    const body = { label_fr, label_en, parent, active: false };
    await admin('put', `/references/${list}/items/${code}`, body, { 'if-match': `"${kept.version}"` });
  }).toPass();
}

test('an idea and a challenge whose values are out of service are changed without losing them', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const stamp = Date.now();
  const admin = await apiOf(page, PEOPLE.administrator);
  const [shelf, aim] = [`Guichet mobile ${stamp}`, `Aller vers ${stamp}`];
  const filed = { label_fr: shelf, label_en: `Mobile desk ${stamp}`, parent: 'customer_relations' };
  const subcategory = await add(admin, 'subcategory', filed, stamp);
  const objective = await add(admin, 'objective', { label_fr: aim, label_en: `Going to people ${stamp}` }, stamp);

  const title = fresh('Un bus au village');
  const sophie = await apiOf(page, PEOPLE.reader);
  const content = { title, proposal: 'Un mardi sur deux.', subcategory };
  const idea = await sophie('post', '/ideas', { content }, { 'idempotency-key': `bus-${stamp}` });
  const call = { title: fresh('Défi du guichet'), objectives: [objective], domain: 'customer_relations', subcategory };
  const made = await admin('post', '/challenges', { content: call }, { 'idempotency-key': `desk-${stamp}` });
  await retire(admin, 'subcategory', subcategory);
  await retire(admin, 'objective', objective);

  await test.step('The author of the idea changes its words; its sub-category is said to be out of service.', async () => {
    await signIn(page, PEOPLE.reader);
    await page.goto(`/idees/${idea.summary.id}/modifier`);
    const { title: field, subcategory: choice } = fields(page);
    await expect(choice.locator('option:checked')).toHaveText(`${shelf} (désactivée)`);
    await expectSound(page);
    await field.fill(`${title}, le mardi`);
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: `${title}, le mardi` })).toBeVisible();
    await page.goto('/idees/deposer');
    // The values come after the field: the first option is nobody's.
    await expect(fields(page).subcategory.locator('option').nth(1)).toBeAttached();
    await expect(fields(page).subcategory.locator('option', { hasText: shelf })).toHaveCount(0);
  });

  await test.step('Whoever prepares the challenge changes it; what it serves keeps its box, even unticked.', async () => {
    const paul = await signedIn(browser, PEOPLE.administrator);
    await paul.goto(`/defis/${made.summary.id}/modifier`);
    const box = paul.getByLabel(`${aim} (désactivée)`);
    await expect(box).toBeChecked();
    await expect(paul.getByLabel('Sous-catégorie').locator('option:checked')).toHaveText(`${shelf} (désactivée)`);
    await expectSound(paul);
    await box.uncheck();
    await box.check();
    await paul.getByLabel('Titre', { exact: true }).fill(`${call.title}, mieux dit`);
    await paul.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await expect(paul.getByRole('heading', { level: 1, name: `${call.title}, mieux dit` })).toBeVisible();
    await paul.context().close();
  });
  const kept = await admin('get', `/challenges/${made.summary.id}`);
  expect(kept.objectives).toEqual([objective]);
});

test('an experiment and a practice whose values are out of service are changed without losing them', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const stamp = Date.now();
  // Beside: who asks the API in a page is who is signed in there.
  const aside = await browser.newPage();
  const admin = await apiOf(aside, PEOPLE.administrator);
  const [field, event, great] = [`Mobilité ${stamp}`, `Une crue ${stamp}`, `Accompagnement ${stamp}`];
  const domain = await add(admin, 'domain', { label_fr: field, label_en: `Mobility ${stamp}` }, stamp);
  const trigger = await add(admin, 'trigger', { label_fr: event, label_en: `A flood ${stamp}` }, stamp);
  const process = await add(admin, 'process', { label_fr: great, label_en: `Guidance ${stamp}` }, stamp);

  const julie = await apiOf(aside, PEOPLE.contributor);
  const [known] = (await julie('get', '/pocs?limit=1')).items;
  const header = { title: fresh('Un car au village'), department_id: known.department.id, domain, trigger };
  const poc = await julie('post', '/pocs', { header, members: [] }, { 'idempotency-key': `car-${stamp}` });
  const content = { kind: 'good_practice', title: fresh('Aller chercher les gens'), domain, process };
  const practice = await julie('post', '/practices', { content }, { 'idempotency-key': `fetch-${stamp}` });
  await retire(admin, 'trigger', trigger);
  await retire(admin, 'process', process);
  await retire(admin, 'domain', domain);

  await signIn(page, PEOPLE.contributor);
  await test.step('The card of the experiment says so of its domain and of what triggered it.', async () => {
    await page.goto(`/experimentations/${poc.summary.id}/modifier`);
    const chosen = (label: string) => page.getByLabel(label, { exact: true }).locator('option:checked');
    await expect(chosen('Domaine d’intervention')).toHaveText(`${field} (désactivée)`);
    await expect(chosen('Fait générateur')).toHaveText(`${event} (désactivée)`);
    await expectSound(page);
    await page.getByLabel('Titre', { exact: true }).fill(`${header.title}, le mardi`);
    await page.getByRole('button', { name: 'Enregistrer la carte' }).click();
    await expect(page.getByRole('heading', { level: 1, name: `${header.title}, le mardi` })).toBeVisible();
  });
  const card = await julie('get', `/pocs/${poc.summary.id}`);
  expect([card.summary.domain, card.summary.trigger]).toEqual([domain, trigger]);
  // Other journeys take the domain of the newest experiment: this one is filed as the others.
  const back = { header: { ...header, domain: known.domain }, members: [] };
  await admin('put', `/pocs/${poc.summary.id}`, back, { 'if-match': `"${card.version}"` });

  await test.step('So does the practice, of its domain and of its process.', async () => {
    await page.goto(`/pratiques/${practice.summary.id}/modifier`);
    await expect(page.getByLabel('Domaine', { exact: true }).locator('option:checked')).toHaveText(`${field} (désactivée)`);
    await expect(page.getByLabel('Grand processus').locator('option:checked')).toHaveText(`${great} (désactivée)`);
    await expectSound(page);
    await page.getByLabel('Titre', { exact: true }).fill(`${content.title}, deux fois`);
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: `${content.title}, deux fois` })).toBeVisible();
  });
  const read = (await julie('get', `/practices/${practice.summary.id}`)).summary;
  expect([read.domain, read.process]).toEqual([domain, process]);
  await aside.close();
});
