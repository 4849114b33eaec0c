// What every journey does: sign in, and hold each page to the accessibility rules.
import { expect, type Browser, type Locator, type Page } from '@playwright/test';
import type axe from 'axe-core';
import minified from 'axe-core/axe.min.js';

/// The people of the demonstration data.
export const PEOPLE = {
  superAdmin: 'nadia.benali@cnav.example',
  administrator: 'paul.mercier@cnav.example',
  contributor: 'julie.morel@cnav.example',
  challengeOwner: 'karim.haddad@cnav.example',
  topManagement: 'marc.petit@cnav.example',
  reader: 'sophie.lambert@carsat-bretagne.example',
  referent: 'yann.kerbrat@carsat-bretagne.example',
} as const;

/// The day in so many days, by the clock of the network: around midnight, that of the machine is another one.
export const dayOfParis = (days: number): string =>
  new Date(Date.now() + days * 24 * 3600 * 1000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' });

/// Where the practice is found that came from an experiment of the demonstration: a list shows its twenty newest, and journeys
/// add to them.
export const TRIED_PRACTICE = '/pratiques?q=voix%20haute';

const PASSWORD = 'demonstration-2026';

/// Signs in without walking the form, which the journeys of accounts walk; the page is nowhere yet.
export async function signIn(page: Page, email: string): Promise<void> {
  const session = await page.request.post('/api/v1/auth/sessions', { data: { email, password: PASSWORD } });
  expect(session.ok(), `${email} signs in: ${session.status()}`).toBe(true);
  // What the portal writes when somebody signs in: it then looks for their session. A sandboxed frame has no storage.
  await page.addInitScript(() => {
    if (window === window.top) localStorage.setItem('signed_in', '1');
  });
}

/// Somebody else, signed in beside who is: a page whose context the journey closes, and that is nowhere yet.
export async function signedIn(browser: Browser, email: string): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, email);
  return page;
}

/// Comes back to an address until it shows this: what others did is told, or found, a moment later.
export async function comeBackFor(page: Page, address: string, awaited: Locator): Promise<void> {
  await expect(async () => {
    await page.goto(address);
    // Left before it has come, a page of a slow machine would never come.
    await expect(page.locator('main h1').first()).toBeVisible();
    await expect(awaited).toBeVisible({ timeout: 2_000 });
  }).toPass();
}

/// Walks by Tab as far as this, the keyboard alone: at each step one sees where one is.
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible();
  const reached = () => wanted.evaluate((one) => one === document.activeElement);
  for (let pressed = 1; !(await reached()); pressed += 1) {
    expect(pressed, `${wanted} is among what Tab reaches`).toBeLessThan(200);
    await page.keyboard.press('Tab');
    const lost = await page.evaluate(() => {
      const here = document.activeElement;
      // A tile is outlined around its button.
      const outlined = [here, here?.closest('label')].some((one) => one && getComputedStyle(one).outlineStyle !== 'none');
      const seen = outlined && here?.matches(':focus-visible') && here.getClientRects().length > 0;
      return seen ? '' : `${here?.outerHTML.slice(0, 200)}`;
    });
    expect(lost, 'the focus is seen').toBe('');
  }
}

/// Walks by Tab as far as this field, and types there in place of what it held.
export async function tabAndType(page: Page, field: Locator, words: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(words);
}

/// What undoes the last act, held by the pointer: its toast would leave while the journey is elsewhere.
export async function heldUndo(page: Page): Promise<Locator> {
  const undo = page.getByRole('button', { name: 'Annuler', exact: true });
  const toast = page.locator('.toast').filter({ has: undo }).last();
  // Not on the button: what examines the page would find it between two colours.
  await toast.locator('span').first().hover();
  return toast.getByRole('button', { name: 'Annuler', exact: true });
}

/// In the page: axe reads the same few colours again at each place, which is a quarter of its work.
function readColoursOnce(): void {
  const colour = (window as any).axe.commons.color.Color.prototype;
  const read = colour.parseString;
  const known = new Map();
  colour.parseString = function (words: string) {
    if (!known.has(words)) {
      const { r, g, b, alpha } = read.call(this, words);
      known.set(words, { r, g, b, alpha });
    }
    return Object.assign(this, known.get(words));
  };
}

/// No rule of WCAG 2.2 AA that a machine can check is broken on what is on screen.
export async function expectAccessible(page: Page): Promise<void> {
  // A page that is still coming breaks rules that nobody will see it break.
  await expect(page.locator('h1').first()).toBeAttached();
  await expect(page.locator('.waiting')).toHaveCount(0);
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  // Each frame answers for what it shows.
  for (const frame of page.frames()) {
    if (await frame.evaluate(() => 'axe' in window)) continue;
    await frame.evaluate(minified.source);
    await frame.evaluate(readColoursOnce);
  }
  // What passes is not told place by place, and only what is told crosses to this side: the rest would be most of the work.
  const told = await page.evaluate(async (values) => {
    const runner = (window as unknown as { axe: typeof axe }).axe;
    const found = await runner.run(document, { resultTypes: ['violations'], runOnly: { type: 'tag', values } });
    return found.violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.target.join(' ')) }));
  }, tags);
  expect(told).toEqual([]);
}

/// Nothing sticks out of the screen sideways.
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await expect.poll(beyond).toBeLessThanOrEqual(0);
}

/// What is on screen is accessible, and fits.
export async function expectSound(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  // Icons are drawn by those who use them: where they are kept, they take no place.
  expect(await page.locator('.sprite').evaluate((icons) => icons.clientHeight)).toBe(0);
}

/// A sheet of A4 within its margins, in the pixels of a browser.
const PAPER = { width: 672, height: 950 };

/// What is on screen besides what one reads.
const BESIDE = ['.site-header nav', '.header-tools', '.site-footer', '.toolbar', '.facets', '.btn'];

/// On paper there is what one reads, and nothing that one walks by, presses or fills; nothing sticks out of the sheet.
/// Of a page that one fills, the form is what one reads.
export async function expectPrints(page: Page, what: 'read' | 'filled' = 'read'): Promise<void> {
  const screen = page.viewportSize();
  await page.setViewportSize(PAPER);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('main')).toBeVisible();
  await expect(page.locator('main h1').first()).toBeVisible();
  const beside = what === 'filled' ? BESIDE : [...BESIDE, 'main form'];
  await expect(page.locator(beside.join(', ')).locator('visible=true')).toHaveCount(0);
  await expectNoSidewaysScroll(page);
  await page.emulateMedia({ media: null });
  if (screen) await page.setViewportSize(screen);
}
