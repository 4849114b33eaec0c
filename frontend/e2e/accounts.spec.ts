// Accounts: found among many by body, direction and mark, closed when somebody leaves, opened again when they are back.
import { expect, test } from '@playwright/test';
import { apiOf, fresh } from './ideas';
import { PEOPLE, expectAccessible, expectSound, signIn, signedIn } from './portal';

test('somebody who leaves is found, closed at once, and opened again when they are back', async ({ page, browser }) => {
  test.slow();
  const name = fresh('Gaël Parti');
  const email = `gael.${Date.now()}@cnav.example`;
  const admin = await apiOf(page, PEOPLE.administrator);
  const bodies = (await admin('get', '/organisations')).items as { id: string; code: string }[];
  const id = (code: string) => bodies.find((one) => one.code === code)!.id;
  await admin('post', '/accounts', {
    name,
    email,
    password: 'demonstration-2026',
    profile: 'reader',
    organisation_id: id('cnav-dsi'),
    marks: { ambassador: true },
  });
  const gael = await signedIn(browser, email);

  // Each criterion narrows the list, and the address says them all.
  await signIn(page, PEOPLE.administrator);
  await page.goto('/administration/comptes');
  const filters = page.locator('.facets:visible');
  const choice = (label: string) => filters.getByRole('combobox', { name: label, exact: true });
  await choice('Organisme').selectOption(id('carsat-bretagne'));
  await choice('Mention').selectOption({ label: 'Ambassadeur de l’innovation' });
  await expect(page.getByRole('rowheader', { name })).toHaveCount(0);
  await choice('Organisme').selectOption(id('cnav'));
  await choice('Direction').selectOption(id('cnav-dsi'));
  await expect(page).toHaveURL(/organisme=[^&]+/);
  await expect(page).toHaveURL(/direction=[^&]+/);
  await expect(page).toHaveURL(/mention=ambassador/);
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
  await expect(row).toContainText('Ambassadeur de l’innovation');
  await expect(page.getByRole('rowheader', { name: 'Julie Morel' })).toHaveCount(0);
  await expectSound(page);
  await page.reload();
  await expect(row).toContainText('Actif');
  await expect(choice('Mention')).toHaveValue('ambassador');

  // Closed: signed out at once, and the door says no more than to anybody.
  const open = page.getByLabel('Ce compte peut se connecter');
  const save = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await expect(page.getByText('Le compte est à jour').first()).toBeVisible();
  };
  await row.getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeFocused();
  await open.uncheck();
  await save();
  await expect(page.getByText('Compte désactivé').first()).toBeVisible();
  await gael.goto('/idees');
  const password = gael.getByLabel('Mot de passe', { exact: true });
  await expect(password).toBeVisible();
  await gael.getByLabel('Adresse').fill(email);
  await password.fill('demonstration-2026');
  await gael.getByRole('main').getByRole('button', { name: 'Se connecter' }).click();
  await expect(gael.getByText('Adresse ou mot de passe incorrect').first()).toBeVisible();

  await page.goto('/administration/comptes?etat=active&mention=ambassador');
  await expect(page.getByRole('rowheader', { name })).toHaveCount(0);
  await choice('Compte').selectOption('disabled');
  await expect(row).toContainText('Fermé');
  await expectAccessible(page);

  await row.getByRole('link', { name }).click();
  await open.check();
  await save();
  await expect(page.getByText('Compte réactivé').first()).toBeVisible();
  await signIn(gael, email);
  await gael.context().close();
});
