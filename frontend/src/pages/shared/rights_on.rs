//! Rights on one thing: the ways from its page to declare it somebody's and to entrust it (R335, R041); which thing
//! the address names, and what it is called.

use api_client::{ApiClient, ApiError};
use domain::access::{Brick, Permission};
use domain::editorial::EditorialBrick;
use domain::{BrickId, ChallengeId, EditorialId, IdeaId, PocId, PracticeId};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::use_fetch;
use crate::components::{ButtonLink, Load, Look, Size};
use crate::routes::{AdminPage, Page};
use crate::state::{Address, Session, address_search, brick_title};
use crate::words::tr;

/// The parameter that names a brick.
const BRICK: &str = "brique";
/// The parameter that names one thing of it.
const THING: &str = "element";

/// One thing of a brick; an added brick is a thing of all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Thing {
    /// The brick.
    pub(crate) brick: Brick,
    /// The thing.
    pub(crate) id: Uuid,
}

impl Thing {
    /// The one that the address names.
    pub(crate) fn asked(address: Address) -> Option<Self> {
        let brick = address.text(BRICK).and_then(|code| Brick::from_code(&code))?;
        address.parsed(THING).map(|id| Self { brick, id })
    }

    /// The parameters that name it.
    fn search(self) -> String {
        let Self { brick, id } = self;
        let named =
            [(BRICK.to_owned(), brick.code().to_owned()), (THING.to_owned(), id.to_string())];
        address_search(&named)
    }
}

/// « Déclarer en propriété », « Confier à… », for whoever may.
#[component]
pub(crate) fn RightsOn(brick: Brick, id: Uuid) -> impl IntoView {
    let session = expect_context::<Session>();
    let way = |page: AdminPage, permission: Permission, words: &'static str| {
        session.may(permission).then(|| {
            let href = Page::Admin(page).path() + &Thing { brick, id }.search();
            view! { <ButtonLink href look=Look::Quiet size=Size::Small>{words}</ButtonLink> }
        })
    };
    let declare =
        way(AdminPage::Delegations, Permission::DeclareOwners, tr!(shared.rights_on.declare));
    let entrust =
        way(AdminPage::GiveDelegation, Permission::GiveDelegation, tr!(shared.rights_on.entrust));
    (declare.is_some() || entrust.is_some())
        .then(|| view! { <p class="cluster no-print">{declare}{entrust}</p> })
}

/// What a thing is called, read when it is shown.
#[component]
pub(crate) fn ThingTitle(thing: Thing) -> impl IntoView {
    let title =
        use_fetch(move || thing, |client, thing| async move { title_of(&client, thing).await });
    view! { <Load resource=title let:title><b>{title}</b></Load> }
}

/// Things that have no page of their own here have no title either.
async fn title_of(client: &ApiClient, Thing { brick, id }: Thing) -> Result<String, ApiError> {
    if brick == Brick::Links {
        let read = client.read_brick(BrickId(id)).await?;
        return Ok(brick_title(&read.summary).to_string());
    }
    if brick == Brick::Pocs {
        return Ok(client.read_poc(PocId(id)).await?.summary.title);
    }
    if brick == Brick::Practices {
        return Ok(client.read_practice(PracticeId(id)).await?.summary.title);
    }
    if brick == Brick::Ideas {
        return Ok(client.read_idea(IdeaId(id)).await?.summary.title);
    }
    if brick == Brick::Challenges {
        return Ok(client.read_challenge(ChallengeId(id)).await?.summary.title);
    }
    if EditorialBrick::ALL.iter().any(|one| one.brick() == brick) {
        return Ok(client.read_editorial_item(EditorialId(id)).await?.summary.title);
    }
    Ok(tr!(admin.delegations.one_thing).to_owned())
}
