// The life of a challenge: prepared, published, answered, its answers given together, its results thanked for.
import { expect, test, type Page } from '@playwright/test';
import { apiOf, fields, fresh, write } from './ideas';
import { PEOPLE, expectAccessible, expectPrints, expectSound, signIn, signedIn } from './portal';

/// What the image of a challenge shows.
const SHOWN = 'Une lettre qui s’envole';

/// Presses a button of the page, then the one that confirms it in its dialog.
async function confirm(page: Page, act: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: act, exact: true }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: act, exact: true }).click();
}

test('a challenge goes from its draft to its closing page, with what is out of its frame (scenario 14)', async ({ page, browser }) => {
  test.slow();
  const title = fresh('Défi des courriers');
  const idea = fresh('Un courrier en une page');
  await signIn(page, PEOPLE.administrator);

  await test.step('it is prepared with its title alone, and nobody sees it yet', async () => {
    await page.goto('/defis/nouveau');
    await expect(page.getByRole('heading', { level: 1, name: 'Préparer un défi' })).toBeVisible();
    await expectSound(page);
    await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'Donnez un titre au défi' })).toBeFocused();
    await page.getByLabel('Titre', { exact: true }).fill(title);
    await page.getByLabel('La question posée').fill('Comment écrire plus court ?');
    await page.getByLabel('Sa couleur').selectOption({ label: 'Bleu' });
    const poster = { name: 'affiche.png', mimeType: 'image/png', buffer: await page.screenshot() };
    await page.locator('input[type=file]').setInputFiles(poster);
    await page.getByRole('button', { name: 'Joindre l’image' }).click();
    await expect(page.getByText('Dites en une phrase ce que montre l’image.')).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel('Que montre cette image').fill(SHOWN);
    await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
    await expect(page.getByText('Une image attend d’être jointe')).toBeVisible();
    await page.getByLabel('Personne n’y est reconnaissable').check();
    await page.getByRole('button', { name: 'Joindre l’image' }).click();
    await expect(page.getByRole('button', { name: /^Retirer .*affiche\.png/ })).toBeVisible();
    await page.getByLabel('Trame : « ce qui ne va pas »').fill('Le courrier qui pose problème :');
    await page.getByLabel('Clôture : jour').fill('2030-06-28');
    await page.getByLabel('Réponse promise').fill('30');
    await page.getByLabel('Sujets hors du cadre').fill('Déploiement du RGCU');
    await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(page.getByText('Ce défi est en préparation')).toBeVisible();
    await expect(page.locator('.facts').getByText('Participative (agents)')).toBeVisible();
    await expect(page.locator('.challenge-head')).toHaveAttribute('data-accent', 'blue');
    const image = page.locator('.challenge-head').getByRole('img', { name: SHOWN });
    const width = () => image.evaluate((one) => (one as HTMLImageElement).naturalWidth);
    await expect.poll(width, 'the image is drawn').toBeGreaterThan(0);
    await expectSound(page);
  });

  await test.step('it keeps its image when something else is changed', async () => {
    await page.getByRole('main').getByRole('link', { name: 'Modifier', exact: true }).click();
    await expect(page.getByRole('button', { name: /^Retirer .*affiche\.png/ })).toBeVisible();
    await page.getByLabel('Le message du défi').fill('Une page suffit');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await expect(page.locator('.challenge-head')).toContainText('Une page suffit');
    await expect(page.locator('.challenge-head').getByRole('img', { name: SHOWN })).toBeVisible();
  });

  await test.step('it says what it is given, and who commits it', async () => {
    await page.getByRole('main').getByRole('link', { name: 'Modifier', exact: true }).click();
    const resources = page.getByRole('group', { name: 'Moyens mis à disposition' });
    await resources.getByRole('button', { name: 'Ajouter un moyen' }).click();
    await resources.getByLabel('Ce qui est donné').fill('La salle du laboratoire');
    await resources.getByLabel('Nature').selectOption({ label: 'Outils, données ou lieu' });
    const commitments = page.getByRole('group', { name: 'Engagements de qui le porte' });
    await commitments.getByRole('button', { name: 'Ajouter un engagement' }).click();
    await commitments.getByLabel('Ce qui est donné').fill('Deux jours par mois');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await expect(page.getByLabel('Porté par')).toHaveAccessibleDescription(/Dites qui prend ces engagements/);
    await page.getByLabel('Porté par').fill('Direction de la relation assurés');
    await page.getByLabel('Le mot de qui le porte').fill('Chaque idée sera lue, et aura sa réponse.');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    const means = page.getByRole('region', { name: 'Les moyens' });
    await expect(means).toContainText(/Outils, données ou lieu\s: La salle du laboratoire/);
    await expect(means).toContainText(/Direction de la relation assurés\s*Temps\s: Deux jours par mois/);
    const word = page.getByRole('figure').filter({ hasText: 'Le mot de qui le porte' });
    await expect(word.getByText('Chaque idée sera lue, et aura sa réponse.')).toBeVisible();
    await expect(word.getByText('Direction de la relation assurés')).toBeVisible();
    await expectSound(page);
  });

  await test.step('published, it takes ideas', async () => {
    await confirm(page, 'Publier le défi');
    await expect(page.getByText('Le défi est publié.')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Répondre à ce défi' })).toBeVisible();
  });
  const address = page.url();

  await test.step('those who carry it know when to speak of it', async () => {
    await page.getByText('Plan de communication', { exact: true }).click();
    const plan = page.getByRole('table', { name: 'Plan de communication' });
    await expect(plan.getByRole('row')).not.toHaveCount(1);
    await expect(plan.getByText('Remercier')).toBeVisible();
    await expectSound(page);
    const taken = page.waitForEvent('download');
    await page.getByRole('group', { name: 'Emporter le plan de communication' }).getByRole('button', { name: 'Texte' }).click();
    expect((await taken).suggestedFilename()).toBe('plan-de-communication.md');
  });

  await test.step('an agent answers with the frame of the challenge', async () => {
    const sophie = await signedIn(browser, PEOPLE.reader);
    await sophie.goto('/defis');
    const card = sophie.getByRole('article').filter({ hasText: title });
    await expect(card.getByRole('img', { name: SHOWN })).toBeVisible();
    await expectSound(sophie);
    await sophie.goto(address);
    await expect(sophie.getByRole('link', { name: 'Répondre à ce défi' })).toBeVisible();
    await expect(sophie.getByRole('button', { name: 'Arrêter les dépôts' })).toHaveCount(0);
    const size = sophie.viewportSize();
    await sophie.setViewportSize({ width: 360, height: 740 });
    const rules = await sophie.getByRole('heading', { name: 'Comment les idées sont lues' }).boundingBox();
    const answer = await sophie.getByRole('link', { name: 'Répondre à ce défi' }).boundingBox();
    expect(rules!.y, 'the rules are read before the button').toBeLessThan(answer!.y);
    if (size) await sophie.setViewportSize(size);
    await sophie.getByRole('link', { name: 'Répondre à ce défi' }).click();
    await expect(fields(sophie).problem).toHaveValue('Le courrier qui pose problème :');
    const beside = sophie.getByRole('complementary', { name: 'Les règles du jeu' });
    await expect(beside).toContainText('Déploiement du RGCU');
    await expect(beside).toContainText('en charge du défi, ou la Dinno');
    await expect(beside).toContainText('Chaque auteur a une réponse au plus tard le');
    await expectSound(sophie);
    await write(sophie, idea);
    await fields(sophie).send.click();
    await expect(sophie.getByRole('heading', { level: 1, name: 'Votre idée est déposée' })).toBeFocused();
    await expect(sophie.getByText('Une réponse vous est promise au plus tard le')).toBeVisible();
    await sophie.context().close();
  });

  await test.step('deposits end; answers are prepared, then published together', async () => {
    await page.goto(address);
    await confirm(page, 'Arrêter les dépôts');
    await expect(page.getByText('Les dépôts sont arrêtés.')).toBeVisible();
    await page.getByRole('link', { name: 'Répondre aux idées' }).click();
    await expect(page.getByRole('link', { name: idea })).toBeVisible();
    await expectSound(page);
    await page.getByRole('button', { name: 'Préparer la réponse' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /^Ne pas retenir/ }).check();
    await dialog.getByLabel('Pourquoi').fill('Déjà en cours ailleurs, merci de l’avoir proposé.');
    await dialog.getByLabel('Deviendrait possible si').fill('Le nouveau modèle de courrier est prêt.');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Garder la réponse' }).click();
    await expect(page.getByText('La réponse est préparée, pas encore publiée.')).toBeVisible();
    await confirm(page, 'Publier 1 réponse préparée');
    await expect(page.getByText('1 réponse publiée.')).toBeVisible();
  });

  await test.step('the closing page gives the results, the reason and thanks', async () => {
    await page.goto(address);
    await page.getByLabel('Les résultats et les remerciements').fill('Un modèle court arrive en janvier.');
    await page.getByRole('button', { name: 'Publier les résultats' }).click();
    await expect(page.getByText('Le défi est terminé, ses résultats sont publiés.')).toBeVisible();
    const main = page.getByRole('main');
    await expect(main).toContainText('Un modèle court arrive en janvier.');
    await expect(main).toContainText('Déjà en cours ailleurs');
    await expectSound(page);
    await expectPrints(page);
  });

  await test.step('the idea sleeps with what would wake it, and its author proposes it again', async () => {
    const sophie = await signedIn(browser, PEOPLE.reader);
    await sophie.goto('/idees/en-sommeil');
    await expect(sophie.getByText('Le nouveau modèle de courrier est prêt.').first()).toBeVisible();
    await expectSound(sophie);
    await sophie.getByRole('link', { name: idea }).click();
    await expect(sophie.getByText('Merci à qui l’a proposée.')).toBeVisible();
    await sophie.getByLabel('Pourquoi maintenant').fill('Le modèle est prêt.');
    await sophie.getByRole('button', { name: 'Proposer la reprise' }).click();
    await expect(sophie.getByText('La reprise est proposée.')).toBeVisible();
    await expectAccessible(sophie);
    await sophie.context().close();
  });

  await test.step('taken up again, it leaves the challenge, which keeps the answer it gave', async () => {
    await page.goto('/idees/en-sommeil');
    const proposed = page.getByRole('region', { name: 'Reprises proposées, à décider' });
    await proposed.getByRole('link', { name: idea }).click();
    const form = page.getByRole('form', { name: 'Répondre à la proposition' });
    await form.getByRole('radio', { name: /^Reprendre l’idée/ }).check();
    await form.getByLabel('Pourquoi', { exact: true }).fill('Le modèle est là.');
    await form.getByRole('button', { name: 'Répondre', exact: true }).click();
    await expect(page.getByText('La réponse est donnée.')).toBeVisible();
    const taken = page.getByRole('region', { name: 'Reprise de cette idée' });
    await taken.getByRole('link', { name: /^Avant, elle répondait au défi/ }).click();
    const main = page.getByRole('main');
    await expect(main.getByRole('link', { name: idea }).first()).toBeVisible();
    await expect(main).toContainText('Déjà en cours ailleurs');
    await expect(main).toContainText('Reprise depuis, le');
    await expect(main).toContainText('Aujourd’hui : Déposée');
    await expectSound(page);
  });
});

test('the calendar shows the national challenge and the two local ones that overlap (scenario 14)', async ({ page, browser }) => {
  test.slow();
  const admin = await apiOf(page, PEOPLE.administrator);
  const bodies = (await admin('get', '/organisations')).items as { id: string; code: string }[];
  const bretagne = bodies.find((body) => body.code === 'carsat-bretagne')?.id;
  const national = fresh('Défi de la branche');
  const first = fresh('Défi du printemps');
  const second = fresh('Défi de l’été');
  const planned = [
    { title: national, from: '03-01', until: '06-30' },
    { title: first, organisation_id: bretagne, from: '03-15', until: '04-15' },
    { title: second, organisation_id: bretagne, from: '06-01', until: '07-15' },
  ];
  for (const { title, organisation_id, from, until } of planned) {
    const content = { title, organisation_id, opens_at: `2041-${from}T08:00:00Z`, closes_at: `2041-${until}T08:00:00Z`, words: ['accueil'] };
    const made = await admin('post', '/challenges', { content }, { 'idempotency-key': encodeURIComponent(title) });
    await admin('post', `/challenges/${made.summary.id}/publications`, undefined, { 'if-match': `"${made.version}"` });
  }

  const week = fresh('Semaine de l’innovation');
  const event = { title: week, content: { events: { format: 'workshop', begins_at: '2041-05-12T08:00:00Z', ends_at: '2041-05-16T15:00:00Z', body: 'Une semaine.' } } };
  const kept = await admin('post', '/editorial-items', event, { 'idempotency-key': encodeURIComponent(week) });
  await admin('post', `/editorial-items/${kept.summary.id}/publications`, {}, { 'if-match': `"${kept.version}"` });

  await test.step('everybody sees what overlaps, and what it is about', async () => {
    const sophie = await signedIn(browser, PEOPLE.reader);
    await sophie.goto('/defis/calendrier?annee=2041');
    const line = (title: string) => sophie.getByRole('row').filter({ has: sophie.getByRole('rowheader', { name: title }) });
    await expect(line(national)).toContainText(first);
    await expect(line(national)).toContainText(second);
    await expect(line(national)).toContainText('accueil');
    await expect(line(first).getByRole('link', { name: national })).toBeVisible();
    await expect(line(first).getByRole('link', { name: second })).toHaveCount(0);
    const moments = sophie.getByRole('region', { name: 'Temps d’acculturation et d’échange' });
    await expect(moments.getByRole('listitem').filter({ hasText: week })).toContainText('Atelier');
    await expectSound(sophie);
    await sophie.context().close();
  });

  await test.step('whoever prepares another one is told before it is dated', async () => {
    await signIn(page, PEOPLE.administrator);
    await page.goto('/defis/nouveau');
    await page.getByLabel('Ouverture : jour').fill('2041-03-20');
    await page.getByLabel('Clôture : jour').fill('2041-04-01');
    await page.getByLabel('Organisme', { exact: true }).selectOption({ label: 'Carsat Bretagne' });
    const main = page.getByRole('main');
    await expect(main).toContainText('D’autres défis se tiennent en même temps');
    await expect(main.getByRole('link', { name: first })).toBeVisible();
    await expect(main.getByRole('link', { name: national })).toBeVisible();
    await expect(main.getByRole('link', { name: second })).toHaveCount(0);
    await expect(main).toContainText(/défis de Carsat Bretagne se tiennent en même temps, celui-ci compris/);
    await expectSound(page);
  });
});

test('what a challenge lacks to be published is said, and told beside its field', async ({ page }) => {
  await signIn(page, PEOPLE.administrator);
  await page.goto('/defis/nouveau');
  await page.getByLabel('Titre', { exact: true }).fill(fresh('Défi sans clôture'));
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await expect(page.getByText('Ce défi est en préparation')).toBeVisible();
  await confirm(page, 'Publier le défi');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('alert')).toContainText('Fixez le jour de clôture');
  await expectAccessible(page);
  await dialog.getByRole('link', { name: 'Compléter les dates du défi' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Modifier le défi' })).toBeVisible();
  const closing = page.getByLabel('Clôture : jour');
  await expect(closing).toHaveAttribute('aria-invalid', 'true');
  await expect(closing).toHaveAccessibleDescription(/Fixez le jour de clôture/);
  await expectAccessible(page);
  await closing.fill('2030-06-28');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await confirm(page, 'Publier le défi');
  await expect(page.getByText('Le défi est publié.')).toBeVisible();
});

test('an expert is found by what they know, invited, accepts, and the people of the challenge write to each other', async ({ page, browser }) => {
  test.slow();
  const skill = fresh('Ludopédagogie');
  const title = fresh('Défi des jeux sérieux');

  // Whoever is sought agreed to be found.
  const marc = await signedIn(browser, PEOPLE.topManagement);
  await marc.goto('/reseau');
  await marc.getByRole('link', { name: 'Ma fiche' }).click();
  await marc.getByRole('button', { name: 'Modifier la fiche' }).click();
  await marc.getByLabel('Ce que je sais faire').fill(skill);
  await marc.getByLabel('J’accepte d’être trouvé par cette fiche').check();
  await marc.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(marc.getByRole('button', { name: 'Modifier la fiche' })).toBeVisible();
  await expect(marc.getByText(skill)).toBeVisible();

  const admin = await apiOf(page, PEOPLE.administrator);
  const owner_id = (await admin('get', '/people?q=Karim')).items[0].id;
  const content = { title, owner_id, words: [skill], closes_at: '2030-06-28T21:59:00Z' };
  const made = await admin('post', '/challenges', { content }, { 'idempotency-key': encodeURIComponent(title) });
  const id = made.summary.id;
  await admin('post', `/challenges/${id}/publications`, undefined, { 'if-match': `"${made.version}"` });

  await test.step('whoever runs the challenge finds the expert by the theme, and invites', async () => {
    await signIn(page, PEOPLE.challengeOwner);
    await page.goto(`/defis/${id}`);
    const people = page.getByRole('region', { name: 'Les personnes de ce défi' });
    await expect(people.getByText('Karim Haddad').first()).toBeVisible();
    await people.getByText('Chercher et inviter une personne').click();
    const found = people.getByRole('listitem').filter({ hasText: skill });
    await expect(found).toContainText('Marc Petit');
    await people.getByLabel('Savoir-faire ou nom').fill('personne ne sait cela');
    await expect(people.getByText('Personne ne correspond.')).toBeVisible();
    await expectSound(page);
    await found.getByRole('button', { name: 'Inviter Marc Petit' }).click();
    const dialog = page.getByRole('dialog', { name: 'Inviter au défi' });
    await expect(dialog.getByRole('radio', { name: /^Expert/ })).toBeChecked();
    await dialog.getByLabel('Un mot pour cette personne').fill('Vos jeux ont fait leurs preuves.');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Envoyer l’invitation' }).click();
    await expect(page.getByText('L’invitation est envoyée.')).toBeVisible();
    await expect(people.getByText('Attend sa réponse')).toBeVisible();
  });

  await test.step('nobody else reads who has not answered', async () => {
    const reader = await signedIn(browser, PEOPLE.reader);
    await reader.goto(`/defis/${id}`);
    const people = reader.getByRole('region', { name: 'Les personnes de ce défi' });
    await expect(people.getByRole('link', { name: 'Écrire à Karim Haddad' })).toBeVisible();
    await expect(reader.getByText('Marc Petit')).toHaveCount(0);
    await expect(people.getByText('Chercher et inviter une personne')).toHaveCount(0);
    await reader.context().close();
  });

  await test.step('the expert accepts, is told to all, and writes to whoever is in charge', async () => {
    await marc.goto('/');
    const asked = marc.getByRole('listitem').filter({ hasText: 'Vous êtes invité au défi' });
    await asked.getByRole('link', { name: title }).click();
    await expect(marc.getByText('Karim Haddad vous invite à ce défi.')).toBeVisible();
    await expect(marc.getByText('Vos jeux ont fait leurs preuves.')).toBeVisible();
    await expectSound(marc);
    await marc.getByRole('button', { name: 'Accepter' }).click();
    await expect(marc.getByText('Votre réponse est envoyée.')).toBeVisible();
    await expect(marc.getByText('Karim Haddad vous invite à ce défi.')).toHaveCount(0);
    const people = marc.getByRole('region', { name: 'Les personnes de ce défi' });
    const member = people.getByRole('listitem').filter({ hasText: 'Marc Petit' });
    await expect(member).toContainText(skill);
    await expect(member).toContainText('Expert');
    await expectSound(marc);
    await people.getByRole('link', { name: 'Écrire à Karim Haddad' }).click();
    await expect(marc).toHaveURL(/\/messages\/ecrire\//);
    await marc.getByLabel('Objet').fill('Une première partie');
    await marc.getByLabel('Votre message').fill('Quand voulez-vous essayer ?');
    await marc.getByRole('main').getByRole('button', { name: /^Envoyer/ }).click();
    await expect(marc).toHaveURL(/\/messages\/(?!ecrire)/);
    await expect(marc.getByRole('link', { name: title })).toBeVisible();
    await marc.context().close();
  });
});

test('the calendar says which challenges overlap', async ({ page }) => {
  await signIn(page, PEOPLE.reader);
  await page.goto('/defis/calendrier');
  await expect(page.getByRole('heading', { level: 1, name: 'Qui demande quoi, et quand ?' })).toBeVisible();
  await expectSound(page);
});

test('a view of the list is kept under a name, and its file is taken away', async ({ page }) => {
  await signIn(page, PEOPLE.reader);
  await page.goto('/idees?cadre=spontanee&forme=participative');
  const name = fresh('Mes spontanées');
  await page.getByRole('button', { name: 'Garder cette vue' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nom de la vue').fill(name);
  await dialog.getByRole('button', { name: 'Garder cette vue' }).click();
  await expect(page.getByRole('link', { name })).toBeVisible();
  await page.goto('/idees');
  await page.getByRole('link', { name }).click();
  await expect(page).toHaveURL(/cadre=spontanee/);
  await expectSound(page);
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tableur (CSV)' }).click();
  expect((await file).suggestedFilename()).toBe('idees.csv');
  const sheet = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tableur (Excel)' }).click();
  expect((await sheet).suggestedFilename()).toBe('idees.xlsx');
  await page.getByRole('button', { name: `Retirer la vue ${name}` }).click();
  await expect(page.getByRole('link', { name })).toHaveCount(0);
});
