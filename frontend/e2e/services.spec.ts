// What agents ask and read around the doors: the rules of ideas, questions to the Dinno, resources.
import { expect, test, type Page } from '@playwright/test';
import { apiOf, fresh } from './ideas';
import { PEOPLE, comeBackFor, expectAccessible, expectPrints, expectSound, signIn, signedIn, tabAndType, tabTo } from './portal';

test('the rules of ideas are one link away from the deposit; an administrator changes them', async ({ page, browser }) => {
  await signIn(page, PEOPLE.reader);
  await page.goto('/idees/deposer');
  await page.getByRole('main').getByRole('link', { name: 'Les règles des idées' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Les règles des idées' })).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Qui décide' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Modifier les règles' })).toHaveCount(0);
  await expectSound(page);

  const paul = await signedIn(browser, PEOPLE.administrator);
  await paul.goto('/regles-des-idees');
  await paul.getByRole('link', { name: 'Modifier les règles' }).click();
  const text = paul.getByLabel('Texte');
  await expect(text).toHaveValue(/Qui décide/);
  await expectSound(paul);
  const mark = fresh('Une précision');
  await text.fill(`${await text.inputValue()}\n\n${mark}`);
  await paul.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(paul.getByRole('link', { name: 'Modifier les règles' })).toBeVisible();
  await expect(paul.getByText(mark)).toBeVisible();
  await paul.context().close();
  await page.reload();
  await expect(page.getByText(mark)).toBeVisible();
});

test('a question is answered in the portal, and becomes a request for support', async ({ page, browser }) => {
  const title = fresh('La Dinno peut-elle animer un atelier ?');
  await signIn(page, PEOPLE.reader);
  await page.goto('/');
  await page.getByRole('link', { name: 'Contacter la Dinno' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Contacter la Dinno' })).toBeFocused();
  await expectSound(page);
  // The keyboard is enough to ask, to read what is missing and to mend it.
  const [send, topics] = [page.getByRole('button', { name: 'Envoyer ma question' }), page.getByRole('main').getByRole('radio')];
  await tabTo(page, send);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Écrivez votre question');
  await expect(page.getByRole('alert')).toBeFocused();
  await tabTo(page, topics.first());
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'La Dinno' })).toBeChecked();
  await tabAndType(page, page.getByLabel('Votre question en une ligne'), title);
  await tabAndType(page, page.getByLabel('Précisions'), 'Nous serions **douze**.');
  await tabTo(page, send);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
  await expect(page.getByText('En attente de réponse')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copier le lien' })).toBeVisible();
  await expectSound(page);

  const paul = await signedIn(browser, PEOPLE.administrator);
  await paul.goto('/contacter-la-dinno?sujet=dinno');
  await paul.getByRole('link', { name: title }).click();
  await paul.getByRole('textbox', { name: 'Répondre' }).fill('Avec plaisir, en mai.');
  await paul.getByRole('button', { name: 'Envoyer', exact: true }).click();
  await expect(paul.getByText('Avec plaisir, en mai.')).toBeVisible();
  await paul.getByRole('button', { name: 'Enregistrer l’étape' }).click();
  await expect(paul.getByText('Appui : Cadrage')).toBeVisible();
  await paul.getByText('Suivi de la demande').click();
  await expect(paul.locator('ol.history').getByRole('listitem')).toContainText([/Cadrage.*Paul Mercier/]);
  await expectSound(paul);
  await paul.goto('/contacter-la-dinno');
  await expect(paul.getByRole('link', { name: title })).toBeVisible();
  await expectSound(paul);
  await paul.context().close();

  const told = page.getByRole('listitem').filter({ hasText: title }).filter({ hasText: 'Réponse à votre question' });
  await comeBackFor(page, '/notifications', told.first());
  await told.first().getByRole('link', { name: title }).click();
  await expect(page.getByText('Avec plaisir, en mai.')).toBeVisible();
  await expectSound(page);
  await expectPrints(page);
  await page.getByRole('button', { name: 'Clore la question' }).click();
  await expect(page.getByText('Close', { exact: true })).toBeVisible();
});

test('an agent finds the service offer of the Dinno from the landing page, and asks for a support from it', async ({ page, browser }) => {
  const title = fresh('Faire le bilan de notre essai');
  await signIn(page, PEOPLE.reader);
  await page.goto('/');
  await page.getByRole('link', { name: 'Contacter la Dinno' }).first().click();
  await page.getByRole('complementary', { name: 'Un appui en quatre étapes' }).getByRole('link', { name: 'Ce que la Dinno peut faire avec vous' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ce que la Dinno peut faire avec vous' })).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Ce que nous mettons à votre disposition' })).toBeVisible();
  const stages = page.getByRole('region', { name: 'Un appui en quatre étapes' }).getByRole('link');
  const asked = ['cadrage', 'lancement', 'mise en œuvre', 'bilan'];
  await expect(stages).toHaveText(asked.map((stage) => new RegExp(`Demander un appui\\s: ${stage}`)));
  await expectSound(page);

  await stages.last().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Contacter la Dinno' })).toBeFocused();
  await expect(page.getByLabel('Appui de la Dinno')).toHaveValue('review');
  await page.getByLabel('Votre question en une ligne').fill(title);
  await page.getByLabel('Précisions').fill('L’essai se termine dans deux semaines.');
  await page.getByRole('button', { name: 'Envoyer ma question' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
  await expect(page.getByText(/Appui\s: Bilan/)).toBeVisible();

  const paul = await signedIn(browser, PEOPLE.administrator);
  await paul.goto('/contacter-la-dinno?etape=review');
  await expect(paul.getByRole('link', { name: title })).toBeVisible();
  await paul.context().close();
});

test('an agent asks to contribute with one button, and an administrator grants it from the request', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  // Somebody of their own: the profile of the cast is what other journeys count on.
  const name = fresh('Lea Essai');
  const email = `lea.${Date.now()}@cnav.example`;
  const paul = await signedIn(browser, PEOPLE.administrator);
  const admin = await apiOf(paul, PEOPLE.administrator);
  await admin('post', '/accounts', { name, email, password: 'demonstration-2026', profile: 'reader' });

  await signIn(page, email);
  await page.goto('/');
  await page.getByRole('link', { name: 'Contacter la Dinno' }).first().click();
  await page.getByRole('button', { name: 'Demander à contribuer' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Devenir contributeur' })).toBeFocused();
  await expectSound(page);

  await paul.goto(page.url());
  await paul.getByRole('button', { name: 'Donner le profil de contributeur' }).click();
  await expect(paul.getByText('Le profil est donné, et la personne est prévenue.')).toBeVisible();
  await expect(paul.getByText('Cette personne contribue déjà.')).toBeVisible();
  await expectSound(paul);
  await paul.context().close();

  await comeBackFor(page, '/notifications', page.getByText('Réponse à votre question').first());
  await page.goto('/contacter-la-dinno');
  await expect(page.getByRole('heading', { level: 1, name: 'Contacter la Dinno' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Envoyer ma question' })).toBeVisible();
  await expect(page.locator('.waiting')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Demander à contribuer' })).toHaveCount(0);
});

test('resources are asked line by line for an experiment; a refusal says why (scenario 34)', async ({ page, browser }) => {
  test.slow();
  await signIn(page, PEOPLE.referent);
  await page.goto('/experimentations');
  await page.getByRole('rowheader').getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  await page.getByRole('main').getByRole('link', { name: 'Demander des ressources' }).click();
  await expect(page.getByLabel('Pour quelle action innovante')).toHaveValue(title);
  await expectSound(page);
  const what = page.getByLabel('Quoi, et combien');
  await what.first().fill('deux postes informatiques');
  await page.getByLabel('Nature').first().selectOption({ label: 'Moyens informatiques' });
  await page.getByRole('button', { name: 'Ajouter une ligne' }).click();
  await what.nth(1).fill('4 h par semaine');
  await page.getByRole('button', { name: 'Envoyer ma demande' }).click();
  await expect(page.getByRole('alert')).toContainText('Choisissez la nature');
  await page.getByLabel('Nature').nth(1).selectOption({ label: 'Temps dédié' });
  await page.getByRole('button', { name: 'Ajouter une ligne' }).click();
  await what.nth(2).fill('un développeur pendant 10 jours');
  await page.getByLabel('Nature').nth(2).selectOption({ label: 'Compétences' });
  await page.getByRole('button', { name: 'Envoyer ma demande' }).click();
  for (const wanted of ['deux postes informatiques', '4 h par semaine', 'un développeur pendant 10 jours'])
    await expect(page.getByText(wanted)).toBeVisible();
  await expect(page.getByText('Reçue').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copier le lien' })).toBeVisible();
  await expectSound(page);
  const request = page.url();

  const paul = await signedIn(browser, PEOPLE.administrator);
  await paul.goto('/ressources');
  await expect(paul.getByRole('heading', { name: 'Besoins remontés' })).toBeVisible();
  // What one body asks, and the file of exactly that.
  await paul.getByRole('combobox', { name: 'Organisme', exact: true }).selectOption({ label: 'Carsat Bretagne' });
  await expect(paul).toHaveURL(/organisme=/);
  await expect(paul.getByText('deux postes informatiques ; 4 h par semaine').first()).toBeVisible();
  await expectSound(paul);
  const taken = paul.waitForEvent('download');
  await paul.getByRole('button', { name: 'Tableur (CSV)' }).click();
  expect((await taken).suggestedFilename()).toBe('besoins.csv');
  await paul.goto('/ressources/reglages');
  await expect(paul.getByRole('heading', { name: 'États d’une ligne' })).toBeVisible();
  await expectSound(paul);
  await paul.goto(request);
  await paul.getByText('Répondre à la ligne 1').click();
  const form = paul.getByRole('form', { name: 'Répondre à la ligne 1' });
  await form.getByLabel('État').selectOption({ label: 'Refusée' });
  await form.getByRole('button', { name: 'Enregistrer la réponse' }).click();
  await expect(paul.getByRole('alert')).toContainText('Dites pourquoi la demande est refusée');
  await form.getByLabel('Raison').fill('Le parc est déjà engagé.');
  await form.getByRole('button', { name: 'Enregistrer la réponse' }).click();
  await expect(paul.getByText('« Le parc est déjà engagé. »')).toBeVisible();
  await expectSound(paul);

  await page.reload();
  await expect(page.getByText('« Le parc est déjà engagé. »')).toBeVisible();

  // Answered anew, where the answer is still open: the former one is still read, with why.
  await form.getByLabel('État').selectOption({ label: 'Accordée' });
  await form.getByRole('button', { name: 'Enregistrer la réponse' }).click();
  await expect(paul.getByText('« Le parc est déjà engagé. »')).toHaveCount(0);
  await paul.context().close();
  await page.reload();
  await page.getByText('Toutes les réponses').click();
  const former = page.getByRole('listitem').filter({ hasText: /Ligne 1\s: Refusée/ });
  await expect(former.last()).toContainText('Le parc est déjà engagé.');
  await expectSound(page);
  await expectPrints(page);
});

test('a kind of resource is added in the settings, proposed at once, then put out of service', { tag: '@wide' }, async ({ page, browser }) => {
  const kind = `Véhicule ${Date.now()}`;
  await signIn(page, PEOPLE.administrator);
  await page.goto('/ressources/reglages');
  const kinds = page.getByRole('region', { name: 'Natures de ressources' });
  const save = async (): Promise<void> => {
    const saved = page.waitForResponse((one) => one.url().includes('resource') && one.request().method() === 'PUT');
    await page.getByRole('main').getByRole('button', { name: 'Enregistrer', exact: true }).click();
    expect((await saved).ok()).toBe(true);
    await expect(page.getByText('Réglages enregistrés : ils sont en vigueur.').first()).toBeVisible();
  };
  // A line added by mistake goes away, and states are put in order.
  const names = kinds.getByLabel('Nom en français');
  await expect(names.first()).toBeVisible();
  const before = await names.count();
  await kinds.getByRole('button', { name: 'Ajouter une nature' }).click();
  await expect(names).toHaveCount(before + 1);
  await kinds.getByRole('button', { name: /^Retirer/ }).click();
  await expect(names).toHaveCount(before);
  const states = page.getByRole('region', { name: 'États d’une ligne' }).getByLabel('Nom en français');
  const [first, second] = [await states.nth(0).inputValue(), await states.nth(1).inputValue()];
  await page.getByRole('button', { name: `Descendre ${first}`, exact: true }).click();
  await expect(states.nth(0)).toHaveValue(second);
  await page.getByRole('button', { name: `Monter ${first}`, exact: true }).click();
  await expect(states.nth(0)).toHaveValue(first);
  await kinds.getByRole('button', { name: 'Ajouter une nature' }).click();
  await kinds.getByLabel('Nom en français').last().fill(kind);
  await kinds.getByLabel('Nom en anglais').last().fill(kind);
  await kinds.getByLabel('Ce dont on dispose').last().fill('2 camionnettes');
  await expectAccessible(page);
  await save();
  await page.goto('/ressources');
  await expect(page.getByRole('row').filter({ hasText: kind })).toContainText('2 camionnettes');
  await expectAccessible(page);
  await page.goto('/ressources/reglages');
  await expect(kinds.getByLabel('Nom en français').last()).toHaveValue(kind);

  const reader = await signedIn(browser, PEOPLE.reader);
  const offered = reader.getByLabel('Nature').first().locator('option');
  await reader.goto('/ressources/demander');
  await expect(offered.filter({ hasText: kind })).toHaveCount(1);
  await kinds.getByLabel('En service').last().uncheck();
  await save();
  await reader.goto('/ressources/demander');
  await expect(offered.nth(1)).toBeAttached();
  await expect(offered.filter({ hasText: kind })).toHaveCount(0);
  await reader.context().close();
});

test('two administrators add a kind at once: each addition is kept, and what both said is shown', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const [theirs, mine] = [`Scène ${Date.now()}`, `Drone ${Date.now()}`];
  const of = (who: Page) => who.getByRole('region', { name: 'Natures de ressources' });
  const names = (who: Page) => of(who).getByLabel('Nom en français');
  const said = (who: Page): Promise<string[]> =>
    names(who).evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
  const read = async (who: Page): Promise<void> => {
    await who.goto('/ressources/reglages');
    await expect(names(who).first()).not.toHaveValue('');
  };
  const add = async (who: Page, kind: string): Promise<void> => {
    const there = await names(who).count();
    await of(who).getByRole('button', { name: 'Ajouter une nature' }).click();
    await expect(names(who)).toHaveCount(there + 1);
    await names(who).last().fill(kind);
    await of(who).getByLabel('Nom en anglais').last().fill(kind);
  };
  const save = async (who: Page): Promise<number> => {
    const sent = who.waitForResponse((one) => one.url().includes('resource') && one.request().method() === 'PUT');
    await who.getByRole('main').getByRole('button', { name: 'Enregistrer', exact: true }).click();
    return (await sent).status();
  };
  const again = page.getByRole('button', { name: 'Reprendre sur la version actuelle' });
  const resumed = page.locator('[data-resumed]');

  await signIn(page, PEOPLE.administrator);
  await read(page);
  const nadia = await signedIn(browser, PEOPLE.superAdmin);
  await read(nadia);
  await add(nadia, theirs);
  expect(await save(nadia)).toBe(200);
  await add(page, mine);
  expect(await save(page)).toBe(412);
  await again.click();
  await expect(resumed).toBeFocused();
  await expect(resumed).not.toContainText('tous deux');
  await expect.poll(async () => (await said(page)).slice(-2)).toEqual([theirs, mine]);
  await expectSound(page);
  expect(await save(page)).toBe(200);
  await expect(resumed).toHaveCount(0);

  // Both say what there is of the same one.
  await read(nadia);
  await expect.poll(async () => (await said(nadia)).slice(-2)).toEqual([theirs, mine]);
  const available = (who: Page) => of(who).getByLabel('Ce dont on dispose').last();
  await available(nadia).fill('deux drones');
  expect(await save(nadia)).toBe(200);
  await available(page).fill('trois drones');
  expect(await save(page)).toBe(412);
  await again.click();
  await expect(resumed).toContainText(`${mine} · Ce dont on dispose « deux drones »`);
  await expect(available(page)).toHaveValue('trois drones');

  // Both leave the lists that others choose from.
  const active = of(page).getByLabel('En service');
  const count = await active.count();
  for (const place of [count - 2, count - 1]) await active.nth(place).uncheck();
  expect(await save(page)).toBe(200);
  await read(page);
  await expect(available(page)).toHaveValue('trois drones');
  await nadia.context().close();
});
