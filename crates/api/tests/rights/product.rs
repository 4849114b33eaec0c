//! What a person may do, generated: every permission × every profile × what they were declared to own × what was lent to
//! them. The answer of the API is that of the register (sections D.2 and D.3), written here again, and that of the one
//! question of the domain; by the matrix as it is shipped, then by another one, from the next request.

mod acts;
mod desk;
mod part;
mod register;
mod things;
mod turned;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use api_client::ApiClient;
use api_types::account::CreateAccountRequest;
use api_types::rights::{
    CellChangeRequest, ChangeMatrixRequest, DeclareOwnerRequest, GiveDelegationRequest,
};
use domain::access::{
    Actor, Brick, Capability, Holdings, Lent, Matrix, Owning, Permission, Place, Profile, Reach,
    Scope, SealKey,
};
use domain::brick::BrickNature;
use domain::people::{Marks, OwnerKind};
use domain::poc::PocRules;
use domain::{BrickId, OrganisationId, UserId};
use futures_util::{StreamExt as _, stream};
use test_support::{Database, Demo, PASSWORD, TestApp, key, on_both_databases};
use uuid::Uuid;

use acts::{Act, Asked, acts};
use desk::Desk;
use register::{Cell, Register, brick_of};
use things::Things;

/// What somebody was declared to own: of each brick, or each thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Owned {
    Nothing,
    Bricks,
    /// Declared of their body, not of them.
    BricksByBody,
    Items,
}

const OWNED: [Owned; 4] = [Owned::Nothing, Owned::Bricks, Owned::BricksByBody, Owned::Items];

/// What was lent to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scoped {
    /// Every brick, whole.
    Bricks,
    /// The bodies where the things are.
    Here,
    /// A body where there is none.
    Elsewhere,
    /// The things, one by one.
    Items,
    /// A thing that is none of them.
    Other,
}

/// Who asks: their profile, and their address.
type Asker = (Profile, String);

/// What part of it was lent, with which profile; nothing when none.
type Lending = Option<(Scoped, Profile)>;

/// What somebody holds.
#[derive(Clone, Copy, Debug)]
struct Holding {
    profile: Profile,
    owned: Owned,
    lent: Lending,
}

/// Nothing lent, or each profile that is, for each part.
fn lents() -> Vec<Lending> {
    let parts = [Scoped::Bricks, Scoped::Here, Scoped::Elsewhere, Scoped::Items];
    let lent = parts.into_iter().flat_map(|part| {
        [Profile::FunctionalAdmin, Profile::Contributor].map(|profile| Some((part, profile)))
    });
    [None].into_iter().chain(lent).collect()
}

/// Those who ask: none of them made any of the things.
async fn askers(nadia: &ApiClient) -> Vec<Asker> {
    let all = nadia.list_organisations().await.unwrap().items;
    let body = all.iter().find(|one| one.code == "cnav").map(|one| one.id);
    let email = "un.super@cnav.example".to_owned();
    let other = CreateAccountRequest {
        name: "Un Super".to_owned(),
        email: email.clone(),
        password: Some(PASSWORD.to_owned()),
        profile: Profile::SuperAdmin,
        organisation_id: body,
        marks: Marks::default(),
    };
    nadia.create_account(&other, &key()).await.unwrap();
    let cast = [Demo::Sophie, Demo::Karim, Demo::Paul, Demo::Thomas].map(Demo::person);
    let cast = cast.map(|person| (person.profile, person.email.to_owned()));
    cast.into_iter().chain([(Profile::SuperAdmin, email)]).collect()
}

/// The acts, and what may be held of what they bear on.
struct World {
    acts: Vec<Act>,
    bricks: BTreeSet<Brick>,
    items: BTreeSet<(Brick, Uuid)>,
    /// Where the things are.
    bodies: BTreeSet<OrganisationId>,
    elsewhere: OrganisationId,
    matrix: Arc<Matrix>,
    register: Register,
}

impl World {
    async fn make(app: &TestApp, nadia: &ApiClient, changed: BTreeMap<Cell, Reach>) -> Self {
        let things = Things::make(app).await;
        let acts = acts(&things);
        let all = nadia.list_organisations().await.unwrap().items;
        let elsewhere = all.iter().find(|one| one.code == "carsat-normandie").unwrap().id;
        let of = |act: &Act| act.item.map(|item| (brick_of(act.permission), item));
        let page = (BrickId(things.brick.id), BrickNature::Page);
        Self {
            bricks: acts.iter().map(|act| brick_of(act.permission)).collect(),
            items: acts.iter().filter_map(of).collect(),
            bodies: acts.iter().filter_map(|act| act.body).collect(),
            elsewhere,
            matrix: Arc::new(Matrix::with(changed.clone()).with_added([page])),
            register: Register(changed),
            acts,
        }
    }

    fn item_ids(&self) -> BTreeSet<Uuid> {
        self.items.iter().map(|(_, item)| *item).collect()
    }

    /// What is lent for that part: of each body, one.
    fn scopes(&self, scoped: Scoped) -> Vec<Scope> {
        let of = |body: OrganisationId| Scope { organisation: Some(body), ..Scope::default() };
        match scoped {
            Scoped::Bricks => vec![Scope { bricks: self.bricks.clone(), ..Scope::default() }],
            Scoped::Here => self.bodies.iter().copied().map(of).collect(),
            Scoped::Elsewhere => vec![of(self.elsewhere)],
            Scoped::Items => vec![Scope { items: self.item_ids(), ..Scope::default() }],
            Scoped::Other => {
                vec![Scope { items: BTreeSet::from([Uuid::max()]), ..Scope::default() }]
            }
        }
    }

    fn ownings(&self, owned: Owned) -> Vec<Owning> {
        match owned {
            Owned::Nothing => Vec::new(),
            Owned::Bricks | Owned::BricksByBody => {
                let whole = |brick: &Brick| Owning { brick: *brick, item: None };
                self.bricks.iter().map(whole).collect()
            }
            Owned::Items => {
                let one =
                    |(brick, item): &(Brick, Uuid)| Owning { brick: *brick, item: Some(*item) };
                self.items.iter().map(one).collect()
            }
        }
    }

    /// The same, asked of the domain, for somebody who made nothing of it.
    fn domain_says(&self, act: &Act, who: Holding) -> bool {
        let lent = who.lent.into_iter().flat_map(|(scoped, profile)| {
            let lend = move |scope| Lent { profile, giver: Profile::SuperAdmin, scope };
            self.scopes(scoped).into_iter().map(lend)
        });
        let actor = Actor {
            id: UserId(Uuid::from_u128(1)),
            profile: who.profile,
            organisation: None,
            department: None,
            top_management: false,
            referent: false,
            matrix: Arc::clone(&self.matrix),
            holds: Holdings { lent: lent.collect(), owned: self.ownings(who.owned) },
            poc_rules: PocRules::default(),
            seals: SealKey::new([0; 32]),
            preview: None,
        };
        let place = Place { organisation: act.body, item: act.item };
        let says = |(permission, asked): (Permission, Asked)| match asked {
            Asked::Thing => actor.can(permission, &place),
            Asked::Begin => actor.require_in(permission, place).is_ok(),
            Asked::Part | Asked::Setting => actor.require(permission).is_ok(),
            Asked::All => actor.require_everywhere(permission).is_ok(),
        };
        let through = act.through.iter().copied();
        through.chain([(act.permission, act.asked)]).all(says)
    }

    /// Asks every act of whoever holds that, and writes down what is not as it should be.
    async fn ask(&self, (asker, keeper): (&Desk, &Desk), who: Holding, wrong: &mut Vec<String>) {
        let calls = self.acts.iter().map(|act| asker.may(keeper, act));
        let answers: Vec<bool> = stream::iter(calls).buffered(4).collect().await;
        for (act, may) in self.acts.iter().zip(answers) {
            let (register, domain) = (self.register.allows(act, who), self.domain_says(act, who));
            if (may, domain) != (register, register) {
                let Holding { profile, owned, lent } = who;
                let Act { permission, method, path, .. } = act;
                wrong.push(format!(
                    "{permission} ({method} {path}) {profile} owns {owned:?} was lent {lent:?}: \
                     the register says {register}, the API {may}, the domain {domain}"
                ));
            }
        }
    }
}

/// Declares what this part is, of them or of their body.
async fn declare(
    nadia: &ApiClient,
    ownings: Vec<Owning>,
    (owner_kind, owner_id): (OwnerKind, Uuid),
) -> Vec<domain::OwnershipId> {
    let mut declared = Vec::new();
    for Owning { brick, item: item_id } in ownings {
        let body = DeclareOwnerRequest { brick, item_id, owner_kind, owner_id };
        declared.push(nadia.declare_owner(&body, &key()).await.unwrap().id);
    }
    declared
}

async fn lend(
    nadia: &ApiClient,
    scopes: Vec<Scope>,
    (profile, account_id): (Profile, UserId),
) -> Vec<domain::DelegationId> {
    let mut given = Vec::new();
    for Scope { bricks, organisation, items } in scopes {
        let body = GiveDelegationRequest {
            account_id,
            profile,
            bricks: bricks.into_iter().collect(),
            organisation_id: organisation,
            items: items.into_iter().collect(),
            starts_on: None,
            ends_on: None,
        };
        given.push(nadia.give_delegation(&body, &key()).await.unwrap().id);
    }
    given
}

/// Everybody asks everything, whatever they own and were lent of these. Each delegation is given once, for all that is
/// asked under it, and withdrawn.
async fn walk(
    app: &TestApp,
    world: &World,
    (askers, owned, lents): (&[Asker], &[Owned], &[Lending]),
) -> Vec<String> {
    let mut wrong = Vec::new();
    for (profile, email) in askers {
        // Signed in again for each: a token lasts ten minutes.
        let nadia = app.client_of(Demo::Nadia).await;
        let keeper = Desk::open(app, Demo::Nadia.person().email, PASSWORD).await;
        let asker = Desk::open(app, email, PASSWORD).await;
        let me = app.stranger().with_bearer(asker.token.clone()).read_me().await.unwrap().person;
        let body = me.organisation.unwrap().id;
        for owned in owned {
            let whom = match owned {
                Owned::BricksByBody => (OwnerKind::Organisation, body.0),
                Owned::Nothing | Owned::Bricks | Owned::Items => (OwnerKind::Person, me.id.0),
            };
            let declared = declare(&nadia, world.ownings(*owned), whom).await;
            for lent in lents {
                let given = match lent {
                    Some((scoped, lent)) => {
                        lend(&nadia, world.scopes(*scoped), (*lent, me.id)).await
                    }
                    None => Vec::new(),
                };
                let who = Holding { profile: *profile, owned: *owned, lent: *lent };
                world.ask((&asker, &keeper), who, &mut wrong).await;
                for given in given {
                    nadia.withdraw_delegation(given, 1).await.unwrap();
                }
            }
            for declared in declared {
                nadia.remove_owner(declared).await.unwrap();
            }
        }
    }
    wrong
}

/// Every act, whatever somebody of that profile owns and was lent.
async fn product(database: Database, of: Profile) {
    let app = TestApp::spawn(database).await;
    let nadia = app.client_of(Demo::Nadia).await;
    let world = World::make(&app, &nadia, BTreeMap::new()).await;
    let known: BTreeSet<_> = world.acts.iter().map(|act| act.permission.code()).collect();
    let unknown = |permission: &&Permission| !known.contains(permission.code());
    let without: Vec<_> = Permission::ALL.iter().filter(unknown).collect();
    assert!(without.is_empty(), "no act asks for {without:?}");
    let mut askers = askers(&nadia).await;
    assert_eq!(askers.len(), Profile::ALL.len());
    askers.retain(|(profile, _)| *profile == of);
    assert_eq!(askers.len(), 1, "{of}");
    let wrong = walk(&app, &world, (askers.as_slice(), OWNED.as_slice(), lents().as_slice())).await;
    assert!(wrong.is_empty(), "not as the register says:\n{}", wrong.join("\n"));
}

// One test for each profile: none lasts so long that it would be ended.

async fn readers_may_what_the_register_says(database: Database) {
    product(database, Profile::Reader).await;
}

async fn contributors_may_what_the_register_says(database: Database) {
    product(database, Profile::Contributor).await;
}

async fn functional_administrators_may_what_the_register_says(database: Database) {
    product(database, Profile::FunctionalAdmin).await;
}

async fn developers_may_what_the_register_says(database: Database) {
    product(database, Profile::Developer).await;
}

async fn super_administrators_may_what_the_register_says(database: Database) {
    product(database, Profile::SuperAdmin).await;
}

/// What contributors own gives them nothing any more; readers write, or read less; developers too.
fn flips() -> BTreeMap<Cell, Reach> {
    use Brick as B;
    use Capability::{Manage, Read, Update};
    use Profile::{Contributor, Developer, FunctionalAdmin, Reader};
    use Reach::{Everything, Nothing, OwnOnly};
    BTreeMap::from([
        ((B::Challenges, Update, Contributor), Nothing),
        ((B::Pocs, Update, Contributor), Nothing),
        ((B::Practices, Update, Contributor), Nothing),
        ((B::Events, Update, Contributor), Nothing),
        ((B::Testimonials, Update, Contributor), Nothing),
        ((B::HelpRequests, Read, Contributor), Nothing),
        ((B::News, Update, Reader), Everything),
        ((B::Events, Update, Reader), OwnOnly),
        ((B::Pocs, Update, Reader), OwnOnly),
        ((B::Ideas, Read, Reader), Nothing),
        ((B::Challenges, Read, Reader), Nothing),
        ((B::Glossary, Read, Reader), Nothing),
        ((B::KeyFigures, Read, Reader), Nothing),
        ((B::Glossary, Update, Developer), Everything),
        ((B::Pocs, Read, Developer), Nothing),
        ((B::News, Read, Developer), Nothing),
        ((B::Testimonials, Read, Developer), Nothing),
        ((B::MethodResources, Read, Developer), Nothing),
        ((B::News, Manage, FunctionalAdmin), Everything),
    ])
}

/// The matrix that an administrator changed is the one that answers: of one thing that was lent, no other is read where
/// reading is closed.
async fn another_matrix_answers_from_the_next_request(database: Database) {
    let app = TestApp::spawn(database).await;
    let nadia = app.client_of(Demo::Nadia).await;
    let world = World::make(&app, &nadia, flips()).await;
    let cell = |((brick, capability, profile), reach): (Cell, Reach)| CellChangeRequest {
        brick,
        item_id: None,
        capability,
        profile,
        reach,
    };
    let changes = flips().into_iter().map(cell).collect();
    let version = nadia.read_matrix().await.unwrap().version;
    nadia.change_matrix(&ChangeMatrixRequest { changes }, version).await.unwrap();
    let askers = askers(&nadia).await;
    let owned = [Owned::Nothing, Owned::Items];
    let administers = Profile::FunctionalAdmin;
    let lents = [
        None,
        Some((Scoped::Bricks, Profile::Contributor)),
        Some((Scoped::Elsewhere, administers)),
        Some((Scoped::Items, administers)),
        Some((Scoped::Other, administers)),
    ];
    let wrong = walk(&app, &world, (askers.as_slice(), owned.as_slice(), lents.as_slice())).await;
    assert!(wrong.is_empty(), "not as the matrix says:\n{}", wrong.join("\n"));
}

on_both_databases!(
    readers_may_what_the_register_says,
    contributors_may_what_the_register_says,
    functional_administrators_may_what_the_register_says,
    developers_may_what_the_register_says,
    super_administrators_may_what_the_register_says,
    another_matrix_answers_from_the_next_request,
);
