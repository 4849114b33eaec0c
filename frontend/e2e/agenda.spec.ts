// The agenda: a month on the wall with the keyboard alone, registering and undoing it, what stays of an event.
import { expect, test, type Page } from '@playwright/test';
import { apiOf, depositBy, fresh } from './ideas';
import { PEOPLE, comeBackFor, dayOfParis, expectNoSidewaysScroll, expectSound, signIn } from './portal';

/// A year of its own, far away: no other journey has anything there, on this screen or on the other.
const ownYear = (journey: number) => 2100 + journey + (test.info().project.name === 'wide' ? 0 : 50);

/// Events that are published, through the API: the pages are what is looked at, not how they came.
async function published(page: Page, events: { title: string; begins_at: string; ends_at: string; more?: object; image?: object; body?: string }[]): Promise<string[]> {
  // Beside: who asks the API in a page is who is signed in there.
  const aside = await page.context().browser()!.newPage();
  const ask = await apiOf(aside, PEOPLE.administrator);
  const bodies = (await ask('get', '/organisations')).items as { id: string; code: string }[];
  const made: string[] = [];
  for (const { title, begins_at, ends_at, more, image, body } of events) {
    const content = { events: { format: 'workshop', begins_at, ends_at, body: 'Un texte.', ...more } };
    const key = encodeURIComponent(`event ${title}`);
    const organisation_id = bodies.find((one) => one.code === body)?.id;
    const said = { title, content, image, organisation_id };
    const draft = await ask('post', '/editorial-items', said, { 'idempotency-key': key });
    const seen = { 'if-match': `"${draft.version}"` };
    await ask('post', `/editorial-items/${draft.summary.id}/publications`, {}, seen);
    made.push(draft.summary.id);
  }
  await aside.close();
  return made;
}

/// A picture that the administrator sent, through the API.
async function sent(page: Page): Promise<string> {
  const picture = await page.screenshot();
  const aside = await page.context().browser()!.newPage();
  const who = { email: PEOPLE.administrator, password: 'demonstration-2026' };
  const session = await aside.request.post('/api/v1/auth/sessions', { data: who });
  const headers = { authorization: `Bearer ${(await session.json()).access_token}`, 'content-type': 'application/octet-stream' };
  const answer = await aside.request.post('/api/v1/attachments?name=affiche.png&alt=Une%20affiche&consent=true', { headers, data: picture });
  expect(answer.ok(), `${answer.status()}`).toBe(true);
  const { id } = await answer.json();
  await aside.close();
  return id;
}

test('a month is walked with the keyboard alone, and is a list on a telephone', async ({ page }) => {
  const year = ownYear(1);
  const [alone, one, two, long] = [fresh('Atelier'), fresh('Séminaire'), fresh('Rencontre'), fresh('Hackathon')];
  await published(page, [
    { title: alone, begins_at: `${year}-03-10T09:00:00Z`, ends_at: `${year}-03-10T10:00:00Z` },
    { title: one, begins_at: `${year}-03-11T09:00:00Z`, ends_at: `${year}-03-11T10:00:00Z` },
    { title: two, begins_at: `${year}-03-11T13:00:00Z`, ends_at: `${year}-03-11T14:00:00Z` },
    { title: long, begins_at: `${year}-03-30T09:00:00Z`, ends_at: `${year}-04-02T10:00:00Z` },
  ]);
  await page.setViewportSize({ width: 1280, height: 900 });
  await signIn(page, PEOPLE.reader);
  await page.goto(`/agenda?mois=${year}-03`);
  await expect(page.getByRole('link', { name: alone })).toBeVisible();
  await expect(page.getByRole('grid')).toHaveCount(0);
  await page.getByRole('button', { name: 'Mois', exact: true }).click();
  await expect(page).toHaveURL(/vue=mois/);
  const grid = page.getByRole('grid', { name: `mars ${year}` });
  const day = (number: string) => grid.locator(`#jour-${year}-${number}`);
  await expect(day('03-10')).toHaveAccessibleName(new RegExp(alone));
  await expectSound(page);

  await test.step('one stop of the keyboard, arrows inside', async () => {
    await expect(grid.locator('[tabindex="0"]')).toHaveCount(1);
    await day('03-01').focus();
    await page.keyboard.press('ArrowDown');
    await expect(day('03-08')).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(day('03-10')).toBeFocused();
    await expect(grid.locator('[tabindex="0"]')).toHaveCount(1);
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    const monday = grid.locator('tr', { has: page.locator(`#jour-${year}-03-10`) }).getByRole('gridcell').first();
    await expect(monday).toBeFocused();
  });
  await test.step('what lasts is on each of its days, in both months', async () => {
    await expect(day('03-31')).toHaveAccessibleName(new RegExp(long));
    await day('03-10').focus();
    await page.keyboard.press('PageDown');
    const april = page.getByRole('grid', { name: `avril ${year}` });
    await expect(april.locator(`#jour-${year}-04-10`)).toBeFocused();
    await expect(page).toHaveURL(new RegExp(`mois=${year}-04`));
    await expect(april.locator(`#jour-${year}-04-02`)).toHaveAccessibleName(new RegExp(long));
    await page.keyboard.press('PageUp');
    await expect(day('03-10')).toBeFocused();
  });
  await test.step('a day of several opens their list, a day of one its page', async () => {
    await expect(day('03-11')).toHaveAccessibleName(new RegExp(two));
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const opened = page.getByRole('heading', { level: 3, name: `11 mars ${year}` });
    await expect(opened).toBeFocused();
    const section = page.getByRole('region', { name: `11 mars ${year}` });
    await expect(section.getByRole('link')).toHaveText([one, two]);
    await expectSound(page);
    await day('03-10').focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: alone })).toBeFocused();
  });
  await test.step('on a telephone, the days that have something', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`/agenda?vue=mois&mois=${year}-03`);
    await expect(page.getByRole('heading', { level: 3, name: `30 mars ${year}` })).toBeVisible();
    await expect(page.getByRole('grid')).toHaveCount(0);
    await expect(page.getByRole('link', { name: two })).toBeVisible();
    await expectSound(page);
  });
});

test('the agenda of a body is its own and that of the whole branch', async ({ page }) => {
  const year = ownYear(7);
  const [theirs, ours, everybodys] = [fresh('Chez eux'), fresh('Chez nous'), fresh('Pour tous')];
  const day = { begins_at: `${year}-03-10T09:00:00Z`, ends_at: `${year}-03-10T10:00:00Z` };
  await published(page, [
    { title: theirs, ...day, body: 'carsat-bretagne' },
    { title: ours, ...day, body: 'cnav' },
    { title: everybodys, ...day },
  ]);
  await signIn(page, PEOPLE.reader);
  await page.goto(`/agenda?mois=${year}-03`);
  await expect(page.getByRole('link', { name: ours })).toBeVisible();
  await page.getByLabel('Organisme, avec toute la branche').selectOption({ label: 'Carsat Bretagne' });
  await expect(page.getByRole('link', { name: ours })).toHaveCount(0);
  await expect(page.getByRole('link', { name: theirs })).toBeVisible();
  await expect(page.getByRole('link', { name: everybodys })).toBeVisible();
  await expect(page.getByRole('link', { name: /Adresse d’abonnement/ })).toHaveAttribute('href', /&organisation_id=/);
  await expectSound(page);
  await page.getByRole('link', { name: 'Mois suivant' }).click();
  await expect(page.getByRole('heading', { level: 2, name: `avril ${year}` })).toBeVisible();
  await page.getByRole('link', { name: 'Mois précédent' }).click();
  await expect(page.getByRole('link', { name: theirs })).toBeVisible();
  await expect(page.getByRole('link', { name: ours })).toHaveCount(0);
  // What is over is of the same body.
  await page.getByRole('button', { name: 'Événements passés', exact: true }).click();
  await expect(page).toHaveURL(/vue=passes/);
  await expect(page).toHaveURL(/organisme=/);
});

test('one registers with a reminder, undoes it, and comes back', { tag: '@wide' }, async ({ page }) => {
  const year = ownYear(2);
  const title = fresh('Atelier à places');
  const [id] = await published(page, [
    { title, begins_at: `${year}-05-10T09:00:00Z`, ends_at: `${year}-05-10T10:00:00Z`, more: { registration: { places: 3 } } },
  ]);
  await signIn(page, PEOPLE.reader);
  await page.goto(`/agenda/${id}`);
  const reminder = page.getByLabel('Me le rappeler');
  await expect(reminder).toHaveValue('day_before');
  await reminder.selectOption({ label: 'Une heure avant' });
  await page.getByRole('button', { name: 'Je m’inscris' }).click();
  await expect(page.getByText('Vous avez une place', { exact: true })).toBeVisible();
  await page.reload();
  await expect(reminder).toHaveValue('hour_before');
  await reminder.selectOption({ label: 'Une semaine avant' });
  await expect(page.getByText('Votre rappel est enregistré.')).toBeVisible();
  await page.getByRole('button', { name: 'Annuler mon inscription' }).click();
  await expect(page.getByRole('button', { name: 'Je m’inscris' })).toBeVisible();
  const toast = page.getByRole('status').filter({ hasText: 'Votre inscription est annulée.' });
  await toast.getByRole('button', { name: 'Annuler', exact: true }).last().click();
  await expect(page.getByText('Vous êtes de nouveau inscrit.')).toBeVisible();
  await expect(page.getByText('Vous avez une place', { exact: true })).toBeVisible();
  await expect(reminder).toHaveValue('week_before');
  await expectSound(page);
});

test('what was filmed is watched again among past events', { tag: '@wide' }, async ({ page }) => {
  const title = fresh('Atelier filmé');
  const at = (hours: number) => new Date(Date.now() + hours * 3600 * 1000).toISOString();
  const [id] = await published(page, [{ title, begins_at: at(-3), ends_at: at(-2) }]);
  await signIn(page, PEOPLE.administrator);
  await page.goto(`/agenda/${id}`);
  await page.getByRole('link', { name: 'Modifier' }).click();
  await page.getByLabel('Adresse de la vidéo').fill('https://videos.example/atelier');
  await page.getByLabel('Les personnes filmées sont d’accord').check();
  await page.getByLabel('Adresse des supports présentés').fill('https://documents.example/atelier.pdf');
  await expectSound(page);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  const again = page.getByRole('region', { name: 'Revoir' });
  await expect(again.getByRole('link', { name: 'Regarder la vidéo' })).toHaveAttribute('href', 'https://videos.example/atelier');
  await expect(again.getByRole('link', { name: 'Consulter les supports présentés' })).toBeVisible();
  await expectSound(page);
  // The first hours of a year look back at the year before, and years begin in Paris.
  await page.goto(`/agenda?vue=passes&annee=${dayOfParis(-3 / 24).slice(0, 4)}&replay=oui`);
  const line = page.getByRole('listitem').filter({ hasText: title });
  await expect(line).toContainText('Rediffusion');
  await expectSound(page);
  await expectNoSidewaysScroll(page);
});

test('what nobody typed is announced on the landing page', { tag: '@wide' }, async ({ page }) => {
  const title = fresh('Guichet à vélo');
  const ask = await apiOf(page, PEOPLE.contributor);
  const [known] = (await ask('get', '/pocs?limit=1')).items;
  const tomorrow = dayOfParis(1);
  const header = { title, department_id: known.department.id, domain: known.domain, starts_on: tomorrow };
  await ask('post', '/pocs', { header, members: [] }, { 'idempotency-key': encodeURIComponent(title) });
  await signIn(page, PEOPLE.referent);
  await page.goto('/');
  const coming = page.getByRole('region', { name: 'Prochains rendez-vous' });
  const line = coming.getByRole('listitem').filter({ hasText: title });
  await expect(line).toContainText('Démarrage d’une expérimentation');
  await expectSound(page);
  await line.getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
});

test('an event leads to what is like it', async ({ page }) => {
  const about = 'Une montgolfière postale itinérante pour les retraités insulaires';
  const [idea, title] = [fresh(about), fresh('Atelier : une montgolfière postale itinérante')];
  await depositBy(await apiOf(page, PEOPLE.reader), idea, {});
  const year = ownYear(3);
  const more = { body: `${about}, des retraités insulaires à l’autre.` };
  const [id] = await published(page, [
    { title, begins_at: `${year}-06-10T09:00:00Z`, ends_at: `${year}-06-10T10:00:00Z`, more },
  ]);
  await signIn(page, PEOPLE.reader);
  const also = page.getByRole('region', { name: 'À lire aussi' });
  // What is published is found a moment later.
  await comeBackFor(page, `/agenda/${id}`, also.getByRole('link', { name: idea }));
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expectSound(page);
  await also.getByRole('link', { name: idea }).click();
  await expect(page.getByRole('heading', { level: 1, name: idea })).toBeVisible();
});

test('an event wears its image in the agenda', async ({ page }) => {
  // Told by the demonstration, for sixteen days later.
  const month = dayOfParis(16).slice(0, 7);
  await signIn(page, PEOPLE.reader);
  await page.goto(`/agenda?mois=${month}`);
  const line = page.getByRole('listitem').filter({ hasText: 'Rencontre des référents innovation' });
  await expect(line.getByRole('img', { name: /^Une carte où des points sont reliés/ })).toBeVisible();
  await expectSound(page);
});

test('the landing page shows what comes next in images, and nothing moves when they arrive', async ({ page }) => {
  await signIn(page, PEOPLE.reader);
  const title = fresh('Portes ouvertes');
  // Within the hour: it comes before what other journeys announce.
  const at = (hours: number) => new Date(Date.now() + hours * 3600 * 1000).toISOString();
  const image = { file_id: await sent(page), consent: true, scope: 'internal' };
  await published(page, [{ title, begins_at: at(0.5), ends_at: at(1), image }]);
  await page.goto('/');
  const coming = page.getByRole('region', { name: 'Prochains rendez-vous' });
  const line = coming.getByRole('listitem').filter({ hasText: title });
  const shown = line.locator('img');
  // Its title, beside, says it already.
  await expect(shown).toHaveAttribute('alt', '');
  await expect(shown).toHaveAttribute('loading', 'lazy');
  await shown.scrollIntoViewIfNeeded();
  const drawn = () => shown.evaluate((one) => (one as HTMLImageElement).naturalWidth);
  await expect.poll(drawn, 'the image is drawn').toBeGreaterThan(0);
  await expectSound(page);
  const size = async () => {
    const { width, height } = (await line.boundingBox())!;
    return [width, height];
  };
  const whole = await size();
  await shown.evaluate((one) => one.removeAttribute('src'));
  expect(await size(), 'its room is kept').toEqual(whole);
  await expectNoSidewaysScroll(page);
});
