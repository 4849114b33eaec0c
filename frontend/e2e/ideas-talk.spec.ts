// Talking of an idea: a comment has its address, is quoted, names people; what happened is read kind by kind.
import { expect, test } from '@playwright/test';
import { apiOf, depositBy, fresh, type Ask } from './ideas';
import { PEOPLE, comeBackFor, expectAccessible, expectSound, signIn, signedIn } from './portal';

/// Says something of an idea through the API, and gives the address of the comment on its page.
async function say(ask: Ask, idea: string, body: string): Promise<string> {
  const key = { 'idempotency-key': encodeURIComponent(`${idea} ${body}`) };
  const said = await ask('post', `/ideas/${idea}/comments`, { stance: 'neutral', body }, key);
  return `commentaire-${said.id}`;
}

test('the address of a comment leads to it, on whichever page it is, and one answers its words', async ({ page }) => {
  test.slow();
  const yann = await apiOf(page, PEOPLE.referent);
  const id = (await depositBy(yann, fresh('Une longue discussion'))).summary.id as string;
  for (let number = 1; number <= 24; number += 1) await say(yann, id, `Un mot de plus, le ${number}.`);
  const anchor = await say(yann, id, 'À la **fin** de la discussion.');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn(page, PEOPLE.reader);
  const address = `/idees/${id}#${anchor}`;
  await page.goto(address);
  const comment = page.locator(`#${anchor}`);
  await expect(comment).toBeFocused();
  await expect(comment).toContainText('À la fin de la discussion.');
  await expect(page.locator('.comment')).toHaveCount(25);
  await expectSound(page);

  await comment.getByRole('button', { name: 'Copier le lien' }).click();
  await expect(page.getByText('Le lien est copié.')).toBeVisible();
  const pasted = await page.evaluate(() => navigator.clipboard.readText());
  expect(pasted).toBe(new URL(address, page.url()).href);

  const field = page.getByLabel('Votre commentaire');
  await field.fill('Je réponds.');
  await comment.getByRole('button', { name: 'Citer' }).click();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(/^Je réponds\.\n\n> Yann Kerbrat a écrit\s:\n>\n> À la fin de la discussion\.\n\n$/);
  await page.getByRole('button', { name: 'Publier', exact: true }).click();
  const answer = page.locator('.comment').last();
  await expect(answer.locator('blockquote')).toContainText('À la fin de la discussion.');
  await expect(answer).toBeFocused();
  await expectAccessible(page);
});

test('whoever reads a comment that hurts reports it to those who moderate', { tag: '@wide' }, async ({ page, browser }) => {
  const id = (await depositBy(await apiOf(page, PEOPLE.referent), fresh('Une idée à modérer'))).summary.id as string;
  const anchor = await say(await apiOf(page, PEOPLE.contributor), id, 'Un mot de trop.');
  await signIn(page, PEOPLE.reader);
  await page.goto(`/idees/${id}`);
  await page.locator(`#${anchor}`).getByRole('link', { name: 'Signaler' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Contacter la Dinno' })).toBeFocused();
  await expect(page.getByLabel('Votre question en une ligne')).toHaveValue('Un commentaire à relire');
  const body = page.getByLabel('Précisions');
  await expect(body).toHaveValue(new RegExp(`/idees/${id}#${anchor}`));
  await expectSound(page);
  await body.fill(`${await body.inputValue()}Il vise une personne.`);
  await page.getByRole('button', { name: 'Envoyer ma question' }).click();
  await expect(page.getByText(/^Question envoyée/)).toBeVisible();

  // Whoever said it has nobody to report to.
  const julie = await signedIn(browser, PEOPLE.contributor);
  await julie.goto(`/idees/${id}`);
  await expect(julie.locator(`#${anchor}`)).toContainText('Un mot de trop.');
  await expect(julie.locator(`#${anchor}`).getByRole('link', { name: 'Signaler' })).toHaveCount(0);
  await julie.context().close();
});

test('whoever is named in a comment is told of it, and led to it', { tag: '@wide' }, async ({ page, browser }) => {
  const title = fresh('Une idée dont on parle');
  const id = (await depositBy(await apiOf(page, PEOPLE.referent), title)).summary.id as string;
  await signIn(page, PEOPLE.reader);
  await page.goto(`/idees/${id}`);
  const field = page.getByLabel('Votre commentaire');
  await field.fill('Qu’en pense');
  await page.getByRole('button', { name: 'Nommer quelqu’un' }).click();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('Qu’en pense @');
  const proposed = page.getByRole('list', { name: 'Qui nommer' });
  await field.fill('Qu’en pense @zzzz');
  await expect(page.getByText('Aucun nom ne commence ainsi.')).toBeVisible();
  await field.fill('Qu’en pense @jul');
  await expect(proposed.getByRole('button', { name: /^Julie Morel/ })).toBeVisible();
  await expectAccessible(page);
  await proposed.getByRole('button', { name: /^Julie Morel/ }).click();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('Qu’en pense @julie.morel ');
  await expect(proposed).toBeHidden();
  await page.getByRole('button', { name: 'Publier', exact: true }).click();
  await expect(page.locator('.comment')).toContainText('@julie.morel');
  await expectSound(page);

  const julie = await signedIn(browser, PEOPLE.contributor);
  const line = julie.getByRole('listitem').filter({ hasText: title });
  await comeBackFor(julie, '/notifications', line);
  await expect(line).toContainText('parce qu’on vous nomme dans un commentaire');
  await expectAccessible(julie);
  await line.getByRole('link', { name: title }).click();
  const said = julie.locator('.comment').filter({ hasText: '@julie.morel' });
  await expect(said).toBeFocused();
  // Her name leads to her page, and shows that it does.
  const name = said.getByRole('link', { name: '@julie.morel' });
  await expect(name).toHaveCSS('text-decoration-line', 'underline');
  await name.click();
  await expect(julie).toHaveURL(/\/reseau\/[0-9a-f-]+$/);
  await expect(julie.getByRole('heading', { level: 1, name: 'Julie Morel' })).toBeVisible();
  await julie.context().close();
});

test('what happened to an idea is read kind by kind, and the address says which', async ({ page }) => {
  const yann = await apiOf(page, PEOPLE.referent);
  const id = (await depositBy(yann, fresh('Une idée qui vit'))).summary.id as string;
  await say(yann, id, 'Un mot.');
  await signIn(page, PEOPLE.reader);
  await page.goto(`/idees/${id}`);
  const history = page.getByRole('region', { name: 'Ce qui s’est passé' });
  const kind = history.getByLabel('Montrer');
  await expect(history.getByRole('listitem')).toHaveCount(1);
  await kind.selectOption('Les commentaires');
  await expect(page).toHaveURL(/histoire=commentaires$/);
  await expect(history.getByRole('listitem')).toHaveCount(1);
  await expect(history.getByRole('listitem')).toContainText('Nouveau commentaire');
  await page.reload();
  await expect(history.getByRole('listitem')).toContainText('Nouveau commentaire');
  await kind.selectOption('Tout, avec les commentaires');
  await expect(history.getByRole('listitem')).toHaveCount(2);
  await kind.selectOption('Les liens et les réunions d’idées');
  await expect(history).toContainText('Rien de ce genre pour l’instant.');
  await expectSound(page);
  await page.goBack();
  await expect(history.getByRole('listitem')).toHaveCount(2);
});
