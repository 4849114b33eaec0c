// Bricks that are for the agents of some bodies: there for them alone (A36).
import { expect, test } from '@playwright/test';
import { fresh } from './ideas';
import { PEOPLE, expectAccessible, expectSound, signIn, signedIn } from './portal';

test('a brick for the agents of one body is there for them alone, until it is for everybody', async ({ page, browser }) => {
  test.slow();
  const title = fresh('Covoiturage de la caisse');
  const inside = await signedIn(browser, PEOPLE.reader);
  const outside = await signedIn(browser, PEOPLE.contributor);
  await signIn(page, PEOPLE.superAdmin);
  await page.goto('/administration/briques');
  await page.getByRole('button', { name: 'Ajouter une brique' }).click();
  const dialog = page.getByRole('dialog');
  await page.getByLabel('Titre en français').fill(title);
  await page.getByLabel('Titre en anglais').fill(title);
  await dialog.getByText(/^Pour qui\s:/).click();
  await dialog.getByRole('checkbox', { name: 'Carsat Bretagne', exact: true }).check();
  await expect(dialog.getByText(/^Pour qui\s: 1 organisme$/)).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Texte en français').fill('Les trajets de la semaine.');
  await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await expect(page.getByText('Brique ajoutée.')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: title })).toContainText(/pour les agents de\s: Carsat Bretagne/);
  await expectSound(page);

  await inside.goto('/');
  await inside.getByRole('list', { name: 'Briques ajoutées' }).getByRole('link', { name: title }).click();
  await expect(inside.getByRole('heading', { level: 1, name: title })).toBeFocused();
  const address = inside.url();
  await inside.context().close();
  await outside.goto('/');
  await expect(outside.getByRole('heading', { name: 'Tous les services du portail' })).toBeVisible();
  await expect(outside.locator('.waiting')).toHaveCount(0);
  await expect(outside.getByRole('link', { name: title })).toHaveCount(0);
  await outside.goto(address);
  await expect(outside.getByText('Vous n’avez pas ce droit')).toBeVisible();

  await page.getByRole('button', { name: `Modifier ${title}` }).click();
  await dialog.getByText(/^Pour qui\s:/).click();
  await dialog.getByRole('checkbox', { name: 'Carsat Bretagne', exact: true }).uncheck();
  await dialog.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(page.getByText('Brique modifiée.')).toBeVisible();
  await outside.goto(address);
  await expect(outside.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await outside.context().close();
  await page.getByRole('button', { name: `Retirer ${title}` }).click();
  await expect(page.getByText(`${title} est retirée.`)).toBeVisible();
});
