// The life of a challenge: prepared, published, answered, its answers given together, its results thanked for.
import { expect, test, type Page } from '@playwright/test';
import { fields, fresh, write } from './ideas';
import { PEOPLE, expectAccessible, expectSound, signIn, signedIn } from './portal';

/// Presses a button of the page, then the one that confirms it in its dialog.
async function confirm(page: Page, act: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: act, exact: true }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: act, exact: true }).click();
}

test('a challenge goes from its draft to its closing page', async ({ page, browser }) => {
  test.slow();
  const title = fresh('Défi des courriers');
  const idea = fresh('Un courrier en une page');
  await signIn(page, PEOPLE.administrator);

  await test.step('it is prepared with its title alone, and nobody sees it yet', async () => {
    await page.goto('/defis/nouveau');
    await expect(page.getByRole('heading', { level: 1, name: 'Préparer un défi' })).toBeVisible();
    await expectSound(page);
    await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'Donnez un titre au défi' })).toBeFocused();
    await page.getByLabel('Titre', { exact: true }).fill(title);
    await page.getByLabel('La question posée').fill('Comment écrire plus court ?');
    await page.getByLabel('Trame : « ce qui ne va pas »').fill('Le courrier qui pose problème :');
    await page.getByLabel('Clôture : jour').fill('2030-06-28');
    await page.getByLabel('Réponse promise').fill('30');
    await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(page.getByText('Ce défi est en préparation')).toBeVisible();
    await expectSound(page);
  });

  await test.step('published, it takes ideas', async () => {
    await confirm(page, 'Publier le défi');
    await expect(page.getByText('Le défi est publié.')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Répondre à ce défi' })).toBeVisible();
  });
  const address = page.url();

  await test.step('those who carry it know when to speak of it', async () => {
    await page.getByText('Plan de communication', { exact: true }).click();
    const plan = page.getByRole('table', { name: 'Plan de communication' });
    await expect(plan.getByRole('row')).not.toHaveCount(1);
    await expect(plan.getByText('Remercier')).toBeVisible();
    await expectSound(page);
    const taken = page.waitForEvent('download');
    await page.getByRole('group', { name: 'Emporter le plan de communication' }).getByRole('button', { name: 'Texte' }).click();
    expect((await taken).suggestedFilename()).toBe('plan-de-communication.md');
  });

  await test.step('an agent answers with the frame of the challenge', async () => {
    const sophie = await signedIn(browser, PEOPLE.reader);
    await sophie.goto(address);
    await expect(sophie.getByRole('button', { name: 'Arrêter les dépôts' })).toHaveCount(0);
    await sophie.getByRole('link', { name: 'Répondre à ce défi' }).click();
    await expect(fields(sophie).problem).toHaveValue('Le courrier qui pose problème :');
    await write(sophie, idea);
    await fields(sophie).send.click();
    await expect(sophie.getByRole('heading', { level: 1, name: 'Votre idée est déposée' })).toBeFocused();
    await sophie.context().close();
  });

  await test.step('deposits end; answers are prepared, then published together', async () => {
    await page.goto(address);
    await confirm(page, 'Arrêter les dépôts');
    await expect(page.getByText('Les dépôts sont arrêtés.')).toBeVisible();
    await page.getByRole('link', { name: 'Répondre aux idées' }).click();
    await expect(page.getByRole('link', { name: idea })).toBeVisible();
    await expectSound(page);
    await page.getByRole('button', { name: 'Préparer la réponse' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /^Ne pas retenir/ }).check();
    await dialog.getByLabel('Pourquoi').fill('Déjà en cours ailleurs, merci de l’avoir proposé.');
    await dialog.getByLabel('Deviendrait possible si').fill('Le nouveau modèle de courrier est prêt.');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Garder la réponse' }).click();
    await expect(page.getByText('La réponse est préparée, pas encore publiée.')).toBeVisible();
    await confirm(page, 'Publier 1 réponse préparée');
    await expect(page.getByText('1 réponse publiée.')).toBeVisible();
  });

  await test.step('the closing page gives the results, the reason and thanks', async () => {
    await page.goto(address);
    await page.getByLabel('Les résultats et les remerciements').fill('Un modèle court arrive en janvier.');
    await page.getByRole('button', { name: 'Publier les résultats' }).click();
    await expect(page.getByText('Le défi est terminé, ses résultats sont publiés.')).toBeVisible();
    const main = page.getByRole('main');
    await expect(main).toContainText('Un modèle court arrive en janvier.');
    await expect(main).toContainText('Déjà en cours ailleurs');
    await expectSound(page);
  });

  await test.step('the idea sleeps with what would wake it, and its author proposes it again', async () => {
    const sophie = await signedIn(browser, PEOPLE.reader);
    await sophie.goto('/idees/en-sommeil');
    await expect(sophie.getByText('Le nouveau modèle de courrier est prêt.').first()).toBeVisible();
    await expectSound(sophie);
    await sophie.getByRole('link', { name: idea }).click();
    await sophie.getByLabel('Pourquoi maintenant').fill('Le modèle est prêt.');
    await sophie.getByRole('button', { name: 'Proposer la reprise' }).click();
    await expect(sophie.getByText('La reprise est proposée.')).toBeVisible();
    await expectAccessible(sophie);
    await sophie.context().close();
  });
});

test('what a challenge lacks to be published is said, and told beside its field', async ({ page }) => {
  await signIn(page, PEOPLE.administrator);
  await page.goto('/defis/nouveau');
  await page.getByLabel('Titre', { exact: true }).fill(fresh('Défi sans clôture'));
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await expect(page.getByText('Ce défi est en préparation')).toBeVisible();
  await confirm(page, 'Publier le défi');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('alert')).toContainText('Fixez le jour de clôture');
  await expectAccessible(page);
  await dialog.getByRole('link', { name: 'Compléter les dates du défi' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Modifier le défi' })).toBeVisible();
  const closing = page.getByLabel('Clôture : jour');
  await expect(closing).toHaveAttribute('aria-invalid', 'true');
  await expect(closing).toHaveAccessibleDescription(/Fixez le jour de clôture/);
  await expectAccessible(page);
  await closing.fill('2030-06-28');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await confirm(page, 'Publier le défi');
  await expect(page.getByText('Le défi est publié.')).toBeVisible();
});

test('the calendar says which challenges overlap', async ({ page }) => {
  await signIn(page, PEOPLE.reader);
  await page.goto('/defis/calendrier');
  await expect(page.getByRole('heading', { level: 1, name: 'Qui demande quoi, et quand ?' })).toBeVisible();
  await expectSound(page);
});

test('a view of the list is kept under a name, and its file is taken away', async ({ page }) => {
  await signIn(page, PEOPLE.reader);
  await page.goto('/idees?cadre=spontanee&forme=participative');
  const name = fresh('Mes spontanées');
  await page.getByRole('button', { name: 'Garder cette vue' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nom de la vue').fill(name);
  await dialog.getByRole('button', { name: 'Garder cette vue' }).click();
  await page.goto('/idees');
  await page.getByRole('link', { name }).click();
  await expect(page).toHaveURL(/cadre=spontanee/);
  await expectSound(page);
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tableur (CSV)' }).click();
  expect((await file).suggestedFilename()).toBe('idees.csv');
  const sheet = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tableur (Excel)' }).click();
  expect((await sheet).suggestedFilename()).toBe('idees.xlsx');
  await page.getByRole('button', { name: `Retirer la vue ${name}` }).click();
  await expect(page.getByRole('link', { name })).toHaveCount(0);
});
