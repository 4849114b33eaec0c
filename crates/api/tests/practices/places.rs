//! What a card says of a practice, and where practices are taken up: the map of the Store (R224, R235, R241).

use api_client::ApiClient;
use api_types::people::ChangeOrganisationRequest;
use api_types::practice::{
    DeclareReuseRequest, EditPracticeRequest, PracticeContentRequest, PracticeOutlook,
    PracticeQuery, PracticeReproducible, PracticeView, PublishPracticeRequest, RegionReuses,
    ReuseContentRequest,
};
use domain::people::Region;
use domain::practice::{PracticeKind, Reproducibility, ReuseResult};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases};

use crate::pocs::organisation;

fn content(title: &str, outlook: PracticeOutlook) -> PracticeContentRequest {
    PracticeContentRequest {
        title: title.to_owned(),
        problem: Some("Les courriers **ne sont pas compris**.".to_owned()),
        result: Some("Les appels ont baissé de 30 %. Les agents le disent aussi.".to_owned()),
        domain: "social_action".to_owned(),
        outlook,
        ..PracticeContentRequest::blank(PracticeKind::GoodPractice)
    }
}

async fn share(client: &ApiClient, title: &str, outlook: PracticeOutlook) -> PracticeView {
    let body = PublishPracticeRequest::of_body(None, content(title, outlook));
    client.publish_practice(&body, &key()).await.unwrap()
}

fn same(answer: Reproducibility) -> PracticeOutlook {
    let reproducible = Some(PracticeReproducible { answer, note: None });
    PracticeOutlook { reproducible, ..PracticeOutlook::default() }
}

async fn a_card_says_the_problem_the_result_and_whom_to_call(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let shared = share(&julie, "Relire à voix haute", PracticeOutlook::default()).await;
    let listed = sophie.list_practices(&PracticeQuery::default()).await.unwrap().items;
    let card = listed.into_iter().find(|one| one.id == shared.summary.id).unwrap();
    assert_eq!(card.problem.as_deref(), Some("Les courriers ne sont pas compris."));
    assert_eq!(card.result.as_deref(), Some("Les appels ont baissé de 30 %."));
    assert_eq!((&card.contact.name, card.contact.id), (&shared.contact.name, shared.contact.id));
    assert_eq!(card, shared.summary, "the list says what the page says");
}

async fn what_another_body_may_do_is_told_and_found(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let yes = share(&julie, "Telle quelle", same(Reproducibility::Yes)).await;
    share(&julie, "Nulle part ailleurs", same(Reproducibility::No)).await;
    let query =
        PracticeQuery { reproducible: Some(Reproducibility::Yes), ..PracticeQuery::default() };
    let found = sophie.list_practices(&query).await.unwrap().items;
    assert_eq!(found.iter().map(|one| one.id).collect::<Vec<_>>(), [yes.summary.id]);
    let told = PracticeOutlook {
        means: Some("Deux agents.".to_owned()),
        criteria: Some("Moins d’appels.".to_owned()),
        ..same(Reproducibility::Yes)
    };
    let body = EditPracticeRequest { content: content("Telle quelle", told.clone()) };
    julie.edit_practice(yes.summary.id, &body, yes.version).await.unwrap();
    assert_eq!(sophie.read_practice(yes.summary.id).await.unwrap().outlook, told);
}

async fn reuses_are_counted_by_region_and_add_up(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, claire) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Claire).await);
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let taken = share(&julie, "Relire à voix haute", PracticeOutlook::default()).await.summary;
    share(&julie, "Seule chez elle", PracticeOutlook::default()).await;
    let before = sophie.map_reuses(&PracticeQuery::default()).await.unwrap();
    assert_eq!((before.total, before.regions, before.items.len()), (0, Vec::new(), 0));
    let reuse = |organisation_id| DeclareReuseRequest {
        organisation_id,
        content: ReuseContentRequest {
            since: app.app.now().date_naive(),
            adaptations: None,
            effort: None,
            result: ReuseResult::Worked,
            contact_id: None,
        },
    };
    claire.declare_reuse(taken.id, &reuse(None), &key()).await.unwrap();
    let nord_est = organisation(&paul, "carsat-nord-est").await;
    paul.declare_reuse(taken.id, &reuse(Some(nord_est)), &key()).await.unwrap();

    let map = sophie.map_reuses(&PracticeQuery::default()).await.unwrap();
    let of = |region, reuses| RegionReuses { region, reuses };
    assert_eq!(map.regions, [of(Some(Region::GrandEst), 1), of(Some(Region::Bretagne), 1)]);
    assert_eq!((map.total, map.items.len()), (2, 2));
    let breton = map.items.iter().find(|one| one.region == Some(Region::Bretagne)).unwrap();
    assert_eq!((breton.practice_id, breton.result), (taken.id, ReuseResult::Worked));
    assert_eq!(breton.organisation.name, "Carsat Bretagne");
    let titles = async |region| {
        let query = PracticeQuery { region: Some(region), ..PracticeQuery::default() };
        let found = sophie.list_practices(&query).await.unwrap().items;
        found.into_iter().map(|one| one.title).collect::<Vec<_>>()
    };
    assert_eq!(titles(Region::Bretagne).await, ["Relire à voix haute"]);
    assert!(titles(Region::Corse).await.is_empty());
    let other = PracticeQuery { kind: Some(PracticeKind::Innovation), ..PracticeQuery::default() };
    assert_eq!(sophie.map_reuses(&other).await.unwrap().total, 0, "the criteria of the list");

    // A body that is nowhere is counted apart; a direction is where its body is.
    let all = paul.list_organisations().await.unwrap().items;
    let body = all.iter().find(|one| one.id == nord_est).unwrap();
    let request =
        ChangeOrganisationRequest { name: body.name.clone(), region: None, closed: false };
    paul.change_organisation(nord_est, &request, body.version).await.unwrap();
    let map = sophie.map_reuses(&PracticeQuery::default()).await.unwrap();
    assert_eq!(map.regions, [of(None, 1), of(Some(Region::Bretagne), 1)]);
    let direction = all.iter().find(|one| one.code == "cnav-dinno").unwrap();
    let request = ChangeOrganisationRequest {
        name: direction.name.clone(),
        region: Some(Region::Bretagne),
        closed: false,
    };
    let refused = paul.change_organisation(direction.id, &request, direction.version).await;
    assert_eq!(faulty_fields(refused), ["/region unknown_value"]);
}

on_both_databases!(
    a_card_says_the_problem_the_result_and_whom_to_call,
    what_another_body_may_do_is_told_and_found,
    reuses_are_counted_by_region_and_add_up,
);
