// The lists that administrators keep, and what a body adds to them; the list of what sleeps, narrowed, kept and taken away.
import { expect, test } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { apiOf, depositBy, fields, fresh } from './ideas';
import { PEOPLE, expectAccessible, expectSound, signIn, signedIn } from './portal';

test('the lists are kept, and a seventh active field of innovation is refused (scenario 14)', async ({ page }) => {
  test.slow();
  await signIn(page, PEOPLE.administrator);
  await page.goto('/listes?liste=innovation_field');
  await expect(page.getByRole('heading', { level: 1, name: 'Listes et réglages' })).toBeVisible();
  await expect(page.getByText('6 valeurs actives au plus')).toBeVisible();
  await expectSound(page);
  const dialog = page.locator('dialog[open]');
  const mine: string[] = [];
  let refused = false;
  for (let number = 1; number <= 7 && !refused; number += 1) {
    const value = `Champ ${number} du ${Date.now()}`;
    await page.getByRole('button', { name: 'Ajouter une valeur' }).click();
    await dialog.getByLabel('En français').fill(value);
    await dialog.getByLabel('En anglais').fill(value);
    const answer = page.waitForResponse((one) => one.request().method() === 'POST' && one.url().includes('/references'));
    await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
    refused = !(await answer).ok();
    if (!refused) {
      await expect(page.getByRole('rowheader', { name: value })).toBeVisible();
      mine.push(value);
    }
  }
  expect(refused).toBe(true);
  await expect(dialog.getByText('Cette liste a déjà toutes ses valeurs actives')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  for (const value of mine) {
    await page.getByRole('button', { name: `Modifier ${value}` }).click();
    await dialog.getByLabel('Proposée dans les formulaires').uncheck();
    await dialog.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByRole('row').filter({ hasText: value })).toContainText('Désactivée');
    // The row is made anew: the keyboard is on what opened the dialog.
    await expect(page.getByRole('button', { name: `Modifier ${value}` })).toBeFocused();
  }

  // A row that moves is put elsewhere in the page: the keyboard goes with it, there and back.
  await page.goto('/listes?liste=objective');
  const down = await page.getByRole('button', { name: /^Descendre / }).first().getAttribute('aria-label');
  const moves = page.getByRole('button', { name: down!, exact: true });
  await moves.press('Enter');
  await expect(page.getByText('Ordre enregistré.').first()).toBeVisible();
  await expect(moves).toBeFocused();
  const back = page.getByRole('button', { name: down!.replace('Descendre', 'Monter'), exact: true });
  await back.press('Enter');
  await expect(page.getByRole('button', { name: /^Descendre / }).first()).toHaveAttribute('aria-label', down!);
  await expect(back).toBeFocused();
});

test('a body adds a value to a list, and its agents alone choose it until the network has it', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const value = `Accueil des îles ${Date.now()}`;
  await signIn(page, PEOPLE.administrator);
  await page.goto('/administration/organismes');
  await page.getByRole('link', { name: 'Valeurs propres de Carsat Bretagne' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Valeurs propres à un organisme' })).toBeVisible();
  await expect(page.getByText('Carsat Bretagne', { exact: true })).toBeVisible();
  const which = page.getByRole('combobox', { name: 'Liste' });
  await which.selectOption({ label: 'Sous-catégories' });
  await expect(page.getByRole('heading', { level: 2, name: 'Sous-catégories' })).toBeVisible();
  // The branch decides for all of its fields of innovation.
  await expect(which.getByRole('option', { name: 'Champs d’innovation' })).toHaveCount(0);
  const dialog = page.locator('dialog[open]');
  await page.getByRole('button', { name: 'Ajouter une valeur' }).click();
  await dialog.getByLabel('Domaine').selectOption({ index: 1 });
  await dialog.getByLabel('En français').fill(value);
  await dialog.getByLabel('En anglais').fill(value);
  await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await expect(page.getByRole('rowheader', { name: value })).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await expectSound(page);

  const sophie = await signedIn(browser, PEOPLE.reader);
  const offered = fields(sophie).subcategory.locator('option', { hasText: value });
  await sophie.goto('/idees/deposer');
  await expect(offered).toHaveCount(1);
  const marc = await signedIn(browser, PEOPLE.topManagement);
  const elsewhere = fields(marc).subcategory;
  await marc.goto('/idees/deposer');
  await expect(elsewhere.locator('option').nth(1)).toBeAttached();
  await expect(elsewhere.locator('option', { hasText: value })).toHaveCount(0);

  await test.step('Whoever keeps the list for all sees whose it is, and gives it to everybody.', async () => {
    await page.goto('/listes?liste=subcategory');
    const row = page.getByRole('row').filter({ hasText: value });
    await expect(row).toContainText('Ajoutée par Carsat Bretagne pour ses agents');
    await row.getByRole('button', { name: `Modifier ${value}` }).click();
    await dialog.getByLabel('La proposer à tout le réseau').check();
    await dialog.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(row).not.toContainText('Ajoutée par');
    await expect(dialog).toHaveCount(0);
    await marc.reload();
    await expect(elsewhere.locator('option', { hasText: value })).toHaveCount(1);
  });
  await sophie.context().close();
  await marc.context().close();
});

test('what sleeps is narrowed to a reason, kept as a view, and taken away as it is seen', async ({ page }) => {
  const word = fresh('Borne');
  const sophie = await apiOf(page, PEOPLE.reader);
  const admin = await apiOf(page, PEOPLE.administrator);
  for (const ground of ['means', 'law']) {
    const idea = await depositBy(sophie, `${word} ${ground}`);
    const refusal = { verdict: 'not_selected', reason: 'Pas cette année.', ground };
    await admin('post', `/ideas/${idea.summary.id}/decisions`, refusal, { 'if-match': `"${idea.version}"` });
  }
  await signIn(page, PEOPLE.contributor);
  await page.goto(`/idees/en-sommeil?q=${encodeURIComponent(word)}`);
  await expect(page.getByRole('heading', { level: 2, name: '2 idées en sommeil' })).toBeVisible();
  await page.getByLabel('Motif en un mot').selectOption({ label: 'Moyens indisponibles' });
  await expect(page).toHaveURL(/motif=means/);
  await expect(page.getByRole('heading', { level: 2, name: '1 idée en sommeil' })).toBeVisible();
  await expect(page.getByRole('link', { name: `${word} law` })).toHaveCount(0);
  await page.getByRole('button', { name: 'Garder cette vue' }).click();
  const dialog = page.getByRole('dialog');
  const name = fresh('À réveiller');
  await dialog.getByLabel('Nom de la vue').fill(name);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Garder cette vue' }).click();
  await expect(dialog).toBeHidden();
  await page.goto('/idees/en-sommeil');
  await page.getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 2, name: '1 idée en sommeil' })).toBeVisible();
  await expect(page.getByLabel('Motif en un mot')).toHaveValue('means');
  await expectSound(page);
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tableur (CSV)' }).click();
  const lines = (await readFile(await (await file).path(), 'utf8')).trimEnd().split('\r\n').slice(1);
  expect(lines.map((line) => line.split('";"')[1])).toEqual([`${word} means`]);
  await page.getByRole('button', { name: `Retirer la vue ${name}` }).click();
  await expect(page.getByRole('link', { name })).toHaveCount(0);
});
