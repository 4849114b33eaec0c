// The life of an idea: deposited, supported, discussed, answered; changed, withdrawn; masked when its author asks.
import { expect, test, type Browser, type Page } from '@playwright/test';
import { apiOf, deposit, depositBy, fields, fresh, write } from './ideas';
import { PEOPLE, comeBackFor, expectAccessible, expectPrints, expectSound, signIn, signedIn } from './portal';

/// Somebody else, in a browser of their own, at this address.
async function asAnother(browser: Browser, email: string, address: string): Promise<Page> {
  const page = await signedIn(browser, email);
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return page;
}

/// What one undoes with.
const undo = (page: Page, said: string) =>
  page.locator('.toast').filter({ hasText: said }).getByRole('button', { name: 'Annuler' });

test('an idea goes from its author to its answer', async ({ page, browser }) => {
  test.slow();
  const title = fresh('Rappel la veille');
  await signIn(page, PEOPLE.reader);
  await deposit(page, title);
  const address = page.url();

  await test.step('its author follows it and does not support it', async () => {
    await expect(page.getByText('C’est votre idée')).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'La chaîne' }).getByRole('listitem')).toHaveCount(4);
    await expect(page.getByText('Idée déposée')).toBeVisible();
    await expectSound(page);
    await expectPrints(page);
  });

  await test.step('another agent supports it, once, and takes it back', async () => {
    const agent = await asAnother(browser, PEOPLE.topManagement, address);
    const vote = agent.getByRole('button', { name: /soutien/ });
    await expect(vote).toHaveAttribute('aria-pressed', 'false');
    await vote.click();
    await expect(vote).toHaveAttribute('aria-pressed', 'true');
    await expect(vote).toHaveText(/1\s*soutien\s:\sle vôtre/);
    await expect(vote).toBeFocused();
    await undo(agent, 'Vous soutenez cette idée.').click();
    await expect(vote).toHaveAttribute('aria-pressed', 'false');
    await vote.click();
    await expect(agent.getByText('Vous soutenez cette idée.')).toBeVisible();
    await agent.reload();
    await expect(agent.getByRole('button', { name: /1\s*soutien/ })).toHaveAttribute('aria-pressed', 'true');

    await agent.getByRole('button', { name: 'Publier', exact: true }).click();
    await expect(agent.getByRole('alert').filter({ hasText: 'Il y a un problème' })).toBeFocused();
    await agent.getByLabel('Votre commentaire').fill('Et ceux qui n’ont pas de portable ?');
    await agent.getByRole('radio', { name: 'Il interroge' }).check();
    await agent.getByRole('button', { name: 'Publier', exact: true }).click();
    await expect(agent.locator('.comment')).toContainText('Et ceux qui n’ont pas de portable');
    await expect(agent.locator('.comment')).toContainText('Objection ou question');
    await expect(agent.getByLabel('Votre commentaire')).toHaveValue('');
    await expectAccessible(agent);
    await agent.context().close();
  });

  await test.step('the answer needs a verdict and a reason; everyone reads them', async () => {
    const dinno = await asAnother(browser, PEOPLE.administrator, address);
    await dinno.getByRole('button', { name: 'Publier la réponse' }).click();
    const summary = dinno.getByRole('alert').filter({ hasText: 'Il y a un problème' });
    await expect(summary).toBeFocused();
    await expect(summary).toContainText('Choisissez ce que devient cette idée.');
    await summary.getByRole('link', { name: /Donnez la raison/ }).click();
    await expect(dinno.getByLabel('Pourquoi')).toBeFocused();
    await expectAccessible(dinno);
    await dinno.getByLabel('Pourquoi').fill('Utile et simple : nous l’essayons dans trois agences.');
    await dinno.getByRole('radio', { name: /^Retenir/ }).check();
    await dinno.getByRole('button', { name: 'Publier la réponse' }).click();
    await expect(dinno.getByRole('heading', { name: 'La réponse' })).toBeFocused();
    await expect(dinno.getByRole('link', { name: 'Créer l’expérimentation' })).toHaveAttribute(
      'href',
      /\/experimentations\/nouvelle\?idee=/,
    );
    await expect(dinno.getByRole('button', { name: 'Publier la réponse' })).toHaveCount(0);
    await expectAccessible(dinno);
    await dinno.context().close();
  });

  await test.step('the author is told, and reads why', async () => {
    await comeBackFor(page, '/notifications', page.getByRole('link', { name: title }).first());
    await page.getByRole('link', { name: title }).first().click();
    await expect(page.getByRole('article').filter({ hasText: 'La réponse' })).toContainText(
      'Utile et simple : nous l’essayons dans trois agences.',
    );
    await expect(page.getByText('Retenue pour expérimentation')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Modifier' })).toHaveCount(0);
  });
});

test('a support that is given while the network is away goes once it is back', { tag: '@wide' }, async ({ page, context }) => {
  const idea = await depositBy(await apiOf(page, PEOPLE.referent), fresh('Soutenue hors ligne'));
  await signIn(page, PEOPLE.reader);
  await page.goto(`/idees/${idea.summary.id}`);
  const vote = page.getByRole('button', { name: /soutien/ });
  await expect(vote).toHaveAttribute('aria-pressed', 'false');
  await context.setOffline(true);
  await vote.click();
  await expect(page.getByText('votre choix est gardé')).toBeVisible();
  await expect(vote).toHaveAttribute('aria-pressed', 'true');
  await expectAccessible(page);
  await context.setOffline(false);
  await expect(page.getByText('Vous soutenez cette idée.')).toBeVisible();
  await expect(page.getByText('votre choix est gardé')).toHaveCount(0);
  await page.reload();
  await expect(vote).toHaveAttribute('aria-pressed', 'true');
});

test('an anonymous idea names nobody to anybody but its author', async ({ page, browser }) => {
  const title = fresh('Simplifier les notifications');
  await signIn(page, PEOPLE.reader);
  await page.goto('/idees/deposer');
  await write(page, title);
  await page.getByRole('radio', { name: /Personne/ }).check();
  await expect(page.getByText('peut vous faire reconnaître')).toBeVisible();
  await fields(page).send.click();
  await expect(page.getByText('Elle porte la mention « Auteur masqué »')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Voir mon idée' }).click();
  await expect(page.getByText('C’est vous : personne d’autre ne le voit.')).toBeVisible();
  const masked = page.getByRole('checkbox', { name: 'Répondre en restant masqué' });
  await masked.uncheck();
  await expect(page.getByText('Votre commentaire sera signé de votre nom')).toBeVisible();
  await masked.check();
  await page.getByLabel(/^Votre commentaire/).fill('Nous l’avons essayé à Rennes.');
  await page.getByRole('button', { name: 'Publier', exact: true }).click();
  await expect(page.locator('.comments')).toContainText('Auteur de l’idée, masqué');
  await expectAccessible(page);

  const nadia = await asAnother(browser, PEOPLE.superAdmin, page.url());
  await expect(nadia.getByRole('main')).toContainText('Auteur masqué');
  await expect(nadia.getByRole('main')).not.toContainText('Sophie');
  await expect(nadia.locator('.comments')).toContainText('Auteur de l’idée, masqué');
  await expect(nadia.getByText('C’est vous')).toHaveCount(0);
  await nadia.goto(`/idees?q=${encodeURIComponent(title)}`);
  await expect(nadia.getByRole('heading', { name: '1 idée', exact: true })).toBeVisible();
  await expect(nadia.getByRole('main')).toContainText('Auteur masqué');
  await nadia.context().close();

  await page.goto('/mes-idees');
  await expect(page.getByText('Vos idées anonymes sont ici aussi')).toBeVisible();
  await page.goto(`/idees?miennes=oui&q=${encodeURIComponent(title)}`);
  await expect(page.getByRole('link', { name: title })).toBeVisible();
  await expect(page.getByText('vous seul voyez que c’est vous')).toBeVisible();

  await page.getByRole('link', { name: title }).click();
  await page.getByRole('button', { name: 'Signer cette idée' }).click();
  const dialog = page.getByRole('dialog', { name: /^Signer cette idée/ });
  await expect(dialog).toContainText('C’est définitif');
  await expectSound(page);
  await dialog.getByRole('button', { name: 'Signer l’idée' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
  await expect(page.getByRole('main')).toContainText('Sophie Lambert');
  await expect(page.getByText('C’est vous : personne d’autre ne le voit.')).toHaveCount(0);
  await expect(page.getByText('L’auteur a donné son nom')).toBeVisible();
  await expectSound(page);
});

test('its author changes it, keeps what another changed, and withdraws it', async ({ page, browser }) => {
  test.slow();
  const title = fresh('Un plan d’accès');
  const idea = await depositBy(await apiOf(page, PEOPLE.reader), title);
  await signIn(page, PEOPLE.reader);
  await page.goto(`/idees/${idea.summary.id}`);
  await page.getByRole('link', { name: 'Modifier' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Modifier l’idée' })).toBeFocused();
  await expectSound(page);
  const mine = fields(page);
  await mine.title.fill(`${title}, sans voiture`);

  const dinno = await asAnother(browser, PEOPLE.administrator, page.url());
  await fields(dinno).problem.fill('On arrive en retard.');
  await dinno.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(dinno.getByText('On arrive en retard.')).toBeVisible();
  await dinno.context().close();

  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('button', { name: 'Reprendre sur la version actuelle' }).click();
  await expect(mine.problem).toHaveValue('On arrive en retard.');
  await expect(mine.title).toHaveValue(`${title}, sans voiture`);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `${title}, sans voiture` })).toBeFocused();
  // What each edit changed is read in the history, word by word.
  const history = page.getByRole('region', { name: 'Ce qui s’est passé' });
  const edited = history.getByRole('listitem').filter({ hasText: 'Idée modifiée' });
  await expect(edited).toHaveCount(2);
  await expect(edited.first()).toContainText('Titre');
  await edited.first().getByText('Voir les mots d’avant et d’après').click();
  await expect(edited.first().getByRole('insertion').filter({ hasText: 'sans voiture' })).toBeVisible();
  await expectSound(page);

  await page.getByRole('button', { name: 'Retirer mon idée' }).click();
  const dialog = page.getByRole('dialog', { name: 'Retirer cette idée' });
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Retirer l’idée' }).click();
  await expect(page.getByText('Cette idée a été retirée par son auteur')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Retirer mon idée' })).toHaveCount(0);
});

test('a comment is corrected by who wrote it, and says so', async ({ page }) => {
  const id = (await depositBy(await apiOf(page, PEOPLE.referent), fresh('À commenter'))).summary.id as string;
  await signIn(page, PEOPLE.reader);
  await page.goto(`/idees/${id}`);
  await page.getByLabel('Votre commentaire').fill('Trés utile.');
  await page.getByRole('button', { name: 'Publier', exact: true }).click();
  const comment = page.getByRole('listitem').filter({ hasText: 'utile.' });
  await comment.getByRole('button', { name: 'Modifier' }).click();
  const dialog = page.getByRole('dialog', { name: 'Corriger vos mots' });
  const words = dialog.getByRole('textbox');
  await expect(words).toHaveValue('Trés utile.');
  await words.fill('');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Écrivez votre commentaire.');
  await expectAccessible(page);
  await words.fill('Très utile. Voyez @karim');
  await dialog.getByRole('button', { name: /^Karim Haddad/ }).click();
  await expect(words).toBeFocused();
  await expect(words).toHaveValue('Très utile. Voyez @karim.haddad ');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Le commentaire est modifié.')).toBeVisible();
  await expect(comment).toContainText('Très utile.');
  await expect(comment).toContainText('· modifié');
  await expectSound(page);
});

test('a comment is removed by who wrote it, and its place stays', { tag: '@wide' }, async ({ page }) => {
  const idea = await depositBy(await apiOf(page, PEOPLE.reader), fresh('Un glossaire'));
  await signIn(page, PEOPLE.reader);
  await page.goto(`/idees/${idea.summary.id}`);
  await page.getByLabel('Votre commentaire').fill('À discuter avec le service juridique.');
  await page.getByRole('button', { name: 'Publier', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Discussion (1)' })).toBeVisible();
  await page.locator('.comment').getByRole('button', { name: 'Retirer' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer le commentaire' }).click();
  await expect(page.getByText('Ce commentaire a été retiré.')).toBeVisible();
  await expect(page.getByText('À discuter avec le service juridique.')).toHaveCount(0);
  await expect(page.locator('.comment')).toBeFocused();
});

test('two answers at once: the second reads the first one, and keeps its words', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const [act, again] = [{ name: 'Publier la réponse' }, { name: 'Reprendre sur la version actuelle' }];
  const idea = await depositBy(await apiOf(page, PEOPLE.reader), fresh('Deux réponses'));
  const first = await asAnother(browser, PEOPLE.administrator, `/idees/${idea.summary.id}`);
  const second = await asAnother(browser, PEOPLE.superAdmin, `/idees/${idea.summary.id}`);
  for (const [dinno, words] of [[first, 'Nous regardons.'], [second, 'Nous regardons aussi.']] as const) {
    await dinno.getByRole('radio', { name: /Mettre à l’étude/ }).check();
    await dinno.getByLabel('Pourquoi').fill(words);
  }
  await first.getByRole('button', act).click();
  await expect(first.getByText('Nous regardons.')).toBeVisible();
  await second.getByRole('button', act).click();
  await second.getByRole('button', again).click();
  const told = second.getByRole('status').filter({ hasText: 'Vous reprenez sur la version actuelle' });
  await expect(told).toBeFocused();
  await expect(told).toContainText('Mettre à l’étude');
  await expect(told).toContainText('« Nous regardons. »');
  await expect(second.getByLabel('Pourquoi')).toHaveValue('Nous regardons aussi.');
  await expectAccessible(second);
  await second.getByRole('button', act).click();
  await expect(second.getByText('« Nous regardons aussi. »')).toBeVisible();
  await expect(told).toHaveCount(0);

  await test.step('once it waits for no answer, the words that came too late are still there', async () => {
    await second.getByRole('radio', { name: /^Ne pas retenir/ }).check();
    await second.getByLabel('Pourquoi').fill('Le marché ne le prévoit pas.');
    await second.getByRole('button', act).click();
    await expect(second.getByText('« Le marché ne le prévoit pas. »')).toBeVisible();
    await first.getByRole('radio', { name: /^Retenir/ }).check();
    await first.getByLabel('Pourquoi').fill('Nous la testons.');
    await first.getByRole('button', act).click();
    await first.getByRole('button', again).click();
    const over = first.getByRole('status').filter({ hasText: 'Cette idée n’attend plus de réponse' });
    await expect(over).toBeFocused();
    await expect(over).toContainText('« Le marché ne le prévoit pas. »');
    await expect(first.getByLabel('Pourquoi')).toHaveValue('Nous la testons.');
    await expect(first.getByRole('button', act)).toHaveCount(0);
    await expectAccessible(first);
    await first.getByRole('button', { name: 'Charger la version actuelle' }).click();
    await expect(first.getByRole('heading', { name: 'La réponse' })).toBeFocused();
    await expect(over).toHaveCount(0);
  });
  await first.context().close();
  await second.context().close();
});
