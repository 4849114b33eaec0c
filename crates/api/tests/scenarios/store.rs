//! Scenarios 30 and 36: a kit on the standard template, testimonials and the consent of those who were filmed.

use api_client::ApiClient;
use api_types::editorial::{
    EditorialContentView, EditorialItemRequest, FramedFeedbackRequest, TestimonialRequest,
    TestimonialView,
};
use api_types::practice::ReleaseKitRequest;
use api_types::problem::ProblemCode;
use api_types::video::VideoView;
use domain::EditorialId;
use domain::editorial::{SpeakerRole, SpeakerSide};
use domain::video::VideoScope;
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use crate::editorial::knowledge::{spoken, testimonial};
use crate::editorial::{published, said_by};
use crate::practices::kits;

async fn scenario_30_a_kit_follows_the_template_and_is_taken_from_the_page_of_the_action(
    database: Database,
) {
    let app = TestApp::spawn(database).await;
    let action = kits::practice(&app).await.summary.id;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let mut lacking = kits::content(&[]);
    assert_eq!(lacking.title, "Déployer l’accueil téléphonique dématérialisé");
    lacking.sections.cost_and_means = None;
    let kit = paul.prepare_kit(action, &kits::write(lacking), &key()).await.unwrap();
    let (of, version) = (kit.summary.id, kit.summary.version);
    let refused = paul.release_kit(of, &ReleaseKitRequest::default(), version).await;
    assert_eq!(faulty_fields(refused), ["/content/sections/cost_and_means required"]);
    assert!(sophie.list_kits(action).await.unwrap().items.is_empty(), "nothing to take yet");
    assert_eq!(refusal(sophie.read_kit_archive(of, 1).await), ProblemCode::NotFound);

    let complete = kits::write(kits::content(&[]));
    let kit = paul.edit_kit(of, &complete, version).await.unwrap();
    kits::release(&paul, &kit, None).await;
    // From the page of the action: what it says of its kits is what one takes away.
    assert_eq!(sophie.read_practice(action).await.unwrap().summary.kits, 1);
    let offered = sophie.list_kits(action).await.unwrap().items.remove(0);
    assert_eq!((offered.id, offered.title.as_str(), offered.number), (of, kits::TITLE, Some(1)));
    let taken = sophie.read_kit_archive(offered.id, 1).await.unwrap();
    assert!(taken.starts_with(b"PK"), "it is a whole archive");
}

/// What somebody reads of a testimonial.
async fn said(reader: &ApiClient, id: EditorialId) -> TestimonialView {
    let item = reader.read_editorial_item(id).await.unwrap();
    let EditorialContentView::Testimonials(said) = item.content else { panic!("a testimonial") };
    said
}

/// An assured person who was filmed.
fn filmed(consent: bool) -> EditorialItemRequest {
    let video = Some(VideoView {
        url: "https://videos.example/une-assuree".to_owned(),
        consent,
        scope: VideoScope::TopManagement,
        captioned: true,
        transcript: Some("On m’a rappelée.".to_owned()),
    });
    let (role, side) = (SpeakerRole::User, SpeakerSide::External);
    let speaker = "Une assurée".to_owned();
    let words = testimonial("On m’a rappelée.");
    spoken("Une assurée raconte", TestimonialRequest { speaker, role, side, video, ..words })
}

fn framed() -> FramedFeedbackRequest {
    let part = |words: &str| Some(words.to_owned());
    FramedFeedbackRequest {
        context: "Un besoin flou.".to_owned(),
        done: "Trois ateliers.".to_owned(),
        worked: part("L’écoute."),
        failed: part("Le délai."),
        advice: part("Commencer petit."),
    }
}

async fn scenario_36_a_filmed_testimonial_needs_consent_and_is_for_those_it_was_agreed_for(
    database: Database,
) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let (marc, yann) = (app.client_of(Demo::Marc).await, app.client_of(Demo::Yann).await);
    let silent = said_by(&julie, &filmed(false)).await;
    let refused = julie.draft_editorial_item(&silent, &key()).await;
    assert_eq!(faulty_fields(refused), ["/content/testimonials/video/consent required"]);

    // Agreed for COMEX and CODIR: nobody else is told so much as where it is.
    let told = published(&julie, &filmed(true)).await.summary.id;
    let video = said(&marc, told).await.video.unwrap();
    assert_eq!((video.scope, video.consent), (VideoScope::TopManagement, true));
    for (name, client) in [("Sophie", &sophie), ("Yann", &yann)] {
        let read = said(client, told).await;
        assert_eq!((read.brief.side, read.video), (SpeakerSide::External, None), "{name}");
    }

    // Framed, it has its fixed headings; simply said, a text and nothing else.
    let parts = |story| {
        let framed = Some(framed());
        spoken("Un retour", TestimonialRequest { story, framed, ..testimonial("") })
    };
    let both = said_by(&julie, &parts(Some("Aussi.".to_owned()))).await;
    let refused = julie.draft_editorial_item(&both, &key()).await;
    assert_eq!(faulty_fields(refused), ["/content/testimonials/framed duplicate"]);
    let told = published(&julie, &parts(None)).await.summary.id;
    let read = said(&sophie, told).await;
    let shown = read.framed.unwrap();
    assert_eq!(read.story, None);
    assert_eq!(
        (shown.context.as_str(), shown.done.as_str()),
        ("Un besoin flou.", "Trois ateliers.")
    );
    let parts = [shown.worked, shown.failed, shown.advice];
    let parts: Vec<_> = parts.iter().map(Option::as_deref).collect();
    assert_eq!(parts, [Some("L’écoute."), Some("Le délai."), Some("Commencer petit.")]);
    let mut headless = framed();
    headless.context.clear();
    let headless = TestimonialRequest { story: None, framed: Some(headless), ..testimonial("") };
    let headless = said_by(&julie, &spoken("Un retour", headless)).await;
    let refused = julie.draft_editorial_item(&headless, &key()).await;
    assert_eq!(faulty_fields(refused), ["/content/testimonials/framed/context required"]);
    let simple = spoken("Simplement", testimonial("Je le referais."));
    let simple = published(&julie, &simple).await.summary.id;
    let read = said(&sophie, simple).await;
    assert_eq!(read.story.unwrap().markdown, "Je le referais.");
    assert_eq!(read.framed, None);
}

on_both_databases!(
    scenario_30_a_kit_follows_the_template_and_is_taken_from_the_page_of_the_action,
    scenario_36_a_filmed_testimonial_needs_consent_and_is_for_those_it_was_agreed_for,
);
