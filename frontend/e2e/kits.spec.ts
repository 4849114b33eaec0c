// Kits: written on the template, published, taken away.
import { expect, test } from '@playwright/test';
import { apiOf, fresh } from './ideas';
import { PEOPLE, TRIED_PRACTICE, expectAccessible, expectPrints, expectSound, signIn, signedIn, tabAndType, tabTo } from './portal';

test('a kit follows the template, is published, read and taken away (scenario 30)', async ({ page, browser }) => {
  test.slow();
  const title = `Déployer l’accueil téléphonique ${Date.now()}`;
  await signIn(page, PEOPLE.administrator);
  await page.goto(TRIED_PRACTICE);
  await page.getByRole('article').last().getByRole('link').first().click();
  const section = page.getByRole('region', { name: 'Kits' });
  // The keyboard is enough to write it; a file is chosen in a window of the system.
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  const practice = await page.getByRole('heading', { level: 1 }).innerText();
  await tabTo(page, section.getByRole('button', { name: 'Préparer un kit' }));
  await page.keyboard.press('Enter');
  await expect(section.getByRole('radio').first()).toBeFocused();
  await expectSound(page);
  const needs = [['Titre', title], ['Contexte et besoin', 'Les appels attendent.'], ['Solution', 'Un serveur vocal.']];
  const deployed = [['Conditions de déploiement', 'Une ligne dédiée.'], ['Étapes', 'Former, puis ouvrir.']];
  for (const [part, words] of [...needs, ...deployed, ['Évaluation', 'Le temps d’attente.']])
    await tabAndType(page, section.getByLabel(part), words);
  // What is typed is there again, however one left.
  await page.reload();
  await section.getByRole('button', { name: 'Préparer un kit' }).click();
  await expect(section.getByLabel('Titre')).toHaveValue(title);
  await expect(section.getByLabel('Évaluation')).toHaveValue('Le temps d’attente.');
  const buffer = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
  await section.locator('input[type=file]').setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer });
  await section.getByLabel('Qui peut lire plan.pdf').selectOption('accessible en partie');
  const publish = section.getByRole('button', { name: 'Publier la version 1' });
  await tabTo(page, publish);
  await page.keyboard.press('Enter');
  await expect(section.getByText('Écrivez la partie « Coût et moyens » : le modèle la demande.').first()).toBeVisible();
  await expect(section.getByRole('alert').filter({ hasText: 'Il y a un problème' })).toBeFocused();
  await expectAccessible(page);
  await tabAndType(page, section.getByLabel('Coût et moyens'), 'Deux agents, un jour par semaine.');
  await tabTo(page, publish);
  await page.keyboard.press('Enter');
  await expect(section.getByRole('heading', { name: 'Kits' })).toBeFocused();
  await expect(section.getByRole('link', { name: title })).toBeVisible();
  await expectSound(page);

  const reader = await signedIn(browser, PEOPLE.reader);
  await reader.goto('/pratiques?kit=avec');
  await expect(reader.getByText(/\d kits?/).first()).toBeVisible();
  // The last of this list is not always the last of all.
  await reader.getByRole('article').filter({ hasText: practice }).getByRole('link').first().click();
  const kits = reader.getByRole('region', { name: 'Kits' });
  const row = kits.getByRole('listitem').filter({ hasText: title });
  await expect(row.getByText(/\(PDF, .*accessible en partie\)/)).toBeVisible();
  await expect(kits.getByRole('button', { name: 'Préparer un kit' })).toHaveCount(0);
  const brought = reader.waitForEvent('download');
  await kits.getByRole('button', { name: new RegExp(`Télécharger tout .*${title}`) }).click();
  expect((await brought).suggestedFilename()).toBe(`${title} v1.zip`);
  await kits.getByRole('link', { name: title }).click();
  await expect(reader.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(reader.getByText('Deux agents, un jour par semaine.')).toBeVisible();
  await expect(reader.getByText(/SHA-256 [0-9a-f]{64}/)).toBeVisible();
  await expectSound(reader);
  await expectPrints(reader);
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

  // The second was wrong: people read the first again, and know why.
  const versions = page.getByRole('region', { name: 'Versions' });
  await versions.getByRole('button', { name: 'Retirer la version 2' }).click();
  const dialog = page.getByRole('dialog', { name: 'Retirer la version 2' });
  await dialog.getByRole('button', { name: 'Retirer la version 2' }).click();
  await expect(dialog.getByText('Dites pourquoi la version est retirée.').first()).toBeVisible();
  await expectSound(page);
  await dialog.getByLabel('Motif').fill('Une étape était fausse.');
  await dialog.getByRole('button', { name: 'Retirer la version 2' }).click();
  await expect(versions.getByText(/Retirée le .* Motif\s: Une étape était fausse\./)).toBeVisible();
  await expect(versions.getByRole('link', { name: 'Version 2' })).toHaveCount(0);
  await expect(page.getByText('Vous lisez la version 1')).toHaveCount(0);
  await expect(page.getByText('Former, puis ouvrir.')).toBeVisible();
  await expectSound(page);
  const address = new URL(page.url());
  address.searchParams.set('version', '2');
  await page.goto(address.href);
  await expect(page.getByText('La version 2 est retirée depuis le')).toBeVisible();
  await expect(page.getByText(/^Motif\s: Une étape était fausse\.$/)).toBeVisible();
  await expectSound(page);
  await versions.getByRole('button', { name: 'Remettre la version 2' }).click();
  await expect(versions.getByRole('link', { name: 'Version 2' })).toBeVisible();
  await expect(page.getByText('Former, ouvrir, écouter.')).toBeVisible();
});

test('a draft kit is thrown away by who writes it', { tag: '@wide' }, async ({ page }) => {
  const title = `Kit à jeter ${Date.now()}`;
  await signIn(page, PEOPLE.administrator);
  await page.goto(TRIED_PRACTICE);
  await page.getByRole('article').last().getByRole('link').first().click();
  const section = page.getByRole('region', { name: 'Kits' });
  await section.getByRole('button', { name: 'Préparer un kit' }).click();
  await section.getByLabel('Titre').fill(title);
  await section.getByRole('button', { name: 'Garder le brouillon' }).click();
  await section.getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await page.getByRole('button', { name: 'Supprimer ce brouillon' }).click();
  const dialog = page.getByRole('dialog', { name: /Supprimer ce brouillon de kit/ });
  await expectSound(page);
  await dialog.getByRole('button', { name: 'Supprimer ce brouillon' }).click();
  await expect(section.getByRole('button', { name: 'Préparer un kit' })).toBeVisible();
  await expect(section.getByRole('link', { name: title })).toHaveCount(0);
  await expectSound(page);
});

test('a new kit begins with what its practice says of cost and evaluation, and its page has its link', async ({ page }) => {
  const [means, criteria] = ['Deux agents, un jour par semaine.', 'Le nombre de rendez-vous honorés.'];
  const title = fresh('Un rappel la veille');
  const outlook = { means, criteria };
  const content = { kind: 'good_practice', title, domain: 'social_action', outlook };
  const julie = await apiOf(page, PEOPLE.contributor);
  const { summary } = await julie('post', '/practices', { content }, { 'idempotency-key': encodeURIComponent(title) });
  await signIn(page, PEOPLE.contributor);
  await page.goto(`/pratiques/${summary.id}`);
  const section = page.getByRole('region', { name: 'Kits' });
  await section.getByRole('button', { name: 'Préparer un kit' }).click();
  await expect(section.getByLabel('Coût et moyens')).toHaveValue(means);
  await expect(section.getByLabel('Évaluation')).toHaveValue(criteria);
  await section.getByLabel('Titre').fill(`Kit ${title}`);
  await section.getByRole('button', { name: 'Garder le brouillon' }).click();
  await section.getByRole('link', { name: `Kit ${title}` }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Kit ${title}` })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copier le lien' })).toBeVisible();
  await expectSound(page);
});
