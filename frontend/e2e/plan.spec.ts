// The communication plan of the portal: administrators keep it, are reminded of it on the landing page, and take it along.
import { expect, test } from '@playwright/test';
import { fresh } from './ideas';
import { PEOPLE, dayOfParis, expectPrints, expectSound, signIn } from './portal';

test('an administrator plans an action, is reminded of it, and marks it as done', async ({ page }) => {
  const [what, other] = [fresh('Annoncer le portail au public'), fresh('Écrire aux retraités')];
  await signIn(page, PEOPLE.administrator);
  await page.goto('/administration/plan-de-communication');
  await expect(page.getByRole('heading', { level: 1, name: 'Plan de communication du portail' })).toBeVisible();
  await expectSound(page);
  await expectPrints(page);
  const form = page.getByRole('form', { name: 'Action de communication' });
  await form.getByRole('button', { name: 'Ajouter l’action' }).click();
  await expect(form.getByLabel('Ce que l’on dit ou fait')).toHaveAttribute('aria-invalid', 'true');
  await form.getByLabel('Ce que l’on dit ou fait').fill(what);
  await form.getByLabel('Canal').fill('Site public');
  await form.getByLabel('À qui').selectOption('Grand public');
  await form.getByLabel('Jour').fill(dayOfParis(0));
  await form.getByRole('button', { name: 'Ajouter l’action' }).click();
  const line = page.getByRole('listitem').filter({ hasText: what });
  await expect(line.getByText('À faire cette semaine')).toBeVisible();
  await expect(line.getByText('Grand public')).toBeVisible();
  await form.getByLabel('Ce que l’on dit ou fait').fill(other);
  await form.getByLabel('Jour').fill(dayOfParis(0));
  await form.getByRole('button', { name: 'Ajouter l’action' }).click();
  const second = page.getByRole('listitem').filter({ hasText: other });
  await expect(second.getByText('À faire cette semaine')).toBeVisible();
  await expectSound(page);

  const taken = page.waitForEvent('download');
  await page.getByRole('group', { name: 'Plan de communication du portail' }).getByRole('button', { name: 'Texte' }).click();
  expect((await taken).suggestedFilename()).toBe('plan-de-communication-du-portail.md');

  await page.goto('/');
  await page.getByRole('link', { name: /du plan de communication à faire cette semaine/ }).click();
  // What is done goes below the other of its day, and each line still acts on what it shows.
  await second.getByRole('button', { name: `Marquer comme fait : ${other}` }).click();
  await expect(second.getByText('Fait', { exact: true })).toBeVisible();
  await second.getByRole('button', { name: `Retirer : ${other}` }).click();
  await expect(second).toHaveCount(0);
  await line.getByRole('button', { name: `Marquer comme fait : ${what}` }).click();
  await expect(line.getByText('Fait', { exact: true })).toBeVisible();
  await line.getByRole('button', { name: `Retirer : ${what}` }).click();
  await expect(line).toHaveCount(0);
});
