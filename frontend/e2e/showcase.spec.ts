// The showcase: nothing until administrators open it, then what they opened, to anybody, without a name.
import { expect, test, type Page } from '@playwright/test';
import { expectKept, fields, fresh, keeping } from './ideas';
import { PEOPLE, expectPrints, expectSound, signIn, signedIn } from './portal';
import { expectWalked } from './screens';

/// Opens or closes the showcase, with these first words.
async function setShowcase(page: Page, open: boolean, welcome: string): Promise<void> {
  await page.goto('/administration/vitrine');
  await page.getByRole('checkbox', { name: 'Ouvrir la vitrine à tous' }).setChecked(open);
  await page.getByRole('textbox', { name: 'Mot d’accueil' }).fill(welcome);
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(page.getByText('La vitrine est enregistrée.').first()).toBeVisible();
}

/// What strangers read and fill is theirs on paper and by the keyboard too.
async function expectTheirs(page: Page, what: 'read' | 'filled'): Promise<void> {
  await expectSound(page);
  if ((page.viewportSize()?.width ?? 0) < 600) return;
  await expectPrints(page, what);
  await expectWalked(page);
}

test('strangers read what administrators opened and propose, and nothing before or after', async ({ page, browser }) => {
  test.slow();
  const title = fresh('Des rendez-vous sans attente');
  const welcome = fresh('Bienvenue chez nous');
  const missing = { level: 1, name: 'Cette page n’existe pas' } as const;
  const context = await browser.newContext();
  const stranger = await context.newPage();
  await stranger.goto('/vitrine');
  await expect(stranger.getByRole('heading', missing)).toBeVisible();
  await expectSound(stranger);

  // Who writes a practice does not put it outside.
  await signIn(page, PEOPLE.contributor);
  await page.goto('/pratiques');
  await page.getByRole('link', { name: 'Partager une pratique' }).click();
  await page.getByLabel('Titre', { exact: true }).fill(title);
  await page.getByLabel('Domaine', { exact: true }).selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Partager la pratique' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Modifier' }).first()).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'Montré à l’extérieur' })).toHaveCount(0);
  const { pathname } = new URL(page.url());

  const paul = await signedIn(browser, PEOPLE.administrator);
  // Chosen while the showcase is closed, it has no page there to lead to.
  const outside = paul.getByRole('checkbox', { name: 'Montré à l’extérieur' });
  const there = paul.getByRole('link', { name: /^Sa page dans la vitrine/ });
  await paul.goto(pathname);
  await outside.check();
  await expect(paul.getByText('C’est montré dans la vitrine.').first()).toBeVisible();
  await expect(there).toHaveCount(0);
  await outside.uncheck();
  await expect(paul.getByText('Ce n’est plus montré dans la vitrine.').first()).toBeVisible();
  await setShowcase(paul, true, welcome);
  await expect(paul.getByRole('link', { name: 'Lire la vitrine' })).toBeVisible();
  await expectSound(paul);
  await stranger.goto(`/vitrine${pathname}`);
  await expect(stranger.getByRole('heading', missing)).toBeVisible();
  await paul.goto(pathname);
  await outside.check();
  await expect(there).toHaveAttribute('href', `/vitrine${pathname}`);
  await expectSound(paul);

  await stranger.goto('/plan-du-site');
  await stranger.getByRole('main').getByRole('link', { name: 'Vitrine de l’innovation' }).click();
  await expect(stranger.getByRole('heading', { level: 1, name: 'Vitrine de l’innovation' })).toBeVisible();
  await expect(stranger.getByText(welcome)).toBeVisible();
  await expect(stranger.getByRole('main').getByRole('link', { name: /Connectez-vous$/ })).toBeVisible();
  await expectTheirs(stranger, 'read');
  await stranger.getByRole('link', { name: title }).click();
  await expect(stranger.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(stranger.getByRole('main')).not.toContainText('Morel');
  await stranger.getByText('Un message prêt à publier').click();
  const message = stranger.getByRole('textbox', { name: 'Le message' });
  await expect(message).toHaveValue(/^L’Assurance retraite innove\s: /);
  expect(await message.inputValue()).toContain(stranger.url());
  await expectTheirs(stranger, 'filled');

  // Somebody from outside proposes something, by phone as well, and not without agreeing to be answered.
  const subject = fresh('Un guichet au marché');
  await stranger.getByRole('link', { name: 'Proposer une idée ou un partenariat' }).click();
  const propose = { level: 1, name: 'Proposer une idée ou un partenariat' } as const;
  await expect(stranger.getByRole('heading', propose)).toBeVisible();
  await expectTheirs(stranger, 'filled');
  const wide = stranger.viewportSize();
  await stranger.setViewportSize({ width: 360, height: 740 });
  await expectSound(stranger);
  if (wide) await stranger.setViewportSize(wide);
  const write = (name: string, words: string) => stranger.getByRole('textbox', { name }).fill(words);
  await write('En une ligne', subject);
  await write('Votre proposition', 'Le samedi, avec nos agents.');
  await write('Votre nom', 'Léa Petit');
  await write('Votre adresse de courriel', 'lea.petit@ville.example');
  const send = stranger.getByRole('button', { name: 'Envoyer ma proposition' });
  await send.click();
  await expect(stranger.getByText('Sans votre accord, nous ne pouvons rien garder').first()).toBeVisible();
  await expectSound(stranger);
  await stranger.getByRole('checkbox', { name: 'J’accepte que la Dinno garde' }).check();
  await send.click();
  await expect(stranger.getByRole('heading', { level: 1, name: 'Votre proposition est bien arrivée' })).toBeVisible();
  await expectSound(stranger);

  // Whoever answers hears of it above their notifications, makes it an idea, and the queue says so.
  await paul.goto('/notifications');
  await expect(paul.getByText(/propositions? de l’extérieur atten/)).toBeVisible();
  await expectSound(paul);
  const queue = paul.getByRole('link', { name: 'Lire les propositions de l’extérieur' });
  await expect(queue).toHaveAttribute('href', '/contacter-la-dinno/propositions');
  await paul.goto('/contacter-la-dinno');
  await paul.getByRole('link', { name: 'Propositions de l’extérieur' }).click();
  const line = paul.getByRole('listitem').filter({ has: paul.getByRole('heading', { name: subject }) });
  await expect(line.getByRole('link', { name: 'lea.petit@ville.example' })).toBeVisible();
  await expectSound(paul);
  await line.getByRole('link', { name: 'En faire une idée' }).click();
  const idea = fields(paul);
  await expect(idea.title).toHaveValue(subject);
  await expect(paul.getByText('Cette idée vient de l’extérieur')).toBeVisible();
  await expectSound(paul);
  const shelf = await idea.subcategory.locator('option').nth(1).getAttribute('value');
  const kept = keeping(paul, `"${shelf}"`);
  await idea.subcategory.selectOption(shelf);
  // The draft that one resumes still becomes it.
  await kept;
  await expectKept(paul);
  await expect(paul).toHaveURL(/\/idees\/deposer\/[0-9a-f-]{36}$/);
  await paul.reload();
  await expect(idea.title).toHaveValue(subject);
  await expect(paul.getByText('Cette idée vient de l’extérieur')).toBeVisible();
  await idea.send.click();
  await expect(paul.getByRole('heading', { level: 1, name: 'Votre idée est déposée' })).toBeVisible();
  await expect(paul.getByText('Cette idée vient de l’extérieur')).toHaveCount(0);
  await paul.goto('/contacter-la-dinno/propositions');
  await expect(line.getByText('Devenue une idée')).toBeVisible();
  await line.getByRole('link', { name: 'Voir l’idée' }).click();
  await expect(paul.getByRole('heading', { level: 1, name: subject })).toBeVisible();
  await expect(paul.getByRole('main')).not.toContainText('Léa Petit');
  await stranger.goto(`/vitrine${pathname}`);
  await expect(stranger.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await paul.goto(pathname);

  // Closed again: what was read a moment ago is there no more, and the portal is as it was.
  await outside.uncheck();
  await expect(paul.getByText('Ce n’est plus montré dans la vitrine.').first()).toBeVisible();
  await stranger.reload();
  await expect(stranger.getByRole('heading', missing)).toBeVisible();
  await setShowcase(paul, false, '');
  await stranger.goto('/vitrine');
  await expect(stranger.getByRole('heading', missing)).toBeVisible();
  await paul.context().close();
  await context.close();
});
