//! What an issue takes up, whom it goes to, and how it looks before it leaves (R303 to R307).

use api_client::ApiClient;
use api_types::editorial::{
    AudienceRequest, EditorialItemRequest, NewsletterRequest, RecipientsQuery, TakenUpRequest,
};
use api_types::poc::{AddLessonRequest, PocView, RestrictPocRequest};
use api_types::practice::RestrictPracticeRequest;
use api_types::problem::ProblemCode;
use domain::EditorialId;
use domain::access::{Brick, Capability, Profile, Reach};
use domain::editorial::{AudienceMark, MethodKind, TakenKind};
use domain::poc::{LessonKind, Step, Visibility};
use test_support::{
    Database, Demo, SmtpSink, TestApp, faulty_fields, key, on_both_databases, refusal,
};
use uuid::Uuid;

use super::{address, content, issue, mail, said, subscribed, to};
use crate::challenges::life::{call, running};
use crate::delegations::parts::close;
use crate::editorial::agenda::event;
use crate::editorial::knowledge::{resource, spoken, testimonial};
use crate::editorial::{news, published};
use crate::matrix::{cell, change};
use crate::pocs::{launched, organisation};
use crate::practices::{publish, validated};

const EXPERIMENT: &str = "Borne vocale";
const LEARNT: &str = "Un temoin par agence suffit";
const SHEET: &str = "Lettre plus claire";

fn one(kind: TakenKind, id: Uuid) -> TakenUpRequest {
    TakenUpRequest { kind, id }
}

/// An experiment of Julie's, and what it taught.
async fn told(julie: &ApiClient) -> (PocView, Uuid) {
    let poc = launched(julie, EXPERIMENT).await;
    let lesson = AddLessonRequest {
        step: Step::FrameChallenge,
        kind: LessonKind::GoodPractice,
        text: LEARNT.to_owned(),
    };
    let lesson = julie.add_lesson(poc.summary.id, &lesson, &key()).await.unwrap();
    (poc, lesson.id.0)
}

/// A technique with its objective, and what somebody says in a few words of Markdown.
async fn written(paul: &ApiClient) -> (EditorialId, EditorialId) {
    let sheet = resource(MethodKind::TechniqueSheet, Some("Décrire un usager"), None);
    let said = spoken("Un récit", testimonial("Nous avons **appris**."));
    (published(paul, &sheet).await.summary.id, published(paul, &said).await.summary.id)
}

async fn restrict(paul: &ApiClient, poc: &PocView, visibility: Visibility) {
    let now = paul.read_poc(poc.summary.id).await.unwrap();
    let body = RestrictPocRequest { visibility };
    paul.restrict_poc(poc.summary.id, &body, now.version).await.unwrap();
}

async fn an_issue_takes_up_whatever_the_portal_tells(database: Database) {
    let app = TestApp::spawn(database).await;
    let sink = SmtpSink::start().await;
    let (paul, julie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Julie).await);
    subscribed(&app, &[Demo::Sophie]).await;
    let (poc, lesson) = told(&julie).await;
    let done = validated(&app, &julie, SHEET).await;
    let practice = publish(&julie, &done).await.summary.id;
    let challenge = running(&app, call("Accueillir autrement")).await.summary.id;
    let event = published(&paul, &event(&app, "Rencontre ouverte", None)).await.summary.id;
    let told = published(&paul, &news("Un essai", None)).await.summary.id;
    let (sheet, witness) = written(&paul).await;
    let taken_up = vec![
        one(TakenKind::Challenge, challenge.0),
        one(TakenKind::Testimonial, witness.0),
        one(TakenKind::MethodResource, sheet.0),
        one(TakenKind::Lesson, lesson),
        one(TakenKind::Practice, practice.0),
        one(TakenKind::News, told.0),
        one(TakenKind::Poc, poc.summary.id.0),
        one(TakenKind::Event, event.0),
    ];
    let request = NewsletterRequest { taken_up: taken_up.clone(), ..said("Un bilan.") };
    let shown = published(&paul, &issue("Lettre", request)).await;
    let view = &content(&shown).taken_up;
    let kept: Vec<_> = view.iter().map(|it| one(it.kind, it.id)).collect();
    assert_eq!(kept, taken_up, "in the order that was chosen");
    let words: Vec<_> = view[1..4].iter().map(|it| it.words.as_deref()).collect();
    assert_eq!(words, [Some("Nous avons appris."), Some("Décrire un usager"), Some(LEARNT)]);
    assert_eq!((view[3].title.as_str(), view[3].poc_id), (EXPERIMENT, Some(poc.summary.id)));
    mail(&app, &sink).await;
    let letters = sink.letters();
    assert_eq!(to(&letters), [address(Demo::Sophie)]);
    let body = &letters[0].body;
    let places = [
        format!("defis/{challenge}"),
        format!("experimentations/{}", poc.summary.id),
        format!("pratiques/{practice}"),
        format!("actualites/{told}"),
        format!("agenda/{event}"),
        format!("methodes/{sheet}"),
        format!("temoignages/{witness}"),
    ];
    for place in places {
        assert!(body.contains(&format!("https://ozeli-d.example/{place}")), "{place}: {body}");
    }
    assert!(body.contains(LEARNT), "{body}");
}

async fn a_letter_opens_no_brick_that_the_matrix_closes(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, julie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Julie).await);
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let (poc, _) = told(&julie).await;
    let taken_up = vec![one(TakenKind::Poc, poc.summary.id.0)];
    let open = NewsletterRequest { taken_up, ..said("Un bilan.") };
    let id = published(&paul, &issue("Lettre", open)).await.summary.id;
    let read = async || content(&sophie.read_editorial_item(id).await.unwrap()).taken_up.len();
    assert_eq!(read().await, 1);
    let closed = cell((Brick::Pocs, Capability::Read), Profile::Reader, Reach::Nothing);
    let version = nadia.read_matrix().await.unwrap().version;
    nadia.change_matrix(&change(&[closed]), version).await.unwrap();
    assert_eq!(read().await, 0);
}

async fn a_testimonial_and_a_resource_reach_whoever_reads_their_brick(database: Database) {
    let app = TestApp::spawn(database).await;
    let sink = SmtpSink::start().await;
    let (paul, nadia) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Nadia).await);
    subscribed(&app, &[Demo::Sophie, Demo::Julie]).await;
    let (sheet, told) = written(&paul).await;
    // A draft is told to nobody, and a testimonial is no resource.
    let draft = spoken("À venir", testimonial("Plus tard."));
    let draft = paul.draft_editorial_item(&draft, &key()).await.unwrap().summary.id;
    let taken_up =
        vec![one(TakenKind::Testimonial, draft.0), one(TakenKind::MethodResource, told.0)];
    let wrong = issue("Lettre", NewsletterRequest { taken_up, ..said("Un bilan.") });
    let unknown = |index| format!("/content/newsletters/taken_up/{index} unknown_value");
    let refused = paul.draft_editorial_item(&wrong, &key()).await;
    assert_eq!(faulty_fields(refused), [unknown(0), unknown(1)]);
    let taken_up =
        vec![one(TakenKind::Testimonial, told.0), one(TakenKind::MethodResource, sheet.0)];
    let open = NewsletterRequest { taken_up, ..said("Un bilan.") };
    published(&paul, &issue("Lettre", open)).await;
    let closed = [Brick::Testimonials, Brick::MethodResources];
    let closed =
        closed.map(|brick| cell((brick, Capability::Read), Profile::Reader, Reach::Nothing));
    let version = nadia.read_matrix().await.unwrap().version;
    nadia.change_matrix(&change(&closed), version).await.unwrap();
    mail(&app, &sink).await;
    let letters = sink.letters();
    assert_eq!(to(&letters), [address(Demo::Julie), address(Demo::Sophie)]);
    let [hers, read] = [&letters[0].body, &letters[1].body];
    for place in [format!("temoignages/{told}"), format!("methodes/{sheet}")] {
        assert!(hers.contains(&place) && !read.contains(&place), "{place}: {read}");
    }
}

async fn a_letter_tells_the_part_of_a_brick_that_its_reader_reads(database: Database) {
    let app = TestApp::spawn(database).await;
    let sink = SmtpSink::start().await;
    let paul = app.client_of(Demo::Paul).await;
    subscribed(&app, &[Demo::Sophie]).await;
    let here = organisation(&paul, "cnav").await;
    let elsewhere = organisation(&paul, "carsat-normandie").await;
    let mut told = Vec::new();
    for place in [here, elsewhere] {
        let said = spoken("Un récit", testimonial("Nous avons **appris**."));
        let said = EditorialItemRequest { organisation_id: Some(place), ..said };
        told.push(published(&paul, &said).await.summary.id);
    }
    let taken_up = told.iter().map(|id| one(TakenKind::Testimonial, id.0)).collect();
    published(&paul, &issue("Lettre", NewsletterRequest { taken_up, ..said("Un bilan.") })).await;
    close(&app, &[Brick::Testimonials], here).await;
    mail(&app, &sink).await;
    let letters = sink.letters();
    let read = &letters[0].body;
    let names = |id: &EditorialId| read.contains(&format!("temoignages/{id}"));
    assert_eq!(told.iter().map(names).collect::<Vec<_>>(), [true, false], "{read}");
}

async fn what_its_reader_may_not_see_is_not_sent(database: Database) {
    let app = TestApp::spawn(database).await;
    let sink = SmtpSink::start().await;
    let (paul, julie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Julie).await);
    let sophie = app.client_of(Demo::Sophie).await;
    subscribed(&app, &[Demo::Sophie, Demo::Marc]).await;
    let (poc, lesson) = told(&julie).await;
    let draft = paul.draft_editorial_item(&news("Un brouillon", None), &key()).await.unwrap();
    let taken_up = vec![
        one(TakenKind::Poc, poc.summary.id.0),
        one(TakenKind::Lesson, lesson),
        one(TakenKind::News, draft.summary.id.0),
        // The same number under another kind names nothing.
        one(TakenKind::Practice, poc.summary.id.0),
    ];
    let wrong = issue("Lettre", NewsletterRequest { taken_up: taken_up.clone(), ..said("Oui.") });
    let unknown = |index| format!("/content/newsletters/taken_up/{index} unknown_value");
    let refused = paul.draft_editorial_item(&wrong, &key()).await;
    assert_eq!(faulty_fields(refused), [unknown(2), unknown(3)]);
    restrict(&paul, &poc, Visibility::TopManagement).await;
    let kept = |index| format!("/content/newsletters/taken_up/{index} kept_for_some");
    let refused = paul.draft_editorial_item(&wrong, &key()).await;
    assert_eq!(faulty_fields(refused), [kept(0), kept(1), unknown(2), unknown(3)]);
    // Chosen while anybody could read it, and kept for COMEX before the letter leaves.
    restrict(&paul, &poc, Visibility::Everyone).await;
    let done = validated(&app, &julie, SHEET).await;
    let practice = publish(&julie, &done).await;
    let sheet = practice.summary.id;
    let taken_up = [&taken_up[..2], &[one(TakenKind::Practice, sheet.0)]].concat();
    let open = NewsletterRequest { taken_up, ..said("Un bilan.") };
    let id = published(&paul, &issue("Lettre", open)).await.summary.id;
    restrict(&paul, &poc, Visibility::TopManagement).await;
    let kept = RestrictPracticeRequest { visibility: Visibility::TopManagement };
    paul.restrict_practice(sheet, &kept, practice.version).await.unwrap();
    mail(&app, &sink).await;
    let letters = sink.letters();
    assert_eq!(to(&letters), [address(Demo::Marc), address(Demo::Sophie)]);
    let [his, hers] = [&letters[0].body, &letters[1].body];
    assert!(hers.contains("Un bilan."), "{hers}");
    for hidden in [EXPERIMENT, LEARNT, SHEET] {
        assert!(his.contains(hidden) && !hers.contains(hidden), "{hidden}: {hers}");
    }
    assert!(content(&sophie.read_editorial_item(id).await.unwrap()).taken_up.is_empty());
    assert_eq!(content(&paul.read_editorial_item(id).await.unwrap()).taken_up.len(), 3);
}

/// Those to whom an issue for these people would go.
async fn recipients(paul: &ApiClient, audience: AudienceRequest) -> Vec<String> {
    let request = issue("Lettre", NewsletterRequest { audience, ..said("Un bilan.") });
    let id = paul.draft_editorial_item(&request, &key()).await.unwrap().summary.id;
    let page = paul.list_newsletter_recipients(id, &RecipientsQuery::default()).await.unwrap();
    let names: Vec<_> = page.items.into_iter().map(|person| person.name).collect();
    assert_eq!(page.total, u64::try_from(names.len()).ok(), "counted as they are shown");
    names
}

async fn an_issue_goes_to_those_whom_its_criteria_leave(database: Database) {
    let app = TestApp::spawn(database).await;
    let sink = SmtpSink::start().await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    subscribed(&app, &[Demo::Sophie, Demo::Yann, Demo::Marc, Demo::Julie]).await;
    let bretagne = organisation(&paul, "carsat-bretagne").await;
    let direction = organisation(&paul, "cnav-dsi").await;
    let none = AudienceRequest::default();
    assert_eq!(recipients(&paul, none.clone()).await.len(), 4, "all who asked");
    let places = AudienceRequest { organisation_ids: vec![bretagne, direction], ..none.clone() };
    let there = ["Julie Morel", "Sophie Lambert", "Yann Kerbrat"];
    assert_eq!(recipients(&paul, places.clone()).await, there, "a body and a direction");
    let profiles = AudienceRequest { profiles: vec![Profile::Contributor], ..none.clone() };
    assert_eq!(recipients(&paul, profiles).await, ["Julie Morel"]);
    let marks = vec![AudienceMark::TopManagement, AudienceMark::Referent];
    let marked = AudienceRequest { marks: marks.clone(), ..none.clone() };
    assert_eq!(recipients(&paul, marked).await, ["Marc Petit", "Yann Kerbrat"]);
    let both = AudienceRequest { marks, ..places.clone() };
    assert_eq!(recipients(&paul, both.clone()).await, ["Yann Kerbrat"], "each criterion narrows");
    // Whoever writes to one body writes to no direction of another.
    let (organisation_id, audience) = (Some(bretagne), places);
    let across = NewsletterRequest { organisation_id, audience, ..said("Un bilan.") };
    let refused = paul.draft_editorial_item(&issue("Lettre", across), &key()).await;
    let outside = "/content/newsletters/audience/organisation_ids unknown_value";
    assert_eq!(faulty_fields(refused), [outside]);
    let request = NewsletterRequest { audience: both, ..said("Un bilan.") };
    let shown = published(&paul, &issue("Lettre", request)).await;
    let audience = content(&shown).audience.clone().unwrap();
    assert_eq!((audience.organisations.len(), audience.marks.len()), (2, 2));
    mail(&app, &sink).await;
    assert_eq!(to(&sink.letters()), [address(Demo::Yann)]);
    let read = sophie.read_editorial_item(shown.summary.id).await.unwrap();
    assert_eq!(content(&read).audience, None, "its readers are not told whom it was for");
}

async fn an_issue_is_read_as_it_would_leave(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let told = published(&paul, &news("Un essai", None)).await.summary.id;
    let taken_up = vec![one(TakenKind::News, told.0)];
    let request = issue("Lettre", NewsletterRequest { taken_up, ..said("Deux **essais**.") });
    let id = paul.draft_editorial_item(&request, &key()).await.unwrap().summary.id;
    let letter = paul.preview_newsletter(id).await.unwrap();
    assert_eq!(letter.subject, "Lettre");
    assert!(letter.html.starts_with("<!doctype html>"), "{}", letter.html);
    assert!(letter.html.contains("<strong>essais</strong>"), "{}", letter.html);
    for said in [&letter.html, &letter.text] {
        assert!(said.contains("Un essai") && said.contains("/actualites/"), "{said}");
        // The way to leave is drawn, without what makes it act.
        assert!(said.contains("/infolettre/desabonnement/"), "{said}");
        let (_, signature) = said.split_once("signature=").unwrap();
        assert!(!signature.starts_with(char::is_alphanumeric), "{said}");
    }
    assert_eq!(refusal(sophie.preview_newsletter(id).await), ProblemCode::NotFound);
    assert_eq!(refusal(paul.preview_newsletter(told).await), ProblemCode::NotFound, "no issue");
}

on_both_databases!(
    an_issue_takes_up_whatever_the_portal_tells,
    a_letter_opens_no_brick_that_the_matrix_closes,
    a_testimonial_and_a_resource_reach_whoever_reads_their_brick,
    a_letter_tells_the_part_of_a_brick_that_its_reader_reads,
    what_its_reader_may_not_see_is_not_sent,
    an_issue_goes_to_those_whom_its_criteria_leave,
    an_issue_is_read_as_it_would_leave,
);
