// « Voir comme »: whoever changes the matrix walks the real screens as a profile sees them, and changes nothing there.
import { expect, test, type Page } from '@playwright/test';
import { PEOPLE, expectSound, signIn, signedIn, tabTo } from './portal';

const NAME = 'Témoignages';
const services = (page: Page) => page.getByRole('list', { name: 'Les services du portail' });
/// The way to one of them, without what one does there.
const service = (page: Page, name: string) => services(page).locator('li > a').filter({ hasText: name });
const preview = (page: Page) => page.getByRole('complementary', { name: 'Aperçu' });
const browse = (page: Page) => page.getByRole('button', { name: 'Parcourir le portail avec ce profil' });

/// Closes the brick to readers, or opens it again.
async function turn(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: `${NAME}, Consultation : consulter` }).press('Space');
}

async function apply(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Relire et appliquer' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Appliquer 1 changement' }).click();
  // The toast of the last time may still be there: nothing is left to apply once the server has answered.
  await expect(page.getByText('C’est appliqué, partout et tout de suite.').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Relire et appliquer' })).toHaveCount(0);
}

test('the portal is walked as a reader sees it: a closed brick is gone, nothing changes, and leaving brings all back', async ({ page }) => {
  test.slow();
  await signIn(page, PEOPLE.superAdmin);
  await page.goto('/administration');
  await turn(page);
  await page.getByText('Voir comme…').click();
  // What one only wishes is on no screen yet.
  await expect(page.getByText('appliquez d’abord vos changements')).toBeVisible();
  await expect(browse(page)).toHaveCount(0);
  await expectSound(page);
  await apply(page);
  await tabTo(page, browse(page));
  await page.keyboard.press('Enter');

  const words = /Vous voyez le portail avec le profil «\sConsultation\s»\. Rien ne peut être modifié\./;
  await expect(preview(page).getByRole('status')).toHaveText(words);
  await expect(service(page, 'Agenda')).toBeVisible();
  await expect(service(page, NAME)).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Administration' })).toHaveCount(0);
  await expectSound(page);

  // The next screen says it too.
  await service(page, 'Expression libre').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Expression libre' })).toBeVisible();
  await expect(preview(page).getByRole('status')).toHaveText(words);
  await expectSound(page);

  await preview(page).getByRole('button', { name: 'Quitter l’aperçu' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Qui peut faire quoi' })).toBeVisible();
  await expect(preview(page)).toHaveCount(0);
  await turn(page);
  await apply(page);
  await page.goto('/');
  await expect(service(page, NAME)).toBeVisible();
  await expect(preview(page)).toHaveCount(0);
});

test('a page that is opened anew is one’s own, and signing out ends the preview', { tag: '@wide' }, async ({ page, browser }) => {
  const nadia = await signedIn(browser, PEOPLE.superAdmin);
  await nadia.goto('/administration');
  await nadia.getByText('Voir comme…').click();
  await browse(nadia).click();
  await expect(preview(nadia)).toBeVisible();
  await nadia.reload();
  await expect(services(nadia)).toBeVisible();
  await expect(preview(nadia)).toHaveCount(0);
  await nadia.goto('/administration');
  await nadia.getByText('Voir comme…').click();
  await nadia.getByRole('combobox', { name: 'Profil', exact: true }).selectOption({ label: 'Contributeur' });
  await browse(nadia).click();
  await expect(preview(nadia).getByRole('status')).toContainText('Contributeur');
  await nadia.getByRole('button', { name: /mon compte/ }).click();
  await nadia.getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(preview(nadia)).toHaveCount(0);
  await expect(nadia.getByRole('heading', { level: 1, name: 'Connexion' })).toBeVisible();
  await nadia.context().close();

  // Nobody else has a way in.
  await signIn(page, PEOPLE.administrator);
  await page.goto('/administration');
  await page.getByText('Voir comme…').click();
  await expect(page.getByText('Ce que verrait et pourrait faire ce profil')).toBeVisible();
  await expect(browse(page)).toHaveCount(0);
});
