// An intrapreneur track: a good idea is invited, a team of two is made, the idea is reworked, the team is shortlisted.
import { expect, test } from '@playwright/test';
import { apiOf, depositBy, fresh } from './ideas';
import { PEOPLE, expectAccessible, expectSound, signIn, signedIn } from './portal';

test('an idea is invited into a track, reworked by two, and shortlisted', async ({ page, browser }) => {
  test.slow();
  const title = fresh('Parcours des intrapreneurs');
  const idea = fresh('Un guichet qui se déplace');
  const admin = await apiOf(page, PEOPLE.administrator);
  const owner_id = (await admin('get', '/people?q=Karim')).items[0].id;
  const content = { title, owner_id, format: 'intrapreneur_track', closes_at: '2030-06-28T21:59:00Z' };
  const made = await admin('post', '/challenges', { content }, { 'idempotency-key': encodeURIComponent(title) });
  const track = made.summary.id;
  await admin('post', `/challenges/${track}/publications`, undefined, { 'if-match': `"${made.version}"` });
  const deposited = await depositBy(await apiOf(page, PEOPLE.reader), idea);
  const address = `/idees/${deposited.summary.id}`;

  await test.step('whoever runs the track invites the author', async () => {
    await signIn(page, PEOPLE.challengeOwner);
    await page.goto(address);
    await page.getByRole('button', { name: 'Inviter dans un parcours' }).click();
    const dialog = page.getByRole('dialog', { name: 'Parcours intrapreneur' });
    await dialog.getByLabel('Le parcours').selectOption({ label: title });
    await dialog.getByLabel('Un mot pour cette personne').fill('Votre idée mérite d’aller plus loin.');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Confirmer' }).click();
    await expect(page.getByText('Auteur invité')).toBeVisible();
  });

  const sophie = await signedIn(browser, PEOPLE.reader);
  await test.step('the author takes part, and asks a colleague', async () => {
    await sophie.goto(address);
    const mine = sophie.getByRole('region', { name: 'Parcours intrapreneur' });
    await expect(mine.getByText('Votre idée mérite d’aller plus loin.')).toBeVisible();
    await expectSound(sophie);
    await mine.getByRole('button', { name: 'Prendre part au parcours' }).click();
    await expect(mine.getByText('L’auteur cherche un collègue')).toBeVisible();
    await mine.getByRole('button', { name: 'Choisir un collègue' }).click();
    const dialog = sophie.getByRole('dialog', { name: 'Choisir un collègue' });
    await dialog.getByLabel('Votre collègue').fill('Marc');
    await sophie.getByRole('option', { name: /Marc Petit/ }).click();
    await dialog.getByRole('button', { name: 'Proposer le binôme' }).click();
    await expect(mine.getByText('Marc Petit est sollicité')).toBeVisible();
  });

  await test.step('the colleague joins, and reworks the idea beside its own words', async () => {
    const marc = await signedIn(browser, PEOPLE.topManagement);
    await marc.goto(address);
    const mine = marc.getByRole('region', { name: 'Parcours intrapreneur' });
    await mine.getByRole('button', { name: 'Rejoindre le binôme' }).click();
    await expect(mine.getByText('Binôme au complet')).toBeVisible();
    await mine.getByRole('button', { name: 'Retravailler l’idée' }).click();
    const dialog = marc.getByRole('dialog', { name: 'Retravailler l’idée' });
    await dialog.getByLabel('L’idée retravaillée').fill('Nous commençons par une seule commune.');
    await expectAccessible(marc);
    await dialog.getByRole('button', { name: 'Enregistrer cette version' }).click();
    await expect(mine.getByText('Nous commençons par une seule commune.')).toBeVisible();
    await expect(marc.getByRole('main')).toContainText('Une ligne.');
    await expectSound(marc);
    await marc.context().close();
  });

  await test.step('whoever runs the track shortlists the team, and everybody reads it', async () => {
    await page.goto(`/defis/${track}`);
    const teams = page.getByRole('region', { name: 'Les équipes du parcours' });
    await teams.getByRole('button', { name: 'Répondre au binôme' }).click();
    const dialog = page.getByRole('dialog', { name: 'Répondre au binôme' });
    await dialog.getByRole('radio', { name: 'Ne pas présélectionner' }).check();
    await dialog.getByRole('button', { name: 'Publier la réponse' }).click();
    await expect(dialog.getByLabel('Pourquoi')).toHaveAttribute('aria-invalid', 'true');
    await dialog.getByRole('radio', { name: 'Présélectionner', exact: true }).check();
    await dialog.getByRole('button', { name: 'Publier la réponse' }).click();
    await expect(teams.getByText('Présélectionné', { exact: true })).toBeVisible();
    await expectSound(page);
    await sophie.goto(`/defis/${track}`);
    const read = sophie.getByRole('region', { name: 'Les équipes du parcours' });
    await expect(read.getByText('Présélectionné', { exact: true })).toBeVisible();
    await expect(read.getByRole('button', { name: 'Répondre au binôme' })).toHaveCount(0);
  });

  await test.step('the colleague leaves, and the author looks for another', async () => {
    const marc = await signedIn(browser, PEOPLE.topManagement);
    await marc.goto(address);
    const leave = marc.getByRole('button', { name: 'Quitter le parcours' });
    await leave.click();
    const dialog = marc.getByRole('dialog', { name: 'Quitter le parcours' });
    await dialog.getByRole('button', { name: 'Quitter', exact: true }).click();
    await expect(leave).toHaveCount(0);
    await marc.context().close();
    await sophie.goto(address);
    await expect(sophie.getByText('L’auteur cherche un collègue')).toBeVisible();
    await sophie.context().close();
  });
});
