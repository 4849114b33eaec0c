// Writing an idea without ever losing a word: drafts, refusals, broken networks, ended sessions, files.
import { expect, test, type Page, type Route } from '@playwright/test';
import { deposit, expectKept, fields, fresh, keeping, write } from './ideas';
import { PEOPLE, expectAccessible, expectSound, signIn } from './portal';

/// A refusal as the server tells it.
const refusal = (status: number, code: string) => (route: Route) =>
  route.fulfill({
    status,
    contentType: 'application/problem+json',
    body: JSON.stringify({
      type: `/api/problems/${code}`, title: code, status, code, detail: code,
      instance: '/', request_id: 'journey', errors: [],
    }),
  });

const DRAFTS = '**/api/v1/idea-drafts**';

async function open(page: Page): Promise<ReturnType<typeof fields>> {
  await page.goto('/idees/deposer');
  await expect(page.getByRole('heading', { level: 1, name: 'Quelle est votre idée' })).toBeVisible();
  return fields(page);
}

test.beforeEach(async ({ page }) => signIn(page, PEOPLE.reader));

test('the rules stand beside the form, and what is missing is said next to the field', async ({ page }) => {
  const { title, problem, subcategory, send } = await open(page);
  await expect(page.getByRole('complementary', { name: 'Les règles du jeu' })).toContainText('Qui décide');
  await expectSound(page);
  await problem.fill('On attend trop longtemps.');
  await send.click();
  const summary = page.getByRole('alert').filter({ hasText: 'Il y a un problème' });
  await expect(summary).toBeFocused();
  await expect(page).toHaveTitle(/^Erreur/);
  await expectAccessible(page);
  await summary.getByRole('link', { name: /Choisissez la sous-catégorie/ }).click();
  await expect(subcategory).toBeFocused();
  await expect(subcategory).toHaveAttribute('aria-invalid', 'true');
  await expect(title).toHaveAccessibleDescription(/Donnez un titre à votre idée/);
  await expect(problem).toHaveValue('On attend trop longtemps.');
});

test('whoever would rather writes on a blank page, and loses no word', async ({ page }) => {
  const words = fresh('Page blanche');
  const { title, problem, proposal, subcategory, send } = await open(page);
  await title.fill(words);
  await problem.fill('On attend trop longtemps.');
  await page.getByLabel('Écrire sur une page blanche').check();
  await expect(problem).toHaveCount(0);
  const free = page.getByLabel('Votre idée, comme elle vient');
  await expect(free).toHaveValue('On attend trop longtemps.');
  await expectSound(page);
  await free.fill('On attend trop longtemps. Rappelons chaque assuré.');
  await subcategory.selectOption({ index: 1 });
  await expectKept(page);
  await page.getByLabel('Écrire sur une page blanche').uncheck();
  await expect(proposal).toHaveValue('On attend trop longtemps. Rappelons chaque assuré.');
  await expect(problem).toHaveValue('');
  await send.click();
  await page.getByRole('link', { name: 'Voir mon idée' }).click();
  await expect(page.getByRole('main')).toContainText('Rappelons chaque assuré.');
});

test('a draft keeps itself, is resumed, thrown away and given back', async ({ page }) => {
  const words = fresh('Brouillon');
  const { title } = await open(page);
  await title.fill(words);
  await expectKept(page);
  await page.reload();
  await expect(title).toHaveValue(words);

  await page.goto('/mes-idees');
  await expect(page.getByRole('link', { name: words, exact: true })).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: `Jeter « ${words} »` }).click();
  await expect(page.getByRole('link', { name: words, exact: true })).toHaveCount(0);
  const toast = page.locator('.toast').filter({ hasText: 'Brouillon jeté.' });
  await toast.getByRole('button', { name: 'Annuler' }).click();
  await page.getByRole('link', { name: `Reprendre « ${words} »` }).click();
  await expect(title).toHaveValue(words);
  await page.getByRole('button', { name: 'Jeter le brouillon' }).click();
  await expect(title).toHaveValue('');
  await expect(title).toBeFocused();
});

test('when the network fails, the words stay on the device and are found again', { tag: '@wide' }, async ({ page }) => {
  const { title, proposal } = await open(page);
  const words = fresh('Hors ligne');
  await title.fill(words);
  await expectKept(page);
  await page.route(DRAFTS, (route) => route.abort());
  await proposal.fill('Écrit dans le train.');
  await expect(page.getByText(/copie gardée sur cet appareil/)).toBeVisible();
  await page.unroute(DRAFTS);
  await page.reload();
  await expect(page.getByText('Un texte non enregistré a été retrouvé')).toBeVisible();
  await expect(title).toHaveValue(words);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Reprendre ce texte' }).click();
  await expect(proposal).toHaveValue('Écrit dans le train.');
  await expectKept(page);
  await page.getByRole('button', { name: 'Jeter le brouillon' }).click();
});

test('two tabs on one draft: one chooses which words stay', { tag: '@wide' }, async ({ page, context }) => {
  const { title, proposal } = await open(page);
  await title.fill(fresh('Deux onglets'));
  await expectKept(page);
  await expect(page).toHaveURL(/\/idees\/deposer\/./);
  const other = await context.newPage();
  await other.goto(page.url());
  const there = keeping(other, 'Écrit dans l’autre onglet.');
  await fields(other).proposal.fill('Écrit dans l’autre onglet.');
  await expect(fields(other).proposal).toHaveValue('Écrit dans l’autre onglet.');
  await there;
  await expectKept(other);
  await other.close();
  await proposal.fill('Écrit ici.');
  await expect(page.getByText('Ce brouillon a été modifié ailleurs')).toBeVisible();
  await expectAccessible(page);
  const here = keeping(page, 'Écrit ici.');
  await page.getByRole('button', { name: 'Garder ce que je vois ici' }).click();
  await expect(page.getByText('Ce brouillon a été modifié ailleurs')).toHaveCount(0);
  await expect(proposal).toHaveValue('Écrit ici.');
  await here;
  await page.reload();
  await expect(proposal).toHaveValue('Écrit ici.');
  await page.getByRole('button', { name: 'Jeter le brouillon' }).click();
});

test('when the session ends one signs in over the page, and goes on', async ({ page }) => {
  const { title } = await open(page);
  const words = fresh('Session');
  await page.route(DRAFTS, refusal(401, 'not_signed_in'));
  await page.route('**/api/v1/auth/tokens', refusal(401, 'session_ended'));
  await title.fill(words);
  const dialog = page.getByRole('dialog', { name: 'Votre session est terminée' });
  await expect(dialog).toBeVisible();
  await page.unroute(DRAFTS);
  await page.unroute('**/api/v1/auth/tokens');
  await dialog.getByLabel('Adresse').fill(PEOPLE.reader);
  await dialog.getByLabel('Mot de passe', { exact: true }).fill('demonstration-2026');
  await dialog.getByRole('button', { name: 'Se connecter' }).click();
  await expect(dialog).toBeHidden();
  await expect(title).toHaveValue(words);
  await expectKept(page);
  await page.getByRole('button', { name: 'Jeter le brouillon' }).click();
});

test('files are joined, described, removed and given back', async ({ page, context }) => {
  const title = fresh('Avec pièces');
  await open(page);
  await write(page, title);
  const choose = async (name: string, mimeType: string, content: Buffer) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Ajouter un fichier' }).click();
    await (await chooser).setFiles({ name, mimeType, buffer: content });
  };
  const sheet = await context.newPage();
  const [pdf, picture] = [await sheet.pdf(), await sheet.screenshot()];
  await sheet.close();
  await choose('lettre.png', 'image/png', picture);
  const alt = page.getByLabel('Que montre cette image');
  await expect(alt).toBeFocused();
  await expectAccessible(page);
  await fields(page).send.click();
  await expect(page.getByText('Une image attend d’être jointe')).toBeVisible();
  await alt.fill('Une lettre annotée au crayon');
  // Nobody's face is shown against their will, in an idea as elsewhere.
  const join = page.getByRole('button', { name: 'Joindre l’image' });
  await join.click();
  const agreed = page.getByLabel('Personne n’y est reconnaissable');
  await expect(agreed).toBeFocused();
  await expect(page.getByText('Sans leur accord, l’image ne peut pas être jointe')).toBeVisible();
  await expectAccessible(page);
  await agreed.check();
  await join.click();
  await expect(page.getByText('1 fichier joint')).toBeVisible();

  // On a slow line one sees how far the file is, and may change one's mind.
  const line = await context.newCDPSession(page);
  const slow = (uploadThroughput: number) =>
    line.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput });
  await line.send('Network.enable');
  await slow(50_000);
  await choose('longue.pdf', 'application/pdf', Buffer.concat([pdf, Buffer.alloc(2_000_000, 10)]));
  const bar = page.getByRole('progressbar', { name: /longue\.pdf/ });
  const share = () => bar.evaluate((element) => (element as HTMLProgressElement).value);
  await expect.poll(share).toBeGreaterThan(0);
  expect(await share()).toBeLessThan(100);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Annuler l’envoi' }).click();
  await expect(bar).toHaveCount(0);
  await expect(page.locator('.toast').filter({ hasText: 'Envoi annulé.' })).toBeVisible();
  await expect(page.getByText('1 fichier joint')).toBeVisible();
  await slow(-1);

  await choose('notes.pdf', 'application/pdf', pdf);
  await expect(page.getByText('2 fichiers joints')).toBeVisible();
  await page.getByRole('button', { name: 'Retirer « notes.pdf »' }).click();
  await expect(page.getByText('1 fichier joint')).toBeVisible();
  const toast = page.locator('.toast').filter({ hasText: 'Fichier retiré.' });
  await toast.getByRole('button', { name: 'Annuler' }).click();
  await expect(page.getByText('2 fichiers joints')).toBeVisible();
  await choose('programme.exe', 'application/x-msdownload', Buffer.from('MZ'));
  await expect(page.getByRole('alert').filter({ hasText: 'Ce fichier n’est pas accepté' })).toBeVisible();

  // On another device the draft names its files.
  await expect(page).toHaveURL(/\/idees\/deposer\/./);
  const kept = keeping(page, 'Trois pièces.');
  await fields(page).problem.fill('Trois pièces.');
  await kept;
  await page.reload();
  await expect(page.getByText('Une lettre annotée au crayon')).toBeVisible();
  await fields(page).send.click();
  await page.getByRole('link', { name: 'Voir mon idée' }).click();
  await expect(page.getByRole('img', { name: 'Une lettre annotée au crayon' })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'notes.pdf' }).click();
  expect((await download).suggestedFilename()).toBe('notes.pdf');
});

test('a challenge is answered; when it closes meanwhile the idea goes outside it', async ({ page }) => {
  await page.goto('/defis');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('article').first()).toBeVisible();
  await expectSound(page);
  await page.getByRole('article').getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  const challenge = await page.getByRole('heading', { level: 1 }).innerText();
  await expect(page.getByText(/heure de Paris/).first()).toBeVisible();
  await expectSound(page);
  await page.getByRole('link', { name: 'Répondre à ce défi' }).click();
  const title = fresh('Réponse');
  await write(page, title);
  await expect(page.getByRole('combobox', { name: /^Défi/ })).toHaveValue(/./);

  await page.getByRole('button', { name: 'Relire avant d’envoyer' }).click();
  const preview = page.getByRole('dialog', { name: 'Votre idée, avant l’envoi' });
  await expect(preview).toContainText(title);
  await expect(preview).toContainText(challenge);
  await expectAccessible(page);
  await preview.getByRole('button', { name: 'Modifier Sous-catégorie' }).click();
  await expect(preview).toBeHidden();
  await expect(fields(page).subcategory).toBeFocused();
  await page.getByRole('button', { name: 'Relire avant d’envoyer' }).click();
  await preview.getByRole('button', { name: 'Continuer à écrire' }).click();
  await expect(preview).toBeHidden();

  await page.route('**/api/v1/ideas', refusal(409, 'challenge_closed'));
  await fields(page).send.click();
  await expect(page.getByText('Ce défi ne reçoit plus d’idées')).toBeVisible();
  await expectAccessible(page);
  await page.unroute('**/api/v1/ideas');
  await page.getByRole('button', { name: 'Déposer hors défi' }).click();
  await page.getByRole('link', { name: 'Voir mon idée' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByText('répond au défi')).toHaveCount(0);

  await page.goto('/defis');
  await page.getByRole('link', { name: challenge }).click();
  await page.getByRole('link', { name: 'Répondre à ce défi' }).click();
  await write(page, `${title} encore`);
  await fields(page).send.click();
  await expect(page.getByText(`du défi « ${challenge} »`)).toBeVisible();
});

test('a second idea begins on a blank page', { tag: '@wide' }, async ({ page }) => {
  await deposit(page, fresh('Première'));
  await page.goto('/idees/deposer');
  await write(page, fresh('Deuxième'));
  await fields(page).send.click();
  await page.getByRole('button', { name: 'Déposer une autre idée' }).click();
  await expect(fields(page).title).toHaveValue('');
  await expect(page.getByRole('button', { name: 'Jeter le brouillon' })).toHaveCount(0);
});

test('what was deposited is kept as a receipt, and its address is copied', async ({ page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/idees/deposer');
  await write(page, fresh('Avec son récépissé'));
  await fields(page).send.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Votre idée est déposée' })).toBeFocused();
  await expect(page.getByRole('listitem').filter({ hasText: 'Vous la suivez d’office' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: /^Déposée le \d/ })).toBeVisible();
  await expectSound(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Récépissé (PDF)' }).click();
  expect((await download).suggestedFilename()).toMatch(/^IDEE-.*\.pdf$/);
  await page.getByRole('button', { name: 'Copier le lien' }).click();
  await expect(page.getByText('Le lien est copié.')).toBeVisible();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole('link', { name: 'Voir mon idée' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Avec son récépissé/ })).toBeFocused();
  expect(address).toBe(page.url());
});
