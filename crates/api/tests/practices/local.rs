//! What a body does already, shared without an experiment (R224, R242, R249).

use api_types::idea::RestrictIdeaRequest;
use api_types::page::Include;
use api_types::practice::{
    PracticeContentRequest, PracticeQuery, PublishPracticeRequest, RestrictPracticeRequest,
};
use api_types::problem::ProblemCode;
use domain::journal::Fact;
use domain::poc::Visibility;
use domain::practice::{Maturity, PracticeKind};
use domain::{IdeaId, OrganisationId};
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::{publish, validated};
use crate::ideas::masked;
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

/// R013: from the idea to the sharing, both ways, without an experiment.
async fn a_practice_without_an_experiment_says_the_idea_that_it_came_from(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, sophie) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Sophie).await);
    let (paul, yann) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Yann).await);
    let idea = yann.deposit_idea(&masked("Lire à voix haute"), &key()).await.unwrap();
    let id = idea.summary.id;
    let from = |idea_id| PublishPracticeRequest { idea_id, ..of(None) };
    let unknown = julie.publish_practice(&from(Some(IdeaId::default())), &key()).await;
    assert_eq!(faulty_fields(unknown), ["/idea_id unknown_value"]);
    // A draft tells nobody, nor is it in the chain.
    let draft = PublishPracticeRequest { draft: true, ..from(Some(id)) };
    let draft = julie.publish_practice(&draft, &key()).await.unwrap();
    let told = async || {
        while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
        let items = yann.list_notifications().await.unwrap().items;
        items.iter().filter(|one| matches!(one.fact, Fact::PracticePublished { .. })).count()
    };
    assert_eq!(told().await, 0);
    assert_eq!(sophie.read_idea(id).await.unwrap().chain.practice, None);
    let practice = draft.summary.id;
    julie.publish_draft_practice(practice, draft.version).await.unwrap();
    assert_eq!(told().await, 1, "whoever is upstream knows what became of it");
    let read = sophie.read_practice(practice).await.unwrap();
    assert_eq!(read.chain.idea.map(|knot| knot.id), Some(id.0));
    assert!(read.summary.local && read.chain.poc.is_none());
    assert!(read.actors.is_empty(), "a masked author is nobody: {:?}", read.actors);
    let back = sophie.read_idea(id).await.unwrap();
    assert_eq!(back.chain.practice.map(|knot| knot.id), Some(practice.0));
    assert_eq!(back.summary.status, idea.summary.status, "no experiment tried it");
    // What is not the reader's to see is told to neither side.
    let few = RestrictIdeaRequest { visibility: Visibility::TopManagement };
    paul.restrict_idea(id, &few, back.version).await.unwrap();
    assert!(sophie.read_practice(practice).await.unwrap().chain.idea.is_none());
    let hidden = julie.publish_practice(&from(Some(id)), &key()).await;
    assert_eq!(faulty_fields(hidden), ["/idea_id unknown_value"], "one may not even know of it");
}

/// Whoever names what nobody else sees would be known by it.
async fn a_masked_author_does_not_name_an_idea_that_is_kept(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let idea = julie.deposit_idea(&masked("Lire à voix haute"), &key()).await.unwrap();
    let few = RestrictIdeaRequest { visibility: Visibility::TopManagement };
    paul.restrict_idea(idea.summary.id, &few, idea.version).await.unwrap();
    julie.read_idea(idea.summary.id).await.unwrap();
    let named = PublishPracticeRequest { idea_id: Some(idea.summary.id), ..of(None) };
    let refused = julie.publish_practice(&named, &key()).await;
    assert_eq!(faulty_fields(refused), ["/idea_id unknown_value"]);
}

/// Whether a masked author is among those for whom a practice is kept is not known.
async fn a_practice_that_is_kept_is_not_told_to_the_masked_author_of_its_idea(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let yann = app.client_of(Demo::Yann).await;
    let idea = yann.deposit_idea(&masked("Lire à voix haute"), &key()).await.unwrap();
    let unread = async || {
        while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
        yann.list_notifications().await.unwrap().unread
    };
    let before = unread().await;
    let body = PublishPracticeRequest { draft: true, idea_id: Some(idea.summary.id), ..of(None) };
    let draft = julie.publish_practice(&body, &key()).await.unwrap();
    let id = draft.summary.id;
    let few = RestrictPracticeRequest { visibility: Visibility::TopManagement };
    let kept = paul.restrict_practice(id, &few, draft.version).await.unwrap();
    paul.publish_draft_practice(id, kept.version).await.unwrap();
    assert_eq!(refusal(yann.read_practice(id).await), ProblemCode::NotFound);
    assert_eq!(unread().await, before, "not even as a number");
}

on_both_databases!(
    contributors_share_what_their_body_does_and_administrators_what_any_does,
    a_practice_without_an_experiment_is_alone_in_its_chain,
    a_practice_without_an_experiment_says_the_idea_that_it_came_from,
    a_masked_author_does_not_name_an_idea_that_is_kept,
    a_practice_that_is_kept_is_not_told_to_the_masked_author_of_its_idea,
);
