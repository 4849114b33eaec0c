// Who looks after what is published.
import { expect, test } from '@playwright/test';
import { fresh } from './ideas';
import { PEOPLE, comeBackFor, expectSound, signIn, signedIn } from './portal';

test('an administrator hands what somebody looked after to somebody else', { tag: '@wide' }, async ({ page }) => {
  const title = fresh('Un lieu pour imaginer');
  await signIn(page, PEOPLE.administrator);
  await page.goto('/methodes/ecrire');
  await page.getByLabel('Titre').fill(title);
  await page.getByLabel('Nature').selectOption({ label: 'Lieu ou outil' });
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

test('whoever is named as the one to call is told, and may stop', { tag: '@wide' }, async ({ page, browser }) => {
  const title = fresh('Une fiche qui oriente');
  await signIn(page, PEOPLE.contributor);
  await page.goto('/pratiques');
  await page.getByRole('link', { name: 'Partager une pratique' }).click();
  await page.getByLabel('Titre', { exact: true }).fill(title);
  await page.getByLabel('Domaine', { exact: true }).selectOption({ index: 1 });
  await page.getByRole('combobox', { name: 'Personne à contacter' }).fill('Sophie');
  await page.getByRole('option', { name: 'Sophie Lambert' }).click();
  await page.getByRole('button', { name: 'Partager la pratique' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  const address = page.url();

  const sophie = await signedIn(browser, PEOPLE.reader);
  const told = sophie.getByRole('listitem').filter({ hasText: title });
  await comeBackFor(sophie, '/notifications', told.getByText('Vous êtes désormais la personne à contacter'));
  // Of her, to whoever keeps the accounts: her notification speaks to her.
  const nadia = await signedIn(browser, PEOPLE.superAdmin);
  await nadia.goto('/administration/comptes?q=Sophie');
  await nadia.getByRole('link', { name: 'Sophie Lambert' }).click();
  await expect(nadia.getByText('Désignation comme personne à contacter pour une pratique').first()).toBeVisible();
  await expect(nadia.getByText('Vous êtes désormais')).toHaveCount(0);
  await nadia.context().close();
  await sophie.goto(address);
  const contact = sophie.getByRole('region', { name: 'Qui peut vous aider' });
  await expect(contact.getByText('Sophie Lambert')).toBeVisible();
  const leave = { name: 'Ne plus être la personne à contacter' };
  await contact.getByRole('button', leave).click();
  const dialog = sophie.getByRole('dialog', leave);
  await expect(dialog.getByText('La personne qui a publié la pratique redevient')).toBeVisible();
  await expectSound(sophie);
  await dialog.getByRole('button', leave).click();
  await expect(contact.getByText('Julie Morel')).toBeVisible();
  await expect(contact.getByRole('button', leave)).toHaveCount(0);
  await expectSound(sophie);
  await sophie.context().close();
});
