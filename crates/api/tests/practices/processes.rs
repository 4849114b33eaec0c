//! Practices by the great process that they serve (R226), a list apart from domains; counted by domain and kind too
//! (R225, R232).

use api_types::practice::{
    PracticeContentRequest, PracticeQuery, PracticeView, PublishPracticeRequest,
};
use domain::practice::PracticeKind;
use domain::reference::ReferenceList;
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases};

fn serving(title: &str, process: &str, kind: PracticeKind) -> PublishPracticeRequest {
    let content = PracticeContentRequest {
        title: title.to_owned(),
        domain: "social_action".to_owned(),
        process: Some(process.to_owned()),
        ..PracticeContentRequest::blank(kind)
    };
    PublishPracticeRequest::of_body(None, content)
}

async fn practices_are_found_and_counted_by_the_process_that_they_serve(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let (good, new) = (PracticeKind::GoodPractice, PracticeKind::Innovation);
    let mut last: Option<PracticeView> = None;
    for (title, process, kind) in [
        ("Relevé de carrière", "career", good),
        ("Carrière longue", "career", new),
        ("Paiement sûr", "pension_payment", good),
        ("Sans processus", "", good),
    ] {
        let body = serving(title, process, kind);
        last = Some(julie.publish_practice(&body, &key()).await.unwrap());
    }
    assert_eq!(last.unwrap().summary.process, None, "nobody has to say it");
    let all = PracticeQuery::default;
    let of_career = PracticeQuery { process: Some("career".to_owned()), ..all() };
    let found = sophie.list_practices(&of_career).await.unwrap().items;
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(|one| one.process.as_ref().is_some_and(|p| p.as_str() == "career")));
    let counted = async |query: &PracticeQuery| {
        let facets = sophie.count_practices(query).await.unwrap();
        facets.processes.into_iter().map(|one| (one.value, one.count)).collect::<Vec<_>>()
    };
    let (career, payment) = ("career".to_owned(), "pension_payment".to_owned());
    let both = [(career.clone(), 2), (payment.clone(), 1)];
    assert_eq!(counted(&all()).await, both);
    assert_eq!(counted(&of_career).await, both, "to choose another takes the place of this one");
    let of_kind = PracticeQuery { kind: Some(good), ..all() };
    assert_eq!(counted(&of_kind).await, [(career, 1), (payment, 1)]);
    let wrong = serving("Faux", "social_services", good);
    let refused = julie.publish_practice(&wrong, &key()).await;
    assert_eq!(faulty_fields(refused), ["/content/process unknown_value"]);
    // Administrators keep it as they keep the others, and see what serves each value.
    let paul = app.client_of(Demo::Paul).await;
    let kept = paul.read_reference_list(ReferenceList::Process).await.unwrap();
    let uses = |code: &str| kept.items.iter().find(|one| one.code.as_str() == code).unwrap().uses;
    assert_eq!((uses("career"), uses("pension_payment"), uses("disputes")), (2, 1, 0));
}

async fn practices_are_counted_by_domain_and_by_kind(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let (good, new) = (PracticeKind::GoodPractice, PracticeKind::Innovation);
    for (title, domain, kind) in [
        ("Ateliers", "social_action", good),
        ("Visites", "social_action", new),
        ("Rappels", "customer_relations", good),
    ] {
        let content = PracticeContentRequest {
            title: title.to_owned(),
            domain: domain.to_owned(),
            ..PracticeContentRequest::blank(kind)
        };
        let body = PublishPracticeRequest::of_body(None, content);
        julie.publish_practice(&body, &key()).await.unwrap();
    }
    let counted = async |query: &PracticeQuery| {
        let facets = sophie.count_practices(query).await.unwrap();
        [facets.domains, facets.kinds]
            .map(|values| values.into_iter().map(|one| (one.value, one.count)).collect::<Vec<_>>())
    };
    let value = |code: &str, count| (code.to_owned(), count);
    let [domains, kinds] = counted(&PracticeQuery::default()).await;
    assert_eq!(domains, [value("social_action", 2), value("customer_relations", 1)]);
    assert_eq!(kinds, [value("good_practice", 2), value("innovation", 1)]);
    // To choose another takes the place of this one; the other criteria stay.
    let social = Some("social_action".to_owned());
    let query = PracticeQuery { domain: social, kind: Some(good), ..PracticeQuery::default() };
    let [domains, kinds] = counted(&query).await;
    assert_eq!(domains, [value("customer_relations", 1), value("social_action", 1)]);
    assert_eq!(kinds, [value("good_practice", 1), value("innovation", 1)]);
}

on_both_databases!(
    practices_are_found_and_counted_by_the_process_that_they_serve,
    practices_are_counted_by_domain_and_by_kind,
);
