//! Keeping a list: adding, renaming, ordering, retiring its values. Nothing is deleted: what bears a value keeps it.

use super::{ReferenceBook, ReferenceCode, ReferenceItem, ReferenceList};
use crate::access::acts::EditReferences;
use crate::access::{Actor, Granted, Owned};
use crate::journal::Fact;
use crate::text::{FieldCode, FieldError, ShortText, Text, fold};

/// What a value means, in a sentence or two.
pub type Definition = Text<1, 500>;

/// One list, whole: what an administrator keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NormedList {
    list: ReferenceList,
    items: Vec<ReferenceItem>,
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
        Self { list, items }
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

    fn active(&self) -> usize {
        self.items.iter().filter(|item| item.active).count()
    }

    fn room(&self) -> Result<(), KeepListError> {
        match self.list.active_max() {
            Some(max) if self.active() >= max => Err(KeepListError::Full(max)),
            Some(_) | None => Ok(()),
        }
    }

    /// Two values that read alike cannot be told apart; a sub-category is of a domain that exists.
    fn check(
        &self,
        words: &ReferenceWords,
        own: Option<&ReferenceCode>,
        book: &ReferenceBook,
    ) -> Result<(), KeepListError> {
        let mut errors = Vec::new();
        let others = || self.items.iter().filter(|item| Some(&item.code) != own);
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
                if book.find(ReferenceList::Domain, parent.as_str()).is_none() {
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

impl Owned for NormedList {
    /// A list belongs to nobody: whoever may keep one keeps all.
    fn is_owned_by(&self, _: &Actor) -> bool {
        false
    }
}

impl Granted<'_, EditReferences, NormedList> {
    /// Adds a value at the end.
    ///
    /// # Errors
    /// [`KeepListError`]: full, or faulty words.
    pub fn add(self, words: ReferenceWords, book: &ReferenceBook) -> Result<Fact, KeepListError> {
        self.on.check(&words, None, book)?;
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
        });
        Ok(Fact::ReferenceAdded { list, code, label })
    }

    /// Renames a value, retires it or brings it back. Its code stays: what bears it keeps it.
    ///
    /// # Errors
    /// [`KeepListError`].
    pub fn change(
        self,
        code: &ReferenceCode,
        (words, active): (ReferenceWords, bool),
        book: &ReferenceBook,
    ) -> Result<Fact, KeepListError> {
        let found = self.on.items.iter().position(|item| item.code == *code);
        let place = found.ok_or(KeepListError::Unknown)?;
        self.on.check(&words, Some(code), book)?;
        let was_active = self.on.items.get(place).is_some_and(|item| item.active);
        if active && !was_active {
            self.on.room()?;
        }
        if was_active && !active && self.on.is_needed(code) {
            return Err(KeepListError::Needed);
        }
        let list = self.on.list;
        let item = self.on.items.get_mut(place).ok_or(KeepListError::Unknown)?;
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
    fn is_needed(&self, code: &ReferenceCode) -> bool {
        let named_by_a_rule = self.list == ReferenceList::LifecyclePosition
            && code.as_str() == crate::poc::DEFAULT_LIFECYCLE_POSITION;
        named_by_a_rule || (self.list.is_needed() && self.active() <= 1)
    }
}

#[cfg(test)]
mod tests;
