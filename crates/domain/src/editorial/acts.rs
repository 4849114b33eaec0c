//! What is done to an item.

use chrono::{DateTime, Utc};

use super::{
    EditorialBrick, EditorialChange, EditorialContent, EditorialItem, EditorialParts,
    EditorialState, FeaturedDays, Featuring, Heading, ItemImage, Publication, Registration,
};
use crate::access::acts::{FeatureNews, RegisterForEvent};
use crate::access::{ActOn, Actor, Denied, Granted, Owned, Permission};
use crate::civil::minute_to_come;
use crate::ids::{EditorialId, OrganisationId, UserId};
use crate::journal::{Fact, SubjectKind};
use crate::text::{FieldCode, FieldError, Paragraph};

/// Write an item, publish it, withdraw it: each brick has its own permission.
#[derive(Clone, Copy, Debug)]
pub struct EditItem;

impl ActOn<EditorialItem> for EditItem {
    fn permission(on: &EditorialItem) -> Permission {
        on.brick().edit()
    }
}

/// What is needed to begin an item.
#[derive(Clone, Debug)]
pub struct NewItem {
    /// Its identifier.
    pub id: EditorialId,
    /// Its title.
    pub title: Heading,
    /// What it says.
    pub content: EditorialContent,
    /// What shows it.
    pub image: Option<ItemImage>,
    /// Who looks after it; its author when nobody is named.
    pub owner: Option<UserId>,
    /// The body it is written for; the whole branch when none.
    pub organisation: Option<OrganisationId>,
}

/// Why an act on an item was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditorialError {
    /// It is published already.
    #[error("it is published already")]
    AlreadyPublished,
    /// It is not published, nor to be.
    #[error("it is not published")]
    NotPublished,
    /// Only news are put on the front page.
    #[error("only news are put on the front page")]
    NotNews,
    /// It is not on the front page.
    #[error("it is not on the front page")]
    NotFeatured,
    /// One does not register for it, or not any more.
    #[error("one does not register for it, or not any more")]
    NoRegistration,
    /// One says nothing of it: one had no place, it has not begun, or it ended long ago.
    #[error("one says nothing of it, not yet or not any more")]
    NoFeedback,
}

impl EditorialItem {
    /// Begins an item, for whoever may write in its brick, for that body: nobody else reads it yet.
    ///
    /// # Errors
    /// [`Denied`] when the matrix says no, for a body in whose name one does not speak (D.1), or when somebody is named
    /// whom one does not put in charge.
    pub fn draft(actor: &Actor, new: NewItem, at: DateTime<Utc>) -> Result<(Self, Fact), Denied> {
        let NewItem { id, title, content, image, owner, organisation } = new;
        let mut item = Self(EditorialParts {
            id,
            title,
            content,
            image,
            author: actor.id,
            owner: owner.unwrap_or(actor.id),
            organisation,
            publication: Publication::Draft,
            featured: None,
            created_at: at,
            edited_at: at,
            confirmed_at: at,
        });
        let (permission, body) = (item.brick().edit(), item.organisation());
        let fact = actor.may_on(EditItem, &mut item)?.begin();
        let owner = item.0.owner;
        if !actor.speaks_for(permission, body) || !actor.puts_in_charge(permission, owner) {
            return Err(actor.denied(permission));
        }
        Ok((item, fact))
    }

    /// Whoever somebody else says looks after it is told; nobody, when they did `before`.
    #[must_use]
    pub fn handed(&self, before: Option<UserId>, by: UserId) -> Option<Fact> {
        let on = (SubjectKind::EditorialItem, self.0.id.0);
        Fact::put_in_charge(on, (before, self.0.owner), by)
    }

    pub(super) const fn told(&self, change: EditorialChange, note: Option<String>) -> Fact {
        Fact::EditorialItemChanged { item: self.0.id, change, note }
    }
}

impl Granted<'_, EditItem, EditorialItem> {
    fn begin(self) -> Fact {
        self.on.told(EditorialChange::Drafted, None)
    }

    /// Replaces what it says; whoever looks after it stays unless somebody is named. An event that people know of is
    /// told to have moved when its day, its hour or its place is another. It is given to no body where whoever
    /// changes it would have less right over it.
    ///
    /// # Errors
    /// At `/content`, when it is of another brick; where its body is said, when it is another of which that is true; at
    /// `/owner_id`, when somebody else is named whom one does not put in charge.
    pub fn edit(
        self,
        (title, content, image): (Heading, EditorialContent, Option<ItemImage>),
        (owner, organisation): (Option<UserId>, Option<OrganisationId>),
        at: DateTime<Utc>,
    ) -> Result<Fact, FieldError> {
        if content.brick() != self.on.brick() {
            return Err(FieldError::new("/content", FieldCode::UnknownValue));
        }
        self.may_move(&content, organisation)?;
        self.may_hand(owner)?;
        let known = self.on.state(at) == EditorialState::Published;
        let change = if let EditorialContent::Events(before) = &self.on.0.content
            && let EditorialContent::Events(after) = &content
            && known
            && !before.meets_as(after)
        {
            EditorialChange::Moved
        } else {
            EditorialChange::Edited
        };
        let parts = &mut self.on.0;
        parts.title = title;
        parts.content = content;
        parts.image = image;
        parts.owner = owner.unwrap_or(parts.owner);
        parts.organisation = organisation;
        parts.edited_at = at;
        parts.confirmed_at = at;
        Ok(self.on.told(change, None))
    }

    /// Whether whoever changes it may name who looks after it from then on: whoever does already stays.
    fn may_hand(&self, owner: Option<UserId>) -> Result<(), FieldError> {
        let new = owner.filter(|owner| *owner != self.on.0.owner);
        if new.is_none_or(|new| self.by.puts_in_charge(self.on.brick().edit(), new)) {
            return Ok(());
        }
        Err(FieldError::new("/owner_id", FieldCode::NotAllowed))
    }

    /// Whether whoever changes it keeps the right that they have over it, for the body it would be of, and speaks for
    /// that body when it is another.
    fn may_move(
        &self,
        content: &EditorialContent,
        organisation: Option<OrganisationId>,
    ) -> Result<(), FieldError> {
        let parts = self.on.0.clone();
        let there =
            EditorialItem(EditorialParts { content: content.clone(), organisation, ..parts });
        let reach = |item: &EditorialItem| self.by.reach_in(item.brick().edit(), item.place());
        let body = there.organisation();
        let speaks =
            body == self.on.organisation() || self.by.speaks_for(there.brick().edit(), body);
        if speaks && reach(&there) >= reach(self.on) {
            return Ok(());
        }
        let pointer = match content {
            EditorialContent::Newsletters(_) => "/content/newsletters/organisation_id",
            EditorialContent::News(_)
            | EditorialContent::Glossary(_)
            | EditorialContent::Events(_)
            | EditorialContent::KeyFigures(_)
            | EditorialContent::MethodResources(_)
            | EditorialContent::Testimonials(_) => "/organisation_id",
        };
        Err(FieldError::new(pointer, FieldCode::NotAllowed))
    }

    /// Publishes it: at this minute when it is still to come, at once otherwise.
    ///
    /// # Errors
    /// [`EditorialError::AlreadyPublished`].
    pub fn publish(
        self,
        at: Option<DateTime<Utc>>,
        now: DateTime<Utc>,
    ) -> Result<Fact, EditorialError> {
        if self.on.state(now) == EditorialState::Published {
            return Err(EditorialError::AlreadyPublished);
        }
        let later = at.and_then(|at| minute_to_come(at, now));
        let from = later.unwrap_or(now);
        self.on.0.publication = Publication::From(from);
        self.on.0.confirmed_at = from;
        let change = match later {
            Some(_) => EditorialChange::Scheduled,
            None => EditorialChange::Published,
        };
        Ok(self.on.told(change, None))
    }

    /// Withdraws it: it keeps what it says and its history, and leaves the front page.
    ///
    /// # Errors
    /// [`EditorialError::NotPublished`].
    pub fn withdraw(
        self,
        reason: Option<Paragraph>,
        now: DateTime<Utc>,
    ) -> Result<Fact, EditorialError> {
        match self.on.state(now) {
            EditorialState::Draft | EditorialState::Withdrawn => {
                return Err(EditorialError::NotPublished);
            }
            EditorialState::Scheduled | EditorialState::Published => {}
        }
        self.on.0.publication = Publication::Withdrawn(now);
        self.on.0.featured = None;
        Ok(self.on.told(EditorialChange::Withdrawn, reason.map(Paragraph::into_string)))
    }
}

impl EditorialItem {
    /// How one registers for it now: until it begins, once it is published.
    #[must_use]
    pub fn open_registration(&self, now: DateTime<Utc>) -> Option<Registration> {
        let EditorialContent::Events(event) = &self.0.content else { return None };
        let coming = self.state(now) == EditorialState::Published && now < event.times.begins_at();
        match event.registration {
            Registration::Open { .. } if coming => Some(event.registration),
            Registration::Open { .. } | Registration::None => None,
        }
    }
}

impl Granted<'_, RegisterForEvent, EditorialItem> {
    /// Registers, or undoes it.
    ///
    /// # Errors
    /// [`EditorialError::NoRegistration`].
    pub fn register(self, comes: bool, now: DateTime<Utc>) -> Result<Fact, EditorialError> {
        if self.on.open_registration(now).is_none() {
            return Err(EditorialError::NoRegistration);
        }
        let (item, account) = (self.on.0.id, self.by.id);
        Ok(Fact::EventRegistrationChanged { item, account, active: comes })
    }
}

impl Granted<'_, FeatureNews, EditorialItem> {
    /// Puts it on the front page on these days (R253, R254).
    ///
    /// # Errors
    /// When it is no news, or is not published nor to be.
    pub fn feature(self, days: FeaturedDays, now: DateTime<Utc>) -> Result<Fact, EditorialError> {
        if self.on.brick() != EditorialBrick::News {
            return Err(EditorialError::NotNews);
        }
        match self.on.state(now) {
            EditorialState::Draft | EditorialState::Withdrawn => {
                return Err(EditorialError::NotPublished);
            }
            EditorialState::Scheduled | EditorialState::Published => {}
        }
        self.on.0.featured = Some(Featuring { days, chosen_at: now });
        Ok(self.on.told(EditorialChange::Featured, None))
    }

    /// Takes it off the front page.
    ///
    /// # Errors
    /// [`EditorialError::NotFeatured`].
    pub fn unfeature(self) -> Result<Fact, EditorialError> {
        if self.on.0.featured.take().is_none() {
            return Err(EditorialError::NotFeatured);
        }
        Ok(self.on.told(EditorialChange::Unfeatured, None))
    }
}
