// Accounts: found among many by body, direction and mark, closed when somebody leaves, opened again when they are back;
// and passwords in the hands of their owners.
import { expect, test, type Page } from '@playwright/test';
import { apiOf, fresh } from './ideas';
import { PEOPLE, expectAccessible, expectSound, signIn, signedIn } from './portal';
import { lettersWith, noRelay } from './relay';

test('somebody who leaves is found, closed at once, and opened again when they are back', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const name = fresh('Gaël Parti');
  const email = `gael.${Date.now()}@cnav.example`;
  const admin = await apiOf(page, PEOPLE.administrator);
  const bodies = (await admin('get', '/organisations')).items as { id: string; code: string }[];
  const id = (code: string) => bodies.find((one) => one.code === code)!.id;
  await admin('post', '/accounts', {
    name,
    email,
    password: 'demonstration-2026',
    profile: 'reader',
    organisation_id: id('cnav-dsi'),
    marks: { ambassador: true },
  });
  const gael = await signedIn(browser, email);

  // Each criterion narrows the list, and the address says them all.
  await signIn(page, PEOPLE.administrator);
  await page.goto('/administration/comptes');
  const filters = page.locator('.facets:visible');
  const choice = (label: string) => filters.getByRole('combobox', { name: label, exact: true });
  await choice('Organisme').selectOption(id('carsat-bretagne'));
  await choice('Mention').selectOption({ label: 'Ambassadeur de l’innovation' });
  await expect(page).toHaveURL(/mention=ambassador/);
  await expect(page.getByRole('rowheader', { name })).toHaveCount(0);
  await choice('Organisme').selectOption(id('cnav'));
  await choice('Direction').selectOption(id('cnav-dsi'));
  await expect(page).toHaveURL(/organisme=[^&]+/);
  await expect(page).toHaveURL(/direction=[^&]+/);
  await expect(page).toHaveURL(/mention=ambassador/);
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
  await expect(row).toContainText('Ambassadeur de l’innovation');
  await expect(page.getByRole('rowheader', { name: 'Julie Morel' })).toHaveCount(0);
  await expectSound(page);
  await page.reload();
  await expect(row).toContainText('Actif');
  await expect(choice('Mention')).toHaveValue('ambassador');

  // Closed: signed out at once, and the door says no more than to anybody.
  const open = page.getByLabel('Ce compte peut se connecter');
  const save = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await expect(page.getByText('Le compte est à jour').first()).toBeVisible();
  };
  await row.getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeFocused();
  await open.uncheck();
  await save();
  await expect(page.getByText('Compte désactivé').first()).toBeVisible();
  await gael.goto('/idees');
  const password = gael.getByLabel('Mot de passe', { exact: true });
  await expect(password).toBeVisible();
  await gael.getByLabel('Adresse').fill(email);
  await password.fill('demonstration-2026');
  await gael.getByRole('main').getByRole('button', { name: 'Se connecter' }).click();
  await expect(gael.getByText('Adresse ou mot de passe incorrect').first()).toBeVisible();

  await page.goto('/administration/comptes?etat=active&mention=ambassador');
  await expect(page.getByRole('heading', { level: 1, name: 'Qui est qui' })).toBeVisible();
  await expect(page.locator('.waiting')).toHaveCount(0);
  await expect(page.getByRole('rowheader', { name })).toHaveCount(0);
  await choice('Compte').selectOption('disabled');
  await expect(row).toContainText('Fermé');
  await expectAccessible(page);

  await row.getByRole('link', { name }).click();
  await open.check();
  await save();
  await expect(page.getByText('Compte réactivé').first()).toBeVisible();
  await enter(gael, email, 'demonstration-2026');
  await gael.context().close();
});

test('rights that somebody takes away stay away when somebody else goes on, and two profiles are both shown', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const name = fresh('Loan Deux');
  const admin = await apiOf(page, PEOPLE.administrator);
  const bodies = (await admin('get', '/organisations')).items as { id: string; code: string }[];
  const made = await admin('post', '/accounts', {
    name,
    email: `loan.${Date.now()}@cnav.example`,
    password: 'demonstration-2026',
    profile: 'contributor',
    organisation_id: bodies.find((one) => one.code === 'cnav-dsi')!.id,
    marks: { manager: true, ambassador: true },
  });
  const address = `/administration/comptes/${made.id}`;
  const now = (): Promise<any> => admin('get', `/accounts/${made.id}`);
  const of = (who: Page) => ({
    name: who.getByLabel('Nom', { exact: true }),
    open: who.getByLabel('Ce compte peut se connecter'),
    manager: who.getByLabel('Encadre une équipe'),
    ambassador: who.getByLabel('Ambassadeur de l’innovation'),
    profile: (word: string) => who.getByRole('radio', { name: new RegExp(`^${word}`) }),
  });
  const read = async (who: Page, profile: string): Promise<void> => {
    await who.goto(address);
    await expect(of(who).profile(profile)).toBeChecked();
  };
  const save = async (who: Page): Promise<number> => {
    const sent = who.waitForResponse((one) => one.url().endsWith(`/accounts/${made.id}`) && one.request().method() !== 'GET');
    await who.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    return (await sent).status();
  };
  const again = page.getByRole('button', { name: 'Reprendre sur la version actuelle' });
  const resumed = page.locator('[data-resumed]');

  // Paul reads the account; Nadia closes it and takes rights away; Paul corrects the name.
  await signIn(page, PEOPLE.administrator);
  await read(page, 'Contributeur');
  const nadia = await signedIn(browser, PEOPLE.superAdmin);
  await read(nadia, 'Contributeur');
  await of(nadia).open.uncheck();
  await of(nadia).manager.uncheck();
  await of(nadia).profile('Consultation').check();
  expect(await save(nadia)).toBe(200);
  await of(page).name.fill(`${name} corrigé`);
  await of(page).ambassador.uncheck();
  expect(await save(page)).toBe(412);
  await again.click();
  await expect(resumed).toBeFocused();
  await expect(resumed).not.toContainText('tous deux');
  await expect(of(page).name).toHaveValue(`${name} corrigé`);
  await expect(of(page).open).not.toBeChecked();
  await expect(of(page).profile('Consultation')).toBeChecked();
  await expectSound(page);
  expect(await save(page)).toBe(200);
  await expect(resumed).toHaveCount(0);
  const kept = { name: `${name} corrigé`, status: 'disabled', profile: 'reader' };
  expect(await now()).toMatchObject({ ...kept, marks: { manager: false, ambassador: false } });

  // Both give another profile: each is shown, and nothing is saved before one has chosen.
  await read(nadia, 'Consultation');
  await of(nadia).profile('Contributeur').check();
  expect(await save(nadia)).toBe(200);
  await of(page).profile('Administrateur fonctionnel').check();
  expect(await save(page)).toBe(412);
  await again.click();
  await expect(resumed).toContainText('Vous avez tous deux changé ceci');
  await expect(resumed).toContainText('Profil « Contributeur »');
  await expect(of(page).profile('Administrateur fonctionnel')).toBeChecked();
  expect(await now()).toMatchObject({ ...kept, profile: 'contributor' });
  await of(page).profile('Contributeur').check();
  expect(await save(page)).toBe(200);
  expect(await now()).toMatchObject({ ...kept, profile: 'contributor' });
  await nadia.context().close();
});

test('several accounts change together, and none does when one of them has changed meanwhile', { tag: '@wide' }, async ({ page }) => {
  test.slow();
  const word = `Equipe${Date.now()}`;
  const names = [`${word} Deux`, `${word} Un`];
  const admin = await apiOf(page, PEOPLE.administrator);
  for (const [place, name] of names.entries())
    await admin('post', '/accounts', { name, email: `${word.toLowerCase()}.${place}@cnav.example`, profile: 'reader' });
  await signIn(page, PEOPLE.administrator);
  await page.goto(`/administration/comptes?q=${word}`);
  const row = (name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
  const dialog = page.getByRole('dialog', { name: 'Changer plusieurs comptes' });
  const choice = (label: string) => dialog.getByRole('combobox', { name: label, exact: true });
  const change = dialog.getByRole('button', { name: 'Changer 2 comptes' });
  const chooseAll = async (): Promise<void> => {
    await page.getByLabel('Choisir tous les comptes affichés').check();
    await page.getByRole('button', { name: 'Changer 2 comptes' }).click();
    await expect(dialog.getByRole('listitem').filter({ hasText: word })).toHaveText(names);
  };
  await expect(row(names[1])).toBeVisible();
  await expectSound(page);
  await chooseAll();
  await change.click();
  await expect(dialog.getByText('Choisissez au moins un changement.').first()).toBeVisible();
  await expectAccessible(page);
  await choice('Profil').selectOption({ label: 'Contributeur' });
  await choice('Ambassadeur de l’innovation').selectOption({ label: 'À dire désormais' });
  await change.click();
  await expect(page.getByText('2 comptes sont à jour.')).toBeVisible();
  for (const name of names) {
    await expect(row(name)).toContainText('Contributeur');
    await expect(row(name)).toContainText('Ambassadeur de l’innovation');
  }

  // Somebody else was there first: nothing changes, the line says why, and one goes on from what is there.
  await chooseAll();
  const { id, name, profile, version } = (await admin('get', `/accounts?q=${word}`)).items[0];
  await admin('put', `/accounts/${id}`, { name, profile, status: 'active' }, { 'if-match': `"${version}"` });
  await choice('Compte').selectOption({ label: 'Fermé' });
  await change.click();
  await expect(dialog.getByRole('listitem').filter({ hasText: name }).first()).toContainText('a changé depuis');
  const kept = (await admin('get', `/accounts?q=${word}`)).items as { status: string }[];
  expect(kept.map((one) => one.status)).toEqual(['active', 'active']);
  await dialog.getByRole('button', { name: 'Charger la version actuelle' }).click();
  await expect(dialog.getByText('a changé depuis')).toHaveCount(0);
  await expect(choice('Compte')).toHaveValue('disabled');
  // What is read again comes a moment later.
  await expect(async () => {
    const sent = page.waitForResponse((answer) => answer.url().includes('/account-batches'));
    await change.click();
    expect((await sent).status()).toBe(200);
  }).toPass();
  await expect(row(names[0])).toContainText('Fermé');
  await expect(row(names[1])).toContainText('Fermé');
});

test('accounts are found by what is said of people, beside the list or in the drawer of a phone', async ({ page, viewport }) => {
  const name = fresh('Lina Mobile');
  const admin = await apiOf(page, PEOPLE.administrator);
  const bodies = (await admin('get', '/organisations')).items as { id: string; code: string }[];
  const id = (code: string) => bodies.find((one) => one.code === code)!.id;
  await admin('post', '/accounts', {
    name,
    email: `lina.${Date.now()}@cnav.example`,
    password: 'demonstration-2026',
    profile: 'reader',
    organisation_id: id('cnav-dsi'),
    marks: { ambassador: true },
  });

  await signIn(page, PEOPLE.administrator);
  await page.goto('/administration/comptes');
  const narrow = (viewport?.width ?? 0) < 600;
  const filters = page.locator('.facets:visible');
  const choice = (label: string) => filters.getByRole('combobox', { name: label, exact: true });
  const unfold = async (): Promise<void> => {
    if (narrow) await page.getByRole('button', { name: /^Filtrer/ }).click();
  };
  const fold = async (): Promise<void> => {
    if (narrow) await page.locator('.drawer-close button:visible').click();
  };
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
  await unfold();
  await choice('Organisme').selectOption(id('cnav'));
  await choice('Direction').selectOption(id('cnav-dsi'));
  await choice('Mention').selectOption({ label: 'Ambassadeur de l’innovation' });
  await choice('Compte').selectOption('active');
  await expect(page).toHaveURL(/organisme=[^&]+/);
  await expect(page).toHaveURL(/direction=[^&]+/);
  await expect(page).toHaveURL(/mention=ambassador/);
  await expectSound(page);
  await fold();
  await expect(row).toContainText('Ambassadeur de l’innovation');
  await expect(page.getByRole('rowheader', { name: 'Julie Morel' })).toHaveCount(0);
  if (narrow) await expect(page.getByRole('button', { name: 'Filtrer (4)' })).toBeVisible();
  await expectSound(page);

  // Another body takes the direction away, and the address gives the choices back.
  await page.reload();
  await expect(row).toBeVisible();
  await unfold();
  await expect(choice('Mention')).toHaveValue('ambassador');
  await choice('Organisme').selectOption(id('carsat-bretagne'));
  await expect(choice('Direction')).toHaveValue('');
  await fold();
  await expect(row).toHaveCount(0);
  await page.goBack();
  await expect(row).toBeVisible();
  await expectAccessible(page);
});

/// Signs in with a password of one's own.
async function enter(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/connexion');
  await page.getByLabel('Adresse').fill(email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Se connecter' }).click();
  await expect(page).toHaveURL('/');
}

test('nobody is offered to make a member of COMEX whom the server would refuse', { tag: '@wide' }, async ({ page }) => {
  await signIn(page, PEOPLE.administrator);
  await page.goto('/administration/comptes/nouveau');
  const box = page.getByLabel('Membre du COMEX ou d’un CODIR');
  await expect(box).toBeVisible();
  // The session of a functional administrator of a region, who gives no delegation.
  await page.route('**/api/v1/me', async (route) => {
    const answer = await route.fetch();
    const me = await answer.json();
    const kept = (me.permissions as { permission: string }[]).filter((one) => one.permission !== 'give_delegation');
    await route.fulfill({ response: answer, json: { ...me, permissions: kept } });
  });
  await page.reload();
  await expect(page.getByLabel('Encadre une équipe')).toBeVisible();
  await expect(box).toHaveCount(0);
  await expectSound(page);
});

test('somebody who is invited chooses a password by the link, once, signs in with it and changes it', async ({ page, browser }) => {
  test.slow();
  const name = fresh('Anne Invitée');
  const email = `anne.invitee.${Date.now()}@cnav.example`;
  await signIn(page, PEOPLE.administrator);
  await page.goto('/administration/comptes/nouveau');
  await page.getByLabel('Nom', { exact: true }).fill(name);
  await page.getByLabel('Adresse professionnelle').fill(email);
  await page.getByRole('button', { name: 'Ajouter la personne' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeFocused();
  await expect(page.getByText('Cette personne n’a pas encore choisi son mot de passe')).toBeVisible();
  await page.getByRole('button', { name: 'Inviter' }).click();
  const handed = page.getByLabel('Lien à remettre');
  await expect(handed).toHaveValue(/^http/);
  const link = new URL(await handed.inputValue());
  await expect(page.getByRole('button', { name: 'Copier le lien' })).toBeVisible();
  await expectSound(page);
  const address = link.pathname + link.hash;

  // The link is all that she has.
  const context = await browser.newContext();
  const anne = await context.newPage();
  const asked: string[] = [];
  anne.on('request', (request) => asked.push(request.url() + JSON.stringify(request.headers())));
  await anne.goto(address);
  await expect(anne.getByRole('heading', { level: 1, name: 'Choisir votre mot de passe' })).toBeVisible();
  const chosen = anne.getByLabel('Nouveau mot de passe', { exact: true });
  await chosen.fill('court');
  await anne.getByRole('button', { name: 'Choisir ce mot de passe' }).click();
  await expect(anne.getByText('Il y a un problème')).toBeVisible();
  await expectSound(anne);
  // No request says what the link ends with, until she chooses.
  expect(asked.filter((one) => one.includes(link.hash.slice(1)))).toEqual([]);
  await chosen.fill('une phrase à moi seule');
  await anne.getByRole('button', { name: 'Choisir ce mot de passe' }).click();
  await expect(anne.getByRole('heading', { level: 1, name: 'Votre mot de passe est choisi' })).toBeVisible();
  await expectSound(anne);

  await enter(anne, email, 'une phrase à moi seule');
  await anne.getByRole('button', { name: /mon compte/ }).click();
  await anne.getByRole('link', { name: 'Mon mot de passe' }).click();
  await expect(anne.getByRole('heading', { level: 1, name: 'Mon mot de passe' })).toBeFocused();
  const current = anne.getByLabel('Mot de passe actuel', { exact: true });
  await current.fill('une autre phrase');
  await chosen.fill('une nouvelle phrase à moi');
  await anne.getByRole('button', { name: 'Changer mon mot de passe' }).click();
  await expect(anne.getByText('Ce n’est pas votre mot de passe actuel.').first()).toBeVisible();
  await expectSound(anne);
  await current.fill('une phrase à moi seule');
  await anne.getByRole('button', { name: 'Changer mon mot de passe' }).click();
  await expect(anne.getByText('Votre mot de passe est changé').first()).toBeVisible();

  // It worked once.
  await anne.goto(address);
  await chosen.fill('une phrase de quelqu’un d’autre');
  await anne.getByRole('button', { name: 'Choisir ce mot de passe' }).click();
  await expect(anne.getByText('Ce lien ne sert plus')).toBeVisible();
  await enter(anne, email, 'une nouvelle phrase à moi');
  await context.close();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Nouveau lien' })).toBeVisible();
});

test('whoever forgot their password is told whom to ask, where no letter leaves', async ({ page }) => {
  // What a server without a relay says of itself: the one of the journeys may have one.
  await page.route('**/api/v1/meta', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), sends_mail: false } });
  });
  await page.goto('/connexion');
  await expectAccessible(page);
  await page.getByRole('link', { name: /Mot de passe oublié/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Mot de passe oublié/ })).toBeVisible();
  await expect(page.getByText('Demandez un lien à la Dinno')).toBeVisible();
  await expectSound(page);
});

test('whoever forgot their password receives a link, where letters leave', { tag: '@wide' }, async ({ page, browser }) => {
  test.skip(Boolean(noRelay), noRelay);
  const email = `oubli.${Date.now()}@cnav.example`;
  // Beside: who asks the API in a page is who is signed in there.
  const aside = await browser.newPage();
  const admin = await apiOf(aside, PEOPLE.administrator);
  await admin('post', '/accounts', { name: fresh('Odile Oubli'), email, password: 'demonstration-2026', profile: 'reader' });
  await aside.close();
  await page.goto('/connexion');
  await page.getByRole('link', { name: /Mot de passe oublié/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Mot de passe oublié/ })).toBeVisible();
  await page.getByLabel('Adresse professionnelle').fill(email);
  await page.getByRole('button', { name: 'Recevoir un lien' }).click();
  await expect(page.getByText('C’est demandé')).toBeVisible();
  await expectSound(page);
  const own = () => lettersWith('/mot-de-passe/choisir#').filter((one) => one.to === email);
  await expect.poll(() => own().length, { timeout: 30_000 }).toBe(1);
  const { pathname, hash } = new URL(/http\S+\/mot-de-passe\/choisir#[\w-]+/.exec(own()[0].body)![0]);
  await page.goto(pathname + hash);
  await expect(page.getByRole('heading', { level: 1, name: 'Choisir votre mot de passe' })).toBeVisible();
});
