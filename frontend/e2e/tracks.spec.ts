// An intrapreneur track: a good idea is invited, a team of two is made, the idea is reworked, the team is shortlisted.
import { expect, test } from '@playwright/test';
import { apiOf, depositBy, fresh } from './ideas';
import { PEOPLE, expectAccessible, expectSound, signIn, signedIn } from './portal';

test('an idea is invited into a track, reworked by two, and shortlisted', async ({ page, browser }) => {
  test.slow();
  const title = fresh('Parcours des intrapreneurs');
  const idea = fresh('Un guichet qui se déplace');
  const admin = await apiOf(page, PEOPLE.administrator);
  const owner_id = (await admin('get', '/people?q=Karim')).items[0].id;
  const content = { title, owner_id, format: 'intrapreneur_track', closes_at: '2030-06-28T21:59:00Z' };
  const made = await admin('post', '/challenges', { content }, { 'idempotency-key': encodeURIComponent(title) });
  const track = made.summary.id;
  await admin('post', `/challenges/${track}/publications`, undefined, { 'if-match': `"${made.version}"` });
  const deposited = await depositBy(await apiOf(page, PEOPLE.reader), idea);
  const address = `/idees/${deposited.summary.id}`;

  await test.step('whoever runs the track invites the author', async () => {
    await signIn(page, PEOPLE.challengeOwner);
    await page.goto(address);
    await page.getByRole('button', { name: 'Inviter dans un parcours' }).click();
    const dialog = page.getByRole('dialog', { name: 'Parcours intrapreneur' });
    await dialog.getByLabel('Le parcours').selectOption({ label: title });
    await dialog.getByLabel('Un mot pour cette personne').fill('Votre idée mérite d’aller plus loin.');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Confirmer' }).click();
    await expect(page.getByText('Auteur invité')).toBeVisible();
  });

  const sophie = await signedIn(browser, PEOPLE.reader);
  await test.step('the author takes part, and asks a colleague', async () => {
    await sophie.goto(address);
    const mine = sophie.getByRole('region', { name: 'Parcours intrapreneur' });
    await expect(mine.getByText('Votre idée mérite d’aller plus loin.')).toBeVisible();
    await expectSound(sophie);
    await mine.getByRole('button', { name: 'Prendre part au parcours' }).click();
    await expect(mine.getByText('L’auteur cherche un collègue')).toBeVisible();
    await mine.getByRole('button', { name: 'Choisir un collègue' }).click();
    const dialog = sophie.getByRole('dialog', { name: 'Choisir un collègue' });
    await dialog.getByLabel('Votre collègue').fill('Marc');
    await sophie.getByRole('option', { name: /Marc Petit/ }).click();
    await dialog.getByRole('button', { name: 'Proposer le binôme' }).click();
    await expect(mine.getByText('Marc Petit est sollicité')).toBeVisible();
  });

  await test.step('the colleague joins, and reworks the idea beside its own words', async () => {
    const marc = await signedIn(browser, PEOPLE.topManagement);
    await marc.goto(address);
    const mine = marc.getByRole('region', { name: 'Parcours intrapreneur' });
    await mine.getByRole('button', { name: 'Rejoindre le binôme' }).click();
    await expect(mine.getByText('Binôme au complet')).toBeVisible();
    await mine.getByRole('button', { name: 'Retravailler l’idée' }).click();
    const dialog = marc.getByRole('dialog', { name: 'Retravailler l’idée' });
    await dialog.getByLabel('L’idée retravaillée').fill('Nous commençons par une seule commune.');
    await expectAccessible(marc);
    await dialog.getByRole('button', { name: 'Enregistrer cette version' }).click();
    await expect(mine.getByText('Nous commençons par une seule commune.')).toBeVisible();
    await expect(marc.getByRole('main')).toContainText('Une ligne.');
    await expectSound(marc);
    await marc.context().close();
  });

  await test.step('whoever runs the track shortlists the team, and everybody reads it', async () => {
    await page.goto(`/defis/${track}`);
    const teams = page.getByRole('region', { name: 'Les équipes du parcours' });
    await teams.getByRole('button', { name: 'Répondre au binôme' }).click();
    const dialog = page.getByRole('dialog', { name: 'Répondre au binôme' });
    await dialog.getByRole('radio', { name: 'Ne pas présélectionner' }).check();
    await dialog.getByRole('button', { name: 'Publier la réponse' }).click();
    await expect(dialog.getByLabel('Pourquoi')).toHaveAttribute('aria-invalid', 'true');
    await dialog.getByRole('radio', { name: 'Présélectionner', exact: true }).check();
    await dialog.getByRole('button', { name: 'Publier la réponse' }).click();
    await expect(teams.getByText('Présélectionné', { exact: true })).toBeVisible();
    await expectSound(page);
    await sophie.goto(`/defis/${track}`);
    const read = sophie.getByRole('region', { name: 'Les équipes du parcours' });
    await expect(read.getByText('Présélectionné', { exact: true })).toBeVisible();
    await expect(read.getByRole('button', { name: 'Répondre au binôme' })).toHaveCount(0);
  });

  await test.step('the colleague leaves, and the author looks for another', async () => {
    const marc = await signedIn(browser, PEOPLE.topManagement);
    await marc.goto(address);
    const leave = marc.getByRole('button', { name: 'Quitter le parcours' });
    await leave.click();
    const dialog = marc.getByRole('dialog', { name: 'Quitter le parcours' });
    await dialog.getByRole('button', { name: 'Quitter', exact: true }).click();
    await expect(leave).toHaveCount(0);
    await marc.context().close();
    await sophie.goto(address);
    await expect(sophie.getByText('L’auteur cherche un collègue')).toBeVisible();
    await sophie.context().close();
  });
});

test('whoever is asked into a track finds it on the landing page, and its laureates are named with its results', { tag: '@wide' }, async ({
  page,
  browser,
}) => {
  test.slow();
  const title = fresh('Concours des intrapreneurs');
  const idea = fresh('Une borne qui rappelle');
  const seen = (version: number) => ({ 'if-match': `"${version}"` });
  const once = (words: string) => ({ 'idempotency-key': encodeURIComponent(`${words} ${title}`) });
  const admin = await apiOf(page, PEOPLE.administrator);
  const content = { title, format: 'intrapreneur_track', closes_at: '2030-06-28T21:59:00Z' };
  const made = await admin('post', '/challenges', { content }, once('prepare'));
  const track = made.summary.id;
  const open = await admin('post', `/challenges/${track}/publications`, undefined, seen(made.version));
  const author = await apiOf(page, PEOPLE.referent);
  const deposited = await depositBy(author, idea);
  await admin('post', `/challenges/${track}/entries`, { idea_id: deposited.summary.id }, once('enter'));

  await test.step('the author finds the invitation there, and takes part', async () => {
    await signIn(page, PEOPLE.referent);
    await page.goto('/');
    const asked = page.getByRole('listitem').filter({ hasText: 'Vous êtes invité au défi' });
    await asked.getByRole('link', { name: title }).click();
    const teams = page.getByRole('region', { name: 'Les équipes du parcours' });
    await teams.getByRole('button', { name: 'Prendre part au parcours' }).click();
    await expect(teams.getByText('L’auteur cherche un collègue')).toBeVisible();
    const [entry] = (await author('get', `/challenges/${track}/entries`)).items;
    const person_id = (await admin('get', '/people?q=Julie')).items[0].id;
    await author('post', `/entries/${entry.id}/teammate`, { person_id }, seen(entry.version));
  });

  const julie = await signedIn(browser, PEOPLE.contributor);
  await test.step('the colleague too, and joins', async () => {
    await julie.goto('/');
    const asked = julie.getByRole('listitem').filter({ hasText: 'Vous êtes invité au défi' });
    await asked.getByRole('link', { name: title }).click();
    const teams = julie.getByRole('region', { name: 'Les équipes du parcours' });
    await teams.getByRole('button', { name: 'Rejoindre le binôme' }).click();
    await expect(teams.getByText('Binôme au complet')).toBeVisible();
  });

  await test.step('once it has its answer the track ends, and the two are named and thanked', async () => {
    const [entry] = (await admin('get', `/challenges/${track}/entries`)).items;
    const decisions = `/entries/${entry.id}/decisions`;
    const kept = await admin('post', decisions, { verdict: 'shortlisted' }, seen(entry.version));
    const reason = 'Bravo à vous deux.';
    await admin('post', decisions, { verdict: 'laureate', reason }, seen(kept.version));
    const stopped = await admin('post', `/challenges/${track}/deposit-stops`, undefined, seen(open.version));
    const results = { results: 'Le projet démarre.' };
    await admin('post', `/challenges/${track}/closings`, results, seen(stopped.version));
    await julie.goto(`/defis/${track}`);
    const told = julie.getByRole('region', { name: 'Ce qu’il en sort' });
    await expect(told.getByRole('heading', { name: 'Binômes lauréats' })).toBeVisible();
    await expect(told.getByText('2 personnes ont répondu')).toBeVisible();
    const team = told.getByRole('listitem').filter({ hasText: idea });
    for (const words of ['Yann Kerbrat', 'Julie Morel', reason]) await expect(team).toContainText(words);
    await expectSound(julie);
    await julie.context().close();
  });
});

test('the two of a team rework the idea at once, and both versions are kept', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const title = fresh('Parcours à quatre mains');
  const seen = (version: number) => ({ 'if-match': `"${version}"` });
  const once = (words: string) => ({ 'idempotency-key': encodeURIComponent(`${words} ${title}`) });
  const admin = await apiOf(page, PEOPLE.administrator);
  const content = { title, format: 'intrapreneur_track', closes_at: '2030-06-28T21:59:00Z' };
  const made = await admin('post', '/challenges', { content }, once('prepare'));
  const track = made.summary.id;
  await admin('post', `/challenges/${track}/publications`, undefined, seen(made.version));
  const person_id = (await admin('get', '/people?q=Marc')).items[0].id;
  const author = await apiOf(page, PEOPLE.reader);
  const idea_id = (await depositBy(author, fresh('Un guichet à deux'))).summary.id;
  const invited = await admin('post', `/challenges/${track}/entries`, { idea_id }, once('enter'));
  const accepted = await author('post', `/entries/${invited.id}/answer`, { accept: true }, seen(invited.version));
  await author('post', `/entries/${invited.id}/teammate`, { person_id }, seen(accepted.version));

  const address = `/idees/${idea_id}`;
  const marc = await signedIn(browser, PEOPLE.topManagement);
  await marc.goto(address);
  await marc.getByRole('button', { name: 'Rejoindre le binôme' }).click();
  await expect(marc.getByText('Binôme au complet')).toBeVisible();
  await signIn(page, PEOPLE.reader);
  await page.goto(address);
  const rework = async (who: typeof page) => {
    await who.getByRole('button', { name: 'Retravailler l’idée' }).click();
    return who.getByRole('dialog', { name: 'Retravailler l’idée' });
  };
  const mine = page.getByRole('dialog', { name: 'Retravailler l’idée' });
  const words = mine.getByLabel('L’idée retravaillée');
  const save = { name: 'Enregistrer cette version' };

  await test.step('what is half written is still there after the page was left', async () => {
    await rework(page);
    await words.fill('Sophie propose deux communes.');
    await page.reload();
    await rework(page);
    await expect(mine.getByText('Vos mots ont été retrouvés')).toBeVisible();
    await expect(words).toHaveValue('Sophie propose deux communes.');
  });

  await test.step('the other of the two saves first: their version is told, and mine is kept', async () => {
    const theirs = await rework(marc);
    await theirs.getByLabel('L’idée retravaillée').fill('Marc propose une seule commune.');
    await theirs.getByRole('button', save).click();
    await expect(theirs).toBeHidden();
    await marc.context().close();
    await mine.getByRole('button', save).click();
    await mine.getByRole('button', { name: 'Reprendre sur la version actuelle' }).click();
    await expect(mine.getByText('« Marc propose une seule commune. »')).toBeVisible();
    await expect(words).toHaveValue('Sophie propose deux communes.');
    await expectAccessible(page);
    await mine.getByRole('button', save).click();
    await expect(mine).toBeHidden();
  });

  await test.step('both are read, mine last', async () => {
    const team = page.getByRole('region', { name: 'Parcours intrapreneur' });
    await expect(team.getByText('Sophie propose deux communes.')).toBeVisible();
    await team.getByText('1 version précédente').click();
    await expect(team.getByText('Marc propose une seule commune.')).toBeVisible();
    await expectSound(page);
  });
});
