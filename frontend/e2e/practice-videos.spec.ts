// Practices on video: with the consent of whoever is filmed, for those whom they agreed to.
import { expect, test, type Page } from '@playwright/test';
import { PEOPLE, expectAccessible, expectSound, signIn, signedIn } from './portal';

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

test('a video that was agreed for COMEX and CODIR alone is shown to nobody else (scenario 36)', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  await signIn(page, PEOPLE.administrator);
  await page.goto('/pratiques');
  // Not the one that another journey keeps for COMEX and CODIR.
  const open = page.getByRole('article').filter({ hasNotText: 'Veille gardée' });
  await open.getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  const address = page.url();
  const watch = (reader: Page) => reader.getByRole('link', { name: 'Regarder la vidéo' });

  await page.getByRole('link', { name: 'Modifier' }).click();
  await page.getByLabel('Adresse de la vidéo').fill('https://videos.example/comex');
  await page.getByLabel('Elles acceptent qu’elle soit montrée à').selectOption({ label: 'COMEX et CODIR' });
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Il y a un problème' })).toBeVisible();
  await page.getByLabel('Les personnes filmées sont d’accord').check();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(watch(page)).toBeVisible();

  const sophie = await signedIn(browser, PEOPLE.reader);
  await sophie.goto(address);
  await expect(sophie.getByRole('heading', { name: 'Qui peut vous aider' })).toBeVisible();
  await expect(watch(sophie)).toHaveCount(0);
  await expect(sophie.getByText('videos.example')).toHaveCount(0);
  await sophie.context().close();
  const marc = await signedIn(browser, PEOPLE.topManagement);
  await marc.goto(address);
  await expect(watch(marc)).toHaveAttribute('href', 'https://videos.example/comex');
  await marc.context().close();

  // Left as it was found.
  await page.getByRole('link', { name: 'Modifier' }).click();
  await page.getByLabel('Adresse de la vidéo').fill('');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Publiée le')).toBeVisible();
  await expect(watch(page)).toHaveCount(0);
});
