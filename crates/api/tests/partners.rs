//! The register of outside partners: types of the report, funders among them, places (R269, R270, R274).

use api_client::ApiClient;
use api_types::editorial::{EditorialContentRequest, EditorialContentView, EditorialQuery};
use api_types::page::Include;
use api_types::partner::{PartnerContentRequest, PartnerQuery, PartnerRequest, RegisteredPartner};
use api_types::problem::ProblemCode;
use api_types::rights::{CellChangeRequest, ChangeMatrixRequest};
use chrono::TimeDelta;
use domain::access::{Brick, Capability, Profile, Reach};
use domain::civil::Zone;
use domain::editorial::EditorialBrick;
use domain::partner::PartnerType;
use domain::{OrganisationId, PartnerId};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use crate::editorial::agenda::event;
use crate::editorial::published;
use crate::pocs::organisation;

fn partner(name: &str, kind: PartnerType, place: &str) -> PartnerRequest {
    let content = PartnerContentRequest {
        name: name.to_owned(),
        kind,
        place: Some(place.to_owned()),
        organisation_id: None,
        site: Some("https://partner.example".to_owned()),
        note: None,
        active: true,
    };
    PartnerRequest { content }
}

async fn add(client: &ApiClient, body: &PartnerRequest) -> RegisteredPartner {
    client.add_partner(body, &key()).await.unwrap()
}

async fn names(client: &ApiClient, query: PartnerQuery) -> Vec<String> {
    let query = PartnerQuery { include: Some(Include::Total), ..query };
    let page = client.list_partners(&query).await.unwrap();
    if page.next.is_none() && query.cursor.is_none() {
        assert_eq!(page.total, u64::try_from(page.items.len()).ok());
    }
    page.items.into_iter().map(|partner| partner.name).collect()
}

async fn partners_are_found_by_type_place_and_words_and_counted(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let bretagne = organisation(&sophie, "carsat-bretagne").await;
    let mut funder = partner("Conférence des financeurs", PartnerType::Funder, "Rennes");
    funder.content.organisation_id = Some(bretagne);
    let funder = add(&paul, &funder).await;
    assert_eq!(funder.organisation.as_ref().map(|body| body.id), Some(bretagne));
    add(&paul, &partner("École 42", PartnerType::Research, "Paris")).await;
    add(&paul, &partner("Atelier du numérique", PartnerType::Technology, "Rennes")).await;
    let all = PartnerQuery::default;
    let everyone = ["Atelier du numérique", "Conférence des financeurs", "École 42"];
    assert_eq!(names(&sophie, all()).await, everyone);
    let words = |words: &str| PartnerQuery { q: Some(words.to_owned()), ..all() };
    assert_eq!(names(&sophie, words("ecole")).await, ["École 42"]);
    assert_eq!(names(&sophie, words("rennes")).await, everyone[..2]);
    let funders = PartnerQuery { kind: Some(PartnerType::Funder), ..all() };
    assert_eq!(names(&sophie, funders).await, ["Conférence des financeurs"]);
    let near = PartnerQuery { organisation_id: Some(bretagne), ..all() };
    assert_eq!(names(&sophie, near).await, ["Conférence des financeurs"]);
    let first = sophie.list_partners(&PartnerQuery { limit: 2, ..all() }).await.unwrap();
    let rest = PartnerQuery { limit: 2, cursor: first.next, ..all() };
    assert_eq!(names(&sophie, rest).await, ["École 42"]);
    let wrong = PartnerQuery { cursor: Some("nonsense".to_owned()), ..all() };
    assert_eq!(refusal(sophie.list_partners(&wrong).await), ProblemCode::MalformedRequest);
    let counts = sophie.count_partners().await.unwrap().items;
    assert_eq!(counts.len(), PartnerType::ALL.len(), "every type, in order");
    let told: Vec<_> = counts.into_iter().filter(|one| one.count > 0).collect();
    let told: Vec<_> = told.iter().map(|one| (one.kind, one.count)).collect();
    let expected =
        [(PartnerType::Technology, 1), (PartnerType::Research, 1), (PartnerType::Funder, 1)];
    assert_eq!(told, expected);
}

async fn the_register_is_kept_by_administrators_and_loses_nobody(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let body = partner("École 42", PartnerType::Research, "Paris");
    assert_eq!(refusal(sophie.add_partner(&body, &key()).await), ProblemCode::Forbidden);
    let once = key();
    let kept = paul.add_partner(&body, &once).await.unwrap();
    assert_eq!(paul.add_partner(&body, &once).await.unwrap().id, kept.id, "sent twice, there once");
    assert!(kept.editable && !sophie.read_partner(kept.id).await.unwrap().editable);
    let refused = sophie.edit_partner(kept.id, &body, kept.version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    let mut left = body.clone();
    left.content.active = false;
    let now = paul.edit_partner(kept.id, &left, kept.version).await.unwrap();
    assert_eq!((now.active, now.version), (false, kept.version + 1));
    let stale = paul.edit_partner(kept.id, &left, kept.version).await;
    assert_eq!(refusal(stale), ProblemCode::EditConflict);
    assert!(names(&sophie, PartnerQuery::default()).await.is_empty());
    let former = PartnerQuery { active: false, ..PartnerQuery::default() };
    assert_eq!(names(&sophie, former).await, ["École 42"]);
    let counts = sophie.count_partners().await.unwrap().items;
    assert!(counts.iter().all(|one| one.count == 0), "{counts:?}");
}

async fn what_is_wrong_is_refused_field_by_field(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let mut body = partner("  ", PartnerType::Startup, "Paris");
    body.content.site = Some("http://partner.example".to_owned());
    let refused = paul.add_partner(&body, &key()).await;
    assert_eq!(faulty_fields(refused), ["/content/name required", "/content/site malformed"]);
    let mut body = partner("Un nom", PartnerType::Startup, "Paris");
    for unknown in [OrganisationId::default(), organisation(&paul, "cnav-dsi").await] {
        body.content.organisation_id = Some(unknown);
        let refused = paul.add_partner(&body, &key()).await;
        assert_eq!(faulty_fields(refused), ["/content/organisation_id unknown_value"]);
    }
}

async fn the_register_says_when_one_met_a_partner_and_at_which_events(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let met = add(&paul, &partner("École 42", PartnerType::Research, "Paris")).await;
    let never = add(&paul, &partner("Atelier", PartnerType::Technology, "Rennes")).await;
    let with = |title: &str, ids: &[PartnerId]| {
        let mut request = event(&app, title, None);
        if let EditorialContentRequest::Events(event) = &mut request.content {
            event.partner_ids = ids.to_vec();
        }
        request
    };
    let unknown = with("Inconnu", &[met.id, PartnerId::default()]);
    let refused = paul.draft_editorial_item(&unknown, &key()).await;
    assert_eq!(faulty_fields(refused), ["/content/events/partner_ids/1 unknown_value"]);
    let twice = paul.draft_editorial_item(&with("Deux fois", &[met.id, met.id]), &key()).await;
    assert_eq!(faulty_fields(twice), ["/content/events/partner_ids/1 duplicate"]);

    let first = published(&paul, &with("Hackathon", &[met.id])).await;
    let EditorialContentView::Events(said) = &first.content else { panic!("{first:?}") };
    assert_eq!(said.met.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["École 42"]);
    let hidden = paul.draft_editorial_item(&with("Brouillon", &[met.id]), &key()).await.unwrap();
    let still = paul.read_partner(met.id).await.unwrap().meetings.unwrap();
    assert_eq!((still.last_on, still.in_a_year), (None, 0), "it is still to come");

    app.advance(TimeDelta::days(400));
    let paul = app.client_of(Demo::Paul).await;
    let unmet = || PartnerQuery { unmet: true, ..PartnerQuery::default() };
    assert_eq!(names(&paul, unmet()).await, ["Atelier", "École 42"], "nobody for a year");
    published(&paul, &with("Visite", &[met.id])).await;
    app.advance(TimeDelta::days(4));
    let sophie = app.client_of(Demo::Sophie).await;
    assert_eq!(names(&sophie, unmet()).await, ["Atelier"], "the network is kept up (R275)");
    let meetings = sophie.read_partner(met.id).await.unwrap().meetings.unwrap();
    let yesterday = Zone::Paris.day(app.app.now() - TimeDelta::days(1));
    assert_eq!((meetings.last_on, meetings.in_a_year), (Some(yesterday), 1));
    let other = sophie.read_partner(never.id).await.unwrap().meetings.unwrap();
    assert_eq!((other.last_on, other.in_a_year), (None, 0));
    let query =
        EditorialQuery { partner_id: Some(met.id), ..EditorialQuery::of(EditorialBrick::Events) };
    let events = sophie.list_editorial_items(&query).await.unwrap().items;
    let titles: Vec<_> = events.iter().map(|event| event.title.as_str()).collect();
    assert_eq!(titles, ["Visite", "Hackathon"], "{:?} is a draft", hidden.summary.title);

    let paul = app.client_of(Demo::Paul).await;
    let edit = with("Hackathon", &[never.id]);
    let now = paul.read_editorial_item(first.summary.id).await.unwrap();
    paul.edit_editorial_item(first.summary.id, &edit, now.version).await.unwrap();
    let events = sophie.list_editorial_items(&query).await.unwrap().items;
    assert_eq!(events.len(), 1, "who is taken out of an event was not met there");
}

async fn whom_one_met_is_told_by_the_agenda_to_whoever_reads_it(database: Database) {
    let app = TestApp::spawn(database).await;
    let (nadia, sophie) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Sophie).await);
    let version = nadia.read_matrix().await.unwrap().version;
    let (brick, capability) = (Brick::Events, Capability::Read);
    let (profile, reach) = (Profile::Reader, Reach::Nothing);
    let closed = CellChangeRequest { brick, item_id: None, capability, profile, reach };
    nadia.change_matrix(&ChangeMatrixRequest { changes: vec![closed] }, version).await.unwrap();
    assert!(names(&sophie, PartnerQuery::default()).await.is_empty());
    let unmet = PartnerQuery { unmet: true, ..PartnerQuery::default() };
    assert_eq!(refusal(sophie.list_partners(&unmet).await), ProblemCode::Forbidden);
}

on_both_databases!(
    whom_one_met_is_told_by_the_agenda_to_whoever_reads_it,
    partners_are_found_by_type_place_and_words_and_counted,
    the_register_is_kept_by_administrators_and_loses_nobody,
    what_is_wrong_is_refused_field_by_field,
    the_register_says_when_one_met_a_partner_and_at_which_events,
);
