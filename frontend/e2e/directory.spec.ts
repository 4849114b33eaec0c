// « Un réseau à votre service »: one agrees to be found, is found by what one knows, and is written to (scenario 33).
import { expect, test, type Page } from '@playwright/test';
import { apiOf, depositBy, fresh } from './ideas';
import { PEOPLE, expectPrints, expectSound, signIn, signedIn } from './portal';

test('a person agrees to be found, and a colleague finds them and the mailbox of their body', async ({ page, browser }) => {
  const skill = `design thinking ${Date.now()}`;
  await signIn(page, PEOPLE.referent);
  await page.goto('/reseau');
  await expect(page.getByRole('heading', { level: 1, name: 'Un réseau à votre service' })).toBeVisible();
  await expectSound(page);
  await expectPrints(page);
  await page.getByRole('link', { name: 'Ma fiche' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Yann Kerbrat' })).toBeFocused();
  await page.getByRole('button', { name: 'Modifier la fiche' }).click();
  await page.getByLabel('Ce que je sais faire').fill(skill);
  await page.getByLabel('Ce pour quoi l’on peut m’appeler').fill('Animer un premier atelier.');
  await page.getByLabel('Mon téléphone').fill('02.99.12.34.56');
  await page.getByLabel('J’accepte d’être trouvé par cette fiche').check();
  await expectSound(page);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText(skill)).toBeVisible();

  const administrator = await signedIn(browser, PEOPLE.administrator);
  await administrator.goto('/reseau');
  await administrator.getByRole('button', { name: 'Changer la boîte de Carsat Bretagne' }).click();
  await expect(administrator.getByText('Sans référent').first()).toBeVisible();
  await administrator.getByLabel('Boîte de Carsat Bretagne').fill('innovation@carsat-bretagne.example');
  await administrator.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(administrator.getByRole('link', { name: 'innovation@carsat-bretagne.example' }).first()).toBeVisible();
  await administrator.context().close();

  const reader = await signedIn(browser, PEOPLE.reader);
  await reader.goto(`/reseau?q=${encodeURIComponent(skill)}`);
  const card = reader.getByRole('listitem').filter({ hasText: skill });
  await expect(card.getByText('Référent innovation')).toBeVisible();
  await expect(card.getByRole('link', { name: '02 99 12 34 56' })).toHaveAttribute('href', 'tel:0299123456');
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

test('an ambassador wears a badge, and their card names what they signed and nothing else (scenario 33)', async ({ page, browser }) => {
  test.slow();
  const signed = fresh('Un guide des ambassadeurs');
  const masked = fresh('Une idée que je ne signe pas');
  await signIn(page, PEOPLE.administrator);
  await page.goto('/administration/comptes');
  await page.getByRole('link', { name: 'Karim Haddad' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Karim Haddad' })).toBeFocused();
  await page.getByLabel('Ambassadeur de l’innovation').check();
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(page.getByText('Le compte est à jour').first()).toBeVisible();

  const karim = await signedIn(browser, PEOPLE.challengeOwner);
  const ask = await apiOf(karim, PEOPLE.challengeOwner);
  await depositBy(ask, signed);
  await depositBy(ask, masked, { anonymous: true });
  await karim.goto('/reseau');
  await karim.getByRole('link', { name: 'Ma fiche' }).click();
  await karim.getByRole('button', { name: 'Modifier la fiche' }).click();
  await karim.getByLabel('J’accepte d’être trouvé par cette fiche').check();
  await karim.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(karim.getByRole('button', { name: 'Modifier la fiche' })).toBeVisible();
  await karim.context().close();

  const reader = await signedIn(browser, PEOPLE.reader);
  await reader.goto('/reseau?q=Karim');
  const card = reader.getByRole('listitem').filter({ hasText: 'Karim Haddad' });
  await expect(card.getByText('Ambassadeur')).toBeVisible();
  await card.getByRole('link', { name: 'Karim Haddad' }).click();
  const ideas = reader.getByRole('region', { name: 'Idées signées' });
  await expect(ideas.getByRole('link', { name: signed })).toBeVisible();
  await expect(reader.getByText(masked)).toHaveCount(0);
  await expectSound(reader);
  await reader.context().close();
});

test('an event names a partner of the register, and each leads to the other', async ({ page }) => {
  const stamp = Date.now();
  const name = `Laboratoire ${stamp}`;
  await signIn(page, PEOPLE.administrator);
  await page.goto('/reseau/partenaires');
  await page.getByRole('button', { name: 'Ajouter un partenaire' }).click();
  const form = page.getByRole('form', { name: 'Ajouter un partenaire' });
  await form.getByLabel('Nom', { exact: true }).fill(name);
  await form.getByLabel('Type', { exact: true }).selectOption({ index: 1 });
  await form.getByRole('button', { name: 'Enregistrer' }).click();
  const line = page.getByRole('listitem').filter({ hasText: name });
  await expect(line.getByText('Aucune rencontre dans l’agenda')).toBeVisible();

  await page.goto('/agenda');
  await page.getByRole('link', { name: 'Ajouter un événement' }).click();
  await page.getByLabel('Ajouter un partenaire rencontré').fill(name);
  await page.getByRole('option', { name }).click();
  await expect(page.getByRole('button', { name: `Retirer ${name}` })).toBeVisible();
  await expectSound(page);
  const title = `Visite ${stamp}`;
  await page.getByLabel('Titre', { exact: true }).fill(title);
  await page.getByLabel('Jour', { exact: true }).fill('2026-01-15');
  await page.getByLabel('Texte', { exact: true }).fill('Une matinée ensemble.');
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
  await page.getByRole('button', { name: 'Publier', exact: true }).click();
  await page.getByRole('button', { name: 'Publier ou programmer' }).click();
  await expect(page.getByText('Publié le')).toBeVisible();
  await page.getByRole('link', { name }).click();
  await expect(line.getByText('Dernière rencontre le 15 janvier 2026')).toBeVisible();
  await line.getByRole('button', { name: 'Voir les rencontres' }).click();
  await expectSound(page);
  await line.getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
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

test('of two who change one partner neither loses a word, and one goes on from the mailbox that another gave', { tag: '@wide' }, async ({ page, browser }) => {
  const name = `Caisse voisine ${Date.now()}`;
  const again = (who: Page) => who.getByRole('button', { name: 'Reprendre sur la version actuelle' });
  const save = async (who: Page, url: RegExp): Promise<number> => {
    const sent = who.waitForResponse((one) => url.test(one.url()) && one.request().method() === 'PUT');
    await who.getByRole('main').getByRole('button', { name: 'Enregistrer', exact: true }).click();
    return (await sent).status();
  };
  await signIn(page, PEOPLE.administrator);
  await page.goto('/reseau/partenaires');
  await page.getByRole('button', { name: 'Ajouter un partenaire' }).click();
  const form = page.getByRole('form', { name: 'Ajouter un partenaire' });
  await form.getByLabel('Nom', { exact: true }).fill(name);
  await form.getByLabel('Type', { exact: true }).selectOption('Financeur');
  await form.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('heading', { level: 3, name })).toBeVisible();

  const nadia = await signedIn(browser, PEOPLE.superAdmin);
  for (const who of [page, nadia]) {
    await who.goto(`/reseau/partenaires?q=${encodeURIComponent(name)}`);
    await who.getByRole('button', { name: `Changer ${name}` }).click();
  }
  const field = (who: Page, label: string) => who.getByRole('form', { name: `Changer ${name}` }).getByLabel(label);
  await field(nadia, 'Lieu').fill('Vannes');
  await field(nadia, 'Note').fill('Elle finance les ateliers.');
  expect(await save(nadia, /partners/)).toBe(200);
  await field(page, 'Note').fill('Elle prête une salle.');
  expect(await save(page, /partners/)).toBe(412);
  await again(page).click();
  await expect(page.locator('[data-resumed]')).toBeFocused();
  await expect(page.locator('[data-resumed]')).toContainText('Elle finance les ateliers.');
  await expect(field(page, 'Note')).toHaveValue('Elle prête une salle.');
  await expect(field(page, 'Lieu')).toHaveValue('Vannes');
  await expectSound(page);
  expect(await save(page, /partners/)).toBe(200);
  await expect(page.getByText('Elle prête une salle.')).toBeVisible();

  // The mailbox of a body: what one typed stays in its field, and is kept at the next press.
  for (const who of [page, nadia]) {
    await who.goto('/reseau');
    await who.getByRole('button', { name: 'Changer la boîte de Carsat Normandie' }).click();
  }
  const box = (who: Page) => who.getByLabel('Boîte de Carsat Normandie');
  const hers = `hers-${Date.now()}@normandie.example`;
  const mine = `mine-${Date.now()}@normandie.example`;
  await box(nadia).fill(hers);
  expect(await save(nadia, /mailbox/)).toBe(200);
  await box(page).fill(mine);
  expect(await save(page, /mailbox/)).toBe(412);
  await again(page).click();
  await expect(page.locator('[data-resumed]')).toContainText(hers);
  await expect(box(page)).toHaveValue(mine);
  expect(await save(page, /mailbox/)).toBe(200);
  await expect(page.getByRole('link', { name: mine }).first()).toBeVisible();
  await nadia.context().close();
});
