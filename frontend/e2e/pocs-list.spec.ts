// Experiments as they are found: by criteria, by technique, by the numbers of the portfolio.
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { fresh } from './ideas';
import { state } from './pocs';
import { PEOPLE, expectAccessible, expectPrints, expectSound, signIn } from './portal';

test.describe('the list of experiments', () => {
  test.beforeEach(async ({ page }) => signIn(page, PEOPLE.reader));

  test('criteria stand in the address, are told, and are taken away', async ({ page, viewport }) => {
    await page.goto('/experimentations?statut=on_hold,abandoned');
    const count = page.getByRole('heading', { level: 2, name: /expérimentations?$/ });
    await expect(count).toBeVisible();
    await expect(page.getByRole('table').getByText('En cours')).toHaveCount(0);
    await expect(page.getByRole('table').getByText('droit à l’expérimentation').first()).toBeVisible();
    await expectSound(page);
    await page.getByRole('button', { name: 'Retirer le filtre Gelée' }).click();
    await expect(page).toHaveURL(/statut=abandoned$/);
    if ((viewport?.width ?? 0) < 600) await page.getByRole('button', { name: /^Filtrer/ }).click();
    const filters = page.locator('.facets:visible');
    await filters.getByLabel('Mots du titre').fill('borne');
    await expect(page).toHaveURL(/q=borne/);
    await expect(page.getByRole('link', { name: 'Borne de dépôt en agence' })).toHaveCount(1);
    await filters.getByLabel('Mots du titre').fill('rien de tel');
    await expect(page.getByText('Aucune expérimentation avec ces critères')).toBeVisible();
    if ((viewport?.width ?? 0) < 600) await page.locator('.drawer-close button:visible').click();
    await page.getByRole('button', { name: 'Effacer les filtres' }).first().click();
    await expect(page).toHaveURL('/experimentations');
  });

  test('experiments are listed by what they verify, people as much as technique', async ({ page, viewport }) => {
    await page.goto('/experimentations?aspect=human');
    await expect(page.getByRole('button', { name: /^Retirer le filtre L’humain/ })).toBeVisible();
    if ((viewport?.width ?? 0) < 600) await page.getByRole('button', { name: /^Filtrer/ }).click();
    const verified = page.locator('.facets:visible').getByLabel('Ce que l’on vérifie');
    await expect(verified).toHaveValue('human');
    await verified.selectOption('La technique');
    await expect(page).toHaveURL(/aspect=technical/);
    if ((viewport?.width ?? 0) < 600) await page.locator('.drawer-close button:visible').click();
    await expect(page.getByRole('button', { name: 'Retirer le filtre La technique' })).toBeVisible();
    await expectSound(page);
  });

  test('a view of the list is kept under a name, and exactly what it shows is taken away', async ({ page }) => {
    await page.goto('/experimentations?statut=on_hold,abandoned&tri=titre');
    const name = fresh('Arrêtées');
    await page.getByRole('button', { name: 'Garder cette vue' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Nom de la vue').fill(name);
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Garder cette vue' }).click();
    await expect(page.getByRole('link', { name })).toBeVisible();
    await page.goto('/experimentations');
    await page.getByRole('link', { name }).click();
    await expect(page).toHaveURL(/statut=on_hold(,|%2C)abandoned&tri=titre/);
    await expect(page.getByRole('button', { name: 'Retirer le filtre Gelée' })).toBeVisible();
    // The address changes first, the list after it: what is read below is the list of this view.
    await expect(page.getByRole('table').getByText('droit à l’expérimentation').first()).toBeVisible();
    await expect(page.getByRole('table').getByText('En cours')).toHaveCount(0);
    const titles = await page.locator('main tbody th a').allTextContents();
    const count = await page.getByRole('heading', { level: 2, name: /expérimentations?$/ }).textContent();
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tableur (CSV)' }).click();
    const taken = await file;
    expect(taken.suggestedFilename()).toBe('experimentations.csv');
    const lines = (await readFile(await taken.path(), 'utf8')).trimEnd().split('\r\n').slice(1);
    expect(lines).toHaveLength(Number.parseInt(count ?? '', 10));
    expect(lines.slice(0, titles.length).map((line) => line.split('";"')[1])).toEqual(titles);
    await expectSound(page);
    await page.getByRole('button', { name: `Retirer la vue ${name}` }).click();
    await expect(page.getByRole('link', { name })).toHaveCount(0);
  });

  test('the same list is a table, cards or a timeline, by the keyboard and in the address', async ({ page }) => {
    await page.goto('/experimentations?tri=titre');
    await expect(page.locator('main .table-cards tbody th a').first()).toBeVisible();
    const titles = await page.locator('main .table-cards tbody th a').allTextContents();
    const looks = page.getByRole('group', { name: 'Présentation' });
    await looks.getByRole('button', { name: 'Tableau' }).focus();
    await page.keyboard.press('Tab');
    await expect(looks.getByRole('button', { name: 'Cartes' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/vue=cartes/);
    await expect(looks.getByRole('button', { name: 'Cartes' })).toHaveAttribute('aria-pressed', 'true');
    await expect(page.locator('main .cards .title a')).toHaveText(titles);
    await expectSound(page);
    await looks.getByRole('button', { name: 'Frise' }).click();
    await expect(page).toHaveURL(/vue=frise/);
    await expect(page.locator('main .timeline-rows .title')).toHaveText(titles);
    // What the marks show is said in words, on each line.
    const lines = page.locator('main .timeline-rows > li');
    for (const line of await lines.all()) await expect(line).toContainText(/(Commencée|Début).* · (Close|Fin)/);
    await expect(lines.locator('.badge').first()).toBeVisible();
    await expectSound(page);
    await page.setViewportSize({ width: 320, height: 720 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.goBack();
    await expect(page).toHaveURL(/vue=cartes/);
    await page.reload();
    await expect(page.locator('main .cards .title a').first()).toBeVisible();
  });

  test('the kit leads from the guide to the template and to the support of the Dinno', async ({ page }) => {
    await page.goto('/experimentations');
    await page.getByRole('link', { name: /^Lancer une expérimentation/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: /Lancer une expérimentation/ })).toBeFocused();
    await expectSound(page);
    const question = page.getByRole('checkbox', { name: 'Quels moyens prévoir' });
    await question.check();
    await expect(page.getByText(/^1 réponse sur/)).toBeVisible();
    await page.reload();
    await expect(question).toBeChecked();
    await question.uncheck();
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Texte (Markdown)' }).click();
    const text = await readFile(await (await file).path(), 'utf8');
    expect(text.match(/^## /gm)).toHaveLength(7);
    await page.getByRole('link', { name: 'Demander l’appui de la Dinno' }).click();
    await expect(page.getByRole('radio', { name: 'Une expérimentation' })).toBeChecked();
    await expect(page.getByLabel('Appui de la Dinno')).toHaveValue('framing');
    await expectSound(page);
  });

  test('experiments are found by a technique and by a keyword', async ({ page, viewport }) => {
    await page.goto('/experimentations');
    if ((viewport?.width ?? 0) < 600) await page.getByRole('button', { name: /^Filtrer/ }).click();
    const filters = page.locator('.facets:visible');
    await filters.getByLabel('Technique utilisée').selectOption('persona');
    await expect(page).toHaveURL(/technique=persona/);
    if ((viewport?.width ?? 0) < 600) await page.locator('.drawer-close button:visible').click();
    await expect(page.getByRole('button', { name: /Retirer le filtre Technique/ })).toBeVisible();
    await expect(page.locator('main tbody th a').first()).toBeVisible();
    await expectSound(page);
  });

  test('a reader sees everything and is offered no act', async ({ page }) => {
    await page.goto('/experimentations?q=rappeler');
    await expect(page.getByRole('table')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Créer une expérimentation' })).toHaveCount(0);
    await page.getByRole('link', { name: 'Rappeler les assurés la veille' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    // Acts come in a file of their own, after the page.
    await expect(page.locator('.waiting')).toHaveCount(0);
    for (const act of ['Franchir', 'Geler', 'Compléter', 'Noter', 'Rouvrir'])
      await expect(page.getByRole('button', { name: act })).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'Modifier' })).toHaveCount(0);
    await expectSound(page);
    await expectPrints(page);
    await page.goBack();
    await expect(page.getByRole('table')).toBeVisible();
  });

  test('the knowledge base is searched by technique, and stopped experiments are in it', async ({ page }) => {
    await page.goto('/lecons?technique=Persona');
    await expect(page.getByText('Interviews utiles mais trop longues', { exact: false }).first()).toBeVisible();
    const uses = page.getByRole('region', { name: /^Où « Persona » a servi$/ });
    await expect(uses.getByText('À l’étape 1').first()).toBeVisible();
    await expectAccessible(page);
    await page.goto('/lecons?nature=failure');
    await expect(page.getByText('Droit à l’expérimentation').first()).toBeVisible();
    await expectSound(page);
    await page.getByRole('link', { name: 'Borne de dépôt en agence' }).click();
    await expect(state(page)).toContainText('Abandonnée');
  });

  test('each number of the portfolio is the length of the list behind it', async ({ page }) => {
    await page.goto('/portefeuille');
    const bars = page.locator('.bars').first().getByRole('link');
    await expect(bars.first()).toBeVisible();
    await expectSound(page);
    await expectPrints(page);
    const all = await bars.evaluateAll((links) =>
      links.map((link) => [link.getAttribute('href'), link.querySelector('.bar-value')?.textContent]),
    );
    for (const [address, number] of all) {
      await page.goto(address ?? '');
      const heading = page.getByRole('heading', { level: 2, name: /expérimentations?$/ });
      await expect(heading).toHaveText(new RegExp(`^${number} expérimentation`));
    }
  });

  test('the figures are taken along: a chart as an image, all of them as slides', { tag: '@wide' }, async ({ page }) => {
    await page.goto('/portefeuille');
    const image = page.waitForEvent('download');
    await page.getByRole('button', { name: /^Télécharger « .* » en image$/ }).first().click();
    const drawn = await image;
    expect(drawn.suggestedFilename()).toMatch(/\.png$/);
    const points = await readFile(await drawn.path());
    expect(points.subarray(1, 4).toString()).toBe('PNG');
    // Its size stands at its head: twice as fine as the drawing, and not empty.
    expect(points.readUInt32BE(16)).toBe(1680);
    expect(points.length).toBeGreaterThan(5_000);

    const slides = page.waitForEvent('download');
    const take = page.getByRole('group', { name: 'Les chiffres pour la séance' });
    await take.getByRole('button', { name: 'PDF' }).click();
    expect((await slides).suggestedFilename()).toBe('portefeuille.pdf');
    expect(await readFile(await (await slides).path(), 'latin1')).toMatch(/^%PDF-1\./);
  });
});
