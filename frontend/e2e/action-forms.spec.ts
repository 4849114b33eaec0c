// Forms of action that administrators declare while the portal runs: chosen, counted, put out of service (R034).
import { expect, test } from '@playwright/test';
import { fresh } from './ideas';
import { PEOPLE, expectAccessible, expectSound, signIn, signedIn } from './portal';

test('a form of action is declared, chosen at once, counted on the map, and stays once it is out of service', async ({ page, browser }) => {
  test.slow();
  const stamp = Date.now();
  const form = `Nuit de l’innovation ${stamp}`;
  const meaning = `Une soirée où chacun essaie ce qu’un autre a fait (${stamp}).`;
  const title = fresh('Soirée des essais');

  // From the map to the list of forms, for whoever keeps it.
  const paul = await signedIn(browser, PEOPLE.administrator);
  await paul.goto('/cartographie');
  await paul.getByRole('link', { name: 'Tenir les formes d’action' }).click();
  await expect(paul.getByRole('heading', { level: 2, name: 'Formes d’action' })).toBeVisible();
  await paul.getByRole('button', { name: 'Ajouter une valeur' }).click();
  const dialog = paul.locator('dialog[open]');
  await dialog.getByLabel('En français', { exact: true }).fill(form);
  await dialog.getByLabel('En anglais', { exact: true }).fill(`Night ${stamp}`);
  await dialog.getByLabel('Ce que cela veut dire, en français').fill(meaning);
  await expectAccessible(paul);
  await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
  const line = paul.getByRole('row').filter({ hasText: form });
  await expect(line).toContainText(meaning);
  await expectSound(paul);

  // Proposed at once, with what it means.
  await signIn(page, PEOPLE.contributor);
  await page.goto('/cartographie');
  await expect(page.getByRole('link', { name: 'Tenir les formes d’action' })).toHaveCount(0);
  await page.goto('/pratiques');
  await page.getByRole('link', { name: 'Partager une pratique' }).click();
  await page.getByLabel('Titre', { exact: true }).fill(title);
  await page.getByLabel('Domaine', { exact: true }).selectOption({ index: 1 });
  const choice = page.getByLabel('Forme d’action');
  await choice.selectOption({ label: form });
  await expect(page.getByText(meaning)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Partager la pratique' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Carte d’identité' }).getByText(meaning)).toBeVisible();
  const practice = page.url();

  // On the map, its column leads to what it counts.
  await page.goto('/cartographie?colonnes=action_form');
  const table = page.getByRole('table', { name: /Actions par organisme/ });
  await expect(table.getByRole('columnheader', { name: form })).toBeVisible();
  await expect(page.getByText(meaning)).toBeVisible();
  // Its code is made of its English words.
  await page.goto(`/cartographie?forme-action=night_${stamp}`);
  await expect(page.getByText('1 action comptée.')).toBeVisible();
  await expect(page.getByRole('region', { name: /^Réalisé/ }).getByRole('link', { name: title })).toBeVisible();
  await expectSound(page);

  // Out of service: nobody chooses it any more, and what bears it keeps it when it changes.
  await paul.goto('/listes?liste=action_form');
  await paul.getByRole('button', { name: `Modifier ${form}` }).click();
  await dialog.getByLabel('Proposée dans les formulaires').uncheck();
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(line).toContainText('Désactivée');
  await paul.context().close();
  await page.goto('/pratiques');
  await page.getByRole('link', { name: 'Partager une pratique' }).click();
  await expect(page.getByLabel('Titre', { exact: true })).toBeVisible();
  // The values come after the field: the first option is nobody's.
  await expect(choice.locator('option').nth(1)).toBeAttached();
  await expect(choice.locator('option', { hasText: form })).toHaveCount(0);
  await page.goto(practice);
  await page.getByRole('link', { name: 'Modifier' }).click();
  await expect(page.getByLabel('Forme d’action').locator('option:checked')).toHaveText(`${form} (désactivée)`);
  await page.getByLabel('En une phrase').fill('Chacun essaie.');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  const card = page.getByRole('region', { name: 'Carte d’identité' });
  await expect(card.getByText(form)).toBeVisible();
});
