// What the journeys of experiments share: the steps, the acts and their dialogs.
import { expect, type Page } from '@playwright/test';
import { apiOf } from './ideas';
import { PEOPLE } from './portal';

export const step = (page: Page, number: number) => page.locator(`#etape-${number}`);

/// The button of an act; the dialog that a former act leaves behind may hold one of the same name.
export const act = (page: Page, name: string) => page.getByRole('button', { name }).first();

/// The dialog of an act.
export const dialog = (page: Page) => page.locator('dialog[open]');

/// The line that says where an experiment stands; those beside it have states too.
export const state = (page: Page) => page.locator('.gap-state').first();

/// Opens a step if it is folded.
export async function unfold(page: Page, number: number): Promise<void> {
  const fold = step(page, number).locator('details');
  if ((await fold.getAttribute('open')) === null) await fold.locator('summary').first().click();
}

/// Answers « qui a décidé ? » with somebody of the directory.
export async function decidedBy(page: Page, name: string): Promise<void> {
  const field = dialog(page).getByRole('combobox', { name: 'Qui a décidé' });
  await field.fill(name.slice(0, 4));
  await dialog(page).getByRole('option', { name }).click();
  await expect(field).toHaveValue(name);
}

/// Creates an experiment, and comes to its page.
export async function create(page: Page, title: string): Promise<void> {
  await page.goto('/experimentations/nouvelle');
  await page.getByLabel('Titre').fill(title);
  await page.getByLabel('Domaine d’intervention').selectOption({ label: 'Action sociale' });
  await page.getByRole('button', { name: 'Créer l’expérimentation' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

/// Makes an experiment of the contributor who is signed in, through the API, and comes to its page.
export async function made(page: Page, title: string, standing: 'to launch' | 'launched'): Promise<void> {
  const ask = await apiOf(page, PEOPLE.contributor);
  const [known] = (await ask('get', '/pocs?limit=1')).items;
  const header = { title, department_id: known.department.id, domain: known.domain };
  const poc = await ask('post', '/pocs', { header, members: [] }, { 'idempotency-key': encodeURIComponent(title) });
  const place = `/pocs/${poc.summary.id}`;
  if (standing === 'launched') await ask('post', `${place}/launches`, {}, { 'if-match': `"${poc.version}"` });
  await page.goto(`/experimentations/${poc.summary.id}`);
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

/// Launches the experiment of this page, to launch.
export async function launch(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Lancer', exact: true }).click();
  await dialog(page).getByRole('button', { name: 'Lancer l’expérimentation' }).click();
  await expect(act(page, 'Franchir l’étape 1')).toBeVisible();
}

/// Passes the steps that stand between here and `last`, with what the dialog asks besides.
export async function pass(page: Page, first: number, last: number, decide = async () => {}): Promise<void> {
  const name = first === last ? `Franchir l’étape ${first}` : `Franchir les étapes ${first} à ${last}`;
  await act(page, `Franchir l’étape ${first}`).click();
  if (first !== last) await dialog(page).getByLabel('Jusqu’à quelle étape').selectOption(String(last));
  await decide();
  await dialog(page).getByRole('button', { name }).click();
  await expect(dialog(page)).toHaveCount(0);
}
