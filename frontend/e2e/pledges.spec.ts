// An investment call: the network offers time, money, a test site to the ideas that answer it (R094).
import { expect, test } from '@playwright/test';
import { apiOf, depositBy, fresh } from './ideas';
import { PEOPLE, comeBackFor, expectAccessible, expectSound, signIn, signedIn } from './portal';

test('an agent invests in an idea, changes it, and the call says what the network gives', async ({ page, browser }) => {
  test.slow();
  const title = fresh('Investir ensemble');
  const idea = fresh('Un guichet qui se déplace');
  const admin = await apiOf(page, PEOPLE.administrator);
  const content = { title, format: 'investment_call', closes_at: '2030-06-28T21:59:00Z' };
  const made = await admin('post', '/challenges', { content }, { 'idempotency-key': encodeURIComponent(title) });
  const call = made.summary.id;
  await admin('post', `/challenges/${call}/publications`, undefined, { 'if-match': `"${made.version}"` });
  const deposited = await depositBy(await apiOf(page, PEOPLE.reader), idea, { challenge_id: call });
  const address = `/idees/${deposited.summary.id}`;
  await signIn(page, PEOPLE.contributor);

  await test.step('nobody has offered anything yet', async () => {
    await page.goto(`/defis/${call}`);
    const invested = page.getByRole('region', { name: 'Ce que le réseau investit' });
    await expect(invested).toContainText('vous souhaitez investir, venez la partager avec le réseau');
    await expect(invested).toContainText('Personne n’a encore proposé d’investir');
    await expectSound(page);
  });

  const offers = page.getByRole('region', { name: 'Les investissements proposés' });
  await test.step('an agent offers days, and is told what is missing', async () => {
    await page.goto(address);
    await offers.getByRole('button', { name: 'Proposer un investissement' }).click();
    const dialog = page.getByRole('dialog', { name: 'Investir dans cette idée' });
    await dialog.getByRole('button', { name: 'Enregistrer la proposition' }).click();
    await expect(dialog.getByLabel('Nombre de jours')).toHaveAccessibleDescription(/Donnez un nombre de jours/);
    await expect(dialog.getByLabel('En une phrase')).toHaveAccessibleDescription(/Dites en une phrase/);
    await dialog.getByLabel('Nombre de jours').fill('12');
    await dialog.getByLabel('En une phrase').fill('Un développeur, jusqu’en juin.');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Enregistrer la proposition' }).click();
    await expect(page.getByText('Votre proposition est enregistrée.')).toBeVisible();
    await expect(offers.getByRole('row').filter({ hasText: 'Julie Morel' })).toContainText('12 jours');
    await expectSound(page);
  });

  await test.step('it becomes money, and what is not counted has no figure', async () => {
    await offers.getByRole('button', { name: 'Modifier ma proposition' }).click();
    const dialog = page.getByRole('dialog', { name: 'Investir dans cette idée' });
    await expect(dialog.getByLabel('En une phrase')).toHaveValue('Un développeur, jusqu’en juin.');
    await dialog.getByLabel('Nature').selectOption({ label: 'Terrain d’essai' });
    await expect(dialog.getByLabel('Nombre de jours')).toHaveCount(0);
    await dialog.getByLabel('Nature').selectOption({ label: 'Argent' });
    await dialog.getByLabel('Montant en euros').fill('5 000');
    await dialog.getByRole('button', { name: 'Enregistrer la proposition' }).click();
    await expect(offers.getByRole('row').filter({ hasText: 'Julie Morel' })).toContainText(/5\s000\s€/);
    await expect(offers.getByRole('row')).toHaveCount(2);
  });

  await test.step('its author reads it, is told, and invests in nothing of their own', async () => {
    const sophie = await signedIn(browser, PEOPLE.reader);
    await sophie.goto(address);
    const read = sophie.getByRole('region', { name: 'Les investissements proposés' });
    await expect(read.getByRole('row').filter({ hasText: 'Julie Morel' })).toContainText('Un développeur');
    await expect(read.getByRole('button', { name: 'Proposer un investissement' })).toHaveCount(0);
    const told = sophie.getByRole('listitem').filter({ hasText: idea }).filter({ hasText: 'Investissement proposé' });
    await comeBackFor(sophie, '/notifications', told.first());
    await sophie.context().close();
  });

  await test.step('the call adds it up', async () => {
    await page.goto(`/defis/${call}`);
    const invested = page.getByRole('region', { name: 'Ce que le réseau investit' });
    await expect(invested).toContainText(/1 proposition, pour 1 idée/);
    await expect(invested).toContainText(/5\s000\s€/);
    await expectSound(page);
  });

  await test.step('what was offered is taken back, knowing what follows', async () => {
    await page.goto(address);
    await offers.getByRole('button', { name: 'Retirer ma proposition' }).click();
    const dialog = page.getByRole('dialog', { name: /^Retirer votre proposition/ });
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Retirer', exact: true }).click();
    await expect(offers).toContainText('Personne n’a encore proposé d’investir');
    await expect(offers.getByRole('button', { name: 'Proposer un investissement' })).toBeVisible();
  });
});
