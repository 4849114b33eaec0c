// From the deposit to the answer and back: a masked author is answered, answers leave together, an idea wakes up.
import { expect, test } from '@playwright/test';
import { apiOf, depositBy, fields, fresh, write } from './ideas';
import { PEOPLE, comeBackFor, expectAccessible, expectSound, signIn, signedIn } from './portal';

test('a masked author is answered, is told, and reads why without being named', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const title = fresh('Relire nos courriers');
  await signIn(page, PEOPLE.reader);

  await test.step('the idea is deposited without a name', async () => {
    await page.goto('/idees/deposer');
    await write(page, title);
    await page.getByRole('radio', { name: /^Personne/ }).check();
    await expectSound(page);
    await fields(page).send.click();
    await expect(page.getByText('Elle porte la mention « Auteur masqué »')).toBeVisible();
    await page.getByRole('link', { name: 'Voir mon idée' }).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
  });
  const address = page.url();

  await test.step('whoever answers does not know to whom', async () => {
    const dinno = await signedIn(browser, PEOPLE.administrator);
    await dinno.goto(address);
    await expect(dinno.getByRole('main')).toContainText('Auteur masqué');
    await expect(dinno.getByRole('main')).not.toContainText('Sophie');
    await dinno.getByRole('radio', { name: /^Retenir/ }).check();
    await dinno.getByLabel(/^Pourquoi/).fill('Nous relisons les dix courriers les plus envoyés.');
    await dinno.getByRole('button', { name: 'Publier la réponse' }).click();
    await expect(dinno.getByRole('heading', { name: 'La réponse' })).toBeFocused();
    await expect(dinno.getByRole('main')).not.toContainText('Sophie');
    await expectSound(dinno);
    await dinno.context().close();
  });

  await test.step('its author is told, finds it among their own, and reads why', async () => {
    await comeBackFor(page, '/notifications', page.getByRole('link', { name: title }).first());
    await expectSound(page);
    await page.goto('/mes-idees');
    await expect(page.getByText('Vos idées anonymes sont ici aussi')).toBeVisible();
    await expectSound(page);
    // A masked idea has a day and no hour: it comes after those of the same day that are signed.
    const mine = page.getByRole('link', { name: title });
    const more = page.getByRole('button', { name: 'Afficher la suite' });
    await expect(mine.or(more).first()).toBeVisible();
    await expect(async () => {
      if (!(await mine.isVisible())) await more.click();
      await expect(mine).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await mine.click();
    await expect(page.getByText('C’est vous : personne d’autre ne le voit.')).toBeVisible();
    await expect(page.getByRole('article').filter({ hasText: 'La réponse' })).toContainText(
      'Nous relisons les dix courriers les plus envoyés.',
    );
    await expectSound(page);
  });
});

test('answers are prepared one by one, then leave together', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const name = fresh('Défi accueil');
  const admin = await apiOf(page, PEOPLE.administrator);
  const key = { 'idempotency-key': encodeURIComponent(name) };
  const content = { title: name, closes_at: '2030-06-28T21:59:00Z', reply_days: 30 };
  const prepared = await admin('post', '/challenges', { content }, key);
  const challenge = prepared.summary.id as string;
  const seen = { 'if-match': `"${prepared.version}"` };
  await admin('post', `/challenges/${challenge}/publications`, undefined, seen);
  const sophie = await apiOf(page, PEOPLE.reader);
  const titles = [fresh('Un plan du hall'), fresh('Une file par motif')];
  for (const title of titles) await depositBy(sophie, title, { challenge_id: challenge });

  await signIn(page, PEOPLE.administrator);
  await page.goto(`/idees/reponses?defi=${challenge}`);
  await expect(page.getByText('2 idées attendent une réponse')).toBeVisible();
  await expect(page.getByText(/Réponse promise au plus tard le .*, il reste/).first()).toBeVisible();
  await expectSound(page);

  const answers = [
    { verdict: /^Retenir/, reason: 'Simple et utile : nous l’essayons.' },
    { verdict: /^Ne pas retenir/, reason: 'La borne d’accueil le fait déjà.' },
  ];
  for (const { verdict, reason } of answers) {
    await page.getByRole('button', { name: 'Préparer la réponse' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: verdict }).check();
    await dialog.getByLabel(/^Pourquoi/).fill(reason);
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Garder la réponse' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('main')).toContainText(reason);
  }

  await test.step('until they are published, nobody reads them', async () => {
    const reader = await signedIn(browser, PEOPLE.reader);
    await reader.goto(`/defis/${challenge}`);
    await reader.getByRole('link', { name: titles[0] }).click();
    await expect(reader.getByRole('heading', { level: 1, name: titles[0] })).toBeVisible();
    await expect(reader.getByRole('heading', { name: 'La réponse' })).toHaveCount(0);
    await reader.context().close();
  });

  const publish = 'Publier 2 réponses préparées';
  await page.getByRole('main').getByRole('button', { name: publish }).first().click();
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: publish }).click();
  await expect(page.getByText('2 réponses publiées.')).toBeVisible();
  await expect(page.getByText('Personne n’attend de réponse')).toBeVisible();
  await expectSound(page);

  await test.step('each promise was kept, and everybody reads it', async () => {
    await page.goto(`/defis/${challenge}`);
    await expect(page.getByRole('complementary')).toContainText('2 données à temps');
    for (const [place, title] of titles.entries()) {
      await page.goto(`/defis/${challenge}`);
      await page.getByRole('link', { name: title }).click();
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
      const said = page.getByRole('article').filter({ hasText: 'La réponse' });
      await expect(said).toContainText(/Simple et utile|La borne d’accueil/);
      await expect(page.getByText('Réponse donnée avant la date promise')).toBeVisible();
      if (place === 0) await expectSound(page);
    }
  });
});

test('one answer is prepared for several ideas at once', async ({ page }) => {
  test.slow();
  const name = fresh('Défi à réponses communes');
  const admin = await apiOf(page, PEOPLE.administrator);
  const key = { 'idempotency-key': encodeURIComponent(name) };
  const prepared = await admin('post', '/challenges', { content: { title: name, closes_at: '2030-06-28T21:59:00Z' } }, key);
  const challenge = prepared.summary.id as string;
  await admin('post', `/challenges/${challenge}/publications`, undefined, { 'if-match': `"${prepared.version}"` });
  const sophie = await apiOf(page, PEOPLE.reader);
  for (const title of ['Une rampe', 'Deux rampes', 'Trois rampes'].map(fresh)) {
    await depositBy(sophie, title, { challenge_id: challenge });
  }

  await signIn(page, PEOPLE.administrator);
  await page.goto(`/idees/reponses?defi=${challenge}`);
  await page.getByRole('checkbox', { name: 'Tout choisir' }).check();
  await page.getByRole('checkbox', { name: /^Choisir : Deux rampes/ }).uncheck();
  await expectSound(page);
  await page.getByRole('button', { name: 'Répondre aux 2 idées choisies' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /^Ne pas retenir/ }).check();
  await dialog.getByLabel(/^Pourquoi/).fill('Les rampes sont au marché de 2027.');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Garder cette réponse pour toutes' }).click();
  await expect(page.getByText('2 réponses sont préparées, pas encore publiées.')).toBeVisible();
  const publish = 'Publier 2 réponses préparées';
  await page.getByRole('main').getByRole('button', { name: publish }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: publish }).click();
  await expect(page.getByText('2 réponses publiées.')).toBeVisible();
  await expect(page.getByText('1 idée attend une réponse')).toBeVisible();
});

test('two prepare the answer to one idea at once, and neither loses a word', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const name = fresh('Défi à deux réponses');
  const admin = await apiOf(page, PEOPLE.administrator);
  const key = { 'idempotency-key': encodeURIComponent(name) };
  const made = await admin('post', '/challenges', { content: { title: name, closes_at: '2030-06-28T21:59:00Z' } }, key);
  const challenge = made.summary.id as string;
  await admin('post', `/challenges/${challenge}/publications`, undefined, { 'if-match': `"${made.version}"` });
  await depositBy(await apiOf(page, PEOPLE.reader), fresh('Un banc dehors'), { challenge_id: challenge });
  const address = `/idees/reponses?defi=${challenge}`;
  await signIn(page, PEOPLE.administrator);
  await page.goto(address);
  const other = await signedIn(browser, PEOPLE.administrator);
  await other.goto(address);
  const prepare = async (who: typeof page) => {
    await who.getByRole('button', { name: 'Préparer la réponse' }).click();
    return who.getByRole('dialog', { name: 'Préparer la réponse' });
  };
  const save = { name: 'Garder la réponse' };

  const mine = await prepare(page);
  await mine.getByRole('radio', { name: /^Retenir/ }).check();
  await mine.getByLabel(/^Pourquoi/).fill('Les bancs sont commandés.');
  await page.reload();
  await prepare(page);
  await expect(mine.getByText('Vos mots ont été retrouvés')).toBeVisible();
  await expect(mine.getByLabel(/^Pourquoi/)).toHaveValue('Les bancs sont commandés.');

  const theirs = await prepare(other);
  await theirs.getByRole('radio', { name: /^Retenir/ }).check();
  await theirs.getByLabel(/^Pourquoi/).fill('Deux bancs suffiront.');
  await theirs.getByRole('button', save).click();
  await expect(theirs).toBeHidden();
  await other.context().close();

  await mine.getByRole('button', save).click();
  await mine.getByRole('button', { name: 'Reprendre sur la version actuelle' }).click();
  await expect(mine.getByText('« Deux bancs suffiront. »')).toBeVisible();
  await expect(mine.getByLabel(/^Pourquoi/)).toHaveValue('Les bancs sont commandés.');
  await expectAccessible(page);
  await mine.getByRole('button', save).click();
  await expect(mine).toBeHidden();
  await expect(page.getByRole('main')).toContainText('Les bancs sont commandés.');
});

test('an expert finds what is left to mark, leaves in the middle, and loses nothing', async ({ page }) => {
  test.slow();
  const name = fresh('Défi à noter');
  const julie = await apiOf(page, PEOPLE.contributor);
  const me = await julie('get', '/me');
  const admin = await apiOf(page, PEOPLE.administrator);
  const key = { 'idempotency-key': encodeURIComponent(name) };
  const criteria = [{ title: 'Utile', kind: 'scale', weight: 2 }, { title: 'Simple', kind: 'scale', weight: 1 }];
  const content = { title: name, closes_at: '2030-06-28T21:59:00Z', criteria, expert_ids: [me.person.id] };
  const prepared = await admin('post', '/challenges', { content }, key);
  const challenge = prepared.summary.id as string;
  await admin('post', `/challenges/${challenge}/publications`, undefined, { 'if-match': `"${prepared.version}"` });
  const title = fresh('Un banc dans le hall');
  await depositBy(await apiOf(page, PEOPLE.reader), title, { challenge_id: challenge });

  await signIn(page, PEOPLE.contributor);
  await page.goto('/');
  await page.getByRole('link', { name: /^À noter/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Que reste-t-il à noter' })).toBeFocused();
  await expectSound(page);
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('group', { name: 'Utile' }).getByRole('radio', { name: '4' }).check();
  await page.getByLabel('Pourquoi cette note').first().fill('Tout le monde attend debout.');
  await page.reload();
  await expect(page.getByLabel('Pourquoi cette note').first()).toHaveValue('Tout le monde attend debout.');
  await expect(page.getByRole('group', { name: 'Utile' }).getByRole('radio', { name: '4' })).toBeChecked();
  await expectSound(page);
  await page.getByRole('group', { name: 'Simple' }).getByRole('radio', { name: '5' }).check();
  await page.getByRole('button', { name: 'Envoyer mes notes' }).click();
  await expect(page.getByText('Votre notation est envoyée.')).toBeVisible();
  await page.getByRole('link', { name: 'Voir ce qui reste à noter' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Que reste-t-il à noter' })).toBeFocused();
  await expect(page.getByRole('link', { name: title })).toHaveCount(0);
});

test('two answer one proposal at once: the second reads the first answer, and keeps its words', { tag: '@wide' }, async ({ page, browser }) => {
  const idea = await depositBy(await apiOf(page, PEOPLE.reader), fresh('Une borne qui dort'));
  const admin = await apiOf(page, PEOPLE.administrator);
  const id = idea.summary.id as string;
  await admin('post', `/ideas/${id}/decisions`, { verdict: 'not_selected', reason: 'Pas cette année.' }, { 'if-match': `"${idea.version}"` });
  const julie = await apiOf(page, PEOPLE.contributor);
  await julie('post', `/ideas/${id}/revivals`, { why: 'L’année a passé.' }, { 'idempotency-key': `revival-${id}` });
  await signIn(page, PEOPLE.administrator);
  await page.goto(`/idees/${id}`);
  const nadia = await signedIn(browser, PEOPLE.superAdmin);
  await nadia.goto(`/idees/${id}`);
  const form = { name: 'Répondre à la proposition' };
  // Both have read the idea as it waits for an answer before either of them answers.
  for (const who of [page, nadia]) await expect(who.getByRole('form', form)).toBeVisible();
  const say = async (who: typeof page, choice: RegExp, reason: string) => {
    await who.getByRole('form', form).getByRole('radio', { name: choice }).check();
    await who.getByRole('form', form).getByLabel('Pourquoi', { exact: true }).fill(reason);
    await who.getByRole('form', form).getByRole('button', { name: 'Répondre', exact: true }).click();
  };
  await say(page, /^La laisser dormir/, 'Le marché court encore.');
  await expect(page.getByText('La réponse est donnée.')).toBeVisible();
  await expect(page.getByRole('form', form)).toHaveCount(0);
  await expect(page.getByRole('main').getByRole('listitem').filter({ hasText: 'L’année a passé.' }).first()).toContainText('Refusée');

  await say(nadia, /^Reprendre l’idée/, 'La condition est levée.');
  await nadia.getByRole('button', { name: 'Reprendre sur la version actuelle' }).click();
  const over = nadia.getByRole('status').filter({ hasText: 'Cette idée n’attend plus de réponse' });
  await expect(over).toBeFocused();
  await expect(over).toContainText('« Le marché court encore. »');
  await expect(nadia.getByRole('form', form).getByLabel('Pourquoi', { exact: true })).toHaveValue('La condition est levée.');
  await expectAccessible(nadia);
  await nadia.getByRole('button', { name: 'Charger la version actuelle' }).click();
  await expect(nadia.getByRole('form', form)).toHaveCount(0);
  await expect(nadia.getByRole('heading', { level: 1 })).toBeFocused();
  await nadia.context().close();
});

test('an idea that sleeps is taken up again', async ({ page, browser }) => {
  test.slow();
  const title = fresh('Une borne bilingue');
  const sophie = await apiOf(page, PEOPLE.reader);
  const idea = await depositBy(sophie, title);
  const admin = await apiOf(page, PEOPLE.administrator);
  const id = idea.summary.id as string;
  const refusal = { verdict: 'not_selected', reason: 'Le marché ne le prévoit pas.', condition: 'Le marché change.' };
  await admin('post', `/ideas/${id}/decisions`, refusal, { 'if-match': `"${idea.version}"` });

  await signIn(page, PEOPLE.contributor);
  await page.goto('/idees/en-sommeil');
  await page.getByLabel('Mots du titre').fill(title);
  await expect(page.getByText('Le marché change.')).toBeVisible();
  await expectSound(page);
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByText('Deviendrait possible si : Le marché change.')).toBeVisible();
  await page.getByRole('button', { name: 'Proposer la reprise' }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'Il y a un problème' });
  await expect(summary).toContainText('Dites ce qui a changé.');
  await page.getByLabel('Pourquoi maintenant').fill('Le nouveau marché prévoit deux langues.');
  await page.getByRole('button', { name: 'Proposer la reprise' }).click();
  await expect(page.getByText('La reprise est proposée.')).toBeVisible();
  await expectSound(page);

  await test.step('an administrator answers, with a reason', async () => {
    const dinno = await signedIn(browser, PEOPLE.administrator);
    await dinno.goto(`/idees/${id}`);
    await expect(dinno.getByText('Le nouveau marché prévoit deux langues.').first()).toBeVisible();
    const form = dinno.getByRole('form', { name: 'Répondre à la proposition' });
    await form.getByRole('radio', { name: /^Reprendre l’idée/ }).check();
    await form.getByLabel('Pourquoi', { exact: true }).fill('La condition est levée.');
    await form.getByLabel(/^Jour du pitch en public/).fill('2031-04-22');
    await expectSound(dinno);
    await form.getByRole('button', { name: 'Répondre', exact: true }).click();
    await expect(dinno.getByText('La réponse est donnée.')).toBeVisible();
    await expect(dinno.getByRole('heading', { level: 1 })).toBeFocused();
    await expectSound(dinno);
    await dinno.context().close();
  });

  await test.step('it waits for an answer again, with its history', async () => {
    await page.goto(`/idees?statut=submitted&q=${encodeURIComponent(title)}`);
    await expect(page.getByRole('heading', { level: 2, name: '1 idée', exact: true })).toBeVisible();
    await page.getByRole('link', { name: title }).click();
    await expect(page.getByText('Idée reprise : La condition est levée.')).toBeVisible();
    const taken = page.getByRole('region', { name: 'Reprise de cette idée' });
    await expect(taken.getByText('Acceptée')).toBeVisible();
    await expect(taken.getByText('À pitcher le 22 avril 2031')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Proposer la reprise' })).toHaveCount(0);
    await expectSound(page);
  });
});

test('the counts beside the filters say what each would leave', async ({ page, viewport }) => {
  const words = fresh('Compte');
  const sophie = await apiOf(page, PEOPLE.reader);
  for (const number of [1, 2, 3]) await depositBy(sophie, `${words} ${number}`);
  await signIn(page, PEOPLE.reader);
  await page.goto(`/idees?q=${encodeURIComponent(words)}`);
  await expect(page.getByRole('heading', { level: 2, name: '3 idées', exact: true })).toBeVisible();
  const isNarrow = (viewport?.width ?? 0) < 600;
  if (isNarrow) await page.getByRole('button', { name: /^Filtrer/ }).click();
  const panel = isNarrow ? page.getByRole('dialog') : page.getByRole('region', { name: 'Filtrer les idées' });
  await expect(panel.getByRole('checkbox', { name: /^Déposée\s*3$/ })).toBeVisible();
  await expect(panel.getByRole('checkbox', { name: /^Retirée\s*0$/ })).toBeVisible();
  await expectAccessible(page);
});

test('an idea that became one with another leads to it, and back to its own page', { tag: '@wide' }, async ({ page, browser }) => {
  const [part, whole] = [fresh('Un plan du métro'), fresh('Un plan de tous les accès')];
  const sophie = await apiOf(page, PEOPLE.reader);
  const admin = await apiOf(page, PEOPLE.administrator);
  const from = (await depositBy(sophie, part)).summary.id as string;
  const into = (await depositBy(admin, whole)).summary.id as string;

  await signIn(page, PEOPLE.administrator);
  await page.goto(`/idees/${from}`);
  await page.getByRole('button', { name: 'Fusionner' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Fusionner avec une autre idée' });
  await dialog.getByRole('textbox').fill(into);
  await dialog.getByRole('button', { name: 'Fusionner' }).click();
  await expect(page.getByRole('heading', { level: 1, name: whole })).toBeVisible();
  await expect(page.getByText('Cette idée a été réunie à celle-ci')).toBeVisible();
  await expectSound(page);

  await test.step('whoever had the former address comes to the idea that goes on', async () => {
    const reader = await signedIn(browser, PEOPLE.referent);
    await reader.goto(`/idees/${from}`);
    await expect(reader.getByRole('heading', { level: 1, name: whole })).toBeVisible();
    await expect(reader.getByRole('listitem').filter({ hasText: part })).toContainText('de Sophie Lambert');
    await reader.context().close();
  });

  await page.getByRole('link', { name: 'Voir sa page d’origine' }).click();
  await expect(page.getByRole('heading', { level: 1, name: part })).toBeVisible();

  await test.step('of two merges in a row, the last is undone first', async () => {
    const third = (await depositBy(admin, fresh('Un plan de la ville'))).summary.id as string;
    const { version } = await admin('get', `/ideas/${into}`);
    await admin('post', `/ideas/${into}/mergers`, { into: third }, { 'if-match': `"${version}"` });
    await page.reload();
    await expect(page.getByText('défaites d’abord sa fusion')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Défaire la fusion' })).toHaveCount(0);
    await page.getByRole('link', { name: whole }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: whole })).toBeVisible();
    await page.getByRole('button', { name: 'Défaire la fusion' }).click();
    await expect(page.getByText('La fusion est défaite.')).toBeVisible();
    await page.goto(`/idees/${from}?voir=origine`);
    await expect(page.getByRole('heading', { level: 1, name: part })).toBeVisible();
  });
  await page.getByRole('button', { name: 'Défaire la fusion' }).click();
  await expect(page.getByText('La fusion est défaite.')).toBeVisible();
  await page.goto(`/idees/${into}`);
  await expect(page.getByRole('heading', { level: 1, name: whole })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Réunit aussi' })).toHaveCount(0);
});
