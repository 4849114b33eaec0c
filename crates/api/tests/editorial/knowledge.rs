//! Key figures, method resources, testimonials: each with the fields of its own (R276 to R302).

use api_types::editorial::{
    EditorialBriefView, EditorialContentRequest, EditorialContentView, EditorialItemRequest,
    EditorialQuery, FramedFeedbackRequest, KeyFigureRequest, MethodResourceRequest,
    TestimonialRequest,
};
use api_types::problem::ProblemCode;
use chrono::NaiveDate;
use domain::editorial::{EditorialBrick, MethodKind, SpeakerRole, SpeakerSide};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::{listed, published, titles};

pub(crate) fn titled(title: &str, content: EditorialContentRequest) -> EditorialItemRequest {
    EditorialItemRequest { title: title.to_owned(), content, owner_id: None }
}

pub(crate) fn resource(
    kind: MethodKind,
    objective: Option<&str>,
    version: Option<&str>,
) -> EditorialItemRequest {
    let (objective, version) = (objective.map(str::to_owned), version.map(str::to_owned));
    let body = "Un **canevas**.".to_owned();
    let content = MethodResourceRequest { kind, objective, version, body };
    titled(kind.code(), EditorialContentRequest::MethodResources(content))
}

pub(crate) fn testimonial(title: &str) -> TestimonialRequest {
    TestimonialRequest {
        speaker: "Une conseillère".to_owned(),
        role: SpeakerRole::User,
        side: SpeakerSide::Internal,
        story: Some(title.to_owned()),
        framed: None,
    }
}

pub(crate) fn spoken(title: &str, content: TestimonialRequest) -> EditorialItemRequest {
    titled(title, EditorialContentRequest::Testimonials(content))
}

async fn a_figure_has_its_unit_its_date_and_its_source(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let figure = KeyFigureRequest {
        value: "13 500".to_owned(),
        unit: Some("agents".to_owned()),
        on: NaiveDate::from_ymd_opt(2025, 12, 31).unwrap(),
        source: "Bilan social 2025".to_owned(),
        note: None,
    };
    let request = titled("La branche", EditorialContentRequest::KeyFigures(figure.clone()));
    published(&paul, &request).await;
    let read = listed(&sophie, EditorialBrick::KeyFigures).await.remove(0);
    let EditorialBriefView::KeyFigures(shown) = read.brief else { panic!("a figure") };
    assert_eq!((shown.value.as_str(), shown.unit.as_deref()), ("13 500", Some("agents")));
    assert_eq!((shown.on, shown.source.as_str()), (figure.on, "Bilan social 2025"));
    let bare = KeyFigureRequest { value: String::new(), source: " ".to_owned(), ..figure };
    let refused = titled("La branche", EditorialContentRequest::KeyFigures(bare));
    assert_eq!(
        faulty_fields(paul.draft_editorial_item(&refused, &key()).await),
        ["/content/key_figures/value required", "/content/key_figures/source required"]
    );
}

async fn a_technique_says_its_objective_and_a_guide_its_version(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    published(&paul, &resource(MethodKind::TechniqueSheet, Some("Décrire un usager"), None)).await;
    published(&paul, &resource(MethodKind::Guide, None, Some("2026-1"))).await;
    let brick = EditorialBrick::MethodResources;
    assert_eq!(titles(&listed(&sophie, brick).await), ["guide", "technique_sheet"], "by name");
    let sheets =
        EditorialQuery { method: Some(MethodKind::TechniqueSheet), ..EditorialQuery::of(brick) };
    let sheet = sophie.list_editorial_items(&sheets).await.unwrap().items.remove(0);
    let read = sophie.read_editorial_item(sheet.id).await.unwrap();
    let EditorialContentView::MethodResources(said) = read.content else { panic!("a sheet") };
    assert_eq!(said.brief.objective.as_deref(), Some("Décrire un usager"));
    assert!(said.body.html.contains("<strong>canevas</strong>"));
    for (kind, lacking) in
        [(MethodKind::TechniqueSheet, "objective"), (MethodKind::Guide, "version")]
    {
        let refused = paul.draft_editorial_item(&resource(kind, None, None), &key()).await;
        let fault = format!("/content/method_resources/{lacking} required");
        assert_eq!(faulty_fields(refused), [fault]);
    }
}

async fn contributors_collect_testimonials_framed_or_simple(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, karim) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Karim).await);
    let sophie = app.client_of(Demo::Sophie).await;
    let simple = published(&julie, &spoken("Un récit", testimonial("Nous avons arrêté."))).await;
    let framed = TestimonialRequest {
        story: None,
        framed: Some(FramedFeedbackRequest {
            context: "Un besoin flou.".to_owned(),
            done: "Trois ateliers.".to_owned(),
            failed: Some("Le délai.".to_owned()),
            ..FramedFeedbackRequest::default()
        }),
        ..testimonial("")
    };
    let framed = published(&julie, &spoken("Un retour", framed)).await.summary.id;
    let all = listed(&sophie, EditorialBrick::Testimonials).await;
    assert_eq!(titles(&all), ["Un retour", "Un récit"]);
    let read = sophie.read_editorial_item(framed).await.unwrap();
    let EditorialContentView::Testimonials(said) = read.content else { panic!("a testimonial") };
    let parts = said.framed.unwrap();
    assert_eq!((parts.failed.as_deref(), parts.worked), (Some("Le délai."), None));
    assert!(said.story.is_none());
    let other = spoken("À moi", testimonial("Non."));
    let refused = karim.edit_editorial_item(simple.summary.id, &other, simple.version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden, "one writes one's own");
    let refused = sophie.draft_editorial_item(&other, &key()).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    let both = TestimonialRequest {
        framed: Some(FramedFeedbackRequest::default()),
        ..testimonial("Les deux.")
    };
    let refused = julie.draft_editorial_item(&spoken("Les deux", both), &key()).await;
    assert_eq!(faulty_fields(refused), ["/content/testimonials/framed duplicate"]);
}

on_both_databases!(
    a_figure_has_its_unit_its_date_and_its_source,
    a_technique_says_its_objective_and_a_guide_its_version,
    contributors_collect_testimonials_framed_or_simple,
);
