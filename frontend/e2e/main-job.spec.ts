// The main job, whole: an agent's idea becomes an experiment, is validated, and is shared as a practice.
import { expect, test } from '@playwright/test';
import { deposit, fresh } from './ideas';
import { act, decidedBy, dialog, launch, pass, state, step } from './pocs';
import { PEOPLE, comeBackFor, expectSound, signIn, signedIn } from './portal';

test('an idea becomes an experiment, passes seven steps, and is shared', async ({ page, browser, viewport }) => {
  test.slow();
  test.setTimeout(240_000);
  const title = fresh('Un atelier par canton');
  let idea = '';

  await test.step('Sophie, an agent, deposits an idea', async () => {
    await signIn(page, PEOPLE.reader);
    await deposit(page, title);
    idea = page.url();
    await expectSound(page);
  });

  await test.step('Paul, of the Dinno, selects it and says why', async () => {
    const dinno = await signedIn(browser, PEOPLE.administrator);
    if (viewport) await dinno.setViewportSize(viewport);
    await dinno.goto(idea);
    await dinno.getByLabel('Pourquoi').fill('Utile et simple : essayons dans deux cantons.');
    await dinno.getByRole('radio', { name: /^Retenir/ }).check();
    await dinno.getByRole('button', { name: 'Publier la réponse' }).click();
    await expect(dinno.getByRole('heading', { name: 'La réponse' })).toBeFocused();
    await expectSound(dinno);
    await dinno.context().close();
  });

  const lead = await signedIn(browser, PEOPLE.contributor);
  if (viewport) await lead.setViewportSize(viewport);

  await test.step('Julie, a contributor, begins its experiment without typing it again', async () => {
    await lead.goto(idea);
    await lead.getByRole('link', { name: 'Créer l’expérimentation' }).click();
    await expect(lead.getByLabel('Titre')).toHaveValue(title);
    await expectSound(lead);
    const domain = lead.getByLabel('Domaine d’intervention');
    if (!(await domain.inputValue())) await domain.selectOption({ label: 'Action sociale' });
    await lead.getByRole('button', { name: 'Créer l’expérimentation' }).click();
    await expect(lead.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await launch(lead);
    await expectSound(lead);
  });

  await test.step('it passes the seven steps, alone or grouped, through both gates', async () => {
    await act(lead, 'Compléter l’étape 1').click();
    await lead.getByLabel('Quel effet attendez-vous').fill('Deux fois plus de retraités reçus.');
    await expect(lead.getByText('Enregistré à')).toBeVisible();
    await step(lead, 1).getByRole('button', { name: 'Terminer' }).click();
    await pass(lead, 1, 1);
    await pass(lead, 2, 3, async () => {
      await dialog(lead).getByRole('radio', { name: /^GO L’étape/ }).check();
      await decidedBy(lead, 'Marc Petit');
      await expectSound(lead);
    });
    await pass(lead, 4, 6);
    await pass(lead, 7, 7, async () => {
      await dialog(lead).getByRole('radio', { name: /^Validée/ }).check();
      await decidedBy(lead, 'Marc Petit');
    });
    await expect(state(lead)).toContainText(/Terminée(?!, non validée)/);
    await expect(lead.getByText('7 étapes sur 7 (100').first()).toBeAttached();
    await expectSound(lead);
  });

  await test.step('the practice is published from what is known', async () => {
    await lead.getByRole('link', { name: 'Publier la pratique' }).click();
    await expect(lead.getByLabel('Titre')).toHaveValue(title);
    await expectSound(lead);
    await lead.getByRole('button', { name: 'Publier la pratique' }).click();
    await expect(lead.getByText('Publiée le')).toBeVisible();
    await expectSound(lead);
    await lead.context().close();
  });

  await test.step('Sophie is told, and walks the chain from her idea to the practice and back', async () => {
    await page.goto(idea);
    const chain = page.getByRole('navigation', { name: 'La chaîne' });
    const knots = chain.getByRole('link', { name: title });
    await expect(knots).toHaveCount(3);
    await expect(chain, 'how far it went, in percent').toContainText('7 étapes sur 7 (100');
    await knots.nth(1).click();
    await expect(page).toHaveURL(/\/experimentations\//);
    await expectSound(page);
    await knots.nth(2).click();
    await expect(page).toHaveURL(/\/pratiques\//);
    await knots.nth(0).click();
    await expect(page).toHaveURL(idea);
    await comeBackFor(page, '/notifications', page.getByRole('link', { name: title }).first());
    await expectSound(page);
  });

  await test.step('the success is celebrated on the landing page, with those to thank', async () => {
    await page.goto('/');
    const latest = page.getByRole('region', { name: 'Succès à célébrer' });
    await expect(latest.getByRole('listitem').first()).toBeVisible();
    await expectSound(page);
    await latest.getByRole('link', { name: 'Tous les succès' }).click();
    await expect(page).toHaveURL(/\/succes$/);
    const of = page.getByRole('main').getByRole('listitem').filter({ hasText: title });
    const experiment = of.filter({ hasText: 'est validée' });
    await expect(experiment).toContainText('Merci à');
    const kept = of.filter({ hasText: 'est devenue une pratique' });
    await expect(kept).toContainText('Merci à');
    await expectSound(page);
    await kept.getByRole('link').click();
    await expect(page).toHaveURL(idea);
  });
});
