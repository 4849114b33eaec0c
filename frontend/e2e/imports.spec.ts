// Files of other tools: what they must hold is told, a file is checked before anything is written, then it comes in.
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { apiOf } from './ideas';
import { PEOPLE, expectAccessible, expectSound, signIn } from './portal';

async function choose(page: Page, lines: string[]): Promise<void> {
  const content = ['courriel;nom;organisme;direction;profil;mot_de_passe', ...lines].join('\r\n');
  const file = { name: 'comptes.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${content}\r\n`) };
  await page.locator('input[type="file"]').setInputFiles(file);
  await expect(page.getByText('Fichier choisi : comptes.csv')).toBeVisible();
}

const count = (page: Page, label: string) =>
  page.locator('.stat').filter({ has: page.getByText(label, { exact: true }) }).locator('.figure');

test('a file of accounts is checked, corrected, then imported', { tag: '@wide' }, async ({ page }) => {
  test.slow();
  const stamp = Date.now();
  const name = `Léa Import ${stamp}`;
  const good = `lea.${stamp}@cnav.example;${name};cnav;;contributeur;une phrase assez longue`;
  const faulty = `hugo.${stamp}@cnav.example;Hugo Import ${stamp};nulle part;;;une phrase assez longue`;
  const admin = await apiOf(page, PEOPLE.administrator);
  await signIn(page, PEOPLE.administrator);
  await page.goto('/administration/comptes');
  await page.getByRole('link', { name: 'Importer un fichier de comptes' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Importer un fichier' })).toBeFocused();
  await expect(page.getByRole('main').getByRole('combobox')).toHaveValue('accounts');

  // What it must hold is told, and the model holds it.
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'profil', exact: true }) });
  await expect(row).toContainText('Valeurs connues : administrateur fonctionnel, consultation, contributeur.');
  await expect(row).toContainText('Facultatif');
  const state = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'etat', exact: true }) });
  await expect(state).toContainText('Facultatif, colonne comprise');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Télécharger un modèle' }).click();
  const model = await readFile((await (await download).path())!, 'utf8');
  expect(model).toBe('\uFEFF"courriel";"nom";"organisme";"direction";"profil";"mot_de_passe";"comex_codir";"manager";"referent";"ambassadeur";"etat"\r\n');
  // The accounts that are there come in the same columns: corrected, they may come in again.
  const taken = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tableur (CSV)' }).click();
  const there = await readFile((await (await taken).path())!, 'utf8');
  expect(there).toMatch(/^\uFEFF"courriel";"nom";"organisme";"direction";"profil";/);
  expect(there).toContain('"marc.petit@cnav.example";"Marc Petit";"CNAV"');
  await expectSound(page);

  await page.getByRole('button', { name: 'Vérifier le fichier' }).click();
  await expect(page.getByText('Choisissez d’abord un fichier.')).toBeVisible();

  // The faulty line is named with its column, and nothing is written.
  await choose(page, [good, faulty]);
  await page.getByRole('button', { name: 'Vérifier le fichier' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Le rapport' })).toBeFocused();
  await expect(page.getByText('Vérification terminée, rien n’est écrit')).toBeVisible();
  await expect(count(page, 'À créer')).toHaveText('1');
  await expect(count(page, 'Refusées')).toHaveText('1');
  const refused = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '3', exact: true }) });
  await expect(refused).toContainText(`hugo.${stamp}@cnav.example`);
  await expect(refused).toContainText('organisme : Choisissez une valeur de la liste.');
  await expect(page.getByRole('button', { name: 'Importer 1 ligne' })).toBeVisible();
  await expectSound(page);
  const found = async (): Promise<number> => (await admin('get', `/accounts?q=${encodeURIComponent(name)}`)).items.length;
  expect(await found()).toBe(0);

  // Corrected, another file is checked anew before it may come in.
  await choose(page, [good, faulty.replace('nulle part', 'Carsat Bretagne')]);
  await expect(page.getByRole('button', { name: /^Importer \d/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Vérifier le fichier' }).click();
  await expect(page.getByText('Aucune ligne n’est refusée, et rien n’a été corrigé en chemin.')).toBeVisible();
  await page.getByRole('button', { name: 'Importer 2 lignes' }).click();
  await expect(page.getByText('Import terminé')).toBeVisible();
  await expect(count(page, 'Créées')).toHaveText('2');
  await expectAccessible(page);
  expect(await found()).toBe(1);

  // The same file again brings nothing.
  await page.getByRole('button', { name: 'Vérifier le fichier' }).click();
  await expect(page.getByText('Ce fichier n’apporte rien de nouveau')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Importer \d/ })).toHaveCount(0);

  // A file that lacks a column is refused whole, and the column is named.
  const poor = { name: 'autre.csv', mimeType: 'text/csv', buffer: Buffer.from('courriel;nom\r\n') };
  await page.locator('input[type="file"]').setInputFiles(poor);
  await expect(page.getByText('Fichier choisi : autre.csv')).toBeVisible();
  await page.getByRole('button', { name: 'Vérifier le fichier' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Colonnes absentes du fichier : direction, organisme, profil.' })).toBeVisible();
  await expectAccessible(page);
});

test('a long file shows how far it is, and is given up before it has arrived', async ({ page, context }) => {
  await signIn(page, PEOPLE.administrator);
  await page.goto('/administration/imports?contenu=accounts');
  const name = `Ida Annulée ${Date.now()}`;
  const line = `ida.${Date.now()}@cnav.example;${name};cnav;;contributeur;une phrase assez longue`;
  await choose(page, [line, ' '.repeat(2_000_000)]);
  const network = await context.newCDPSession(page);
  const slow = (uploadThroughput: number) =>
    network.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput });
  await network.send('Network.enable');
  await slow(50_000);
  await page.getByRole('button', { name: 'Vérifier le fichier' }).click();
  const bar = page.getByRole('progressbar', { name: /comptes\.csv/ });
  const share = () => bar.evaluate((element) => (element as HTMLProgressElement).value);
  await expect.poll(share).toBeGreaterThan(0);
  expect(await share()).toBeLessThan(100);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Annuler l’envoi' }).click();
  await expect(bar).toHaveCount(0);
  await expect(page.locator('.toast').filter({ hasText: 'Envoi annulé.' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: 'Le rapport' })).toHaveCount(0);
  await slow(-1);

  // The page is as it was: a file that leaves whole is checked to its end.
  await choose(page, [line]);
  await page.getByRole('button', { name: 'Vérifier le fichier' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Le rapport' })).toBeFocused();
});

test('the page of imports is closed to those who exchange nothing', async ({ page }) => {
  await signIn(page, PEOPLE.reader);
  await page.goto('/administration/imports');
  await expect(page.getByText('Vous ne pouvez pas importer de fichier')).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByRole('button', { name: 'Vérifier le fichier' })).toHaveCount(0);
});
