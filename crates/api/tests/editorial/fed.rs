//! A key figure is fed by what the portal counts: its value, its day and where it comes from (R284, section E).

use api_client::ApiClient;
use api_types::editorial::{
    CountedFiguresQuery, EditorialBriefView, EditorialContentRequest, EditorialContentView,
    EditorialItemRequest, KeyFigureRequest, KeyFigureView,
};
use api_types::partner::{PartnerContentRequest, PartnerRequest};
use api_types::poc::PartnerView;
use chrono::TimeDelta;
use domain::access::Brick;
use domain::civil::Zone;
use domain::editorial::{CountedFigure, EditorialBrick, FigureKind};
use domain::idea::{IdeaOrigin, InnovationForm};
use domain::partner::PartnerType;
use domain::poc::{GateVerdict, PartnerKind};
use domain::{EditorialId, OrganisationId};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases};
use uuid::Uuid;

use super::home::close;
use super::knowledge::titled;
use super::{listed, published};
use crate::ideas::{deposit, masked, spontaneous};
use crate::pocs::{card, complete, launch, launched, me, organisation};

fn fed(figure: CountedFigure) -> EditorialItemRequest {
    let content = KeyFigureRequest {
        kind: FigureKind::Figure,
        value: String::new(),
        unit: Some("au total".to_owned()),
        on: None,
        counted: Some(figure),
        counted_organisation_id: None,
        source: "Compté par le portail".to_owned(),
        note: None,
        body: None,
        link: None,
    };
    titled(figure.code(), EditorialContentRequest::KeyFigures(content))
}

async fn read(client: &ApiClient, id: EditorialId) -> KeyFigureView {
    let item = client.read_editorial_item(id).await.unwrap();
    let EditorialContentView::KeyFigures(figure) = item.content else { panic!("a figure") };
    figure
}

async fn told(client: &ApiClient, id: EditorialId) -> Option<String> {
    read(client, id).await.value
}

async fn a_figure_that_the_portal_counts_says_how_many_there_are_today(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let id = published(&paul, &fed(CountedFigure::Ideas)).await.summary.id;
    assert_eq!(told(&sophie, id).await.as_deref(), Some("0"));
    deposit(&sophie, "Une idée").await;
    let today = Zone::Paris.day(app.app.now());
    let shown = read(&sophie, id).await;
    assert_eq!((shown.value.as_deref(), shown.on), (Some("1"), today));
    assert_eq!(
        (shown.unit.as_deref(), shown.counted),
        (Some("au total"), Some(CountedFigure::Ideas))
    );
    assert_eq!(shown.source, "Compté par le portail");
    let line = listed(&sophie, EditorialBrick::KeyFigures).await.remove(0);
    assert_eq!(line.brief, EditorialBriefView::KeyFigures(shown));
    let home = sophie.read_home().await.unwrap().figures.remove(0);
    assert_eq!((home.id, home.value.as_str(), home.on), (id, "1", today));
    // Written again as it is read, it is fed as before; typed, it is typed.
    let item = paul.read_editorial_item(id).await.unwrap();
    let kept = paul.edit_editorial_item(id, &fed(CountedFigure::Pocs), item.version).await.unwrap();
    assert_eq!(told(&sophie, id).await.as_deref(), Some("0"));
    let mut typed = fed(CountedFigure::Pocs);
    if let EditorialContentRequest::KeyFigures(figure) = &mut typed.content {
        figure.counted = None;
    }
    let refused = paul.edit_editorial_item(id, &typed, kept.version).await;
    assert_eq!(faulty_fields(refused), ["/content/key_figures/value required",]);
}

fn of_body(figure: CountedFigure, body: OrganisationId) -> EditorialItemRequest {
    let mut request = fed(figure);
    if let EditorialContentRequest::KeyFigures(figure) = &mut request.content {
        figure.counted_organisation_id = Some(body);
    }
    request
}

/// The innovative power of the national fund, beside that of the branch.
async fn a_figure_is_counted_of_one_body(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, julie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Julie).await);
    let claire = app.client_of(Demo::Claire).await;
    let fund = organisation(&paul, "cnav").await;
    let elsewhere = organisation(&paul, "carsat-bretagne").await;
    let here = published(&paul, &of_body(CountedFigure::Ideas, fund)).await.summary.id;
    let there = published(&paul, &of_body(CountedFigure::Pocs, elsewhere)).await.summary.id;
    let ours = published(&paul, &of_body(CountedFigure::Pocs, fund)).await.summary.id;
    let all = published(&paul, &fed(CountedFigure::Ideas)).await.summary.id;
    deposit(&julie, "Une idée").await;
    for title in ["Une autre", "Une encore"] {
        deposit(&claire, title).await;
    }
    // What is masked is of no body: its count would say where to look for its author.
    julie.deposit_idea(&masked("Masquée"), &key()).await.unwrap();
    launched(&julie, "Un essai").await;
    let mut values = Vec::new();
    for id in [here, there, ours, all] {
        values.push(told(&claire, id).await.unwrap());
    }
    assert_eq!(values, ["1", "0", "1", "4"]);
    let shown = read(&claire, here).await;
    assert_eq!(shown.counted_organisation.unwrap().id, fund);
    let query = CountedFiguresQuery { organisation_id: Some(fund) };
    let counted = claire.read_counted_figures(&query).await.unwrap().items;
    let figures: Vec<_> = counted.iter().map(|one| one.figure).collect();
    let by_body = CountedFigure::ALL.iter().copied().filter(|figure| figure.is_by_body());
    assert_eq!(figures, by_body.collect::<Vec<_>>());
    let value = |of| counted.iter().find(|one| one.figure == of).map(|one| one.value);
    assert_eq!(value(CountedFigure::Ideas), Some(1));
    assert_eq!(value(CountedFigure::PocsInProgress), Some(1));
    assert_eq!(value(CountedFigure::ActivePartners), None, "they are the branch's");
}

async fn what_is_of_the_branch_alone_is_counted_of_no_body(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let fund = organisation(&paul, "cnav").await;
    let direction = organisation(&paul, "cnav-action-sociale").await;
    for (figure, body, fault) in [
        (CountedFigure::ActivePartners, fund, "not_allowed"),
        (CountedFigure::Ideas, direction, "unknown_value"),
        (CountedFigure::Ideas, OrganisationId(Uuid::now_v7()), "unknown_value"),
    ] {
        let refused = paul.draft_editorial_item(&of_body(figure, body), &key()).await;
        let expected = format!("/content/key_figures/counted_organisation_id {fault}");
        assert_eq!(faulty_fields(refused), [expected]);
    }
}

async fn what_one_may_not_count_feeds_no_figure_of_theirs(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let nadia = app.client_of(Demo::Nadia).await;
    deposit(&sophie, "Une idée").await;
    let id = published(&paul, &fed(CountedFigure::Ideas)).await.summary.id;
    close(&nadia, Brick::Ideas).await;
    let shown = read(&sophie, id).await;
    assert_eq!((shown.value, shown.counted), (None, Some(CountedFigure::Ideas)));
    assert!(sophie.read_home().await.unwrap().figures.is_empty(), "no figure without its value");
    assert_eq!(told(&paul, id).await.as_deref(), Some("1"));
}

async fn the_indicators_that_the_portal_computes_feed_figures(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, julie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Julie).await);
    let sophie = app.client_of(Demo::Sophie).await;
    let figures = [
        CountedFigure::IdeasFromOutside,
        CountedFigure::OpenActions,
        CountedFigure::OpenPocsCompleted,
        CountedFigure::Partners,
    ];
    let mut ids = Vec::new();
    for figure in figures {
        ids.push(published(&paul, &fed(figure)).await.summary.id);
    }
    let values = async || {
        let mut values = Vec::new();
        for id in &ids {
            values.push(told(&sophie, *id).await.unwrap());
        }
        values
    };
    assert_eq!(values().await, ["0", "0", "0", "0"]);
    deposit(&sophie, "De l’intérieur").await;
    for origin in [IdeaOrigin::External, IdeaOrigin::Partner] {
        let mut request = spontaneous(&format!("Du dehors, {origin}"));
        request.content.origin = origin;
        sophie.deposit_idea(&request, &key()).await.unwrap();
    }
    let forms =
        [InnovationForm::Open, InnovationForm::Collaborative, InnovationForm::Participative];
    let mut pocs = Vec::new();
    for form in forms {
        let mut request = card(&julie, &format!("Un essai, {form}")).await;
        request.header.form = Some(form);
        let poc = julie.create_poc(&request, &key()).await.unwrap();
        pocs.push(launch(&julie, &poc).await);
    }
    complete(&julie, &pocs[0], GateVerdict::Validated, me(&paul).await).await;
    complete(&julie, &pocs[2], GateVerdict::Validated, me(&paul).await).await;
    let content = PartnerContentRequest {
        name: "Une jeune entreprise".to_owned(),
        kind: PartnerType::Startup,
        place: None,
        organisation_id: None,
        site: None,
        note: None,
        active: true,
    };
    paul.add_partner(&PartnerRequest { content }, &key()).await.unwrap();
    assert_eq!(values().await, ["2", "2", "1", "1"]);
}

async fn directions_members_and_partners_at_work_are_counted_once_each(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, julie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Julie).await);
    let sophie = app.client_of(Demo::Sophie).await;
    let figures = [
        CountedFigure::OpenDepartments,
        CountedFigure::ActiveMembers,
        CountedFigure::ActivePartners,
    ];
    let mut ids = Vec::new();
    for figure in figures {
        ids.push(published(&paul, &fed(figure)).await.summary.id);
    }
    let values = async |reader: &ApiClient| {
        let mut values = Vec::new();
        for id in &ids {
            values.push(told(reader, *id).await.unwrap());
        }
        values
    };
    // Paul wrote the three figures.
    assert_eq!(values(&sophie).await, ["0", "1", "0"]);
    deposit(&sophie, "Une idée").await;
    deposit(&sophie, "Une autre").await;
    sophie.deposit_idea(&masked("Masquée"), &key()).await.unwrap();
    for (title, form, partner) in [
        ("Ouvert", InnovationForm::Open, "École des Ponts"),
        ("Ouvert aussi", InnovationForm::Open, "ecole des ponts"),
        ("Entre nous", InnovationForm::Participative, "La Poste"),
    ] {
        let mut request = card(&julie, title).await;
        request.header.form = Some(form);
        let name = partner.to_owned();
        request.header.partners =
            vec![PartnerView { name, kind: PartnerKind::Research, place: None }];
        let poc = julie.create_poc(&request, &key()).await.unwrap();
        if form == InnovationForm::Open {
            launch(&julie, &poc).await;
        }
    }
    assert_eq!(values(&sophie).await, ["1", "4", "1"]);
    // Whoever did nothing for a year does not feed the portal any more; experiments go on.
    app.advance(TimeDelta::days(370));
    assert_eq!(values(&app.client_of(Demo::Sophie).await).await, ["1", "0", "1"]);
}

on_both_databases!(
    a_figure_that_the_portal_counts_says_how_many_there_are_today,
    a_figure_is_counted_of_one_body,
    what_is_of_the_branch_alone_is_counted_of_no_body,
    what_one_may_not_count_feeds_no_figure_of_theirs,
    the_indicators_that_the_portal_computes_feed_figures,
    directions_members_and_partners_at_work_are_counted_once_each,
);
