// Challenges among others: found by who asks and how; while votes are open, their ideas are supported in place.
import { expect, test } from '@playwright/test';
import { apiOf, depositBy, fresh } from './ideas';
import { PEOPLE, dayOfParis, expectSound, signIn, signedIn } from './portal';

test('challenges are found by the body that asks and by their format', async ({ page }) => {
  const admin = await apiOf(page, PEOPLE.administrator);
  const bodies = (await admin('get', '/organisations')).items as { id: string; code: string }[];
  const organisation_id = bodies.find((body) => body.code === 'carsat-bretagne')?.id;
  const local = fresh('Hackathon breton');
  const national = fresh('Défi national');
  const planned = [{ title: local, format: 'hackathon', organisation_id }, { title: national }];
  for (const one of planned) {
    const content = { ...one, closes_at: '2030-06-28T21:59:00Z' };
    const made = await admin('post', '/challenges', { content }, { 'idempotency-key': encodeURIComponent(one.title) });
    await admin('post', `/challenges/${made.summary.id}/publications`, undefined, { 'if-match': `"${made.version}"` });
  }
  await signIn(page, PEOPLE.reader);
  await page.goto('/defis');
  await expect(page.getByRole('link', { name: national })).toBeVisible();
  const choice = (label: string) => page.getByRole('combobox', { name: new RegExp(`^${label}`) });
  await choice('Organisme').selectOption({ label: 'Carsat Bretagne' });
  await choice('Format').selectOption('hackathon');
  await expect(page).toHaveURL(/organisme=.*format=hackathon|format=hackathon.*organisme=/);
  await expect(page.getByRole('link', { name: local })).toBeVisible();
  await expect(page.getByRole('link', { name: national })).toHaveCount(0);
  await expectSound(page);
  await page.reload();
  await expect(choice('Format')).toHaveValue('hackathon');
  await expect(page.getByRole('link', { name: local })).toBeVisible();
  await expect(page.getByRole('link', { name: national })).toHaveCount(0);
});

test('while votes are open, one supports the answers from the page of the challenge', async ({ page, browser }) => {
  const title = fresh('Défi de la journée régionale');
  const idea = fresh('Une idée à soutenir');
  const admin = await apiOf(page, PEOPLE.administrator);
  const dates = { votes_from: new Date().toISOString(), votes_until: '2030-06-20T21:59:00Z', closes_at: '2030-06-28T21:59:00Z' };
  const made = await admin('post', '/challenges', { content: { title, ...dates } }, { 'idempotency-key': encodeURIComponent(title) });
  const id = made.summary.id;
  await admin('post', `/challenges/${id}/publications`, undefined, { 'if-match': `"${made.version}"` });
  await depositBy(await apiOf(page, PEOPLE.reader), idea, { challenge_id: id });

  await signIn(page, PEOPLE.topManagement);
  await page.goto(`/defis/${id}`);
  const stage = page.locator('.stage-bar').getByRole('listitem').filter({ hasText: /^Votes/ });
  await expect(stage).toContainText('en cours');
  const row = page.locator('.idea-rows').getByRole('listitem').filter({ hasText: idea });
  const support = row.getByRole('button', { name: new RegExp(`^Je soutiens l’idée.*${idea}`) });
  await expect(support).toHaveAttribute('aria-pressed', 'false');
  await expectSound(page);
  await support.click();
  await expect(support).toHaveAttribute('aria-pressed', 'true');
  await expect(support).toBeFocused();
  await expect(row).toContainText('1 soutien, le vôtre');
  await page.reload();
  await expect(support).toHaveAttribute('aria-pressed', 'true');
  await support.click();
  await expect(row).toContainText('0 soutien');

  const author = await signedIn(browser, PEOPLE.reader);
  await author.goto(`/defis/${id}`);
  await expect(author.locator('.idea-rows').getByRole('link', { name: idea })).toBeVisible();
  await expect(author.getByRole('button', { name: /^Je soutiens/ })).toHaveCount(0);
  await author.context().close();
});

test('each body supports the ideas on its own regional day', async ({ page, browser }) => {
  const title = fresh('Journées régionales');
  const idea = fresh('Un accueil qui rappelle');
  const admin = await apiOf(page, PEOPLE.administrator);
  const period = { votes_from: '2030-05-01T00:00:00Z', votes_until: '2030-05-03T00:00:00Z' };
  const content = { title, closes_at: '2030-04-28T21:59:00Z', ...period };
  const made = await admin('post', '/challenges', { content }, { 'idempotency-key': encodeURIComponent(title) });
  const call = made.summary.id;
  await admin('post', `/challenges/${call}/publications`, undefined, { 'if-match': `"${made.version}"` });
  await depositBy(await apiOf(page, PEOPLE.contributor), idea, { challenge_id: call });

  await test.step('whoever runs the challenge gives a body its days', async () => {
    await signIn(page, PEOPLE.administrator);
    await page.goto(`/defis/${call}`);
    await page.getByRole('main').getByRole('link', { name: 'Modifier', exact: true }).click();
    const days = page.getByRole('group', { name: 'Journées de vote par organisme' });
    await days.getByRole('button', { name: 'Ajouter une journée' }).click();
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await expect(days.getByLabel('Jour de vote')).toHaveAccessibleDescription(/Donnez le jour de vote/);
    await days.getByLabel('Organisme', { exact: true }).selectOption({ label: 'Carsat Bretagne' });
    await days.getByLabel('Jour de vote').fill(dayOfParis(-1));
    await days.getByLabel('Dernier jour').fill(dayOfParis(1));
    await expectSound(page);
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(page.getByText(/^Carsat Bretagne\s: du/)).toBeVisible();
    await expect(page.getByRole('main')).toContainText(/Début des votes\s*1er\smai\s2030\sà\s02\sh\s00/);
    await expectSound(page);
    // Its hours are those it had: nobody touched them.
    expect(await admin('get', `/challenges/${call}`)).toMatchObject(period);
  });

  await test.step('its agents vote, and those of another body wait for the period of all', async () => {
    const support = new RegExp(`^Je soutiens l’idée.*${idea}`);
    const sophie = await signedIn(browser, PEOPLE.reader);
    await sophie.goto(`/defis/${call}`);
    await sophie.getByRole('button', { name: support }).click();
    const row = sophie.locator('.idea-rows').getByRole('listitem').filter({ hasText: idea });
    await expect(row).toContainText('1 soutien, le vôtre');
    await sophie.context().close();
    const karim = await signedIn(browser, PEOPLE.challengeOwner);
    await karim.goto(`/defis/${call}`);
    await expect(karim.locator('.idea-rows').getByRole('link', { name: idea })).toBeVisible();
    await expect(karim.getByRole('button', { name: support })).toHaveCount(0);
    await karim.context().close();
  });
});
