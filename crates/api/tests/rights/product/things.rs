//! One thing of each kind, of people who ask nothing here; what would be done to it is done.

use api_client::ApiClient;
use api_types::editorial::{EditorialItemRequest, PublishEditorialItemRequest};
use api_types::half_year_review::MakeHalfYearReviewRequest;
use api_types::idea::{DepositIdeaRequest, PostCommentRequest};
use api_types::partner::PartnerRequest;
use api_types::practice::PublishPracticeRequest;
use api_types::rights::GiveDelegationRequest;
use chrono::TimeDelta;
use domain::OrganisationId;
use domain::access::{Brick, Profile};
use domain::challenge::ChallengeStatus;
use domain::editorial::EditorialBrick;
use domain::idea::Stance;
use serde_json::{Map, Value, json};
use test_support::{Demo, TestApp, key};
use uuid::Uuid;

use super::super::bodies::DECISION_DONE;
use super::super::made;

/// A thing, and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Thing {
    pub(super) id: Uuid,
    pub(super) body: Option<OrganisationId>,
    pub(super) version: i32,
}

/// All of them.
#[derive(Debug)]
pub(super) struct Things {
    /// The body of those who made most of them.
    pub(super) here: Thing,
    /// A direction of another.
    pub(super) department: Thing,
    /// Their account.
    pub(super) colleague: Thing,
    pub(super) idea: Thing,
    pub(super) comment: Thing,
    pub(super) challenge: Thing,
    pub(super) poc: Thing,
    pub(super) review: Thing,
    pub(super) practice: Thing,
    pub(super) reuse: Thing,
    pub(super) card: Thing,
    pub(super) hidden_card: Thing,
    pub(super) partner: Thing,
    pub(super) delegation: Thing,
    pub(super) question: Thing,
    pub(super) resources: Thing,
    pub(super) brick: Thing,
    pub(super) told: Vec<(EditorialBrick, Thing)>,
}

const fn thing(id: Uuid, body: Option<OrganisationId>, version: i32) -> Thing {
    Thing { id, body, version }
}

impl Things {
    pub(super) async fn make(app: &TestApp) -> Self {
        let (nadia, yann) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Yann).await);
        let (julie, claire) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Claire).await);
        let marc = app.client_of(Demo::Marc).await.read_me().await.unwrap().person.id;
        let all = nadia.list_organisations().await.unwrap().items;
        let id_of = |code: &str| all.iter().find(|one| one.code == code).unwrap().id;
        let (here, there, department) =
            (id_of("carsat-bretagne"), id_of("cnav"), id_of("cnav-dsi"));
        let colleague = yann.read_me().await.unwrap().person.id;
        made::show(&yann, colleague).await;
        let (idea, comment) = idea(&nadia, &yann, here).await;
        let poc = made::create(&julie, department).await;
        let practice = practice(&julie, &nadia, department).await;
        let reuse = made::reuse(&claire, practice).await;
        let version = nadia.read_practice(practice).await.unwrap().version;
        let owner = claire.read_me().await.unwrap().person.id;
        let challenge = made::challenge(app, ChallengeStatus::Open, (owner, marc)).await;
        let question = yann.ask_dinno(&made::question(), &key()).await.unwrap();
        let question =
            yann.close_help_request(question.summary.id, question.version).await.unwrap();
        let resources = yann.request_resources(&made::resources(), &key()).await.unwrap();
        let page = crate::bricks::page(&nadia, "Une brique").await.summary;
        Self {
            here: thing(here.0, Some(here), 0),
            department: thing(department.0, Some(there), 0),
            colleague: thing(colleague.0, Some(here), 0),
            idea,
            comment,
            challenge: thing(challenge, None, 1),
            poc: thing(poc.summary.id.0, Some(there), poc.version),
            review: review(&nadia).await,
            practice: thing(practice.0, Some(there), version),
            reuse: thing(reuse.id.0, Some(here), reuse.version),
            card: thing(colleague.0, Some(here), 1),
            hidden_card: thing(marc.0, Some(there), 0),
            partner: partner(&nadia, here).await,
            delegation: delegation(&nadia, owner).await,
            question: thing(question.summary.id.0, Some(here), question.version),
            resources: thing(resources.id.0, Some(here), resources.version),
            brick: thing(page.id.0, None, page.version),
            told: told(app, &nadia, here).await,
        }
    }
}

/// An idea that has its answer, and what was said of it and taken away.
async fn idea(nadia: &ApiClient, yann: &ApiClient, here: OrganisationId) -> (Thing, Thing) {
    let deposit = DepositIdeaRequest {
        content: made::content(),
        challenge_id: None,
        anonymous: false,
        draft_id: None,
        rebound_of: None,
        on_behalf_of: None,
    };
    let idea = yann.deposit_idea(&deposit, &key()).await.unwrap();
    let id = idea.summary.id;
    let said = PostCommentRequest::signed(Stance::Neutral, "Un mot");
    let comment = yann.post_comment(id, &said, &key()).await.unwrap().id;
    yann.remove_comment(id, comment).await.unwrap();
    let refusal = serde_json::from_str(DECISION_DONE).unwrap();
    let idea = nadia.decide_idea(id, &refusal, idea.version).await.unwrap();
    (thing(id.0, Some(here), idea.version), thing(comment.0, Some(here), 0))
}

async fn practice(
    julie: &ApiClient,
    nadia: &ApiClient,
    department: OrganisationId,
) -> domain::PracticeId {
    let poc = made::validated(julie, nadia, department).await.summary.id;
    let content = julie.propose_practice(poc).await.unwrap();
    let publish = PublishPracticeRequest::of_poc(poc, content);
    julie.publish_practice(&publish, &key()).await.unwrap().summary.id
}

/// A review that is frozen.
async fn review(nadia: &ApiClient) -> Thing {
    let half = MakeHalfYearReviewRequest { year: 2026, half: 1, organisation_id: None };
    let made = nadia.make_half_year_review(&half, &key()).await.unwrap().summary.id;
    nadia.freeze_half_year_review(made, 1).await.unwrap();
    thing(made.0, None, 2)
}

async fn partner(nadia: &ApiClient, here: OrganisationId) -> Thing {
    let content = json!({ "name": "Un partenaire", "kind": "funder", "organisation_id": here });
    let request: PartnerRequest = serde_json::from_value(json!({ "content": content })).unwrap();
    thing(nadia.add_partner(&request, &key()).await.unwrap().id.0, Some(here), 1)
}

/// A delegation that was withdrawn.
async fn delegation(nadia: &ApiClient, account_id: domain::UserId) -> Thing {
    let wish = GiveDelegationRequest {
        account_id,
        profile: Profile::Contributor,
        bricks: vec![Brick::Glossary],
        organisation_id: None,
        items: Vec::new(),
        starts_on: None,
        ends_on: None,
    };
    let given = nadia.give_delegation(&wish, &key()).await.unwrap().id;
    nadia.withdraw_delegation(given, 1).await.unwrap();
    thing(given.0, None, 2)
}

/// What the Dinno tells, published, of that body.
async fn told(
    app: &TestApp,
    nadia: &ApiClient,
    here: OrganisationId,
) -> Vec<(EditorialBrick, Thing)> {
    let mut told = Vec::new();
    for brick in EditorialBrick::ALL {
        let content = [(brick.code().to_owned(), content(app, *brick, here))];
        let content: Map<String, Value> = content.into_iter().collect();
        let request = json!({ "title": "Un titre", "content": content, "organisation_id": here });
        let request: EditorialItemRequest = serde_json::from_value(request).unwrap();
        let draft = nadia.draft_editorial_item(&request, &key()).await.unwrap();
        let (id, now) = (draft.summary.id, PublishEditorialItemRequest::default());
        let item = nadia.publish_editorial_item(id, &now, draft.version).await.unwrap();
        told.push((*brick, thing(id.0, Some(here), item.version)));
    }
    told
}

fn content(app: &TestApp, brick: EditorialBrick, here: OrganisationId) -> Value {
    match brick {
        EditorialBrick::News => json!({ "body": "Un texte." }),
        EditorialBrick::Glossary => json!({ "definition": "Un essai en petit." }),
        EditorialBrick::Events => {
            let begins_at = app.app.now() + TimeDelta::days(3);
            let ends_at = begins_at + TimeDelta::hours(2);
            json!({
                "format": "workshop",
                "begins_at": begins_at,
                "ends_at": ends_at,
                "body": "Un texte.",
                "registration": {},
            })
        }
        EditorialBrick::KeyFigures => {
            json!({ "value": "12", "on": "2026-01-05", "source": "Une source" })
        }
        EditorialBrick::MethodResources => json!({ "kind": "space", "body": "Un texte." }),
        EditorialBrick::Testimonials => json!({
            "speaker": "Une conseillère",
            "role": "user",
            "side": "internal",
            "story": "Un récit.",
        }),
        // An issue is of the body whose subscribers receive it.
        EditorialBrick::Newsletters => json!({ "body": "Un bilan.", "organisation_id": here }),
    }
}
