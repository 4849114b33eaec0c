// Ideas beside ideas, and beside those who judge them: signed by two, tied, left by who cannot judge, answered together or not at all.
import { expect, test, type Page } from '@playwright/test';
import { apiOf, depositBy, fresh, type Ask } from './ideas';
import { PEOPLE, comeBackFor, expectAccessible, expectSound, signIn, signedIn } from './portal';

/// A challenge that takes ideas, made through the API: how it is written is another journey.
async function running(admin: Ask, title: string, more: object = {}): Promise<string> {
  const content = { title, closes_at: '2030-06-28T21:59:00Z', ...more };
  const prepared = await admin('post', '/challenges', { content }, { 'idempotency-key': encodeURIComponent(title) });
  const id = prepared.summary.id as string;
  await admin('post', `/challenges/${id}/publications`, undefined, { 'if-match': `"${prepared.version}"` });
  return id;
}

async function invite(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Inviter quelqu’un à signer' });
  // The one before is still there for a moment, and holds a button of the same name.
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Inviter à signer' }).click();
  await dialog.getByRole('combobox').fill(name);
  await dialog.getByRole('option', { name: new RegExp(`^${name}`) }).click();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Inviter à signer' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('L’invitation est envoyée.').last()).toBeVisible();
  await expect(page.getByRole('main')).toContainText(`Invités à signer : ${name}`);
}

test('a co-author signs once asked; another declines, and nobody else reads it', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const title = fresh('Une idée à deux');
  const id = (await depositBy(await apiOf(page, PEOPLE.reader), title)).summary.id as string;
  await signIn(page, PEOPLE.reader);
  await page.goto(`/idees/${id}`);
  await invite(page, 'Yann Kerbrat');

  const yann = await signedIn(browser, PEOPLE.referent);
  await comeBackFor(yann, '/notifications', yann.getByRole('link', { name: title }).first());
  await yann.getByRole('link', { name: title }).first().click();
  await expect(yann.getByText('On vous invite à signer cette idée')).toBeVisible();
  await expectSound(yann);
  await yann.getByRole('button', { name: 'Signer l’idée' }).click();
  await expect(yann.getByText('Vous signez cette idée.')).toBeVisible();
  await expect(yann.getByText('On vous invite à signer cette idée')).toBeHidden();
  await yann.goto('/mes-idees');
  await expect(yann.getByRole('link', { name: title })).toBeVisible();
  await yann.context().close();

  await page.reload();
  await expect(page.getByRole('main')).toContainText('Yann Kerbrat');
  await invite(page, 'Julie Morel');
  const julie = await signedIn(browser, PEOPLE.contributor);
  await julie.goto(`/idees/${id}`);
  await julie.getByRole('button', { name: 'Décliner' }).click();
  await expect(julie.getByText('Vous avez décliné l’invitation.')).toBeVisible();
  await expectSound(julie);
  await julie.context().close();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole('main').getByText('Invités à signer')).toHaveCount(0);
});

test('an invitation to sign is taken back, and whoever signed leaves', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const title = fresh('Une idée signée à demi');
  const id = (await depositBy(await apiOf(page, PEOPLE.reader), title)).summary.id as string;
  await signIn(page, PEOPLE.reader);
  await page.goto(`/idees/${id}`);
  await invite(page, 'Julie Morel');
  await page.getByRole('button', { name: 'Retirer l’invitation de Julie Morel' }).click();
  await expect(page.getByText('L’invitation est retirée.')).toBeVisible();
  await expect(page.getByRole('main').getByText('Invités à signer')).toHaveCount(0);
  await invite(page, 'Yann Kerbrat');
  const yann = await signedIn(browser, PEOPLE.referent);
  await yann.goto(`/idees/${id}`);
  await yann.getByRole('button', { name: 'Signer l’idée' }).click();
  await yann.getByRole('button', { name: 'Ne plus signer l’idée' }).click();
  const dialog = yann.getByRole('dialog', { name: /^Ne plus signer cette idée/ });
  await expectAccessible(yann);
  await dialog.getByRole('button', { name: 'Ne plus signer l’idée' }).click();
  await expect(yann.getByText('Vous ne signez plus cette idée.')).toBeVisible();
  await expect(yann.getByText('Signée aussi par')).toHaveCount(0);
  await expectSound(yann);
  await yann.context().close();
});

test('two ideas are tied, each says it from its side, and the tie is undone', { tag: '@wide' }, async ({ page }) => {
  const [one, other] = [fresh('Un guichet du soir'), fresh('Un guichet du samedi')];
  const sophie = await apiOf(page, PEOPLE.reader);
  const from = (await depositBy(sophie, one)).summary.id as string;
  const { reference } = (await depositBy(sophie, other)).summary;
  await signIn(page, PEOPLE.reader);
  await page.goto(`/idees/${from}`);
  await page.getByRole('button', { name: 'Relier', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Relier à une autre idée' });
  await dialog.getByRole('button', { name: 'Relier', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('Cela ne désigne aucune idée');
  await expectAccessible(page);
  const named = dialog.getByLabel('Adresse ou référence de l’autre idée');
  await named.fill('IDEE-1900-0001');
  await dialog.getByRole('button', { name: 'Relier', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('Cela ne désigne aucune idée');
  await named.fill(` ${String(reference).toLowerCase()} `);
  await dialog.getByRole('button', { name: 'Relier', exact: true }).click();
  await expect(page.getByText('Les deux idées sont reliées.')).toBeVisible();
  const tied = page.getByRole('region', { name: 'Idées liées' });
  await expectSound(page);
  await tied.getByRole('link', { name: other }).click();
  await expect(page.getByRole('heading', { level: 1, name: other })).toBeVisible();
  await expect(tied.getByRole('link', { name: one })).toBeVisible();
  await tied.getByRole('button', { name: 'Retirer le lien' }).click();
  await expect(page.getByText('Le lien est retiré.')).toBeVisible();
  await expect(tied).toBeHidden();
});

test('an expert says what ties them to an idea, and marks nothing', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const [name, title] = [fresh('Défi entre voisins'), fresh('Un banc devant ma porte')];
  const me = (await (await apiOf(page, PEOPLE.contributor))('get', '/me')).person;
  const admin = await apiOf(page, PEOPLE.administrator);
  const criteria = [{ title: 'Utile', kind: 'scale', weight: 1 }];
  const challenge = await running(admin, name, { criteria, expert_ids: [me.id] });
  const idea = await depositBy(await apiOf(page, PEOPLE.reader), title, { challenge_id: challenge });
  const address = `/idees/${idea.summary.id}`;

  await signIn(page, PEOPLE.contributor);
  await page.goto(address);
  const card = page.getByRole('form', { name: 'Votre notation' });
  await expect(card.getByRole('group', { name: 'Utile' })).toBeVisible();
  await card.getByRole('checkbox', { name: 'J’ai un conflit d’intérêts' }).check();
  await expect(card.getByRole('group', { name: 'Utile' })).toBeHidden();
  await card.getByRole('button', { name: 'Envoyer mes notes' }).click();
  await expect(page.getByRole('alert')).toContainText('Dites en un mot ce qui vous lie à cette idée.');
  await expectAccessible(page);
  await card.getByLabel('Lequel').fill('J’habite la rue.');
  await card.getByRole('button', { name: 'Envoyer mes notes' }).click();
  await expect(card).toBeHidden();
  await expectSound(page);

  // Whoever answers reads it, and no mark of theirs.
  const dinno = await signedIn(browser, PEOPLE.administrator);
  await dinno.goto(address);
  const said = dinno.getByRole('article').filter({ hasText: `${me.name} : conflit d’intérêts` });
  await expect(said).toContainText('J’habite la rue.');
  await expect(said).not.toContainText('Utile');
  await expectSound(dinno);
  await dinno.context().close();
});

test('an expert who answers masked declares a conflict like another, and reads nothing else', async ({ page }) => {
  const [name, title] = [fresh('Défi masqué'), fresh('Une idée sans nom')];
  const mine = await apiOf(page, PEOPLE.contributor);
  const me = (await mine('get', '/me')).person;
  const criteria = [{ title: 'Utile', kind: 'scale', weight: 1 }];
  const admin = await apiOf(page, PEOPLE.administrator);
  const challenge = await running(admin, name, { criteria, expert_ids: [me.id] });
  const idea = await depositBy(mine, title, { challenge_id: challenge, anonymous: true });

  await signIn(page, PEOPLE.contributor);
  await page.goto(`/idees/${idea.summary.id}`);
  const card = page.getByRole('form', { name: 'Votre notation' });
  await expect(card).toContainText('Déclarez un conflit d’intérêts');
  await expect(card.getByRole('group', { name: 'Utile' })).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Notes entre relecteurs' })).toBeHidden();
  await expectAccessible(page);
  await card.getByLabel('Lequel').fill('Je connais cette personne.');
  await card.getByRole('button', { name: 'Envoyer mes notes' }).click();
  await expect(card).toBeHidden();
  await expectSound(page);
  const seen = await admin('get', `/ideas/${idea.summary.id}/review`);
  expect([seen.sent, seen.awaited, seen.cards.length]).toEqual([0, 0, 1]);
});

test('a batch of answers with a faulty line publishes nothing, and names the line', { tag: '@wide' }, async ({ page }) => {
  test.slow();
  const name = fresh('Défi à deux mains');
  const nadia = await apiOf(page, PEOPLE.superAdmin);
  const challenge = await running(await apiOf(page, PEOPLE.administrator), name);
  const sophie = await apiOf(page, PEOPLE.reader);
  const [kept, taken] = [fresh('Une rampe à gauche'), fresh('Une rampe à droite')];
  await depositBy(sophie, kept, { challenge_id: challenge });
  const elsewhere = await depositBy(sophie, taken, { challenge_id: challenge });

  await signIn(page, PEOPLE.administrator);
  await page.goto(`/idees/reponses?defi=${challenge}`);
  const unprepared = page.getByRole('button', { name: 'Préparer la réponse' });
  for (const left of [1, 0]) {
    await unprepared.first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /^Retenir/ }).check();
    await dialog.getByLabel(/^Pourquoi/).fill('Simple et utile.');
    await dialog.getByRole('button', { name: 'Garder la réponse' }).click();
    await expect(dialog).toBeHidden();
    await expect(unprepared).toHaveCount(left);
  }
  const publish = 'Publier 2 réponses préparées';
  await page.getByRole('main').getByRole('button', { name: publish }).first().click();

  // Meanwhile somebody else answers one of them.
  const answer = { verdict: 'not_selected', reason: 'La rampe existe.' };
  await nadia('post', `/ideas/${elsewhere.summary.id}/decisions`, answer, { 'if-match': `"${elsewhere.version}"` });
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: publish }).click();
  const why = /a déjà reçu sa réponse|Rien n’est préparé|a changé depuis/;
  const refusal = dialog.getByRole('alert').filter({ hasText: 'Il y a un problème' });
  await expect(refusal.getByRole('listitem')).toHaveCount(1);
  await expect(refusal).toContainText(why);
  await expect(dialog.getByRole('listitem').filter({ hasText: taken })).toContainText(why);
  await expect(dialog.getByRole('listitem').filter({ hasText: kept })).not.toContainText(why);
  await expectAccessible(page);

  // The other one was not published: it waits, prepared as it was.
  await page.reload();
  await expect(page.getByText('1 idée attend une réponse')).toBeVisible();
  await expect(page.getByRole('link', { name: kept })).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Publier 1 réponse préparée' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publier 1 réponse préparée' }).click();
  await expect(page.getByText('1 réponse publiée.')).toBeVisible();
  await expectSound(page);
});
