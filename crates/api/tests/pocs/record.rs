//! The identity card, the team, the answers: few are mandatory, none is lost.

use api_types::poc::{
    AnswerStepRequest, CreatePocRequest, EditPocRequest, ExternalReferenceView, IterationView,
    MemberRequest, PartnerView, PocHeaderRequest, TechniqueRequest, TrackingView,
};
use api_types::problem::ProblemCode;
use api_types::video::VideoView;
use chrono::NaiveDate;
use domain::idea::InnovationForm;
use domain::poc::{
    Aspect, ExternalSystem, GateVerdict, Health, MemberRole, PartnerKind, PocStatus, Quality,
    Question, Step, TrackedQuality,
};
use domain::video::VideoScope;
use domain::{OrganisationId, UserId};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::{card, complete, launched, me, organisation, planned};

fn full(header: PocHeaderRequest) -> PocHeaderRequest {
    let text = |words: &str| Some(words.to_owned());
    PocHeaderRequest {
        summary: text("Aller vers les assurés éloignés des agences."),
        description: text("Un **camion** équipé.\n\n<script>alert(1)</script>"),
        trigger: text("field_observation"),
        starts_on: NaiveDate::from_ymd_opt(2026, 5, 4),
        ends_on: NaiveDate::from_ymd_opt(2026, 12, 31),
        keywords: vec!["ruralité".to_owned(), "Aller-vers".to_owned()],
        form: Some(InnovationForm::Open),
        aspects: vec![Aspect::Economic, Aspect::Technical],
        lifecycle_position: text("framing"),
        health: Some(Health::AtRisk),
        health_note: text("Le permis se fait attendre."),
        pitch: text("Une agence qui roule."),
        sponsor_word: text("Ce que vous apprendrez servira, quoi qu’il arrive."),
        partners: vec![PartnerView {
            name: "MSA".to_owned(),
            kind: PartnerKind::PublicBody,
            place: None,
        }],
        external_references: vec![ExternalReferenceView {
            system: ExternalSystem::Syspeo,
            value: "SYS-0042".to_owned(),
        }],
        sustainable: true,
        ..header
    }
}

async fn a_card_comes_back_as_it_was_sent(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let sophie = me(&app.client_of(Demo::Sophie).await).await;
    let minimal = card(&julie, "Ateliers mobiles en zone rurale").await;
    let members = vec![
        MemberRequest { user_id: Some(sophie), name: None, role: MemberRole::Sponsor },
        MemberRequest {
            user_id: None,
            name: Some("La mairie".to_owned()),
            role: MemberRole::Member,
        },
    ];
    let body = CreatePocRequest { header: full(minimal.header), members, idea_id: None };
    let poc = julie.create_poc(&body, &key()).await.unwrap();
    assert_eq!(poc.summary.excerpt, "Aller vers les assurés éloignés des agences.");
    assert_eq!(poc.summary.department.name, "Direction nationale de l’action sociale");
    assert_eq!(poc.summary.organisation.name, "CNAV");
    assert_eq!(poc.summary.keywords, ["ruralité", "Aller-vers"]);
    assert_eq!(poc.summary.health, Some(Health::AtRisk));
    assert_eq!(poc.header.aspects, [Aspect::Economic, Aspect::Technical]);
    assert_eq!(poc.header.partners, body.header.partners);
    assert_eq!(poc.header.external_references, body.header.external_references);
    assert_eq!(poc.header.lifecycle_position.as_ref().unwrap().as_str(), "framing");
    assert_eq!(poc.header.sponsor_word, body.header.sponsor_word);
    assert!(poc.header.sustainable);
    let html = poc.header.description_html.as_deref().unwrap();
    assert!(html.contains("<strong>camion</strong>") && !html.contains("<script"), "{html}");
    let team: Vec<_> = poc
        .members
        .iter()
        .map(|member| {
            let person = member.person.as_ref().map(|person| person.name.clone());
            (person.or(member.name.clone()).unwrap(), member.role)
        })
        .collect();
    let named = |name: &str, role| (name.to_owned(), role);
    let expected = [
        named("Sophie Lambert", MemberRole::Sponsor),
        named("La mairie", MemberRole::Member),
        named("Julie Morel", MemberRole::Lead),
    ];
    assert_eq!(team, expected, "whoever creates it leads it when nobody else does");
    assert_eq!(julie.read_poc(poc.summary.id).await.unwrap(), poc);
}

async fn title_direction_and_domain_are_mandatory_and_nothing_else(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let empty = julie.create_poc(&CreatePocRequest::default(), &key()).await;
    let required =
        ["/header/title required", "/header/department_id required", "/header/domain required"];
    assert_eq!(faulty_fields(empty), required);
    let good = card(&julie, "Un bon titre").await;
    let branch = organisation(&julie, "assurance-retraite").await;
    let nowhere = OrganisationId("0190a000-0000-7000-8000-000000000000".parse().unwrap());
    for department_id in [branch, nowhere] {
        let header = PocHeaderRequest { department_id, ..good.header.clone() };
        let body = CreatePocRequest { header, ..good.clone() };
        let refused = julie.create_poc(&body, &key()).await;
        assert_eq!(faulty_fields(refused), ["/header/department_id unknown_value"]);
    }
    let header = PocHeaderRequest {
        domain: "gardening".to_owned(),
        trigger: Some("the_moon".to_owned()),
        starts_on: NaiveDate::from_ymd_opt(2026, 5, 4),
        ends_on: NaiveDate::from_ymd_opt(2026, 5, 3),
        ..good.header.clone()
    };
    let members = vec![MemberRequest { user_id: None, name: None, role: MemberRole::Member }];
    let refused =
        julie.create_poc(&CreatePocRequest { header, members, idea_id: None }, &key()).await;
    let faults = [
        "/header/domain unknown_value",
        "/header/trigger unknown_value",
        "/members/0/name required",
    ];
    assert_eq!(faulty_fields(refused), faults, "all at once");
    let header = PocHeaderRequest {
        starts_on: NaiveDate::from_ymd_opt(2026, 5, 4),
        ends_on: NaiveDate::from_ymd_opt(2026, 5, 3),
        keywords: vec!["mot".to_owned(); 21],
        ..good.header.clone()
    };
    let refused = julie.create_poc(&CreatePocRequest { header, ..good.clone() }, &key()).await;
    let faults = ["/header/ends_on before_start", "/header/keywords too_many"];
    assert_eq!(faulty_fields(refused), faults);
    let stranger =
        MemberRequest { user_id: Some(UserId::default()), name: None, role: MemberRole::Member };
    let body = CreatePocRequest { members: vec![stranger], ..good };
    let refused = julie.create_poc(&body, &key()).await;
    assert_eq!(faulty_fields(refused), ["/members/0/user_id unknown_value"]);
}

async fn a_year_that_nobody_counts_in_is_refused(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let good = card(&julie, "Un bon titre").await;
    for day in ["-262143-01-01", "1899-12-31", "+262142-12-31"] {
        let day = day.parse::<NaiveDate>().unwrap();
        let header = PocHeaderRequest {
            starts_on: Some(day),
            ends_on: Some(day),
            milestones: [(Step::Validate, day)].into(),
            ..good.header.clone()
        };
        let refused = julie.create_poc(&CreatePocRequest { header, ..good.clone() }, &key()).await;
        let faults = ["starts_on", "ends_on", "milestones/validate"];
        assert_eq!(
            faulty_fields(refused),
            faults.map(|field| format!("/header/{field} malformed"))
        );
    }
}

async fn the_record_is_kept_true_whatever_the_state(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let poc = launched(&julie, "Avant").await;
    let done = complete(&julie, &poc, GateVerdict::Validated, me(&paul).await).await;
    let lead =
        MemberRequest { user_id: Some(me(&julie).await), name: None, role: MemberRole::Lead };
    let header = PocHeaderRequest {
        title: "Après".to_owned(),
        starts_on: NaiveDate::from_ymd_opt(2020, 1, 1),
        keywords: vec!["bilan".to_owned()],
        ..card(&julie, "Avant").await.header
    };
    let body = EditPocRequest { header, members: vec![lead] };
    let edited = julie.edit_poc(done.summary.id, &body, done.version).await.unwrap();
    assert_eq!(
        (edited.summary.title.as_str(), edited.summary.status),
        ("Après", PocStatus::Completed)
    );
    assert_eq!((edited.members.len(), edited.summary.keywords.len()), (1, 1));
    assert_eq!(edited.summary.starts_on, done.started_on, "the real start is not planned again");
    assert_eq!(edited.header.starts_on, NaiveDate::from_ymd_opt(2020, 1, 1));
    assert_eq!(edited.steps[6].gate, done.steps[6].gate, "the rest is left as it is");
    let stale = julie.edit_poc(done.summary.id, &body, done.version).await;
    assert_eq!(refusal(stale), ProblemCode::EditConflict);
}

async fn answers_are_written_one_by_one_and_a_blank_takes_back(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let poc = planned(&julie, "Réponses").await;
    let id = poc.summary.id;
    let answers = |all: &[(Question, &str)]| AnswerStepRequest {
        answers: all.iter().map(|(question, words)| (*question, (*words).to_owned())).collect(),
        techniques: None,
    };
    let one = Step::FrameChallenge;
    let body = answers(&[
        (Question::ExpectedImpact, "Moins d’**attente**"),
        (Question::SolutionNature, "service"),
    ]);
    let poc = julie.answer_step(id, one, &body, poc.version).await.unwrap();
    assert_eq!(poc.steps[0].answers.len(), 2);
    let html = &poc.steps[0].answers_html;
    assert_eq!(html.len(), 1, "a choice has its words in the catalogues");
    assert!(html[&Question::ExpectedImpact].contains("<strong>attente</strong>"));
    let four = answers(&[(Question::Schedule, "Trois mois")]);
    let poc = julie.answer_step(id, Step::Plan, &four, poc.version).await.unwrap();
    assert_eq!(poc.steps[0].answers.len(), 2, "another step leaves them as they are");
    let back = answers(&[(Question::ExpectedImpact, "  ")]);
    let poc = julie.answer_step(id, one, &back, poc.version).await.unwrap();
    assert_eq!(poc.steps[0].answers.keys().collect::<Vec<_>>(), [&Question::SolutionNature]);
    assert_eq!(poc.steps[3].answers[&Question::Schedule], "Trois mois");
    let wrong = answers(&[(Question::SolutionNature, "maybe"), (Question::Schedule, "Trois mois")]);
    let refused = julie.answer_step(id, one, &wrong, poc.version).await;
    let faults = ["/answers/solution_nature unknown_value", "/answers/schedule unknown_field"];
    assert_eq!(faulty_fields(refused), faults);
}

async fn techniques_of_a_step_are_replaced_together(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let poc = planned(&julie, "Techniques").await;
    let id = poc.summary.id;
    let used = |names: &[&str]| {
        let technique = |name: &&str| TechniqueRequest {
            name: (*name).to_owned(),
            note: Some(format!("Avec soin : {name}")),
        };
        let techniques = Some(names.iter().map(technique).collect());
        AnswerStepRequest { answers: [].into(), techniques }
    };
    let names = |poc: &api_types::poc::PocView, step: usize| -> Vec<String> {
        poc.steps[step].techniques.iter().map(|technique| technique.name.clone()).collect()
    };
    let two = used(&["persona", "Café"]);
    let poc = julie.answer_step(id, Step::FrameChallenge, &two, poc.version).await.unwrap();
    let poc = julie.answer_step(id, Step::Plan, &used(&["canvas"]), poc.version).await.unwrap();
    assert_eq!(
        (names(&poc, 0), names(&poc, 3)),
        (vec!["persona".into(), "Café".into()], vec!["canvas".into()])
    );
    let one = used(&["Café"]);
    let poc = julie.answer_step(id, Step::FrameChallenge, &one, poc.version).await.unwrap();
    assert_eq!((names(&poc, 0), names(&poc, 3)), (vec!["Café".into()], vec!["canvas".into()]));
    assert_eq!(poc.steps[0].techniques[0].note.as_deref(), Some("Avec soin : Café"));
    let many: Vec<&str> = vec!["persona"; 31];
    let refused = julie.answer_step(id, Step::Plan, &used(&many), poc.version).await;
    assert_eq!(faulty_fields(refused), ["/techniques too_many"]);
}

async fn a_prototype_is_tracked_by_who_wants_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let julie = app.client_of(Demo::Julie).await;
    let poc = planned(&julie, "Courrier simplifié").await;
    assert!(poc.tracking.is_none(), "nobody has to");
    let day = |text: &str| text.parse().unwrap();
    let test = |on: &str, tested: &str| IterationView {
        on: day(on),
        tested: tested.to_owned(),
        measured: Some("Huit sur dix comprennent.".to_owned()),
        learnt: None,
        with_users: true,
    };
    let tracking = TrackingView {
        cost_planned: Some(4_000),
        cost_spent: Some(1_250),
        quality: Some(TrackedQuality::ToImprove),
        note: None,
        iterations: vec![test("2026-06-02", "Deuxième essai"), test("2026-05-11", "Premier essai")],
    };
    let poc = julie.track_poc(poc.summary.id, &tracking, poc.version).await.unwrap();
    let kept = poc.tracking.clone().unwrap();
    assert_eq!((kept.cost_planned, kept.cost_spent), (Some(4_000), Some(1_250)));
    let order: Vec<_> = kept.iterations.iter().map(|one| one.tested.as_str()).collect();
    assert_eq!(order, ["Premier essai", "Deuxième essai"], "by day");
    let blank = TrackingView { iterations: vec![test("2026-06-02", " ")], ..tracking };
    let refused = julie.track_poc(poc.summary.id, &blank, poc.version).await;
    assert_eq!(faulty_fields(refused), ["/iterations/0/tested required"]);
    for day in ["-262143-01-01", "1899-12-31", "+262142-12-31"] {
        let far = TrackingView { iterations: vec![test(day, "Essai")], ..TrackingView::default() };
        let refused = julie.track_poc(poc.summary.id, &far, poc.version).await;
        assert_eq!(faulty_fields(refused), ["/iterations/0/on malformed"]);
    }
    let nothing = TrackingView::default();
    let poc = julie.track_poc(poc.summary.id, &nothing, poc.version).await.unwrap();
    assert!(poc.tracking.is_none());
}

async fn the_card_holds_a_video_with_consent_planned_steps_and_qualities(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let mut body = card(&julie, "Borne d’accueil").await;
    body.header.qualities = vec![Quality::Useful, Quality::Usable];
    body.header.partners = vec![PartnerView {
        name: "La Poste".to_owned(),
        kind: PartnerKind::Logistics,
        place: Some("Rennes".to_owned()),
    }];
    body.header.milestones = [
        (Step::Plan, "2026-03-01".parse().unwrap()),
        (Step::Validate, "2026-02-01".parse().unwrap()),
    ]
    .into();
    body.header.video = Some(VideoView {
        url: "javascript:alert(1)".to_owned(),
        consent: false,
        scope: VideoScope::TopManagement,
        captioned: true,
        transcript: Some("Bonjour.".to_owned()),
    });
    let refused = julie.create_poc(&body, &key()).await;
    let faults = ["/header/video/url malformed", "/header/video/consent required"];
    assert_eq!(faulty_fields(refused), faults);
    let video = body.header.video.as_mut().unwrap();
    "https://videos.example/borne".clone_into(&mut video.url);
    video.consent = true;
    let refused = julie.create_poc(&body, &key()).await;
    assert_eq!(faulty_fields(refused), ["/header/milestones/validate before_start"]);
    body.header.milestones.insert(Step::Validate, "2026-09-01".parse().unwrap());
    let poc = julie.create_poc(&body, &key()).await.unwrap();
    assert_eq!(poc.header.milestones.len(), 2);
    assert_eq!(poc.header.qualities, [Quality::Useful, Quality::Usable]);
    assert_eq!(poc.header.partners[0].place.as_deref(), Some("Rennes"));
    assert!(poc.header.video.is_some(), "its team knows of it");
    // Those who were filmed agreed that COMEX and CODIR see it: nobody else does (R385).
    let marc = app.client_of(Demo::Marc).await;
    assert!(marc.read_poc(poc.summary.id).await.unwrap().header.video.is_some());
    assert!(sophie.read_poc(poc.summary.id).await.unwrap().header.video.is_none());
}

on_both_databases!(
    a_prototype_is_tracked_by_who_wants_it,
    the_card_holds_a_video_with_consent_planned_steps_and_qualities,
    a_card_comes_back_as_it_was_sent,
    title_direction_and_domain_are_mandatory_and_nothing_else,
    a_year_that_nobody_counts_in_is_refused,
    the_record_is_kept_true_whatever_the_state,
    answers_are_written_one_by_one_and_a_blank_takes_back,
    techniques_of_a_step_are_replaced_together,
);
