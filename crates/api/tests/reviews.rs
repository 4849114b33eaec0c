//! Reading answers with criteria, and deciding at scale (R064, R065, R074, R095; scenario 9).

mod left;
mod revivals;

use api_client::ApiClient;
use api_types::idea::{DepositIdeaRequest, EditIdeaRequest, IdeaQuery, IdeaView};
use api_types::page::Codes;
use api_types::problem::ProblemCode;
use api_types::review::{
    BatchLine, DecisionBatchRequest, DecisionQueue, MarkView, PrepareDecisionsRequest, QueueQuery,
    ReviewNoteRequest, ScorecardRequest,
};
use chrono::TimeDelta;
use domain::IdeaId;
use domain::idea::{DecisionGround, IdeaStatus, IdeaVerdict, PromiseState};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use crate::challenges::life::{answering, call, criterion, id_of, running};
use crate::ideas::{content, decision, deposit, masked};

fn marks(values: &[u8], submit: bool) -> ScorecardRequest {
    let mark = |(criterion, value): (u8, &u8)| MarkView {
        criterion,
        value: *value,
        reasoning: Some(format!("Parce que {value}.")),
    };
    ScorecardRequest { conflict: None, marks: (0..).zip(values).map(mark).collect(), submit }
}

async fn experts_mark_blind_until_they_have_sent_theirs(database: Database) {
    let app = TestApp::spawn(database).await;
    let (marc, julie) = (app.client_of(Demo::Marc).await, app.client_of(Demo::Julie).await);
    let (yann, paul) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Paul).await);
    let mut content = call("À noter");
    content.criteria = vec![criterion("Utile", 3), criterion("Simple", 1)];
    content.expert_ids = vec![id_of(&marc).await, id_of(&julie).await, id_of(&yann).await];
    let challenge = running(&app, content).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let id = sophie.deposit_idea(&answering(&challenge, "Notée"), &key()).await.unwrap().summary.id;
    let kept = marc.save_scorecard(id, &marks(&[4], false), 0).await.unwrap();
    assert_eq!((kept.own.as_ref().unwrap().version, kept.sent, kept.awaited), (1, 0, 3));
    assert_eq!(
        refusal(marc.save_scorecard(id, &marks(&[4], false), 0).await),
        ProblemCode::EditConflict
    );
    assert_eq!(
        refusal(marc.save_scorecard(id, &marks(&[4], true), 1).await),
        ProblemCode::ScorecardIncomplete
    );
    assert!(kept.cards.is_none(), "blind");
    let sent = julie.save_scorecard(id, &marks(&[5, 1], true), 0).await.unwrap();
    assert_eq!(sent.cards.as_ref().unwrap().len(), 1, "her own");
    assert!(marc.read_review(id).await.unwrap().cards.is_none(), "still blind");
    let both = marc.save_scorecard(id, &marks(&[3, 3], true), 1).await.unwrap();
    let percents: Vec<_> = both.cards.unwrap().iter().map(|card| card.percent.unwrap()).collect();
    assert_eq!(
        (percents.iter().map(|one| u32::from(*one)).sum::<u32>(), both.percent),
        (140, Some(70))
    );
    assert_eq!(
        refusal(marc.save_scorecard(id, &marks(&[5, 5], true), 2).await),
        ProblemCode::ScorecardSent
    );
    let conflict = ScorecardRequest {
        conflict: Some("Je travaille avec l’auteure.".to_owned()),
        submit: true,
        ..ScorecardRequest::default()
    };
    yann.save_scorecard(id, &conflict, 0).await.unwrap();
    let seen = paul.read_review(id).await.unwrap();
    assert_eq!((seen.sent, seen.awaited, seen.percent), (2, 2, Some(70)));
    let note = ReviewNoteRequest { body: "À rapprocher de Rennes.".to_owned() };
    paul.post_review_note(id, &note, &key()).await.unwrap();
    assert_eq!(marc.read_review(id).await.unwrap().notes.len(), 1);
    assert_eq!(refusal(sophie.read_review(id).await), ProblemCode::NotFound, "never its author");
    let history = sophie.read_idea_history(id).await.unwrap().items;
    assert_eq!(history.len(), 1, "marks and notes are no business of the history of the idea");
}

async fn an_expert_reads_what_they_have_left_to_mark_whatever_their_profile(database: Database) {
    let app = TestApp::spawn(database).await;
    let (marc, yann) = (app.client_of(Demo::Marc).await, app.client_of(Demo::Yann).await);
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let mut content = call("À noter");
    content.criteria = vec![criterion("Utile", 1)];
    content.expert_ids = vec![id_of(&marc).await, id_of(&yann).await];
    let challenge = running(&app, content).await;
    let other = running(&app, call("Sans lui")).await;
    let first = sophie.deposit_idea(&answering(&challenge, "Une"), &key()).await.unwrap();
    let second = sophie.deposit_idea(&answering(&challenge, "Deux"), &key()).await.unwrap();
    sophie.deposit_idea(&answering(&other, "Ailleurs"), &key()).await.unwrap();
    let own = DepositIdeaRequest { anonymous: true, ..answering(&challenge, "La sienne") };
    yann.deposit_idea(&own, &key()).await.unwrap();
    let told = async |client: &ApiClient| {
        let answers = client.list_answers_to_mark().await.unwrap();
        let home = client.read_home().await.unwrap().to_mark;
        assert_eq!(home, answers.counts, "the landing page says the same");
        assert_eq!(answers.items.len(), usize::try_from(answers.counts.left).unwrap());
        (answers.counts.left, answers.counts.total)
    };
    assert_eq!(told(&marc).await, (3, 3));
    assert_eq!(told(&yann).await, (2, 2), "nobody marks their own, masked or not");
    assert_eq!(told(&sophie).await, (0, 0), "nor without being invited");
    let id = first.summary.id;
    marc.save_scorecard(id, &marks(&[4], false), 0).await.unwrap();
    let begun = marc.list_answers_to_mark().await.unwrap().items;
    assert_eq!(
        begun.iter().filter(|one| one.begun).map(|one| one.idea.id).collect::<Vec<_>>(),
        [id]
    );
    marc.save_scorecard(id, &marks(&[4], true), 1).await.unwrap();
    assert_eq!(told(&marc).await, (2, 3));
    let answer = decision(IdeaVerdict::Selected, "Oui.");
    paul.decide_idea(second.summary.id, &answer, second.version).await.unwrap();
    assert_eq!(told(&marc).await, (1, 2), "an idea that is answered is not marked any more");
}

async fn prepared(paul: &ApiClient, ideas: &[&IdeaView], verdict: IdeaVerdict) -> Vec<BatchLine> {
    let mut lines = Vec::new();
    for idea in ideas {
        let idea_id = idea.summary.id;
        paul.prepare_decision(idea_id, &decision(verdict, "Parce que."), 0).await.unwrap();
        lines.push(BatchLine { idea_id, prepared_version: 1 });
    }
    lines
}

async fn status(client: &ApiClient, id: IdeaId) -> IdeaStatus {
    client.read_idea(id).await.unwrap().summary.status
}

async fn a_batch_is_published_whole_or_not_at_all_and_names_the_faulty_lines(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, nadia) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Nadia).await);
    let sophie = app.client_of(Demo::Sophie).await;
    let (one, two) = (deposit(&sophie, "Une").await, deposit(&sophie, "Deux").await);
    let hidden = sophie.deposit_idea(&masked("Masquée"), &key()).await.unwrap();
    let own = deposit(&nadia, "La sienne").await;
    let own = own.summary.id;
    let lines = prepared(&paul, &[&one, &two, &hidden], IdeaVerdict::NotSelected).await;
    paul.prepare_decision(own, &decision(IdeaVerdict::Selected, "Oui."), 0).await.unwrap();
    assert_eq!(
        status(&sophie, one.summary.id).await,
        IdeaStatus::Submitted,
        "prepared is not said"
    );
    assert!(sophie.read_idea(one.summary.id).await.unwrap().decision.is_none());
    let decided = decision(IdeaVerdict::Selected, "Entre-temps.");
    nadia.decide_idea(two.summary.id, &decided, two.version).await.unwrap();
    let mut faulty = lines.clone();
    faulty[0].prepared_version = 7;
    faulty.push(BatchLine { idea_id: own, prepared_version: 1 });
    faulty.push(lines[2]);
    let refused = nadia.publish_decisions(&DecisionBatchRequest { items: faulty }).await;
    let told = faulty_fields(refused);
    assert_eq!(
        told,
        ["/items/0 stale", "/items/1 not_prepared", "/items/3 own_idea", "/items/4 duplicate"]
    );
    for id in [one.summary.id, hidden.summary.id, own] {
        assert_eq!(status(&sophie, id).await, IdeaStatus::Submitted, "nothing was published");
    }
    let sound = DecisionBatchRequest { items: vec![lines[0], lines[2]] };
    assert_eq!(nadia.publish_decisions(&sound).await.unwrap().published, 2);
    for id in [one.summary.id, hidden.summary.id] {
        assert_eq!(status(&sophie, id).await, IdeaStatus::NotSelected);
    }
    let again = faulty_fields(nadia.publish_decisions(&sound).await);
    assert_eq!(again, ["/items/0 not_prepared", "/items/1 not_prepared"]);
    let none = DecisionBatchRequest { items: Vec::new() };
    assert_eq!(faulty_fields(paul.publish_decisions(&none).await), ["/items required"]);
}

async fn an_answer_to_a_text_that_was_rewritten_is_not_published_unread(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let idea = deposit(&sophie, "Une").await;
    let id = idea.summary.id;
    let lines = prepared(&paul, &[&idea], IdeaVerdict::NotSelected).await;
    let rewritten = EditIdeaRequest { content: content("Une autre") };
    sophie.edit_idea(id, &rewritten, idea.version).await.unwrap();
    let ready = |queue: DecisionQueue| queue.items[0].prepared.clone().unwrap();
    let read = ready(paul.read_decision_queue(&QueueQuery::default()).await.unwrap());
    assert!(read.outdated);
    // Neither what was read before, nor what is read now and nobody has answered anew.
    let now = vec![BatchLine { idea_id: id, prepared_version: read.version }];
    for items in [lines, now] {
        let refused = paul.publish_decisions(&DecisionBatchRequest { items }).await;
        assert_eq!(faulty_fields(refused), ["/items/0 stale"]);
    }
    assert_eq!(status(&sophie, id).await, IdeaStatus::Submitted);
    let answer = decision(IdeaVerdict::Selected, "Mieux dit.");
    paul.prepare_decision(id, &answer, read.version).await.unwrap();
    let read = ready(paul.read_decision_queue(&QueueQuery::default()).await.unwrap());
    assert!(!read.outdated);
    let items = vec![BatchLine { idea_id: id, prepared_version: read.version }];
    paul.publish_decisions(&DecisionBatchRequest { items }).await.unwrap();
    assert_eq!(status(&sophie, id).await, IdeaStatus::Selected);
}

async fn one_answer_is_prepared_for_several_ideas_or_for_none(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, nadia) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Nadia).await);
    let sophie = app.client_of(Demo::Sophie).await;
    let mut ideas = Vec::new();
    for title in ["Une", "Deux", "Trois"] {
        ideas.push(deposit(&sophie, title).await);
    }
    let own = deposit(&paul, "La sienne").await.summary.id;
    let line = |idea_id, prepared_version| BatchLine { idea_id, prepared_version };
    let mut answer = decision(IdeaVerdict::NotSelected, "Déjà couvert par le POC 12.");
    answer.ground = Some(DecisionGround::AlreadyDone);
    answer.condition = Some("Le POC 12 s’arrête.".to_owned());
    let batch = |items| PrepareDecisionsRequest::of(items, answer.clone());
    let [one, two, three] = [0, 1, 2].map(|place: usize| ideas[place].summary.id);
    nadia
        .decide_idea(two, &decision(IdeaVerdict::Selected, "Oui."), ideas[1].version)
        .await
        .unwrap();
    let faulty = vec![line(one, 0), line(two, 0), line(own, 0), line(three, 4), line(one, 0)];
    let told = faulty_fields(paul.prepare_decisions(&batch(faulty)).await);
    assert_eq!(
        told,
        ["/items/1 already_decided", "/items/2 own_idea", "/items/3 stale", "/items/4 duplicate"]
    );
    let queue = paul.read_decision_queue(&QueueQuery::default()).await.unwrap();
    assert!(queue.items.iter().all(|one| one.prepared.is_none()), "nothing was prepared");
    assert_eq!(queue.total, 2, "as many as this person may answer");
    let sound = batch(vec![line(one, 0), line(three, 0)]);
    assert_eq!(paul.prepare_decisions(&sound).await.unwrap().prepared, 2);
    let queue = paul.read_decision_queue(&QueueQuery::default()).await.unwrap();
    for item in &queue.items {
        let prepared = item.prepared.as_ref().unwrap();
        assert_eq!((prepared.version, prepared.ground), (1, Some(DecisionGround::AlreadyDone)));
        assert_eq!(prepared.condition.as_deref(), Some("Le POC 12 s’arrête."));
    }
    let blank = PrepareDecisionsRequest { reason: " ".to_owned(), ..batch(Vec::new()) };
    let told = faulty_fields(paul.prepare_decisions(&blank).await);
    assert_eq!(told, ["/items required", "/reason required"]);
    let published = DecisionBatchRequest { items: vec![line(one, 1), line(three, 1)] };
    assert_eq!(paul.publish_decisions(&published).await.unwrap().published, 2);
}

async fn the_queue_goes_on_beyond_a_page_and_counts_them_all(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let challenge = running(&app, call("Très suivi")).await;
    for number in 0..203 {
        let request = answering(&challenge, &format!("Idée {number}"));
        sophie.deposit_idea(&request, &key()).await.unwrap();
    }
    let first = paul.read_decision_queue(&QueueQuery::default()).await.unwrap();
    assert_eq!((first.items.len(), first.total), (200, 203));
    let rest = QueueQuery { cursor: first.next.clone(), ..QueueQuery::default() };
    let rest = paul.read_decision_queue(&rest).await.unwrap();
    assert_eq!((rest.items.len(), rest.total, rest.next), (3, 203, None));
    let mut all: Vec<_> = first.items.iter().chain(&rest.items).map(|one| one.idea.id).collect();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), 203, "each once");
}

async fn two_deciders_at_once_one_wins_and_the_other_reads_again(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, nadia) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Nadia).await);
    let idea = deposit(&app.client_of(Demo::Sophie).await, "Disputée").await;
    let id = idea.summary.id;
    let decide = |client: ApiClient, verdict| {
        actix_web::rt::spawn(async move {
            client.decide_idea(id, &decision(verdict, "Décidé."), 1).await
        })
    };
    let first = decide(paul.clone(), IdeaVerdict::Selected);
    let second = decide(nadia.clone(), IdeaVerdict::NotSelected);
    let answers = [first.await.unwrap(), second.await.unwrap()];
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    let lost = answers.into_iter().find(Result::is_err).unwrap();
    assert_eq!(refusal(lost), ProblemCode::EditConflict);
    let other = deposit(&app.client_of(Demo::Sophie).await, "Préparée à deux").await.summary.id;
    let prepare = |client: ApiClient| {
        actix_web::rt::spawn(async move {
            client.prepare_decision(other, &decision(IdeaVerdict::Selected, "Oui."), 0).await
        })
    };
    let (first, second) = (prepare(paul), prepare(nadia));
    let kept = [first.await.unwrap().is_ok(), second.await.unwrap().is_ok()];
    assert_eq!(kept.iter().filter(|kept| **kept).count(), 1, "nobody overwrites unseen");
}

async fn the_queue_shows_first_what_is_about_to_break_its_promise(database: Database) {
    let app = TestApp::spawn(database).await;
    let karim = app.client_of(Demo::Karim).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let with_promise = |title: &str, days| {
        let mut content = call(title);
        content.reply_days = Some(days);
        content
    };
    let mut urgent = with_promise("Pressé", 1);
    urgent.owner_id = Some(id_of(&karim).await);
    let slow = running(&app, with_promise("Patient", 60)).await;
    let urgent = running(&app, urgent).await;
    let free = deposit(&sophie, "Spontanée").await;
    let slow = sophie.deposit_idea(&answering(&slow, "Lente"), &key()).await.unwrap();
    let hurried = sophie.deposit_idea(&answering(&urgent, "Pressée"), &key()).await.unwrap();
    app.advance(TimeDelta::days(13));
    let paul = app.client_of(Demo::Paul).await;
    let queue = paul.read_decision_queue(&QueueQuery::default()).await.unwrap().items;
    let order: Vec<_> = queue.iter().map(|one| one.idea.id).collect();
    assert_eq!(order, [hurried.summary.id, slow.summary.id, free.summary.id]);
    let states: Vec<_> = queue.iter().map(|one| one.promise.map(|promise| promise.state)).collect();
    assert_eq!(states, [Some(PromiseState::Broken), Some(PromiseState::Running), None]);
    let karim = app.client_of(Demo::Karim).await;
    let theirs = karim.read_decision_queue(&QueueQuery::default()).await.unwrap().items;
    assert_eq!(theirs.len(), 1, "the answers of one's own challenges");
    let read = karim.read_idea(hurried.summary.id).await.unwrap();
    assert_eq!(read.promise.unwrap().state, PromiseState::Broken, "public, kept or not");
    let mut answer = decision(IdeaVerdict::NotSelected, "Déjà couvert par le POC 12.");
    answer.ground = Some(DecisionGround::AlreadyDone);
    answer.condition = Some("Le POC 12 s’arrête.".to_owned());
    let decided = karim.decide_idea(hurried.summary.id, &answer, 1).await.unwrap();
    let said = decided.decision.unwrap();
    assert_eq!(said.condition.as_deref(), Some("Le POC 12 s’arrête."));
    assert_eq!(said.ground, Some(DecisionGround::AlreadyDone));
    let dormant = Codes(vec![IdeaStatus::NotSelected]);
    let asleep = IdeaQuery { status: dormant, ..IdeaQuery::default() };
    assert_eq!(karim.list_ideas(&asleep).await.unwrap().items.len(), 1);
}

on_both_databases!(
    experts_mark_blind_until_they_have_sent_theirs,
    an_expert_reads_what_they_have_left_to_mark_whatever_their_profile,
    a_batch_is_published_whole_or_not_at_all_and_names_the_faulty_lines,
    an_answer_to_a_text_that_was_rewritten_is_not_published_unread,
    one_answer_is_prepared_for_several_ideas_or_for_none,
    the_queue_goes_on_beyond_a_page_and_counts_them_all,
    two_deciders_at_once_one_wins_and_the_other_reads_again,
    the_queue_shows_first_what_is_about_to_break_its_promise,
);
