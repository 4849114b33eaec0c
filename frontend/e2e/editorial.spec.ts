// News and the glossary: the Dinno writes, everybody reads, the front page shows one at a time.
import { expect, test } from '@playwright/test';
import { apiOf, depositBy, fresh } from './ideas';
import { PEOPLE, comeBackFor, dayOfParis, expectAccessible, expectPrints, expectSound, signIn, signedIn, tabTo } from './portal';

/// What the image of the news shows.
const SHOWN = 'Deux conseillers devant un écran éteint';

test('news of an abandoned project goes from the draft to the front page', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const title = fresh('Le chatbot s’arrête');
  await signIn(page, PEOPLE.administrator);
  await page.goto('/');
  await page.getByRole('link', { name: 'Actualités' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Actualités' })).toBeFocused();
  await expectSound(page);
  await page.getByRole('link', { name: 'Écrire une actualité' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Écrire une actualité' })).toBeFocused();
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await expect(page.getByRole('alert')).toContainText('Donnez un titre');
  await expectSound(page);
  await page.getByLabel('Titre').fill(title);
  await page.getByLabel('Texte').fill('Le besoin n’était **pas là**. Voici ce que nous avons appris.');
  await page.getByLabel('Projet raconté').selectOption({ label: 'Projet abandonné' });
  const photo = { name: 'ecran.png', mimeType: 'image/png', buffer: await page.screenshot() };
  await page.locator('input[type=file]').setInputFiles(photo);
  await page.getByLabel('Que montre cette image').fill(SHOWN);
  const agreed = page.getByLabel('Personne n’y est reconnaissable');
  await agreed.check();
  await page.getByRole('button', { name: 'Joindre l’image' }).click();
  // Another picture asks for consent again.
  await page.getByRole('button', { name: /^Retirer .*ecran\.png/ }).click();
  await expect(agreed).toHaveCount(0);
  await page.locator('input[type=file]').setInputFiles(photo);
  await page.getByLabel('Que montre cette image').fill(SHOWN);
  await expect(agreed).not.toBeChecked();
  await agreed.check();
  await page.getByRole('button', { name: 'Joindre l’image' }).click();
  await expect(page.getByLabel('Elle peut être montrée à')).toHaveValue('internal');
  // What was filmed asks for the consent of those who were, too.
  await page.getByLabel('Adresse de la vidéo').fill('https://videos.example/chatbot');
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Il y a un problème' })).toBeVisible();
  await page.getByLabel('Les personnes filmées sont d’accord').check();
  await page.getByLabel('La vidéo est sous-titrée').check();
  await page.getByLabel('Ce qui y est dit').fill('Nous arrêtons, et voici pourquoi.');
  await expectSound(page);
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
  await expect(page.getByText('Brouillon', { exact: true })).toBeVisible();
  const image = page.getByRole('main').getByRole('img', { name: SHOWN });
  const width = () => image.evaluate((one) => (one as HTMLImageElement).naturalWidth);
  await expect.poll(width, 'the image is drawn').toBeGreaterThan(0);
  await expectSound(page);
  const address = page.url();

  const sophie = await signedIn(browser, PEOPLE.reader);
  await sophie.goto(address);
  await expect(sophie.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(sophie.getByRole('heading', { level: 1, name: title })).toHaveCount(0);

  await page.getByRole('button', { name: 'Publier', exact: true }).click();
  await expectSound(page);
  await page.getByRole('button', { name: 'Publier ou programmer' }).click();
  await expect(page.getByText('Publié le')).toBeVisible();
  await page.getByRole('button', { name: 'Mettre à la une' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Mettre à la une' }).click();
  await expect(page.getByText('À la une du')).toBeVisible();
  await expectSound(page);

  await sophie.goto('/');
  await expect(sophie.getByRole('link', { name: title })).toBeVisible();
  await expect(sophie.getByRole('article').filter({ hasText: title }).getByRole('img', { name: SHOWN })).toBeVisible();
  await expectSound(sophie);
  await expectPrints(sophie);
  await sophie.goto('/actualites?projet=abandoned');
  await expect(sophie.getByRole('listitem').filter({ hasText: title }).getByRole('img', { name: SHOWN })).toBeVisible();
  const row = sophie.getByRole('listitem').filter({ hasText: title });
  await expect(row.getByText('Droit à l’expérimentation')).toBeVisible();
  await sophie.getByRole('link', { name: title }).click();
  await expect(sophie.getByRole('heading', { level: 1, name: title })).toBeFocused();
  await expect(sophie.getByText('Droit à l’expérimentation')).toBeVisible();
  await expect(sophie.getByRole('button', { name: 'Publier' })).toHaveCount(0);
  // One speaks with whoever looks after it.
  await expect(sophie.getByRole('link', { name: 'Me contacter' })).toHaveAttribute('href', /objet=/);
  const watch = sophie.getByRole('link', { name: 'Regarder la vidéo' });
  await expect(watch).toHaveAttribute('href', 'https://videos.example/chatbot');
  await sophie.getByText('Lire ce qui est dit').click();
  await expect(sophie.getByText('Nous arrêtons, et voici pourquoi.')).toBeVisible();
  await expectSound(sophie);
  await expectPrints(sophie);
  await sophie.goto('/actualites?projet=done');
  await expect(sophie.getByRole('link', { name: title })).toHaveCount(0);
  await sophie.context().close();

  await page.getByRole('button', { name: 'Retirer', exact: true }).click();
  await page.getByLabel('Pourquoi').fill('Fin de la démonstration.');
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer', exact: true }).click();
  await expect(page.getByText('Retiré', { exact: true })).toBeVisible();
  await expect(page.getByText('Fin de la démonstration.')).toBeVisible();
});

test('a term of the glossary is found by what others call it', async ({ page, browser }) => {
  const term = fresh('Brainstorming');
  await signIn(page, PEOPLE.administrator);
  await page.goto('/');
  await page.getByRole('contentinfo').getByRole('link', { name: 'Lexique' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Lexique' })).toBeFocused();
  await page.getByRole('link', { name: 'Ajouter un terme' }).click();
  await page.getByLabel('Terme').fill(term);
  await page.getByLabel('Mot courant à dire à la place').fill('remue-méninges');
  await page.getByLabel('Définition').fill('Chercher des idées ensemble, sans les juger.');
  await page.getByLabel('Synonymes').fill('tempête d’idées, idéation');
  await expectSound(page);
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await page.getByRole('button', { name: 'Publier', exact: true }).click();
  await page.getByRole('button', { name: 'Publier ou programmer' }).click();
  await expect(page.getByText('Publié le')).toBeVisible();

  const sophie = await signedIn(browser, PEOPLE.reader);
  await sophie.goto('/lexique');
  await sophie.getByLabel('Mots').fill('tempete idees');
  const known = sophie.getByRole('link', { name: `remue-méninges (${term})` });
  await expect(known).toBeVisible();
  await expectSound(sophie);
  await expectPrints(sophie);
  await known.click();
  await expect(sophie.getByRole('heading', { level: 1, name: `remue-méninges (${term})` })).toBeFocused();
  await expect(sophie.getByText('Chercher des idées ensemble, sans les juger.')).toBeVisible();
  await expectSound(sophie);
  await expectPrints(sophie);
  await sophie.context().close();
});

test('what a page calls things is explained on the page', async ({ page }) => {
  await signIn(page, PEOPLE.reader);
  await page.goto('/experimentations');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const asked = page.getByRole('button', { name: 'Vocabulaire de cette page' });
  await asked.press('Enter');
  const words = page.getByRole('dialog', { name: 'Vocabulaire de cette page' });
  await expect(words.getByRole('link', { name: 'preuve de faisabilité (POC)' })).toBeVisible();
  await expect(words).toContainText('proof of concept');
  await expect(words).toContainText('démonstrateur');
  await expectSound(page);
  await page.keyboard.press('Escape');
  await expect(asked).toBeFocused();
  await asked.click();
  await words.getByRole('link', { name: 'Tout le lexique' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Lexique' })).toBeFocused();
});

test('an event fills, its waiting list moves up, and undoing is one press', async ({ page, browser }) => {
  const title = fresh('Atelier des essais');
  const day = dayOfParis(3);
  await signIn(page, PEOPLE.contributor);
  await page.goto('/');
  await page.getByRole('link', { name: 'Agenda' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Agenda' })).toBeFocused();
  await expectSound(page);
  await expectPrints(page);
  await page.getByRole('link', { name: 'Ajouter un événement' }).click();
  await page.getByLabel('Titre').fill(title);
  await page.getByLabel('Jour', { exact: true }).fill(day);
  await page.getByLabel('Lieu').fill('Rennes, salle 2');
  await page.getByLabel('Texte').fill('Deux heures pour montrer trois essais.');
  await page.getByLabel('Inscription').selectOption({ label: 'On s’inscrit' });
  await page.getByLabel('Nombre de places').fill('1');
  await expectSound(page);
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
  await page.getByRole('button', { name: 'Publier', exact: true }).click();
  await page.getByRole('button', { name: 'Publier ou programmer' }).click();
  await expect(page.getByText('Publié le')).toBeVisible();
  await page.getByRole('button', { name: 'Je m’inscris' }).click();
  await expect(page.getByText('Vous avez une place', { exact: true })).toBeVisible();
  await expectSound(page);

  const sophie = await signedIn(browser, PEOPLE.reader);
  await sophie.goto(`/agenda?mois=${day.slice(0, 7)}`);
  // The keyboard is enough to wait for a place, and stays where it was.
  await sophie.getByRole('link', { name: title }).press('Enter');
  await expect(sophie.getByRole('heading', { level: 1, name: title })).toBeFocused();
  await tabTo(sophie, sophie.getByRole('button', { name: 'Je m’inscris' }));
  await sophie.keyboard.press('Enter');
  await expect(sophie.getByText(/Vous attendez une place\s: 0 personne avant vous/)).toBeVisible();
  await expect(sophie.getByRole('button', { name: 'Annuler mon inscription' })).toBeFocused();
  await expectSound(sophie);
  await expectPrints(sophie);

  await page.getByRole('button', { name: 'Annuler mon inscription' }).click();
  await expect(page.getByRole('button', { name: 'Je m’inscris' })).toBeVisible();
  await sophie.reload();
  await expect(sophie.getByText('Vous avez une place', { exact: true })).toBeVisible();
  await test.step('whoever moves up is told', async () => {
    const told = sophie.getByRole('listitem').filter({ hasText: title });
    await comeBackFor(sophie, '/notifications', told.filter({ hasText: 'Une place s’est libérée' }));
    await expectSound(sophie);
    await sophie.getByRole('link', { name: title }).click();
    await expect(sophie.getByRole('heading', { level: 1, name: title })).toBeFocused();
  });
  await sophie.context().close();
});

test('whoever came says what the event was worth, and nobody reads whose it is', async ({ page }) => {
  const title = fresh('Atelier raconté');
  const dinno = await apiOf(page, PEOPLE.administrator);
  const on = dayOfParis(2);
  const hours = { begins_at: `${on}T08:00:00Z`, ends_at: `${on}T10:00:00Z` };
  const events = { format: 'workshop', ...hours, body: 'Deux heures pour montrer trois essais.', registration: {} };
  const event = await dinno('post', '/editorial-items', { title, content: { events } }, { 'idempotency-key': encodeURIComponent(title) });
  await dinno('post', `/editorial-items/${event.summary.id}/publications`, {}, { 'if-match': `"${event.version}"` });
  await signIn(page, PEOPLE.administrator);
  await page.goto(`/agenda/${event.summary.id}`);
  await page.getByRole('button', { name: 'Je m’inscris' }).click();
  await expect(page.getByText('Vous avez une place', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Retour à chaud' })).toHaveCount(0);

  await test.step('it has taken place', async () => {
    await page.getByRole('link', { name: 'Modifier' }).click();
    await page.getByLabel('Jour', { exact: true }).fill(dayOfParis(-1));
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByText('Les inscriptions sont closes.')).toBeVisible();
  });
  const section = page.getByRole('region', { name: 'Retour à chaud' });
  await expect(section.getByText('Votre nom n’est jamais montré.')).toBeVisible();
  await expectSound(page);
  await section.getByRole('button', { name: 'Donner mon avis' }).click();
  await expect(section.getByText('Choisissez l’une des quatre réponses.').first()).toBeVisible();
  await expectAccessible(page);
  await section.getByLabel('Peu utile').check();
  await section.getByLabel('Ce que vous en gardez').fill('Trop court.');
  await section.getByRole('button', { name: 'Donner mon avis' }).click();
  await expect(page.getByText('Merci, votre avis est noté.')).toBeVisible();
  await expect(section.getByText('1 avis donné')).toBeVisible();
  await expect(section.getByText('Les avis se lisent à partir de trois réponses')).toBeVisible();
  await page.reload();
  await expect(section.getByLabel('Peu utile')).toBeChecked();
});

test('a session of pitches says what is pitched, in order', async ({ page, browser }) => {
  const title = fresh('Criée de printemps');
  const [first, second] = [fresh('Rappel la veille'), fresh('Borne parlante')];
  const day = dayOfParis(4);
  // Beside: who asks the API in a page is who is signed in there.
  const aside = await browser.newPage();
  const ask = await apiOf(aside, PEOPLE.reader);
  for (const idea of [first, second]) await depositBy(ask, idea);
  await aside.close();
  await signIn(page, PEOPLE.administrator);
  await page.goto('/agenda');
  await page.getByRole('link', { name: 'Ajouter un événement' }).click();
  await page.getByLabel('Titre').fill(title);
  await expect(page.getByText('Pitchs, dans l’ordre')).toHaveCount(0);
  await page.getByLabel('Type d’événement').selectOption({ label: 'Criée : séance de pitchs' });
  await page.getByLabel('Jour', { exact: true }).fill(day);
  await page.getByLabel('Texte').fill('Cinq minutes chacun.');
  const pitch = page.getByRole('combobox', { name: 'Ajouter un pitch' });
  for (const idea of [second, first]) {
    await pitch.fill(idea);
    await page.getByRole('option', { name: `Idée · ${idea}` }).click();
    await expect(page.getByRole('button', { name: `Retirer ${idea}` })).toBeVisible();
  }
  await page.getByRole('button', { name: `Monter ${first}` }).click();
  await expect(page.getByRole('button', { name: `Monter ${first}` })).toHaveCount(0);
  await expectSound(page);
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
  await page.getByRole('button', { name: 'Publier', exact: true }).click();
  await page.getByRole('button', { name: 'Publier ou programmer' }).click();
  await expect(page.getByText('Publié le')).toBeVisible();

  const sophie = await signedIn(browser, PEOPLE.reader);
  await sophie.goto(`/agenda?mois=${day.slice(0, 7)}`);
  await sophie.getByRole('link', { name: title }).click();
  const pitches = sophie.getByRole('region', { name: 'Les pitchs' });
  await expect(pitches.getByRole('link')).toHaveText([first, second]);
  await expectSound(sophie);
  await pitches.getByRole('link', { name: first }).click();
  await expect(sophie.getByRole('heading', { level: 1, name: first })).toBeFocused();
  await sophie.context().close();
});

test('a practice has its testimonials, and a filmed one asks for consent', async ({ page }) => {
  const title = fresh('Ce que cela change');
  await signIn(page, PEOPLE.administrator);
  await page.goto('/pratiques');
  await page.getByRole('article').getByRole('link').first().click();
  await expect(page.getByRole('link', { name: 'Témoigner' })).toBeVisible();
  const practice = await page.getByRole('heading', { level: 1 }).innerText();
  await page.getByRole('link', { name: 'Témoigner' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ajouter un témoignage' })).toBeFocused();
  await expect(page.getByRole('combobox', { name: 'Pratique' })).toHaveValue(practice);
  await page.getByRole('textbox', { name: 'Titre', exact: true }).fill(title);
  await page.getByLabel('Qui parle').fill('Une conseillère');
  await page.getByLabel('Le témoignage').fill('Nous y allons **à pied**.');
  await page.getByLabel('Adresse de la vidéo').fill('https://videos.example/temoignage');
  await page.getByLabel('Elles acceptent qu’elle soit montrée à').selectOption({ index: 0 });
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByLabel('Les personnes filmées sont d’accord').check();
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Regarder la vidéo' })).toHaveAttribute('href', 'https://videos.example/temoignage');
  await page.getByRole('button', { name: 'Publier', exact: true }).click();
  await page.getByRole('button', { name: 'Publier ou programmer' }).click();
  await expect(page.getByText('Publié le')).toBeVisible();
  await expectSound(page);
  await page.getByRole('link', { name: practice }).click();
  const told = page.getByRole('region', { name: 'Témoignages' });
  await expect(told.getByRole('listitem').filter({ hasText: title })).toContainText('Une conseillère');
  await told.getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
  await expectSound(page);
  await page.goto('/temoignages');
  await expect(page.getByRole('link', { name: 'Flux Atom des témoignages' })).toHaveAttribute('href', /\/testimonials\?/);
});

test('an experiment has its testimonials, and each leads to it', { tag: '@wide' }, async ({ page }) => {
  const [essay, title] = [fresh('Accueil en visio'), fresh('Ce que l’essai change')];
  await signIn(page, PEOPLE.contributor);
  await page.goto('/experimentations/nouvelle');
  await page.getByLabel('Titre').fill(essay);
  await page.getByLabel('Domaine d’intervention').selectOption({ label: 'Action sociale' });
  await page.getByRole('button', { name: 'Créer l’expérimentation' }).click();
  await expect(page.getByRole('heading', { level: 1, name: essay })).toBeVisible();
  await page.getByRole('link', { name: 'Témoigner' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ajouter un témoignage' })).toBeFocused();
  await expect(page.getByRole('combobox', { name: 'Expérimentation' })).toHaveValue(essay);
  await expect(page.getByRole('combobox', { name: 'Pratique' })).toHaveCount(0);
  await page.getByRole('textbox', { name: 'Titre', exact: true }).fill(title);
  await page.getByLabel('Qui parle').fill('Une assurée');
  await page.getByLabel('Le témoignage').fill('J’ai gagné une heure.');
  await expectSound(page);
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
  await page.getByRole('button', { name: 'Publier', exact: true }).click();
  await page.getByRole('button', { name: 'Publier ou programmer' }).click();
  await expect(page.getByText('Publié le')).toBeVisible();
  await page.getByRole('link', { name: essay }).click();
  const told = page.getByRole('region', { name: 'Témoignages' });
  await expect(told.getByRole('listitem').filter({ hasText: title })).toContainText('Une assurée');
  await expectSound(page);
});

test('a technique leads to its sheet, and the sheet to the steps that used it', { tag: '@wide' }, async ({ page }) => {
  const title = fresh('Le portrait-type');
  await signIn(page, PEOPLE.administrator);
  await page.goto('/methodes/ecrire');
  await page.getByLabel('Titre').fill(title);
  await page.getByLabel('Objectif précis').fill('Se mettre d’accord sur la personne.');
  await page.getByLabel('Technique expliquée').selectOption({ label: 'Persona' });
  await page.getByLabel('Texte').fill('Un nom, un âge, des attentes.');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
  await page.getByRole('button', { name: 'Publier', exact: true }).click();
  await page.getByRole('button', { name: 'Publier ou programmer' }).click();
  await expect(page.getByText('Publié le')).toBeVisible();
  await expectSound(page);
  await page.getByRole('link', { name: 'Étapes qui s’en sont servies' }).click();
  await expect(page).toHaveURL(/\/lecons\?technique=persona/);
  const uses = page.getByRole('region', { name: /^Où « .* » a servi$/ });
  await uses.getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  // The step may be folded: the link is there all the same.
  await expect(page.locator('a').filter({ hasText: 'Lire la fiche' }).first()).toBeAttached();
  await expectSound(page);
});

test('what nobody confirmed for a year is marked in the list, and those who keep it find it', async ({ page, browser }) => {
  // No journey waits for a year: the list says that its terms are that old.
  await page.route(/\/api\/v1\/editorial-items\?/, async (route) => {
    const response = await route.fetch();
    const json = await response.json();
    for (const item of json.items) Object.assign(item, { to_check: true, confirmed_at: '2025-03-12T09:00:00Z' });
    await route.fulfill({ response, json });
  });
  await signIn(page, PEOPLE.reader);
  await page.goto('/lexique');
  const old = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Dernière confirmation le 12 mars 2025' });
  await expect(old.first()).toContainText('À vérifier');
  await expect(page.getByLabel('Relecture')).toHaveCount(0);
  await expectSound(page);

  const keeper = await signedIn(browser, PEOPLE.administrator);
  await keeper.goto('/lexique');
  await keeper.getByLabel('Relecture').selectOption('À vérifier');
  await expect(keeper).toHaveURL(/verification=oui/);
  await expectSound(keeper);
  await keeper.goto('/actualites');
  await expect(keeper.getByLabel('État')).toBeVisible();
  await expect(keeper.getByLabel('Relecture')).toHaveCount(0);
  await keeper.context().close();
});
