// An idea that somebody else writes down for its author.
import { expect, test } from '@playwright/test';
import { apiOf, expectKept, fields, fresh, keeping, write } from './ideas';
import { PEOPLE, expectSound, signIn, signedIn } from './portal';

test('a referent writes down the idea of a colleague; the draft resumed elsewhere lost nothing', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const title = fresh('Dite au guichet');
  await signIn(page, PEOPLE.referent);
  await page.goto('/idees/deposer');
  await write(page, title);
  await page.getByText('Préciser sa nature').click();
  await page.getByLabel('Forme d’innovation').selectOption('open');
  await page.getByLabel('D’où vient l’idée').selectOption('partner');
  const colleague = page.getByRole('combobox', { name: /^Au nom d’un collègue/ });
  const kept = keeping(page, 'Sophie Lambert');
  await colleague.fill('Sophie L');
  await page.getByRole('option', { name: 'Sophie Lambert' }).click();
  await expect(colleague).toHaveValue('Sophie Lambert');
  await kept;
  await expectKept(page);
  await expectSound(page);

  const elsewhere = await signedIn(browser, PEOPLE.referent);
  await elsewhere.goto('/mes-idees');
  await elsewhere.getByRole('link', { name: `Reprendre « ${title} »` }).click();
  await expect(fields(elsewhere).title).toHaveValue(title);
  await elsewhere.getByText('Préciser sa nature').click();
  await expect(elsewhere.getByLabel('Forme d’innovation')).toHaveValue('open');
  await expect(elsewhere.getByLabel('D’où vient l’idée')).toHaveValue('partner');
  await expect(elsewhere.getByRole('combobox', { name: /^Au nom d’un collègue/ })).toHaveValue('Sophie Lambert');
  await fields(elsewhere).send.click();
  await elsewhere.getByRole('link', { name: 'Voir mon idée' }).click();
  await expect(elsewhere.getByText('Déposée en son nom par Yann Kerbrat')).toBeVisible();
  await expectSound(elsewhere);
  await elsewhere.context().close();
});

test('whoever writes down the idea of a colleague invites nobody to sign it, and is told', { tag: '@wide' }, async ({ page }) => {
  const julie = await apiOf(page, PEOPLE.contributor);
  const { id } = (await julie('get', '/me')).person;
  const { visible, version } = await julie('get', `/directory/${id}`);
  if (!visible) await julie('put', `/directory/${id}`, { content: { visible: true } }, { 'if-match': `"${version}"` });

  await signIn(page, PEOPLE.referent);
  await page.goto(`/idees/deposer?avec=${id}`);
  await expect(page.getByText('Vous proposez cette idée avec Julie Morel')).toBeVisible();
  await write(page, fresh('Dite au guichet, à deux'));
  await page.getByRole('combobox', { name: /^Au nom d’un collègue/ }).fill('Sophie L');
  await page.getByRole('option', { name: 'Sophie Lambert' }).click();
  await expect(page.getByText(/elle seule peut inviter à la signer/)).toBeVisible();
  await fields(page).send.click();
  await expect(page.getByText('Aucune invitation à signer n’est partie.')).toBeVisible();
});

test('an agent speaks for themselves alone', async ({ page }) => {
  await signIn(page, PEOPLE.reader);
  await page.goto('/idees/deposer');
  await expect(fields(page).title).toBeVisible();
  await expect(page.getByRole('combobox', { name: /^Au nom d’un collègue/ })).toHaveCount(0);
});
