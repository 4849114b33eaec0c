//! From an entry of the journal to the people it concerns.

use domain::NotificationId;
use domain::access::{Owned as _, SealKey};
use domain::editorial::EditorialChange;
use domain::idea::{Author, Idea};
use domain::journal::{Entry, Fact, SubjectKind};
use domain::people::AccountStatus;
use domain::{ChallengeId, EditorialId, IdeaId, PocId, PracticeId, UserId};
use persistence::editorial::{self, registrations};
use persistence::journal::Consumer;
use persistence::notifications::{NewNotification, Recipient};
use persistence::{
    Reads, Tx, beside, challenges, ideas, journal, notifications, people, practices, revivals,
};
use uuid::Uuid;

use super::{
    absorbed, entries, experiments, followers, holders, invitations, letters, mentions, requests,
    sight, speakers, supporters, ties, upstream,
};
use crate::{App, Failure};

/// Entries that are read at once.
const BATCH: u64 = 100;

/// Why a person is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// They put the idea forward.
    Author,
    /// They take part in the experiment.
    Member,
    /// They asked.
    Requester,
    /// They answer such requests.
    Handler,
    /// They are whom to call about the practice.
    Contact,
    /// They follow it.
    Follower,
    /// Somebody wrote to them.
    Addressee,
    /// They are invited: to mark answers, or to sign an idea.
    Invited,
    /// They proposed to take an idea up again.
    Proposer,
    /// They registered for the event.
    Registered,
    /// They support the idea, and chose to be told.
    Voter,
    /// They follow the ideas of the body.
    BodyFollower,
    /// They follow an idea that answers the challenge.
    AnswerFollower,
    /// They look after it.
    Keeper,
    /// Somebody names them in what they say.
    Mentioned,
    /// The rights are theirs.
    Holder,
    /// They said it.
    Speaker,
    /// They lent the rights.
    Giver,
}

impl Reason {
    const fn code(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Member => "member",
            Self::Requester => "requester",
            Self::Handler => "handler",
            Self::Contact => "contact",
            Self::Follower => "follower",
            Self::Addressee => "addressee",
            Self::Invited => "invited",
            Self::Proposer => "proposer",
            Self::Registered => "registered",
            Self::Voter => "voter",
            Self::BodyFollower => "body_follower",
            Self::AnswerFollower => "answer_follower",
            Self::Keeper => "keeper",
            Self::Mentioned => "mentioned",
            Self::Holder => "holder",
            Self::Speaker => "speaker",
            Self::Giver => "giver",
        }
    }

    pub(super) fn from_code(code: &str) -> Option<Self> {
        let all = [
            Self::Author,
            Self::Member,
            Self::Requester,
            Self::Handler,
            Self::Contact,
            Self::Follower,
            Self::Addressee,
            Self::Invited,
            Self::Proposer,
            Self::Registered,
            Self::Voter,
            Self::BodyFollower,
            Self::AnswerFollower,
            Self::Keeper,
            Self::Mentioned,
            Self::Holder,
            Self::Speaker,
            Self::Giver,
        ];
        all.into_iter().find(|reason| reason.code() == code)
    }
}

/// Tells people what the journal holds that they have not been told. Returns how many entries were read.
///
/// Each entry is told and marked as read in one transaction: neither lost nor told twice, whatever stops.
///
/// # Errors
/// When the database fails.
pub async fn deliver_pending(app: &App) -> Result<usize, Failure> {
    let pending = journal::unread(&app.store.reader(), Consumer::Notifications, BATCH).await?;
    let mut failed = None;
    for entry in &pending {
        // One that cannot be told does not keep the others waiting.
        if let Err(failure) = deliver(app, entry).await {
            failed = Some(failure);
        }
    }
    failed.map_or(Ok(pending.len()), Err)
}

async fn deliver(app: &App, entry: &Entry) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    if !journal::mark_read(&tx, Consumer::Notifications, entry.id).await? {
        return Ok(());
    }
    tell(app, &tx, entry).await?;
    Ok(tx.commit().await?)
}

/// Tells an entry to everybody whom it concerns.
pub(super) async fn tell(app: &App, tx: &Tx, entry: &Entry) -> Result<(), Failure> {
    let mut told = recipients(app, tx, entry).await?;
    // A receipt, whoever deposited it. An anonymous deposit was done by nobody, and is told to nobody.
    if let (Fact::IdeaDeposited { idea, .. }, Some(_)) = (&entry.fact, entry.actor) {
        told.extend(authors(app, tx, *idea, None).await?);
    }
    let mut further = mentions::of(app, tx, &entry.fact, entry.actor).await?;
    further.extend(speakers::of(app, tx, &entry.fact, entry.actor).await?);
    further.extend(absorbed::of(app, tx, &entry.fact, entry.actor).await?);
    further.extend(experiments::of(app, tx, &entry.fact, entry.actor).await?);
    further.extend(requests::deciders(tx, &entry.fact, entry.actor).await?);
    further.extend(holders::of(tx, &entry.fact, entry.actor).await?);
    further.extend(followers::of(tx, &entry.fact, entry.actor).await?);
    further.extend(followers::of_answers(tx, &entry.fact, entry.actor).await?);
    further.extend(followers::of_body(tx, &entry.fact, entry.actor).await?);
    further.extend(supporters::of(tx, &entry.fact, entry.actor).await?);
    for other in further {
        // Whoever has a nearer reason to be told is told once, for that reason.
        if told.iter().all(|(recipient, _)| *recipient != other.0) {
            told.push(other);
        }
    }
    tell_those(app, tx, entry, told).await
}

/// Tells an entry to these people, when they may read what it leads to.
pub(super) async fn tell_those(
    app: &App,
    tx: &Tx,
    entry: &Entry,
    told: Vec<(Recipient, Reason)>,
) -> Result<(), Failure> {
    let told = sight::among(app, tx, &entry.fact, told).await?;
    letters::write(app, tx, entry, &told).await?;
    // What nobody did happened on a day: the instant at which it is told would say when they were there.
    let shadow = entry.actor.is_none();
    let at = if shadow { entry.at } else { app.now() };
    let new = |(recipient, reason): (Recipient, Reason)| {
        let id = if shadow { Uuid::new_v4() } else { Uuid::now_v7() };
        NewNotification { id: NotificationId(id), recipient, reason: reason.code() }
    };
    let told: Vec<_> = told.into_iter().map(new).collect();
    Ok(notifications::insert_all(tx, entry.id, at, &told).await?)
}

#[rustfmt::skip] // A table: many facts a line.
async fn recipients(
    app: &App,
    from: &impl Reads,
    entry: &Entry,
) -> Result<Vec<(Recipient, Reason)>, Failure> {
    match &entry.fact {
        Fact::CommentPosted { .. } | Fact::IdeaEdited { .. } | Fact::IdeaWithdrawn { .. } if entry.actor.is_none() => Ok(Vec::new()), // By its masked author.
        Fact::IdeaDecided { idea, .. } | Fact::IdeaExperimented { idea, .. }
        | Fact::IdeaImplemented { idea } | Fact::CommentPosted { idea, .. } | Fact::IdeaEdited { idea } | Fact::IdeaWithdrawn { idea }
        | Fact::DormantIdeaMatched { idea, .. } | Fact::RevivalProposed { idea, .. }
        | Fact::CoAuthorAccepted { idea, .. } | Fact::CoAuthorDeclined { idea, .. }
        | Fact::IdeaMerged { idea, .. } | Fact::IdeaMergeUndone { idea, .. } | Fact::IdeaPotentialChanged { idea, .. }
        | Fact::IdeaPledged { idea, .. } => authors(app, from, *idea, entry.actor).await,
        Fact::RevivalAccepted { idea, .. } | Fact::RevivalRefused { idea, .. } => {
            let mut told = authors(app, from, *idea, entry.actor).await?;
            told.extend(proposer(from, *idea, &told).await?);
            Ok(told)
        }
        Fact::ExpertInvited { account, .. } | Fact::CoAuthorInvited { account, .. } => Ok(vec![(Recipient::Person(*account), Reason::Invited)]),
        Fact::IdeaLinked { .. } | Fact::IdeaUnlinked { .. } | Fact::ReadersChosen { .. } | Fact::SignatureEnded { .. } => ties::of(app, from, &entry.fact, entry.actor).await,
        Fact::ChallengeInvitation { .. } => invitations::of(from, &entry.fact, entry.actor).await,
        Fact::ChallengeEntry { .. } => entries::of(from, &entry.fact, entry.actor).await,
        Fact::ChallengeClosed { challenge } => thanked(app, from, *challenge, entry.actor).await,
        Fact::GateDecided { poc, .. }
        | Fact::PracticePublished { poc: Some(poc), .. } => team(from, *poc, entry.actor).await,
        Fact::Commented { on: SubjectKind::Poc, target, .. } => team(from, PocId(*target), entry.actor).await,
        Fact::Commented { on: SubjectKind::Practice, target, .. } => contacts(from, PracticeId(*target), entry.actor).await,
        Fact::KitReleased { .. } | Fact::KitRecalled { .. } | Fact::PracticeAged { .. } | Fact::ReuseDeclared { .. } | Fact::ReuseEdited { .. }
        | Fact::ReuseWithdrawn { .. } | Fact::PracticeWithdrawn { .. } | Fact::PracticePutBack { .. }
        | Fact::PracticePublished { poc: None, .. } | Fact::PracticeReplicated { .. } => upstream::of(app, from, &entry.fact, entry.actor).await,
        Fact::MessageSent { .. } | Fact::HelpRequested { .. } | Fact::HelpReplied { .. }
        | Fact::SupportRequested { .. } | Fact::HelpClosed { .. } | Fact::ResourcesRequested { .. } | Fact::ResourceDecided { .. } => requests::of(from, entry).await,
        Fact::SeatGiven { account, .. } | Fact::SeatLost { account, .. } | Fact::EventReminded { account, .. } => {
            Ok(vec![(Recipient::Person(*account), Reason::Registered)])
        }
        Fact::EditorialItemChanged { item, change: EditorialChange::Aged, .. } => keeper(from, *item, entry).await,
        Fact::EditorialItemChanged { item, .. } => registered(from, *item, entry).await,
        Fact::IdeaDeposited { .. } | Fact::IdeaImported { .. } | Fact::CommentRemoved { .. }
        | Fact::PracticeImported { .. } | Fact::ChallengeImported { .. } | Fact::ChallengeCreated { .. } | Fact::ChallengeEdited { .. }
        | Fact::ChallengePublished { .. } | Fact::DepositsStopped { .. } | Fact::ScorecardSubmitted { .. }
        | Fact::ChallengeOpened { .. } | Fact::DepositsEnded { .. } | Fact::ChallengeCourse { .. }
        | Fact::PocCreated { .. } | Fact::PocEdited { .. } | Fact::PocLaunched { .. }
        | Fact::PocImported { .. } | Fact::StepAnswered { .. } | Fact::StepsPassed { .. } | Fact::PocHeld { .. }
        | Fact::PocResumed { .. } | Fact::PocAbandoned { .. } | Fact::StepReopened { .. }
        | Fact::LessonAdded { .. } | Fact::ReviewMade { .. } | Fact::ReviewEdited { .. }
        | Fact::ReviewFrozen { .. } | Fact::PocTracked { .. } | Fact::ConditionLifted { .. }
        | Fact::PocRestricted { .. } | Fact::PocRulesSet { .. } | Fact::ReferenceAdded { .. }
        | Fact::ReferenceChanged { .. } | Fact::ReferencesArranged { .. } | Fact::PracticeEdited { .. }
        | Fact::AccountCreated { .. } | Fact::ProfileChanged { .. } | Fact::AccountDisabled { .. }
        | Fact::AccountEdited { .. } | Fact::CellChanged { .. } | Fact::DelegationGiven { .. }
        | Fact::DelegationProlonged { .. } | Fact::DelegationWithdrawn { .. } | Fact::DelegationEnding { .. } | Fact::OwnerDeclared { .. }
        | Fact::OwnerRemoved { .. } | Fact::AccountEnabled { .. } | Fact::SignedOutEverywhere { .. }
        | Fact::FeedsRevoked { .. } | Fact::NewsletterSubscriptionChanged { .. } | Fact::SynonymsChanged { .. } | Fact::Commented { .. }
        | Fact::CommentWithdrawn { .. } | Fact::TagsChanged { .. } | Fact::DocumentEdited { .. }
        | Fact::ResourceSettingsEdited { .. } | Fact::WatchedWordsEdited { .. } | Fact::EventRegistrationChanged { .. } | Fact::KitPrepared { .. }
        | Fact::KitEdited { .. } | Fact::KitDiscarded { .. } | Fact::PracticeConfirmed { .. } | Fact::CardKept { .. } | Fact::MailboxSet { .. }
        | Fact::OrganisationAdded { .. } | Fact::OrganisationChanged { .. } | Fact::BricksChanged { .. } | Fact::PartnerKept { .. } | Fact::IdeaSigned { .. }
        | Fact::ShowcaseChanged { .. } | Fact::PracticeRecommended { .. } | Fact::PracticeScheduled { .. } | Fact::PortalPlanEdited { .. } | Fact::PutInCharge { .. } | Fact::PracticeDiscarded { .. } => Ok(Vec::new()),
    }
}

/// Whoever looks after an item; those who administer its brick once the account of that person is closed.
async fn keeper(
    from: &impl Reads,
    item: EditorialId,
    entry: &Entry,
) -> Result<Vec<(Recipient, Reason)>, Failure> {
    let Some(item) = editorial::find(from, item).await?.map(|item| item.value) else {
        return Ok(Vec::new());
    };
    let owner = item.parts().owner;
    let account = people::find(from, owner).await?;
    if account.is_some_and(|account| account.value.status == AccountStatus::Active) {
        return Ok(vec![(Recipient::Person(owner), Reason::Keeper)]);
    }
    requests::keepers(from, item.brick().edit(), (item.place(), entry.at)).await
}

/// Those who took part in a challenge: authors, masked or not, those who sign with them, and the teams of a track.
async fn thanked(
    app: &App,
    from: &impl Reads,
    challenge: ChallengeId,
    actor: Option<UserId>,
) -> Result<Vec<(Recipient, Reason)>, Failure> {
    let mut all = ideas::authors(from, challenge).await?;
    let entries = challenges::entries(from, challenge).await?;
    let teams = entries.iter().flat_map(|entry| entry.value.took_part());
    for person in beside::signers(from, challenge).await?.into_iter().chain(teams) {
        let person = Author::Named(person);
        if !all.contains(&person) {
            all.push(person);
        }
    }
    let told = all.iter().filter_map(|author| recipient(app, author, actor));
    Ok(told.map(|author| (author, Reason::Author)).collect())
}

/// Those who had registered for an event when it changed: none, for any other item. Whoever came since has read it
/// as it is.
async fn registered(
    from: &impl Reads,
    item: EditorialId,
    entry: &Entry,
) -> Result<Vec<(Recipient, Reason)>, Failure> {
    let mut people = registrations::people(from, item, entry.at).await?;
    people.retain(|person| Some(*person) != entry.actor);
    Ok(people.into_iter().map(|person| (Recipient::Person(person), Reason::Registered)).collect())
}

/// The author of an idea, by name or by seal, and those who sign it; nobody is told what they did themselves.
pub(super) async fn authors(
    app: &App,
    from: &impl Reads,
    idea: IdeaId,
    actor: Option<UserId>,
) -> Result<Vec<(Recipient, Reason)>, Failure> {
    let found = ideas::find(from, idea).await?;
    Ok(found.map(|idea| authors_of(app, &idea.value, actor)).unwrap_or_default())
}

/// The same, of an idea that was read.
pub(super) fn authors_of(
    app: &App,
    idea: &Idea,
    actor: Option<UserId>,
) -> Vec<(Recipient, Reason)> {
    let parts = idea.parts();
    let others = parts.co_authors.iter().filter(|person| Some(**person) != actor);
    let others = others.map(|person| Recipient::Person(*person));
    let all = recipient(app, &parts.author, actor).into_iter().chain(others);
    all.map(|author| (author, Reason::Author)).collect()
}

/// Whoever put something forward, by name or by seal; nobody is told what they did themselves.
pub(super) fn recipient(app: &App, author: &Author, actor: Option<UserId>) -> Option<Recipient> {
    match author {
        Author::Named(author) if Some(*author) == actor => None,
        Author::Named(author) => Some(Recipient::Person(*author)),
        Author::Anonymous(seal) => {
            let key: Option<SealKey> = actor.map(|actor| app.secrets.seal_key(actor));
            let own = key.is_some_and(|key| key.made(seal));
            (!own).then(|| Recipient::Seal(seal.clone()))
        }
        Author::Unknown => None,
    }
}

/// Whoever proposed to take an idea up again, unless they are told as its author.
async fn proposer(
    from: &impl Reads,
    idea: IdeaId,
    told: &[(Recipient, Reason)],
) -> Result<Option<(Recipient, Reason)>, Failure> {
    let last = revivals::about(from, idea, 1).await?.into_iter().next();
    let person = last.and_then(|last| last.proposed_by).map(Recipient::Person);
    let new = person.filter(|person| !told.iter().any(|(other, _)| other == person));
    Ok(new.map(|person| (person, Reason::Proposer)))
}

pub(super) async fn team(
    from: &impl Reads,
    poc: PocId,
    actor: Option<UserId>,
) -> Result<Vec<(Recipient, Reason)>, Failure> {
    let mut team = notifications::team(from, poc).await?;
    team.retain(|person| Some(*person) != actor);
    let told = |person| (Recipient::Person(person), Reason::Member);
    Ok(team.into_iter().map(told).collect())
}

/// Whom to call about a practice, and whoever published it.
pub(super) async fn contacts(
    from: &impl Reads,
    practice: PracticeId,
    actor: Option<UserId>,
) -> Result<Vec<(Recipient, Reason)>, Failure> {
    let Some(record) = practices::read(from, practice).await? else { return Ok(Vec::new()) };
    let parts = record.practice.value.parts();
    let mut people = vec![parts.contact, parts.published_by];
    people.dedup();
    people.retain(|person| Some(*person) != actor);
    Ok(people.into_iter().map(|person| (Recipient::Person(person), Reason::Contact)).collect())
}
