//! Testimonials of a practice or of an experiment, and those that were filmed (R229, R239, R278, R281; scenario 36).

use std::collections::BTreeSet;

use api_types::editorial::{
    EditorialContentRequest, EditorialContentView, EditorialQuery, PublishEditorialItemRequest,
    TestimonialRequest, TestimonialView, WithdrawEditorialItemRequest,
};
use api_types::poc::RestrictPocRequest;
use api_types::practice::PublishPracticeRequest;
use api_types::video::VideoView;
use domain::editorial::{EditorialBrick, EditorialChange, ProjectStatus, SpeakerRole, SpeakerSide};
use domain::journal::Fact;
use domain::poc::Visibility;
use domain::video::VideoScope;
use domain::{EditorialId, PocId, PracticeId};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases};

use super::knowledge::{spoken, testimonial};
use super::{news, published, said_by, titles};
use crate::pocs::launched;
use crate::practices::{publish, validated};

async fn said(app: &TestApp, who: Demo, id: EditorialId) -> TestimonialView {
    let item = app.client_of(who).await.read_editorial_item(id).await.unwrap();
    let EditorialContentView::Testimonials(said) = item.content else { panic!("a testimonial") };
    said
}

async fn a_practice_has_its_testimonials_and_they_lead_to_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let practice = publish(&julie, &validated(&app, &julie, "Ateliers mobiles").await).await;
    let id = practice.summary.id;
    let about =
        TestimonialRequest { practice_id: Some(id), ..testimonial("Nous y allons à pied.") };
    let told = published(&julie, &spoken("Au marché", about)).await.summary.id;
    published(&julie, &spoken("Autre chose", testimonial("Rien à voir."))).await;
    let query = EditorialQuery {
        practice_id: Some(id),
        ..EditorialQuery::of(EditorialBrick::Testimonials)
    };
    let hers = sophie.list_editorial_items(&query).await.unwrap().items;
    assert_eq!(titles(&hers), ["Au marché"]);
    let shown = said(&app, Demo::Sophie, told).await.practice.unwrap();
    assert_eq!((shown.id, shown.title.as_str()), (id, "Ateliers mobiles"));
    assert_eq!(shown.reference, practice.summary.reference);
    let nowhere = TestimonialRequest {
        practice_id: Some(PracticeId::default()),
        ..testimonial("Nulle part.")
    };
    let refused = julie
        .draft_editorial_item(&said_by(&julie, &spoken("Nulle part", nowhere)).await, &key())
        .await;
    assert_eq!(faulty_fields(refused), ["/content/testimonials/practice_id unknown_value"]);
}

async fn testimonials_are_found_by_who_speaks_and_from_which_house(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    for (title, role, side) in [
        ("Au guichet", SpeakerRole::User, SpeakerSide::Internal),
        ("À la maison", SpeakerRole::User, SpeakerSide::External),
        ("Dans l’équipe", SpeakerRole::Holder, SpeakerSide::Internal),
    ] {
        let said = TestimonialRequest { role, side, ..testimonial("Une phrase.") };
        published(&julie, &spoken(title, said)).await;
    }
    let asked = async |speaker, side| {
        let of = EditorialQuery::of(EditorialBrick::Testimonials);
        let query = EditorialQuery { speaker, side, ..of };
        let found = sophie.list_editorial_items(&query).await.unwrap().items;
        found.into_iter().map(|item| item.title).collect::<BTreeSet<String>>()
    };
    let named = |titles: &[&str]| -> BTreeSet<String> {
        titles.iter().map(|one| (*one).to_owned()).collect()
    };
    let (user, holder) = (Some(SpeakerRole::User), Some(SpeakerRole::Holder));
    let outside = Some(SpeakerSide::External);
    assert_eq!(asked(None, None).await, named(&["Au guichet", "À la maison", "Dans l’équipe"]));
    assert_eq!(asked(user, None).await, named(&["Au guichet", "À la maison"]));
    assert_eq!(asked(holder, None).await, named(&["Dans l’équipe"]));
    assert_eq!(asked(None, outside).await, named(&["À la maison"]));
    assert_eq!(asked(user, outside).await, named(&["À la maison"]));
    assert_eq!(asked(holder, outside).await, named(&[]));
}

async fn nobody_testifies_of_a_practice_that_is_not_told_yet(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let poc = validated(&app, &julie, "Ateliers mobiles").await.summary.id;
    let content = julie.propose_practice(poc).await.unwrap();
    let body = PublishPracticeRequest::of_poc(poc, content);
    let body = PublishPracticeRequest { draft: true, ..body };
    let draft = julie.publish_practice(&body, &key()).await.unwrap();
    let id = draft.summary.id;
    let about = TestimonialRequest { practice_id: Some(id), ..testimonial("Nous y allons.") };
    let said = said_by(&julie, &spoken("Au marché", about)).await;
    // Not even by those who read it.
    let refused = julie.draft_editorial_item(&said, &key()).await;
    assert_eq!(faulty_fields(refused), ["/content/testimonials/practice_id unknown_value"]);
    julie.publish_draft_practice(id, draft.version).await.unwrap();
    julie.draft_editorial_item(&said, &key()).await.unwrap();
}

async fn an_experiment_has_its_testimonials_for_whoever_may_see_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let sophie = app.client_of(Demo::Sophie).await;
    let poc = launched(&julie, "Accueil en visio").await;
    let id = poc.summary.id;
    let about = |side| TestimonialRequest { poc_id: Some(id), ..testimonial(side) };
    let told = published(&julie, &spoken("Un essai", about("Je l’ai essayé."))).await.summary.id;
    published(&julie, &spoken("Autre chose", testimonial("Rien à voir."))).await;
    let query =
        EditorialQuery { poc_id: Some(id), ..EditorialQuery::of(EditorialBrick::Testimonials) };
    let hers = sophie.list_editorial_items(&query).await.unwrap().items;
    assert_eq!(titles(&hers), ["Un essai"]);
    let shown = said(&app, Demo::Sophie, told).await;
    assert_eq!(shown.poc.map(|poc| (poc.id, poc.title)), Some((id, poc.summary.title.clone())));
    assert_eq!(shown.practice, None);
    // One speaks of one thing, that there is.
    let both =
        TestimonialRequest { practice_id: Some(PracticeId::default()), ..about("Les deux.") };
    let refused =
        julie.draft_editorial_item(&said_by(&julie, &spoken("Les deux", both)).await, &key()).await;
    assert_eq!(faulty_fields(refused), ["/content/testimonials/poc_id duplicate"]);
    let nowhere =
        TestimonialRequest { poc_id: Some(PocId::default()), ..testimonial("Nulle part.") };
    let refused = julie
        .draft_editorial_item(&said_by(&julie, &spoken("Nulle part", nowhere)).await, &key())
        .await;
    assert_eq!(faulty_fields(refused), ["/content/testimonials/poc_id unknown_value"]);
    // Kept for COMEX and CODIR, it is named to nobody else, and says nothing of who speaks of it.
    let now = paul.read_poc(id).await.unwrap().version;
    let body = RestrictPocRequest { visibility: Visibility::TopManagement };
    paul.restrict_poc(id, &body, now).await.unwrap();
    assert!(sophie.list_editorial_items(&query).await.unwrap().items.is_empty());
    assert_eq!(said(&app, Demo::Sophie, told).await.poc, None);
    assert!(said(&app, Demo::Marc, told).await.poc.is_some());
}

async fn why_a_testimonial_was_withdrawn_is_told_to_those_who_answer_for_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let told = published(&julie, &spoken("Un récit", testimonial("Nous avons arrêté."))).await;
    let story = published(&paul, &news("Une actualité", None)).await;
    let why = "Une personne y était reconnaissable.";
    for (item, open) in [(told, false), (story, true)] {
        let id = item.summary.id;
        let body = WithdrawEditorialItemRequest { reason: Some(why.to_owned()) };
        let out = paul.withdraw_editorial_item(id, &body, item.version).await.unwrap();
        let now = PublishEditorialItemRequest::default();
        paul.publish_editorial_item(id, &now, out.version).await.unwrap();
        for (who, knows) in [(Demo::Julie, true), (Demo::Paul, true), (Demo::Sophie, open)] {
            let reader = app.client_of(who).await;
            let history = reader.read_editorial_item_history(id).await.unwrap().items;
            let said = history.iter().find_map(|entry| {
                let Fact::EditorialItemChanged { change, note, .. } = &entry.fact else {
                    return None;
                };
                (*change == EditorialChange::Withdrawn).then(|| note.clone())
            });
            assert_eq!(said, Some(knows.then(|| why.to_owned())), "{who:?}");
        }
    }
}

async fn news_may_be_about_a_practice(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let practice = publish(&julie, &validated(&app, &julie, "Ateliers mobiles").await).await;
    let id = practice.summary.id;
    let about = |practice: PracticeId| {
        let mut request = news("Ils essaiment", Some(ProjectStatus::Done));
        if let EditorialContentRequest::News(news) = &mut request.content
            && let Some(project) = &mut news.project
        {
            project.practice_id = Some(practice);
        }
        request
    };
    let told = published(&paul, &about(id)).await;
    let EditorialContentView::News(told) = told.content else { panic!("news") };
    let shown = told.project.unwrap().practice.unwrap();
    assert_eq!((shown.id, shown.title.as_str()), (id, "Ateliers mobiles"));
    let refused = paul.draft_editorial_item(&about(PracticeId::default()), &key()).await;
    assert_eq!(faulty_fields(refused), ["/content/news/project/practice_id unknown_value"]);
}

async fn those_who_were_filmed_agree_and_say_who_watches(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let video = |consent: bool| VideoView {
        url: "https://videos.example/temoignage".to_owned(),
        consent,
        scope: VideoScope::TopManagement,
        captioned: true,
        transcript: None,
    };
    let filmed = |consent: bool| {
        let video = Some(video(consent));
        spoken("Un assuré raconte", TestimonialRequest { video, ..testimonial("Il raconte.") })
    };
    let refused = julie.draft_editorial_item(&said_by(&julie, &filmed(false)).await, &key()).await;
    assert_eq!(faulty_fields(refused), ["/content/testimonials/video/consent required"]);
    let id = published(&julie, &filmed(true)).await.summary.id;
    assert_eq!(said(&app, Demo::Julie, id).await.video, Some(video(true)), "she keeps it");
    assert_eq!(said(&app, Demo::Marc, id).await.video, Some(video(true)), "a member of COMEX");
    let hers = said(&app, Demo::Sophie, id).await;
    assert_eq!(hers.video, None, "it was not agreed for her");
    assert!(hers.story.is_some(), "she reads what is said");
}

on_both_databases!(
    a_practice_has_its_testimonials_and_they_lead_to_it,
    testimonials_are_found_by_who_speaks_and_from_which_house,
    nobody_testifies_of_a_practice_that_is_not_told_yet,
    an_experiment_has_its_testimonials_for_whoever_may_see_it,
    why_a_testimonial_was_withdrawn_is_told_to_those_who_answer_for_it,
    news_may_be_about_a_practice,
    those_who_were_filmed_agree_and_say_who_watches,
);
