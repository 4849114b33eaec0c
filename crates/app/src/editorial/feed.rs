//! News, the agenda… for other programs: addresses of one's own, which say who asks, since a feed reader or a
//! calendar cannot sign in.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::Days;
use domain::access::{Actor, Brick, Permission};
use domain::civil::Zone;
use domain::editorial::{EditorialBrick, EditorialItem};
use domain::journal::Fact;
use domain::people::AccountStatus;
use domain::poc::Sight;
use domain::{OrganisationId, UserId};
use persistence::practices::{PracticeFilter, PracticeRow};
use persistence::{Reads, Stored, editorial, people, practices, settings};

use crate::agenda::{self, AgendaEntry};
use crate::attachments::same;
use crate::record::record;
use crate::{App, Failure};

/// Most entries of a feed.
const FEED_MAX: u16 = 50;
/// Days of the past that a calendar keeps, and days to come that it announces.
const CALENDAR_DAYS: (u64, u64) = (60, 366);

/// What one may subscribe to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedKind {
    /// News, as Atom.
    News,
    /// The agenda, as iCalendar.
    Agenda,
    /// Testimonials, as Atom.
    Testimonials,
    /// Method resources, as Atom.
    MethodResources,
    /// Issues of the newsletter, as Atom.
    Newsletters,
    /// Practices of the Store, as Atom.
    Practices,
}

impl FeedKind {
    const ALL: [Self; 6] = [
        Self::News,
        Self::Agenda,
        Self::Testimonials,
        Self::MethodResources,
        Self::Newsletters,
        Self::Practices,
    ];

    /// Its name in the address.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::News => "news",
            Self::Agenda => "agenda",
            Self::Testimonials => "testimonials",
            Self::MethodResources => "method-resources",
            Self::Newsletters => "newsletters",
            Self::Practices => "practices",
        }
    }

    /// The feed that an address names.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The brick that it tells of.
    #[must_use]
    pub fn brick(self) -> Brick {
        self.items().map_or(Brick::Practices, EditorialBrick::brick)
    }

    /// Who may read it.
    fn read(self) -> Permission {
        self.items().map_or(Permission::ReadPractices, EditorialBrick::read)
    }

    /// The brick whose items it tells; practices are none.
    const fn items(self) -> Option<EditorialBrick> {
        match self {
            Self::News => Some(EditorialBrick::News),
            Self::Agenda => Some(EditorialBrick::Events),
            Self::Testimonials => Some(EditorialBrick::Testimonials),
            Self::MethodResources => Some(EditorialBrick::MethodResources),
            Self::Newsletters => Some(EditorialBrick::Newsletters),
            Self::Practices => None,
        }
    }
}

/// Where somebody reads a feed: a path that only the server can make, good while they may read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedAddress {
    /// What it tells.
    pub kind: FeedKind,
    /// The path.
    pub path: String,
}

/// What a feed tells.
#[derive(Clone, Debug)]
pub struct Feed {
    /// The last published items, the newest first.
    pub items: Vec<EditorialItem>,
}

/// The feeds that somebody may subscribe to.
///
/// # Errors
/// When the database fails.
pub async fn addresses(app: &App, actor: &Actor) -> Result<Vec<FeedAddress>, Failure> {
    let edition = edition(&app.store.reader(), actor.id).await?.version;
    let open = FeedKind::ALL.into_iter().filter(|kind| actor.require(kind.read()).is_ok());
    let address = |kind: FeedKind| {
        let signature = URL_SAFE_NO_PAD.encode(sign(app, kind, (actor.id, edition)));
        let path = format!("/api/v1/feeds/{}/{}?signature={signature}", actor.id, kind.code());
        FeedAddress { kind, path }
    };
    Ok(open.map(address).collect())
}

/// Withdraws somebody's addresses: they stop answering, and new ones take their place.
///
/// # Errors
/// [`Failure::Store`] when they were withdrawn at the same moment elsewhere, or the database fails.
pub async fn revoke(app: &App, actor: &Actor) -> Result<(), Failure> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let edition = edition(&tx, actor.id).await?;
    settings::save(&tx, &setting(actor.id), &edition, (actor.id, now)).await?;
    record(&tx, Some(actor.id), now, Fact::FeedsRevoked { account: actor.id }).await?;
    tx.commit().await?;
    Ok(())
}

/// Which addresses of a person are good: those of this version.
async fn edition(from: &impl Reads, person: UserId) -> Result<Stored<()>, Failure> {
    let found = settings::find(from, &setting(person)).await?;
    Ok(found.unwrap_or(Stored { value: (), version: 1 }))
}

fn setting(person: UserId) -> String {
    format!("feed_addresses/{person}")
}

/// The items of a brick, for whoever holds the address of this person.
///
/// # Errors
/// [`Failure::NotFound`] when the address is not one of ours, or is no longer good.
pub async fn items_feed(
    app: &App,
    kind: FeedKind,
    (person, signature): (UserId, &str),
) -> Result<Feed, Failure> {
    let actor = holder(app, kind, (person, signature)).await?;
    let brick = kind.items().ok_or(Failure::NotFound("feed"))?;
    let (last, read) = ((brick, app.now()), actor.reached(brick.read()));
    let most = (read.as_ref(), FEED_MAX.into());
    Ok(Feed { items: editorial::last_published(&app.store.reader(), last, most).await? })
}

/// The last practices that everybody may read, of those that this person reads, for whoever holds their address: what is
/// kept for some goes to no other program.
///
/// # Errors
/// As [`items_feed`].
pub async fn practices_feed(
    app: &App,
    person: UserId,
    signature: &str,
) -> Result<Vec<PracticeRow>, Failure> {
    let actor = holder(app, FeedKind::Practices, (person, signature)).await?;
    let sight = Some(Sight::of(&actor));
    let open = PracticeFilter { open: true, sight, ..PracticeFilter::default() };
    let last = (FEED_MAX, None);
    Ok(practices::list(&app.store.reader(), &open, last).await??.rows)
}

/// The agenda as this person may read it, of a body and of the whole branch or of every body, for whoever holds their
/// address.
///
/// # Errors
/// As [`items_feed`].
pub async fn agenda_feed(
    app: &App,
    person: UserId,
    signature: &str,
    of: Option<OrganisationId>,
) -> Result<Vec<AgendaEntry>, Failure> {
    let actor = holder(app, FeedKind::Agenda, (person, signature)).await?;
    let today = Zone::Paris.day(app.now());
    let (past, coming) = CALENDAR_DAYS;
    agenda::between(app, &actor, (today - Days::new(past), today + Days::new(coming)), of).await
}

/// The person whose address it is. Their rights are read now: an account that is closed, or that no longer reads the
/// brick, has no feed.
async fn holder(
    app: &App,
    kind: FeedKind,
    (person, signature): (UserId, &str),
) -> Result<Actor, Failure> {
    let missing = || Failure::NotFound("feed");
    let given = URL_SAFE_NO_PAD.decode(signature).unwrap_or_default();
    let from = app.store.reader();
    let edition = edition(&from, person).await?.version;
    if !same(&given, &sign(app, kind, (person, edition))) {
        return Err(missing());
    }
    let account = people::find(&from, person).await?.map(|stored| stored.value);
    let account = account.filter(|account| account.status == AccountStatus::Active);
    let account = account.ok_or_else(missing)?;
    let actor = app.identity.read_actor(&from, &account, app.now()).await?;
    actor.require(kind.read()).map_err(|_| missing())?;
    Ok(actor)
}

fn sign(app: &App, kind: FeedKind, (person, edition): (UserId, i32)) -> [u8; 32] {
    let parts: [&[u8]; 3] = [person.0.as_bytes(), &edition.to_be_bytes(), kind.code().as_bytes()];
    app.secrets.keyed("feed-address", &parts)
}
