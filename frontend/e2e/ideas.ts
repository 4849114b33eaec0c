// What the journeys of ideas share: writing one, and making some through the API.
import { expect, type Page, type Response } from '@playwright/test';
import { PEOPLE } from './portal';

/// The fields of an idea that is being written.
export const fields = (page: Page) => ({
  title: page.getByLabel('Votre idée en une ligne'),
  problem: page.getByLabel('Qu’est-ce qui ne va pas aujourd’hui'),
  proposal: page.getByLabel('Que proposez-vous'),
  subcategory: page.getByLabel('Sous-catégorie'),
  send: page.getByRole('form').getByRole('button', { name: 'Envoyer mon idée' }),
});

/// A title that no other idea has.
export const fresh = (words: string) => `${words} ${Date.now()}`;

/// The draft has reached the server.
export async function expectKept(page: Page): Promise<void> {
  await expect(page.getByText(/Brouillon enregistré à/)).toBeVisible();
}

/// A draft that says this reaches the server: begun before the words are typed, awaited before the page is left. What is
/// typed leaves after a pause, and a draft that was kept before says nothing of it.
export function keeping(page: Page, words: string): Promise<Response> {
  return page.waitForResponse(async (answer) => {
    const kept = answer.ok() && answer.url().includes('/idea-drafts') && answer.request().method() !== 'GET';
    return kept && (await answer.text()).includes(words);
  });
}

/// Writes what an idea needs, and no more.
export async function write(page: Page, title: string): Promise<void> {
  const { title: field, proposal, subcategory } = fields(page);
  await field.fill(title);
  await proposal.fill('Rappeler chaque assuré la veille de son rendez-vous.');
  await subcategory.selectOption({ index: 1 });
}

/// Deposits an idea and comes to its page.
export async function deposit(page: Page, title: string): Promise<void> {
  await page.goto('/idees/deposer');
  await write(page, title);
  await fields(page).send.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Votre idée est déposée' })).toBeFocused();
  await page.getByRole('link', { name: 'Voir mon idée' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
}

/// What somebody asks of the API, signed in as themselves.
export type Ask = (method: 'get' | 'post' | 'put' | 'patch', path: string, data?: object, headers?: Record<string, string>) => Promise<any>;

/// The tokens of those who asked the API already, and until when they are asked with: they live for ten minutes.
const tokens = new Map<string, { token: string; until: number }>();

async function tokenOf(page: Page, email: string): Promise<string> {
  const known = tokens.get(email);
  if (known && known.until > Date.now()) return known.token;
  const until = Date.now() + 5 * 60_000;
  const session = await page.request.post('/api/v1/auth/sessions', { data: { email, password: 'demonstration-2026' } });
  expect(session.ok(), `${email} signs in: ${session.status()}`).toBe(true);
  const token = (await session.json()).access_token as string;
  tokens.set(email, { token, until });
  return token;
}

/// The API, in the name of one of the people: for what a journey is not about.
export async function apiOf(page: Page, email: string): Promise<Ask> {
  const authorization = `Bearer ${await tokenOf(page, email)}`;
  return async (method, path, data, headers = {}) => {
    const options = { data, headers: { authorization, ...headers } };
    const answer = await page.request[method](`/api/v1${path}`, options);
    expect(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
    return answer.json();
  };
}

/// The first of the subcategories, read once.
let subcategory: string | undefined;

/// Deposits an idea through the API, and says what the server made of it.
export async function depositBy(ask: Ask, title: string, more: object = {}): Promise<any> {
  if (!subcategory) {
    const values = (await ask('get', '/references')).items as { list: string; code: string }[];
    subcategory = values.find((value) => value.list === 'subcategory')?.code;
  }
  const content = { title, proposal: 'Une ligne.', subcategory };
  return ask('post', '/ideas', { content, ...more }, { 'idempotency-key': encodeURIComponent(`deposit ${title}`) });
}

/// Deposits ideas through the API: the list is what is looked at, not how they came.
export async function depositMany(page: Page, title: string, count: number): Promise<void> {
  const ask = await apiOf(page, PEOPLE.reader);
  for (let number = 1; number <= count; number += 1) await depositBy(ask, `${title} ${number}`);
}

/// Brings a practice of Carsat Bretagne in by a file that names whom to call, who has no account; answers its summary.
export async function broughtIn(page: Page, title: string): Promise<any> {
  const ask = await apiOf(page, PEOPLE.administrator);
  const told = ['reference', 'titre', 'organisme', 'contact', 'domaine', 'nature', 'date', 'resume', 'probleme', 'solution'];
  const columns = [...told, 'resultat', 'conditions', 'mots_cles', 'processus'];
  const values = [title, title, 'Carsat Bretagne', 'Maud Sanscompte', 'Action sociale', 'bonne pratique'];
  const line = columns.map((_, place) => values[place] ?? '');
  const file = Buffer.from(`${columns.join(';')}\r\n${line.join(';')}\r\n`);
  const report = await ask('post', '/imports?kind=practices', file, { 'content-type': 'text/csv' });
  expect(report.created, JSON.stringify(report.details)).toBe(1);
  return (await ask('get', `/practices?q=${encodeURIComponent(title)}`)).items[0];
}
