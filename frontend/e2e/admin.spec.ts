// The administration: who may do what, changed at once; who is who; what is lent.
import { expect, test, type Page } from '@playwright/test';
import { PEOPLE, comeBackFor, expectAccessible, expectPrints, expectSound, heldUndo, signIn, signedIn, tabTo } from './portal';

const cell = (page: Page, name: string) => page.getByRole('checkbox', { name });

async function apply(page: Page, changes: string): Promise<void> {
  await tabTo(page, page.getByRole('button', { name: 'Relire et appliquer' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: changes }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('C’est appliqué, partout et tout de suite.')).toBeVisible();
}

test('a cell is changed by keyboard, read again in words, and counts at once for others', async ({ page, browser, viewport }) => {
  test.slow();
  await signIn(page, PEOPLE.superAdmin);
  await page.goto('/administration');
  await expect(page.getByRole('heading', { level: 1, name: 'Qui peut faire quoi' })).toBeVisible();
  await expectSound(page);

  const reader = await signedIn(browser, PEOPLE.reader);
  await reader.goto('/lecons');
  await expect(reader.getByRole('heading', { level: 1 })).toBeVisible();

  // From the first cell: three rows down (Expérimentations), two columns right (Consultation : consulter).
  await tabTo(page, page.getByRole('gridcell', { name: 'Accueil et une, Consultation : ajouter et retirer, sans objet' }));
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  const read = cell(page, 'Expérimentations, Consultation : consulter');
  await expect(read).toBeFocused();
  await expect(read).toHaveAttribute('aria-checked', 'true');
  await page.keyboard.press('Space');
  await expect(read).toHaveAttribute('aria-checked', 'false');
  await expect(page.getByText('Les agents en consultation ne verront plus « Expérimentations », ni son contenu.')).toBeVisible();
  await expectAccessible(page);
  await expectPrints(page);
  await apply(page, 'Appliquer 1 changement');
  // What was pressed is gone: the keyboard is in the table again, where it left it.
  await expect(read).toBeFocused();
  const undo = await heldUndo(page);

  await reader.goto('/experimentations');
  await expect(reader.getByRole('heading', { level: 1, name: 'Cette rubrique n’est pas ouverte à votre profil' })).toBeVisible();
  await undo.click();
  await expect(page.getByText('Les droits d’avant sont de retour.')).toBeVisible();
  await reader.goto('/experimentations');
  await expect(reader.getByRole('article').first().or(reader.getByRole('row').nth(1))).toBeVisible();
  await reader.context().close();

  await page.goto('/administration/journal');
  await expect(page.getByText('Les agents en consultation, « Expérimentations », consulter : tout → rien').first()).toBeVisible();

  // Found by what was done, by whom, on what and when; the address says it, and the file is the list on screen.
  const changed = page.getByText('Les agents en consultation, « Expérimentations », consulter : tout → rien').first();
  // Beside the list, or in a drawer on a narrow screen.
  const narrow = (viewport?.width ?? 0) < 600;
  const filters = page.locator('.facets:visible');
  const by = filters.getByRole('combobox', { name: 'Par qui' });
  const unfold = async (): Promise<void> => {
    if (narrow) await page.getByRole('button', { name: /^Filtrer/ }).click();
  };
  const fold = async (): Promise<void> => {
    if (narrow) await page.locator('.drawer-close button:visible').click();
  };
  await unfold();
  // Somebody is chosen under a label no bigger than the others.
  const size = (label: string) => filters.getByText(label, { exact: true }).evaluate((one) => getComputedStyle(one).fontSize);
  expect(await size('Par qui')).toBe(await size('Quoi'));
  await filters.getByLabel('Quoi').selectOption('cell_changed');
  await filters.getByLabel('Sur quelle brique').selectOption('pocs');
  await by.fill('Nadia');
  await page.getByRole('option', { name: /^Nadia Benali/ }).click();
  await expect(page).toHaveURL(/acte=cell_changed&brique=pocs&par=[^&]+&par-nom=Nadia/);
  await fold();
  await expect(changed).toBeVisible();
  await page.reload();
  await expect(changed).toBeVisible();
  await unfold();
  await expect(by).toHaveValue('Nadia Benali');
  await filters.getByLabel('Jusqu’au').fill('2020-01-01');
  await fold();
  await expect(page.getByText('Aucun changement ne le dit')).toBeVisible();
  await page.getByRole('button', { name: 'Effacer les filtres' }).click();
  await expect(changed).toBeVisible();
  await unfold();
  await expect(by).toHaveValue('');
  await fold();
  const taken = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tableur (CSV)' }).click();
  expect((await taken).suggestedFilename()).toBe('journal-des-droits.csv');
  await expectSound(page);
  await expectAccessible(page);
});

test('a rule of rights is told before anything is sent', { tag: '@wide' }, async ({ page }) => {
  await signIn(page, PEOPLE.superAdmin);
  await page.goto('/administration');
  await cell(page, 'Défis, Contributeur : consulter').click();
  await page.getByRole('button', { name: 'Relire et appliquer' }).click();
  await expect(page.getByText('sans pouvoir lire : ouvrez aussi la lecture')).toBeVisible();
  await expectAccessible(page);
});

test('a functional administrator reads the matrix, finds people and lends rights for a while', async ({ page }) => {
  await signIn(page, PEOPLE.administrator);
  await page.goto('/administration');
  await expect(page.getByText('seul le super administrateur la change')).toBeVisible();
  await page.getByRole('link', { name: 'Comptes' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Qui est qui' })).toBeFocused();
  await expectSound(page);
  await page.getByRole('link', { name: 'Marc Petit' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Marc Petit' })).toBeFocused();
  await expectSound(page);

  await page.getByRole('link', { name: 'Lui donner une délégation' }).click();
  await expect(page.getByLabel('À qui')).toHaveValue('Marc Petit');
  await page.getByRole('checkbox', { name: 'Agenda' }).check();
  await expectAccessible(page);
  // Nothing of search is of a body: a right on it that ends at one would be a right on nothing.
  const body = page.getByLabel('Organisme', { exact: true });
  await body.selectOption({ label: 'Carsat Bretagne' });
  await page.getByRole('checkbox', { name: 'Recherche', exact: true }).check();
  await page.getByRole('button', { name: 'Donner la délégation' }).click();
  await expect(body).toHaveAccessibleDescription(/commune à toute la branche/);
  await expectAccessible(page);
  await page.getByRole('checkbox', { name: 'Recherche', exact: true }).uncheck();
  await body.selectOption({ label: 'Tous les organismes' });
  await page.getByRole('button', { name: 'Donner la délégation' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ce qui est délégué' })).toBeFocused();
  await expect(page.getByText('sur Agenda').first()).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: 'Retirer la délégation de Marc Petit' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click();
  await expect(page.getByText('La délégation est retirée.')).toBeVisible();
});

test('one brick is entrusted and declared from its page, told to whoever holds it, and the journal names who and what', { tag: '@wide' }, async ({ page, browser }) => {
  test.slow();
  const title = `Appels ${Date.now()}`;
  await signIn(page, PEOPLE.superAdmin);
  await page.goto('/administration/briques');
  await page.getByRole('button', { name: 'Ajouter une brique' }).click();
  await page.getByLabel('Titre en français').fill(title);
  await page.getByLabel('Titre en anglais').fill(title);
  await page.getByLabel('Texte en français').fill('Trois appels sont ouverts.');
  await page.getByRole('dialog').getByRole('button', { name: 'Ajouter', exact: true }).click();
  await expect(page.getByText('Brique ajoutée.')).toBeVisible();
  const toBrick = async (): Promise<void> => {
    await page.goto('/');
    await page.getByRole('list', { name: 'Briques ajoutées' }).getByRole('link', { name: title }).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
  };

  // A challenge is entrusted from its page as well.
  await page.goto('/defis');
  await page.getByRole('article').first().getByRole('link').first().click();
  await expect(page.getByRole('link', { name: 'Confier à…' })).toBeVisible();
  await toBrick();
  await page.getByRole('link', { name: 'Confier à…' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Donner une délégation' })).toBeFocused();
  await expect(page.getByRole('main').getByText(title, { exact: true })).toBeVisible();
  await page.getByRole('combobox', { name: 'À qui' }).fill('Marc');
  await page.getByRole('option', { name: /^Marc Petit/ }).click();
  await expectSound(page);
  await page.getByRole('button', { name: 'Donner la délégation' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ce qui est délégué' })).toBeFocused();
  const lent = page.getByRole('main').getByRole('listitem').filter({ hasText: title });
  await expect(lent).toContainText(`sur « ${title} »`);

  // Whoever it is lent to is told, and reads what they hold: no right is needed to know one's own.
  const marc = await signedIn(browser, PEOPLE.topManagement);
  await comeBackFor(marc, '/notifications', marc.getByText('Une délégation vous est donnée').first());
  await marc.getByRole('link', { name: 'Vos droits sur le portail' }).first().click();
  await expect(marc.getByRole('heading', { level: 1, name: 'Mes droits' })).toBeFocused();
  const held = marc.getByRole('region', { name: 'Ce qui vous est délégué' });
  await expect(held).toContainText(`sur « ${title} »`);
  await expect(held).toContainText('donnée par Nadia Benali');
  await expect(marc.getByRole('region', { name: 'brique par brique' })).toContainText('consulter');
  // What is kept of one leaves in one file, with what bears no name said in words.
  const kept = marc.waitForEvent('download');
  await marc.getByRole('button', { name: 'Emporter mes données' }).click();
  expect((await kept).suggestedFilename()).toBe('mes-donnees.json');
  await expectSound(marc);

  await lent.getByRole('button', { name: 'Changer la fin de la délégation de Marc Petit' }).click();
  await page.getByRole('dialog').getByLabel('Dernier jour').fill('2031-12-31');
  await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('La délégation a une nouvelle fin.')).toBeVisible();
  await expect(lent).toContainText('jusqu’au 31 décembre 2031');

  await toBrick();
  await page.getByRole('link', { name: 'Déclarer en propriété' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ce qui est délégué' })).toBeFocused();
  await page.getByRole('combobox', { name: 'Personne' }).fill('Julie');
  await page.getByRole('option', { name: /^Julie Morel/ }).click();
  await page.getByRole('main').locator('form').getByRole('button', { name: 'Déclarer', exact: true }).click();
  await expect(page.getByText('C’est déclaré.')).toBeVisible();
  await expect(page.getByText(`« ${title} », à Julie Morel`)).toBeVisible();
  await expectSound(page);
  // Each line keeps its own button when another one goes.
  await page.getByRole('combobox', { name: 'Personne' }).fill('Karim');
  await page.getByRole('option', { name: /^Karim / }).click();
  await page.getByRole('main').locator('form').getByRole('button', { name: 'Déclarer', exact: true }).click();
  const owned = page.getByRole('listitem').filter({ hasText: `« ${title} », à` });
  await expect(owned).toHaveCount(2);
  for (const left of [1, 0]) {
    await owned.first().getByRole('button', { name: /^Retirer/ }).click();
    await expect(owned).toHaveCount(left);
  }

  await lent.getByRole('button', { name: 'Retirer la délégation de Marc Petit' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click();
  await expect(page.getByText('La délégation est retirée.')).toBeVisible();
  await marc.reload();
  await expect(held).toBeVisible();
  await expect(held).not.toContainText(title);
  await marc.context().close();
  // What is looked for stands in the address: state, holder.
  const filters = page.locator('.facets:visible');
  await filters.getByLabel('État').selectOption({ label: 'Retirée' });
  await filters.getByRole('combobox', { name: 'Titulaire' }).fill('Marc');
  await page.getByRole('option', { name: /^Marc Petit/ }).click();
  await expect(page).toHaveURL(/etat=withdrawn.*titulaire=/);
  await expect(lent.filter({ hasText: 'Marc Petit' })).toContainText(/Retirée le .* par Nadia Benali/);
  await expectSound(page);
  await page.reload();
  await expect(lent.filter({ hasText: 'Marc Petit' })).toContainText(/Retirée le .* par Nadia Benali/);

  await page.getByRole('link', { name: 'Journal', exact: true }).click();
  await expect(page.getByText(`Délégation retirée à Marc Petit, sur « ${title} »`)).toBeVisible();
  await expect(page.getByText(`Délégation de Marc Petit, sur « ${title} » : jusqu’au 31 décembre 2031 désormais`)).toBeVisible();
  await expect(page.getByText(`Délégation donnée à Marc Petit (Administrateur fonctionnel), sur « ${title} »`)).toBeVisible();
  await expect(page.getByText(`Propriété déclarée à Julie Morel sur « ${title} »`)).toBeVisible();
  await expectSound(page);
});

test('a direction is added, chosen at once, and no more once it is closed', async ({ page }) => {
  const title = `Direction ${Date.now()}`;
  await signIn(page, PEOPLE.administrator);
  await page.goto('/administration');
  await page.getByRole('link', { name: 'Organismes', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Les organismes du réseau' })).toBeFocused();
  await expectSound(page);
  await page.getByRole('button', { name: 'Ajouter une direction à CNAV', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await expect(dialog.getByText('Il y a un problème')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel('Nom', { exact: true }).fill(title);
  await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await expect(page.getByText('C’est ajouté : on peut le choisir dès maintenant.')).toBeVisible();

  // The list is read again in place: each button acts on the line where it stands, as that line is now.
  let shown = title;
  for (const name of [`${title} bis`, title]) {
    await page.getByRole('button', { name: `Modifier ${shown}`, exact: true }).click();
    await expect(dialog.getByLabel('Nom', { exact: true })).toHaveValue(shown);
    await dialog.getByLabel('Nom', { exact: true }).fill(name);
    await dialog.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByRole('button', { name: `Modifier ${name}`, exact: true })).toBeVisible();
    shown = name;
  }

  const offered = page.getByRole('main').locator('option', { hasText: title });
  await page.goto('/administration/comptes/nouveau');
  await expect(offered).toHaveCount(1);
  await page.goto('/administration/organismes');
  // A direction is seen to stand below its body.
  const left = async (name: string) => (await page.getByRole('main').getByText(name, { exact: true }).first().boundingBox())!.x;
  await expect(page.getByText(title, { exact: true })).toBeVisible();
  expect(await left(title)).toBeGreaterThan(await left('CNAV'));
  await page.getByRole('button', { name: `Modifier ${title}` }).click();
  await dialog.getByLabel('Fermé : on ne le choisit plus').check();
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('C’est enregistré.')).toBeVisible();
  await expect(page.getByText(title, { exact: true }).locator('..')).toContainText('Fermé');
  await expectSound(page);
  await page.goto('/administration/comptes/nouveau');
  await expect(page.getByRole('main').locator('option', { hasText: 'CNAV' }).first()).toBeAttached();
  await expect(offered).toHaveCount(0);
});

test('a person is added without a password, and a referent is trained', async ({ page }) => {
  await signIn(page, PEOPLE.administrator);
  await page.goto('/administration/comptes/nouveau');
  await page.getByRole('button', { name: 'Ajouter la personne' }).click();
  await expect(page.getByText('Il y a un problème')).toBeVisible();
  await expectAccessible(page);
  const name = `Anne Essai ${Date.now()}`;
  await page.getByLabel('Nom', { exact: true }).fill(name);
  await page.getByLabel('Adresse professionnelle').fill(`anne.${Date.now()}@cnav.example`);
  await page.getByRole('button', { name: 'Ajouter la personne' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeFocused();
  await expect(page.getByText('Compte créé : Consultation')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Inviter' })).toBeVisible();

  // What one gives is seen as this person sees it.
  await page.getByText('Voir comme cette personne').click();
  const held = page.locator('details').filter({ hasText: 'Voir comme cette personne' });
  await expect(held.locator('dl.facts > div').filter({ hasText: 'Agenda' })).toContainText('consulter');
  await expect(held.locator('dl.facts > div').filter({ hasText: 'Agenda' })).not.toContainText('mettre à jour');
  await page.getByRole('radio', { name: /^Contributeur/ }).check();
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(held.locator('dl.facts > div').filter({ hasText: 'Agenda' })).toContainText('mettre à jour ce qui lui appartient');
  await expectAccessible(page);

  // A referent is trained: a common base, then a complement each year.
  await page.getByLabel('Référent innovation de son organisme').check();
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(page.getByText('Le socle commun reste à suivre.')).toBeVisible();
  await page.getByRole('button', { name: 'Ajouter une formation' }).click();
  await page.getByLabel('Formation', { exact: true }).selectOption('Socle commun');
  await page.getByLabel('Suivie le').fill('2024-03-12');
  await page.getByRole('button', { name: 'Enregistrer les formations' }).click();
  await expect(page.getByText('Le complément de cette année reste à suivre.')).toBeVisible();
  await expectSound(page);

  // What somebody tells of themselves in the directory is erased when they ask.
  await page.getByRole('button', { name: 'Effacer sa fiche' }).click();
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Effacer sa fiche' }).click();
  await expect(page.getByText('La fiche est effacée.')).toBeVisible();
});

test('those who administer nothing have no way in', { tag: '@wide' }, async ({ page }) => {
  await signIn(page, PEOPLE.reader);
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Administration' })).toHaveCount(0);
  await page.goto('/administration');
  await expect(page.getByRole('heading', { level: 1, name: 'Cette rubrique n’est pas ouverte à votre profil' })).toBeVisible();
});

test('the matrix is seen as a profile sees it, copied from another, and taken back to the model', { tag: '@wide' }, async ({ page }) => {
  await signIn(page, PEOPLE.superAdmin);
  await page.goto('/administration');
  const closed = page.getByText('Les agents en consultation ne verront plus « Lexique et valeurs », ni son contenu.');
  await cell(page, 'Lexique et valeurs, Consultation : consulter').click();
  await expect(closed).toBeVisible();
  await expect(page.getByRole('rowheader', { name: 'Communautés' })).toHaveCount(0);

  // What is always there is added by nobody; what a right means on a brick is said in so many words.
  await expect(page.getByRole('gridcell', { name: 'Défis, Contributeur : ajouter et retirer, sans objet' })).toBeVisible();
  await cell(page, 'Idées, Contributeur : retirer les idées des autres').click();
  const others = page.getByText('Les contributeurs pourront retirer les idées des autres.');
  await expect(others).toBeVisible();
  await page.getByRole('button', { name: 'Annuler ce changement : Les contributeurs pourront retirer les idées des autres.' }).click();
  await expect(others).toHaveCount(0);

  await page.getByText('Voir comme…').click();
  const away = page.locator('dl.facts > div').filter({ hasText: 'Ne voit pas' });
  await expect(away).toContainText('Lexique et valeurs');
  await page.getByRole('combobox', { name: 'Profil', exact: true }).selectOption({ label: 'Contributeur' });
  await expect(away).not.toContainText('Lexique et valeurs');
  await expectAccessible(page);

  // The rules that hold whatever the matrix says are read where rights are given.
  await page.getByText('Les règles de gestion').click();
  await expect(page.getByText('Personne ne donne plus que ce qu’il a.')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Revenir au modèle' }).click();
  await expect(closed).toHaveCount(0);

  await page.getByRole('button', { name: 'Copier un profil' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Profil à copier').selectOption({ label: 'Contributeur' });
  await dialog.getByLabel('Profil qui reçoit').selectOption({ label: 'Consultation' });
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Copier', exact: true }).click();
  const given = page.getByText('Les agents en consultation pourront mettre à jour, dans « Agenda », ce qui leur appartient, et rien d’autre.');
  await expect(given).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: 'Tout annuler' }).click();
  await expect(given).toHaveCount(0);
});
