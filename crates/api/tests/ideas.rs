//! Ideas: deposited, found, changed, decided (R050 to R065; scenarios 5, 6, 9, 13).

mod decide;
mod edits;
mod lists;
mod long;
mod potential;
mod promise;
mod receipt;
mod sight;

use api_client::ApiClient;
use api_types::attachment::UploadQuery;
use api_types::idea::{AuthorKind, DepositIdeaRequest, EditIdeaRequest, IdeaQuery, IdeaView};
use api_types::idea::{DecideIdeaRequest, IdeaContentRequest};
use api_types::problem::ProblemCode;
use chrono::Datelike;
use domain::challenge::{Challenge, ChallengeContent, ChallengeParts, ChallengeStatus, Timetable};
use domain::idea::{IdeaAct, IdeaOrigin, IdeaStatus, IdeaVerdict, InnovationForm};
use domain::text::Title;
use domain::{ChallengeId, IdeaId};
use persistence::challenges::{self, ChallengeHtml, NewRow};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};
use uuid::Uuid;

use crate::samples;

pub(crate) fn content(title: &str) -> IdeaContentRequest {
    IdeaContentRequest {
        title: title.to_owned(),
        problem: None,
        proposal: Some(format!("Proposition : {title}")),
        subcategory: "reception".to_owned(),
        innovation_field: None,
        form: InnovationForm::Participative,
        origin: IdeaOrigin::Internal,
        attachments: Vec::new(),
    }
}

pub(crate) fn spontaneous(title: &str) -> DepositIdeaRequest {
    let content = content(title);
    let (challenge_id, draft_id, on_behalf_of) = (None, None, None);
    let (anonymous, rebound_of) = (false, None);
    DepositIdeaRequest { content, challenge_id, anonymous, draft_id, on_behalf_of, rebound_of }
}

pub(crate) fn masked(title: &str) -> DepositIdeaRequest {
    DepositIdeaRequest { anonymous: true, ..spontaneous(title) }
}

pub(crate) async fn deposit(client: &ApiClient, title: &str) -> IdeaView {
    client.deposit_idea(&spontaneous(title), &key()).await.expect("an idea is deposited")
}

pub(crate) fn decision(verdict: IdeaVerdict, reason: &str) -> DecideIdeaRequest {
    DecideIdeaRequest { verdict, reason: reason.to_owned(), ground: None, condition: None }
}

/// A file of this name; nobody can be known on it.
pub(crate) fn named(name: &str) -> UploadQuery {
    UploadQuery { name: name.to_owned(), alt: String::new(), consent: true }
}

/// A challenge that takes ideas between two numbers of days from now.
pub(crate) async fn db_challenge(
    app: &TestApp,
    title: &str,
    status: ChallengeStatus,
    days: (i64, i64),
) -> ChallengeId {
    let now = app.app.now();
    let id = ChallengeId(Uuid::now_v7());
    let challenge = Challenge::restore(ChallengeParts {
        id,
        reference: format!("DEFI-{}", id.0.simple()),
        content: ChallengeContent::titled(Title::restore(title.to_owned())),
        owner: None,
        experts: Vec::new(),
        timetable: Timetable {
            status,
            opens_at: Some(now + chrono::TimeDelta::days(days.0)),
            closes_at: Some(now + chrono::TimeDelta::days(days.1)),
            ..Timetable::draft()
        },
        closing: None,
    });
    let tx = app.app.store.begin().await.unwrap();
    let html = ChallengeHtml { description: Some("<p>cadre</p>".to_owned()), results: None };
    challenges::insert(&tx, NewRow { challenge, html, created_at: now }).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn an_agent_deposits_an_idea_with_a_picture_and_a_document(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let picture = UploadQuery { alt: "Un schéma".to_owned(), ..named("schéma.png") };
    let picture = sophie.upload_attachment(&picture, samples::png()).await.unwrap();
    let document = sophie.upload_attachment(&named("notice.pdf"), samples::pdf()).await.unwrap();
    let mut request = spontaneous("Rappel automatique des assurés");
    request.content.attachments = vec![picture.id, document.id];
    let idea = sophie.deposit_idea(&request, &key()).await.unwrap();
    let summary = &idea.summary;
    assert_eq!(summary.reference, format!("IDEE-{}-0001", app.app.now().year()));
    assert_eq!(summary.status, IdeaStatus::Submitted, "visible at once, without approval");
    assert_eq!(summary.domain.as_str(), "customer_relations");
    assert!(summary.author.is_me && summary.challenge.is_none());
    assert_eq!(summary.author.person.as_ref().unwrap().name, "Sophie Lambert");
    assert!(summary.organisation.is_some());
    assert!(idea.allowed.contains(&IdeaAct::Edit) && !idea.allowed.contains(&IdeaAct::Vote));
    assert_eq!(idea.chain.idea.as_ref().unwrap().id, summary.id.0);

    let found = IdeaQuery { subcategory: Some("reception".to_owned()), ..IdeaQuery::default() };
    let found = yann.list_ideas(&found).await.unwrap();
    assert_eq!(found.items.len(), 1);
    for (q, items) in [(summary.reference.to_lowercase(), 1), ("IDEE-1900-0001".to_owned(), 0)] {
        let query = IdeaQuery { q: Some(q), ..IdeaQuery::default() };
        assert_eq!(yann.list_ideas(&query).await.unwrap().items.len(), items, "by its reference");
    }
    let read = yann.read_idea(found.items[0].id).await.unwrap();
    assert!(!read.summary.author.is_me);
    let files: Vec<_> = read.attachments.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(files, ["schéma.png", "notice.pdf"]);
    assert_eq!(read.attachments[0].alt, "Un schéma");
    assert_eq!(
        read.proposal_html.as_deref(),
        Some("<p>Proposition : Rappel automatique des assurés</p>\n")
    );
    assert!(read.allowed.contains(&IdeaAct::Vote) && !read.allowed.contains(&IdeaAct::Edit));
    let history = yann.read_idea_history(read.summary.id).await.unwrap().items;
    assert_eq!(history.len(), 1);
    assert_eq!(history[0].actor.as_ref().unwrap().name, "Sophie Lambert");
    assert!(history[0].at.is_some());
}

async fn every_faulty_field_is_told_at_once_in_french(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let mut request = spontaneous("ab");
    " ".clone_into(&mut request.content.subcategory);
    request.content.proposal = Some("   ".to_owned());
    let refused = sophie.deposit_idea(&request, &key()).await.unwrap_err();
    let problem = refused.problem().unwrap();
    assert_eq!((problem.status, problem.code), (422, ProblemCode::ValidationFailed));
    let mut pointers: Vec<_> = problem.errors.iter().map(|fault| fault.pointer.as_str()).collect();
    pointers.sort_unstable();
    assert_eq!(pointers, ["/content/proposal", "/content/subcategory", "/content/title"]);
    for fault in &problem.errors {
        assert!(fault.detail.ends_with('.') && !fault.detail.contains("field-"), "{fault:?}");
    }
    let mut request = spontaneous("Une idée");
    "surely_unknown".clone_into(&mut request.content.subcategory);
    request.content.problem = Some("a\0b".to_owned());
    request.content.innovation_field = Some("surely_unknown".to_owned());
    request.challenge_id = Some(ChallengeId(Uuid::nil()));
    let expected = ["/content/problem forbidden_character", "/content/subcategory unknown_value"];
    assert_eq!(faulty_fields(sophie.deposit_idea(&request, &key()).await), expected);
    let mut request = spontaneous("Une idée");
    request.challenge_id = Some(ChallengeId(Uuid::nil()));
    let refused = faulty_fields(sophie.deposit_idea(&request, &key()).await);
    assert_eq!(refused, ["/challenge_id unknown_value"]);
    assert!(sophie.list_ideas(&IdeaQuery::default()).await.unwrap().items.is_empty());
}

async fn what_people_write_is_kept_and_scripts_never_pass(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let mut request = spontaneous("L’idée 🌱 <script>alert(1)</script>");
    let written = "**mot** <img src=x onerror=alert(1)> [x](javascript:alert(1))\n\u{200f}עברית";
    request.content.proposal = Some(written.to_owned());
    let idea = sophie.deposit_idea(&request, &key()).await.unwrap();
    assert_eq!(idea.summary.title, request.content.title);
    assert_eq!(idea.proposal.as_deref(), Some(written));
    let html = idea.proposal_html.unwrap();
    assert!(html.contains("<strong>mot</strong>"));
    assert!(!html.contains("onerror=") || html.contains("&lt;img"), "{html}");
    assert!(!html.contains("javascript:"), "{html}");
}

async fn the_same_key_makes_one_idea_and_another_body_is_refused(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    for request in [spontaneous("Nommée"), masked("Masquée")] {
        let key = key();
        let first = sophie.deposit_idea(&request, &key).await.unwrap();
        let again = sophie.deposit_idea(&request, &key).await.unwrap();
        assert_eq!(first.summary.id, again.summary.id);
        let other = DepositIdeaRequest { anonymous: !request.anonymous, ..request };
        let code = refusal(sophie.deposit_idea(&other, &key).await);
        assert_eq!(code, ProblemCode::IdempotencyKeyReused);
        let yann = app.client_of(Demo::Yann).await;
        let theirs = yann.deposit_idea(&other, &key).await.unwrap();
        assert_ne!(theirs.summary.id, first.summary.id, "a key is its owner's");
    }
    let all = sophie.list_ideas(&IdeaQuery::default()).await.unwrap();
    assert_eq!(all.items.len(), 4);
}

async fn simultaneous_deposits_get_each_their_reference(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let deposits = (0..24).map(|index| {
        let (client, anonymous) = (sophie.clone(), index % 2 == 0);
        actix_web::rt::spawn(async move {
            let request =
                DepositIdeaRequest { anonymous, ..spontaneous(&format!("Idée {index}")) };
            client.deposit_idea(&request, &key()).await.unwrap().summary.reference
        })
    });
    let deposits: Vec<_> = deposits.collect();
    let mut references = Vec::new();
    for deposit in deposits {
        references.push(deposit.await.unwrap());
    }
    references.sort_unstable();
    references.dedup();
    assert_eq!(references.len(), 24);
    let query = IdeaQuery { mine: true, limit: 100, ..IdeaQuery::default() };
    assert_eq!(sophie.list_ideas(&query).await.unwrap().items.len(), 24, "each is followed");
}

async fn an_idea_answers_an_open_challenge_and_is_offered_as_spontaneous_later(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    let open = db_challenge(&app, "Simplification", ChallengeStatus::Open, (-1, 1)).await;
    let request = DepositIdeaRequest { challenge_id: Some(open), ..spontaneous("Réponse") };
    let idea = sophie.deposit_idea(&request, &key()).await.unwrap();
    assert_eq!(idea.summary.challenge.unwrap().title, "Simplification");
    app.advance(chrono::TimeDelta::days(2));
    let sophie = app.client_of(Demo::Sophie).await;
    let late = DepositIdeaRequest { challenge_id: Some(open), ..spontaneous("Trop tard") };
    let refused = refusal(sophie.deposit_idea(&late, &key()).await);
    assert_eq!(refused, ProblemCode::ChallengeClosed);
    let spontaneous = DepositIdeaRequest { challenge_id: None, ..late };
    sophie.deposit_idea(&spontaneous, &key()).await.unwrap();
    let later = db_challenge(&app, "Plus tard", ChallengeStatus::Open, (1, 2)).await;
    let evaluating = db_challenge(&app, "Évalué", ChallengeStatus::Evaluating, (-1, 2)).await;
    for closed in [later, evaluating] {
        let request = DepositIdeaRequest { challenge_id: Some(closed), ..spontaneous.clone() };
        let refused = refusal(sophie.deposit_idea(&request, &key()).await);
        assert_eq!(refused, ProblemCode::ChallengeClosed);
    }
}

async fn an_author_changes_their_idea_until_it_is_decided(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let paul = app.client_of(Demo::Paul).await;
    let idea = deposit(&sophie, "Première version").await;
    let (id, version) = (idea.summary.id, idea.version);
    let edited = EditIdeaRequest { content: content("Seconde version") };
    assert_eq!(refusal(yann.edit_idea(id, &edited, version).await), ProblemCode::Forbidden);
    let changed = sophie.edit_idea(id, &edited, version).await.unwrap();
    assert_eq!((changed.summary.title.as_str(), changed.version), ("Seconde version", version + 1));
    assert_eq!(refusal(sophie.edit_idea(id, &edited, version).await), ProblemCode::EditConflict);
    let selected = decision(IdeaVerdict::Selected, "Utile à tous");
    let decided = paul.decide_idea(id, &selected, changed.version).await.unwrap();
    let refused = refusal(sophie.edit_idea(id, &edited, decided.version).await);
    assert_eq!(refused, ProblemCode::IdeaDecided);
    let refused = refusal(sophie.withdraw_idea(id, decided.version).await);
    assert_eq!(refused, ProblemCode::IdeaDecided);
    let corrected = EditIdeaRequest { content: content("Version corrigée") };
    paul.edit_idea(id, &corrected, decided.version).await.expect("an administrator may");
    assert_eq!(refusal(sophie.read_idea(IdeaId(Uuid::nil())).await), ProblemCode::NotFound);
}

async fn an_author_takes_their_idea_back_and_it_is_kept(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let idea = sophie.deposit_idea(&masked("À reprendre"), &key()).await.unwrap();
    let id = idea.summary.id;
    assert_eq!(refusal(yann.withdraw_idea(id, idea.version).await), ProblemCode::Forbidden);
    let gone = sophie.withdraw_idea(id, idea.version).await.unwrap();
    assert_eq!(gone.summary.status, IdeaStatus::Withdrawn);
    assert_eq!(gone.summary.author.kind, AuthorKind::Anonymous);
    assert_eq!(refusal(yann.support_idea(id).await), ProblemCode::IdeaDecided);
    assert_eq!(yann.read_idea_history(id).await.unwrap().items.len(), 2);
}

on_both_databases!(
    an_agent_deposits_an_idea_with_a_picture_and_a_document,
    every_faulty_field_is_told_at_once_in_french,
    what_people_write_is_kept_and_scripts_never_pass,
    the_same_key_makes_one_idea_and_another_body_is_refused,
    simultaneous_deposits_get_each_their_reference,
    an_idea_answers_an_open_challenge_and_is_offered_as_spontaneous_later,
    an_author_changes_their_idea_until_it_is_decided,
    an_author_takes_their_idea_back_and_it_is_kept,
);
