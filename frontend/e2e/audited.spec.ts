// What an audit of the requirements had mended where the other files are full; and the same pages in English.
import { expect, test } from '@playwright/test';
import { apiOf, broughtIn, fresh } from './ideas';
import { made } from './pocs';
import { PEOPLE, expectSound, signIn } from './portal';

test('whoever funds an experiment is a partner of it', async ({ page }) => {
  await signIn(page, PEOPLE.contributor);
  await made(page, fresh('Un bus dans les bourgs'), 'to launch');
  await page.getByRole('link', { name: 'Modifier' }).click();
  await page.getByRole('button', { name: 'Ajouter un partenaire' }).click();
  await page.getByLabel('Nom du partenaire').fill('Conférence du Finistère');
  const partners = page.getByRole('group', { name: 'Partenaires' });
  await partners.getByLabel('Nature').selectOption('Financeur');
  await expectSound(page);
  await page.getByRole('button', { name: 'Enregistrer la carte' }).click();
  const card = page.getByRole('complementary', { name: 'Carte d’identité' });
  await expect(card).toContainText('Conférence du Finistère (Financeur)');
});

test('what the audit added is said in English, on pages that are sound in English', async ({ page }) => {
  test.slow();
  const practice = await broughtIn(page, fresh('Lire le courrier ensemble'));
  const julie = await apiOf(page, PEOPLE.contributor);
  const title = fresh('Un rappel la veille');
  const outlook = { means: 'Deux agents.', criteria: 'Les rendez-vous honorés.' };
  const content = { kind: 'good_practice', title, domain: 'social_action', outlook };
  const hers = await julie('post', '/practices', { content }, { 'idempotency-key': encodeURIComponent(title) });
  const challenge = (await julie('get', '/challenges?limit=1')).items[0];
  await signIn(page, PEOPLE.contributor);
  await page.addInitScript(() => {
    if (window === window.top) localStorage.setItem('language', 'en');
  });
  const open = async (address: string, heading: string): Promise<void> => {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expectSound(page);
  };

  await open('/pratiques', 'Shared practices');
  await open(`/pratiques/${practice.id}`, practice.title);
  await expect(page.getByRole('link', { name: 'Whom to reach: Carsat Bretagne' })).toBeVisible();
  await open('/reseau', 'A network at your service');
  await expect(page.getByRole('heading', { name: 'Mailboxes and referents of the bodies' })).toBeVisible();
  await open('/donnees-cles', 'Key figures');
  await open(`/defis/${challenge.id}`, challenge.title);

  await open(`/pratiques/${hers.summary.id}`, title);
  const section = page.getByRole('region', { name: 'Kits' });
  await section.getByRole('button', { name: 'Prepare a kit' }).click();
  await expect(section.getByLabel('Cost and means')).toHaveValue(outlook.means);
  await expect(section.getByLabel('Evaluation')).toHaveValue(outlook.criteria);
  await section.getByLabel('Title').fill(`Kit ${title}`);
  await section.getByRole('button', { name: 'Keep the draft' }).click();
  await section.getByRole('link', { name: `Kit ${title}` }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Kit ${title}` })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy the link' })).toBeVisible();
  await expectSound(page);

  await made(page, fresh('Un bus dans les bourgs'), 'to launch');
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await page.getByRole('button', { name: 'Add a partner' }).click();
  const kinds = page.getByRole('group', { name: 'Partners' }).getByLabel('Kind');
  await expect(kinds.locator('option', { hasText: /^Funder$/ })).toBeAttached();
  await expectSound(page);
});
