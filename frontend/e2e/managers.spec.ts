// The managers' corner: a challenge for a team meeting, what a body brings, whom to ask.
import { expect, test } from '@playwright/test';
import { PEOPLE, expectPrints, expectSound, signIn } from './portal';

test('a manager prints a challenge for a meeting, and sees totals and no name', async ({ page }) => {
  await signIn(page, PEOPLE.reader);
  await page.goto('/');
  await page.getByRole('link', { name: 'Espace managers' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Espace managers' })).toBeFocused();
  // Her body has few agents: whatever they brought, it would point at somebody.
  await expect(page.getByText('Trop peu pour être affiché').first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Formation' })).toBeVisible();
  const main = page.getByRole('main');
  await expect(main.getByRole('link', { name: 'Trouver un référent ou un facilitateur' })).toHaveAttribute('href', '/reseau');
  await expect(main.getByRole('link', { name: 'Offre de service' })).toHaveAttribute('href', '/methodes?nature=service_offer');
  await expect(main.getByRole('link', { name: 'Demander des ressources' })).toHaveAttribute('href', '/ressources/demander');
  await expectSound(page);
  const row = page.getByRole('listitem').filter({ hasText: 'Comment accueillir sans faire revenir' });
  await row.getByRole('link', { name: 'Fiche de réunion' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Comment accueillir' })).toBeFocused();
  await expect(page.getByText('En quinze minutes de réunion')).toBeVisible();
  await expect(page.getByText('rappels, pièces à apporter')).toBeVisible();
  await expectSound(page);
  await expectPrints(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Imprimer' })).toBeHidden();
  await expect(page.getByText('En quinze minutes de réunion')).toBeVisible();
});

test('a team that is large enough reads what it brings, and is told what is not shown', async ({ page }) => {
  await signIn(page, PEOPLE.topManagement);
  await page.goto('/managers');
  await expect(page.getByRole('heading', { name: /^Ce qu’apporte votre équipe\s: CNAV$/ })).toBeVisible();
  const total = (label: string) => page.locator('dl.facts > div').filter({ hasText: label });
  // The demonstration has its six agents support nine ideas in all.
  await expect(total('Soutiens donnés à des idées')).toContainText(/\d/);
  await expect(page.getByText('Un total de 5 ou moins n’est pas affiché, ni aucun total d’une équipe qui compte moins de monde')).toBeVisible();
  await expectSound(page);
});

// Rights are shared with the other journeys: what the reader lacks is taken out of the answer that says them.
test('the managers’ corner leads to no brick that its reader may not open', { tag: '@wide' }, async ({ page }) => {
  const closed = ['read_pocs', 'read_method_resources'];
  await page.route('**/api/v1/me', async (route) => {
    const answer = await route.fetch();
    if (!answer.ok()) return route.fulfill({ response: answer });
    const me = await answer.json();
    me.permissions = me.permissions.filter((one: { permission: string }) => !closed.includes(one.permission));
    await route.fulfill({ response: answer, json: me });
  });
  await signIn(page, PEOPLE.reader);
  await page.goto('/managers');
  await expect(page.getByRole('heading', { level: 1, name: 'Espace managers' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: 'Demander à la Dinno' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Les défis à proposer en réunion' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Lire les leçons' })).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Se former et s’outiller' })).toHaveCount(0);
  await expect(page.getByRole('heading', { name: /^Ce qu’apporte votre équipe/ })).toHaveCount(0);
  await expectSound(page);
  // Nor does the page where one asks the Dinno lead to its service offer.
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('service_offer')) asked.push(request.url());
  });
  await page.goto('/contacter-la-dinno');
  await expect(page.getByRole('heading', { name: 'Un appui en quatre étapes' })).toBeVisible();
  await expectSound(page);
  expect(asked).toEqual([]);
  await expect(page.getByText('Tout ce qu’elle propose')).toHaveCount(0);
});
