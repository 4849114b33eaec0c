// « Un réseau à votre service »: one agrees to be found, is found by what one knows, and is written to (scenario 33).
import { expect, test, type Page } from '@playwright/test';
import { apiOf, depositBy, expectKept, fields, fresh, write } from './ideas';
import { PEOPLE, expectPrints, expectSound, signIn, signedIn } from './portal';

test('a person agrees to be found, and a colleague finds them and the mailbox of their body (scenario 33)', async ({ page, browser }) => {
  test.slow();
  const stamp = Date.now();
  const skill = `design thinking ${stamp}`;
  const site = `Quimper ${stamp}`;
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
  await page.getByLabel('Où je travaille').fill(site);
  await page.getByLabel('Mon téléphone').fill('02.99.12.34.56');
  await page.getByLabel('Quand je suis joignable').fill('Le matin, sauf le mercredi');
  await page.getByLabel('Comment je préfère être contacté').selectOption({ label: 'par téléphone' });
  const preview = page.getByRole('region', { name: 'Ce que les autres verront' });
  await expect(preview.getByText('Rien tant que vous n’acceptez pas')).toBeVisible();
  await page.getByLabel('J’accepte d’être trouvé par cette fiche').check();
  await expect(preview).toContainText(skill);
  await expect(preview).toContainText(site);
  await expectSound(page);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('button', { name: 'Modifier la fiche' })).toBeVisible();
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
  await expect(card.getByText(/Joignable\s: Le matin, sauf le mercredi/)).toBeVisible();
  await expect(card.getByText(/De préférence\s: par téléphone/)).toBeVisible();
  await expect(card.getByRole('link', { name: '02 99 12 34 56' })).toHaveAttribute('href', 'tel:0299123456');
  await expect(card.getByRole('link', { name: 'innovation@carsat-bretagne.example' })).toBeVisible();
  await expect(reader.getByRole('button', { name: /Changer la boîte/ })).toHaveCount(0);
  await expect(reader.getByText('Sans référent').first(), 'where nobody answers for innovation').toBeVisible();
  await expectSound(reader);
  // One says what one needs, and where; each site that has a referent leads to them.
  await reader.goto(`/reseau?q=${encodeURIComponent(`Je cherche un référent à ${site}`)}`);
  await expect(card).toContainText(site);
  // On a phone the criteria open over the list: they are chosen on a desk.
  if ((reader.viewportSize()?.width ?? 0) >= 600) {
    const bodies = reader.getByRole('region', { name: 'Filtrer le réseau' }).getByLabel('Caisse');
    await expect(bodies.locator('option', { hasText: /^Carsat Bretagne \(1\)$/ })).toBeAttached();
  }
  await reader.getByRole('link', { name: `${site} (1)` }).click();
  await expect(reader).toHaveURL(/role=referent/);
  await expect(card).toContainText(skill);
  await card.getByRole('link', { name: /^Me contacter\s: ./ }).click();
  await expect(reader).toHaveURL(/\/messages\/ecrire\//);
  await reader.context().close();

  // Whoever agreed may change their mind.
  await page.getByRole('button', { name: 'Modifier la fiche' }).click();
  await page.getByLabel('J’accepte d’être trouvé par cette fiche').uncheck();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Cette fiche n’est pas visible')).toBeVisible();
});

test('whoever is called about a practice is found as somebody who helps to take it up', { tag: '@wide' }, async ({ page }) => {
  const stamp = Date.now();
  const [skill, title] = [`relecture à voix haute ${stamp}`, fresh('Relire à deux')];
  const julie = await apiOf(page, PEOPLE.contributor);
  const { id } = (await julie('get', '/me')).person;
  const { version } = await julie('get', `/directory/${id}`);
  const content = { expertise: [skill], visible: true };
  await julie('put', `/directory/${id}`, { content }, { 'if-match': `"${version}"` });
  const practice = { kind: 'good_practice', title, domain: 'social_action', contact_id: id };
  await julie('post', '/practices', { content: practice }, { 'idempotency-key': `holder-${stamp}` });

  await signIn(page, PEOPLE.reader);
  await page.goto(`/reseau?q=${encodeURIComponent(skill)}&role=holder`);
  const card = page.getByRole('listitem').filter({ hasText: skill });
  await expect(card.getByText('Porteur d’une pratique')).toBeVisible();
  await page.getByText('Qui est qui').click();
  await expect(page.getByText(/Connaît une pratique du Store de l’intérieur/)).toBeVisible();
  await expectSound(page);
  await card.getByRole('link', { name: 'Julie Morel', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Julie Morel' })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Ajouter à mes contacts' }).click();
  expect((await download).suggestedFilename()).toBe('contact.vcf');
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
});

test('one begins an idea with somebody who was found, and they are invited to sign it', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const stamp = Date.now();
  const [skill, title] = [`réseaux internes ${stamp}`, fresh('Une idée à deux mains')];
  const julie = await apiOf(page, PEOPLE.contributor);
  const { id } = (await julie('get', '/me')).person;
  const { version } = await julie('get', `/directory/${id}`);
  await julie('put', `/directory/${id}`, { content: { expertise: [skill], visible: true } }, { 'if-match': `"${version}"` });

  await signIn(page, PEOPLE.reader);
  await page.goto(`/reseau?q=${encodeURIComponent(skill)}`);
  await page.getByRole('listitem').filter({ hasText: skill }).getByRole('link', { name: 'Proposer une idée ensemble' }).click();
  await expect(page.getByText('Vous proposez cette idée avec Julie Morel')).toBeVisible();
  await expectSound(page);
  // The draft remembers with whom it is written.
  await write(page, title);
  await expectKept(page);
  await page.reload();
  await expect(page.getByText('Vous proposez cette idée avec Julie Morel')).toBeVisible();
  await write(page, title);
  await fields(page).send.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Votre idée est déposée' })).toBeVisible();
  await expect(page.getByText('Julie Morel reçoit votre invitation à signer cette idée avec vous.')).toBeVisible();
  await expectSound(page);
  await page.getByRole('link', { name: 'Voir mon idée' }).click();
  await expect(page.getByRole('main')).toContainText(/Invités à signer\s: Julie Morel/);

  const invited = await signedIn(browser, PEOPLE.contributor);
  await invited.goto(new URL(page.url()).pathname);
  await invited.getByRole('button', { name: 'Signer l’idée' }).click();
  await expect(invited.getByText('Vous signez cette idée.')).toBeVisible();
  await invited.context().close();
});

test('an ambassador wears a badge, and their card names what they signed and nothing else (scenario 33)', { tag: '@wide' }, async ({ page, browser }) => {
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
  await card.getByRole('link', { name: 'Karim Haddad', exact: true }).click();
  const ideas = reader.getByRole('region', { name: 'Idées signées' });
  await expect(ideas.getByRole('link', { name: signed })).toBeVisible();
  await expect(reader.getByText(masked)).toHaveCount(0);
  await expect(reader.getByRole('button', { name: 'Copier le lien' })).toBeVisible();
  await expectSound(reader);
  await reader.context().close();
});

test('an event names a partner of the register, and each leads to the other', { tag: '@wide' }, async ({ page }) => {
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
  await page.goto(`/reseau/partenaires?a-revoir=oui&q=${encodeURIComponent(name)}`);
  await expect(line).toBeVisible();

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

test('a mailbox is changed on the bodies that one may change, and on no other', { tag: '@wide' }, async ({ page, browser }) => {
  const name = fresh('Gwenn Prêtée');
  const email = `gwenn.${Date.now()}@carsat-bretagne.example`;
  const nadia = await apiOf(page, PEOPLE.superAdmin);
  const bodies = (await nadia('get', '/organisations')).items as { id: string; code: string }[];
  const organisation_id = bodies.find((one) => one.code === 'carsat-bretagne')!.id;
  const account = await nadia('post', '/accounts', { name, email, password: 'demonstration-2026', profile: 'reader', organisation_id });
  const lent = { account_id: account.id, profile: 'functional_admin', bricks: ['directory'], organisation_id };
  await nadia('post', '/delegations', lent, { 'idempotency-key': encodeURIComponent(name) });
  const rows = (who: Page) => who.getByRole('region', { name: 'Boîtes aux lettres et référents des organismes' }).getByRole('listitem');
  const change = (who: Page) => who.getByRole('button', { name: /^Changer la boîte de / });

  await signIn(page, email);
  await page.goto('/reseau');
  // Of the others too one is told, with no act.
  await expect(rows(page).filter({ hasText: 'Carsat Normandie' })).toBeVisible();
  await expect(change(page)).toHaveAccessibleName('Changer la boîte de Carsat Bretagne');
  await expectSound(page);

  const paul = await signedIn(browser, PEOPLE.administrator);
  await paul.goto('/reseau');
  await expect(rows(paul).filter({ hasText: 'Carsat Normandie' })).toBeVisible();
  await expect(rows(paul).filter({ hasNot: change(paul) })).toHaveCount(0);
  await paul.context().close();
});
