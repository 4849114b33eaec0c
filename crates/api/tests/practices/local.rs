//! What a body does already, shared without an experiment (R224, R242, R249).

use api_types::page::Include;
use api_types::practice::{PracticeContentRequest, PracticeQuery, PublishPracticeRequest};
use api_types::problem::ProblemCode;
use domain::OrganisationId;
use domain::practice::{Maturity, PracticeKind};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::{publish, validated};
use crate::pocs::organisation;

fn of(body: Option<OrganisationId>) -> PublishPracticeRequest {
    let content = PracticeContentRequest {
        title: "Accueil sans rendez-vous".to_owned(),
        domain: "social_action".to_owned(),
        ..PracticeContentRequest::blank(PracticeKind::GoodPractice)
    };
    PublishPracticeRequest::of_body(body, content)
}

async fn contributors_share_what_their_body_does_and_administrators_what_any_does(
    database: Database,
) {
    let app = TestApp::spawn(database).await;
    let (claire, paul) = (app.client_of(Demo::Claire).await, app.client_of(Demo::Paul).await);
    let cnav = organisation(&paul, "cnav").await;
    for who in [Demo::Sophie, Demo::Yann, Demo::Thomas] {
        let client = app.client_of(who).await;
        let refused = client.publish_practice(&of(None), &key()).await;
        assert_eq!(refusal(refused), ProblemCode::Forbidden, "{who:?}");
    }
    let refused = claire.publish_practice(&of(Some(cnav)), &key()).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden, "another body than hers");
    let once = key();
    let hers = claire.publish_practice(&of(None), &once).await.unwrap();
    assert_eq!(hers.summary.organisation.name, "Carsat Bretagne");
    assert_eq!((hers.contact.name.as_str(), hers.editable), ("Claire Le Goff", true));
    let again = claire.publish_practice(&of(None), &once).await.unwrap();
    assert_eq!(hers.summary.id, again.summary.id, "one press, one practice");
    let theirs = paul.publish_practice(&of(Some(cnav)), &key()).await.unwrap();
    assert_eq!(theirs.summary.organisation.id, cnav);
    let unknown = of(Some(OrganisationId::default()));
    let refused = paul.publish_practice(&unknown, &key()).await;
    assert_eq!(faulty_fields(refused), ["/organisation_id unknown_value"]);
}

async fn a_practice_without_an_experiment_is_alone_in_its_chain(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let poc = validated(&app, &julie, "Relire à voix haute").await;
    let proved = publish(&julie, &poc).await.summary.id;
    let shared = julie.publish_practice(&of(None), &key()).await.unwrap();
    let id = shared.summary.id;
    let read = sophie.read_practice(id).await.unwrap();
    assert_eq!((&read.chain.idea, &read.chain.poc), (&None, &None));
    assert_eq!(read.chain.practice.map(|knot| knot.id), Some(id.0));
    assert_eq!((read.summary.local, read.summary.maturity), (true, Maturity::Promising));
    assert!(!read.editable);
    let history = sophie.read_practice_history(id).await.unwrap().items;
    assert_eq!(history.len(), 1);
    for (local, expected) in [(true, id), (false, proved)] {
        let (local, include) = (Some(local), Some(Include::Total));
        let query = PracticeQuery { local, include, ..PracticeQuery::default() };
        let page = sophie.list_practices(&query).await.unwrap();
        let found: Vec<_> = page.items.iter().map(|practice| practice.id).collect();
        assert_eq!((found, page.total), (vec![expected], Some(1)));
    }
    let all = sophie.list_practices(&PracticeQuery::default()).await.unwrap();
    assert_eq!(all.items.len(), 2);
}

on_both_databases!(
    contributors_share_what_their_body_does_and_administrators_what_any_does,
    a_practice_without_an_experiment_is_alone_in_its_chain,
);
