// Practices in images: agreed to by whoever is on them, shown to those for whom they are, gone when they agree no more.
import { expect, test, type Page } from '@playwright/test';
import { fresh } from './ideas';
import { PEOPLE, expectSound, signIn, signedIn } from './portal';

/// What the image of the practice shows.
const SHOWN = 'Deux agentes devant une borne d’accueil';

const image = (page: Page) => page.getByRole('main').getByRole('img', { name: SHOWN });

async function expectDrawn(page: Page): Promise<void> {
  const width = () => image(page).evaluate((one) => (one as HTMLImageElement).naturalWidth);
  await expect.poll(width, 'the image is drawn').toBeGreaterThan(0);
}

test('a practice is shown in an image, to those for whom it is, as long as they agree', async ({ page, browser }) => {
  test.slow();
  const title = fresh('Une borne qui parle');
  await signIn(page, PEOPLE.contributor);
  const photo = { name: 'borne.png', mimeType: 'image/png', buffer: await page.screenshot() };
  await page.goto('/pratiques');
  await page.getByRole('link', { name: 'Partager une pratique' }).click();
  await page.getByLabel('Titre', { exact: true }).fill(title);
  await page.getByLabel('Domaine', { exact: true }).selectOption({ index: 1 });
  await page.locator('[data-image] input[type=file]').setInputFiles(photo);
  await page.getByLabel('Que montre cette image').fill(SHOWN);
  await page.getByRole('button', { name: 'Joindre l’image' }).click();
  await expect(page.getByText('Sans leur accord, l’image ne peut pas être jointe'), 'nobody agreed yet').toBeVisible();
  await page.getByLabel('Personne n’y est reconnaissable').check();
  await expectSound(page);
  await page.getByRole('button', { name: 'Joindre l’image' }).click();
  await expect(page.getByRole('button', { name: /^Retirer .*borne\.png/ })).toBeVisible();
  await page.getByRole('button', { name: 'Partager la pratique' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expectDrawn(page);
  await expectSound(page);
  const address = page.url();

  const sophie = await signedIn(browser, PEOPLE.reader);
  await sophie.goto('/pratiques?initiatives=locales');
  const card = sophie.getByRole('article').filter({ hasText: title });
  await expect(card.getByRole('img', { name: SHOWN })).toBeVisible();
  await expectSound(sophie);
  await card.getByRole('link', { name: title }).click();
  // The list shows the same image.
  await expect(sophie.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expectDrawn(sophie);

  // Kept for COMEX and CODIR: she reads the practice without it.
  await page.getByRole('link', { name: 'Modifier' }).click();
  await page.getByLabel('Elle peut être montrée à').selectOption({ label: 'COMEX et CODIR' });
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Publiée le')).toBeVisible();
  await expectDrawn(page);
  await sophie.goto(address);
  await expect(sophie.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(sophie.locator('.waiting')).toHaveCount(0);
  await expect(image(sophie)).toHaveCount(0);
  await sophie.context().close();

  // Whoever is on it agrees no more.
  await page.getByRole('link', { name: 'Modifier' }).click();
  await page.getByRole('button', { name: /^Retirer .*\.png/ }).click();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Publiée le')).toBeVisible();
  await expect(image(page)).toHaveCount(0);
});
