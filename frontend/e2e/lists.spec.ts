// The lists that administrators keep.
import { expect, test } from '@playwright/test';
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
