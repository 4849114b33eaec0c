// Search: from the landing page, by criteria, by the keyboard alone, and when there is nothing.
import { expect, test, type Page } from '@playwright/test';
import { apiOf, deposit, depositBy, fields, fresh } from './ideas';
import { PEOPLE, comeBackFor, expectAccessible, expectSound, signIn, signedIn } from './portal';

const field = (page: Page) => page.getByRole('combobox', { name: 'Que cherchez-vous' });
const results = (page: Page) => page.locator('.hit-rows .row-item');
const count = (page: Page) => page.getByRole('heading', { level: 2, name: /résultats?$/ });

test('whoever wonders finds it, whatever became of it', async ({ page, viewport }) => {
  await signIn(page, PEOPLE.reader);
  await page.goto('/');
  await page.getByRole('searchbox', { name: 'Chercher dans tout le portail' }).fill('rappels aux assures');
  await page.getByRole('main').getByRole('button', { name: 'Chercher' }).click();
  await expect(page).toHaveURL(/\/recherche\?q=rappels/);
  await expect(page.getByRole('heading', { level: 1, name: 'Recherche' })).toBeFocused();
  await expect(count(page)).toHaveAttribute('aria-live', 'polite');
  await expect(results(page).filter({ hasText: 'Rappeler les assurés la veille' })).toHaveCount(1);
  await expect(results(page).locator('mark').first()).toBeVisible();
  await expectSound(page);

  await test.step('criteria stand in the address, with their counts', async () => {
    const open = (viewport?.width ?? 0) < 600;
    if (open) await page.getByRole('button', { name: /^Filtrer/ }).click();
    await page.getByRole('checkbox', { name: /^Expérimentations/ }).locator('visible=true').check();
    await expect(page).toHaveURL(/nature=poc/);
    if (open) await page.getByRole('button', { name: /^Afficher/ }).click();
    await expect(results(page).filter({ hasText: 'Idée' })).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole('button', { name: 'Retirer le filtre Expérimentations' })).toBeVisible();
    await page.getByRole('button', { name: 'Retirer le filtre Expérimentations' }).click();
    await expect(page).not.toHaveURL(/nature/);
  });
});

test('the keyboard is enough, and the device remembers', async ({ page }) => {
  await signIn(page, PEOPLE.reader);
  await page.goto('/recherche');
  await page.getByRole('heading', { level: 1, name: 'Recherche' }).focus();
  await page.keyboard.press('Tab');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('ateliers mob');
  const option = page.getByRole('option').filter({ hasText: 'Ateliers mobiles en zone rurale' });
  await expect(option.first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('listbox').getByRole('option', { selected: true })).toHaveCount(1);
  await expect(field(page)).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=ateliers/);
  await expect(results(page).filter({ hasText: 'Ateliers mobiles' }).first()).toBeVisible();
  await field(page).fill('');
  const recent = page.getByRole('option', { name: 'ateliers mob' });
  await expect(recent).toBeVisible();
  await field(page).fill('ateliers mob');
  await expect(option.first()).toBeVisible();
  // Other journeys have experiments of nearly that name, which may stand before it.
  const chosen = page.getByRole('listbox').getByRole('option', { selected: true });
  do await page.keyboard.press('ArrowDown');
  while (!(await chosen.innerText()).includes('Ateliers mobiles en zone rurale'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Ateliers mobiles en zone rurale' })).toBeFocused();
});

test('a misspelt word is put right; nothing found leads somewhere', async ({ page }) => {
  await signIn(page, PEOPLE.reader);
  await page.goto('/recherche?q=simulatteur%20progresive');
  await expect(page.getByText('Vouliez-vous dire')).toBeVisible();
  await expect(results(page).first()).toContainText('Simulateur de retraite progressive');
  await page.goto('/recherche?q=xylophone%20quantique');
  await expect(page.getByRole('heading', { name: 'Rien trouvé' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Demander à la Dinno' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Déposer cette idée' }).click();
  await expect(fields(page).title).toHaveValue('xylophone quantique');
});

test('what exists already is shown while one writes, and supported in place', async ({ page, browser }) => {
  const title = fresh('Des plantes vertes dans les halls');
  const words = 'Mettre des plantes vertes dans nos halls';
  await depositBy(await apiOf(page, PEOPLE.reader), title);
  // Who writes the same words again asks nothing new: they are written once what was deposited is found.
  const marc = await apiOf(page, PEOPLE.topManagement);
  const found = async () => (await marc('get', `/similar-items?title=${encodeURIComponent(words)}`)).items;
  await expect.poll(found).toContainEqual(expect.objectContaining({ title }));
  const other = await signedIn(browser, PEOPLE.topManagement);
  await other.goto('/idees/deposer');
  await fields(other).title.fill(words);
  await expect(other.locator('.similar .row-item').filter({ hasText: title })).toBeVisible();
  await expect(other.locator('.similar [role=status]').first()).toContainText('existe');
  await expectAccessible(other);
  const near = other.locator('.similar .row-item').filter({ hasText: title });
  await near.getByRole('button', { name: 'C’est la mienne, je la soutiens' }).click();
  await expect(near.getByText('Vous la soutenez.')).toBeVisible();
  await other.context().close();
});

test('the palette goes, creates and finds, by the keyboard alone', async ({ page }) => {
  await signIn(page, PEOPLE.reader);
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Aller, créer, trouver' });
  const words = palette.getByRole('combobox', { name: 'Que voulez-vous faire' });
  await expect(words).toBeFocused();
  await expectSound(page);
  // What a reader may not do is not proposed.
  await page.keyboard.type('creer');
  await expect(palette.getByRole('option', { name: 'Une idée' })).toBeVisible();
  await expect(palette.getByRole('option', { name: 'Un défi' })).toHaveCount(0);
  await expect(palette.getByRole('option', { name: 'Un compte' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();

  await test.step('go: the first line is chosen by Enter', async () => {
    await page.keyboard.press('Control+k');
    await expect(words).toBeFocused();
    await page.keyboard.type('portef');
    await expect(palette.getByRole('option', { selected: true })).toContainText('Portefeuille');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/portefeuille/);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  });

  await test.step('find: an object, behind the lines that were there', async () => {
    await page.keyboard.press('/');
    await expect(words).toBeFocused();
    // What is found for the beginning of a word is proposed too, and leaves when the rest is found.
    const found = page.waitForResponse((one) => new URL(one.url()).searchParams.get('q') === 'ateliers mob');
    await page.keyboard.type('ateliers mob');
    await found;
    const option = palette.getByRole('option').filter({ hasText: 'Ateliers mobiles en zone rurale' });
    await expect(option.first()).toBeVisible();
    while (!(await palette.getByRole('option', { selected: true }).innerText()).includes('Ateliers mobiles en zone rurale')) {
      await page.keyboard.press('ArrowDown');
    }
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Ateliers mobiles en zone rurale' })).toBeFocused();
  });

  await test.step('what one sought is remembered, and forgotten when asked', async () => {
    await page.keyboard.press('Control+k');
    await expect(words).toBeFocused();
    await page.keyboard.type('xylophone quantique');
    await expect(palette.getByRole('option', { selected: true })).toContainText('xylophone quantique');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Rien trouvé' })).toBeVisible();
    await page.goto('/pratiques');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.keyboard.press('Control+k');
    await expect(palette.getByRole('option', { name: 'xylophone quantique' })).toBeVisible();
    await palette.getByRole('button', { name: 'Oublier mes recherches' }).focus();
    await page.keyboard.press('Enter');
    await expect(palette.getByRole('option', { name: 'xylophone quantique' })).toHaveCount(0);
    await page.keyboard.press('Escape');
  });

  await test.step('turned off on this device', async () => {
    await page.goto('/recherche');
    const choice = page.getByRole('checkbox', { name: 'Écouter ces raccourcis sur cet appareil' });
    await choice.focus();
    await page.keyboard.press('Space');
    await expect(choice).not.toBeChecked();
    await page.keyboard.press('Control+k');
    await expect(palette).toBeHidden();
    await page.reload();
    await expect(choice).not.toBeChecked();
    await choice.focus();
    await page.keyboard.press('Space');
    await expect(choice).toBeChecked();
    await page.keyboard.press('Control+k');
    await expect(words).toBeFocused();
  });
});

test('a letter stays a letter where one writes', async ({ page }) => {
  await signIn(page, PEOPLE.reader);
  await page.goto('/idees/deposer');
  await fields(page).title.focus();
  await page.keyboard.type('ici/là');
  await expect(fields(page).title).toHaveValue('ici/là');
  await expect(page.getByRole('dialog', { name: 'Aller, créer, trouver' })).toBeHidden();
});

test('an expression is added, changed and found, by the keyboard alone', async ({ page }) => {
  await signIn(page, PEOPLE.superAdmin);
  const title = fresh('Ranger la paperasse électronique');
  await depositBy(await apiOf(page, PEOPLE.superAdmin), title);
  const word = `zgq${Date.now()}`;
  await page.goto('/recherche/mots');
  await expect(page.getByRole('heading', { level: 1, name: 'Les mots de la recherche' })).toBeVisible();
  await expectAccessible(page);
  const line = page.getByRole('textbox', { name: 'Expressions, séparées par des virgules' });
  await line.focus();
  await page.keyboard.type(`${word}, autre chose`);
  await page.keyboard.press('Enter');
  const row = page.getByRole('listitem').filter({ hasText: word });
  await expect(row).toHaveCount(1);
  await row.getByRole('button', { name: `Modifier ${word}` }).focus();
  await page.keyboard.press('Enter');
  await expect(line).toBeFocused();
  await expect(line).toHaveValue(`${word}, autre chose`);
  await line.fill(`${word}, paperasse électronique`);
  await page.keyboard.press('Enter');
  await expect(row).toContainText('paperasse électronique');
  await comeBackFor(page, `/recherche?q=${word}`, results(page).filter({ hasText: title }));
  await page.goto('/administration/recherche');
  await row.getByRole('button', { name: `Retirer ${word}` }).focus();
  await page.keyboard.press('Enter');
  await expect(row).toHaveCount(0);
});

test('what was written twice is told to administrators, who make it one', async ({ page }) => {
  await signIn(page, PEOPLE.administrator);
  const title = fresh('Des bancs devant les agences de proximité');
  await deposit(page, `${title} ouest`);
  await deposit(page, `${title} est`);
  const pair = page
    .getByRole('listitem')
    .filter({ hasText: `${title} est` })
    .filter({ hasText: `${title} ouest` });
  await comeBackFor(page, '/administration/doublons', pair);
  await expectSound(page);
  await pair.getByRole('link', { name: /^Fusionner ou relier/ }).click();
  await page.getByRole('button', { name: 'Fusionner' }).first().click();
  await expect(page.getByRole('dialog', { name: 'Fusionner avec une autre idée' }).getByRole('textbox')).not.toHaveValue('');
  await page.goto('/administration/doublons?nature=poc');
  await expect(page.getByRole('button', { name: 'Expérimentations', pressed: true })).toBeVisible();
});

test('news are found once they are published, and no more once withdrawn', { tag: '@wide' }, async ({ page, browser }) => {
  const title = fresh('Le carnet de bord');
  const word = title.split(' ').at(-1) ?? title;
  await signIn(page, PEOPLE.administrator);
  await page.goto('/actualites/ecrire');
  await page.getByLabel('Titre').fill(title);
  await page.getByLabel('Texte').fill('Trois équipes tiennent le leur depuis un mois.');
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
  await page.getByRole('button', { name: 'Publier', exact: true }).click();
  await page.getByRole('button', { name: 'Publier ou programmer' }).click();
  await expect(page.getByText('Publié le')).toBeVisible();

  const sophie = await signedIn(browser, PEOPLE.reader);
  const asked = `/recherche?q=${encodeURIComponent(`"${title}"`)}&nature=news`;
  await comeBackFor(sophie, asked, results(sophie).filter({ hasText: word }));
  await expect(results(sophie).first()).toContainText('Actualité');
  await expectSound(sophie);
  await results(sophie).first().getByRole('link', { name: title }).click();
  await expect(sophie.getByRole('heading', { level: 1, name: title })).toBeFocused();

  await page.getByRole('button', { name: 'Retirer', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer', exact: true }).click();
  await expect(page.getByText('Retiré', { exact: true })).toBeVisible();
  await comeBackFor(sophie, asked, sophie.getByRole('heading', { name: 'Rien trouvé' }));
  await sophie.context().close();
});
