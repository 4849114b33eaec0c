//! Dormant ideas: browsed, counted, proposed again, woken by a challenge, masked authors included (R062).

use api_types::agenda::AgendaQuery;
use api_types::challenge::ChallengeContentRequest;
use api_types::idea::IdeaQuery;
use api_types::notification::NotificationReason;
use api_types::page::Include;
use api_types::problem::ProblemCode;
use api_types::review::{AnswerRevivalRequest, ProposeRevivalRequest};
use chrono::Days;
use domain::IdeaId;
use domain::agenda::AgendaKind;
use domain::civil::Zone;
use domain::idea::{IdeaStatus, IdeaVerdict, RevivalOutcome};
use domain::journal::Fact;
use test_support::{Database, Demo, TestApp, key, on_both_databases, refusal};

use crate::challenges::life::{call, running};
use crate::ideas::{decision, deposit, masked};
use crate::pocs::organisation;

fn why(text: &str) -> ProposeRevivalRequest {
    ProposeRevivalRequest { why: text.to_owned(), challenge_id: None }
}

fn answer(outcome: RevivalOutcome) -> AnswerRevivalRequest {
    AnswerRevivalRequest { outcome, reason: "Vu ensemble.".to_owned(), pitched_on: None }
}

async fn a_dormant_idea_is_taken_up_again_with_its_votes_and_its_history(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let paul = app.client_of(Demo::Paul).await;
    let idea = deposit(&sophie, "Borne bilingue").await;
    let id = idea.summary.id;
    assert!(!idea.revivals, "nothing to tell");
    yann.support_idea(id).await.unwrap();
    let early = refusal(yann.propose_revival(id, &why("Trop tôt"), &key()).await);
    assert_eq!(early, ProblemCode::IdeaNotDormant);
    let no = decision(IdeaVerdict::NotSelected, "Pas de moyens.");
    let slept = paul.decide_idea(id, &no, idea.version).await.unwrap();
    let asked = IdeaQuery { include: Some(Include::Total), ..IdeaQuery::default() };
    let asleep = yann.list_dormant_ideas(&asked).await.unwrap();
    assert_eq!((asleep.total, asleep.revived), (Some(1), Some(0)));
    assert_eq!(asleep.items[0].reason.as_deref(), Some("Pas de moyens."));
    // Found by its title, by what it was answered, whatever the accents; and by nothing else.
    for (words, found) in [("borne", 1), ("MÔYENS pas", 1), ("bilingue moyens", 0), ("ailleurs", 0)]
    {
        let sought = IdeaQuery { q: Some(words.to_owned()), ..asked.clone() };
        let page = yann.list_dormant_ideas(&sought).await.unwrap();
        assert_eq!((page.items.len(), page.total), (found, Some(found as u64)), "{words}");
    }
    let proposed = yann.propose_revival(id, &why("Le marché le prévoit."), &key()).await.unwrap();
    let second = refusal(sophie.propose_revival(id, &why("Moi aussi"), &key()).await);
    assert_eq!(second, ProblemCode::RevivalProposed, "one at a time");
    assert!(yann.list_dormant_ideas(&asked).await.unwrap().items[0].proposed);
    let waiting = paul.list_waiting_revivals().await.unwrap().items;
    assert_eq!((waiting.len(), waiting[0].id), (1, proposed.items[0].id));
    let refused = answer(RevivalOutcome::Refused);
    let still = paul.answer_revival(waiting[0].id, &refused, slept.version).await.unwrap();
    assert_eq!(still.summary.status, IdeaStatus::NotSelected);
    let twice = refusal(paul.answer_revival(waiting[0].id, &refused, still.version).await);
    assert_eq!(twice, ProblemCode::RevivalAnswered);
    let again = yann.propose_revival(id, &why("Cette fois, oui."), &key()).await.unwrap().items;
    let yes = answer(RevivalOutcome::Accepted);
    let awake = paul.answer_revival(again[0].id, &yes, still.version).await.unwrap();
    assert_eq!((awake.summary.status, awake.summary.votes), (IdeaStatus::Submitted, 1));
    assert!(awake.decision.is_none(), "it waits for another answer");
    let told = yann.list_revivals(id).await.unwrap().items;
    assert_eq!(told.len(), 2, "the history stays");
    assert_eq!(yann.list_dormant_ideas(&asked).await.unwrap().revived, Some(1));
}

/// R099: said once, by whoever accepts; nobody types it into the agenda.
async fn an_idea_taken_up_again_is_announced_on_the_day_of_its_pitch(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let from = Zone::Paris.day(app.app.now());
    let query = AgendaQuery::between(from, from + Days::new(40));
    let pitch = from + Days::new(9);
    for (title, outcome) in
        [("Reprise", RevivalOutcome::Accepted), ("Refusée", RevivalOutcome::Refused)]
    {
        let idea = deposit(&sophie, title).await;
        let id = idea.summary.id;
        let no = decision(IdeaVerdict::NotSelected, "Pas de moyens.");
        let slept = paul.decide_idea(id, &no, idea.version).await.unwrap();
        let proposed = sophie.propose_revival(id, &why("Maintenant."), &key()).await.unwrap();
        let said = AnswerRevivalRequest { pitched_on: Some(pitch), ..answer(outcome) };
        paul.answer_revival(proposed.items[0].id, &said, slept.version).await.unwrap();
    }
    let announced = sophie.read_agenda(&query).await.unwrap().items;
    let [entry] = announced.as_slice() else { panic!("{announced:?}") };
    assert_eq!((entry.kind, entry.on, entry.title.as_str()), (AgendaKind::Pitch, pitch, "Reprise"));
    // Sophie deposited it for her own body.
    for (body, told) in [("carsat-bretagne", 1), ("cnav", 0)] {
        let organisation_id = Some(organisation(&sophie, body).await);
        let narrowed = AgendaQuery { organisation_id, ..query };
        let items = sophie.read_agenda(&narrowed).await.unwrap().items;
        assert_eq!(items.len(), told, "{body}");
    }
    let before = AgendaQuery { until: pitch - Days::new(1), ..query };
    assert!(sophie.read_agenda(&before).await.unwrap().items.is_empty());
    let awake = sophie.read_idea(IdeaId(entry.id)).await.unwrap();
    assert!(awake.revivals, "its page has a day to tell");
    let told = sophie.list_revivals(awake.summary.id).await.unwrap().items;
    assert_eq!(told[0].pitched_on, Some(pitch));
    sophie.withdraw_idea(awake.summary.id, awake.version).await.unwrap();
    assert!(sophie.read_agenda(&query).await.unwrap().items.is_empty(), "what is taken back");
}

async fn a_new_challenge_wakes_dormant_ideas_and_tells_their_masked_authors(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let named = deposit(&sophie, "Guichet du samedi").await;
    let hidden = sophie.deposit_idea(&masked("Guichet masqué"), &key()).await.unwrap();
    let awake = deposit(&sophie, "Guichet retenu").await;
    let hoping = deposit(&sophie, "Ouvrir le samedi").await;
    let mut no = decision(IdeaVerdict::NotSelected, "Pas encore.");
    no.condition = Some("Le GUICHET rouvre à l’automne.".to_owned());
    paul.decide_idea(hoping.summary.id, &no, hoping.version).await.unwrap();
    for (idea, verdict) in [
        (&named, IdeaVerdict::NotSelected),
        (&hidden, IdeaVerdict::NotSelected),
        (&awake, IdeaVerdict::Selected),
    ] {
        let answer = decision(verdict, "Dit.");
        paul.decide_idea(idea.summary.id, &answer, idea.version).await.unwrap();
    }
    let content =
        ChallengeContentRequest { words: vec!["guichet".to_owned()], ..call("Accueillir") };
    let challenge = running(&app, content).await;
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    let told = sophie.list_notifications().await.unwrap().items;
    let mut woken: Vec<_> = told
        .iter()
        .filter_map(|one| {
            let Fact::DormantIdeaMatched { idea, challenge: by } = one.fact else { return None };
            (by == challenge.summary.id).then_some(idea)
        })
        .collect();
    woken.sort_unstable();
    let mut expected = [named.summary.id, hidden.summary.id, hoping.summary.id];
    expected.sort_unstable();
    assert_eq!(woken, expected);
    let called = told.iter().filter_map(|one| one.challenge.as_deref());
    assert_eq!(called.collect::<Vec<_>>(), ["Accueillir"; 3], "it says which challenge");
    // The masked author proposes their own idea again: nobody is named, and the day is all that is kept.
    let request = ProposeRevivalRequest {
        challenge_id: Some(challenge.summary.id),
        ..why("Le défi la demande.")
    };
    let proposed = sophie.propose_revival(hidden.summary.id, &request, &key()).await.unwrap();
    assert!(proposed.items[0].proposed_by.is_none());
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    let told = paul.list_notifications().await.unwrap().items;
    let handled = told.iter().find(|one| matches!(one.fact, Fact::RevivalProposed { .. })).unwrap();
    assert_eq!(handled.reason, NotificationReason::Handler, "those who answer are told");
    assert!(handled.actor.is_none());
    let history = paul.read_idea_history(hidden.summary.id).await.unwrap().items;
    let entry =
        history.iter().find(|entry| matches!(entry.fact, Fact::RevivalProposed { .. })).unwrap();
    assert!(entry.actor.is_none() && entry.at.is_none());
    let version = paul.read_idea(hidden.summary.id).await.unwrap().version;
    let yes = answer(RevivalOutcome::Accepted);
    let awake = paul.answer_revival(proposed.items[0].id, &yes, version).await.unwrap();
    assert_eq!(awake.summary.challenge.map(|one| one.id), Some(challenge.summary.id));
    assert!(!awake.summary.author.is_me && awake.summary.author.person.is_none());
}

on_both_databases!(
    an_idea_taken_up_again_is_announced_on_the_day_of_its_pitch,
    a_dormant_idea_is_taken_up_again_with_its_votes_and_its_history,
    a_new_challenge_wakes_dormant_ideas_and_tells_their_masked_authors,
);
