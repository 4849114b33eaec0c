//! Following, liking, tagging (R103 to R108, A07): personal participation, open to whoever reads the thing.

use chrono::NaiveTime;
use domain::access::{Actor, Owned as _, Permission, Place, Reach};
use domain::expression::{Mark, Tag, Target};
use domain::idea::{Author, IdeaParts};
use domain::journal::{Fact, Subject, SubjectKind};
use domain::poc::Sight;
use domain::{IdeaId, PracticeId, UserId};
use persistence::expression::{self, Notoriety, TagRow, Whose};
use persistence::notifications::{self, Name};
use persistence::{Reads, Tx, challenges, ideas, pocs, practices, rebounds};

use crate::challenges::may_see;
use crate::ideas::known;
use crate::{App, Failure, record};

/// Ideas that rebound from one thing, on its page.
const REBOUNDS_MAX: u64 = 50;
/// What one follows, in a list.
const FOLLOWED_MAX: u64 = 500;
/// Tags proposed to whoever types one.
const PROPOSED: u64 = 10;

/// What people say of something, as one person sees it.
#[derive(Clone, Debug)]
pub struct Expression {
    /// How well known it is.
    pub notoriety: Notoriety,
    /// The marks that this person left.
    pub marks: Vec<Mark>,
    /// Whether they are told of it anyway, as its author.
    pub author: bool,
    /// Tags, the most put first.
    pub tags: Vec<TagRow>,
    /// Whether this person takes away the tags that others put on it.
    pub moderates: bool,
    /// The ideas that rebound from it.
    pub rebounds: Vec<(IdeaId, Name)>,
}

/// Something one follows.
#[derive(Clone, Debug)]
pub struct Followed {
    /// What.
    pub subject: Subject,
    /// What people call it.
    pub name: Name,
}

/// Who says something of a target.
struct Voice {
    /// Whether the target is their own idea.
    author: bool,
    /// Under which name their tags are kept; none for an author who stays masked.
    signs: Option<UserId>,
}

/// What people say of something.
///
/// # Errors
/// Denied, or no such thing.
pub async fn read(app: &App, actor: &Actor, target: Target) -> Result<Expression, Failure> {
    let from = app.store.reader();
    let voice = voice(&from, actor, target).await?;
    shown(&from, actor, (target, &voice)).await
}

/// Leaves a mark; twice is once. The author of an idea is told of it without following it, so that nothing beside
/// the idea names them.
///
/// # Errors
/// Denied, no such thing, or one's own idea.
pub async fn leave(
    app: &App,
    actor: &Actor,
    (mark, target): (Mark, Target),
) -> Result<Expression, Failure> {
    let voice = speaking(&app.store.reader(), actor, (permission(mark), target)).await?;
    if !target.takes(mark) {
        return Err(Failure::NotFound("mark"));
    }
    if voice.author {
        return Err(Failure::OwnThing);
    }
    let tx = app.store.begin().await?;
    expression::leave(&tx, mark, target, actor.id).await?;
    let shown = shown(&tx, actor, (target, &voice)).await?;
    tx.commit().await?;
    Ok(shown)
}

/// Takes a mark back; nothing to take back is well too.
///
/// # Errors
/// Denied, or no such thing.
pub async fn take_back(
    app: &App,
    actor: &Actor,
    (mark, target): (Mark, Target),
) -> Result<Expression, Failure> {
    let voice = speaking(&app.store.reader(), actor, (permission(mark), target)).await?;
    let tx = app.store.begin().await?;
    expression::take_back(&tx, mark, target, actor.id).await?;
    let shown = shown(&tx, actor, (target, &voice)).await?;
    tx.commit().await?;
    Ok(shown)
}

/// Puts a tag; twice is once.
///
/// # Errors
/// Denied, or no such thing.
pub async fn put_tag(
    app: &App,
    actor: &Actor,
    (target, tag): (Target, &Tag),
) -> Result<Expression, Failure> {
    let voice = speaking(&app.store.reader(), actor, (Permission::PutTag, target)).await?;
    if !target.is_discussed() {
        return Err(Failure::NotFound("tag"));
    }
    let tx = app.store.begin().await?;
    if expression::put_tag(&tx, target, tag, voice.signs).await? {
        tags_changed(app, &tx, target).await?;
    }
    let shown = shown(&tx, actor, (target, &voice)).await?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(shown)
}

/// Takes a tag away: one's own; everybody's, as a moderator of what it is on.
///
/// # Errors
/// Denied, or no such tag.
pub async fn remove_tag(
    app: &App,
    actor: &Actor,
    (target, key): (Target, &str),
) -> Result<Expression, Failure> {
    let from = app.store.reader();
    let voice = speaking(&from, actor, (Permission::RemoveTag, target)).await?;
    let all = moderates(&from, actor, target).await?;
    let whose = if all { Whose::Everybodys } else { Whose::Of(voice.signs) };
    let tx = app.store.begin().await?;
    if !expression::remove_tag(&tx, target, key, whose).await? {
        return Err(Failure::NotFound("tag"));
    }
    tags_changed(app, &tx, target).await?;
    let shown = shown(&tx, actor, (target, &voice)).await?;
    tx.commit().await?;
    app.bell.notify_waiters();
    Ok(shown)
}

/// Nobody did it and on a day only, whoever did: the author of an anonymous idea then does as everybody does.
async fn tags_changed(app: &App, tx: &Tx, target: Target) -> Result<(), Failure> {
    let Subject { kind: on, id } = target.subject();
    let day = app.now().date_naive().and_time(NaiveTime::MIN).and_utc();
    Ok(record(tx, None, day, Fact::TagsChanged { on, target: id }).await?)
}

/// Known tags that begin so.
///
/// # Errors
/// Denied.
pub async fn known_tags(app: &App, actor: &Actor, beginning: &str) -> Result<Vec<String>, Failure> {
    actor.require(Permission::PutTag)?;
    let key = domain::expression::tag_key(beginning);
    Ok(expression::known_tags(&app.store.reader(), &key, PROPOSED).await?)
}

/// What the actor follows and may still read.
///
/// # Errors
/// When the database fails.
pub async fn followed(app: &App, actor: &Actor) -> Result<Vec<Followed>, Failure> {
    actor.require(Permission::Follow)?;
    let from = app.store.reader();
    let mut subjects = expression::followed_by(&from, actor.id, FOLLOWED_MAX).await?;
    subjects.retain(|subject| {
        let target = Target::of(subject.kind, subject.id);
        target.is_some_and(|target| actor.require(target.read_permission()).is_ok())
    });
    let followed = subjects.iter().filter(|subject| subject.kind == SubjectKind::Practice);
    let followed: Vec<_> = followed.map(|subject| PracticeId(subject.id)).collect();
    let out = practices::withdrawn_among(&from, &followed).await?;
    subjects.retain(|subject| !out.contains(&PracticeId(subject.id)));
    let mut names = notifications::names(&from, &subjects, &Sight::of(actor)).await?;
    let followed =
        |subject: Subject| names.remove(&subject.id).map(|name| Followed { subject, name });
    Ok(subjects.into_iter().filter_map(followed).collect())
}

const fn permission(mark: Mark) -> Permission {
    match mark {
        Mark::Follow => Permission::Follow,
        Mark::Like => Permission::Like,
    }
}

/// Who says something of a target, when that permission is theirs there.
async fn speaking(
    from: &impl Reads,
    actor: &Actor,
    (permission, target): (Permission, Target),
) -> Result<Voice, Failure> {
    actor.require(permission)?;
    let voice = voice(from, actor, target).await?;
    // What one has wherever one is needs no place.
    if actor.require_in(permission, Place::default()).is_err() {
        actor.require_in(permission, place(from, target).await?)?;
    }
    Ok(voice)
}

/// Whether this person takes away the tags that others put on it: everywhere, in the bodies or on the things that were
/// lent to them.
async fn moderates(from: &impl Reads, actor: &Actor, target: Target) -> Result<bool, Failure> {
    let tags = Permission::RemoveTag;
    let holds = !actor.holds.lent.is_empty() || !actor.holds.owned.is_empty();
    match actor.reach(tags) {
        Reach::Everything => Ok(true),
        Reach::OwnOnly if holds => Ok(actor.can(tags, &place(from, target).await?)),
        Reach::OwnOnly | Reach::Nothing => Ok(false),
    }
}

/// Where a thing is.
async fn place(from: &impl Reads, target: Target) -> Result<Place, Failure> {
    let place = match target {
        Target::Idea(id) => ideas::find(from, id).await?.map(|found| found.value.place()),
        Target::Challenge(id) => challenges::find(from, id).await?.map(|found| found.value.place()),
        Target::Poc(id) => pocs::find(from, id).await?.map(|found| found.value.place()),
        Target::Practice(id) => practices::find(from, id).await?.map(|found| found.value.place()),
        Target::Organisation(id) => Some(Place::within(id)),
    };
    place.ok_or(Failure::NotFound("target"))
}

/// Whether it is there for this person, and under which name they speak of it.
async fn voice(from: &impl Reads, actor: &Actor, target: Target) -> Result<Voice, Failure> {
    actor.require(target.read_permission())?;
    if let Target::Idea(id) = target {
        let idea = known(from, actor, id).await?;
        actor.require_on(Permission::ReadIdeas, &idea.value)?;
        let author = &idea.value.parts().author;
        let own = author.is(actor);
        let masked = own && matches!(author, Author::Anonymous(_));
        return Ok(Voice { author: own, signs: (!masked).then_some(actor.id) });
    }
    there(from, actor, target).await?;
    Ok(Voice { author: false, signs: Some(actor.id) })
}

/// Whether something is there for this person.
pub(crate) async fn there(
    from: &impl Reads,
    actor: &Actor,
    target: Target,
) -> Result<Name, Failure> {
    if let Target::Idea(id) = target {
        // Its masked author is known by their own request alone.
        let idea = known(from, actor, id).await?.value;
        actor.require_on(Permission::ReadIdeas, &idea)?;
        let IdeaParts { reference, content, .. } = idea.parts();
        let title = content.title.as_str().to_owned();
        return Ok(Name { reference: reference.clone(), title });
    }
    if let Target::Practice(id) = target {
        let practice = practices::find(from, id).await?;
        let practice = practice
            .filter(|practice| practice.value.is_shown_to(actor))
            .ok_or(Failure::NotFound("target"))?;
        actor.require_on(Permission::ReadPractices, &practice.value)?;
    }
    if let Target::Challenge(id) = target {
        // One that is being prepared is there for those who may change it alone.
        let found = challenges::find(from, id).await?.map(|found| found.value);
        let found = found.filter(|challenge| may_see(actor, challenge));
        actor.require_on(Permission::ReadChallenges, &found.ok_or(Failure::NotFound("target"))?)?;
    }
    // Of an experiment the name alone is read: it is looked at for whoever reads a part of them.
    if let Target::Poc(id) = target
        && actor.reach(Permission::ReadPocs) != Reach::Everything
    {
        let poc = pocs::find(from, id).await?.ok_or(Failure::NotFound("target"))?;
        actor.require_on(Permission::ReadPocs, &poc.value)?;
    }
    let subject = target.subject();
    let mut names = notifications::names(from, &[subject], &Sight::of(actor)).await?;
    names.remove(&subject.id).ok_or(Failure::NotFound("target"))
}

async fn shown(
    from: &impl Reads,
    actor: &Actor,
    (target, voice): (Target, &Voice),
) -> Result<Expression, Failure> {
    let rebounds = if actor.require(Permission::ReadIdeas).is_ok() {
        rebounds_of(from, actor, target).await?
    } else {
        Vec::new()
    };
    Ok(Expression {
        notoriety: expression::notoriety(from, target).await?,
        marks: expression::marks_of(from, actor.id, target).await?,
        author: voice.author,
        tags: expression::tags(from, target, voice.signs).await?,
        moderates: moderates(from, actor, target).await?,
        rebounds,
    })
}

async fn rebounds_of(
    from: &impl Reads,
    actor: &Actor,
    target: Target,
) -> Result<Vec<(IdeaId, Name)>, Failure> {
    let ids = rebounds::from_target(from, target, REBOUNDS_MAX).await?;
    let subject = |id: &IdeaId| Subject { kind: SubjectKind::Idea, id: id.0 };
    let subjects: Vec<Subject> = ids.iter().map(subject).collect();
    let mut names = notifications::names(from, &subjects, &Sight::of(actor)).await?;
    Ok(ids.into_iter().filter_map(|id| names.remove(&id.0).map(|name| (id, name))).collect())
}
