// Ideas, challenges, experiments and practices on one map and on one trajectory (R016, R020).
import { expect, test } from '@playwright/test';
import { apiOf, fresh } from './ideas';
import { PEOPLE, expectPrints, expectSound, signIn } from './portal';

test('all actions are on one map, each number narrows to what it counts, and the trajectory names them', async ({ page }) => {
  const title = fresh('Une idée sur la carte');
  await signIn(page, PEOPLE.reader);
  const ask = await apiOf(page, PEOPLE.reader);
  const values = (await ask('get', '/references')).items as { list: string; code: string }[];
  const subcategory = values.find((value) => value.list === 'subcategory')?.code;
  // Of a form that no other journey gives: its own are few.
  const content = { title, proposal: 'Une ligne.', subcategory, form: 'collaborative' };
  await ask('post', '/ideas', { content }, { 'idempotency-key': encodeURIComponent(`deposit ${title}`) });
  await page.goto('/cartographie?forme=collaborative');
  await expect(page.getByRole('heading', { level: 1, name: 'Toutes les actions d’innovation' })).toBeVisible();
  const table = page.getByRole('table', { name: /Actions par organisme/ });
  await expect(table.getByRole('columnheader', { name: 'Idées' })).toBeVisible();
  await expectSound(page);
  await expectPrints(page);

  // The kinds are chosen in the address, and the others leave the table.
  await page.getByRole('button', { name: /^Idées/ }).click();
  await expect(page).toHaveURL(/natures=idea/);
  await expect(page.getByRole('button', { name: /^Idées/ })).toHaveAttribute('aria-pressed', 'true');
  await expect(table.getByRole('columnheader', { name: 'Pratiques' })).toHaveCount(0);

  // What is under way is named, the last one first; a body narrows to its own.
  const current = page.getByRole('region', { name: /^En cours/ });
  await expect(current.getByRole('link', { name: title })).toBeVisible();
  await page.getByRole('row', { name: /Carsat Bretagne/ }).getByRole('link').first().click();
  await expect(page).toHaveURL(/caisse=/);
  await expect(current.getByRole('link', { name: title })).toBeVisible();
  await expectSound(page);

  // Exactly this list is taken away.
  const taken = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tableur (CSV)' }).click();
  expect((await taken).suggestedFilename()).toBe('actions.csv');

  // The columns say something else, and a moment leaves one list.
  await page.getByRole('button', { name: 'Par moment' }).click();
  await expect(table.getByRole('columnheader', { name: 'En cours' })).toBeVisible();
  await page.goto('/cartographie?forme=collaborative&natures=idea&moment=achieved');
  await expect(page.getByRole('heading', { level: 1, name: 'Toutes les actions d’innovation' })).toBeVisible();
  await expect(page.locator('.waiting')).toHaveCount(0);
  await expect(page.getByRole('region', { name: /^En cours/ })).toHaveCount(0);
  await expect(page.getByRole('link', { name: title })).toHaveCount(0);

  await page.goto('/cartographie?forme=collaborative&natures=idea');
  await current.getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
});
