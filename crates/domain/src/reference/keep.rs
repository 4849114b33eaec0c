//! Keeping a list: adding, renaming, ordering, retiring its values. Nothing is deleted: what bears a value keeps it.

use super::{ReferenceBook, ReferenceCode, ReferenceItem, ReferenceList};
use crate::access::{ActOn, Actor, Granted, Owned, Permission, Place};
use crate::ids::OrganisationId;
use crate::journal::Fact;
use crate::text::{FieldCode, FieldError, ShortText, Text, fold};

/// What a value means, in a sentence or two.
pub type Definition = Text<1, 500>;

/// Keep a list, or what a body adds to it: whoever keeps the lists of the branch, or that body (A36).
#[derive(Clone, Copy, Debug)]
pub struct KeepValues;

impl ActOn<NormedList> for KeepValues {
    fn permission(on: &NormedList) -> Permission {
        match on.body {
            None => Permission::EditReferences,
            Some(_) => Permission::KeepOrganisations,
        }
    }
}

/// One list, whole: what an administrator keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NormedList {
    list: ReferenceList,
    items: Vec<ReferenceItem>,
    /// The body of which the additions alone are kept; all of the list when none.
    body: Option<OrganisationId>,
}

/// What people read of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferenceWords {
    /// In French.
    pub label_fr: ShortText,
    /// In English.
    pub label_en: ShortText,
    /// What it means, in plain French.
    pub definition_fr: Option<Definition>,
    /// The same in English.
    pub definition_en: Option<Definition>,
    /// For a sub-category, its domain.
    pub parent: Option<ReferenceCode>,
}

/// Why a list stayed as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeepListError {
    /// There is no such value.
    #[error("the list has no such value")]
    Unknown,
    /// As many values are active as may be (R073).
    #[error("at most {0} values may be active")]
    Full(usize),
    /// Something mandatory, or a rule, needs this value.
    #[error("this value cannot be retired")]
    Needed,
    /// Some fields are to be corrected.
    #[error("some fields are to be corrected")]
    Invalid(Vec<FieldError>),
}

impl NormedList {
    /// The list with these values, in their order.
    #[must_use]
    pub const fn new(list: ReferenceList, items: Vec<ReferenceItem>) -> Self {
        Self { list, items, body: None }
    }

    /// The same list, of which what this body adds is kept, and nothing else; none of a list that takes no additions.
    #[must_use]
    pub fn of_body(mut self, body: OrganisationId) -> Option<Self> {
        self.body = Some(body);
        self.list.takes_additions().then_some(self)
    }

    /// Which list.
    #[must_use]
    pub const fn list(&self) -> ReferenceList {
        self.list
    }

    /// Its values, in their order.
    #[must_use]
    pub fn items(&self) -> &[ReferenceItem] {
        &self.items
    }

    /// The values that are kept, in their order: all of them, or what the body added.
    pub fn kept(&self) -> impl Iterator<Item = &ReferenceItem> {
        self.items.iter().filter(|item| self.keeps(item))
    }

    fn keeps(&self, item: &ReferenceItem) -> bool {
        self.body.is_none() || item.organisation == self.body
    }

    fn active(&self) -> usize {
        self.items.iter().filter(|item| item.active).count()
    }

    fn room(&self) -> Result<(), KeepListError> {
        match self.list.active_max() {
            Some(max) if self.active() >= max => Err(KeepListError::Full(max)),
            Some(_) | None => Ok(()),
        }
    }

    /// Two values that the same people read alike cannot be told apart; a sub-category is of a domain that exists for
    /// them. `whose` is the body whose addition it is to be.
    fn check(
        &self,
        words: &ReferenceWords,
        (own, whose): (Option<&ReferenceCode>, Option<OrganisationId>),
        book: &ReferenceBook,
    ) -> Result<(), KeepListError> {
        let mut errors = Vec::new();
        let read = || self.items.iter().filter(|item| item.is_read_beside(whose));
        let others = || read().filter(|item| Some(&item.code) != own);
        let beside = || others().filter(|item| item.parent == words.parent);
        let french = fold(words.label_fr.as_str());
        if beside().any(|item| fold(&item.label_fr) == french) {
            errors.push(FieldError::new("/label_fr", FieldCode::Duplicate));
        }
        let english = fold(words.label_en.as_str());
        if beside().any(|item| fold(&item.label_en) == english) {
            errors.push(FieldError::new("/label_en", FieldCode::Duplicate));
        }
        match (&words.parent, self.list == ReferenceList::Subcategory) {
            (None, false) => {}
            (None, true) => errors.push(FieldError::new("/parent", FieldCode::Required)),
            (Some(_), false) => errors.push(FieldError::new("/parent", FieldCode::UnknownField)),
            (Some(parent), true) => {
                let found = book.find(ReferenceList::Domain, parent.as_str());
                if found.is_none_or(|domain| !domain.is_read_beside(whose)) {
                    errors.push(FieldError::new("/parent", FieldCode::UnknownValue));
                }
            }
        }
        if errors.is_empty() { Ok(()) } else { Err(KeepListError::Invalid(errors)) }
    }

    /// A code made from the English words, that no other value has.
    fn free_code(&self, words: &ShortText) -> ReferenceCode {
        let folded = fold(words.as_str());
        let parts = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|p| !p.is_empty());
        let joined = parts.collect::<Vec<_>>().join("_");
        let mut stem: String = joined.chars().take(60).collect();
        if stem.is_empty() {
            "value".clone_into(&mut stem);
        }
        let taken = |code: &str| self.items.iter().any(|item| item.code.as_str() == code);
        let numbered = (2..).map(|number| format!("{stem}_{number}"));
        let code = std::iter::once(stem.clone()).chain(numbered).find(|code| !taken(code));
        ReferenceCode(code.unwrap_or(stem))
    }
}

impl ReferenceItem {
    /// Whether people would read the same of it with these words.
    fn reads_as(&self, words: &ReferenceWords) -> bool {
        self.label_fr == words.label_fr.as_str()
            && self.label_en == words.label_en.as_str()
            && self.parent == words.parent
    }
}

impl Owned for NormedList {
    /// A list belongs to nobody: whoever may keep one keeps all.
    fn is_owned_by(&self, _: &Actor) -> bool {
        false
    }

    /// What a body adds is of that body; the rest is the whole branch's.
    fn place(&self) -> Place {
        Place { organisation: self.body, item: None }
    }
}

impl Granted<'_, KeepValues, NormedList> {
    /// Adds a value at the end.
    ///
    /// # Errors
    /// [`KeepListError`]: full, or faulty words.
    pub fn add(self, words: ReferenceWords, book: &ReferenceBook) -> Result<Fact, KeepListError> {
        let organisation = self.on.body;
        self.on.check(&words, (None, organisation), book)?;
        self.on.room()?;
        let ReferenceWords { label_fr, label_en, definition_fr, definition_en, parent } = words;
        let (list, code) = (self.on.list, self.on.free_code(&label_en));
        let end = self.on.items.iter().map(|item| item.position).max().unwrap_or(0);
        let label = label_fr.as_str().to_owned();
        self.on.items.push(ReferenceItem {
            list,
            code: code.clone(),
            parent,
            label_fr: label_fr.into_string(),
            label_en: label_en.into_string(),
            definition_fr: definition_fr.map(Text::into_string),
            definition_en: definition_en.map(Text::into_string),
            position: end.saturating_add(10),
            active: true,
            organisation,
        });
        Ok(Fact::ReferenceAdded { list, code, label })
    }

    /// Renames a value, retires it or brings it back. Its code stays: what bears it keeps it. What a body added becomes
    /// everybody's when it is `shared`, by whoever keeps the list for all.
    ///
    /// # Errors
    /// [`KeepListError`].
    pub fn change(
        self,
        code: &ReferenceCode,
        (words, active, shared): (ReferenceWords, bool, bool),
        book: &ReferenceBook,
    ) -> Result<Fact, KeepListError> {
        let kept = |item: &ReferenceItem| item.code == *code && self.on.keeps(item);
        let place = self.on.items.iter().position(kept).ok_or(KeepListError::Unknown)?;
        let found = self.on.items.get(place).ok_or(KeepListError::Unknown)?;
        let whose = found.organisation.filter(|_| self.on.body.is_some() || !shared);
        // What is retired as it reads is told apart from nothing: everybody may have been given the same words meanwhile.
        if active || whose != found.organisation || !found.reads_as(&words) {
            self.on.check(&words, (Some(code), whose), book)?;
        }
        if active && !found.active {
            self.on.room()?;
        }
        if found.active && !active && self.on.is_needed(found) {
            return Err(KeepListError::Needed);
        }
        let list = self.on.list;
        let item = self.on.items.get_mut(place).ok_or(KeepListError::Unknown)?;
        item.organisation = whose;
        let was = std::mem::replace(&mut item.label_fr, words.label_fr.into_string());
        item.label_en = words.label_en.into_string();
        item.definition_fr = words.definition_fr.map(Text::into_string);
        item.definition_en = words.definition_en.map(Text::into_string);
        item.parent = words.parent;
        item.active = active;
        let label = item.label_fr.clone();
        let was = Some(was).filter(|was| *was != label);
        Ok(Fact::ReferenceChanged { list, code: code.clone(), label, was, active })
    }

    /// Puts the values in this order. Those that are not named come after, as they were.
    ///
    /// # Errors
    /// [`KeepListError::Invalid`] for a code that the list does not have, or has twice.
    pub fn arrange(self, order: &[ReferenceCode]) -> Result<Fact, KeepListError> {
        let mut errors = Vec::new();
        for (index, code) in order.iter().enumerate() {
            let fault = if !self.on.items.iter().any(|item| item.code == *code) {
                Some(FieldCode::UnknownValue)
            } else if order.iter().take(index).any(|other| other == code) {
                Some(FieldCode::Duplicate)
            } else {
                None
            };
            errors.extend(fault.map(|fault| FieldError::new(format!("/codes/{index}"), fault)));
        }
        if !errors.is_empty() {
            return Err(KeepListError::Invalid(errors));
        }
        let place = |item: &ReferenceItem| {
            order.iter().position(|code| *code == item.code).unwrap_or(order.len())
        };
        self.on.items.sort_by_key(place);
        for (item, number) in self.on.items.iter_mut().zip(1_i32..) {
            item.position = number.saturating_mul(10);
        }
        Ok(Fact::ReferencesArranged { list: self.on.list })
    }
}

impl NormedList {
    fn is_needed(&self, item: &ReferenceItem) -> bool {
        let named_by_a_rule = self.list == ReferenceList::LifecyclePosition
            && item.code.as_str() == crate::poc::DEFAULT_LIFECYCLE_POSITION;
        // What a body added serves its agents alone: the others need one of everybody's.
        let shared = self.items.iter().filter(|one| one.active && one.organisation.is_none());
        let last = item.organisation.is_none() && shared.count() <= 1;
        named_by_a_rule || (self.list.is_needed() && last)
    }
}

#[cfg(test)]
mod tests;
