// What the Dinno tells, brick by brick: figures, resources, testimonials, what comes out later, the agenda taken along.
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { apiOf, fresh } from './ideas';
import { PEOPLE, expectSound, signIn, signedIn } from './portal';

/// Keeps what is written as a draft, and publishes it at once.
async function publish(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
  await page.getByRole('button', { name: 'Publier', exact: true }).click();
  await page.getByRole('button', { name: 'Publier ou programmer' }).click();
  await expect(page.getByText('Publié le')).toBeVisible();
}

test('a key figure is typed with its source, and stands on the home beside what the portal counts', async ({ page, browser }) => {
  const title = fresh('Agents formés');
  await signIn(page, PEOPLE.administrator);
  await page.goto('/donnees-cles');
  await page.getByRole('link', { name: 'Ajouter un chiffre' }).click();
  await page.getByLabel('Ce que le chiffre compte').fill(title);
  await page.getByLabel('Chiffre', { exact: true }).fill('1 250');
  await page.getByLabel('Unité').fill('agents');
  await page.getByLabel('À quelle date').fill('2026-01-31');
  await page.getByLabel('Source', { exact: true }).fill('Bilan de formation 2025');
  await page.getByLabel('Ce qu’il veut dire, simplement').fill('Un agent sur dix.');
  await expectSound(page);
  await publish(page, title);

  const sophie = await signedIn(browser, PEOPLE.reader);
  await sophie.goto('/');
  await sophie.getByRole('link', { name: title }).click();
  await expect(sophie.getByRole('heading', { level: 1, name: title })).toBeFocused();
  await expect(sophie.getByText('Bilan de formation 2025')).toBeVisible();
  await expect(sophie.getByText('Un agent sur dix.')).toBeVisible();
  await expectSound(sophie);
  await sophie.goto('/donnees-cles');
  const counted = sophie.getByRole('region', { name: 'Comptés par le portail' });
  await expect(counted.getByText('Idées déposées')).toBeVisible();
  await expect(sophie.getByRole('link', { name: title })).toBeVisible();
  await sophie.context().close();
});

test('a key figure is fed by what the portal counts', async ({ page }) => {
  const title = fresh('Ce que le réseau propose');
  await signIn(page, PEOPLE.administrator);
  await page.goto('/donnees-cles/ecrire');
  await page.getByLabel('Ce que le chiffre compte').fill(title);
  await page.getByLabel('D’où vient le chiffre').selectOption({ label: 'Idées déposées' });
  await expect(page.getByLabel('Chiffre', { exact: true })).toHaveCount(0);
  await expect(page.getByLabel('À quelle date')).toHaveCount(0);
  await page.getByLabel('Unité').fill('idées');
  await expectSound(page);
  await publish(page, title);
  await expect(page.getByText(/^\d[\d\s]*\sidées$/)).toBeVisible();
  await expect(page.getByText(/Compté par le portail\s: Idées déposées/)).toBeVisible();
  await expectSound(page);

  // What a figure of the national fund alone says is what the page counts of it.
  await page.getByRole('link', { name: 'Modifier' }).click();
  await page.getByLabel('Périmètre').selectOption({ label: 'CNAV' });
  await expectSound(page);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  const perimeter = page.getByRole('definition').filter({ hasText: 'CNAV' });
  await expect(perimeter).toBeVisible();
  const figure = (await page.getByText(/^\d[\d\s]*\sidées$/).innerText()).replace(/\sidées$/, '');
  await page.goto('/donnees-cles');
  const counted = page.getByRole('region', { name: 'Comptés par le portail' });
  const ideas = counted.locator('.stat').filter({ hasText: 'Idées déposées' });
  await expect(ideas).toBeVisible();
  await expect(counted.getByText('Partenaires', { exact: true })).toBeVisible();
  await counted.getByLabel('Périmètre').focus();
  await counted.getByLabel('Périmètre').selectOption({ label: 'CNAV' });
  await expect(counted.getByText('Partenaires', { exact: true })).toHaveCount(0);
  await expect(ideas).toContainText(figure);
  await expect(page).toHaveURL(/perimetre=/);
  await expect(counted.getByLabel('Périmètre')).toBeFocused();
  await expectSound(page);
});

test('what is seen elsewhere stands apart from figures', { tag: '@wide' }, async ({ page, browser }) => {
  const title = fresh('Un accueil sans file');
  await signIn(page, PEOPLE.administrator);
  await page.goto('/donnees-cles/ecrire');
  await page.getByLabel('Nature').selectOption({ label: 'Veille, comparaison' });
  await expect(page.getByLabel('Chiffre', { exact: true })).toHaveCount(0);
  await page.getByLabel('Ce que l’on a vu ailleurs').fill(title);
  await page.getByLabel('Ce que l’on en retient').fill('Une entreprise de la région rappelle au lieu de faire attendre.');
  await page.getByLabel('Pour en savoir plus').fill('https://partner.example/accueil');
  await page.getByLabel('À quelle date').fill('2026-03-01');
  await page.getByLabel('Source', { exact: true }).fill('Visite de mars');
  await expectSound(page);
  await publish(page, title);

  const sophie = await signedIn(browser, PEOPLE.reader);
  await sophie.goto('/donnees-cles');
  await sophie.getByRole('region', { name: 'Veille et comparaisons' }).getByRole('link', { name: title }).click();
  await expect(sophie.getByRole('heading', { level: 1, name: title })).toBeFocused();
  await expect(sophie.getByRole('link', { name: 'https://partner.example/accueil' })).toBeVisible();
  await expectSound(sophie);
  await sophie.context().close();
});

test('a training announces its sessions, and each says which training it is of', async ({ page }) => {
  test.slow();
  const [training, session] = [fresh('Animer un atelier'), fresh('Session de printemps')];
  await signIn(page, PEOPLE.administrator);
  await page.goto('/methodes/ecrire');
  await page.getByLabel('Titre', { exact: true }).fill(training);
  await page.getByLabel('Nature').selectOption({ label: 'Formation' });
  await page.getByLabel('Texte', { exact: true }).fill('Une journée pour apprendre à animer.');
  await publish(page, training);
  await page.goto('/agenda/ecrire');
  await page.getByLabel('Titre', { exact: true }).fill(session);
  await expect(page.getByLabel('Formation dont c’est une session')).toHaveCount(0);
  await page.getByLabel('Type d’événement').selectOption({ label: 'Formation' });
  await page.getByLabel('Formation dont c’est une session').selectOption({ label: training });
  await page.getByLabel('Jour', { exact: true }).fill('2150-03-10');
  await page.getByLabel('Texte', { exact: true }).fill('Salle 2.');
  await expectSound(page);
  await publish(page, session);
  await page.getByRole('link', { name: training }).click();
  await expect(page.getByRole('heading', { level: 1, name: training })).toBeFocused();
  const coming = page.getByRole('region', { name: 'Prochaines sessions' });
  await expect(coming.getByRole('link', { name: session })).toBeVisible();
  await expectSound(page);
  // Withdrawn, it is still the one that the event is a session of, until somebody says otherwise.
  const paul = await apiOf(page, PEOPLE.administrator);
  const id = new URL(page.url()).pathname.split('/').at(-1);
  const { version } = await paul('get', `/editorial-items/${id}`);
  await paul('post', `/editorial-items/${id}/withdrawals`, {}, { 'if-match': `"${version}"` });
  await coming.getByRole('link', { name: session }).click();
  await expect(page.getByRole('heading', { level: 1, name: session })).toBeFocused();
  await page.getByRole('link', { name: 'Modifier', exact: true }).click();
  const chosen = page.getByLabel('Formation dont c’est une session').locator('option:checked');
  await expect(chosen).toHaveText('Celle d’aujourd’hui, qui n’est plus publiée');
});

test('a technique says what it is for, and a reader finds it by its kind', async ({ page, browser }) => {
  const title = fresh('Carte d’empathie');
  await signIn(page, PEOPLE.administrator);
  await page.goto('/methodes');
  const first = page.getByRole('list', { name: 'À lire d’abord' });
  await expect(first.getByRole('link', { name: 'Les règles des idées' })).toHaveAttribute('href', '/regles-des-idees');
  await expect(first.getByRole('link', { name: 'Le kit de l’expérimentation' })).toHaveAttribute('href', '/experimentations/kit');
  await page.getByRole('link', { name: 'Ajouter une ressource' }).click();
  await page.getByLabel('Titre', { exact: true }).fill(title);
  await page.getByLabel('Nature').selectOption({ label: 'Fiche technique' });
  await page.getByLabel('Texte', { exact: true }).fill('Un **canevas** en quatre cases.');
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Il y a un problème' })).toBeVisible();
  await page.getByLabel('Objectif précis').fill('Comprendre ce que vit un usager.');
  await page.locator('input[type=file][accept*=".pdf"]').setInputFiles({
    name: 'carte.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
  });
  await expect(page.getByRole('button', { name: /^Retirer .*carte\.pdf/ })).toBeVisible();
  await publish(page, title);

  const sophie = await signedIn(browser, PEOPLE.reader);
  await sophie.goto('/methodes?nature=technique_sheet');
  await sophie.getByRole('link', { name: title }).click();
  await expect(sophie.getByText('Fiche technique · Comprendre ce que vit un usager.')).toBeVisible();
  await expect(sophie.locator('.prose strong', { hasText: 'canevas' })).toBeVisible();
  await expect(sophie.getByRole('region', { name: 'Fichiers à emporter' }).getByRole('link', { name: 'carte.pdf' })).toBeVisible();
  await expect(sophie.getByRole('link', { name: 'Modifier' })).toHaveCount(0);
  await expectSound(sophie);
  await sophie.context().close();
});

test('a guide is written again, and a reader finds what it said before (R289)', async ({ page, browser }) => {
  const title = fresh('Le guide de bonnes pratiques');
  await signIn(page, PEOPLE.administrator);
  await page.goto('/methodes/ecrire');
  await page.getByLabel('Titre', { exact: true }).fill(title);
  await page.getByLabel('Nature').selectOption({ label: 'Guide de bonnes pratiques' });
  await page.getByLabel('Version', { exact: true }).fill('2026-1');
  await page.getByLabel('Ce qui change dans cette version').fill('Le guide du réseau, repris.');
  await page.getByLabel('Texte', { exact: true }).fill('Écouter **avant** de chercher.');
  await publish(page, title);
  await page.getByRole('link', { name: 'Modifier', exact: true }).click();
  await page.getByLabel('Version', { exact: true }).fill('2026-2');
  await page.getByLabel('Ce qui change dans cette version').fill('Le partage vient plus tôt.');
  await page.getByLabel('Texte', { exact: true }).fill('Écouter, puis **partager**.');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();

  const sophie = await signedIn(browser, PEOPLE.reader);
  await sophie.goto('/methodes?nature=guide');
  await sophie.getByRole('link', { name: title }).click();
  await expect(sophie.getByText('Guide de bonnes pratiques · version 2026-2')).toBeVisible();
  await expect(sophie.getByText('Le partage vient plus tôt.')).toBeVisible();
  await expect(sophie.locator('.prose strong', { hasText: 'avant' })).toHaveCount(0);
  await sophie.getByText('Versions précédentes').click();
  await expect(sophie.getByText('Le guide du réseau, repris.')).toBeVisible();
  await sophie.getByText(/^Version 2026-1 · Du .* par Paul Mercier$/).click();
  await expect(sophie.locator('.prose strong', { hasText: 'avant' })).toBeVisible();
  await expect(sophie.getByText(/^Version 2026-2 · /)).toHaveCount(0);
  await expectSound(sophie);
  await sophie.context().close();
});

test('a contributor collects feedback part by part, and a reader finds its fixed headings (scenario 36)', async ({ page, browser }) => {
  const title = fresh('Nous avons arrêté');
  await signIn(page, PEOPLE.contributor);
  await page.goto('/temoignages');
  await page.getByRole('link', { name: 'Ajouter un témoignage' }).click();
  await page.getByLabel('Titre', { exact: true }).fill(title);
  await page.getByLabel('Qui parle').fill('Une conseillère de Bretagne');
  await page.getByLabel('À quel titre').selectOption({ label: 'Porteur' });
  await page.getByLabel('Format').selectOption({ label: 'Cadré : partie par partie' });
  await page.getByLabel('D’où l’on partait').fill('Un besoin flou.');
  await page.getByLabel('Ce que l’on a fait').fill('Trois ateliers.');
  await page.getByLabel('Ce qui n’a pas marché').fill('Le délai.');
  await expectSound(page);
  await publish(page, title);

  const sophie = await signedIn(browser, PEOPLE.reader);
  await sophie.goto('/temoignages');
  await expect(sophie.getByRole('link', { name: title })).toBeVisible();
  // Those who use what was made say other things than those who made it.
  await sophie.getByLabel('À quel titre').selectOption({ label: 'Utilisateur' });
  await expect(sophie).toHaveURL(/parole=user/);
  await expect(sophie.getByRole('link', { name: title })).toHaveCount(0);
  await sophie.getByLabel('À quel titre').selectOption({ label: 'Porteur' });
  await sophie.getByLabel('D’où').selectOption({ label: 'dans le réseau' });
  await expect(sophie).toHaveURL(/maison=internal/);
  await expectSound(sophie);
  await sophie.getByRole('link', { name: title }).click();
  for (const part of ['D’où l’on partait', 'Ce que l’on a fait', 'Ce qui n’a pas marché'])
    await expect(sophie.getByRole('heading', { level: 2, name: part })).toBeVisible();
  await expect(sophie.getByRole('heading', { level: 2, name: 'Ce qui a marché' })).toHaveCount(0);
  await expect(sophie.getByText('Le délai.')).toBeVisible();
  await expectSound(sophie);
  await sophie.context().close();
});

test('what is to come out later is read by nobody before', { tag: '@wide' }, async ({ page, browser }) => {
  const title = fresh('Ouverture prochaine');
  await signIn(page, PEOPLE.administrator);
  await page.goto('/actualites/ecrire');
  await page.getByLabel('Titre', { exact: true }).fill(title);
  await page.getByLabel('Texte', { exact: true }).fill('Trois agences ouvrent.');
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await page.getByRole('button', { name: 'Publier', exact: true }).click();
  await page.getByLabel('Jour de publication').fill('2035-05-04');
  await page.getByRole('button', { name: 'Publier ou programmer' }).click();
  await expect(page.getByText('Programmé', { exact: true })).toBeVisible();
  await expect(page.getByText('Sera publié le')).toBeVisible();
  await expectSound(page);
  const address = page.url();

  const sophie = await signedIn(browser, PEOPLE.reader);
  await sophie.goto(`/actualites?q=${encodeURIComponent(title)}`);
  await expect(sophie.getByText('Rien avec ces critères')).toBeVisible();
  await sophie.goto(address);
  await expect(sophie.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(sophie.getByRole('heading', { level: 1, name: title })).toHaveCount(0);
  await expect(sophie.getByText('Trois agences ouvrent.')).toHaveCount(0);
  await sophie.context().close();
});

test('an event goes into a calendar, and an address that went too far stops answering', { tag: '@wide' }, async ({ page, browser }) => {
  const title = fresh('Atelier des calendriers');
  const at = (hours: number) => new Date(Date.now() + hours * 3600 * 1000).toISOString();
  // A browser of its own: whoever signs in there does not take the reader's place.
  const elsewhere = await browser.newPage();
  const dinno = await apiOf(elsewhere, PEOPLE.administrator);
  const events = { format: 'workshop', begins_at: at(120), ends_at: at(122), place: 'Rennes', body: 'Deux heures.' };
  const key = { 'idempotency-key': encodeURIComponent(title) };
  const event = await dinno('post', '/editorial-items', { title, content: { events } }, key);
  await dinno('post', `/editorial-items/${event.summary.id}/publications`, {}, { 'if-match': `"${event.version}"` });
  await elsewhere.close();

  await signIn(page, PEOPLE.reader);
  await page.goto(`/agenda/${event.summary.id}`);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Ajouter à mon calendrier' }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toBe('evenement.ics');
  expect(await readFile(await file.path(), 'utf8')).toContain(`SUMMARY:${title}`);

  await page.goto('/agenda');
  const link = page.getByRole('link', { name: 'Adresse d’abonnement à l’agenda (iCalendar)' });
  await expect(link).toHaveAttribute('href', /./);
  const address = (await link.getAttribute('href')) ?? '';
  const feed = await page.request.get(address);
  expect(feed.status()).toBe(200);
  expect(await feed.text()).toContain(`SUMMARY:${title}`);
  await page.getByRole('button', { name: 'Changer mes adresses' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Changer mes adresses' }).click();
  await expect(page.getByText('Vos adresses ont changé.').first()).toBeVisible();
  await expect(link).not.toHaveAttribute('href', address);
  expect((await page.request.get(address)).status()).toBe(404);
  expect((await page.request.get((await link.getAttribute('href')) ?? '')).status()).toBe(200);
});

test('an experiment that is to start is in the agenda once, and moves there by itself (scenario 32)', { tag: '@wide' }, async ({ page, browser }) => {
  const title = fresh('Ateliers mobiles');
  await signIn(page, PEOPLE.contributor);
  const ask = await apiOf(page, PEOPLE.contributor);
  const [known] = (await ask('get', '/pocs?limit=1')).items;
  const header = { title, department_id: known.department.id, domain: known.domain, starts_on: '2031-05-04' };
  const key = { 'idempotency-key': encodeURIComponent(title) };
  const poc = await ask('post', '/pocs', { header, members: [] }, key);

  const sophie = await signedIn(browser, PEOPLE.reader);
  const entry = sophie.getByRole('listitem').filter({ hasText: title });
  await sophie.goto('/agenda?mois=2031-05');
  await expect(entry).toHaveCount(1);
  await expect(entry).toContainText('Démarrage d’une expérimentation');
  await expect(entry.getByText('Prévu')).toBeVisible();
  await expect(entry.locator('time')).toHaveAttribute('datetime', '2031-05-04');

  await page.goto(`/experimentations/${poc.summary.id}`);
  await page.getByRole('link', { name: 'Modifier' }).click();
  await page.getByLabel('Démarrage prévu').fill('2031-05-11');
  await page.getByRole('button', { name: 'Enregistrer la carte' }).click();
  await expect(page).toHaveURL(new RegExp(`/experimentations/${poc.summary.id}$`));

  await sophie.reload();
  await expect(entry.locator('time')).toHaveAttribute('datetime', '2031-05-11');
  await expect(entry).toHaveCount(1);
  await entry.getByRole('link', { name: title }).click();
  await expect(sophie.getByRole('heading', { level: 1, name: title })).toBeFocused();
  await sophie.context().close();
});

// That the address in a letter is good is shown by letters.spec.ts and by crates/api/tests/newsletter.rs.
test('the address of a letter unsubscribes whoever presses, and nobody who only opens it', { tag: '@wide' }, async ({ page }) => {
  const asked: string[] = [];
  await page.route('**/api/v1/newsletter/unsubscriptions/**', async (route) => {
    asked.push(`${route.request().method()} ${new URL(route.request().url()).search}`);
    await route.fulfill({ status: 204 });
  });
  await page.goto('/infolettre/desabonnement/0197f4a2-8c1e-7b34-9d5a-3f2e1c0b9a87?signature=la-mienne');
  await expect(page.getByRole('button', { name: 'Me désabonner' })).toBeVisible();
  expect(asked).toEqual([]);
  await page.getByRole('button', { name: 'Me désabonner' }).click();
  await expect(page.getByText('Vous ne recevrez plus la lettre.', { exact: true })).toBeVisible();
  expect(asked).toEqual(['POST ?signature=la-mienne']);
  await expectSound(page);
});
