// The newsletter: written, tried, sent, kept, and left with one press.
import { expect, test } from '@playwright/test';
import { apiOf, fresh } from './ideas';
import { PEOPLE, expectPrints, expectSound, signIn, signedIn } from './portal';
import { lettersWith, noRelay } from './relay';

test('a letter goes from the draft to the archive, and one subscribes with one press', async ({ page, browser, request }) => {
  test.slow();
  const news = fresh('Un essai à raconter');
  const title = fresh('Lettre de mai');
  await signIn(page, PEOPLE.administrator);
  await page.goto('/actualites/ecrire');
  await page.getByLabel('Titre').fill(news);
  await page.getByLabel('En quelques lignes').fill('Trois agences ont essayé.');
  await page.getByLabel('Texte').fill('Voici ce que nous avons appris.');
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await page.getByRole('button', { name: 'Publier', exact: true }).click();
  await page.getByRole('button', { name: 'Publier ou programmer' }).click();
  await expect(page.getByText('Publié le')).toBeVisible();

  const sophie = await signedIn(browser, PEOPLE.reader);
  await sophie.goto('/infolettre');
  await expect(sophie.getByRole('heading', { level: 1, name: 'Lettre d’information' })).toBeVisible();
  await expectSound(sophie);
  await sophie.getByRole('link', { name: 'Suivre les actualités au fil des jours' }).click();
  await expect(sophie.getByRole('heading', { level: 1, name: 'Actualités' })).toBeFocused();
  await sophie.getByRole('link', { name: 'Prendre du recul avec la lettre d’information' }).click();
  await expect(sophie.getByRole('heading', { level: 1, name: 'Lettre d’information' })).toBeFocused();
  await sophie.getByRole('button', { name: 'Je m’abonne' }).click();
  await expect(sophie.getByText('Vous recevez la lettre par courriel.')).toBeVisible();
  await expectSound(sophie);

  await page.goto('/infolettre');
  await page.getByRole('link', { name: 'Écrire une lettre' }).click();
  await page.getByLabel('Titre').fill(title);
  await page.getByLabel('Texte').fill('Six mois d’essais : **ce que nous en retenons**.');
  await page.getByLabel('Quoi reprendre').selectOption({ label: 'Actualité' });
  await page.getByRole('combobox', { name: 'Chercher par l’intitulé' }).fill(news);
  await page.getByRole('option', { name: news }).click();
  await page.getByRole('combobox', { name: 'Organisme ou direction à ajouter' }).fill('Bretagne');
  await page.getByRole('listbox').getByRole('option', { name: 'Carsat Bretagne', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Retirer Carsat Bretagne' })).toBeVisible();
  await expect(page.getByRole('button', { name: `Retirer ${news}` })).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
  await expect(page.getByText('Trois agences ont essayé.')).toBeVisible();
  await expect(page.getByText('Parmi eux')).toBeVisible();
  await page.getByText('Voir les destinataires').click();
  await expect(page.getByText('Sophie Lambert')).toBeVisible();
  await expect(page.getByText(/ sur .* nommées?$/)).toBeVisible();
  await page.getByRole('button', { name: 'Voir le courriel' }).click();
  const letter = page.frameLocator('iframe');
  await expect(letter.getByRole('link', { name: news })).toBeVisible();
  await expect(letter.getByText('Se désabonner')).toBeVisible();
  await expect(page.locator('iframe')).toHaveAttribute('sandbox', '');
  await page.getByText('Le même en texte seul').click();
  await expect(page.getByText(`Actualité – ${news}`)).toBeVisible();
  // Nothing acts in the frame: what examines the page cannot look into it either.
  await page.getByRole('button', { name: 'Masquer le courriel' }).click();
  await page.getByRole('button', { name: 'M’envoyer un essai' }).click();
  await expect(page.getByText('Un essai part vers votre adresse')).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: 'Publier', exact: true }).click();
  await page.getByRole('button', { name: 'Publier ou programmer' }).click();
  await expect(page.getByText('Publié le')).toBeVisible();
  // The trial is its writer's; of the body that it is for, Sophie alone subscribed.
  const expectReceived = async () => {
    const received = () => lettersWith(title).map((one) => one.to).sort();
    await expect.poll(received, { timeout: 30_000 }).toEqual([PEOPLE.administrator, PEOPLE.reader]);
  };
  if (noRelay) console.warn(`${test.info().title}: ${noRelay}`);
  else
    await test.step('one letter arrives, to whoever subscribed and nobody else, and one press in it ends them', async () => {
      await expectReceived();
      const { head, body } = lettersWith(title).find((one) => one.to === PEOPLE.reader)!;
      expect(head).toContain(`Subject: ${title}`);
      expect(body).toContain('<strong>ce que nous en retenons</strong>');
      expect(body).toContain(`Actualité – ${news}`);
      expect(head).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
      const own = /^List-Unsubscribe:\s+<(\S+)>$/m.exec(head)![1];
      const pressed = await request.post(own, { form: { 'List-Unsubscribe': 'One-Click' } });
      expect(pressed.status()).toBe(204);
      await sophie.goto('/infolettre');
      await expect(sophie.getByText('Vous ne recevez pas la lettre par courriel.')).toBeVisible();
      await sophie.getByRole('button', { name: 'Je m’abonne' }).click();
      await expect(sophie.getByText('Vous recevez la lettre par courriel.')).toBeVisible();
    });

  await sophie.goto('/infolettre');
  await sophie.getByRole('link', { name: title }).click();
  await expect(sophie.getByRole('heading', { level: 1, name: title })).toBeFocused();
  await expectSound(sophie);
  await expectPrints(sophie);
  await sophie.getByRole('link', { name: news }).click();
  await expect(sophie.getByRole('heading', { level: 1, name: news })).toBeFocused();
  await sophie.goto('/infolettre');
  await sophie.getByRole('button', { name: 'Me désabonner' }).click();
  await expect(sophie.getByText('Vous ne recevez pas la lettre par courriel.')).toBeVisible();
  if (!noRelay) await expectReceived();
  await sophie.context().close();
});

test('a letter takes up a resource and what somebody says', async ({ page }) => {
  const [sheet, witness, title] = [fresh('Carte des usages'), fresh('Un récit'), fresh('Lettre de juin')];
  const ask = await apiOf(page, PEOPLE.administrator);
  const publish = async (name: string, content: object) => {
    const draft = await ask('post', '/editorial-items', { title: name, content }, { 'idempotency-key': encodeURIComponent(name) });
    await ask('post', `/editorial-items/${draft.summary.id}/publications`, {}, { 'if-match': `"${draft.version}"` });
  };
  await publish(sheet, { method_resources: { kind: 'technique_sheet', objective: 'Voir qui fait quoi.', body: 'Un canevas.' } });
  await publish(witness, { testimonials: { speaker: 'Une conseillère', role: 'user', side: 'internal', story: 'Nous y gagnons du temps.' } });
  await signIn(page, PEOPLE.administrator);
  await page.goto('/infolettre/ecrire');
  await page.getByLabel('Titre').fill(title);
  await page.getByLabel('Texte').fill('Un bilan.');
  for (const [kind, name] of [['Ressource méthodologique', sheet], ['Témoignage', witness]]) {
    await page.getByLabel('Quoi reprendre').selectOption({ label: kind });
    await page.getByRole('combobox', { name: 'Chercher par l’intitulé' }).fill(name);
    await page.getByRole('option', { name }).click();
    await expect(page.getByRole('button', { name: `Retirer ${name}` })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
  await expect(page.getByText('Voir qui fait quoi.')).toBeVisible();
  await expect(page.getByText('Nous y gagnons du temps.')).toBeVisible();
  await expectSound(page);
  await page.getByRole('link', { name: witness }).click();
  await expect(page.getByRole('heading', { level: 1, name: witness })).toBeFocused();
});

test('an address that is not ours does not unsubscribe anybody', async ({ page }) => {
  await page.goto('/infolettre/desabonnement/0197f4a2-8c1e-7b34-9d5a-3f2e1c0b9a87?signature=rien');
  await expect(page.getByRole('heading', { level: 1, name: 'Se désabonner de la lettre' })).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: 'Me désabonner' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByText('Vous ne recevrez plus la lettre.', { exact: true })).toHaveCount(0);
});

// A relay that refuses for two days is that of crates/api/tests/newsletter.rs: here its answers are told, and the button is pressed.
test('whoever wrote a letter sends again what relays refused', { tag: '@wide' }, async ({ page }) => {
  const title = fresh('Lettre refusée');
  const ask = await apiOf(page, PEOPLE.administrator);
  const content = { newsletters: { body: 'Un bilan.' } };
  const draft = await ask('post', '/editorial-items', { title, content }, { 'idempotency-key': encodeURIComponent(title) });
  await page.route(`**/api/v1/editorial-items/${draft.summary.id}`, async (route) => {
    const answer = await route.fetch();
    if (!answer.ok()) return route.fulfill({ response: answer });
    const item = await answer.json();
    item.summary.state = 'published';
    item.content.newsletters.letters = { waiting: 0, sent: 3, failed: 2 };
    await route.fulfill({ response: answer, json: item });
  });
  const asked: string[] = [];
  await page.route(`**/api/v1/newsletter/issues/${draft.summary.id}/resumption`, async (route) => {
    asked.push(route.request().method());
    await route.fulfill({ json: { waiting: 2, sent: 3, failed: 0 } });
  });
  await signIn(page, PEOPLE.administrator);
  await page.goto(`/infolettre/${draft.summary.id}`);
  await expect(page.getByText('0 en attente, 3 envoyés, 2 refusés')).toBeVisible();
  const again = page.getByRole('button', { name: 'Renvoyer les courriels refusés' });
  await expect(again).toBeVisible();
  await expectSound(page);
  await again.press('Enter');
  await expect(page.getByText('Les courriels refusés repartent.').first()).toBeVisible();
  await expect(page.getByText('2 en attente, 3 envoyés, 0 refusés')).toBeVisible();
  await expect(again).toHaveCount(0);
  // The button is gone: the keyboard is on how many receive it.
  await expect(page.locator('#destinataires')).toBeFocused();
  expect(asked).toEqual(['PUT']);
});
