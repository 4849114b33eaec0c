// Who adds bricks is the matrix's to say (A09): the super administrator, and whoever it names besides.
import { expect, test, type Page } from '@playwright/test';
import { apiOf, fresh, type Ask } from './ideas';
import { PEOPLE, expectAccessible, signIn, signedIn } from './portal';

async function open(page: Page): Promise<void> {
  await page.goto('/administration/briques');
  await expect(page.getByRole('heading', { level: 2, name: 'Briques ajoutées' })).toBeVisible();
  await expect(page.locator('.waiting')).toHaveCount(0);
}

/// How far functional administrators manage the bricks that are added.
async function administratorsManage(admin: Ask, reach: 'everything' | 'nothing'): Promise<void> {
  const { version } = await admin('get', '/permission-matrix');
  const changed = { brick: 'links', capability: 'manage', profile: 'functional_admin', reach };
  await admin('patch', '/permission-matrix', { changes: [changed] }, { 'if-match': `"${version}"` });
}

test('whoever the matrix names adds a brick and takes it away, and no more once it does not', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const title = fresh('Le guide des référents');
  const nadia = await apiOf(page, PEOPLE.superAdmin);
  await signIn(page, PEOPLE.administrator);
  const add = page.getByRole('button', { name: 'Ajouter une brique' });
  const order = page.getByRole('columnheader', { name: 'Ordre' });
  await open(page);
  await expect(page.getByRole('columnheader', { name: 'Dernière activité' })).toBeVisible();
  await expect(add).toHaveCount(0);
  await expect(order).toHaveCount(0);

  await administratorsManage(nadia, 'everything');
  await open(page);
  await expect(order.first()).toBeVisible();
  await add.click();
  await page.getByLabel('Titre en français').fill(title);
  await page.getByLabel('Titre en anglais').fill(title);
  await page.getByLabel('Texte en français').fill('Un texte.');
  await page.getByRole('dialog').getByRole('button', { name: 'Ajouter', exact: true }).click();
  await expect(page.getByText('Brique ajoutée.')).toBeVisible();
  await expectAccessible(page);
  const reader = await signedIn(browser, PEOPLE.reader);
  await reader.goto('/');
  await expect(reader.getByRole('list', { name: 'Briques ajoutées' }).getByRole('link', { name: title })).toBeVisible();
  await reader.context().close();
  await page.getByRole('button', { name: `Retirer ${title}` }).click();
  await expect(page.getByText(`${title} est retirée.`)).toBeVisible();

  await administratorsManage(nadia, 'nothing');
  await open(page);
  await expect(add).toHaveCount(0);
});

test('whoever keeps a body adds a brick for its agents alone, and touches none of the others', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const [title, ofAll, name] = [fresh('Navette de Rennes'), fresh('Appels du réseau'), fresh('Enora Tenue')];
  const email = `enora.${Date.now()}@carsat-bretagne.example`;
  const nadia = await apiOf(page, PEOPLE.superAdmin);
  const key = (words: string) => ({ 'idempotency-key': encodeURIComponent(words) });
  const bodies = (await nadia('get', '/organisations')).items as { id: string; code: string }[];
  const organisation_id = bodies.find((one) => one.code === 'carsat-bretagne')!.id;
  const account = await nadia('post', '/accounts', { name, email, password: 'demonstration-2026', profile: 'reader', organisation_id });
  const lent = { account_id: account.id, profile: 'functional_admin', bricks: ['links'], organisation_id };
  await nadia('post', '/delegations', lent, key(name));
  const content = { page: { body_fr: 'Trois appels sont ouverts.' } };
  const all = await nadia('post', '/bricks', { words: { title_fr: ofAll, title_en: ofAll }, content }, key(ofAll));
  await administratorsManage(nadia, 'everything');

  // She knows of the brick of all, and has no act on it, nor on its place, the sites and what was there before.
  await signIn(page, email);
  await open(page);
  const menu = page.getByRole('navigation', { name: 'Navigation principale' });
  await expect(menu.getByRole('link', { name: 'Administration' })).toHaveAttribute('href', '/administration/briques');
  await expect(page.getByRole('rowheader', { name: ofAll })).toBeVisible();
  for (const act of ['Modifier', 'Masquer', 'Retirer', 'Monter', 'Descendre'])
    await expect(page.getByRole('button', { name: `${act} ${ofAll}` })).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Sites autorisés' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Autoriser ce site' })).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Briques d’origine' })).toHaveCount(0);

  // Her body is chosen beforehand, and there is no other.
  await page.getByRole('button', { name: 'Ajouter une brique' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/^Pour qui\s: 1 organisme$/).click();
  const choice = dialog.getByRole('group', { name: 'Pour qui' }).getByRole('checkbox');
  await expect(choice).toHaveCount(1);
  await expect(choice).toBeChecked();
  await page.getByLabel('Titre en français').fill(title);
  await page.getByLabel('Titre en anglais').fill(title);
  await page.getByLabel('Texte en français').fill('Elle part à huit heures.');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await expect(page.getByText('Brique ajoutée.')).toBeVisible();
  await expectAccessible(page);

  // The agents of her body find it, those of another do not.
  for (const [who, there] of [[PEOPLE.referent, 1], [PEOPLE.contributor, 0]] as const) {
    const reader = await signedIn(browser, who);
    await reader.goto('/');
    const list = reader.getByRole('list', { name: 'Briques ajoutées' });
    await expect(list.getByRole('link', { name: ofAll })).toBeVisible();
    await expect(list.getByRole('link', { name: title })).toHaveCount(there);
    await reader.context().close();
  }

  await page.getByRole('button', { name: `Masquer ${title}` }).click();
  await expect(page.getByText(`${title} est masquée.`)).toBeVisible();
  await page.getByRole('button', { name: `Retirer ${title}` }).click();
  await expect(page.getByText(`${title} est retirée.`)).toBeVisible();
  await nadia('put', `/bricks/${all.id}/state`, { state: 'removed' }, { 'if-match': `"${all.version}"` });
  await administratorsManage(nadia, 'nothing');
  await open(page);
  await expect(page.getByRole('button', { name: 'Ajouter une brique' })).toHaveCount(0);
});
