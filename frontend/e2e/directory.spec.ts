// « Un réseau à votre service »: one agrees to be found, is found by what one knows, and is written to (scenario 33).
import { expect, test } from '@playwright/test';
import { PEOPLE, expectSound, signIn, signedIn } from './portal';

test('a person agrees to be found, and a colleague finds them and the mailbox of their body', async ({ page, browser }) => {
  const skill = `design thinking ${Date.now()}`;
  await signIn(page, PEOPLE.referent);
  await page.goto('/reseau');
  await expect(page.getByRole('heading', { level: 1, name: 'Un réseau à votre service' })).toBeVisible();
  await expectSound(page);
  await page.getByRole('link', { name: 'Ma fiche' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Yann Kerbrat' })).toBeFocused();
  await page.getByRole('button', { name: 'Modifier la fiche' }).click();
  await page.getByLabel('Ce que je sais faire').fill(skill);
  await page.getByLabel('Ce pour quoi l’on peut m’appeler').fill('Animer un premier atelier.');
  await page.getByLabel('J’accepte d’être trouvé par cette fiche').check();
  await expectSound(page);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText(skill)).toBeVisible();

  const administrator = await signedIn(browser, PEOPLE.administrator);
  await administrator.goto('/reseau');
  await administrator.getByRole('button', { name: 'Changer la boîte de Carsat Bretagne' }).click();
  await administrator.getByLabel('Boîte de Carsat Bretagne').fill('innovation@carsat-bretagne.example');
  await administrator.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(administrator.getByRole('link', { name: 'innovation@carsat-bretagne.example' }).first()).toBeVisible();
  await administrator.context().close();

  const reader = await signedIn(browser, PEOPLE.reader);
  await reader.goto(`/reseau?q=${encodeURIComponent(skill)}`);
  const card = reader.getByRole('listitem').filter({ hasText: skill });
  await expect(card.getByText('Référent innovation')).toBeVisible();
  await expect(card.getByRole('link', { name: 'innovation@carsat-bretagne.example' })).toBeVisible();
  await expect(reader.getByRole('button', { name: /Changer la boîte/ })).toHaveCount(0);
  await expectSound(reader);
  await card.getByRole('link', { name: 'Me contacter' }).click();
  await expect(reader).toHaveURL(/\/messages\/ecrire\//);
  await reader.context().close();

  // Whoever agreed may change their mind.
  await page.getByRole('button', { name: 'Modifier la fiche' }).click();
  await page.getByLabel('J’accepte d’être trouvé par cette fiche').uncheck();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Cette fiche n’est pas visible')).toBeVisible();
});

test('an outside partner is put on the register, found by type, and kept when one works with it no more', async ({ page, browser }) => {
  const name = `Conférence des financeurs ${Date.now()}`;
  await signIn(page, PEOPLE.administrator);
  await page.goto('/reseau');
  await page.getByRole('link', { name: 'Partenaires extérieurs' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Partenaires extérieurs' })).toBeFocused();
  await expectSound(page);
  await page.getByRole('button', { name: 'Ajouter un partenaire' }).click();
  const form = page.getByRole('form', { name: 'Ajouter un partenaire' });
  await form.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(form.getByText('Choisissez le type du partenaire.').first()).toBeVisible();
  await form.getByLabel('Nom', { exact: true }).fill(name);
  await form.getByLabel('Type', { exact: true }).selectOption('Financeur');
  await form.getByLabel('Lieu').fill('Rennes');
  await form.getByLabel('Site').fill('https://partner.example');
  await expectSound(page);
  await form.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('heading', { level: 3, name })).toBeVisible();

  const reader = await signedIn(browser, PEOPLE.reader);
  await reader.goto('/reseau/partenaires');
  await reader.getByRole('list', { name: 'Partenaires par type' }).getByRole('link', { name: /^Financeur/ }).click();
  const line = reader.getByRole('listitem').filter({ hasText: name });
  await expect(line.getByText('Rennes')).toBeVisible();
  await expect(reader.getByRole('button', { name: 'Ajouter un partenaire' })).toHaveCount(0);
  await expect(line.getByRole('button')).toHaveCount(0);
  await expectSound(reader);
  await reader.context().close();

  await page.getByRole('button', { name: `Changer ${name}` }).click();
  await page.getByLabel('L’on travaille encore avec ce partenaire').uncheck();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('heading', { level: 3, name })).toHaveCount(0);
  await page.goto(`/reseau/partenaires?anciens=oui&q=${encodeURIComponent(name)}`);
  await expect(page.getByRole('heading', { level: 3, name })).toBeVisible();
  await expect(page.getByText('Ancien partenaire')).toBeVisible();
});
