// What the journeys of experiments share: the steps, the acts and their dialogs.
import { expect, type Page } from '@playwright/test';

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
