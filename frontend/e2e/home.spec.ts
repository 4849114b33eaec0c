// The landing page: what it holds, and the bricks of the portal that are closed, hidden, moved while people use it.
import { expect, test, type Page } from '@playwright/test';
import { apiOf, depositBy, fresh } from './ideas';
import { PEOPLE, comeBackFor, expectAccessible, expectSound, heldUndo, signIn, signedIn } from './portal';

const DOORS = ['Déposer et suivre des idées', 'Suivre les expérimentations', 'Découvrir les réalisations'];
const FUNCTIONS = [
  'Actualités',
  'Agenda',
  'Un réseau à votre service',
  'Témoignages',
  'Données clés',
  'Ressources méthodologiques',
  'Lettre d’information',
  'Recherche',
  'Demande de ressources',
  'Expression libre',
  'Contacter la Dinno',
];
const VALUES = ['Respect', 'Bienveillance', 'Conciliation', 'Réalisme', 'Créativité'];

const functions = (page: Page) => page.getByRole('list', { name: 'Les services du portail' });
/// The way to each of them, without what one does there.
const ways = (page: Page) => functions(page).locator('li > a');

/// The landing page, once it says all that it has to say.
async function land(page: Page): Promise<void> {
  await page.goto('/');
  await expect(functions(page)).toBeVisible();
  await expect(page.locator('.waiting')).toHaveCount(0);
}

test('one screen shows three doors, eleven functions, the values and the featured action (scenario 1)', async ({ page }) => {
  await signIn(page, PEOPLE.reader);
  await land(page);
  const doors = page.getByRole('region', { name: 'Les trois portes' });
  await expect(doors.getByRole('heading', { level: 2 })).toHaveText(DOORS);
  await expect(ways(page)).toHaveText(FUNCTIONS);
  const values = page.getByRole('region', { name: 'Nos valeurs' });
  for (const value of VALUES) await expect(values.getByText(value, { exact: true })).toBeVisible();
  const featured = page.getByRole('region', { name: 'À la une' });
  await expect(featured.getByRole('link', { name: 'Le rappel de rendez-vous passe à l’essai dans trois agences' })).toBeVisible();
  await expectSound(page);
});

test('each service says its number and offers one act, and stands whole when nobody can count', async ({ page }) => {
  const ask = await apiOf(page, PEOPLE.reader);
  const question = { topic: 'portal', title: fresh('Où est mon brouillon ?'), body: 'Je l’ai commencé hier.' };
  await ask('post', '/help-requests', question);
  await signIn(page, PEOPLE.reader);
  await land(page);
  const link = (name: string) => page.getByRole('link', { name, exact: true });
  const tile = (name: string) => functions(page).getByRole('listitem').filter({ has: link(name) });
  const contact = tile('Contacter la Dinno');
  const act = contact.getByRole('link', { name: 'Poser une question' });
  await expect(contact.getByText(/^\d+ de vos questions en attente$/)).toBeVisible();
  await expect(tile('Demande de ressources').getByRole('link', { name: 'Demander des ressources' })).toBeVisible();
  // A reader writes no news.
  await expect(tile('Actualités').getByRole('link')).toHaveCount(1);
  await contact.getByRole('link', { name: 'Contacter la Dinno' }).focus();
  await page.keyboard.press('Tab');
  await expect(act).toBeFocused();
  await expectSound(page);

  await page.route('**/home/services', (route) => route.abort());
  await land(page);
  await expect(ways(page)).toHaveText(FUNCTIONS);
  await expect(contact.getByText('en attente')).toHaveCount(0);
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
  await act.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Contacter la Dinno' })).toBeFocused();
});

test('what awaits somebody stands before the news: ideas to answer, a decision to take, news of what they follow', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const [title, tried] = [fresh('Borne d’accueil'), fresh('Borne à l’essai')];
  const idea = (await depositBy(await apiOf(page, PEOPLE.reader), title)).summary.id;
  const yann = await apiOf(page, PEOPLE.referent);
  await yann('put', `/follows/idea/${idea}`);
  const yours = (of: Page) => of.getByRole('region', { name: 'Ce qui vous attend' });

  // Whoever answers ideas reads how many wait; an author does not.
  await signIn(page, PEOPLE.administrator);
  await land(page);
  await expectSound(page);
  await yours(page).getByRole('link', { name: /^\d+ idées? attend(ent)? votre réponse$/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page).toHaveURL(/\/idees\/reponses$/);
  const admin = await apiOf(page, PEOPLE.administrator);
  const { version } = await admin('get', `/ideas/${idea}`);
  const study = { verdict: 'under_review', reason: 'À instruire avec les agences.' };
  await admin('post', `/ideas/${idea}/decisions`, study, { 'if-match': `"${version}"` });

  const follower = await signedIn(browser, PEOPLE.referent);
  const news = follower.getByRole('region', { name: 'Du nouveau sur ce que vous suivez' });
  await comeBackFor(follower, '/', news.getByRole('link', { name: title }));
  await expect(yours(follower).getByText(/attend(ent)? votre réponse/)).toHaveCount(0);
  await expectSound(follower);
  await follower.context().close();

  // Whoever an experiment names to decide finds the decision there.
  const julie = await apiOf(page, PEOPLE.contributor);
  const [known] = (await julie('get', '/pocs?limit=1')).items;
  const [marc] = (await julie('get', '/people?q=Marc')).items;
  const header = { title: tried, department_id: known.department.id, domain: known.domain };
  const body = { header, members: [{ user_id: marc.id, role: 'sponsor' }] };
  const made = await julie('post', '/pocs', body, { 'idempotency-key': encodeURIComponent(tried) });
  const place = `/pocs/${made.summary.id}`;
  const launched = await julie('post', `${place}/launches`, {}, { 'if-match': `"${made.version}"` });
  const framed = { first: 'frame_challenge', last: 'identify_stakeholders', gates: [] };
  await julie('post', `${place}/passages`, framed, { 'if-match': `"${launched.version}"` });
  const sponsor = await signedIn(browser, PEOPLE.topManagement);
  await land(sponsor);
  const line = yours(sponsor).getByRole('listitem').filter({ hasText: tried });
  await expect(line).toContainText('L’étape 3 demande une décision');
  await line.getByRole('link', { name: 'Décider' }).click();
  await expect(sponsor.getByRole('heading', { level: 1, name: tried })).toBeFocused();
  await sponsor.context().close();
});

test('the values are a text that administrators keep, and nobody else changes', async ({ page, browser }) => {
  await signIn(page, PEOPLE.administrator);
  await land(page);
  await page.getByRole('region', { name: 'Nos valeurs' }).getByRole('link', { name: 'Modifier ce texte' }).click();
  await expect(page).toHaveURL(/\/valeurs\/modifier$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expectSound(page);
  const reader = await signedIn(browser, PEOPLE.reader);
  await land(reader);
  await expect(reader.getByRole('region', { name: 'Nos valeurs' }).getByRole('link')).toHaveCount(0);
  await reader.goto('/valeurs');
  await expect(reader.getByRole('heading', { level: 1, name: 'Nos valeurs' })).toBeVisible();
  await expectSound(reader);
  await reader.context().close();
});

test('a native brick that is closed to readers leaves their screen without a restart', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const name = 'Témoignages';
  const reader = await signedIn(browser, PEOPLE.reader);
  await land(reader);
  await expect(functions(reader).getByRole('link', { name })).toBeVisible();

  await signIn(page, PEOPLE.superAdmin);
  await page.goto('/administration');
  await page.getByRole('checkbox', { name: `${name}, Consultation : consulter` }).click();
  await page.getByRole('button', { name: 'Relire et appliquer' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Appliquer 1 changement' }).click();
  await expect(page.getByText('C’est appliqué, partout et tout de suite.')).toBeVisible();
  const undo = await heldUndo(page);

  await land(reader);
  await expect(ways(reader)).toHaveCount(FUNCTIONS.length - 1);
  await expect(functions(reader).getByRole('link', { name })).toHaveCount(0);
  await reader.keyboard.press('Control+k');
  const palette = reader.getByRole('dialog', { name: 'Aller, créer, trouver' });
  await palette.getByRole('combobox').fill('aller temoignages');
  await expect(palette.getByRole('option', { name: `Aller à ${name}` })).toHaveCount(0);
  await palette.getByRole('combobox').fill('aller agenda');
  await expect(palette.getByRole('option', { name: 'Aller à Agenda' })).toBeVisible();
  await reader.goto('/plan-du-site');
  await expect(reader.getByRole('main').getByRole('link', { name: 'Agenda' })).toBeVisible();
  // Who keeps each brick, and how fresh it is: of those that are open to whoever reads (R047).
  const kept = reader.getByRole('region', { name: 'Qui tient chaque brique' });
  await expect(kept.getByRole('row', { name: /^Idées/ })).toContainText(/20\d\d/);
  await expect(kept.getByRole('row', { name: new RegExp(name) })).toHaveCount(0);
  await expect(kept.getByRole('row', { name: /Administration/ })).toHaveCount(0);
  await expect(reader.getByRole('main').getByRole('link', { name })).toHaveCount(0);
  await reader.goto('/temoignages');
  // Said once, in the place of the page: no part of it asks, and is refused, by itself.
  await expect(reader.getByRole('heading', { level: 1, name: 'Cette rubrique n’est pas ouverte à votre profil' })).toBeVisible();
  await expect(reader.getByText('Vous n’avez pas ce droit')).toHaveCount(0);
  await expectSound(reader);

  await undo.click();
  await expect(page.getByText('Les droits d’avant sont de retour.')).toBeVisible();
  await land(reader);
  await expect(functions(reader).getByRole('link', { name })).toBeVisible();
  await reader.context().close();
});

test('a native brick is hidden, shown again and moved with buttons, and the toast undoes it', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const name = 'Données clés';
  const reader = await signedIn(browser, PEOPLE.reader);
  await signIn(page, PEOPLE.superAdmin);
  await page.goto('/administration/briques');
  const native = page.getByRole('region', { name: 'Briques d’origine' });
  const row = native.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
  await expect(row).toContainText('Affichée');
  await expect(native.getByRole('button', { name: 'Masquer Recherche' })).toHaveCount(0);
  await expect(native.getByRole('rowheader', { name: 'Communautés' })).toHaveCount(0);
  await expectSound(page);
  await native.getByRole('button', { name: `Masquer ${name}` }).click();
  await expect(page.getByText(`Brique masquée : ${name}.`)).toBeVisible();
  const undo = await heldUndo(page);
  await expect(row).toContainText('Masquée');
  await expectAccessible(page);

  await land(reader);
  await expect(functions(reader).getByRole('link', { name })).toHaveCount(0);
  await reader.goto('/donnees-cles');
  await expect(reader.getByRole('heading', { level: 1, name: 'Cette rubrique n’est pas ouverte à votre profil' })).toBeVisible();
  await expect(reader.getByText('Vous n’avez pas ce droit')).toHaveCount(0);
  await expectSound(reader);

  await undo.click();
  await expect(page.getByText('C’est annulé.')).toBeVisible();
  await expect(row).toContainText('Affichée');
  await land(reader);
  await expect(functions(reader).getByRole('link', { name })).toBeVisible();

  // First, it goes no higher: the keyboard is on the other button of its row.
  await native.getByRole('button', { name: 'Monter Agenda' }).press('Enter');
  await expect(page.getByText('Brique déplacée : Agenda.')).toBeVisible();
  await expect(native.getByRole('button', { name: 'Descendre Agenda' })).toBeFocused();
  await land(reader);
  await expect(functions(reader).getByRole('link').first()).toHaveText('Agenda');
  await native.getByRole('button', { name: 'Descendre Agenda' }).click();
  await expect(native.getByRole('button', { name: 'Monter Actualités' })).toHaveCount(0);
  await land(reader);
  await expect(ways(reader)).toHaveText(FUNCTIONS);
  await reader.context().close();
});

test('what comes late for a page that was left harms nothing @wide', async ({ page }) => {
  await signIn(page, PEOPLE.administrator);
  await page.goto('/pratiques');
  const late = '**/practice_acting.bin';
  await page.route(late, async (route) => {
    await new Promise((later) => setTimeout(later, 1500));
    await route.continue();
  });
  const came = page.waitForResponse(late);
  await page.getByRole('article').getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.getByRole('link', { name: 'Expérimentations', exact: true }).first().click();
  await came;
  await page.getByRole('link', { name: 'Portefeuille', exact: true }).first().click();
  await expect(page).toHaveURL(/\/portefeuille/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page.getByText('ne répond plus')).toHaveCount(0);
});
