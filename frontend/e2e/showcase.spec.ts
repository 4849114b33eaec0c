// The showcase: nothing until administrators open it, then what they opened, to anybody, without a name.
import { expect, test, type Page } from '@playwright/test';
import { fresh } from './ideas';
import { PEOPLE, expectSound, signIn, signedIn } from './portal';

/// Opens or closes the showcase, with these first words.
async function setShowcase(page: Page, open: boolean, welcome: string): Promise<void> {
  await page.goto('/administration/vitrine');
  await page.getByRole('checkbox', { name: 'Ouvrir la vitrine à tous' }).setChecked(open);
  await page.getByRole('textbox', { name: 'Mot d’accueil' }).fill(welcome);
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(page.getByText('La vitrine est enregistrée.').first()).toBeVisible();
}

test('strangers read what administrators opened, and nothing before or after', async ({ page, browser }) => {
  const title = fresh('Des rendez-vous sans attente');
  const welcome = fresh('Bienvenue chez nous');
  const missing = { level: 1, name: 'Cette page n’existe pas' } as const;
  const context = await browser.newContext();
  const stranger = await context.newPage();
  await stranger.goto('/vitrine');
  await expect(stranger.getByRole('heading', missing)).toBeVisible();
  await expectSound(stranger);

  // Who writes a practice does not put it outside.
  await signIn(page, PEOPLE.contributor);
  await page.goto('/pratiques');
  await page.getByRole('link', { name: 'Partager une pratique' }).click();
  await page.getByLabel('Titre', { exact: true }).fill(title);
  await page.getByLabel('Domaine', { exact: true }).selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Partager la pratique' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Modifier' }).first()).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'Montré à l’extérieur' })).toHaveCount(0);
  const { pathname } = new URL(page.url());

  const paul = await signedIn(browser, PEOPLE.administrator);
  await setShowcase(paul, true, welcome);
  await expect(paul.getByRole('link', { name: 'Lire la vitrine' })).toBeVisible();
  await expectSound(paul);
  await stranger.goto(`/vitrine${pathname}`);
  await expect(stranger.getByRole('heading', missing)).toBeVisible();
  await paul.goto(pathname);
  await paul.getByRole('checkbox', { name: 'Montré à l’extérieur' }).check();
  await expect(paul.getByText('C’est montré dans la vitrine.').first()).toBeVisible();
  await expectSound(paul);

  await stranger.goto('/plan-du-site');
  await stranger.getByRole('main').getByRole('link', { name: 'Vitrine de l’innovation' }).click();
  await expect(stranger.getByRole('heading', { level: 1, name: 'Vitrine de l’innovation' })).toBeVisible();
  await expect(stranger.getByText(welcome)).toBeVisible();
  await expect(stranger.getByRole('main').getByRole('link', { name: /Connectez-vous$/ })).toBeVisible();
  await expectSound(stranger);
  await stranger.getByRole('link', { name: title }).click();
  await expect(stranger.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(stranger.getByRole('main')).not.toContainText('Morel');
  await expectSound(stranger);

  // Closed again: what was read a moment ago is there no more, and the portal is as it was.
  await paul.getByRole('checkbox', { name: 'Montré à l’extérieur' }).uncheck();
  await expect(paul.getByText('Ce n’est plus montré dans la vitrine.').first()).toBeVisible();
  await stranger.reload();
  await expect(stranger.getByRole('heading', missing)).toBeVisible();
  await setShowcase(paul, false, '');
  await stranger.goto('/vitrine');
  await expect(stranger.getByRole('heading', missing)).toBeVisible();
  await paul.context().close();
  await context.close();
});
