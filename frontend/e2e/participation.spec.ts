// Personal participation: who reads takes part, by following, liking, tagging, commenting, proposing, writing.
import { expect, test, type Page } from '@playwright/test';
import { apiOf, depositBy, fields, fresh } from './ideas';
import { PEOPLE, TRIED_PRACTICE, comeBackFor, expectAccessible, expectSound, signIn, signedIn } from './portal';

const panel = (page: Page) => page.getByRole('region', { name: 'Participer' });

async function tag(page: Page, word: string): Promise<void> {
  await panel(page).getByRole('textbox', { name: 'Ajouter une étiquette' }).fill(word);
  await panel(page).getByRole('button', { name: 'Ajouter', exact: true }).click();
  await expect(panel(page).getByRole('link', { name: word, exact: true })).toBeVisible();
}

test('an agent likes, follows and tags an experiment; the tag finds it again', async ({ page }) => {
  const word = `essai${Date.now()}`;
  await signIn(page, PEOPLE.reader);
  await page.goto('/experimentations');
  await page.getByRole('rowheader').getByRole('link').nth(1).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  const like = panel(page).getByRole('button', { name: /j’aime/ });
  const before = (await like.getAttribute('aria-pressed')) === 'true';
  await like.click();
  await expect(like).toHaveAttribute('aria-pressed', before ? 'false' : 'true');
  const follow = panel(page).getByRole('button', { name: 'Suivre' });
  if ((await follow.getAttribute('aria-pressed')) === 'true') await follow.click();
  await expect(follow).toHaveAttribute('aria-pressed', 'false');
  await follow.click();
  await expect(follow).toHaveAttribute('aria-pressed', 'true');
  await tag(page, word);
  await expectSound(page);
  await panel(page).getByRole('link', { name: word, exact: true }).click();
  await expect(page).toHaveURL(/etiquette=/);
  await expect(page.getByRole('rowheader')).toHaveCount(1);
  await expect(page.getByRole('link', { name: title })).toBeVisible();
  await expectSound(page);
  await page.getByRole('link', { name: title }).click();
  await panel(page).getByRole('button', { name: `Retirer l’étiquette ${word}` }).click();
  await expect(panel(page).getByRole('link', { name: word, exact: true })).toHaveCount(0);
});

test('a comment on an experiment becomes an idea that is linked both ways', async ({ page }) => {
  const said = fresh('Et si on y allait en bus ?');
  const title = fresh('Le bus de la retraite');
  await signIn(page, PEOPLE.reader);
  await page.goto('/experimentations');
  await page.getByRole('rowheader').getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  const source = await page.getByRole('heading', { level: 1 }).innerText();
  await page.getByLabel('Votre commentaire').fill(said);
  await page.getByRole('button', { name: 'Publier' }).click();
  const comment = page.getByRole('listitem').filter({ hasText: said });
  await expect(comment).toBeVisible();
  await expectSound(page);
  await comment.getByRole('link', { name: 'En faire une idée' }).click();
  await expect(page.getByText('Votre idée rebondit sur')).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: source })).toBeVisible();
  await expectSound(page);
  const form = fields(page);
  await form.title.fill(title);
  await form.proposal.fill('Un bus passe dans chaque canton.');
  await form.subcategory.selectOption({ index: 1 });
  await form.send.click();
  await page.getByRole('link', { name: 'Voir mon idée' }).click();
  await expect(page.getByText('Cette idée est née de')).toBeVisible();
  await expectSound(page);
  await page.getByText('Cette idée est née de').getByRole('link').click();
  await expect(panel(page).getByRole('link', { name: title })).toBeVisible();
});

test('whoever follows an idea is told, and stops with one press', { tag: '@wide' }, async ({ page, browser }) => {
  const title = fresh('Une idée suivie');
  const idea = await depositBy(await apiOf(page, PEOPLE.reader), title);
  const address = `/idees/${idea.summary.id}`;
  await signIn(page, PEOPLE.reader);
  await page.goto(address);
  await expect(panel(page).getByText('Cette idée est la vôtre')).toBeVisible();
  const julie = await signedIn(browser, PEOPLE.contributor);
  await julie.goto(address);
  await panel(julie).getByRole('button', { name: 'Suivre' }).click();
  await expect(panel(julie).getByRole('button', { name: 'Suivre' })).toHaveAttribute('aria-pressed', 'true');
  await page.goto(`${address}/modifier`);
  await fields(page).proposal.fill('Rappeler chaque assuré la veille, puis le matin.');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  const line = julie.getByRole('listitem').filter({ hasText: title });
  await comeBackFor(julie, '/notifications', line);
  await expect(line).toContainText('parce que vous suivez');
  await expectAccessible(julie);
  await line.getByRole('button', { name: 'Ne plus suivre' }).click();
  await expect(line.getByText('Vous ne suivez plus.')).toBeVisible();
  await julie.context().close();
});

test('whoever supports an idea asks for its outcome, and is told of it', { tag: '@wide' }, async ({ page }) => {
  const title = fresh('Une idée soutenue');
  const idea = await depositBy(await apiOf(page, PEOPLE.referent), title);
  const id = idea.summary.id as string;
  const admin = await apiOf(page, PEOPLE.administrator);
  await signIn(page, PEOPLE.topManagement);
  await page.goto(`/idees/${id}`);
  const choice = page.getByRole('checkbox', { name: 'Me prévenir de la suite des idées que je soutiens' });
  await expect(page.getByRole('button', { name: /soutien/ })).toBeVisible();
  await expect(choice).toBeHidden();
  await page.getByRole('button', { name: /soutien/ }).click();
  await choice.check();
  await expect(page.getByText('Vous serez prévenu de la suite des idées que vous soutenez.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Suivre cette idée' })).toBeVisible();
  await expectSound(page);
  const answer = { verdict: 'selected', reason: 'Utile à tous.' };
  await admin('post', `/ideas/${id}/decisions`, answer, { 'if-match': `"${idea.version}"` });
  const line = page.getByRole('listitem').filter({ hasText: title });
  await comeBackFor(page, '/notifications', line);
  await expect(line).toContainText('parce que vous soutenez cette idée');
  await expect(choice).toBeChecked();
  await expectSound(page);
  await choice.uncheck();
  await expect(page.getByText('Vous ne serez plus prévenu de la suite')).toBeVisible();
});

// No journey waits for the next morning: what leaves is shown by crates/api/tests/mailed.rs.
test('whoever is told chooses what comes by mail, and it is remembered', { tag: '@wide' }, async ({ page }) => {
  await signIn(page, PEOPLE.challengeOwner);
  await page.goto('/notifications');
  const choice = page.getByRole('group', { name: 'Par courriel' });
  const daily = choice.getByRole('radio', { name: 'Un résumé par jour' });
  const never = choice.getByRole('radio', { name: 'Jamais' });
  await expect(choice.getByRole('radio', { name: 'Dès qu’une réponse est donnée' })).toBeVisible();
  for (const wanted of [never, daily]) {
    await wanted.check();
    await expect(page.getByText('Votre choix est enregistré.').first()).toBeVisible();
    await page.reload();
    await expect(wanted).toBeChecked();
  }
  await expectSound(page);
  await choice.getByRole('radio', { name: 'Dès qu’une réponse est donnée' }).check();
  await expect(page.getByText('Votre choix est enregistré.')).toBeVisible();
});

test('the address of a letter ends what comes by mail, for whoever presses', async ({ page }) => {
  const asked: string[] = [];
  await page.route('**/api/v1/newsletter/unsubscriptions/**', async (route) => {
    asked.push(new URL(route.request().url()).search);
    await route.fulfill({ status: 204 });
  });
  const own = '0197f4a2-8c1e-7b34-9d5a-3f2e1c0b9a87?signature=la-mienne&letters=notifications';
  await page.goto(`/infolettre/desabonnement/${own}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Ne plus recevoir ces courriels' })).toBeVisible();
  expect(asked).toEqual([]);
  await page.getByRole('button', { name: 'Ne plus les recevoir' }).click();
  await expect(page.getByText('Vous ne recevrez plus ces courriels.', { exact: true })).toBeVisible();
  expect(asked).toEqual(['?signature=la-mienne&letters=notifications']);
  await expectSound(page);
});

test('an agent follows the ideas of a body, and is told of what is signed there', { tag: '@wide' }, async ({ page }) => {
  const title = fresh('Une idée de Bretagne');
  const referent = await apiOf(page, PEOPLE.referent);
  const { items } = await referent('get', '/organisations');
  const body = (items as { id: string; code: string; name: string }[]).find((one) => one.code === 'carsat-bretagne')!;
  await signIn(page, PEOPLE.topManagement);
  await page.goto(`/idees?organisme=${body.id}`);
  const follow = page.getByRole('button', { name: new RegExp(`^Suivre les idées de cet organisme.*${body.name}`) });
  await expect(follow).toBeVisible();
  if ((await follow.getAttribute('aria-pressed')) === 'true') await follow.click();
  await expect(follow).toHaveAttribute('aria-pressed', 'false');
  await follow.click();
  await expect(follow).toHaveAttribute('aria-pressed', 'true');
  await expectSound(page);
  await depositBy(referent, title);
  const line = page.getByRole('listitem').filter({ hasText: title });
  await comeBackFor(page, '/notifications', line);
  await expect(line).toContainText('parce que vous suivez les idées de cet organisme');
  await page.goto('/expression-libre');
  await page.getByRole('link', { name: body.name }).click();
  await expect(page).toHaveURL(new RegExp(`organisme=${body.id}`));
  await expect(follow).toHaveAttribute('aria-pressed', 'true');
  await follow.click();
  await expect(follow).toHaveAttribute('aria-pressed', 'false');
});

test('an agent follows the ideas of their own direction, and finds them again', { tag: '@wide' }, async ({ page }) => {
  await signIn(page, PEOPLE.contributor);
  await page.goto('/idees');
  const follow = page.getByRole('button', { name: 'Suivre les idées de ma direction' });
  await expect(follow).toBeVisible();
  if ((await follow.getAttribute('aria-pressed')) === 'true') await follow.click();
  await expect(follow).toHaveAttribute('aria-pressed', 'false');
  await follow.click();
  await expect(follow).toHaveAttribute('aria-pressed', 'true');
  await expectSound(page);
  await page.goto('/expression-libre');
  await page.locator('a[href*="/idees?direction="]').first().click();
  await expect(page).toHaveURL(/direction=/);
  await expect(follow).toHaveAttribute('aria-pressed', 'true');
  await follow.click();
  await expect(page.getByText('Vous ne serez plus prévenu des idées de cette direction.')).toBeVisible();
});

test('what one reads is passed on: its link copied, or sent by mail; a list, exactly as it is seen', { tag: '@wide' }, async ({ page }) => {
  const title = fresh('Une idée à faire connaître');
  const idea = await depositBy(await apiOf(page, PEOPLE.referent), title);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const pasted = () => page.evaluate(() => navigator.clipboard.readText());
  await signIn(page, PEOPLE.reader);
  await page.goto(`/idees/${idea.summary.id}`);
  await panel(page).getByRole('button', { name: 'Copier le lien' }).click();
  await expect(page.getByText('Le lien est copié.')).toBeVisible();
  expect(await pasted()).toBe(page.url());
  const letter = panel(page).getByRole('link', { name: 'Envoyer par courriel' });
  // The click writes the letter; no mail program is opened here.
  await letter.evaluate((link) => link.addEventListener('click', (event) => event.preventDefault()));
  await letter.click();
  const asked = new URL((await letter.getAttribute('href'))!);
  expect(asked.protocol).toBe('mailto:');
  expect(asked.searchParams.get('subject')).toContain(title);
  expect(asked.searchParams.get('body')).toContain(page.url());
  await expectSound(page);
  await page.goto('/idees');
  await page.getByLabel('Mots du titre').fill(title);
  await expect(page.getByRole('heading', { level: 2, name: '1 idée', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Copier le lien' }).click();
  await expect(page.getByText('Le lien est copié.')).toBeVisible();
  expect(new URL(await pasted()).searchParams.get('q')).toBe(title);
});

test('every view that one arrives at by an address is passed on as it is seen', { tag: '@wide' }, async ({ page }) => {
  test.slow();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn(page, PEOPLE.administrator);
  const views = [
    '/lecons?q=atelier',
    '/recherche?q=accueil',
    '/reseau?q=accueil',
    '/portefeuille',
    '/defis?format=hackathon',
    '/defis/calendrier?annee=2026',
    '/agenda?vue=mois',
    '/actualites?q=accueil',
    '/lexique',
    '/methodes',
    '/reseau/partenaires?q=labo',
    '/succes',
  ];
  for (const view of views) {
    await page.goto(view);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.getByRole('main').getByRole('button', { name: 'Copier le lien' }).first().click();
    await expect(page.getByText('Le lien est copié.').first()).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
    await expectSound(page);
  }
});

test('a message is ready to tell of a practice: changed, copied, handed over to an application', { tag: '@wide' }, async ({ page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  // The list of applications of the device, which no browser of these journeys has.
  await page.addInitScript(() => {
    const given: unknown[] = [];
    Object.assign(window, { given });
    Object.assign(navigator, { share: (data: unknown) => Promise.resolve(given.push(data)) });
  });
  await signIn(page, PEOPLE.reader);
  await page.goto(TRIED_PRACTICE);
  await page.getByRole('article').last().getByRole('link').first().click();
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  await panel(page).getByText('Un message prêt à publier').click();
  const message = panel(page).getByRole('textbox', { name: 'Le message' });
  await expect(message).toHaveValue(/^Une réalisation innovante à reprendre chez vous\s: /);
  await expectSound(page);
  expect(await message.inputValue()).toContain(title);
  expect(await message.inputValue()).toContain(page.url());
  const written = `Essayez donc. ${page.url()}`;
  await message.fill(written);
  await panel(page).getByRole('button', { name: 'Copier le message' }).click();
  await expect(page.getByText('Le message est copié.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(written);
  await panel(page).getByRole('button', { name: 'L’envoyer par une autre application' }).click();
  await expect.poll(() => page.evaluate(() => (window as unknown as { given: unknown[] }).given)).toEqual([{ text: written }]);
});

test('whoever signed an idea, or leads an experiment, is written to from its page', async ({ page }) => {
  const idea = await depositBy(await apiOf(page, PEOPLE.referent), fresh('Une idée dont parler'));
  await signIn(page, PEOPLE.reader);
  await page.goto(`/idees/${idea.summary.id}`);
  await page.getByRole('link', { name: 'Me contacter' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Écrire à Yann Kerbrat' })).toBeFocused();
  await expect(page).toHaveURL(/a-propos=idea/);
  await expectSound(page);

  const title = fresh('Une expérimentation dont parler');
  const julie = await apiOf(page, PEOPLE.contributor);
  const [known] = (await julie('get', '/pocs?limit=1')).items;
  const [yann] = (await julie('get', '/people?q=Yann')).items;
  const header = { title, department_id: known.department.id, domain: known.domain };
  const body = { header, members: [{ user_id: yann.id, role: 'lead' }] };
  const made = await julie('post', '/pocs', body, { 'idempotency-key': encodeURIComponent(title) });
  await page.goto(`/experimentations/${made.summary.id}`);
  await page.getByRole('link', { name: 'Écrire à l’équipe' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Écrire à Yann Kerbrat' })).toBeFocused();
  await expect(page).toHaveURL(/a-propos=poc/);
});

test('nobody is sent to write to an author whose account is closed', async ({ page }) => {
  const idea = await depositBy(await apiOf(page, PEOPLE.referent), fresh('Une idée dont l’auteur est parti'));
  await signIn(page, PEOPLE.reader);
  // The demonstration needs its people: the answer says of this one what it says of whoever left.
  await page.route(`**/api/v1/ideas/${idea.summary.id}`, async (route) => {
    const answer = await route.fetch();
    if (!answer.ok()) return route.fulfill({ response: answer });
    const json = await answer.json();
    json.summary.author.person.reachable = false;
    await route.fulfill({ response: answer, json });
  });
  await page.goto(`/idees/${idea.summary.id}`);
  await expect(page.getByRole('main').getByText('Yann Kerbrat').first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Me contacter' })).toHaveCount(0);
  await expectSound(page);
});

test('one writes to the contact of a practice, whose address nobody sees', async ({ page, browser }) => {
  const title = fresh('Votre pratique nous intéresse');
  await signIn(page, PEOPLE.reader);
  await page.goto(TRIED_PRACTICE);
  await page.getByRole('article').last().getByRole('link').first().click();
  await page.getByRole('link', { name: 'Me contacter' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Écrire à/ })).toBeFocused();
  await expectSound(page);
  await page.getByLabel('Objet').fill(title);
  await page.getByLabel('Votre message').fill('Pouvons-nous en parler mardi ?');
  await page.getByRole('button', { name: 'Envoyer', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
  await expect(page.getByRole('main')).not.toContainText('@');
  await expectSound(page);
  const julie = await signedIn(browser, PEOPLE.contributor);
  await comeBackFor(julie, '/notifications', julie.getByRole('link', { name: title }));
  await julie.getByRole('link', { name: title }).click();
  await julie.getByRole('link', { name: 'Répondre' }).click();
  await expect(julie.getByLabel('Objet')).toHaveValue(new RegExp(`^Re\\s: ${title}`));
  await julie.context().close();
});
