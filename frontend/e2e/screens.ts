// What the walks through every screen share: one is opened, and walked down by the keyboard alone.
import { expect, test, type Page } from '@playwright/test';

/// What everybody reads: every walk of these screens is in screens.spec.ts.
export const READ = {
  'the three doors': [
    '/',
    '/idees',
    '/mes-idees',
    '/idees/en-sommeil',
    '/idees/a-noter',
    '/defis',
    '/defis/calendrier',
    '/experimentations',
    '/experimentations/kit',
    '/lecons',
    '/portefeuille',
    '/syntheses',
    '/pratiques',
    '/cartographie',
  ],
  'the eleven services': [
    '/actualites',
    '/agenda',
    '/reseau',
    '/reseau/partenaires',
    '/temoignages',
    '/donnees-cles',
    '/methodes',
    '/infolettre',
    '/recherche?q=accueil',
    '/ressources',
    '/expression-libre',
    '/lexique',
  ],
  'what stands beside them': [
    '/managers',
    '/succes',
    '/mes-droits',
    '/notifications',
    '/regles-des-idees',
    '/valeurs',
    '/charte-editoriale',
    '/aide',
    '/ecoconception',
    '/mentions-legales',
    '/donnees-personnelles',
    '/accessibilite',
    '/plan-du-site',
  ],
};

/// A journey through so many screens may take a third of a minute for each, and what a slow one may in any case: what
/// examines a screen takes its time where two cores do everything at once.
export const paced = (screens: number): void => test.setTimeout(Math.max(180_000, screens * 20_000));

/// What a screen is called.
export const heading = (page: Page) => page.locator('main h1').first();

/// Opens a screen, and waits until it is there.
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(heading(page)).toBeVisible();
  await expect(page.locator('.waiting')).toHaveCount(0);
}

/// The screen is there, and open to whoever asked for it.
export async function expectOpen(page: Page): Promise<void> {
  for (const name of ['Cette page n’existe pas', 'Cette rubrique n’est pas ouverte à votre profil'])
    await expect(page.getByRole('heading', { level: 1, name })).toHaveCount(0);
}

/// What one fills, a table and the act of a form do not touch what stands above them.
export async function expectApart(page: Page): Promise<void> {
  const touching = await page.locator('main :is(.field, fieldset, .table-box, form p:has(> .btn))').evaluateAll((all) =>
    all.flatMap((one) => {
      const above = one.previousElementSibling?.getBoundingClientRect();
      const here = one.getBoundingClientRect();
      // What is said aloud only takes one pixel, what is not there none.
      const seen = above && above.width > 1 && above.height > 0 && here.height > 0;
      return seen && Math.abs(here.top - above.bottom) < 4 ? [one.textContent?.trim().slice(0, 40)] : [];
    }),
  );
  expect(touching, 'what is glued to what stands above it').toEqual([]);
}

/// The keyboard alone goes down the page, is held nowhere, and at each step one sees where one is.
export async function expectWalked(page: Page): Promise<void> {
  let inside = 0;
  for (let pressed = 1; pressed <= 50; pressed += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const here = document.activeElement;
      const former = document.querySelector('[data-walked]');
      former?.removeAttribute('data-walked');
      here?.setAttribute('data-walked', '');
      // A tile is outlined around its button.
      const outlined = [here, here?.closest('label')].some((one) => one && getComputedStyle(one).outlineStyle !== 'none');
      const seen = outlined && here?.matches(':focus-visible') && here.getClientRects().length > 0;
      // A day has places of its own, the last of which opens the calendar: the browser shows where one is in it.
      const within = former === here && Boolean(here?.matches('[type^=date], [type=time], [type=month]'));
      const held = former === here && !within;
      return {
        ended: !here || here === document.body || Boolean(here.closest('.site-footer')),
        inside: Boolean(here?.closest('main')),
        wrong: held || !(seen || within) ? `${here?.outerHTML.slice(0, 200)}` : '',
      };
    });
    if (at.ended) break;
    expect(at.wrong, 'the focus moves on, and is seen').toBe('');
    if (at.inside) inside += 1;
  }
  expect(inside, 'the keyboard comes into the page').toBeGreaterThan(0);
}
