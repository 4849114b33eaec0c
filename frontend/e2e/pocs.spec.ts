// An experiment from its creation to its practice: seven steps, two gates, a hold, a way back, lessons.
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { act, create, decidedBy, dialog, launch, made, state, step, unfold } from './pocs';
import { PEOPLE, expectAccessible, expectNoSidewaysScroll, expectSound, signIn, signedIn } from './portal';

/// Takes an experiment to its end through the API, where it is not validated; answers where it stands.
async function refuse(page: Page, title: string): Promise<string> {
  const { request } = page;
  const data = { email: PEOPLE.administrator, password: 'demonstration-2026' };
  const session = await (await request.post('/api/v1/auth/sessions', { data })).json();
  const authorization = `Bearer ${session.access_token as string}`;
  const read = async (path: string) => (await request.get(`/api/v1${path}`, { headers: { authorization } })).json();
  const act = async (path: string, body: object, headers: Record<string, string>) => {
    const answer = await request.post(`/api/v1${path}`, { data: body, headers: { authorization, ...headers } });
    expect(answer.ok()).toBe(true);
    return answer.json();
  };
  const [known] = (await read('/pocs?limit=1')).items;
  const [decider] = (await read('/people?q=Marc')).items;
  const header = { title, department_id: known.department.id, domain: known.domain };
  const created = await act('/pocs', { header, members: [] }, { 'idempotency-key': title });
  const place = `/pocs/${created.summary.id as string}`;
  const launched = await act(`${place}/launches`, {}, { 'if-match': `"${created.version as number}"` });
  const gates = [
    { verdict: 'go', decided_by: decider.id },
    { verdict: 'not_validated', reason: 'Bénéfices insuffisants.', decided_by: decider.id },
  ];
  const steps = { first: launched.steps[0].step, last: launched.steps[6].step, gates };
  await act(`${place}/passages`, steps, { 'if-match': `"${launched.version as number}"` });
  return `/experimentations/${created.summary.id as string}`;
}

test.describe('an experiment', () => {
  test.beforeEach(async ({ page }) => signIn(page, PEOPLE.contributor));

  test('three fields are enough, and what is missing is said next to the field', async ({ page }) => {
    await page.goto('/experimentations');
    await page.getByRole('link', { name: 'Créer une expérimentation' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await page.getByRole('button', { name: 'Créer l’expérimentation' }).click();
    const summary = page.getByRole('alert').filter({ hasText: 'Il y a un problème' });
    await expect(summary).toBeFocused();
    await expect(summary).toContainText('Donnez un titre à l’expérimentation.');
    await expectAccessible(page);
    await summary.getByRole('link', { name: 'Choisissez le domaine d’intervention.' }).click();
    await expect(page.getByLabel('Domaine d’intervention')).toBeFocused();
    await create(page, `Ateliers ${Date.now()}`);
    await expect(page.getByText('À lancer', { exact: true }).first()).toBeVisible();
    await expect(page.getByText('0 étape sur 7', { exact: false }).first()).toBeVisible();
  });

  test('what is typed without network waits on the device, and leaves when the network is back', { tag: '@wide' }, async ({ page, context }) => {
    await made(page, `Dans le train ${Date.now()}`, 'launched');
    await act(page, 'Compléter l’étape 1').click();
    const impact = page.getByLabel('Quel effet attendez-vous');
    const waits = step(page, 1).getByText('gardé sur cet appareil');
    // The editor comes in a file of its own, which would not come without network.
    await expect(impact).toBeFocused();
    await test.step('the network leaves, then comes back', async () => {
      await context.setOffline(true);
      await impact.fill('Écrit dans le train.');
      await expect(waits).toBeVisible();
      await expect(page.getByText('Vous êtes hors ligne')).toBeInViewport();
      await context.setOffline(false);
      await expect(page.getByText('Enregistré à')).toBeVisible();
    });
    await test.step('the page is reloaded before the service answers', async () => {
      await page.route('**/steps/*', (route) => route.abort());
      await impact.fill('Écrit dans un tunnel.');
      await expect(waits).toBeVisible();
      await page.reload();
      await expect(step(page, 1).getByText('Écrit dans le train.')).toBeVisible();
      await expect(page.getByText('Un texte de l’étape 1 a été retrouvé')).toBeVisible();
      await expectAccessible(page);
      await page.unroute('**/steps/*');
      await act(page, 'Reprendre l’étape 1').click();
      await expect(impact).toHaveValue('Écrit dans un tunnel.');
      await expect(page.getByText('Enregistré à')).toBeVisible();
      await page.reload();
      await expect(step(page, 1).getByText('Écrit dans un tunnel.')).toBeVisible();
      await expect(page.getByText('a été retrouvé')).toBeHidden();
    });
  });

  test('a form that is left before it is sent keeps its words', async ({ page }) => {
    const title = `À reprendre ${Date.now()}`;
    const field = page.getByLabel('Titre');
    await page.goto('/experimentations/nouvelle');
    await field.fill(title);
    await page.getByRole('link', { name: 'Annuler' }).click();
    await page.getByRole('link', { name: 'Créer une expérimentation' }).click();
    await expect(field).toHaveValue(title);
    await page.reload();
    await expect(field).toHaveValue(title);
    await expect(page.getByText('Vos mots ont été retrouvés')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Repartir sans eux' }).click();
    await expect(field).toHaveValue('');
    await page.reload();
    await expect(field).toHaveValue('');
    await expect(page.getByText('Vos mots ont été retrouvés')).toBeHidden();
  });

  test('an address that leads nowhere says so, whatever it names', async ({ page }) => {
    const nobody = '00000000-0000-7000-8000-000000000000';
    for (const place of [`/experimentations/${nobody}`, `/idees/${nobody}`, `/idees/deposer/${nobody}`]) {
      await page.goto(place);
      await expect(page.getByRole('heading', { level: 1, name: 'Cette page n’existe pas' })).toBeVisible();
      await expect(page).toHaveTitle('Cette page n’existe pas — Ozéli-D');
      await expect(page.getByRole('main').getByRole('link', { name: 'Revenir à l’accueil' })).toBeVisible();
    }
  });

  test('an experiment that was not validated is not shown as a success', async ({ page }) => {
    await page.goto(await refuse(page, `Une impasse ${Date.now()}`));
    await expect(state(page)).toContainText('Terminée, non validée');
    await expect(page.locator('.is-gate[data-state="refused"]')).toContainText('Non validée');
    await expect(page.locator('.chain')).toContainText('Ne sera pas publiée');
    await expectAccessible(page);
  });

  test('seven steps, from the launch to the practice', async ({ page }) => {
    test.slow();
    const title = `Relire nos courriers ${Date.now()}`;
    await create(page, title);
    await launch(page);

    await test.step('what is typed at a step is saved without a button', async () => {
      await act(page, 'Compléter l’étape 1').click();
      const impact = page.getByLabel('Quel effet attendez-vous');
      await expect(impact).toBeFocused();
      await impact.fill('Diviser par deux le délai de réponse.');
      await expect(page.getByText(/Enregistré à \d+\sh\s\d\d/)).toBeVisible();
      await step(page, 1).getByLabel('Un service').check();
      await step(page, 1).getByRole('button', { name: 'Persona' }).click();
      await expect(step(page, 1).getByLabel('Technique', { exact: true })).toHaveValue('Persona');
      await step(page, 1).getByRole('button', { name: 'Terminer' }).click();
      await expect(step(page, 1).getByText('Diviser par deux')).toBeVisible();
      await expect(step(page, 1).getByRole('link', { name: 'Persona', exact: true })).toBeVisible();
      await expect(step(page, 1).getByText('À compléter').first()).toBeVisible();
      await page.reload();
      await expect(step(page, 1).getByText('Diviser par deux')).toBeVisible();
    });

    await test.step('a lesson is written at its step', async () => {
      await act(page, 'Noter une leçon de l’étape 1').click();
      await dialog(page).getByRole('button', { name: 'Enregistrer la leçon' }).click();
      await expect(dialog(page).getByRole('alert')).toContainText('Choisissez la nature de la leçon.');
      await dialog(page).getByLabel('Difficulté').check();
      await dialog(page).getByLabel('La leçon').fill('Interviews utiles mais trop longues.');
      await expectAccessible(page);
      await dialog(page).getByRole('button', { name: 'Enregistrer la leçon' }).click();
      await expect(step(page, 1).getByText('Interviews utiles mais trop longues.')).toBeVisible();
    });

    await test.step('steps 1 and 2 are passed in one act', async () => {
      await act(page, 'Franchir l’étape 1').click();
      await dialog(page).getByLabel('Jusqu’à quelle étape').selectOption('2');
      await expectAccessible(page);
      await dialog(page).getByRole('button', { name: 'Franchir les étapes 1 à 2' }).click();
      await expect(step(page, 1).locator('summary').first()).toContainText('regroupée avec l’étape 2');
      await expect(page.getByText('franchie avec l’étape 1')).toBeAttached();
      await expect(step(page, 3).locator('summary').first()).toBeFocused();
      await expect(page.getByText('2 étapes sur 7 (29').first()).toBeAttached();
    });

    await test.step('a NO GO needs its reason and leaves step 3 open', async () => {
      await act(page, 'Franchir l’étape 3').click();
      await dialog(page).getByLabel('Jusqu’à quelle étape').selectOption('5');
      await dialog(page).getByLabel('NO GO', { exact: false }).last().check();
      await decidedBy(page, 'Marc Petit');
      const record = dialog(page).getByRole('button', { name: 'Enregistrer le NO GO' });
      await record.click();
      await expect(dialog(page).getByRole('alert')).toContainText('Écrivez la raison');
      await dialog(page).getByLabel('Pourquoi cette décision').fill('Bénéfices insuffisants.');
      await record.click();
      const gate = page.locator('#decision-3');
      await expect(gate).toContainText('NO GO');
      await expect(gate).toContainText('« Bénéfices insuffisants. »');
      await expect(gate).toContainText('Marc Petit');
      await expect(step(page, 3)).toHaveAttribute('data-state', 'current');
      await expect(step(page, 4)).toHaveAttribute('data-state', 'todo');
    });

    await test.step('on hold with a cause, then resumed at the same step', async () => {
      await act(page, 'Geler ou abandonner').click();
      await expect(dialog(page)).toContainText('droit à l’expérimentation');
      await dialog(page).getByRole('button', { name: 'Enregistrer' }).click();
      await expect(dialog(page).getByRole('alert')).toContainText('Choisissez la cause');
      await dialog(page).getByLabel('Geler', { exact: false }).first().check();
      await dialog(page).getByLabel('Pour quelle cause').selectOption({ index: 1 });
      await dialog(page).getByLabel('Avec vos mots').fill('Le financement s’arrête.');
      await dialog(page).getByRole('button', { name: 'Enregistrer' }).click();
      await expect(page.getByText('Gelée', { exact: true })).toBeVisible();
      await expect(page.getByText('« Le financement s’arrête. »')).toBeVisible();
      await expectAccessible(page);
      await act(page, 'Reprendre').click();
      await expect(act(page, 'Franchir l’étape 3')).toBeVisible();
    });

    await test.step('a GO under conditions opens step 4', async () => {
      await act(page, 'Franchir l’étape 3').click();
      await dialog(page).getByLabel('GO sous conditions').check();
      await dialog(page).getByLabel('À quelles conditions').fill('Aucun courrier nominatif ne sort.');
      await dialog(page).getByLabel('Pourquoi cette décision').fill('La confiance est raisonnable.');
      await dialog(page).getByLabel('la sécurité').check();
      await decidedBy(page, 'Marc Petit');
      await dialog(page).getByRole('button', { name: 'Franchir l’étape 3' }).click();
      await expect(page.locator('#decision-3')).toContainText('GO sous conditions');
      await expect(step(page, 4)).toHaveAttribute('data-state', 'current');
    });

    await test.step('a passed step is reopened with a word, and passed again', async () => {
      await unfold(page, 3);
      await page.getByRole('button', { name: 'Rouvrir l’étape 3' }).click();
      await dialog(page).getByRole('button', { name: 'Rouvrir l’étape' }).click();
      await expect(dialog(page).getByRole('alert')).toContainText('Écrivez un mot d’explication.');
      await dialog(page).getByLabel('Pourquoi revenir').fill('La solution a changé.');
      await dialog(page).getByRole('button', { name: 'Rouvrir l’étape' }).click();
      await expect(step(page, 3)).toHaveAttribute('data-state', 'current');
      await expect(page.locator('#decision-3')).toHaveAttribute('data-state', 'todo');
      await act(page, 'Franchir l’étape 3').click();
      await dialog(page).getByLabel('Jusqu’à quelle étape').selectOption('5');
      await dialog(page).getByRole('radio', { name: /^GO L’étape/ }).check();
      await decidedBy(page, 'Marc Petit');
      await dialog(page).getByRole('button', { name: 'Franchir les étapes 3 à 5' }).click();
      await expect(step(page, 5).locator('summary').first()).toContainText('regroupée avec les étapes 3 et 4');
    });

    await test.step('step 6 shows what step 1 expected, and « non » is an answer', async () => {
      await expect(step(page, 6)).toContainText('Ce que l’étape 1 attendait');
      await expect(step(page, 6)).toContainText('Diviser par deux le délai de réponse.');
      await act(page, 'Compléter l’étape 6').click();
      await step(page, 6).getByLabel('En partie').check();
      await expect(page.getByText('Enregistré à')).toBeVisible();
      // The act sends what an open editor still holds.
      await step(page, 6).getByLabel('Qu’est-ce qui le démontre').fill('Un quart d’appels en moins.');
      await act(page, 'Franchir l’étape 6').click();
      await dialog(page).getByRole('button', { name: 'Franchir l’étape 6' }).click();
      await expect(step(page, 7)).toHaveAttribute('data-state', 'current');
      await unfold(page, 6);
      await step(page, 6).getByRole('button', { name: 'Terminer' }).click();
      await expect(step(page, 6)).toContainText('Un quart d’appels en moins.');
    });

    await test.step('validated: completed, with the elements of the opportunity study', async () => {
      await act(page, 'Franchir l’étape 7').click();
      await dialog(page).getByRole('radio', { name: /^Validée/ }).check();
      await decidedBy(page, 'Marc Petit');
      await expectAccessible(page);
      await dialog(page).getByRole('button', { name: 'Franchir l’étape 7' }).click();
      await expect(state(page)).toContainText(/Terminée(?!, non validée)/);
      await expect(page.getByText('7 étapes sur 7 (100').first()).toBeAttached();
      const saved = page.waitForEvent('download');
      const study = page.getByRole('group', { name: 'étude d’opportunité' });
      await study.getByRole('button', { name: 'Texte' }).click();
      expect((await saved).suggestedFilename()).toMatch(/^POC-.*\.md$/);
      const printed = page.waitForEvent('download');
      await study.getByRole('button', { name: 'PDF' }).click();
      expect(await readFile(await (await printed).path(), 'latin1')).toMatch(/^%PDF-1\./);
      await page.getByText('Voir ce qui s’est passé').click();
      await expect(page.locator('.history')).toContainText('Étapes 3 à 5 franchies ensemble');
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
    });

    await test.step('the practice is published without typing again', async () => {
      await page.getByRole('link', { name: 'Publier la pratique' }).click();
      await expect(page.getByLabel('Titre')).toHaveValue(title);
      await expect(page.getByLabel('Ce que nous avons appris en route')).toHaveValue(/trop longues/);
      await expect(page.getByLabel('Techniques utilisées')).toHaveValue(/Persona/);
      await expect(page.getByLabel('Personne à contacter')).toHaveValue('Julie Morel');
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Publier la pratique' }).click();
      await expect(page.getByText('Publiée le')).toBeVisible();
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
      const chain = page.getByRole('navigation', { name: 'La chaîne' });
      await expectAccessible(page);
      await chain.getByRole('link', { name: title }).first().click();
      await expect(page).toHaveURL(/\/experimentations\//);
      await expect(state(page)).toContainText(/Terminée(?!, non validée)/);
      await expect(page.locator('.waiting')).toHaveCount(0);
      await expect(page.getByRole('link', { name: 'Publier la pratique' })).toHaveCount(0);
    });
  });

  test('the identity card changes on its own page, rows are added and taken away', async ({ page }) => {
    await made(page, `Carte ${Date.now()}`, 'to launch');
    await page.getByRole('link', { name: 'Modifier' }).click();
    await page.getByLabel('En une phrase').fill('Dix retraités, trois courriers.');
    await page.getByRole('button', { name: 'Ajouter une personne' }).click();
    const added = page.getByRole('combobox', { name: 'Nom' }).last();
    await expect(added).toBeFocused();
    await added.fill('Marc');
    await page.getByRole('option', { name: 'Marc Petit' }).click();
    await page.getByLabel('Rôle').last().selectOption({ label: 'Sponsor' });
    await page.getByLabel('Le mot de qui soutient l’expérimentation').fill('Ce que vous apprendrez servira.');
    await page.getByRole('button', { name: 'Ajouter un partenaire' }).click();
    await page.getByRole('button', { name: 'Enregistrer la carte' }).click();
    await expect(page.getByRole('alert')).toContainText('Nommez le partenaire, ou retirez la ligne.');
    await page.getByLabel('Nom du partenaire').fill('La Poste');
    await expectSound(page);
    await page.getByRole('button', { name: 'Enregistrer la carte' }).click();
    const card = page.getByRole('complementary', { name: 'Carte d’identité' });
    await expect(card).toContainText('Marc Petit');
    await expect(card).toContainText('La Poste (Entreprise)');
    const word = page.getByRole('figure').filter({ hasText: 'Le mot de qui soutient l’expérimentation' });
    await expect(word.getByText('Ce que vous apprendrez servira.')).toBeVisible();
    await expect(word.getByText('Marc Petit')).toBeVisible();
    await expect(page.getByText('Dix retraités, trois courriers.')).toBeVisible();
  });

  test('two people writing: what each wrote alone is kept, and one chooses on the rest', { tag: '@wide' }, async ({ page, browser }) => {
    const title = `À deux ${Date.now()}`;
    await made(page, title, 'launched');
    const address = page.url();
    await act(page, 'Compléter l’étape 1').click();
    // What the editor holds from now on is what the other is about to change.
    await expect(page.getByLabel('Quel effet attendez-vous')).toBeFocused();

    const other = await signedIn(browser, PEOPLE.administrator);
    await other.goto(address);
    await other.getByRole('button', { name: 'Compléter l’étape 1' }).click();
    const both = other.waitForResponse(async (one) => one.url().includes('/steps/') && (await one.text()).includes('Leur essai.'));
    await other.getByLabel('Quel effet attendez-vous').fill('Leur effet.');
    await other.getByLabel('Comment le saura-t-on').fill('Leur essai.');
    await both;
    await expect(other.getByText('Enregistré à')).toBeVisible();

    await page.getByLabel('Quel effet attendez-vous').fill('Mon effet.');
    await page.getByLabel('Qu’existe-t-il déjà').fill('Mon existant.');
    await expect(page.getByText('Quelqu’un a répondu entre-temps')).toBeVisible();
    await expect(page.getByText('« Leur effet. »')).toBeVisible();
    await expect(page.getByLabel('Comment le saura-t-on')).toHaveValue('Leur essai.');
    await expect(page.getByLabel('Quel effet attendez-vous')).toHaveValue('Mon effet.');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Garder ma réponse' }).click();
    await expect(page.getByText('Enregistré à')).toBeVisible();
    await page.getByRole('button', { name: 'Terminer' }).click();
    await expect(step(page, 1)).toContainText('Mon effet.');
    await expect(step(page, 1)).toContainText('Leur essai.');
    await expect(step(page, 1)).toContainText('Mon existant.');
    await other.context().close();
  });
});

test('an experiment is kept for some, then all of them are, and each setting counts at once', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const title = `Essai gardé ${Date.now()}`;
  await signIn(page, PEOPLE.contributor);
  await made(page, title, 'to launch');
  const address = page.url();
  const paul = await signedIn(browser, PEOPLE.administrator);
  await paul.goto(address);
  const reader = await signedIn(browser, PEOPLE.reader);
  const heading = reader.getByRole('heading', { level: 1, name: title });
  await reader.goto(address);
  await expect(heading).toBeVisible();

  await paul.getByRole('button', { name: 'Qui peut la lire' }).click();
  await dialog(paul).getByText('Au COMEX et au CODIR', { exact: true }).click();
  await expectAccessible(paul);
  await dialog(paul).getByRole('button', { name: 'Enregistrer' }).click();
  await expect(paul.getByText('Diffusion enregistrée.')).toBeVisible();
  await expect(paul.getByText('Diffusion restreinte').first()).toBeVisible();
  await paul.context().close();
  await reader.goto(address);
  await expect(reader.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(heading).toHaveCount(0);
  const directors = await signedIn(browser, PEOPLE.topManagement);
  await directors.goto(address);
  await expect(directors.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await directors.context().close();

  const nadia = await signedIn(browser, PEOPLE.superAdmin);
  await nadia.goto('/listes');
  const rules = nadia.getByRole('region', { name: 'Qui lit les expérimentations' });
  const settle = async (audience: string): Promise<void> => {
    const saved = nadia.waitForResponse((one) => one.url().includes('/poc-rules') && one.request().method() === 'PUT');
    await rules.getByText(audience, { exact: true }).click();
    await rules.getByRole('button', { name: 'Enregistrer le réglage' }).click();
    expect((await saved).ok()).toBe(true);
    await expect(nadia.getByText('Réglage enregistré : il vaut dès maintenant.').first()).toBeVisible();
  };
  const expectLessons = async (count: number): Promise<void> => {
    await reader.goto('/');
    await expect(reader.getByRole('heading', { name: 'Tous les services du portail' })).toBeVisible();
    await expect(reader.locator('.waiting')).toHaveCount(0);
    await expect(reader.locator('#lecon')).toHaveCount(count);
  };
  await expectLessons(1);
  await settle('Au COMEX et au CODIR');
  await expectSound(nadia);
  await expectLessons(0);
  await settle('À tout le monde');
  await expectLessons(1);
  await nadia.context().close();
  await reader.context().close();
});
