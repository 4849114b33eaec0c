// The administration: who may do what, changed at once; who is who; what is lent.
import { expect, test, type Page } from '@playwright/test';
import { PEOPLE, expectAccessible, expectSound, signIn, signedIn } from './portal';

const cell = (page: Page, name: string) => page.getByRole('checkbox', { name });

async function apply(page: Page, changes: string): Promise<void> {
  await page.getByRole('button', { name: 'Relire et appliquer' }).click();
  await page.getByRole('dialog').getByRole('button', { name: changes }).click();
  await expect(page.getByText('C’est appliqué, partout et tout de suite.')).toBeVisible();
}

test('a cell is changed by keyboard, read again in words, and counts at once for others', async ({ page, browser }) => {
  test.slow();
  await signIn(page, PEOPLE.superAdmin);
  await page.goto('/administration');
  await expect(page.getByRole('heading', { level: 1, name: 'Qui peut faire quoi' })).toBeVisible();
  await expectSound(page);

  const reader = await signedIn(browser, PEOPLE.reader);
  await reader.goto('/lecons');
  await expect(reader.getByRole('heading', { level: 1 })).toBeVisible();

  // From the first cell: three rows down (Expérimentations), two columns right (Consultation : consulter).
  await cell(page, 'Accueil et une, Consultation : ajouter et retirer').focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  const read = cell(page, 'Expérimentations, Consultation : consulter');
  await expect(read).toBeFocused();
  await expect(read).toHaveAttribute('aria-checked', 'true');
  await page.keyboard.press('Space');
  await expect(read).toHaveAttribute('aria-checked', 'false');
  await expect(page.getByText('Les agents en consultation ne verront plus « Expérimentations », ni son contenu.')).toBeVisible();
  await expectAccessible(page);
  await apply(page, 'Appliquer 1 changement');

  await reader.goto('/experimentations');
  await expect(reader.getByText('Vous n’avez pas ce droit')).toBeVisible();
  await page.getByRole('button', { name: 'Annuler' }).click();
  await expect(page.getByText('Les droits d’avant sont de retour.')).toBeVisible();
  await reader.goto('/experimentations');
  await expect(reader.getByRole('article').first().or(reader.getByRole('row').nth(1))).toBeVisible();
  await reader.context().close();

  await page.goto('/administration/journal');
  await expect(page.getByText('Les agents en consultation, « Expérimentations », consulter : tout → rien').first()).toBeVisible();
  await expectAccessible(page);
});

test('a rule of rights is told before anything is sent', async ({ page }) => {
  await signIn(page, PEOPLE.superAdmin);
  await page.goto('/administration');
  await cell(page, 'Défis, Contributeur : consulter').click();
  await page.getByRole('button', { name: 'Relire et appliquer' }).click();
  await expect(page.getByText('sans pouvoir lire : ouvrez aussi la lecture')).toBeVisible();
  await expectAccessible(page);
});

test('a functional administrator reads the matrix, finds people and lends rights for a while', async ({ page }) => {
  await signIn(page, PEOPLE.administrator);
  await page.getByRole('navigation', { name: 'Navigation principale' }).first();
  await page.goto('/administration');
  await expect(page.getByText('seul le super administrateur la change')).toBeVisible();
  await page.getByRole('link', { name: 'Comptes' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Qui est qui' })).toBeFocused();
  await expectSound(page);
  await page.getByRole('link', { name: 'Marc Petit' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Marc Petit' })).toBeFocused();
  await expectSound(page);

  await page.getByRole('link', { name: 'Lui donner une délégation' }).click();
  await expect(page.getByLabel('À qui')).toHaveValue('Marc Petit');
  await page.getByRole('checkbox', { name: 'Agenda' }).check();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Donner la délégation' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ce qui est délégué' })).toBeFocused();
  await expect(page.getByText('sur Agenda').first()).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: 'Retirer la délégation de Marc Petit' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click();
  await expect(page.getByText('La délégation est retirée.')).toBeVisible();
});

test('a person is added with a first password', async ({ page }) => {
  await signIn(page, PEOPLE.administrator);
  await page.goto('/administration/comptes/nouveau');
  await page.getByRole('button', { name: 'Ajouter la personne' }).click();
  await expect(page.getByText('Il y a un problème')).toBeVisible();
  await expectAccessible(page);
  const name = `Anne Essai ${Date.now()}`;
  await page.getByLabel('Nom', { exact: true }).fill(name);
  await page.getByLabel('Adresse professionnelle').fill(`anne.${Date.now()}@cnav.example`);
  await page.getByRole('button', { name: 'Ajouter la personne' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeFocused();
  await expect(page.getByText('Compte créé : Consultation')).toBeVisible();

  // A referent is trained: a common base, then a complement each year.
  await page.getByLabel('Référent innovation de son organisme').check();
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(page.getByText('Le socle commun reste à suivre.')).toBeVisible();
  await page.getByRole('button', { name: 'Ajouter une formation' }).click();
  await page.getByLabel('Formation', { exact: true }).selectOption('Socle commun');
  await page.getByLabel('Suivie le').fill('2024-03-12');
  await page.getByRole('button', { name: 'Enregistrer les formations' }).click();
  await expect(page.getByText('Le complément de cette année reste à suivre.')).toBeVisible();
  await expectSound(page);
});

test('those who administer nothing have no way in', async ({ page }) => {
  await signIn(page, PEOPLE.reader);
  await expect(page.getByRole('link', { name: 'Administration' })).toHaveCount(0);
  await page.goto('/administration');
  await expect(page.getByText('Vous n’avez pas ce droit')).toBeVisible();
});
