// Acceptance scenarios that go through several bricks, walked as people walk them; those of one brick are with its journeys,
// under their number. What is not the matter of a scenario is made through the API.
import { expect, test, type Browser, type Page } from '@playwright/test';
import { apiOf, deposit, fresh, type Ask } from './ideas';
import { PEOPLE, comeBackFor, expectSound, signIn, signedIn } from './portal';

const key = (words: string) => ({ 'idempotency-key': encodeURIComponent(words) });
const seen = (version: number) => ({ 'if-match': `"${version}"` });

/// The browsers that a journey asks the API from.
const elsewhere: Page[] = [];

test.afterEach(async () => {
  for (const page of elsewhere.splice(0)) await page.close();
});

/// The API in the name of these people, from a browser of its own: whoever signs in there takes nobody's place.
async function apis(browser: Browser, ...emails: string[]): Promise<Ask[]> {
  const page = await browser.newPage();
  elsewhere.push(page);
  const asks: Ask[] = [];
  for (const email of emails) asks.push(await apiOf(page, email));
  return asks;
}

/// An experiment in progress, led by whoever asks.
async function launched(ask: Ask, title: string): Promise<{ id: string; version: number }> {
  const [known] = (await ask('get', '/pocs?limit=1')).items;
  const header = { title, department_id: known.department.id, domain: known.domain };
  const poc = await ask('post', '/pocs', { header, members: [] }, key(title));
  const { version } = await ask('post', `/pocs/${poc.summary.id}/launches`, {}, seen(poc.version));
  return { id: poc.summary.id, version };
}

/// News that are read by everybody.
async function told(ask: Ask, title: string, content: object): Promise<{ id: string; version: number }> {
  const item = await ask('post', '/editorial-items', { title, content: { news: content } }, key(`news ${title}`));
  const { version } = await ask('post', `/editorial-items/${item.summary.id}/publications`, {}, seen(item.version));
  return { id: item.summary.id, version };
}

const results = (page: Page) => page.locator('.hit-rows .row-item');

test('the Store answers, and the words go on to the tool that may have more (scenario 4)', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const stamp = Date.now();
  const title = `Accueil téléphonique dématérialisé ${stamp}`;
  const tool = `Store ${stamp}`;
  const [paul, nadia] = await apis(browser, PEOPLE.administrator, PEOPLE.superAdmin);
  const bodies = (await paul('get', '/organisations')).items as { id: string; code: string }[];
  const organisation_id = bodies.find((body) => body.code === 'carsat-nord-est')?.id;
  const content = { kind: 'good_practice', title, domain: 'customer_relations' };
  const practice = await paul('post', '/practices', { organisation_id, content }, key(title));
  const { version, ...settings } = await nadia('get', '/brick-settings');
  const hosts = [...new Set([...settings.hosts, 'store.example.fr'])];
  await nadia('put', '/brick-settings', { ...settings, hosts }, seen(version));
  const words = { title_fr: tool, title_en: tool };
  const link = { link: { address: 'https://store.example.fr/recherche?q={query}' } };
  const brick = await nadia('post', '/bricks', { words, content: link }, key(tool));

  await signIn(page, PEOPLE.reader);
  const asked = `téléphone accueil ${stamp}`;
  const hit = results(page).filter({ hasText: title });
  await comeBackFor(page, `/recherche?q=${encodeURIComponent(asked)}`, hit);
  await expect(hit).toContainText('Carsat Nord-Est');
  const carried = page.getByRole('link', { name: `Chercher « ${asked} » dans ${tool}` });
  await expect(carried).toHaveAttribute('href', `https://store.example.fr/recherche?q=${encodeURIComponent(asked)}`);
  await expectSound(page);
  await hit.getByRole('link').first().click();
  await expect(page).toHaveURL(`/pratiques/${practice.summary.id}`);
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
  await expect(page.getByRole('main')).toContainText('Relation client');
  await nadia('put', `/bricks/${brick.id}/state`, { state: 'removed' }, seen(brick.version));
});

test('whoever consults takes part in everything, and edits nothing (scenario 13)', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const title = fresh('Ateliers mobiles');
  const [julie, paul, nadia] = await apis(browser, PEOPLE.contributor, PEOPLE.administrator, PEOPLE.superAdmin);
  const poc = await launched(julie, title);
  const news = await told(paul, fresh('Un essai commence'), { body: 'En mai.' });
  const name = fresh('Appels à projets');
  const words = { title_fr: name, title_en: name };
  const brick = await nadia('post', '/bricks', { words, content: { page: { body_fr: 'Trois appels.' } } }, key(name));
  await signIn(page, PEOPLE.reader);

  await test.step('an idea, a comment, a like, a tag, a subscription', async () => {
    await deposit(page, fresh('Rappel automatique'));
    await page.goto(`/experimentations/${poc.id}`);
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    const panel = page.getByRole('region', { name: 'Participer' });
    const like = panel.getByRole('button', { name: /j’aime/ });
    await like.click();
    await expect(like).toHaveAttribute('aria-pressed', 'true');
    const follow = panel.getByRole('button', { name: 'Suivre' });
    await follow.click();
    await expect(follow).toHaveAttribute('aria-pressed', 'true');
    const word = `ruralité${Date.now()}`;
    await panel.getByRole('textbox', { name: 'Ajouter une étiquette' }).fill(word);
    await panel.getByRole('button', { name: 'Ajouter', exact: true }).click();
    await expect(panel.getByRole('link', { name: word, exact: true })).toBeVisible();
    const said = fresh('Chez nous aussi.');
    await page.getByLabel('Votre commentaire').fill(said);
    await page.getByRole('button', { name: 'Publier' }).click();
    await expect(page.getByRole('listitem').filter({ hasText: said })).toBeVisible();
  });

  await test.step('resources are asked for, and the Dinno', async () => {
    await page.getByRole('main').getByRole('link', { name: 'Demander des ressources' }).click();
    await expect(page.getByLabel('Pour quelle action innovante')).toHaveValue(title);
    await page.getByLabel('Quoi, et combien').first().fill('deux postes informatiques');
    await page.getByLabel('Nature').first().selectOption({ label: 'Moyens informatiques' });
    await page.getByRole('button', { name: 'Envoyer ma demande' }).click();
    await expect(page.getByText('Reçue').first()).toBeVisible();
    await page.goto('/contacter-la-dinno');
    const question = fresh('Où est mon brouillon ?');
    await page.getByLabel('Votre question en une ligne').fill(question);
    await page.getByLabel('Précisions').fill('Perdu.');
    await page.getByRole('button', { name: 'Envoyer ma question' }).click();
    await expect(page.getByRole('heading', { level: 1, name: question })).toBeFocused();
  });

  await test.step('no page offers to change the news, a step or a brick', async () => {
    for (const address of [`/actualites/${news.id}`, `/experimentations/${poc.id}`, `/briques/${brick.id}`]) {
      await page.goto(address);
      await expect(page.locator('main h1').first()).toBeVisible();
      await expect(page.locator('.waiting')).toHaveCount(0);
      const main = page.getByRole('main');
      await expect(main.getByRole('link', { name: /^Modifier/ })).toHaveCount(0);
      for (const act of ['Franchir', 'Geler', 'Compléter', 'Noter', 'Rouvrir'])
        await expect(main.getByRole('button', { name: act })).toHaveCount(0);
    }
    await expectSound(page);
  });

  await test.step('and the server refuses whoever asks all the same', async () => {
    const data = { email: PEOPLE.reader, password: 'demonstration-2026' };
    const session = await (await page.request.post('/api/v1/auth/sessions', { data })).json();
    const authorization = `Bearer ${session.access_token as string}`;
    const refused = async (method: 'post' | 'put', path: string, version: number, body: object) => {
      const headers = { authorization, ...seen(version) };
      return (await page.request[method](`/api/v1${path}`, { data: body, headers })).status();
    };
    const other = { title: 'Autre chose', content: { news: { body: 'Autre.' } } };
    expect(await refused('put', `/editorial-items/${news.id}`, news.version, other)).toBe(403);
    const first = { first: 'frame_challenge', last: 'frame_challenge', gates: [] };
    const { version } = await julie('get', `/pocs/${poc.id}`);
    expect(await refused('post', `/pocs/${poc.id}/passages`, version, first)).toBe(403);
    expect(await refused('put', `/bricks/${brick.id}`, brick.version, words)).toBe(403);
  });
  await nadia('put', `/bricks/${brick.id}/state`, { state: 'removed' }, seen(brick.version));
});

test('an abandonment is valued in the list, the news, the search and the knowledge base (scenario 20)', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const title = fresh('Chatbot retraite');
  const learnt = fresh('Personne n’attendait un robot.');
  const [julie, paul] = await apis(browser, PEOPLE.contributor, PEOPLE.administrator);
  const poc = await launched(julie, title);
  const place = `/pocs/${poc.id}`;
  const [decider] = (await julie('get', '/people?q=Marc')).items;
  const gates = [{ verdict: 'go', decided_by: decider.id }];
  await julie('post', `${place}/passages`, { first: 'frame_challenge', last: 'plan', gates }, seen(poc.version));
  await julie('post', `${place}/lessons`, { step: 'build_prototype', kind: 'failure', text: learnt }, key(learnt));
  const { version } = await julie('get', place);
  await julie('post', `${place}/abandonments`, { cause: 'no_real_need' }, seen(version));
  const news = fresh('Le robot s’arrête');
  const story = { body: 'Nous arrêtons, et voici pourquoi.', project: { status: 'abandoned', poc_id: poc.id } };
  const item = await told(paul, news, story);

  const [cause, right] = ['Absence de besoin réel', /droit à l’expérimentation/i];
  await signIn(page, PEOPLE.topManagement);
  await test.step('the list', async () => {
    await page.goto('/experimentations?statut=abandoned');
    const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: title }) });
    await expect(row).toContainText(cause);
    await expect(row).toContainText(right);
  });
  await test.step('the news', async () => {
    await page.goto('/actualites?projet=abandoned');
    await expect(page.getByRole('listitem').filter({ hasText: news })).toContainText(right);
    await page.goto(`/actualites/${item.id}`);
    const main = page.getByRole('main');
    await expect(main.getByRole('link', { name: title }).first()).toBeVisible();
    await expect(main).toContainText(cause);
    await expect(main).toContainText(right);
    await expectSound(page);
  });
  await test.step('the search', async () => {
    const hit = results(page).filter({ hasText: title }).filter({ hasText: 'Expérimentation' });
    await comeBackFor(page, `/recherche?q=${encodeURIComponent(title)}`, hit.first());
    await expect(hit.first()).toContainText(cause);
    await expect(hit.first()).toContainText(right);
  });
  await test.step('the knowledge base', async () => {
    await page.goto(`/lecons?q=${encodeURIComponent(title)}`);
    const lesson = page.getByRole('listitem').filter({ hasText: learnt });
    await expect(lesson).toContainText(right);
    await lesson.getByRole('link', { name: title }).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    // The step that it reached is kept, and nothing ranks or marks whoever tried.
    await expect(page.getByText('4 étapes sur 7').first()).toBeAttached();
    await expect(page.getByRole('main')).toContainText(cause);
    await expect(page.getByRole('main')).not.toContainText(/classement|score/i);
    await expectSound(page);
  });
});

test('the Dinno answers in the portal, topic by topic, and a question becomes support (scenario 35)', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const draft = fresh('Comment retrouver mon brouillon ?');
  const workshop = fresh('La Dinno peut-elle animer un atelier ?');
  const [sophie] = await apis(browser, PEOPLE.reader);
  for (const [topic, title] of [['portal', draft], ['dinno', workshop]] as const)
    await sophie('post', '/help-requests', { topic, title, body: 'Merci d’avance.' }, key(title));

  await signIn(page, PEOPLE.administrator);
  const list = (topic: string) => `/contacter-la-dinno?sujet=${topic}`;
  const link = (title: string) => page.getByRole('link', { name: title });
  for (const [topic, title, other] of [['portal', draft, workshop], ['dinno', workshop, draft]] as const) {
    await page.goto(list(topic));
    await expect(link(title)).toBeVisible();
    await expect(link(other)).toHaveCount(0);
    await link(title).click();
    await page.getByRole('textbox', { name: 'Répondre' }).fill(`Voici comment : ${title}`);
    await page.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await expect(page.getByText(`Voici comment : ${title}`)).toBeVisible();
  }
  // The second one: its first stage is « cadrage ».
  await page.getByRole('button', { name: 'Enregistrer l’étape' }).click();
  await expect(page.getByText('Appui : Cadrage')).toBeVisible();
  await expectSound(page);

  const reader = await signedIn(browser, PEOPLE.reader);
  for (const title of [draft, workshop]) {
    await reader.goto('/contacter-la-dinno');
    await reader.getByRole('link', { name: title }).click();
    await expect(reader.getByText(`Voici comment : ${title}`)).toBeVisible();
    const support = reader.getByText('Appui : Cadrage');
    if (title === workshop) await expect(support.first()).toBeVisible();
    else await expect(support).toHaveCount(0);
  }
  await expectSound(reader);
  await reader.context().close();
});

test('a filmed testimonial waits for consent, and is shown to those it was agreed for (scenario 36)', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const title = fresh('Une assurée raconte');
  await signIn(page, PEOPLE.contributor);
  await page.goto('/temoignages');
  await page.getByRole('link', { name: 'Ajouter un témoignage' }).click();
  await page.getByLabel('Titre', { exact: true }).fill(title);
  await page.getByLabel('Qui parle').fill('Une assurée');
  // Simply said, it is a text and nothing else.
  await page.getByLabel('Format').selectOption({ label: 'Simple : quelques mots' });
  await expect(page.getByLabel('D’où l’on partait')).toHaveCount(0);
  await page.getByLabel('Le témoignage').fill('On m’a rappelée.');
  await page.getByLabel('Adresse de la vidéo').fill('https://videos.example/assuree');
  await page.getByLabel('Elles acceptent qu’elle soit montrée à').selectOption({ label: 'COMEX et CODIR' });
  const keep = page.getByRole('button', { name: 'Enregistrer le brouillon' });
  await keep.click();
  await expect(page.getByRole('alert').filter({ hasText: 'Il y a un problème' })).toBeVisible();
  await page.getByLabel('Les personnes filmées sont d’accord').check();
  await keep.click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
  await page.getByRole('button', { name: 'Publier', exact: true }).click();
  await page.getByRole('button', { name: 'Publier ou programmer' }).click();
  await expect(page.getByText('Publié le')).toBeVisible();
  const address = page.url();

  const watch = (reader: Page) => reader.getByRole('link', { name: 'Regarder la vidéo' });
  const marc = await signedIn(browser, PEOPLE.topManagement);
  await marc.goto(address);
  await expect(watch(marc)).toHaveAttribute('href', 'https://videos.example/assuree');
  await marc.context().close();
  const reader = await signedIn(browser, PEOPLE.reader);
  await reader.goto(address);
  await expect(reader.getByText('On m’a rappelée.')).toBeVisible();
  await expect(watch(reader)).toHaveCount(0);
  await expect(reader.getByText('videos.example')).toHaveCount(0);
  await expectSound(reader);
  await reader.context().close();
});
