// Personal participation: who reads takes part, by following, liking, tagging, commenting, proposing, writing.
import { expect, test, type Page } from '@playwright/test';
import { deposit, fields, fresh } from './ideas';
import { PEOPLE, expectAccessible, expectSound, signIn, signedIn } from './portal';

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

test('whoever follows an idea is told, and stops with one press', async ({ page, browser }) => {
  const title = fresh('Une idée suivie');
  await signIn(page, PEOPLE.reader);
  await deposit(page, title);
  await expect(panel(page).getByText('Cette idée est la vôtre')).toBeVisible();
  const address = page.url();
  const julie = await signedIn(browser, PEOPLE.contributor);
  await julie.goto(address);
  await panel(julie).getByRole('button', { name: 'Suivre' }).click();
  await expect(panel(julie).getByRole('button', { name: 'Suivre' })).toHaveAttribute('aria-pressed', 'true');
  await page.goto(`${address}/modifier`);
  await fields(page).proposal.fill('Rappeler chaque assuré la veille, puis le matin.');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(async () => {
    await julie.goto('/notifications');
    await expect(julie.getByRole('listitem').filter({ hasText: title })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  const line = julie.getByRole('listitem').filter({ hasText: title });
  await expect(line).toContainText('parce que vous suivez');
  await expectAccessible(julie);
  await line.getByRole('button', { name: 'Ne plus suivre' }).click();
  await expect(line.getByText('Vous ne suivez plus.')).toBeVisible();
  await julie.context().close();
});

test('one writes to the contact of a practice, whose address nobody sees', async ({ page, browser }) => {
  const title = fresh('Votre pratique nous intéresse');
  await signIn(page, PEOPLE.reader);
  await page.goto('/pratiques');
  await page.getByRole('article').getByRole('link').last().click();
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
  await expect(async () => {
    await julie.goto('/notifications');
    await julie.getByRole('link', { name: title }).click({ timeout: 2_000 });
  }).toPass();
  await julie.getByRole('link', { name: 'Répondre' }).click();
  await expect(julie.getByLabel('Objet')).toHaveValue(new RegExp(`^Re\\s: ${title}`));
  await julie.context().close();
});
