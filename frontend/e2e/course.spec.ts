// The course of a challenge: what it is followed by, its values, and the decision to stop it.
import { expect, test, type Page } from '@playwright/test';
import { apiOf, fresh } from './ideas';
import { PEOPLE, expectAccessible, expectSound, signIn, signedIn } from './portal';

/// A published challenge, open on the page of the one who runs it: its identifier.
async function run(page: Page, title: string): Promise<string> {
  const admin = await apiOf(page, PEOPLE.administrator);
  const owner_id = (await admin('get', '/people?q=Karim')).items[0].id;
  const content = { title, owner_id, closes_at: '2030-06-28T21:59:00Z' };
  const made = await admin('post', '/challenges', { content }, { 'idempotency-key': encodeURIComponent(title) });
  const id: string = made.summary.id;
  await admin('post', `/challenges/${id}/publications`, undefined, { 'if-match': `"${made.version}"` });
  await signIn(page, PEOPLE.challengeOwner);
  await page.goto(`/defis/${id}`);
  return id;
}

test('a challenge is followed by its indicators, then stopped, and everybody reads why', async ({ page, browser }) => {
  test.slow();
  const id = await run(page, fresh('Défi suivi'));
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

test('two who run a challenge write at once, and neither loses a word', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const title = fresh('Défi mené à deux');
  const id = await run(page, title);
  const other = await signedIn(browser, PEOPLE.administrator);
  const course = page.getByRole('region', { name: 'Suivi du programme' });
  const define = async (who: typeof page) => {
    await who.getByRole('button', { name: 'Définir les indicateurs' }).click();
    return who.getByRole('dialog', { name: 'Les indicateurs du programme' });
  };
  const save = { name: 'Enregistrer les indicateurs' };
  const again = { name: 'Reprendre sur la version actuelle' };

  await test.step('an indicator is there already', async () => {
    const dialog = await define(page);
    await dialog.getByRole('button', { name: 'Ajouter un indicateur' }).click();
    await dialog.getByLabel('Ce qui est mesuré').fill('Caisses qui ont répondu');
    await dialog.getByRole('button', save).click();
    await expect(dialog).toBeHidden();
    await other.goto(`/defis/${id}`);
  });

  await test.step('both change it: what each changed alone is kept, and what both changed is told', async () => {
    const mine = await define(page);
    await mine.getByLabel('Unité').fill('caisses');
    await mine.getByLabel(/^Cible/).fill('15');
    const theirs = await define(other);
    await theirs.getByLabel(/^Cible/).fill('30');
    await theirs.getByRole('button', { name: 'Ajouter un indicateur' }).click();
    await theirs.getByLabel('Ce qui est mesuré').nth(1).fill('Jours d’attente');
    await theirs.getByRole('button', save).click();
    await expect(theirs).toBeHidden();
    await mine.getByRole('button', save).click();
    await mine.getByRole('button', again).click();
    await expect(mine.getByText('Vous avez tous deux changé ceci.')).toBeVisible();
    await expect(mine.getByRole('listitem').filter({ hasText: /Caisses qui ont répondu, 30, au moins/ })).toBeVisible();
    await expect(mine.getByLabel(/^Cible/).first()).toHaveValue('15');
    await expect(mine.getByLabel('Unité').first()).toHaveValue('caisses');
    await expect(mine.getByLabel('Ce qui est mesuré').nth(1)).toHaveValue('Jours d’attente');
    await expectAccessible(page);
    await mine.getByRole('button', save).click();
    await expect(mine).toBeHidden();
    await expect(course.getByText(/Aucune valeur encore.*15.caisses/)).toBeVisible();
    await expect(course.getByRole('heading', { name: 'Jours d’attente' })).toBeVisible();
  });

  await test.step('both change the challenge itself: the field is named, with what the other wrote', async () => {
    const keep = { name: 'Enregistrer', exact: true };
    const question = (who: typeof page) => who.getByLabel('La question posée');
    for (const who of [page, other]) await who.goto(`/defis/${id}/modifier`);
    await question(other).fill('Comment répondre en un jour ?');
    await other.getByLabel('Le message du défi').fill('Vite et bien.');
    await question(page).fill('Comment répondre en deux jours ?');
    await other.getByRole('button', keep).click();
    await expect(other.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await page.getByRole('button', keep).click();
    await page.getByRole('button', again).click();
    const told = page.getByRole('status').filter({ hasText: 'Vous avez tous deux changé ceci.' });
    await expect(told).toBeFocused();
    await expect(told.getByRole('listitem')).toHaveText('La question posée « Comment répondre en un jour ? »');
    await expect(question(page)).toHaveValue('Comment répondre en deux jours ?');
    await expect(page.getByLabel('Le message du défi')).toHaveValue('Vite et bien.');
    await expectAccessible(page);
    await page.getByRole('button', keep).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(page.getByText('Comment répondre en deux jours ?').first()).toBeVisible();
  });

  const decide = async (who: typeof page) => {
    await who.getByRole('button', { name: 'Décider de la suite' }).click();
    return who.getByRole('dialog', { name: 'La suite du programme' });
  };
  await test.step('a reason that is half written is still there after the page was left', async () => {
    const dialog = await decide(page);
    await dialog.getByRole('radio', { name: /^Corriger la trajectoire/ }).check();
    await dialog.getByLabel('Pourquoi').fill('Nous visons moins de caisses.');
    await page.reload();
    const found = await decide(page);
    await expect(found.getByText('Vos mots ont été retrouvés')).toBeVisible();
    await expect(found.getByLabel('Pourquoi')).toHaveValue('Nous visons moins de caisses.');
    await expect(found.getByRole('radio', { name: /^Corriger la trajectoire/ })).toBeChecked();
    await expectAccessible(page);
  });

  await test.step('somebody else decides first: their reason is told, and mine is kept', async () => {
    await other.goto(`/defis/${id}`);
    const theirs = await decide(other);
    await theirs.getByRole('radio', { name: /^Continuer/ }).check();
    await theirs.getByLabel('Pourquoi').fill('Les premières réponses arrivent.');
    await theirs.getByRole('button', { name: 'Enregistrer la décision' }).click();
    await expect(theirs).toBeHidden();
    await other.context().close();
    const mine = page.getByRole('dialog', { name: 'La suite du programme' });
    await mine.getByRole('button', { name: 'Enregistrer la décision' }).click();
    await mine.getByRole('button', again).click();
    await expect(mine.getByText('« Les premières réponses arrivent. »')).toBeVisible();
    await expect(mine.getByLabel('Pourquoi')).toHaveValue('Nous visons moins de caisses.');
    await mine.getByRole('button', { name: 'Enregistrer la décision' }).click();
    await expect(mine).toBeHidden();
    for (const reason of ['Les premières réponses arrivent.', 'Nous visons moins de caisses.'])
      await expect(course.getByText(reason)).toBeVisible();
    await page.reload();
    const next = await decide(page);
    await expect(next.getByLabel('Pourquoi')).toHaveValue('');
    await expect(next.getByText('Vos mots ont été retrouvés')).toHaveCount(0);
  });
});

test('a draft is thrown away, and what has not opened is stopped with its reason', { tag: '@wide' }, async ({ page, browser }) => {
  const [draft, early] = [fresh('Défi jeté'), fresh('Défi annoncé trop tôt')];
  const admin = await apiOf(page, PEOPLE.administrator);
  const owner_id = (await admin('get', '/people?q=Karim')).items[0].id;
  const make = (content: object, key: string) =>
    admin('post', '/challenges', { content }, { 'idempotency-key': encodeURIComponent(key) });
  const thrown = (await make({ title: draft, owner_id }, draft)).summary.id;
  const dates = { opens_at: '2030-05-28T21:59:00Z', closes_at: '2030-06-28T21:59:00Z' };
  const made = await make({ title: early, owner_id, ...dates }, early);
  await admin('post', `/challenges/${made.summary.id}/publications`, undefined, { 'if-match': `"${made.version}"` });
  await signIn(page, PEOPLE.challengeOwner);

  await test.step('to throw a draft away is confirmed, and leaves nothing to read', async () => {
    await page.goto(`/defis/${thrown}`);
    await page.getByRole('button', { name: 'Jeter le brouillon' }).click();
    const dialog = page.getByRole('dialog', { name: /^Jeter ce brouillon/ });
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Annuler' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('heading', { level: 1, name: draft })).toBeVisible();
    await page.getByRole('main').getByRole('button', { name: 'Jeter le brouillon' }).first().click();
    await dialog.getByRole('button', { name: 'Jeter le brouillon' }).click();
    await expect(page.getByText('Le brouillon du défi est jeté.')).toBeVisible();
    await expect(page).toHaveURL(/\/defis$/);
    await page.goto(`/defis/${thrown}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('heading', { level: 1, name: draft })).toHaveCount(0);
  });

  await test.step('what is announced is stopped before it opens, and everybody reads why', async () => {
    await page.goto(`/defis/${made.summary.id}`);
    await expect(page.getByRole('button', { name: 'Décider de la suite' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Jeter le brouillon' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Décider de la suite' }).click();
    const dialog = page.getByRole('dialog', { name: 'La suite du programme' });
    await dialog.getByRole('radio', { name: /^Arrêter le programme/ }).check();
    await dialog.getByLabel('Pourquoi').fill('Le budget n’est plus là.');
    await dialog.getByRole('button', { name: 'Enregistrer la décision' }).click();
    await expect(page.getByText('La décision est enregistrée.')).toBeVisible();
    const reader = await signedIn(browser, PEOPLE.reader);
    await reader.goto(`/defis/${made.summary.id}`);
    const results = reader.getByRole('region', { name: 'Ce qu’il en sort' });
    await expect(results.getByText('Le budget n’est plus là.')).toBeVisible();
    await expect(results.getByText(/merci/)).toHaveCount(0);
    await expect(reader.getByRole('link', { name: 'Répondre à ce défi' })).toHaveCount(0);
    await expectSound(reader);
    await reader.context().close();
  });
});

test('what stands beside the rules of a challenge leaves no gap under them', { tag: '@wide' }, async ({ page }) => {
  const title = fresh('Défi d’une ligne');
  const admin = await apiOf(page, PEOPLE.administrator);
  const content = { title, closes_at: '2030-06-28T21:59:00Z' };
  const made = await admin('post', '/challenges', { content }, { 'idempotency-key': encodeURIComponent(title) });
  await admin('post', `/challenges/${made.summary.id}/publications`, undefined, { 'if-match': `"${made.version}"` });
  await signIn(page, PEOPLE.administrator);
  await page.goto(`/defis/${made.summary.id}`);
  await expect(page.getByRole('region', { name: 'Suivi du programme' })).toBeVisible();
  const edge = (of: string) => page.locator(`.sheet-told > ${of}`).evaluate((it) => it.getBoundingClientRect().toJSON());
  // As it stands once all its parts have come.
  await expect(async () => {
    const [told, beside, body] = [await edge('.told'), await edge('.beside'), await edge('.body')];
    expect(beside.left).toBeGreaterThan(told.right);
    expect(beside.top).toBeCloseTo(told.top, 0);
    // One line of the grid, whatever the height of what stands beside.
    expect(body.top - told.bottom).toBeLessThanOrEqual(48);
    expect(body.top).toBeLessThan(beside.bottom);
  }).toPass();
});
