// Practices: found, read, told by whom; changed by those who made them.
import { expect, test, type Page } from '@playwright/test';
import { PEOPLE, TRIED_PRACTICE, expectAccessible, expectPrints, expectSound, signIn, signedIn } from './portal';
import { apiOf, broughtIn, depositBy, fresh } from './ideas';

test('a practice says what it solves, whom to call and where it comes from', async ({ page }) => {
  await signIn(page, PEOPLE.reader);
  await page.goto(TRIED_PRACTICE);
  await expect(page.getByRole('heading', { level: 2, name: /pratiques?$/ })).toBeVisible();
  const contact = page.getByRole('article').last().getByRole('link', { name: /^Contacter / });
  await expect(contact).toHaveAttribute('href', /a-propos=practice/);
  await expectSound(page);
  await page.getByRole('article').last().getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Qui peut vous aider' })).toBeVisible();
  const actors = page.getByRole('region', { name: 'Les acteurs de l’innovation' });
  await expect(actors.getByText(/A piloté l’expérimentation/).first()).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'La chaîne' }).getByRole('listitem')).toHaveCount(4);
  await expect(page.getByRole('link', { name: 'Modifier' })).toHaveCount(0);
  const card = page.getByRole('region', { name: 'Carte d’identité' });
  await expect(card.getByText('Domaine', { exact: true })).toBeVisible();
  const taken = page.waitForEvent('download');
  await card.getByRole('group', { name: 'Emporter la carte d’identité' }).getByRole('button', { name: 'Texte' }).click();
  expect((await taken).suggestedFilename()).toMatch(/^pratique-.*\.md$/);
  await expectSound(page);
  await expectPrints(page);
});

test('what a body does already is shared without an experiment', async ({ page }) => {
  test.slow();
  const title = `Accueil sans rendez-vous ${Date.now()}`;
  await signIn(page, PEOPLE.contributor);
  await page.goto('/pratiques');
  await page.getByRole('link', { name: 'Partager une pratique' }).click();
  await expect(page.getByText('Elle vient d’une expérimentation validée ?')).toBeVisible();
  await expect(page.getByLabel('Organisme qui la mène').locator('option:checked')).toHaveText('CNAV');
  await expectSound(page);
  await page.getByRole('button', { name: 'Partager la pratique' }).click();
  await expect(page.getByText('Donnez un titre à la pratique.').first()).toBeVisible();
  await page.getByLabel('Titre', { exact: true }).fill(title);
  await page.getByLabel('Domaine', { exact: true }).selectOption({ index: 1 });
  await page.getByLabel('Grand processus').selectOption('Gestion des carrières');
  // A figure says what it counts.
  await page.getByLabel('Avant la pratique').fill('33,5');
  await expect(page.getByLabel('Depuis la pratique')).toHaveAccessibleDescription(/Un nombre, avec trois décimales au plus/);
  await page.getByLabel('Depuis la pratique').fill('8');
  await page.getByLabel('Unité').fill('%');
  await page.getByRole('button', { name: 'Partager la pratique' }).click();
  await expect(page.getByText('Dites ce que le chiffre compte.').first()).toBeVisible();
  await page.getByLabel('Ce qui est compté').fill('Appels perdus');
  await page.getByRole('button', { name: 'Partager la pratique' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByText(/^Appels perdus\s: de 33,5 à 8\s%$/)).toBeVisible();
  const chain = page.getByRole('navigation', { name: 'La chaîne' });
  await expect(chain.getByText('Pas d’essai à lire ici')).toBeVisible();
  await expectSound(page);

  await page.goto('/pratiques');
  await page.getByText('Explorer le Store par domaine et par grand processus').click();
  const universe = page.getByRole('link', { name: /^Gestion des carrières \(\d+\)$/ });
  await expect(universe).toBeVisible();
  await expectSound(page);
  await universe.click();
  await expect(page).toHaveURL(/processus=career/);
  await expect(page.getByRole('article').filter({ hasText: title })).toBeVisible();

  await page.goto('/pratiques?initiatives=locales');
  const card = page.getByRole('article').filter({ hasText: title });
  await expect(card.getByText('Initiative locale', { exact: true })).toBeVisible();
  await expect(card.getByText(/^Appels perdus\s: de 33,5 à 8\s%$/)).toBeVisible();
  await expectSound(page);

  // On a phone the criteria open over the list: they are chosen on a desk.
  if ((page.viewportSize()?.width ?? 0) >= 600) {
    const filters = page.getByRole('region', { name: 'Filtrer les pratiques' });
    await expect(filters.getByLabel('Initiatives locales')).toBeChecked();
    const process = filters.getByLabel('Grand processus');
    await process.selectOption('career');
    await expect(page).toHaveURL(/processus=career/);
    await expect(process.locator('option:checked')).toHaveText(/^Gestion des carrières \(\d+\)$/);
  }
  await expect(card).toBeVisible();

  // Out of the Store, then back: whoever may change it reads it meanwhile.
  await card.getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  const address = page.url();
  await page.getByRole('button', { name: 'Retirer du Store' }).click();
  const dialog = page.getByRole('dialog', { name: 'Retirer cette pratique du Store' });
  await dialog.getByRole('button', { name: 'Retirer du Store' }).click();
  await expect(dialog.getByText('Dites pourquoi la pratique est retirée.').first()).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel('Motif').fill('Le dispositif n’existe plus.');
  await dialog.getByRole('button', { name: 'Retirer du Store' }).click();
  await expect(page.getByText(/^Retirée le /)).toBeVisible();
  await expect(page.getByText('Motif : Le dispositif n’existe plus.').first()).toBeVisible();
  await expectSound(page);
  await page.goto('/pratiques?initiatives=locales');
  await expect(page.getByRole('heading', { level: 2, name: /\d\spratiques?$/ })).toBeVisible();
  await expect(page.locator('.waiting')).toHaveCount(0);
  await expect(card).toHaveCount(0);
  // The catalogue finds it again, for whoever may put it back.
  await page.goto('/pratiques?retrait=retirees');
  await expect(card.getByText('Retirée du Store', { exact: true })).toBeVisible();
  await page.goto('/pratiques?retrait=retirees&vue=tableau');
  await expect(page.getByRole('row').filter({ hasText: title }).getByText('Retirée du Store')).toBeVisible();
  await page.goto('/pratiques?retrait=retirees');
  await card.getByRole('link', { name: title }).click();
  await expect(page).toHaveURL(address);
  await page.getByRole('button', { name: 'La remettre dans le Store' }).click();
  await expect(page.getByRole('button', { name: 'Retirer du Store' })).toBeVisible();
  await expect(page.getByText(/^Retirée le /)).toHaveCount(0);
  await expect(page.getByText('Pratique remise dans le Store').first()).toBeVisible();
});

test('a practice whose contact has no account leads to the people of its body', async ({ page }) => {
  const practice = await broughtIn(page, fresh('Lire le courrier ensemble'));
  await signIn(page, PEOPLE.reader);
  await page.goto(`/pratiques/${practice.id}`);
  const help = page.getByRole('region', { name: 'Qui peut vous aider' });
  await expect(help.getByText(practice.contact.name)).toBeVisible();
  await expect(help.getByRole('link')).toHaveText(['Qui joindre\u202f: Carsat Bretagne']);
  await expectSound(page);
  await help.getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(`/reseau\\?caisse=${practice.organisation.id}$`));
  await expect(page.getByRole('link', { name: 'Claire Le Goff', exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Karim Haddad', exact: true })).toHaveCount(0);
});

test('what a body shares says the idea that it came from, and the idea leads to it', async ({ page }) => {
  test.slow();
  const [seed, title] = [fresh('Prévenir avant la coupure'), fresh('Un appel avant la coupure')];
  const idea = (await depositBy(await apiOf(page, PEOPLE.reader), seed)).summary.id;
  await signIn(page, PEOPLE.contributor);
  await page.goto('/pratiques/publier');
  const origin = page.getByRole('combobox', { name: 'Idée dont elle est née' });
  await origin.fill(seed);
  await page.getByRole('option', { name: seed }).click();
  await expect(origin).toHaveValue(seed);
  await page.getByLabel('Titre', { exact: true }).fill(title);
  await page.getByLabel('Domaine', { exact: true }).selectOption({ index: 1 });
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Partager la pratique' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  const chain = page.getByRole('navigation', { name: 'La chaîne' });
  await chain.getByRole('link', { name: seed }).click();
  await expect(page).toHaveURL(new RegExp(`/idees/${idea}$`));
  await expect(page.getByRole('heading', { level: 1, name: seed })).toBeVisible();
  await chain.getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
});

test('the page of an idea leads to the form of a practice, which names the idea already', async ({ page }) => {
  const seed = fresh('Une borne dans le hall');
  const idea = (await depositBy(await apiOf(page, PEOPLE.reader), seed)).summary.id;
  await signIn(page, PEOPLE.contributor);
  await page.goto(`/idees/${idea}`);
  await page.getByRole('link', { name: 'Partager une pratique née de cette idée' }).click();
  await expect(page).toHaveURL(new RegExp(`/pratiques/publier\\?idee=${idea}$`));
  await expect(page.getByRole('combobox', { name: 'Idée dont elle est née' })).toHaveValue(seed);
  await expectSound(page);
});

test('a practice is kept for some, and nobody else finds it any more', { tag: '@wide' }, async ({ page, browser }) => {
  const title = `Veille gardée ${Date.now()}`;
  await signIn(page, PEOPLE.contributor);
  await page.goto('/pratiques');
  await expect(page.getByRole('link', { name: 'Flux Atom des pratiques' })).toBeVisible();
  await page.getByRole('link', { name: 'Partager une pratique' }).click();
  await page.getByLabel('Titre', { exact: true }).fill(title);
  await page.getByLabel('Domaine', { exact: true }).selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Partager la pratique' }).click();
  const heading = (one: Page) => one.getByRole('heading', { level: 1, name: title });
  await expect(heading(page)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Qui peut la lire' })).toHaveCount(0);
  const address = page.url();
  const reader = await signedIn(browser, PEOPLE.reader);
  await reader.goto(address);
  await expect(heading(reader)).toBeVisible();

  const paul = await signedIn(browser, PEOPLE.administrator);
  await paul.goto(address);
  await paul.getByRole('button', { name: 'Qui peut la lire' }).click();
  const dialog = paul.getByRole('dialog');
  await dialog.getByText('Au COMEX et au CODIR', { exact: true }).click();
  await expectAccessible(paul);
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(paul.getByText('Diffusion enregistrée.')).toBeVisible();
  await expect(paul.getByText('Diffusion restreinte').first()).toBeVisible();
  // The lists mark it too, for those who still find it.
  const found = `/pratiques?q=${encodeURIComponent(title)}`;
  await paul.goto(found);
  await expect(paul.getByRole('article').filter({ hasText: title })).toContainText('Diffusion restreinte');
  await expectSound(paul);
  await paul.goto(`${found}&vue=tableau`);
  await expect(paul.getByRole('row').filter({ hasText: title })).toContainText('Diffusion restreinte');
  await paul.context().close();

  await reader.goto(address);
  await expect(reader.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(heading(reader)).toHaveCount(0);
  await reader.goto(`/pratiques?q=${encodeURIComponent(title)}`);
  await expect(reader.getByRole('heading', { level: 2, name: /\d\spratiques?$/ })).toBeVisible();
  await expect(reader.locator('.waiting')).toHaveCount(0);
  await expect(reader.getByRole('link', { name: title, exact: true })).toHaveCount(0);
  // What is not in the Store may be elsewhere: the same words go on to the search.
  const everywhere = `/recherche?q=${encodeURIComponent(title)}`;
  await expect(reader.getByRole('link', { name: `Chercher « ${title} » dans tout le portail` })).toHaveAttribute('href', everywhere);
  await reader.context().close();
  await page.reload();
  await expect(heading(page)).toBeVisible();
});

test('whoever made it changes it; two changes at once are both kept', { tag: '@wide' }, async ({ page, browser }) => {
  await signIn(page, PEOPLE.contributor);
  await page.goto(TRIED_PRACTICE);
  await page.getByRole('article').last().getByRole('link').first().click();
  await page.getByRole('link', { name: 'Modifier' }).click();
  const summary = page.getByLabel('En une phrase');
  await expect(summary).toBeVisible();
  await expect(page).toHaveURL(/\/modifier$/);
  const words = `Des courriers compris du premier coup (${Date.now()}).`;

  const other = await signedIn(browser, PEOPLE.administrator);
  await other.goto(page.url());
  await other.getByLabel('Partenaires').fill(`La Poste ${Date.now()}`);
  await other.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(other.getByText('Publiée le')).toBeVisible();
  await other.context().close();

  await summary.fill(words);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('button', { name: 'Reprendre sur la version actuelle' }).click();
  await expect(page.getByText('Vous reprenez sur la version actuelle')).toBeVisible();
  await expect(summary).toHaveValue(words);
  await expect(page.getByLabel('Partenaires')).toHaveValue(/La Poste/);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText(words)).toBeVisible();
});

test('what becomes of the action is said, seen and sought', async ({ page, viewport }) => {
  test.slow();
  const label = `ESS ${Date.now()}`;
  await signIn(page, PEOPLE.administrator);
  await page.goto(TRIED_PRACTICE);
  await page.getByRole('article').last().getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  await page.getByRole('link', { name: 'Modifier' }).click();

  await page.getByLabel('Financement').selectOption('Financement qui prend fin');
  await page.getByLabel('Labels').fill(label);
  await page.getByLabel('Offre de service').selectOption('Intégrée');
  await page.getByLabel('Dans quelle offre').fill('Bien vieillir');
  await page.getByLabel('Action reproductible').selectOption('Oui, avec des adaptations');
  await page.getByLabel('À préciser').fill('Il faut un parc de véhicules.');
  await page.getByLabel('Coût et moyens').fill('Deux véhicules aménagés.');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Donnez le jour où le financement prend fin.').first()).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Jour').fill('2020-01-31');
  await page.getByLabel('Qui finance').fill(`Conférence ${label}`);
  await page.getByRole('button', { name: 'Enregistrer' }).click();

  await expect(page.getByText('Risque de non-pérennité')).toBeVisible();
  await expect(page.getByText('Le financement a pris fin le 31 janvier 2020.')).toBeVisible();
  await expect(page.getByText('Intégrée · Bien vieillir')).toBeVisible();
  await expect(page.getByText('Oui, avec des adaptations')).toBeVisible();
  const grid = page.getByRole('region', { name: 'Puis-je la reprendre chez moi' });
  await expect(grid.getByText('Il faut un parc de véhicules.')).toBeVisible();
  await expect(grid.getByText('Deux véhicules aménagés.')).toBeVisible();
  await expectSound(page);
  await page.getByRole('link', { name: label }).click();
  await expect(page.getByRole('article')).toHaveCount(1);
  await expect(page.getByRole('article').getByText(title)).toBeVisible();
  await expect(page.getByRole('article').getByText('Risque de non-pérennité')).toBeVisible();
  await expectSound(page);
  // The catalogue of supported projects says who supports each.
  await page.goto('/pratiques');
  await page.getByText('Explorer le Store par domaine et par grand processus').click();
  await page.getByRole('link', { name: /^Projets soutenus/ }).click();
  await expect(page).toHaveURL(/soutien=nomme/);
  const supported = page.getByRole('article').filter({ hasText: title });
  await expect(supported).toContainText(new RegExp(`Soutenu par\\s: Conférence ${label}`));
  await expectSound(page);
  // So does the list of what is in the service offer.
  await page.goto('/pratiques?offre=considered');
  if ((viewport?.width ?? 0) < 600) await page.getByRole('button', { name: /^Filtrer/ }).click();
  const offer = page.locator('.facets:visible').getByLabel('Offre de service');
  await expect(offer).toHaveValue('considered');
  await offer.selectOption('Intégrée');
  await expect(page).toHaveURL(/offre=integrated/);
  if ((viewport?.width ?? 0) < 600) await page.locator('.drawer-close button:visible').click();
  await expect(page.getByRole('article').filter({ hasText: title })).toHaveCount(1);
  await expectSound(page);

  // Left as it was found.
  await page.getByRole('article').filter({ hasText: title }).getByRole('link').first().click();
  await page.getByRole('link', { name: 'Modifier' }).click();
  await page.getByLabel('Financement').selectOption('Non précisé');
  await page.getByLabel('Offre de service').selectOption('Non précisé');
  await page.getByLabel('Action reproductible').selectOption('Non précisé');
  await page.getByLabel('Coût et moyens').fill('');
  await page.getByLabel('Labels').fill('');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Publiée le')).toBeVisible();
  await expect(page.getByText('Risque de non-pérennité')).toHaveCount(0);
});

test('a body takes a practice up, says what came of it, and everybody sees how proved it is', async ({ page, browser }) => {
  test.slow();
  await signIn(page, PEOPLE.contributor);
  await page.goto(TRIED_PRACTICE);
  await expect(page.getByRole('article').last().getByText('Prometteuse')).toBeVisible();
  await page.getByRole('article').last().getByRole('link').first().click();
  const section = page.getByRole('region', { name: 'Qui l’a reprise' });
  await expect(section.getByText('Aucun autre organisme ne l’a encore reprise.')).toBeVisible();

  await section.getByRole('button', { name: 'Nous l’avons reprise' }).click();
  await expectSound(page);
  await section.getByRole('button', { name: 'Déclarer', exact: true }).click();
  await expect(section.getByText('Il y a un problème')).toBeVisible();
  await section.getByLabel('Reprise depuis le').fill('2026-01-05');
  await section.getByLabel('Trop tôt pour le dire').check();
  await section.getByLabel('Ce qu’il a fallu').fill('Deux agents, un jour par semaine.');
  await section.getByRole('button', { name: 'Déclarer', exact: true }).click();
  await expect(section.getByRole('heading', { name: 'CNAV' })).toBeVisible();
  await expect(section.getByRole('heading', { name: 'Qui l’a reprise' })).toBeFocused();
  await expect(section.getByRole('button', { name: 'Nous l’avons reprise' })).toHaveCount(0);
  await expectSound(page);

  await section.getByRole('button', { name: 'Mettre à jour' }).click();
  await section.getByLabel('Cela a marché').check();
  await section.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(section.getByText('Éprouvée ailleurs')).toBeVisible();

  const reader = await signedIn(browser, PEOPLE.reader);
  await reader.goto('/pratiques?maturite=demonstrated');
  await expect(reader.getByText('1 organisme l’a reprise')).toBeVisible();
  await reader.getByRole('article').last().getByRole('link').first().click();
  const chain = reader.getByRole('navigation', { name: 'La chaîne' });
  await expect(chain.getByRole('link', { name: '1 organisme l’a reprise' })).toBeVisible();
  const seen = reader.getByRole('region', { name: 'Qui l’a reprise' });
  await expect(seen.getByText('Deux agents, un jour par semaine.')).toBeVisible();
  // Where it is taken up, as the map of the list shows it.
  await expect(seen.getByRole('list', { name: 'Carte des reprises' }).getByRole('listitem')).toHaveCount(18);
  await expect(seen.getByText('1 reprise en tout.')).toBeVisible();
  await expectSound(reader);
  await expect(seen.getByRole('button', { name: 'Mettre à jour' })).toHaveCount(0);
  // The map is a list too: the figures, then each reuse; what is nowhere is counted apart.
  await reader.goto('/pratiques?maturite=demonstrated');
  await reader.getByRole('button', { name: 'Tableau', exact: true }).click();
  await expect(reader).toHaveURL(/vue=tableau/);
  const line = reader.getByRole('row').filter({ hasText: 'Éprouvée ailleurs' }).last();
  await expect(line.getByRole('rowheader').getByRole('link')).toBeVisible();
  await expectSound(reader);
  await reader.reload();
  await expect(line).toBeVisible();
  await reader.goto('/pratiques');
  await reader.getByRole('button', { name: 'Carte des reprises' }).click();
  await expect(reader).toHaveURL(/vue=carte/);
  await expect(reader.getByText(/reprises? en tout\./)).toBeVisible();
  await expect(reader.getByRole('list', { name: 'Carte des reprises' }).getByRole('listitem')).toHaveCount(18);
  await expect(reader.getByRole('row').filter({ hasText: 'CNAV' }).first()).toBeVisible();
  await expectSound(reader);
  await reader.context().close();

  await section.getByRole('button', { name: 'Retirer' }).click();
  const dialog = page.getByRole('dialog', { name: 'Retirer cette reprise' });
  await dialog.getByLabel('Pourquoi').fill('Le service a fermé.');
  await dialog.getByRole('button', { name: 'Retirer' }).click();
  await expect(section.getByText('Aucun autre organisme ne l’a encore reprise.')).toBeVisible();
  await expect(page.getByText(/Reprise par CNAV retirée/)).toBeVisible();
});
