// Drafts of practices: found by those who write them, published by themselves at a chosen minute.
import { expect, test, type Page } from '@playwright/test';
import { apiOf, fresh } from './ideas';
import { PEOPLE, expectSound, signIn, signedIn } from './portal';

/// An administrator writes a draft, and is on its page.
async function draft(page: Page, title: string): Promise<void> {
  await signIn(page, PEOPLE.administrator);
  await page.goto('/pratiques');
  await page.getByRole('link', { name: 'Partager une pratique' }).click();
  await page.getByLabel('Organisme qui la mène').selectOption({ label: 'CNAV' });
  await page.getByLabel('Titre', { exact: true }).fill(title);
  await page.getByLabel('Domaine', { exact: true }).selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Enregistrer en brouillon' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

test('the draft of a practice waits for the day that was chosen, changed, given up @wide', async ({ page }) => {
  const title = `Pratique à venir ${Date.now()}`;
  // Administrators take up and testify for anybody: were it offered, it would be to them.
  await draft(page, title);
  await page.getByRole('button', { name: 'Programmer la publication' }).click();
  const dialog = page.getByRole('dialog', { name: 'Programmer la publication' });
  const submit = dialog.getByRole('button', { name: 'Programmer', exact: true });
  await submit.click();
  await expect(dialog.getByText('Choisissez le jour de la publication.').first()).toBeVisible();
  await dialog.getByLabel('Jour de publication').fill('2020-01-15');
  await submit.click();
  await expect(dialog.getByText(/Ce moment est déjà passé/).first()).toBeVisible();
  await expectSound(page);
  await dialog.getByLabel('Jour de publication').fill('2090-01-15');
  await dialog.getByLabel('Heure').fill('09:30');
  await submit.click();
  await expect(page.getByText(/publiée toute seule le 15\sjanvier\s2090/)).toBeVisible();
  await expect(page.getByText(/Publication programmée pour le 15\sjanvier\s2090/)).toBeVisible();
  await expect(page.getByText('Aucun autre organisme ne l’a encore reprise.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Déclarer une reprise' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Témoigner' })).toHaveCount(0);
  await expectSound(page);
  const address = page.url();

  // The list says so, and finds it.
  await page.goto('/pratiques?brouillons=seuls');
  const card = page.getByRole('article').filter({ hasText: title });
  await expect(card.getByText('Brouillon', { exact: true })).toBeVisible();
  await expect(card.getByText(/Programmée pour le 15\sjanvier\s2090/)).toBeVisible();
  await expectSound(page);

  await page.goto(address);
  await page.getByRole('button', { name: 'Changer la date' }).click();
  await expect(dialog.getByLabel('Jour de publication')).toHaveValue('2090-01-15');
  await expect(dialog.getByLabel('Heure')).toHaveValue('09:30');
  await dialog.getByLabel('Jour de publication').fill('2091-02-03');
  await submit.click();
  await expect(page.getByText(/publiée toute seule le 3\sfévrier\s2091/)).toBeVisible();
  await page.getByRole('button', { name: 'Ne plus programmer' }).click();
  await expect(page.getByText('Publication déprogrammée. La pratique reste un brouillon.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Ne plus programmer' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Programmer la publication' })).toBeVisible();

  // Once it is told, what was not offered is.
  await page.getByRole('button', { name: 'Publier dans le Store' }).click();
  await expect(page.getByRole('button', { name: 'Retirer du Store' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Déclarer une reprise' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Témoigner' })).toBeVisible();
});

test('the draft of a practice is deleted by who writes it, once they are sure @wide', async ({ page }) => {
  const title = `Pratique à supprimer ${Date.now()}`;
  await draft(page, title);
  const address = page.url();
  await page.getByRole('button', { name: 'Supprimer ce brouillon' }).click();
  const dialog = page.getByRole('dialog', { name: /Supprimer ce brouillon de pratique/ });
  await expect(dialog.getByText(/les kits et leurs fichiers disparaissent/)).toBeVisible();
  await expectSound(page);
  await dialog.getByRole('button', { name: 'Annuler' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await page.getByRole('button', { name: 'Supprimer ce brouillon' }).click();
  await dialog.getByRole('button', { name: 'Supprimer ce brouillon' }).click();

  // One is back at the Store, where nothing is left of it.
  await expect(page.getByText('Brouillon de pratique supprimé.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Partager une pratique' })).toBeVisible();
  await page.goto('/pratiques?brouillons=seuls');
  await expect(page.getByRole('link', { name: 'Partager une pratique' })).toBeVisible();
  await expect(page.getByRole('article').filter({ hasText: title })).toHaveCount(0);
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1, name: 'Cette page n’existe pas' })).toBeVisible();
});

test('a practice is kept as a draft, then published @wide', async ({ page, browser }) => {
  const title = `Brouillon de pratique ${Date.now()}`;
  await signIn(page, PEOPLE.contributor);
  await page.goto('/pratiques');
  await page.getByRole('link', { name: 'Partager une pratique' }).click();
  await page.getByLabel('Titre', { exact: true }).fill(title);
  await page.getByLabel('Domaine', { exact: true }).selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Enregistrer en brouillon' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByText('Brouillon', { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Retirer du Store' })).toHaveCount(0);
  await expectSound(page);
  const address = page.url();

  const reader = await signedIn(browser, PEOPLE.reader);
  await reader.goto(address);
  await expect(reader.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(reader.getByRole('heading', { level: 1, name: title })).toHaveCount(0);

  await page.getByRole('button', { name: 'Publier dans le Store' }).click();
  await expect(page.getByRole('button', { name: 'Publier dans le Store' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Retirer du Store' })).toBeVisible();
  await expectSound(page);
  await reader.goto(address);
  await expect(reader.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await reader.context().close();
});

// Half past midnight in Paris is still the day before at Greenwich, by which instants travel.
test('a practice that is published just after midnight is of the day that begins', async ({ page }) => {
  const title = fresh('Pratique de minuit');
  const ask = await apiOf(page, PEOPLE.contributor);
  const content = { kind: 'good_practice', title, domain: 'social_action' };
  const { summary } = await ask('post', '/practices', { content }, { 'idempotency-key': encodeURIComponent(title) });
  const midnight = (one: { published_at: string }): void => {
    one.published_at = '2026-03-11T23:30:00Z';
  };
  await page.route(`**/api/v1/practices/${summary.id}`, async (route) => {
    const answer = await route.fetch();
    if (!answer.ok()) return route.fulfill({ response: answer });
    const practice = await answer.json();
    midnight(practice.summary);
    await route.fulfill({ response: answer, json: practice });
  });
  await page.route(/\/api\/v1\/practices\?/, async (route) => {
    const answer = await route.fetch();
    if (!answer.ok()) return route.fulfill({ response: answer });
    const found = await answer.json();
    found.items.forEach(midnight);
    await route.fulfill({ response: answer, json: found });
  });
  await signIn(page, PEOPLE.contributor);
  await page.goto(`/pratiques/${summary.id}`);
  await expect(page.getByText(/Publiée le 12\smars\s2026/)).toBeVisible();
  await page.goto(`/pratiques?q=${encodeURIComponent(title)}`);
  await expect(page.getByRole('article').filter({ hasText: title })).toContainText(/12\smars\s2026/);
});

test('a draft that somebody changed meanwhile is thrown away once one goes on from there @wide', async ({ page }) => {
  const title = fresh('Brouillon à deux');
  const ask = await apiOf(page, PEOPLE.contributor);
  const content = { kind: 'good_practice', title, domain: 'social_action' };
  const key = { 'idempotency-key': encodeURIComponent(title) };
  const { summary, version } = await ask('post', '/practices', { content, draft: true }, key);
  await signIn(page, PEOPLE.contributor);
  await page.goto(`/pratiques/${summary.id}`);
  await page.getByRole('button', { name: 'Supprimer ce brouillon' }).click();
  await ask('put', `/practices/${summary.id}`, { content: { ...content, summary: 'Autrement dit.' } }, { 'if-match': `"${version}"` });
  const dialog = page.getByRole('dialog', { name: /Supprimer ce brouillon de pratique/ });
  const discard = dialog.getByRole('button', { name: 'Supprimer ce brouillon' });
  await discard.click();
  const read = page.waitForResponse((one) => one.request().method() === 'GET' && one.url().endsWith(`/practices/${summary.id}`));
  await dialog.getByRole('button', { name: 'Reprendre sur la version actuelle' }).press('Enter');
  expect((await read).ok()).toBe(true);
  // What was refused is forgotten, and the keyboard stays in the dialog.
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  await expect(discard).toBeFocused();
  // What is read again comes a moment later.
  await expect(async () => {
    const sent = page.waitForResponse((one) => one.request().method() === 'DELETE' && one.url().endsWith(`/practices/${summary.id}`));
    await discard.press('Enter');
    expect((await sent).ok()).toBe(true);
  }).toPass();
  await expect(page.getByText('Brouillon de pratique supprimé.')).toBeVisible();
});
