//! What teams learnt, and the knowledge base it makes (R143 to R147).

use api_client::ApiClient;
use api_types::poc::{
    AddLessonRequest, AnswerStepRequest, LessonQuery, LessonSort, LessonView, PocView,
    TechniqueRequest, TechniqueUseQuery,
};
use api_types::problem::ProblemCode;
use chrono::TimeDelta;
use domain::LessonId;
use domain::poc::{LessonKind, PocStatus, Step};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::{card, cause, launch, launched, pass, planned};

fn lesson(step: Step, kind: LessonKind, text: &str) -> AddLessonRequest {
    AddLessonRequest { step, kind, text: text.to_owned() }
}

async fn learn(client: &ApiClient, poc: &PocView, body: &AddLessonRequest) -> LessonView {
    client.add_lesson(poc.summary.id, body, &key()).await.unwrap()
}

async fn using(client: &ApiClient, poc: &PocView, (step, name): (Step, &str)) -> PocView {
    let technique = TechniqueRequest { name: name.to_owned(), note: None };
    let body = AnswerStepRequest { answers: [].into(), techniques: Some(vec![technique]) };
    client.answer_step(poc.summary.id, step, &body, poc.version).await.unwrap()
}

/// Scenario 22.
async fn whoever_seeks_a_technique_finds_what_was_learnt_with_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, marc) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Marc).await);
    let one = (Step::FrameChallenge, Step::FrameChallenge);
    let poc = launched(&julie, "Ateliers mobiles").await;
    let poc = using(&julie, &poc, (Step::FrameChallenge, "persona")).await;
    // Passable without any lesson.
    let poc = pass(&julie, &poc, one, vec![]).await;
    let words = "interviews utiles mais trop longues";
    let body = lesson(Step::FrameChallenge, LessonKind::Difficulty, words);
    let written = learn(&julie, &poc, &body).await;
    assert_eq!(written.author.as_ref().unwrap().name, "Julie Morel");
    // At another step of the same experiment, and at the same step of another one: not with this technique.
    learn(&julie, &poc, &lesson(Step::IdentifyStakeholders, LessonKind::Success, "Autre étape"))
        .await;
    let other = launched(&julie, "Chatbot").await;
    let other = using(&julie, &other, (Step::FrameChallenge, "Parcours usager")).await;
    learn(&julie, &other, &lesson(Step::FrameChallenge, LessonKind::Failure, "Autre technique"))
        .await;
    let with = |technique: &str| LessonQuery {
        technique: Some(technique.to_owned()),
        ..LessonQuery::default()
    };
    for name in ["persona", " PERSONA "] {
        let found = marc.list_lessons(&with(name)).await.unwrap().items;
        let told: Vec<_> = found.iter().map(|lesson| lesson.text.as_str()).collect();
        assert_eq!(told, [words], "{name}");
        assert_eq!(found[0].poc.title, "Ateliers mobiles");
        assert_eq!((found[0].poc.status, found[0].poc.steps_passed), (PocStatus::InProgress, 1));
        assert_eq!(found[0].techniques[0].name, "persona");
    }
    // Written in words, sought by code, by words, without accents, in English.
    for name in ["user_journey", "parcours usager", "User journey"] {
        let found = marc.list_lessons(&with(name)).await.unwrap().items;
        assert_eq!(found.len(), 1, "{name}");
        assert_eq!(found[0].text, "Autre technique");
    }
    assert!(marc.list_lessons(&with("tarot")).await.unwrap().items.is_empty());
}

/// Scenario 22: all steps of all experiments with it, whether a lesson was written there or not.
async fn whoever_seeks_a_technique_finds_every_step_that_used_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, marc) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Marc).await);
    for number in 0..3 {
        let poc = launched(&julie, &format!("Essai numéro {number}")).await;
        let poc = using(&julie, &poc, (Step::FrameChallenge, "Persona")).await;
        using(&julie, &poc, (Step::IdentifyStakeholders, "tarot")).await;
    }
    let query = TechniqueUseQuery { limit: 2, ..TechniqueUseQuery::of("persona") };
    let first = marc.list_technique_uses(&query).await.unwrap();
    let rest = TechniqueUseQuery { cursor: first.next.clone(), ..query };
    let rest = marc.list_technique_uses(&rest).await.unwrap();
    let uses: Vec<_> = first.items.into_iter().chain(rest.items).collect();
    let titles: Vec<_> = uses.iter().map(|one| one.poc.title.as_str()).collect();
    assert_eq!(titles, ["Essai numéro 2", "Essai numéro 1", "Essai numéro 0"]);
    assert!(uses.iter().all(|one| one.step == Step::FrameChallenge));
    assert!(uses.iter().all(|one| one.technique.name == "Persona"));
    let elsewhere = TechniqueUseQuery { step: Some(Step::Plan), ..TechniqueUseQuery::of("tarot") };
    assert!(marc.list_technique_uses(&elsewhere).await.unwrap().items.is_empty());
    let of_the_other_list =
        TechniqueUseQuery { cursor: Some("x".to_owned()), ..TechniqueUseQuery::of("tarot") };
    let refused = marc.list_technique_uses(&of_the_other_list).await;
    assert_eq!(refusal(refused), ProblemCode::MalformedRequest);
}

async fn the_knowledge_base_is_read_newest_first_by_step_and_kind(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let poc = launched(&julie, "Cinq leçons").await;
    let poc = pass(&julie, &poc, (Step::FrameChallenge, Step::FrameChallenge), vec![]).await;
    let kinds = [
        LessonKind::Success,
        LessonKind::Failure,
        LessonKind::Difficulty,
        LessonKind::GoodPractice,
    ];
    for (number, kind) in kinds.into_iter().enumerate() {
        app.advance(TimeDelta::seconds(1));
        let step = if number % 2 == 0 { Step::FrameChallenge } else { Step::IdentifyStakeholders };
        learn(&julie, &poc, &lesson(step, kind, &format!("Leçon {number}"))).await;
    }
    let mut query = LessonQuery { limit: 3, ..LessonQuery::default() };
    let first = julie.list_lessons(&query).await.unwrap();
    query.cursor.clone_from(&first.next);
    let second = julie.list_lessons(&query).await.unwrap();
    let told: Vec<_> =
        first.items.iter().chain(&second.items).map(|lesson| lesson.text.as_str()).collect();
    assert_eq!(told, ["Leçon 3", "Leçon 2", "Leçon 1", "Leçon 0"]);
    assert_eq!(second.next, None);
    let count = async |query: LessonQuery| julie.list_lessons(&query).await.unwrap().items.len();
    let step = Some(Step::FrameChallenge);
    assert_eq!(count(LessonQuery { step, ..LessonQuery::default() }).await, 2);
    let kind = Some(LessonKind::Failure);
    assert_eq!(count(LessonQuery { kind, ..LessonQuery::default() }).await, 1);
    assert_eq!(count(LessonQuery { kind, step, ..LessonQuery::default() }).await, 0);
    let page = julie.read_poc(poc.summary.id).await.unwrap();
    assert_eq!(page.steps[0].lessons.len(), 2);
    assert_eq!(page.version, poc.version, "a lesson replaces nothing");
    assert!(page.summary.updated_at > poc.summary.updated_at);
}

async fn a_lesson_belongs_to_a_step_that_has_begun(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let poc = planned(&julie, "Rien appris encore").await;
    let id = poc.summary.id;
    let early = lesson(Step::FrameChallenge, LessonKind::Success, "Trop tôt");
    assert_eq!(refusal(julie.add_lesson(id, &early, &key()).await), ProblemCode::StepNotBegun);
    let poc = launch(&julie, &poc).await;
    let current = learn(&julie, &poc, &early).await;
    assert_eq!(current.step, Step::FrameChallenge);
    let ahead = lesson(Step::IdentifyStakeholders, LessonKind::Success, "Trop tôt");
    assert_eq!(refusal(julie.add_lesson(id, &ahead, &key()).await), ProblemCode::StepNotBegun);
    let empty = lesson(Step::FrameChallenge, LessonKind::Success, " \n ");
    assert_eq!(faulty_fields(julie.add_lesson(id, &empty, &key()).await), ["/text required"]);
    // What stops teaches too.
    let gone = julie.abandon_poc(id, &cause("no_real_need"), poc.version).await.unwrap();
    learn(
        &julie,
        &gone,
        &lesson(Step::FrameChallenge, LessonKind::Failure, "Personne n’en voulait"),
    )
    .await;
}

async fn a_lesson_sent_twice_is_written_once(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let poc = launched(&julie, "Une fois").await;
    let body = lesson(Step::FrameChallenge, LessonKind::Success, "Une fois");
    let once = key();
    let first = julie.add_lesson(poc.summary.id, &body, &once).await.unwrap();
    let again = julie.add_lesson(poc.summary.id, &body, &once).await.unwrap();
    assert_eq!(first, again);
    let all = julie.list_lessons(&LessonQuery::default()).await.unwrap();
    assert_eq!(all.items.len(), 1);
}

async fn a_lesson_served_is_counted_once_and_undone(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, marc) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Marc).await);
    let poc = launched(&julie, "Ateliers mobiles").await;
    let quiet =
        learn(&julie, &poc, &lesson(Step::FrameChallenge, LessonKind::Success, "Peu lue")).await;
    let told =
        learn(&julie, &poc, &lesson(Step::FrameChallenge, LessonKind::Failure, "Très lue")).await;
    let again =
        learn(&julie, &poc, &lesson(Step::FrameChallenge, LessonKind::Success, "Neuve")).await;
    assert_eq!((told.served, told.served_me), (0, false));
    for _ in 0..2 {
        let served = marc.serve_lesson(told.id).await.unwrap();
        assert_eq!((served.served, served.served_me), (1, true), "twice is once");
    }
    julie.serve_lesson(told.id).await.unwrap();
    julie.serve_lesson(quiet.id).await.unwrap();
    let ordered = async |client: &ApiClient| {
        let query =
            LessonQuery { sort: LessonSort::MostServed, limit: 2, ..LessonQuery::default() };
        let first = client.list_lessons(&query).await.unwrap();
        let next = LessonQuery { cursor: first.next.clone(), ..query };
        let next = client.list_lessons(&next).await.unwrap();
        let all = first.items.into_iter().chain(next.items);
        all.map(|lesson| (lesson.id, lesson.served, lesson.served_me)).collect::<Vec<_>>()
    };
    let expected = [(told.id, 2, true), (quiet.id, 1, false), (again.id, 0, false)];
    assert_eq!(ordered(&marc).await, expected);
    let seen = &marc.read_poc(poc.summary.id).await.unwrap().steps[0].lessons;
    let seen = seen.iter().find(|lesson| lesson.id == told.id).unwrap();
    assert_eq!((seen.served, seen.served_me), (2, true));
    let back = marc.unserve_lesson(told.id).await.unwrap();
    assert_eq!((back.served, back.served_me), (1, false));
    let back = marc.unserve_lesson(told.id).await.unwrap();
    assert_eq!(back.served, 1, "nothing more to take back");
    let nowhere = marc.serve_lesson(LessonId::default()).await;
    assert_eq!(refusal(nowhere), ProblemCode::NotFound);
}

async fn lessons_are_found_by_their_words_and_their_domain(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let workshops = launched(&julie, "Ateliers numériques").await;
    let mut body = card(&julie, "Chatbot").await;
    "legal".clone_into(&mut body.header.domain);
    let chatbot = julie.create_poc(&body, &key()).await.unwrap();
    let chatbot = launch(&julie, &chatbot).await;
    let step = Step::FrameChallenge;
    learn(&julie, &workshops, &lesson(step, LessonKind::Success, "Écouter les retraités")).await;
    learn(&julie, &chatbot, &lesson(step, LessonKind::Failure, "Prévenir le DPO plus tôt")).await;
    let found = async |query: LessonQuery| {
        let items = julie.list_lessons(&query).await.unwrap().items;
        items.into_iter().map(|lesson| lesson.text).collect::<Vec<_>>()
    };
    let words = |q: &str| LessonQuery { q: Some(q.to_owned()), ..LessonQuery::default() };
    assert_eq!(found(words("ECOUTER retraites")).await, ["Écouter les retraités"]);
    assert_eq!(found(words("ateliers")).await, ["Écouter les retraités"], "by its experiment");
    assert_eq!(found(words("dpo")).await, ["Prévenir le DPO plus tôt"]);
    assert_eq!(found(words("100 %_")).await, [""; 0]);
    let legal = LessonQuery { domain: Some("legal".to_owned()), ..LessonQuery::default() };
    assert_eq!(found(legal).await, ["Prévenir le DPO plus tôt"]);
}

/// R146, R173: what was learnt reaches the next team where it stands.
async fn a_team_that_arrives_finds_the_nearest_lessons(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let step = Step::FrameChallenge;
    // Abandoned, in the same domain.
    let stopped = launched(&julie, "Bus des droits").await;
    learn(&julie, &stopped, &lesson(step, LessonKind::Failure, "Le permis a tardé")).await;
    let stopped = julie.read_poc(stopped.summary.id).await.unwrap();
    julie.abandon_poc(stopped.summary.id, &cause("other"), stopped.version).await.unwrap();
    // Elsewhere, with the same technique.
    let mut body = card(&julie, "Chatbot").await;
    "legal".clone_into(&mut body.header.domain);
    let chatbot = julie.create_poc(&body, &key()).await.unwrap();
    let chatbot = launch(&julie, &chatbot).await;
    let chatbot = using(&julie, &chatbot, (step, "Persona")).await;
    learn(&julie, &chatbot, &lesson(step, LessonKind::Success, "Cinq suffisent")).await;
    // Elsewhere, with nothing in common.
    let mut body = card(&julie, "Facturation").await;
    "finance_purchasing".clone_into(&mut body.header.domain);
    let billing = julie.create_poc(&body, &key()).await.unwrap();
    let billing = launch(&julie, &billing).await;
    learn(&julie, &billing, &lesson(step, LessonKind::Success, "Rien à voir")).await;
    let mine = launched(&julie, "Agence itinérante").await;
    let mine = using(&julie, &mine, (step, "persona")).await;
    learn(&julie, &mine, &lesson(step, LessonKind::Success, "La nôtre")).await;
    let near = julie.list_nearest_lessons(mine.summary.id, step).await.unwrap().items;
    let texts: Vec<_> = near.iter().map(|lesson| lesson.text.as_str()).collect();
    assert_eq!(texts, ["Cinq suffisent", "Le permis a tardé"]);
    assert_eq!(near[1].poc.status, PocStatus::Abandoned);
    let later = julie.list_nearest_lessons(mine.summary.id, Step::Validate).await.unwrap();
    assert!(later.items.is_empty());
}

on_both_databases!(
    a_lesson_served_is_counted_once_and_undone,
    lessons_are_found_by_their_words_and_their_domain,
    a_team_that_arrives_finds_the_nearest_lessons,
    whoever_seeks_a_technique_finds_what_was_learnt_with_it,
    whoever_seeks_a_technique_finds_every_step_that_used_it,
    the_knowledge_base_is_read_newest_first_by_step_and_kind,
    a_lesson_belongs_to_a_step_that_has_begun,
    a_lesson_sent_twice_is_written_once,
);
