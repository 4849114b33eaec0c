// Finding an idea again: words, filters and order in the address, a count that is said, more rows when asked.
import { expect, test, type Page } from '@playwright/test';
import { apiOf, depositBy, depositMany, fresh } from './ideas';
import { PEOPLE, expectAccessible, expectNoSidewaysScroll, expectSound, signIn, signedIn } from './portal';

/// The panel beside the list, or the dialog of a narrow screen.
function filters(page: Page): { tick: (name: string) => Promise<void> } {
  const isNarrow = (page.viewportSize()?.width ?? 0) < 600;
  return {
    tick: async (name) => {
      if (isNarrow) await page.getByRole('button', { name: /^Filtrer/ }).click();
      const panel = isNarrow ? page.getByRole('dialog') : page.getByRole('region', { name: 'Filtrer les idées' });
      await panel.getByRole('checkbox', { name }).check();
      if (isNarrow) await page.getByRole('dialog').getByRole('button', { name: /^Afficher/ }).click();
    },
  };
}

test.beforeEach(async ({ page }) => signIn(page, PEOPLE.reader));

test('what one looks for stands in the address, and comes back with it', async ({ page }) => {
  const words = fresh('Liste');
  await depositMany(page, words, 2);
  await page.goto('/idees');
  await expect(page.getByRole('heading', { level: 2, name: /idées?$/ })).toBeVisible();
  await expectSound(page);

  await page.getByLabel('Mots du titre').fill(words);
  await expect(page.getByRole('heading', { level: 2, name: '2 idées', exact: true })).toBeVisible();
  await expect(page).toHaveURL(/q=Liste/);
  const panel = filters(page);
  await panel.tick('Déposée');
  await expect(page).toHaveURL(/statut=submitted/);
  await page.getByLabel('Trier par').selectOption({ label: 'Les plus anciennes' });
  await expect(page).toHaveURL(/tri=oldest/);
  await expect(page.getByRole('main').getByRole('link', { name: words }).first()).toHaveText(`${words} 1`);
  await page.reload();
  await expect(page.getByLabel('Mots du titre')).toHaveValue(words);
  await expect(page.getByRole('button', { name: 'Retirer le filtre Déposée' })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: `${words} 1` }).click();
  await expect(page.getByRole('heading', { level: 1, name: `${words} 1` })).toBeFocused();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 2, name: '2 idées', exact: true })).toBeVisible();

  await panel.tick('Retirée');
  // The next press starts from what the address says.
  await expect(page.getByRole('button', { name: 'Retirer le filtre Retirée' })).toBeVisible();
  await page.getByRole('button', { name: 'Retirer le filtre Déposée' }).click();
  await expect(page.getByText('Aucune idée ne correspond')).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: '0 idée', exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Effacer les filtres' }).last().click();
  await expect(page).toHaveURL(/\/idees\?tri=oldest$/);
});

test('the next rows come when asked, and the keyboard goes to the first of them', async ({ page }) => {
  const words = fresh('Suite');
  await depositMany(page, words, 21);
  await page.goto(`/idees?q=${encodeURIComponent(words)}`);
  await expect(page.getByText('20 idées affichées sur 21')).toBeVisible();
  await page.getByRole('button', { name: 'Afficher la suite' }).click();
  await expect(page.getByText('21 idées affichées sur 21')).toBeVisible();
  await expect(page.getByRole('link', { name: `${words} 1`, exact: true })).toBeFocused();
  await expect(page.getByRole('button', { name: 'Afficher la suite' })).toHaveCount(0);
});

test('rows, cards or a table: the choice stands in the address, and is remembered', async ({ page }) => {
  const words = fresh('Présentée');
  await depositMany(page, words, 2);
  const list = `/idees?q=${encodeURIComponent(words)}`;
  await page.goto(list);
  const looks = page.getByRole('group', { name: 'Présentation' });
  await expect(looks.getByRole('button', { name: 'Lignes' })).toHaveAttribute('aria-pressed', 'true');
  await looks.getByRole('button', { name: 'Cartes' }).click();
  await expect(page).toHaveURL(/vue=cartes/);
  await expect(page.getByRole('article')).toHaveCount(2);
  await expectSound(page);
  await looks.getByRole('button', { name: 'Tableau' }).click();
  await expect(page).toHaveURL(/vue=tableau/);
  await expect(page.getByRole('rowheader').getByRole('link', { name: `${words} 1` })).toBeVisible();
  await expectSound(page);
  await page.getByLabel('Trier par').selectOption({ label: 'Les plus anciennes' });
  await expect(page).toHaveURL(/tri=oldest/);
  await expect(page).toHaveURL(/vue=tableau/);
  await page.goto(list);
  await expect(looks.getByRole('button', { name: 'Tableau' })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('rowheader')).toHaveCount(2);
  await page.goto(`${list}&vue=lignes`);
  await expect(page.getByRole('rowheader')).toHaveCount(0);
  await expect(page.getByRole('main').getByRole('link', { name: words })).toHaveCount(2);
});

test('whoever decides studies the gains of an idea of high potential, and everybody finds it', async ({ page, browser }) => {
  test.slow();
  const words = fresh('Prometteuse');
  await depositMany(page, words, 2);
  const list = `/idees?q=${encodeURIComponent(words)}`;
  await page.goto(list);
  await page.getByRole('link', { name: `${words} 1` }).click();
  await expect(page.getByRole('heading', { level: 1, name: `${words} 1` })).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Étude des gains' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Signaler un fort potentiel' })).toHaveCount(0);
  const address = page.url();
  const dinno = await signedIn(browser, PEOPLE.administrator);

  await test.step('a gain says a figure or words, and the study is read at once', async () => {
    await dinno.goto(address);
    await dinno.getByRole('button', { name: 'Signaler un fort potentiel' }).click();
    const dialog = dinno.getByRole('dialog');
    await dialog.getByLabel('Ce qui fait son fort potentiel').fill('Toutes les caisses sont concernées.');
    await dialog.getByRole('button', { name: 'Ajouter un gain' }).click();
    await expect(dialog.getByLabel('Nature du gain')).toBeFocused();
    await dialog.getByRole('button', { name: 'Enregistrer l’étude' }).click();
    const missing = 'Donnez un chiffre, ou dites ce gain en quelques mots.';
    await expect(dialog.getByRole('link', { name: missing })).toBeVisible();
    await expectAccessible(dinno);
    await dialog.getByLabel('Chiffre').fill('120');
    await dialog.getByLabel('Unité').fill('heures par mois');
    await dialog.getByRole('button', { name: 'Ajouter un gain' }).click();
    await dialog.getByLabel('Nature du gain').nth(1).selectOption({ label: 'Confort' });
    await dialog.getByLabel('D’où on le tient').nth(1).selectOption({ label: 'Ressenti' });
    await dialog.getByLabel('En quelques mots').nth(1).fill('Moins d’appels tendus.');
    await dialog.getByRole('button', { name: 'Ajouter un gain' }).click();
    await dialog.getByRole('button', { name: /Gains, ligne 3/ }).click();
    await dialog.getByRole('button', { name: 'Enregistrer l’étude' }).click();
    await expect(dialog).toBeHidden();
    await expect(dinno.getByRole('heading', { name: 'Étude des gains' })).toBeFocused();
    await expectSound(dinno);
  });

  await test.step('everybody reads it, and finds what has a high potential', async () => {
    await page.goto(address);
    const gains = page.getByRole('table', { name: /^Gains attendus/ });
    await expect(gains.getByRole('row', { name: /Temps/ })).toContainText('Estimé');
    await expect(gains.getByRole('row', { name: /Temps/ })).toContainText(/120.heures par mois/);
    await expect(gains.getByRole('row', { name: /Confort/ })).toContainText('Moins d’appels tendus.');
    await expectSound(page);
    await page.goto(`${list}&potentiel=fort`);
    await expect(page.getByRole('heading', { level: 2, name: '1 idée', exact: true })).toBeVisible();
    await expect(page.getByRole('main').getByRole('listitem').filter({ hasText: `${words} 1` })).toContainText('Fort potentiel');
    await expect(page.getByRole('button', { name: 'Retirer le filtre Fort potentiel' })).toBeVisible();
    await expectSound(page);
  });

  await test.step('it is said no longer once whoever decides has confirmed it', async () => {
    await dinno.getByRole('button', { name: 'Ne plus la signaler' }).click();
    await dinno.getByRole('dialog').getByRole('button', { name: 'Effacer l’étude et la mention' }).click();
    await expect(dinno.getByRole('button', { name: 'Signaler un fort potentiel' })).toBeVisible();
    await expect(dinno.getByRole('heading', { name: 'Étude des gains' })).toBeFocused();
    await dinno.context().close();
    await page.reload();
    await expect(page.getByText('Aucune idée ne correspond')).toBeVisible();
  });
});

test('two who study the gains of an idea at once lose no word', { tag: '@wide' }, async ({ page: reader, browser }) => {
  test.slow();
  const idea = await depositBy(await apiOf(reader, PEOPLE.reader), fresh('Étudiée à deux'));
  const address = `/idees/${idea.summary.id}`;
  const page = await signedIn(browser, PEOPLE.administrator);
  await page.goto(address);
  const other = await signedIn(browser, PEOPLE.administrator);
  await other.goto(address);
  const study = async (who: typeof page, button: string) => {
    await who.getByRole('button', { name: button }).click();
    return who.getByRole('dialog', { name: 'Étude des gains de cette idée' });
  };
  const save = { name: 'Enregistrer l’étude' };
  const why = 'Ce qui fait son fort potentiel';

  const mine = await study(page, 'Signaler un fort potentiel');
  await mine.getByLabel(why).fill('Toutes les caisses sont concernées.');
  await mine.getByRole('button', { name: 'Ajouter un gain' }).click();
  await mine.getByLabel('Chiffre').fill('120');
  await page.reload();
  await study(page, 'Signaler un fort potentiel');
  await expect(mine.getByText('Vos mots ont été retrouvés')).toBeVisible();
  await expect(mine.getByLabel('Chiffre')).toHaveValue('120');

  const theirs = await study(other, 'Signaler un fort potentiel');
  await theirs.getByLabel(why).fill('Le besoin revient chaque mois.');
  await theirs.getByRole('button', save).click();
  await expect(theirs).toBeHidden();
  await other.context().close();

  await mine.getByRole('button', save).click();
  await mine.getByRole('button', { name: 'Reprendre sur la version actuelle' }).click();
  await expect(mine.getByText('« Le besoin revient chaque mois. »')).toBeVisible();
  await expect(mine.getByLabel(why)).toHaveValue('Toutes les caisses sont concernées.');
  await expect(mine.getByLabel('Chiffre')).toHaveValue('120');
  await expectAccessible(page);
  await mine.getByRole('button', save).click();
  await expect(mine).toBeHidden();
  await expect(page.getByText('Toutes les caisses sont concernées.')).toBeVisible();
  await expect(page.getByRole('table', { name: /^Gains attendus/ })).toContainText('120');
  await page.context().close();
});

test('the pages speak English too', async ({ page }) => {
  await page.goto('/idees');
  await page.evaluate(() => localStorage.setItem('language', 'en'));
  const titles = {
    '/idees': 'What has already been suggested?',
    '/idees/deposer': 'What is your idea?',
    '/mes-idees': 'My ideas',
    '/defis': 'Which questions are looking for an answer?',
  };
  for (const [address, title] of Object.entries(titles)) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expectNoSidewaysScroll(page);
  }
});
