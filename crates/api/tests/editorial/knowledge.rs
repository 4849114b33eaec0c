//! Key figures, method resources, testimonials: each with the fields of its own (R276 to R302).

use api_types::attachment::UploadQuery;
use api_types::editorial::{
    EditorialBriefView, EditorialContentRequest, EditorialContentView, EditorialItemRequest,
    EditorialQuery, FramedFeedbackRequest, KeyFigureRequest, MethodResourceRequest,
    TestimonialRequest,
};
use api_types::practice::KitFileRequest;
use api_types::problem::ProblemCode;
use api_types::rights::DeclareOwnerRequest;
use chrono::NaiveDate;
use domain::AttachmentId;
use domain::access::{Brick, Extent, Profile};
use domain::editorial::{EditorialBrick, FigureKind, MethodKind, SpeakerRole, SpeakerSide};
use domain::journal::Fact;
use domain::people::OwnerKind;
use domain::practice::FileAccessibility;
use domain::reference::{ReferenceCode, ReferenceList};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::{listed, published, said_by, titles};
use crate::pocs::{me, organisation};
use crate::samples;

pub(crate) fn titled(title: &str, content: EditorialContentRequest) -> EditorialItemRequest {
    EditorialItemRequest {
        title: title.to_owned(),
        content,
        owner_id: None,
        organisation_id: None,
        image: None,
    }
}

pub(crate) fn resource(
    kind: MethodKind,
    objective: Option<&str>,
    version: Option<&str>,
) -> EditorialItemRequest {
    let (objective, version) = (objective.map(str::to_owned), version.map(str::to_owned));
    let body = "Un **canevas**.".to_owned();
    let content = MethodResourceRequest {
        kind,
        objective,
        technique: None,
        version,
        change: None,
        body,
        files: Vec::new(),
    };
    titled(kind.code(), EditorialContentRequest::MethodResources(content))
}

pub(crate) fn testimonial(title: &str) -> TestimonialRequest {
    TestimonialRequest {
        speaker: "Une conseillère".to_owned(),
        role: SpeakerRole::User,
        side: SpeakerSide::Internal,
        story: Some(title.to_owned()),
        framed: None,
        practice_id: None,
        poc_id: None,
        video: None,
    }
}

pub(crate) fn spoken(title: &str, content: TestimonialRequest) -> EditorialItemRequest {
    titled(title, EditorialContentRequest::Testimonials(content))
}

async fn a_figure_has_its_unit_its_date_and_its_source(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let figure = KeyFigureRequest {
        kind: FigureKind::Figure,
        value: "13 500".to_owned(),
        unit: Some("agents".to_owned()),
        on: NaiveDate::from_ymd_opt(2025, 12, 31),
        counted: None,
        counted_organisation_id: None,
        source: "Bilan social 2025".to_owned(),
        note: None,
        body: None,
        link: None,
    };
    let request = titled("La branche", EditorialContentRequest::KeyFigures(figure.clone()));
    published(&paul, &request).await;
    let read = listed(&sophie, EditorialBrick::KeyFigures).await.remove(0);
    let EditorialBriefView::KeyFigures(shown) = read.brief else { panic!("a figure") };
    assert_eq!((shown.value.as_deref(), shown.unit.as_deref()), (Some("13 500"), Some("agents")));
    assert_eq!((Some(shown.on), shown.source.as_str()), (figure.on, "Bilan social 2025"));
    let bare = KeyFigureRequest { value: String::new(), source: " ".to_owned(), ..figure.clone() };
    let undated = KeyFigureRequest { on: None, ..figure };
    let faults = [
        (bare, vec!["/content/key_figures/value required", "/content/key_figures/source required"]),
        (undated, vec!["/content/key_figures/on required"]),
    ];
    for (figure, faulty) in faults {
        let refused = titled("La branche", EditorialContentRequest::KeyFigures(figure));
        let refused = paul.draft_editorial_item(&refused, &key()).await;
        assert_eq!(faulty_fields(refused), faulty);
    }
}

async fn what_is_seen_elsewhere_stands_apart_from_figures(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let seen = KeyFigureRequest {
        kind: FigureKind::Watch,
        value: String::new(),
        unit: None,
        on: NaiveDate::from_ymd_opt(2026, 3, 1),
        counted: None,
        counted_organisation_id: None,
        source: "Visite d’une entreprise".to_owned(),
        note: None,
        body: Some("Un accueil sans file d’attente.".to_owned()),
        link: Some("https://partner.example/accueil".to_owned()),
    };
    let figure = KeyFigureRequest {
        kind: FigureKind::Figure,
        value: "12".to_owned(),
        body: None,
        link: None,
        ..seen.clone()
    };
    let request = |content| titled("L’accueil", EditorialContentRequest::KeyFigures(content));
    let bare = KeyFigureRequest { body: None, link: Some("ftp://x".to_owned()), ..seen.clone() };
    assert_eq!(
        faulty_fields(paul.draft_editorial_item(&request(bare), &key()).await),
        ["/content/key_figures/body required", "/content/key_figures/link malformed"]
    );
    let watch = published(&paul, &request(seen)).await.summary.id;
    let counted = published(&paul, &request(figure)).await.summary.id;
    for (figure, expected) in [(FigureKind::Watch, watch), (FigureKind::Figure, counted)] {
        let figure = Some(figure);
        let query = EditorialQuery { figure, ..EditorialQuery::of(EditorialBrick::KeyFigures) };
        let items = sophie.list_editorial_items(&query).await.unwrap().items;
        assert_eq!(items.iter().map(|item| item.id).collect::<Vec<_>>(), [expected]);
    }
    assert_eq!(listed(&sophie, EditorialBrick::KeyFigures).await.len(), 2);
    let read = sophie.read_editorial_item(watch).await.unwrap();
    let EditorialContentView::KeyFigures(said) = read.content else { panic!("a watch item") };
    assert_eq!((said.value, said.kind), (None, FigureKind::Watch));
    assert_eq!(said.link.as_deref(), Some("https://partner.example/accueil"));
    let home = sophie.read_home().await.unwrap();
    let shown: Vec<_> = home.figures.iter().map(|figure| figure.id).collect();
    assert_eq!(shown, [counted], "the landing page shows figures");
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

async fn a_sheet_explains_a_technique_of_the_list(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let sheet = |technique: &str| {
        let mut request = resource(MethodKind::TechniqueSheet, Some("Voir par ses yeux."), None);
        if let EditorialContentRequest::MethodResources(content) = &mut request.content {
            content.technique = Some(ReferenceCode(technique.to_owned()));
        }
        request
    };
    let refused = paul.draft_editorial_item(&sheet("nowhere"), &key()).await;
    assert_eq!(faulty_fields(refused), ["/content/method_resources/technique unknown_value"]);
    let uses = async || {
        let list = paul.read_reference_list(ReferenceList::Technique).await.unwrap();
        list.items.into_iter().find(|item| item.code.as_str() == "persona").unwrap().uses
    };
    let before = uses().await;
    published(&paul, &sheet("persona")).await;
    assert_eq!(uses().await, before + 1, "its value is used");
    let shown = listed(&sophie, EditorialBrick::MethodResources).await.remove(0);
    let EditorialBriefView::MethodResources(brief) = shown.brief else { panic!("a resource") };
    assert_eq!(brief.technique, Some(ReferenceCode("persona".to_owned())));
    let read = sophie.read_editorial_item(shown.id).await.unwrap();
    let EditorialContentView::MethodResources(read) = read.content else { panic!("a resource") };
    assert_eq!(read.brief.technique, brief.technique);
}

async fn the_service_offer_is_read_by_every_profile(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let brick = EditorialQuery::of(EditorialBrick::MethodResources);
    let offers = EditorialQuery { method: Some(MethodKind::ServiceOffer), ..brick };
    let request = resource(MethodKind::ServiceOffer, None, None);
    paul.draft_editorial_item(&request, &key()).await.unwrap();
    published(&paul, &resource(MethodKind::Space, None, None)).await;
    let offer = published(&paul, &request).await.summary.id;
    let mut profiles = Vec::new();
    for who in [Demo::Sophie, Demo::Karim, Demo::Paul, Demo::Thomas, Demo::Nadia] {
        let reader = app.client_of(who).await;
        profiles.push(reader.read_me().await.unwrap().profile);
        let items = reader.list_editorial_items(&offers).await.unwrap().items;
        let ids: Vec<_> = items.iter().map(|item| item.id).collect();
        assert_eq!(ids, [offer], "{who:?}");
        let read = reader.read_editorial_item(offer).await.unwrap();
        let EditorialContentView::MethodResources(said) = read.content else { panic!("an offer") };
        assert_eq!(said.brief.kind, MethodKind::ServiceOffer, "{who:?}");
    }
    assert!(Profile::ALL.iter().all(|profile| profiles.contains(profile)), "{profiles:?}");
}

async fn a_resource_carries_files_that_whoever_reads_it_takes_away(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let kit = |ids: &[AttachmentId]| {
        let mut request = resource(MethodKind::Kit, None, None);
        if let EditorialContentRequest::MethodResources(content) = &mut request.content {
            let accessibility = FileAccessibility::Accessible;
            let file = |id: &AttachmentId| KitFileRequest { attachment_id: *id, accessibility };
            content.files = ids.iter().map(file).collect();
        }
        request
    };
    let named = UploadQuery { name: "kit.pdf".to_owned(), alt: String::new(), consent: false };
    let hers = sophie.upload_attachment(&named, samples::pdf()).await.unwrap();
    let refused = paul.draft_editorial_item(&kit(&[hers.id]), &key()).await;
    assert_eq!(faulty_fields(refused), ["/content/method_resources/files/0 unknown_value"]);
    let sent = paul.upload_attachment(&named, samples::pdf()).await.unwrap();
    let twice = paul.draft_editorial_item(&kit(&[sent.id, sent.id]), &key()).await;
    assert_eq!(faulty_fields(twice), ["/content/method_resources/files/1 duplicate"]);

    let item = published(&paul, &kit(&[sent.id])).await;
    let read = sophie.read_editorial_item(item.summary.id).await.unwrap();
    let EditorialContentView::MethodResources(said) = read.content else { panic!("a resource") };
    let [carried] = &*said.files else { panic!("{said:?}") };
    assert_eq!((carried.file.name.as_str(), carried.file.size > 0), ("kit.pdf", true));
    assert_eq!((carried.accessibility, carried.sha256.len()), (FileAccessibility::Accessible, 64));
    let content = || reqwest::get(format!("{}{}", app.url, carried.file.url));
    assert_eq!(content().await.unwrap().status(), 200);
    // Written again with it, it stays; without it, it is gone.
    let kept = paul.edit_editorial_item(read.summary.id, &kit(&[sent.id]), read.version).await;
    let kept = kept.unwrap();
    assert_eq!(content().await.unwrap().status(), 200);
    paul.edit_editorial_item(read.summary.id, &kit(&[]), kept.version).await.unwrap();
    assert_eq!(content().await.unwrap().status(), 404);
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
    let refused =
        julie.draft_editorial_item(&said_by(&julie, &spoken("Les deux", both)).await, &key()).await;
    assert_eq!(faulty_fields(refused), ["/content/testimonials/framed duplicate"]);
}

async fn a_contributor_speaks_for_their_own_body_alone(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let [own, other] = [
        Some(organisation(&julie, "cnav").await),
        Some(organisation(&julie, "carsat-bretagne").await),
    ];
    let of = |organisation_id| EditorialItemRequest {
        organisation_id,
        ..spoken("Un récit", testimonial("Nous avons arrêté."))
    };
    for elsewhere in [other, None] {
        let refused = julie.draft_editorial_item(&of(elsewhere), &key()).await;
        assert_eq!(refusal(refused), ProblemCode::Forbidden, "{elsewhere:?}");
    }
    let ours = julie.draft_editorial_item(&of(own), &key()).await.unwrap();
    let (id, version) = (ours.summary.id, ours.version);
    for elsewhere in [other, None] {
        let refused = julie.edit_editorial_item(id, &of(elsewhere), version).await;
        assert_eq!(faulty_fields(refused), ["/organisation_id not_allowed"], "{elsewhere:?}");
    }
    let ours = julie.edit_editorial_item(id, &of(own), version).await.unwrap();
    // Who administers the brick writes for any; what is of another body and hers stays of that body.
    let hers = EditorialItemRequest { owner_id: Some(me(&julie).await), ..of(other) };
    let theirs = paul.edit_editorial_item(id, &hers, ours.version).await.unwrap();
    julie.edit_editorial_item(id, &of(other), theirs.version).await.unwrap();
}

async fn a_contributor_puts_nobody_else_in_charge_unless_the_brick_is_theirs(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let nadia = app.client_of(Demo::Nadia).await;
    let bodies = ["cnav", "carsat-bretagne"];
    let [own, other] =
        [organisation(&julie, bodies[0]).await, organisation(&julie, bodies[1]).await];
    let (her, another) = (me(&julie).await, me(&sophie).await);
    let of = |owner, organisation| EditorialItemRequest {
        owner_id: Some(owner),
        organisation_id: Some(organisation),
        ..spoken("Un récit", testimonial("Nous avons arrêté."))
    };
    let refused = julie.draft_editorial_item(&of(another, own), &key()).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    let ours = julie.draft_editorial_item(&of(her, own), &key()).await.unwrap();
    let (id, version) = (ours.summary.id, ours.version);
    let refused = julie.edit_editorial_item(id, &of(another, own), version).await;
    assert_eq!(faulty_fields(refused), ["/owner_id not_allowed"]);
    assert_eq!(julie.read_editorial_item(id).await.unwrap().owner.id, her);

    let edit = EditorialBrick::Testimonials.edit();
    let offered = julie.read_me().await.unwrap().speaks(edit);
    assert_eq!(offered, Extent::Bodies([own].into()));
    let whole = DeclareOwnerRequest {
        brick: Brick::Testimonials,
        item_id: None,
        owner_kind: OwnerKind::Person,
        owner_id: her.0,
    };
    nadia.declare_owner(&whole, &key()).await.unwrap();
    assert_eq!(julie.read_me().await.unwrap().speaks(edit), Extent::Everywhere);
    let kept = julie.edit_editorial_item(id, &of(another, other), version).await.unwrap();
    assert_eq!(kept.owner.id, another);
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    let told = sophie.list_notifications().await.unwrap().items;
    let told = told.iter().filter(|one| matches!(one.fact, Fact::PutInCharge { .. }));
    assert_eq!(told.filter(|one| one.subject_id == id.0).count(), 1, "she hears of it");
}

on_both_databases!(
    a_contributor_speaks_for_their_own_body_alone,
    a_contributor_puts_nobody_else_in_charge_unless_the_brick_is_theirs,
    a_figure_has_its_unit_its_date_and_its_source,
    what_is_seen_elsewhere_stands_apart_from_figures,
    a_technique_says_its_objective_and_a_guide_its_version,
    a_sheet_explains_a_technique_of_the_list,
    the_service_offer_is_read_by_every_profile,
    a_resource_carries_files_that_whoever_reads_it_takes_away,
    contributors_collect_testimonials_framed_or_simple,
);
