// Every screen: behind one sign-in, accessible, on a phone, on paper, by the keyboard alone, in the words of the report.
import { expect, test } from '@playwright/test';
import { apiOf, fresh } from './ideas';
import { PEOPLE, expectPrints, expectSound, signIn } from './portal';
import { step } from './pocs';
import { READ, expectApart, expectOpen, expectWalked, open, paced } from './screens';

/// What one fills, and what administrators keep.
const FILLED = {
  'what an agent fills': [PEOPLE.reader, ['/idees/deposer', '/ressources/demander', '/contacter-la-dinno', '/mot-de-passe']],
  'what the Dinno writes': [
    PEOPLE.administrator,
    [
      '/actualites/ecrire',
      '/agenda/ecrire',
      '/temoignages/ecrire',
      '/donnees-cles/ecrire',
      '/methodes/ecrire',
      '/infolettre/ecrire',
      '/lexique/ecrire',
      '/pratiques/publier',
      '/defis/nouveau',
      '/experimentations/nouvelle',
      '/listes',
      '/valeurs/modifier',
      '/ressources/reglages',
      '/administration/mots',
    ],
  ],
  'what the Dinno answers and gathers': [
    PEOPLE.administrator,
    [
      '/idees/reponses',
      '/administration/doublons',
      '/administration/imports',
      '/administration/plan-de-communication',
      '/administration/comptes/nouveau',
    ],
  ],
  'what the super administrator decides': [
    PEOPLE.superAdmin,
    [
      '/administration',
      '/administration/delegations',
      '/administration/delegations/nouvelle',
      '/administration/comptes',
      '/administration/journal',
      '/administration/briques',
      '/administration/organismes',
      '/administration/recherche',
      '/administration/vitrine',
      '/contacter-la-dinno/propositions',
    ],
  ],
} as const;

/// What belongs to a brick: nobody reads it without having signed in.
const BRICKS = [...READ['the three doors'], ...READ['the eleven services']];

for (const [what, addresses] of Object.entries(READ))
  test(`${what}: each screen is sound, prints, and is walked by the keyboard`, async ({ page, viewport }) => {
    paced(addresses.length);
    await signIn(page, PEOPLE.reader);
    for (const address of addresses)
      await test.step(address, async () => {
        await open(page, address);
        await expectOpen(page);
        await expectSound(page);
        await expectApart(page);
        if ((viewport?.width ?? 0) < 600) return;
        await expectPrints(page);
        await expectWalked(page);
      });
  });

for (const [what, [who, addresses]] of Object.entries(FILLED))
  test(`${what}: each screen is sound, prints, and is walked by the keyboard`, async ({ page, viewport }) => {
    paced(addresses.length);
    await signIn(page, who);
    for (const address of addresses)
      await test.step(address, async () => {
        await open(page, address);
        await expectSound(page);
        await expectApart(page);
        if ((viewport?.width ?? 0) < 600) return;
        await expectPrints(page, 'filled');
        await expectWalked(page);
      });
  });

test('the tab of the screen one is on is in view, however many stand before it', async ({ page }) => {
  await signIn(page, PEOPLE.superAdmin);
  await open(page, '/administration/vitrine');
  const tabs = page.locator('.admin-tabs');
  await expect(tabs.getByRole('link', { name: 'Vitrine' })).toBeInViewport({ ratio: 0.9 });
  await tabs.getByRole('link', { name: 'Journal' }).click();
  await expect(page.locator('.waiting')).toHaveCount(0);
  await expect(tabs.getByRole('link', { name: 'Journal' })).toBeInViewport({ ratio: 0.9 });
});

/// What its answers say where nothing happened yet.
const NOTHING = {
  '/notifications': ['**/api/v1/notifications', { items: [], unread: 0 }],
  '/portefeuille': ['**/api/v1/portfolio', { total: 0 }],
  '/administration/doublons': ['**/api/v1/duplicates?*', { items: [], next: null }],
} as const;

for (const [address, [answers, nothing]] of Object.entries(NOTHING))
  test(`${address} is sound where there is nothing yet`, async ({ page }) => {
    await signIn(page, PEOPLE.superAdmin);
    await page.route(answers, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), ...nothing } });
    });
    await open(page, address);
    await expect(page.locator('.empty')).toBeVisible();
    await expectSound(page);
  });

test('a card, a partner, a review and the sheet of an experiment are sound, print, and are walked by the keyboard', async ({ page, viewport }) => {
  test.slow();
  const dinno = await apiOf(page, PEOPLE.administrator);
  const key = (what: string) => ({ 'idempotency-key': `${what}-${Date.now()}` });
  const { person } = await dinno('get', '/me');
  const partner = fresh('Laboratoire');
  await dinno('post', '/partners', { content: { name: partner, kind: 'research', active: true } }, key('partner'));
  // There is one review of a half: a walk before this one made it, perhaps.
  const half = { year: 2031, half: 2 };
  const reviews = (await dinno('get', '/half-year-reviews')).items as { id: string; year: number; half: number }[];
  const known = reviews.find((one) => one.year === half.year && one.half === half.half);
  const review = known?.id ?? (await dinno('post', '/half-year-reviews', half, key('review'))).summary.id;
  const [poc] = (await dinno('get', '/pocs?limit=1')).items;

  await signIn(page, PEOPLE.administrator);
  const screens: [string, string][] = [
    [`/reseau/${person.id}`, person.name],
    [`/reseau/partenaires?q=${encodeURIComponent(partner)}`, partner],
    [`/syntheses/${review}`, 'Synthèse des expérimentations'],
    [`/experimentations/${poc.id}/fiche`, poc.title],
  ];
  for (const [address, named] of screens)
    await test.step(address, async () => {
      await open(page, address);
      await expect(page.getByRole('main').getByRole('heading', { name: named }).first()).toBeVisible();
      await expectSound(page);
      if ((viewport?.width ?? 0) < 600) return;
      await expectPrints(page);
      await expectWalked(page);
    });
});

test('nothing opens without a sign-in, and everything with one (scenario 2)', { tag: '@wide' }, async ({ page }) => {
  test.slow();
  const closed = page.getByRole('heading', { level: 1, name: 'Connexion' });
  for (const address of BRICKS)
    await test.step(`${address}, signed in as nobody`, async () => {
      await page.goto(address);
      await expect(closed).toBeVisible();
    });
  // Once, in the place of the last page that was asked for: it is there behind.
  await page.getByLabel('Adresse professionnelle').fill(PEOPLE.reader);
  await page.getByLabel('Mot de passe', { exact: true }).fill('demonstration-2026');
  await page.getByRole('main').getByRole('button', { name: 'Se connecter' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Lexique' })).toBeVisible();
  for (const address of BRICKS)
    await test.step(`${address}, signed in once`, async () => {
      await open(page, address);
      await expect(closed).toHaveCount(0);
      await expect(page.getByRole('heading', { name: 'Cette rubrique n’est pas ouverte à votre profil' })).toHaveCount(0);
    });
});

/// The titles of the report (R179).
const STEPS = [
  'Poser le challenge',
  'Décrire les parties prenantes',
  'Décrire de manière générale la solution et son mode de réalisation',
  'Décrire le plan de réalisation du POC ou se préparer à entrer en mode projet',
  'Développer la solution : réaliser le prototype',
  'Projeter l’utilisation de la solution dans son environnement en vue de son déploiement',
  'Valider le POC',
];

test('a term is explained on any screen that uses it, and the steps have the titles of the report (scenario 39)', { tag: '@wide' }, async ({ page }) => {
  test.slow();
  await signIn(page, PEOPLE.reader);
  const words = page.getByRole('dialog', { name: 'Vocabulaire de cette page' });
  for (const address of ['/', '/experimentations', '/experimentations/kit', '/portefeuille'])
    await test.step(address, async () => {
      await open(page, address);
      await page.getByRole('button', { name: 'Vocabulaire de cette page' }).click();
      const term = words.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'preuve de faisabilité (POC)' }) });
      await expect(term).toContainText('De l’anglais « proof of concept »');
      await expect(term).toContainText('démonstrateur');
      await page.keyboard.press('Escape');
      await expect(words).toHaveCount(0);
    });

  const ask = await apiOf(page, PEOPLE.reader);
  const [known] = (await ask('get', '/pocs?limit=1')).items;
  await open(page, `/experimentations/${known.id}`);
  for (const [place, title] of STEPS.entries()) await expect(step(page, place + 1)).toContainText(`${place + 1}. ${title}`);
  await expectSound(page);
});
