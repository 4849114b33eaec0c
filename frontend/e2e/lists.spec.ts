// The lists that administrators keep; the list of what sleeps, narrowed, kept and taken away.
import { expect, test } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { apiOf, depositBy, fresh } from './ideas';
import { PEOPLE, expectAccessible, expectSound, signIn } from './portal';

test('the lists are kept, and a seventh active field of innovation is refused', async ({ page }) => {
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
  }
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
