// The pages at the foot of every page, and the editorial charter: a plain word for an anglicism, while one writes.
import { expect, test, type Page } from '@playwright/test';
import { fresh } from './ideas';
import { PEOPLE, TRIED_PRACTICE, expectSound, signIn, signedIn } from './portal';

test('the foot of every page leads to texts that are there', async ({ page }) => {
  test.slow();
  await signIn(page, PEOPLE.reader);
  await page.goto('/');
  const foot = page.getByRole('contentinfo');
  for (const name of ['Mentions légales', 'Données personnelles', 'Aide', 'Écoconception', 'Charte éditoriale']) {
    await foot.getByRole('link', { name, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeFocused();
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await expect(page.getByRole('link', { name: 'Modifier ce texte' })).toHaveCount(0);
    await expectSound(page);
  }
  await page.goto('/bientot/aide');
  await expect(page.getByRole('heading', { level: 1, name: 'Aide' })).toBeVisible();
});

test('who publishes the portal and what it keeps of people is read before signing in', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: 'Connexion' })).toBeVisible();
  const foot = page.getByRole('contentinfo');
  for (const name of ['Mentions légales', 'Données personnelles']) {
    await foot.getByRole('link', { name, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeFocused();
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await expectSound(page);
  }
  await page.goto('/regles-des-idees');
  await expect(page.getByRole('heading', { level: 1, name: 'Connexion' })).toBeVisible();
});

test('an administrator completes the legal notice', async ({ page }) => {
  await signIn(page, PEOPLE.administrator);
  await page.goto('/mentions-legales');
  await page.getByRole('link', { name: 'Modifier ce texte' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Modifier ce texte' })).toBeFocused();
  await expectSound(page);
  const text = page.getByLabel('Texte', { exact: true });
  await expect(text).toHaveValue(/Hébergeur/);
  const mark = fresh('Complété par l’administration');
  await text.fill(`${await text.inputValue()}\n\n${mark}`);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mentions légales' })).toBeVisible();
  await expect(page.getByText(mark)).toBeVisible();
  await page.getByText('Versions précédentes').click();
  await page.getByText('Texte d’origine').last().click();
  await expectSound(page);
});

test('two people change a text at once, and neither change is lost', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const of = (who: Page) => ({ title: who.getByLabel('Titre', { exact: true }), text: who.getByLabel('Texte', { exact: true }) });
  const read = async (who: Page): Promise<string> => {
    await who.goto('/aide/modifier');
    await expect(of(who).text).not.toHaveValue('');
    return of(who).text.inputValue();
  };
  const save = async (who: Page): Promise<number> => {
    const sent = who.waitForResponse((one) => one.url().includes('/documents/') && one.request().method() === 'PUT');
    await who.getByRole('main').getByRole('button', { name: 'Enregistrer', exact: true }).click();
    return (await sent).status();
  };
  const again = page.getByRole('button', { name: 'Reprendre sur la version actuelle' });
  const resumed = page.locator('[data-resumed]');
  const [theirs, mine] = [fresh('Un mot de Nadia'), fresh('Un mot de Paul')];

  // Nadia changes the text, Paul the title.
  await signIn(page, PEOPLE.administrator);
  await read(page);
  const title = await of(page).title.inputValue();
  const nadia = await signedIn(browser, PEOPLE.superAdmin);
  const text = await read(nadia);
  await of(nadia).text.fill(`${text}\n\n${theirs}`);
  expect(await save(nadia)).toBe(200);
  await of(page).title.fill(`${title} ${mine}`);
  expect(await save(page)).toBe(412);
  await again.click();
  await expect(resumed).toBeFocused();
  await expect(of(page).text).toHaveValue(new RegExp(theirs));
  await expect(of(page).title).toHaveValue(`${title} ${mine}`);
  await expectSound(page);
  expect(await save(page)).toBe(200);
  await expect(page.getByText(theirs)).toBeVisible();

  // Both change the text: what the other wrote is said, and one puts it back in one's own.
  await read(page);
  await read(nadia);
  await of(nadia).text.fill(`${text}\n\nEncore ${theirs}`);
  expect(await save(nadia)).toBe(200);
  await of(page).title.fill(title);
  await of(page).text.fill(`${text}\n\n${mine}`);
  expect(await save(page)).toBe(412);
  await again.click();
  await expect(resumed).toContainText('Vous avez tous deux changé ceci');
  await expect(resumed).toContainText(`Encore ${theirs}`);
  await expect(of(page).text).toHaveValue(`${text}\n\n${mine}`);
  await of(page).text.fill(`${text}\n\nEncore ${theirs}\n\n${mine}`);
  expect(await save(page)).toBe(200);
  await expect(page.getByRole('heading', { level: 1, name: title, exact: true })).toBeVisible();
  await expect(page.getByText(`Encore ${theirs}`)).toBeVisible();
  await expect(page.getByText(mine)).toBeVisible();
  await nadia.context().close();
});

test('whoever writes is offered the plain word, and nothing stops them', async ({ page }) => {
  test.slow();
  await signIn(page, PEOPLE.administrator);
  await page.goto('/actualites/ecrire');
  const text = page.getByLabel('Texte');
  await text.fill('Un feedback sur la ZZQ, avec `pitch`.');
  const replace = page.getByRole('button', { name: 'Remplacer par « retour »' });
  await expect(replace).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'remarques de la charte' })).toContainText(
    '2 remarques de la charte : feedback, ZZQ',
  );
  await expect(page.getByText('« ZZQ » : ni le lexique')).toBeVisible();
  await expectSound(page);
  await replace.press('Enter');
  await expect(text).toHaveValue('Un retour sur la ZZQ, avec `pitch`.');
  await expect(text).toBeFocused();
  await expect(replace).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(text).toHaveValue('Un feedback sur la ZZQ, avec `pitch`.');
  await expect(replace).toBeVisible();
  // A remark refuses nothing.
  const title = fresh('Un texte remarqué');
  await page.getByLabel('Titre').fill(title);
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
});

test('short texts are remarked too, wherever one types', { tag: '@wide' }, async ({ page }) => {
  test.slow();
  await signIn(page, PEOPLE.administrator);
  const replace = page.getByRole('button', { name: 'Remplacer par « retour »' });
  for (const [address, field] of [
    ['/agenda/ecrire', 'Partenaires'],
    ['/donnees-cles/ecrire', 'Ce qu’il veut dire'],
    ['/defis/nouveau', 'La question posée'],
    ['/defis/nouveau', 'L’histoire'],
    ['/pratiques/publier', 'Titre'],
    ['/pratiques/publier', 'En une phrase'],
    ['/pratiques/publier', 'Le problème résolu'],
  ]) {
    await page.goto(address);
    await page.getByLabel(field).first().fill('Un feedback');
    await expect(replace).toBeVisible();
    await replace.click();
    await expect(page.getByLabel(field).first()).toHaveValue('Un retour');
  }
});

test('a part of a kit is remarked as the rest is', { tag: '@wide' }, async ({ page }) => {
  await signIn(page, PEOPLE.administrator);
  await page.goto(TRIED_PRACTICE);
  await page.getByRole('article').last().getByRole('link').first().click();
  const section = page.getByRole('region', { name: 'Kits' });
  await section.getByRole('button', { name: 'Préparer un kit' }).click();
  const solution = section.getByLabel('Solution');
  await solution.fill('Un feedback');
  const replace = section.getByRole('button', { name: 'Remplacer par « retour »' });
  await expect(replace).toBeVisible();
  await expectSound(page);
  await replace.click();
  await expect(solution).toHaveValue('Un retour');
  await expect(replace).toHaveCount(0);
  // Words that are left are kept on the device: none is.
  await solution.fill('');
});

test('long texts have marks at hand, and show how they will be read', async ({ page }) => {
  await signIn(page, PEOPLE.administrator);
  await page.goto('/actualites/ecrire');
  const text = page.getByLabel('Texte', { exact: true });
  await text.fill('Un mot');
  await text.selectText();
  const bar = page.getByRole('toolbar', { name: 'Mise en forme' });
  await bar.getByRole('button', { name: 'Gras' }).click();
  await expect(text).toHaveValue('**Un mot**');
  await expect(text).toBeFocused();
  await page.keyboard.press('ControlOrMeta+b');
  await expect(text).toHaveValue('Un mot');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(text).toHaveValue('**Un mot**');
  // The bar is one stop of the keyboard: arrows walk it.
  await page.keyboard.press('Tab');
  await expect(bar.getByRole('button', { name: 'Gras' })).toBeFocused();
  await page.keyboard.press('End');
  await expect(bar.getByRole('button', { name: 'Aperçu' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.rich-preview strong')).toHaveText('Un mot');
  await expectSound(page);
  await text.fill('- un\n- deux');
  await expect(page.locator('.rich-preview li')).toHaveText(['un', 'deux']);
  // What is said of a text is said of the title too.
  await page.getByLabel('Titre').fill('Un feedback');
  await page.getByRole('button', { name: 'Remplacer par « retour »' }).click();
  await expect(page.getByLabel('Titre')).toHaveValue('Un retour');
  await text.fill('');
  await page.getByLabel('Titre').fill('');
});

test('administrators keep the watched words', async ({ page }) => {
  test.slow();
  const word = fresh('slide').replace(/[^a-z0-9]/gi, '').toLowerCase();
  await signIn(page, PEOPLE.administrator);
  await page.goto('/administration/mots');
  await expect(page.getByRole('heading', { level: 1, name: 'Les mots surveillés' })).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: 'Ajouter' }).click();
  await expect(page.getByLabel('Mot surveillé')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Mot surveillé').fill(word);
  await page.getByLabel('Mot courant').fill('diapositive');
  await page.getByRole('button', { name: 'Ajouter' }).click();
  await expect(page.getByText(`« ${word} » : diapositive`)).toBeVisible();
  await page.getByRole('button', { name: `Modifier ${word}` }).click();
  await expect(page.getByLabel('Mot surveillé')).toBeFocused();
  await page.getByLabel('Mot courant').fill('vue');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText(`« ${word} » : vue`)).toBeVisible();
  await expectSound(page);

  await page.goto('/actualites/ecrire');
  await page.getByLabel('Texte').fill(`Deux ${word} à montrer.`);
  await expect(page.getByRole('button', { name: 'Remplacer par « vue »' })).toBeVisible();
  await page.getByLabel('Texte').fill('');

  await page.goto('/administration/mots');
  await page.getByRole('button', { name: `Retirer ${word}` }).click();
  await expect(page.getByText(`« ${word} » : vue`)).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});
