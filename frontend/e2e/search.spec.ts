// Search: from the landing page, by criteria, by the keyboard alone, and when there is nothing.
import { expect, test, type Page } from '@playwright/test';
import { deposit, fields, fresh } from './ideas';
import { PEOPLE, expectAccessible, expectNoSidewaysScroll, signIn } from './portal';

const field = (page: Page) => page.getByRole('combobox', { name: 'Que cherchez-vous' });
const results = (page: Page) => page.locator('.hit-rows .row-item');
const count = (page: Page) => page.getByRole('heading', { level: 2, name: /résultats?$/ });

test('whoever wonders finds it, whatever became of it', async ({ page }) => {
  await signIn(page, PEOPLE.reader);
  await page.getByRole('searchbox', { name: 'Chercher dans tout le portail' }).fill('rappels aux assures');
  await page.getByRole('main').getByRole('button', { name: 'Chercher' }).click();
  await expect(page).toHaveURL(/\/recherche\?q=rappels/);
  await expect(page.getByRole('heading', { level: 1, name: 'Recherche' })).toBeFocused();
  await expect(count(page)).toHaveAttribute('aria-live', 'polite');
  await expect(results(page).filter({ hasText: 'Rappeler les assurés la veille' })).toHaveCount(1);
  await expect(results(page).locator('mark').first()).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await test.step('criteria stand in the address, with their counts', async () => {
    const narrow = page.getByRole('button', { name: /^Filtrer/ });
    const open = await narrow.isVisible();
    if (open) await narrow.click();
    await page.getByRole('checkbox', { name: /^Expérimentations/ }).locator('visible=true').check();
    await expect(page).toHaveURL(/nature=poc/);
    if (open) await page.getByRole('button', { name: /^Afficher/ }).click();
    await expect(results(page).filter({ hasText: 'Idée' })).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole('button', { name: 'Retirer le filtre Expérimentations' })).toBeVisible();
    await page.getByRole('button', { name: 'Retirer le filtre Expérimentations' }).click();
    await expect(page).not.toHaveURL(/nature/);
  });
});

test('the keyboard is enough, and the device remembers', async ({ page }) => {
  await signIn(page, PEOPLE.reader);
  await page.goto('/recherche');
  await page.getByRole('heading', { level: 1, name: 'Recherche' }).focus();
  await page.keyboard.press('Tab');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('ateliers mob');
  const option = page.getByRole('option').filter({ hasText: 'Ateliers mobiles en zone rurale' });
  await expect(option.first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('listbox').getByRole('option', { selected: true })).toHaveCount(1);
  await expect(field(page)).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=ateliers/);
  await expect(results(page).first()).toContainText('Ateliers mobiles');
  await field(page).fill('');
  const recent = page.getByRole('option', { name: 'ateliers mob' });
  await expect(recent).toBeVisible();
  await field(page).fill('ateliers mob');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Ateliers mobiles en zone rurale' })).toBeFocused();
});

test('a misspelt word is put right; nothing found leads somewhere', async ({ page }) => {
  await signIn(page, PEOPLE.reader);
  await page.goto('/recherche?q=simulatteur%20progresive');
  await expect(page.getByText('Vouliez-vous dire')).toBeVisible();
  await expect(results(page).first()).toContainText('Simulateur de retraite progressive');
  await page.goto('/recherche?q=xylophone%20quantique');
  await expect(page.getByRole('heading', { name: 'Rien trouvé' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Demander à la Dinno' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Déposer cette idée' }).click();
  await expect(fields(page).title).toHaveValue('xylophone quantique');
});

test('what exists already is shown while one writes, and supported in place', async ({ page, browser }) => {
  await signIn(page, PEOPLE.reader);
  const title = fresh('Des plantes vertes dans les halls');
  await deposit(page, title);
  const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris' });
  const other = await context.newPage();
  await signIn(other, PEOPLE.topManagement);
  await other.goto('/idees/deposer');
  await expect(async () => {
    await fields(other).title.fill('');
    await fields(other).title.fill('Mettre des plantes vertes dans nos halls');
    await expect(other.locator('.similar .row-item').filter({ hasText: title })).toBeVisible({ timeout: 3000 });
  }).toPass();
  await expect(other.locator('.similar [role=status]').first()).toContainText('existe');
  await expectAccessible(other);
  const near = other.locator('.similar .row-item').filter({ hasText: title });
  await near.getByRole('button', { name: 'C’est la mienne, je la soutiens' }).click();
  await expect(near.getByText('Vous la soutenez.')).toBeVisible();
  await context.close();
});
