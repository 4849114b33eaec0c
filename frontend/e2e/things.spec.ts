// The screens of one thing, whichever it is, and those that open without a sign-in: accessible, on a phone, on paper, by the
// keyboard alone. Those that have an address of their own are in screens.spec.ts.
import { expect, test } from '@playwright/test';
import { apiOf, depositBy, fresh, type Ask } from './ideas';
import { PEOPLE, expectPrints, expectSound, signIn, signedIn } from './portal';
import { expectWalked, heading, open, paced } from './screens';

/// The screens of whoever has not signed in, and somebody whose letter says where to leave.
const WHOEVER = '0197f4a2-8c1e-7b34-9d5a-3f2e1c0b9a87';
const CLOSED = ['/connexion', '/mot-de-passe/choisir', `/infolettre/desabonnement/${WHOEVER}?signature=rien`, '/mot-de-passe/oublie'];

test('what opens without a sign-in is sound, prints, and is walked by the keyboard', async ({ page, viewport }) => {
  paced(CLOSED.length);
  for (const address of CLOSED)
    await test.step(address, async () => {
      await open(page, address);
      await expectSound(page);
      if ((viewport?.width ?? 0) < 600) return;
      await expectPrints(page, 'filled');
      // Where no letter leaves, there is nothing to ask for there.
      if (address !== '/mot-de-passe/oublie') await expectWalked(page);
    });
});

/// A key of its own for what is made, and the version that was seen.
const once = (what: string) => ({ 'idempotency-key': `screens-${what}-${Date.now()}` });
const seen = (version: number) => ({ 'if-match': `"${version}"` });

/// Something of each kind that the Dinno tells, published.
async function told(dinno: Ask, title: string): Promise<Record<string, string>> {
  const hours = { begins_at: '2033-05-05T08:00:00Z', ends_at: '2033-05-05T10:00:00Z' };
  const contents = {
    news: { body: 'Un **texte**.' },
    glossary: { definition: 'Un essai en petit.' },
    events: { format: 'workshop', ...hours, body: 'Un **atelier**.', registration: {} },
    key_figures: { value: '12', on: '2026-01-05', source: 'Le portail', note: 'Par mois.' },
    method_resources: { kind: 'guide', version: '1', body: 'Un **guide**.' },
    testimonials: { speaker: 'Une conseillère', role: 'user', side: 'internal', story: 'Un récit.' },
    newsletters: { body: 'Un **bilan**.' },
  };
  const ids: Record<string, string> = {};
  for (const [brick, content] of Object.entries(contents)) {
    const item = await dinno('post', '/editorial-items', { title, content: { [brick]: content } }, once(brick));
    await dinno('post', `/editorial-items/${item.summary.id}/publications`, {}, seen(item.version));
    ids[brick] = item.summary.id;
  }
  return ids;
}

/// An experiment that began, a practice, and its kit, of a contributor.
async function tried(julie: Ask, title: string): Promise<{ poc: string; practice: string; kit: string }> {
  const [known] = (await julie('get', '/pocs?limit=1')).items;
  const header = { title, department_id: known.department.id, domain: known.domain };
  const planned = await julie('post', '/pocs', { header, members: [] }, once('poc'));
  await julie('post', `/pocs/${planned.summary.id}/launches`, {}, seen(planned.version));
  const shared = { kind: 'good_practice', title, domain: 'social_action', problem: 'Une **attente**.' };
  const practice = (await julie('post', '/practices', { content: shared }, once('practice'))).summary.id;
  const framed = { context: 'a', solution: 'b', conditions: 'c', cost_and_means: 'd' };
  const sections = { ...framed, steps: 'e', contact: 'f', evaluation: 'g' };
  const written = { kind: 'deployment', title, sections, files: [] };
  const kit = (await julie('post', `/practices/${practice}/kits`, { content: written }, once('kit'))).summary;
  await julie('post', `/kits/${kit.id}/releases`, {}, seen(kit.version));
  return { poc: planned.summary.id, practice, kit: kit.id };
}

test('one thing of each kind is sound, prints, and is walked by the keyboard, read and changed', async ({ page, browser, viewport }) => {
  const title = fresh('Une chose de chaque sorte');
  const dinno = await apiOf(page, PEOPLE.administrator);
  const nadia = await apiOf(page, PEOPLE.superAdmin);
  const item = await told(dinno, title);
  const { poc, practice, kit } = await tried(await apiOf(page, PEOPLE.contributor), title);
  const asks = { question: title, message: title, objective: title, eligible: [title], not_eligible: [title] };
  const call = { content: { title, ...asks, description: 'Un **défi**.', closes_at: '2030-06-28T21:59:00Z' } };
  const asked = await dinno('post', '/challenges', call, once('challenge'));
  const published = await dinno('post', `/challenges/${asked.summary.id}/publications`, undefined, seen(asked.version));
  const challenge = asked.summary.id;
  const prepared = (await dinno('post', '/challenges', { content: { title } }, once('prepared'))).summary.id;
  const draft = (await dinno('post', '/idea-drafts', { title }, once('draft'))).id;
  const unsent = { title, content: { newsletters: { body: 'Un **bilan**.' } } };
  const letter = (await dinno('post', '/editorial-items', unsent, once('letter'))).summary.id;
  const words = { title_fr: title, title_en: title };
  const brick = await nadia('post', '/bricks', { words, content: { page: { body_fr: 'Une **page**.' } } }, once('brick'));
  const sophie = await apiOf(page, PEOPLE.reader);
  const person = (await sophie('get', '/me')).person.id;
  const message = (await dinno('post', `/people/${person}/messages`, { title, body: 'Un **mot**.' }, once('message'))).id;
  const idea = (await depositBy(sophie, title)).summary.id;
  const question = (await sophie('post', '/help-requests', { topic: 'portal', title, body: 'Un **mot**.' }, once('question'))).id;
  const lines = [{ kind: 'it', what: 'deux postes' }];
  const resources = (await sophie('post', '/resource-requests', { title, lines }, once('resources'))).id;
  const read = [
    `/idees/${idea}`,
    `/defis/${challenge}`,
    `/managers/defis/${challenge}`,
    `/experimentations/${poc}`,
    `/pratiques/${practice}`,
    `/pratiques/kits/${kit}`,
    `/actualites/${item.news}`,
    `/lexique/${item.glossary}`,
    `/agenda/${item.events}`,
    `/donnees-cles/${item.key_figures}`,
    `/methodes/${item.method_resources}`,
    `/temoignages/${item.testimonials}`,
    `/infolettre/${item.newsletters}`,
    `/contacter-la-dinno/${question}`,
    `/ressources/${resources}`,
    `/messages/${message}`,
    `/briques/${brick.id}`,
  ];
  const changed = [
    `/idees/deposer/${draft}`,
    `/idees/${idea}/modifier`,
    `/defis/${prepared}/modifier`,
    `/experimentations/${poc}/modifier`,
    `/pratiques/${practice}/modifier`,
    `/actualites/${item.news}/modifier`,
    `/lexique/${item.glossary}/modifier`,
    `/agenda/${item.events}/modifier`,
    `/donnees-cles/${item.key_figures}/modifier`,
    `/methodes/${item.method_resources}/modifier`,
    `/temoignages/${item.testimonials}/modifier`,
    `/infolettre/${letter}/modifier`,
    `/briques/${brick.id}/modifier`,
    `/administration/comptes/${person}`,
    `/messages/ecrire/${person}`,
  ];

  paced(read.length + changed.length);
  await signIn(page, PEOPLE.reader);
  for (const address of read)
    await test.step(address, async () => {
      await open(page, address);
      await expect(heading(page)).toHaveText(title);
      await expectSound(page);
      if ((viewport?.width ?? 0) < 600) return;
      await expectPrints(page);
      await expectWalked(page);
    });
  // What one changes is the form in which one wrote it: that one was seen on a phone.
  if ((viewport?.width ?? 0) >= 600) {
    const paul = await signedIn(browser, PEOPLE.administrator);
    for (const address of changed)
      await test.step(address, async () => {
        await open(paul, address);
        await expectSound(paul);
        await expectPrints(paul, 'filled');
        await expectWalked(paul);
      });
    await paul.context().close();
  }
  // Nobody answers that challenge, nor reads that page, from now on.
  const stopped = await dinno('post', `/challenges/${challenge}/deposit-stops`, undefined, seen(published.version));
  await dinno('post', `/challenges/${challenge}/closings`, { results: 'Merci.' }, seen(stopped.version));
  await nadia('put', `/bricks/${brick.id}/state`, { state: 'removed' }, seen(brick.version));
});
