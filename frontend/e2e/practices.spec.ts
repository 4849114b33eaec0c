// Practices: found, read, told by whom; changed by those who made them.
import { expect, test } from '@playwright/test';
import { PEOPLE, expectAccessible, expectSound, signIn, signedIn } from './portal';

test('a practice says what it solves, whom to call and where it comes from', async ({ page }) => {
  await signIn(page, PEOPLE.reader);
  await page.goto('/pratiques');
  await expect(page.getByRole('heading', { level: 2, name: /pratiques?$/ })).toBeVisible();
  await expectSound(page);
  await page.getByRole('article').getByRole('link').last().click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Qui peut vous aider' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'La chaîne' }).getByRole('listitem')).toHaveCount(4);
  await expect(page.getByRole('link', { name: 'Modifier' })).toHaveCount(0);
  await expectSound(page);
});

test('a practice is published only from a validated experiment', async ({ page }) => {
  await signIn(page, PEOPLE.contributor);
  await page.goto('/pratiques/publier');
  await expect(page.getByText('Une pratique naît d’une expérimentation validée')).toBeVisible();
  await expectAccessible(page);
});

test('whoever made it changes it; two changes at once are both kept', async ({ page, browser }) => {
  await signIn(page, PEOPLE.contributor);
  await page.goto('/pratiques');
  await page.getByRole('article').getByRole('link').last().click();
  await page.getByRole('link', { name: 'Modifier' }).click();
  const summary = page.getByLabel('En une phrase');
  await expect(summary).toBeVisible();
  const words = `Des courriers compris du premier coup (${Date.now()}).`;

  const other = await signedIn(browser, PEOPLE.administrator);
  await other.goto(page.url());
  await other.getByLabel('Partenaires').fill(`La Poste ${Date.now()}`);
  await other.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(other.getByText('Publiée le')).toBeVisible();
  await other.context().close();

  await summary.fill(words);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('button', { name: 'Reprendre sur la version actuelle' }).click();
  await expect(page.getByText('Vous reprenez sur la version actuelle')).toBeVisible();
  await expect(summary).toHaveValue(words);
  await expect(page.getByLabel('Partenaires')).toHaveValue(/La Poste/);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText(words)).toBeVisible();
});

test('what becomes of the action is said, seen and sought', async ({ page }) => {
  const label = `ESS ${Date.now()}`;
  await signIn(page, PEOPLE.administrator);
  await page.goto('/pratiques');
  await page.getByRole('article').getByRole('link').last().click();
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  await page.getByRole('link', { name: 'Modifier' }).click();

  await page.getByLabel('Financement').selectOption('Financement qui prend fin');
  await page.getByLabel('Labels').fill(label);
  await page.getByLabel('Offre de service').selectOption('Intégrée');
  await page.getByLabel('Dans quelle offre').fill('Bien vieillir');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Donnez le jour où le financement prend fin.').first()).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Jour').fill('2020-01-31');
  await page.getByRole('button', { name: 'Enregistrer' }).click();

  await expect(page.getByText('Risque de non-pérennité')).toBeVisible();
  await expect(page.getByText('Le financement a pris fin le 31 janvier 2020.')).toBeVisible();
  await expect(page.getByText('Intégrée · Bien vieillir')).toBeVisible();
  await expectSound(page);
  await page.getByRole('link', { name: label }).click();
  await expect(page.getByRole('article')).toHaveCount(1);
  await expect(page.getByRole('article').getByText(title)).toBeVisible();
  await expect(page.getByRole('article').getByText('Risque de non-pérennité')).toBeVisible();
  await expectSound(page);

  // Left as it was found.
  await page.getByRole('article').getByRole('link').first().click();
  await page.getByRole('link', { name: 'Modifier' }).click();
  await page.getByLabel('Financement').selectOption('Non précisé');
  await page.getByLabel('Offre de service').selectOption('Non précisé');
  await page.getByLabel('Labels').fill('');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Publiée le')).toBeVisible();
  await expect(page.getByText('Risque de non-pérennité')).toHaveCount(0);
});

test('a practice is shown on video, and its words are read by whoever does not hear them', async ({ page }) => {
  await signIn(page, PEOPLE.administrator);
  await page.goto('/pratiques');
  await page.getByRole('article').getByRole('link').first().click();
  await page.getByRole('link', { name: 'Modifier' }).click();
  await page.getByLabel('Adresse de la vidéo').fill('https://videos.example/pratique');
  await page.getByLabel('Les personnes filmées sont d’accord').check();
  await page.getByLabel('La vidéo est sous-titrée').check();
  await page.getByLabel('Ce qui y est dit').fill('Nous allons vers les assurés.');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Enregistrer' }).click();

  const watch = page.getByRole('link', { name: 'Regarder la vidéo' });
  await expect(watch).toHaveAttribute('href', 'https://videos.example/pratique');
  await expect(page.getByText('sous-titrée · Diffusion acceptée')).toBeVisible();
  await page.getByText('Lire ce qui est dit').click();
  await expect(page.getByText('Nous allons vers les assurés.')).toBeVisible();
  await expectSound(page);

  // Left as it was found.
  await page.getByRole('link', { name: 'Modifier' }).click();
  await page.getByLabel('Adresse de la vidéo').fill('');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Publiée le')).toBeVisible();
  await expect(watch).toHaveCount(0);
});

test('a body takes a practice up, says what came of it, and everybody sees how proved it is', async ({ page, browser }) => {
  await signIn(page, PEOPLE.contributor);
  await page.goto('/pratiques');
  await expect(page.getByRole('article').last().getByText('Prometteuse')).toBeVisible();
  await page.getByRole('article').getByRole('link').last().click();
  const section = page.getByRole('region', { name: 'Qui l’a reprise' });
  await expect(section.getByText('Aucun autre organisme ne l’a encore reprise.')).toBeVisible();

  await section.getByRole('button', { name: 'Nous l’avons reprise' }).click();
  await expectSound(page);
  await section.getByRole('button', { name: 'Déclarer', exact: true }).click();
  await expect(section.getByText('Il y a un problème')).toBeVisible();
  await section.getByLabel('Reprise depuis le').fill('2026-01-05');
  await section.getByLabel('Trop tôt pour le dire').check();
  await section.getByLabel('Ce qu’il a fallu').fill('Deux agents, un jour par semaine.');
  await section.getByRole('button', { name: 'Déclarer', exact: true }).click();
  await expect(section.getByRole('heading', { name: 'CNAV' })).toBeVisible();
  await expect(section.getByRole('heading', { name: 'Qui l’a reprise' })).toBeFocused();
  await expect(section.getByRole('button', { name: 'Nous l’avons reprise' })).toHaveCount(0);
  await expectSound(page);

  await section.getByRole('button', { name: 'Mettre à jour' }).click();
  await section.getByLabel('Cela a marché').check();
  await section.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(section.getByText('Éprouvée ailleurs')).toBeVisible();

  const reader = await signedIn(browser, PEOPLE.reader);
  await reader.goto('/pratiques?maturite=demonstrated');
  await expect(reader.getByText('1 organisme l’a reprise')).toBeVisible();
  await reader.getByRole('article').getByRole('link').last().click();
  const chain = reader.getByRole('navigation', { name: 'La chaîne' });
  await expect(chain.getByRole('link', { name: '1 organisme l’a reprise' })).toBeVisible();
  const seen = reader.getByRole('region', { name: 'Qui l’a reprise' });
  await expect(seen.getByText('Deux agents, un jour par semaine.')).toBeVisible();
  await expect(seen.getByRole('button', { name: 'Mettre à jour' })).toHaveCount(0);
  await reader.context().close();

  await section.getByRole('button', { name: 'Retirer' }).click();
  const dialog = page.getByRole('dialog', { name: 'Retirer cette reprise' });
  await dialog.getByLabel('Pourquoi').fill('Le service a fermé.');
  await dialog.getByRole('button', { name: 'Retirer' }).click();
  await expect(section.getByText('Aucun autre organisme ne l’a encore reprise.')).toBeVisible();
  await expect(page.getByText(/Reprise par CNAV retirée/)).toBeVisible();
});

test('a kit follows the template, is published, read and taken away (scenario 30)', async ({ page, browser }) => {
  const title = `Déployer l’accueil téléphonique ${Date.now()}`;
  await signIn(page, PEOPLE.administrator);
  await page.goto('/pratiques');
  await page.getByRole('article').getByRole('link').last().click();
  const section = page.getByRole('region', { name: 'Kits' });
  await section.getByRole('button', { name: 'Préparer un kit' }).click();
  await expectSound(page);
  await section.getByLabel('Titre').fill(title);
  await section.getByLabel('Contexte et besoin').fill('Les appels attendent.');
  await section.getByLabel('Solution').fill('Un serveur vocal.');
  await section.getByLabel('Conditions de déploiement').fill('Une ligne dédiée.');
  await section.getByLabel('Étapes').fill('Former, puis ouvrir.');
  await section.getByLabel('Évaluation').fill('Le temps d’attente.');
  await section.locator('input[type=file]').setInputFiles({
    name: 'plan.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
  });
  await section.getByLabel('Qui peut lire plan.pdf').selectOption('accessible en partie');

  await section.getByRole('button', { name: 'Publier la version 1' }).click();
  await expect(section.getByText('Écrivez la partie « Coût et moyens » : le modèle la demande.').first()).toBeVisible();
  await expectAccessible(page);
  await section.getByLabel('Coût et moyens').fill('Deux agents, un jour par semaine.');
  await section.getByRole('button', { name: 'Publier la version 1' }).click();
  await expect(section.getByRole('heading', { name: 'Kits' })).toBeFocused();
  await expect(section.getByRole('link', { name: title })).toBeVisible();
  await expectSound(page);

  const reader = await signedIn(browser, PEOPLE.reader);
  await reader.goto('/pratiques?kit=avec');
  await expect(reader.getByText(/\d kits?/).first()).toBeVisible();
  await reader.getByRole('article').getByRole('link').last().click();
  const kits = reader.getByRole('region', { name: 'Kits' });
  await expect(kits.getByRole('button', { name: 'Préparer un kit' })).toHaveCount(0);
  const row = kits.getByRole('listitem').filter({ hasText: title });
  await expect(row.getByText(/\(PDF, .*accessible en partie\)/)).toBeVisible();
  const brought = reader.waitForEvent('download');
  await kits.getByRole('button', { name: new RegExp(`Télécharger tout .*${title}`) }).click();
  expect((await brought).suggestedFilename()).toBe(`${title} v1.zip`);
  await kits.getByRole('link', { name: title }).click();
  await expect(reader.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(reader.getByText('Deux agents, un jour par semaine.')).toBeVisible();
  await expect(reader.getByText(/SHA-256 [0-9a-f]{64}/)).toBeVisible();
  await expectSound(reader);
  await reader.context().close();

  await section.getByRole('link', { name: title }).click();
  await page.getByRole('button', { name: 'Modifier ce kit' }).click();
  await page.getByLabel('Étapes').fill('Former, ouvrir, écouter.');
  await page.getByLabel('Ce qui change dans cette version').fill('Une étape de plus.');
  await page.getByRole('button', { name: 'Publier la version 2' }).click();
  await expect(page.getByText('Former, ouvrir, écouter.')).toBeVisible();
  await page.getByRole('region', { name: 'Versions' }).getByRole('link', { name: 'Version 1' }).click();
  await expect(page.getByText('Vous lisez la version 1')).toBeVisible();
  await expect(page.getByText('Former, puis ouvrir.')).toBeVisible();
  await expectSound(page);
});
