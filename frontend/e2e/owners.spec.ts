// Who looks after what is published.
import { expect, test } from '@playwright/test';
import { fresh } from './ideas';
import { PEOPLE, expectSound, signIn } from './portal';

test('an administrator hands what somebody looked after to somebody else', async ({ page }) => {
  const title = fresh('Un lieu pour imaginer');
  await signIn(page, PEOPLE.administrator);
  await page.goto('/methodes/ecrire');
  await page.getByLabel('Titre').fill(title);
  await page.getByLabel('Nature').selectOption({ label: 'Espace' });
  await page.getByLabel('Texte').fill('Une salle ouverte à tous.');
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
  await page.getByRole('link', { name: 'Modifier' }).first().click();
  const keeper = page.getByRole('combobox', { name: 'Qui le suit' });
  await expect(keeper).not.toHaveValue('');
  await keeper.fill('Julie');
  await page.getByRole('option', { name: 'Julie Morel' }).click();
  await expectSound(page);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Suivi par Julie Morel')).toBeVisible();
});
