//! What a person may do to one thing, generated: profile × what they were declared to own × what was lent to them. The
//! answer of the API is that of the one question of the domain, and that of the register (section D), written here again.

use std::collections::BTreeSet;
use std::sync::Arc;

use api_client::{ApiClient, ApiError};
use api_types::editorial::{
    EditorialContentRequest, EditorialItemRequest, NewsRequest, PublishEditorialItemRequest,
};
use api_types::idea::{DecideIdeaRequest, DepositIdeaRequest};
use api_types::rights::{DeclareOwnerRequest, GiveDelegationRequest};
use domain::access::{
    Actor, Brick, Holdings, Lent, Matrix, Owning, Permission, Place, Profile, Reach, Scope, SealKey,
};
use domain::idea::IdeaVerdict;
use domain::people::OwnerKind;
use domain::poc::PocRules;
use domain::{EditorialId, HelpRequestId, IdeaId, OrganisationId, PocId, UserId};
use test_support::{Database, Demo, TestApp, key, on_both_databases};
use uuid::Uuid;

use super::made::{content, create, question};

/// Those who ask: none of them made any of the things. The super administrator holds everything: see the table.
const ASKERS: [(Profile, Demo); 4] = [
    (Profile::Reader, Demo::Sophie),
    (Profile::Contributor, Demo::Karim),
    (Profile::FunctionalAdmin, Demo::Paul),
    (Profile::Developer, Demo::Thomas),
];

/// An act on one thing, that changes nothing when it is allowed: what it would do is done already.
#[derive(Clone, Copy, Debug)]
struct Cell {
    permission: Permission,
    item: Uuid,
    body: OrganisationId,
    version: i32,
}

/// How much of a brick, or what of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    None,
    Brick,
    Body,
    Item,
}

/// What the register says of a cell by default (D.2): of the acts that are tried here.
fn by_register(permission: Permission, profile: Profile) -> Reach {
    let contributes = permission == Permission::SteerPoc;
    let asks = permission == Permission::ReadHelpRequests;
    match profile {
        Profile::FunctionalAdmin if permission == Permission::WithdrawIdea => Reach::Nothing,
        Profile::SuperAdmin | Profile::FunctionalAdmin => Reach::Everything,
        Profile::Contributor if contributes || asks => Reach::OwnOnly,
        Profile::Reader | Profile::Developer if asks => Reach::OwnOnly,
        Profile::Reader | Profile::Contributor | Profile::Developer => Reach::Nothing,
    }
}

/// The sentence of the register: by one's profile, on what the Dinno declared theirs; by what was lent, within it.
fn told(cell: Cell, profile: Profile, owned: Part, lent: Option<Profile>) -> bool {
    let declared = owned != Part::None && by_register(cell.permission, profile) != Reach::Nothing;
    let enough = |reach| reach == Reach::Everything || (reach == Reach::OwnOnly && declared);
    let lent = lent.map(|lent| by_register(cell.permission, lent));
    enough(by_register(cell.permission, profile)) || lent.is_some_and(enough)
}

/// The same, asked of the domain.
fn domain_says(cell: Cell, profile: Profile, owned: Part, lent: Option<(Part, Profile)>) -> bool {
    let brick = cell.permission.need().brick;
    let item = (owned == Part::Item).then_some(cell.item);
    let owned = (owned != Part::None).then_some(Owning { brick, item });
    let lent = lent.map(|(part, profile)| Lent {
        profile,
        giver: Profile::SuperAdmin,
        scope: Scope {
            bricks: BTreeSet::from([brick]),
            organisation: (part == Part::Body).then_some(cell.body),
            items: (part == Part::Item).then_some(cell.item).into_iter().collect(),
        },
    });
    let actor = Actor {
        id: UserId(Uuid::from_u128(1)),
        profile,
        organisation: None,
        department: None,
        top_management: false,
        referent: false,
        matrix: Arc::new(Matrix::default()),
        holds: Holdings { lent: lent.into_iter().collect(), owned: owned.into_iter().collect() },
        poc_rules: PocRules::default(),
        seals: SealKey::new([0; 32]),
    };
    let place = Place { organisation: Some(cell.body), item: Some(cell.item) };
    actor.can(cell.permission, &place)
}

async fn ask(client: &ApiClient, cell: Cell) -> bool {
    let Cell { permission, item, version, .. } = cell;
    let answer = if permission == Permission::DecideIdea {
        client.decide_idea(IdeaId(item), &refusal(), version).await.map(drop)
    } else if permission == Permission::WithdrawIdea {
        client.withdraw_idea(IdeaId(item), version).await.map(drop)
    } else if permission == Permission::SteerPoc {
        client.resume_poc(PocId(item), version).await.map(drop)
    } else if permission == Permission::EditNews {
        let now = PublishEditorialItemRequest::default();
        client.publish_editorial_item(EditorialId(item), &now, version).await.map(drop)
    } else if permission == Permission::FeatureNews {
        client.unfeature_news(EditorialId(item), version).await.map(drop)
    } else if permission == Permission::ReadHelpRequests {
        client.read_help_request(HelpRequestId(item)).await.map(drop)
    } else if permission == Permission::FollowUpHelpRequest {
        client.close_help_request(HelpRequestId(item), version).await.map(drop)
    } else {
        panic!("{permission} has no act here")
    };
    match answer {
        Ok(()) => true,
        Err(ApiError::Refused(problem)) => !matches!(problem.status, 403 | 404),
        Err(error) => panic!("{permission}: {error}"),
    }
}

fn refusal() -> DecideIdeaRequest {
    DecideIdeaRequest {
        verdict: IdeaVerdict::NotSelected,
        reason: "Déjà fait.".to_owned(),
        ground: None,
        condition: None,
    }
}

/// One thing of each kind, of people who ask nothing here; what would be done to it is done.
async fn things(app: &TestApp, nadia: &ApiClient) -> Vec<Cell> {
    let (yann, julie) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Julie).await);
    let all = nadia.list_organisations().await.unwrap().items;
    let id_of = |code: &str| all.iter().find(|one| one.code == code).unwrap().id;
    let (here, there) = (id_of("carsat-bretagne"), id_of("cnav"));
    let deposit = DepositIdeaRequest {
        content: content(),
        challenge_id: None,
        anonymous: false,
        draft_id: None,
        rebound_of: None,
        on_behalf_of: None,
    };
    let idea = yann.deposit_idea(&deposit, &key()).await.unwrap();
    let idea = nadia.decide_idea(idea.summary.id, &refusal(), idea.version).await.unwrap();
    let poc = create(&julie, id_of("cnav-dsi")).await;
    let asked = yann.ask_dinno(&question(), &key()).await.unwrap();
    let asked = yann.close_help_request(asked.summary.id, asked.version).await.unwrap();
    let news = NewsRequest { body: "Un texte.".to_owned(), ..NewsRequest::default() };
    let request = EditorialItemRequest {
        title: "Une actualité".to_owned(),
        content: EditorialContentRequest::News(news),
        owner_id: None,
        organisation_id: Some(here),
        image: None,
    };
    let news = nadia.draft_editorial_item(&request, &key()).await.unwrap();
    let now = PublishEditorialItemRequest::default();
    let news = nadia.publish_editorial_item(news.summary.id, &now, news.version).await.unwrap();
    let cell = |permission, item, body, version| Cell { permission, item, body, version };
    vec![
        cell(Permission::DecideIdea, idea.summary.id.0, here, idea.version),
        cell(Permission::WithdrawIdea, idea.summary.id.0, here, idea.version),
        cell(Permission::SteerPoc, poc.summary.id.0, there, poc.version),
        cell(Permission::EditNews, news.summary.id.0, here, news.version),
        cell(Permission::FeatureNews, news.summary.id.0, here, news.version),
        cell(Permission::ReadHelpRequests, asked.summary.id.0, here, asked.version),
        cell(Permission::FollowUpHelpRequest, asked.summary.id.0, here, asked.version),
    ]
}

fn declaration(brick: Brick, (cell, owned): (Cell, Part), who: UserId) -> DeclareOwnerRequest {
    DeclareOwnerRequest {
        brick,
        item_id: (owned == Part::Item).then_some(cell.item),
        owner_kind: OwnerKind::Person,
        owner_id: who.0,
    }
}

fn delegation(
    brick: Brick,
    (cell, part, profile): (Cell, Part, Profile),
    account_id: UserId,
) -> GiveDelegationRequest {
    GiveDelegationRequest {
        account_id,
        profile,
        bricks: vec![brick],
        organisation_id: (part == Part::Body).then_some(cell.body),
        items: (part == Part::Item).then_some(cell.item).into_iter().collect(),
        starts_on: None,
        ends_on: None,
    }
}

/// Nothing lent, or each profile that is, for each part.
fn lents() -> Vec<Option<(Part, Profile)>> {
    let parts = [Part::Brick, Part::Body, Part::Item];
    let lent = parts.into_iter().flat_map(|part| {
        [Profile::FunctionalAdmin, Profile::Contributor].map(|profile| Some((part, profile)))
    });
    [None].into_iter().chain(lent).collect()
}

async fn each_profile_owner_and_delegate_may_what_the_register_says(database: Database) {
    let app = TestApp::spawn(database).await;
    let nadia = app.client_of(Demo::Nadia).await;
    let cells = things(&app, &nadia).await;
    let mut wrong = Vec::new();
    for (profile, demo) in ASKERS {
        let client = app.client_of(demo).await;
        let who = client.read_me().await.unwrap().person.id;
        for cell in &cells {
            let brick = cell.permission.need().brick;
            for owned in [Part::None, Part::Brick, Part::Item] {
                let declared = if owned == Part::None {
                    None
                } else {
                    let body = declaration(brick, (*cell, owned), who);
                    Some(nadia.declare_owner(&body, &key()).await.unwrap().id)
                };
                for lent in lents() {
                    let given = match lent {
                        Some((part, lent)) => {
                            let body = delegation(brick, (*cell, part, lent), who);
                            Some(nadia.give_delegation(&body, &key()).await.unwrap().id)
                        }
                        None => None,
                    };
                    let may = ask(&client, *cell).await;
                    let register = told(*cell, profile, owned, lent.map(|(_, lent)| lent));
                    let domain = domain_says(*cell, profile, owned, lent);
                    if (may, domain) != (register, register) {
                        let what = cell.permission;
                        wrong.push(format!(
                            "{what} {profile} owns {owned:?} was lent {lent:?}: {may}, domain {domain}"
                        ));
                    }
                    if let Some(given) = given {
                        nadia.withdraw_delegation(given, 1).await.unwrap();
                    }
                }
                if let Some(declared) = declared {
                    nadia.remove_owner(declared).await.unwrap();
                }
            }
        }
    }
    assert!(wrong.is_empty(), "not as the register says:\n{}", wrong.join("\n"));
}

on_both_databases!(each_profile_owner_and_delegate_may_what_the_register_says);
