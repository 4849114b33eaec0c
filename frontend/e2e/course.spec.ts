// The course of a challenge: what it is followed by, its values, and the decision to stop it.
import { expect, test } from '@playwright/test';
import { apiOf, fresh } from './ideas';
import { PEOPLE, expectAccessible, expectSound, signIn, signedIn } from './portal';

test('a challenge is followed by its indicators, then stopped, and everybody reads why', async ({ page, browser }) => {
  test.slow();
  const title = fresh('Défi suivi');
  const admin = await apiOf(page, PEOPLE.administrator);
  const owner_id = (await admin('get', '/people?q=Karim')).items[0].id;
  const content = { title, owner_id, closes_at: '2030-06-28T21:59:00Z' };
  const made = await admin('post', '/challenges', { content }, { 'idempotency-key': encodeURIComponent(title) });
  const id = made.summary.id;
  await admin('post', `/challenges/${id}/publications`, undefined, { 'if-match': `"${made.version}"` });
  await signIn(page, PEOPLE.challengeOwner);
  await page.goto(`/defis/${id}`);
  const course = page.getByRole('region', { name: 'Suivi du programme' });

  await test.step('whoever runs it says what it is followed by', async () => {
    await expect(course.getByText('Aucun indicateur n’est encore défini.')).toBeVisible();
    await course.getByRole('button', { name: 'Définir les indicateurs' }).click();
    const dialog = page.getByRole('dialog', { name: 'Les indicateurs du programme' });
    await dialog.getByRole('button', { name: 'Ajouter un indicateur' }).click();
    await dialog.getByLabel('Ce qui est mesuré').fill('Caisses qui ont répondu');
    await dialog.getByLabel('Unité').fill('caisses');
    await dialog.getByLabel(/^Cible/).fill('trente');
    await dialog.getByRole('button', { name: 'Enregistrer les indicateurs' }).click();
    await expect(dialog.getByLabel(/^Cible/)).toHaveAttribute('aria-invalid', 'true');
    await dialog.getByLabel(/^Cible/).fill('30');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Enregistrer les indicateurs' }).click();
    await expect(page.getByText('Les indicateurs sont enregistrés.')).toBeVisible();
    await expect(course.getByText(/Aucune valeur encore.*30.caisses/)).toBeVisible();
  });

  await test.step('a value is declared, and read beside the target', async () => {
    await course.getByRole('button', { name: 'Ajouter une valeur' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ajouter une valeur' });
    await dialog.getByLabel('Valeur').fill('7,5');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Ajouter la valeur' }).click();
    await expect(course.getByText(/7,5.caisses sur 30.caisses visés/)).toBeVisible();
    await expect(course.getByText(/25.% de la cible/)).toBeVisible();
    await course.getByText('1 valeur', { exact: true }).click();
    await expect(course.getByRole('table').getByRole('row')).toHaveCount(2);
    await expectSound(page);
  });

  await test.step('of an indicator for which less is better, the target is not to be passed', async () => {
    await course.getByRole('button', { name: 'Définir les indicateurs' }).click();
    const dialog = page.getByRole('dialog', { name: 'Les indicateurs du programme' });
    await dialog.getByLabel('Sens de la cible').selectOption('Au plus cette valeur');
    await dialog.getByRole('button', { name: 'Enregistrer les indicateurs' }).click();
    await expect(course.getByText(/7,5.caisses, pour 30.caisses au plus/)).toBeVisible();
    await expect(course.getByText('Cible atteinte')).toBeVisible();
    await expect(course.getByText(/% de la cible/)).toHaveCount(0);
  });

  await test.step('to stop says what it does, and ends the deposits', async () => {
    await course.getByRole('button', { name: 'Décider de la suite' }).click();
    const dialog = page.getByRole('dialog', { name: 'La suite du programme' });
    await expect(dialog.getByText('les dépôts prennent fin tout de suite')).toBeVisible();
    await dialog.getByRole('radio', { name: /^Arrêter le programme/ }).check();
    await dialog.getByRole('button', { name: 'Enregistrer la décision' }).click();
    await expect(dialog.getByLabel('Pourquoi')).toHaveAttribute('aria-invalid', 'true');
    await dialog.getByLabel('Pourquoi').fill('Trop peu de caisses ont répondu.');
    await dialog.getByRole('button', { name: 'Enregistrer la décision' }).click();
    await expect(page.getByText('La décision est enregistrée.')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Répondre à ce défi' })).toHaveCount(0);
  });

  await test.step('everybody reads it, and only whoever runs it writes', async () => {
    const reader = await signedIn(browser, PEOPLE.reader);
    await reader.goto(`/defis/${id}`);
    const read = reader.getByRole('region', { name: 'Suivi du programme' });
    await expect(read.getByText('Trop peu de caisses ont répondu.')).toBeVisible();
    await expect(read.getByText(/7,5.caisses, pour 30.caisses au plus/)).toBeVisible();
    await expect(read.getByRole('button', { name: /Définir|Décider|Ajouter|Retirer/ })).toHaveCount(0);
    await expectSound(reader);
    await reader.context().close();
  });
});
