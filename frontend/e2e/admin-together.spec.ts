// Two administrators change one thing at once: neither loses a word.
import { expect, test, type Page } from '@playwright/test';
import { apiOf, fresh } from './ideas';
import { PEOPLE, expectAccessible, signIn, signedIn } from './portal';

test('a delegation and a direction that two people change at once: one goes on with what one typed', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const [name, title] = [fresh('Malo Prêté'), fresh('Direction à deux')];
  const admin = await apiOf(page, PEOPLE.administrator);
  const key = (words: string) => ({ 'idempotency-key': encodeURIComponent(words) });
  const bodies = (await admin('get', '/organisations')).items as { id: string; code: string }[];
  const parent = bodies.find((one) => one.code === 'cnav')!.id;
  const account = await admin('post', '/accounts', {
    name,
    email: `malo.${Date.now()}@cnav.example`,
    password: 'demonstration-2026',
    profile: 'reader',
    organisation_id: parent,
  });
  const lent = { account_id: account.id, profile: 'contributor', bricks: ['events'], ends_on: '2040-06-30' };
  await admin('post', '/delegations', lent, key(name));
  await admin('post', '/organisations', { parent_id: parent, name: title }, key(title));
  const nadia = await signedIn(browser, PEOPLE.superAdmin);
  await signIn(page, PEOPLE.administrator);
  const dialog = (who: Page) => who.locator('dialog[open]');
  const resumed = (who: Page) => dialog(who).locator('[data-resumed]');
  const press = async (who: Page, button: string): Promise<number> => {
    const sent = who.waitForResponse((one) => /\/(delegations|organisations)\//.test(one.url()) && one.request().method() !== 'GET');
    await dialog(who).getByRole('button', { name: button, exact: true }).click();
    return (await sent).status();
  };
  const again = (who: Page) => dialog(who).getByRole('button', { name: 'Reprendre sur la version actuelle' }).click();

  // The last day: each gives another, then one takes the whole back.
  const day = (who: Page) => dialog(who).getByLabel('Dernier jour');
  for (const who of [page, nadia]) {
    await who.goto(`/administration/comptes/${account.id}`);
    await who.getByRole('button', { name: `Changer la fin de la délégation de ${name}` }).click();
    await expect(day(who)).toHaveValue('2040-06-30');
  }
  await day(nadia).fill('2041-01-31');
  expect(await press(nadia, 'Enregistrer')).toBe(200);
  await expect(nadia.getByText(/jusqu’au 31 janvier 2041/).first()).toBeVisible();
  await day(page).fill('2042-01-31');
  expect(await press(page, 'Enregistrer')).toBe(412);
  await again(page);
  await expect(resumed(page)).toContainText('Dernier jour « 31 janvier 2041 »');
  await expect(day(page)).toHaveValue('2042-01-31');
  await expectAccessible(page);
  expect(await press(page, 'Enregistrer')).toBe(200);
  await expect(page.getByText(/jusqu’au 31 janvier 2042/).first()).toBeVisible();
  await nadia.getByRole('button', { name: `Retirer la délégation de ${name}` }).click();
  expect(await press(nadia, 'Retirer')).toBe(412);
  await again(nadia);
  await expect(dialog(nadia).getByText(/jusqu’au 31 janvier 2042/)).toBeVisible();
  expect(await press(nadia, 'Retirer')).toBe(200);
  await expect(nadia.getByText('La délégation est retirée.').first()).toBeVisible();

  // A direction: one closes it, the other gives it another name.
  const called = (who: Page) => dialog(who).getByLabel('Nom', { exact: true });
  const closed = (who: Page) => dialog(who).getByLabel('Fermé : on ne le choisit plus');
  for (const who of [page, nadia]) {
    await who.goto('/administration/organismes');
    await who.getByRole('button', { name: `Modifier ${title}`, exact: true }).click();
    await expect(called(who)).toHaveValue(title);
  }
  await closed(nadia).check();
  expect(await press(nadia, 'Enregistrer')).toBe(200);
  await called(page).fill(`${title} bis`);
  expect(await press(page, 'Enregistrer')).toBe(412);
  await again(page);
  await expect(closed(page)).toBeChecked();
  await expect(called(page)).toHaveValue(`${title} bis`);
  expect(await press(page, 'Enregistrer')).toBe(200);
  await expect(page.getByText(`${title} bis`, { exact: true }).locator('..')).toContainText('Fermé');
  await nadia.context().close();
});

test('two colleagues are lent the same at once: nobody is, until each of them may be', { tag: '@wide' }, async ({ page }) => {
  await signIn(page, PEOPLE.superAdmin);
  await page.goto('/administration/delegations/nouvelle');
  const choose = async (label: string, name: string): Promise<void> => {
    await page.getByRole('combobox', { name: label }).fill(name);
    await page.getByRole('option', { name: new RegExp(`^${name}`) }).click();
  };
  await choose('À qui', 'Karim Haddad');
  await page.getByRole('button', { name: 'Ajouter quelqu’un' }).click();
  const colleague = page.getByRole('combobox', { name: 'Collègue' });
  await expect(colleague).toBeFocused();
  // Nobody lends rights to themselves.
  await choose('Collègue', 'Nadia Benali');
  await page.getByRole('checkbox', { name: 'Agenda' }).check();
  // Of no effect on the other journeys.
  await page.getByLabel('Premier jour').fill('2031-01-01');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Donner la délégation' }).click();
  await expect(colleague).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page);
  await choose('Collègue', 'Yann Kerbrat');
  await page.getByRole('button', { name: 'Donner la délégation' }).click();
  await expect(page.getByText('2 délégations sont données.')).toBeVisible();
  for (const name of ['Karim Haddad', 'Yann Kerbrat']) {
    const withdraw = page.getByRole('button', { name: `Retirer la délégation de ${name}` });
    await withdraw.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click();
    await expect(withdraw).toHaveCount(0);
  }
});
