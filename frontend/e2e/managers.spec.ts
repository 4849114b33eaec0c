// The managers' corner: a challenge for a team meeting, what a body brings, whom to ask.
import { expect, test } from '@playwright/test';
import { PEOPLE, expectSound, signIn } from './portal';

test('a manager prints a challenge for a meeting, and sees totals and no name', async ({ page }) => {
  await signIn(page, PEOPLE.reader);
  await page.getByRole('link', { name: 'Espace managers' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Espace managers' })).toBeFocused();
  // The demonstration has few experiments of her body: a total that small would point at somebody.
  await expect(page.getByText('Trop peu pour être affiché').first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Formation' })).toBeVisible();
  await expectSound(page);
  const row = page.getByRole('listitem').filter({ hasText: 'Comment accueillir sans faire revenir' });
  await row.getByRole('link', { name: 'Fiche de réunion' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Comment accueillir' })).toBeFocused();
  await expect(page.getByText('En quinze minutes de réunion')).toBeVisible();
  await expect(page.getByText('rappels, pièces à apporter')).toBeVisible();
  await expectSound(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Imprimer' })).toBeHidden();
  await expect(page.getByText('En quinze minutes de réunion')).toBeVisible();
});
