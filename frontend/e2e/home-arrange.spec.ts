// The landing page as each person arranges it: with the keyboard, kept on the server, undone, as the model again.
import { expect, test, type Page } from '@playwright/test';
import { apiOf, fresh } from './ideas';
import { PEOPLE, expectAccessible, expectSound, heldUndo, signIn, signedIn } from './portal';

const services = (page: Page) => page.getByRole('list', { name: 'Les services du portail' });
const organise = 'Organiser mon accueil';

/// The landing page, once it says all that it has to say.
async function land(page: Page): Promise<void> {
  await page.goto('/');
  await expect(page.getByRole('button', { name: organise })).toBeVisible();
  await expect(page.locator('.waiting')).toHaveCount(0);
}

/// The titles of the parts, from top to bottom.
async function titles(page: Page): Promise<string[]> {
  const all = await page.getByRole('main').getByRole('heading', { level: 2 }).allTextContents();
  return all.map((title) => title.trim());
}

test('a person arranges their landing page with the keyboard alone, and finds it so elsewhere', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  await signIn(page, PEOPLE.contributor);
  await land(page);
  const before = await titles(page);
  const dialog = page.getByRole('dialog', { name: organise });

  await test.step('move, hide, undo: the keyboard stays where it was', async () => {
    await page.getByRole('button', { name: organise }).focus();
    await page.keyboard.press('Enter');
    const up = dialog.getByRole('button', { name: 'Monter Nos valeurs' });
    await up.focus();
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('status')).toHaveText('Nos valeurs : place 6 sur 8');
    await expect(up).toBeFocused();
    for (let place = 5; place >= 1; place -= 1) {
      await page.keyboard.press('Enter');
      await expect(dialog.getByRole('status')).toHaveText(`Nos valeurs : place ${place} sur 8`);
      await expect(up).toBeFocused();
    }
    await expect(up).toHaveAttribute('aria-disabled', 'true');
    const hide = dialog.getByRole('button', { name: 'Masquer Vie du réseau' });
    await hide.focus();
    await page.keyboard.press('Enter');
    await expect(dialog.getByText('masqué', { exact: true })).toHaveCount(1);
    await dialog.getByRole('button', { name: 'Masquer Agenda' }).press('Enter');
    await expect(dialog.getByText('masqué', { exact: true })).toHaveCount(2);
    await dialog.getByRole('button', { name: 'Annuler le dernier geste' }).press('Enter');
    await expect(dialog.getByText('masqué', { exact: true })).toHaveCount(1);
    await dialog.getByRole('button', { name: 'Descendre Actualités' }).press('Enter');
    await expect(dialog.getByRole('status')).toHaveText('Actualités : place 2 sur 11');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Enregistrer' }).press('Enter');
  });

  await test.step('the page stands so, here and on another device', async () => {
    await expect(page.getByText('Votre accueil est rangé comme vous le voulez.')).toBeVisible();
    await expect(dialog).toBeHidden();
    await heldUndo(page);
    const elsewhere = await signedIn(browser, PEOPLE.contributor);
    await land(elsewhere);
    for (const one of [page, elsewhere]) {
      for (const title of ['Nos valeurs', 'Ce qui vous attend'])
        await expect(one.getByRole('heading', { level: 2, name: title, exact: true })).toBeVisible();
      const shown = await titles(one);
      const others = shown.filter((title) => before.includes(title) && title !== 'Nos valeurs');
      expect(shown.indexOf('Nos valeurs')).toBeLessThan(shown.indexOf('Ce qui vous attend'));
      expect(others.length).toBeLessThan(before.length - 1);
      await expect(services(one).getByRole('link').first()).toHaveText(/^Agenda/);
    }
    await expectSound(elsewhere);
    await elsewhere.context().close();
    const reader = await signedIn(browser, PEOPLE.reader);
    await land(reader);
    await expect(services(reader).getByRole('link').first()).toHaveText(/^Actualités/);
    await reader.context().close();
  });

  await test.step('what was kept is undone, and the model comes back', async () => {
    await page.getByRole('button', { name: 'Annuler', exact: true }).click();
    await expect(page.getByText('C’est annulé.')).toBeVisible();
    await expect.poll(() => titles(page)).toEqual(before);
    await land(page);
    await expect.poll(() => titles(page)).toEqual(before);
    await page.getByRole('button', { name: organise }).click();
    await dialog.getByRole('button', { name: 'Monter Agenda' }).click();
    await dialog.getByRole('button', { name: 'Revenir au modèle' }).click();
    await expect(dialog.getByRole('listitem').first()).toContainText('Ce qui vous attend');
    await dialog.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByText('Votre accueil est rangé comme vous le voulez.')).toBeVisible();
    await expect(services(page).getByRole('link').first()).toHaveText(/^Actualités/);
  });
});

test('a brick that administrators added is put away for oneself alone, and comes back', async ({ page, browser }) => {
  test.slow();
  const title = fresh('Un guide de trop');
  const admin = await apiOf(page, PEOPLE.superAdmin);
  const body = { words: { title_fr: title, title_en: title }, content: { page: { body_fr: 'Un texte.' } } };
  const { id, version } = await admin('post', '/bricks', body, { 'idempotency-key': encodeURIComponent(title) });
  await signIn(page, PEOPLE.topManagement);
  await land(page);
  const brick = (of: Page) => of.getByRole('list', { name: 'Briques ajoutées' }).getByRole('link', { name: title });
  await expect(brick(page)).toBeVisible();
  const dialog = page.getByRole('dialog', { name: organise });
  const saved = page.getByText('Votre accueil est rangé comme vous le voulez.');
  await page.getByRole('button', { name: organise }).click();
  await dialog.getByRole('button', { name: `Masquer ${title}` }).click();
  await expect(dialog.getByRole('status')).toContainText(title);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(saved).toBeVisible();
  await land(page);
  await expect(brick(page)).toHaveCount(0);
  await expectSound(page);
  const reader = await signedIn(browser, PEOPLE.reader);
  await land(reader);
  await expect(brick(reader)).toBeVisible();
  await reader.context().close();

  await page.getByRole('button', { name: organise }).click();
  await dialog.getByRole('button', { name: 'Revenir au modèle' }).click();
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(saved).toBeVisible();
  await expect(brick(page)).toBeVisible();
  await admin('put', `/bricks/${id}/state`, { state: 'removed' }, { 'if-match': `"${version}"` });
});

test('a service is dragged to another place', { tag: '@wide' }, async ({ page }) => {
  // Both places are in sight: what scrolls under the pointer would be dragged in its stead.
  await page.setViewportSize({ width: 1280, height: 2400 });
  await signIn(page, PEOPLE.topManagement);
  await land(page);
  await page.getByRole('button', { name: organise }).click();
  const dialog = page.getByRole('dialog', { name: organise });
  const row = (name: string) => dialog.getByRole('listitem').filter({ hasText: name }).first();
  await row('Contacter la Dinno').dragTo(row('Actualités'));
  await expect(dialog.getByRole('status')).toHaveText('Contacter la Dinno : place 1 sur 11');
  // Let go elsewhere, it is carried no more.
  const makesRoom = (): Promise<boolean> =>
    row('Actualités').evaluate((one) => !one.dispatchEvent(new DragEvent('dragover', { bubbles: true, cancelable: true })));
  await row('Contacter la Dinno').dispatchEvent('dragstart');
  expect(await makesRoom()).toBe(true);
  await row('Contacter la Dinno').dispatchEvent('dragend');
  expect(await makesRoom()).toBe(false);
  // Closed without a word: nothing is kept.
  await page.keyboard.press('Escape');
  await expect(services(page).getByRole('link').first()).toHaveText(/^Actualités/);
});
