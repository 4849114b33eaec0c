//! « Un réseau à votre service »: people who agree to be found, by what they know and what they are (R263 to R275).

mod need;

use std::ops::RangeInclusive;

use crate::access::acts::KeepCard;
use crate::access::{Actor, Granted, Owned, Permission, Place};
use crate::ids::{OrganisationId, UserId};
use crate::journal::Fact;
use crate::people::Marks;
use crate::text::{FieldCode, FieldError, Paragraph, ShortText};
use crate::vocabulary::vocabulary;

pub use need::{SoughtWord, sought};

/// Most fields of expertise that a card names.
pub const EXPERTISE_MAX: usize = 10;

vocabulary! {
    /// What somebody is for innovation: as administrators marked their account, or as the Store says.
    DirectoryRole {
        /// Answers for innovation in their body (R263).
        Referent = "referent",
        /// Carries innovation to others (R267).
        Ambassador = "ambassador",
        /// Leads a team.
        Manager = "manager",
        /// Is whom to call about a practice of the Store, and helps those who take it up (R230).
        Holder = "holder",
    }
}

impl Marks {
    /// What of it the directory tells. Who sits in which committee is not its matter; who holds a practice, nobody marks.
    #[must_use]
    pub fn roles(self) -> Vec<DirectoryRole> {
        let held = |role: &DirectoryRole| match role {
            DirectoryRole::Referent => self.referent,
            DirectoryRole::Ambassador => self.ambassador,
            DirectoryRole::Manager => self.manager,
            DirectoryRole::Holder => false,
        };
        DirectoryRole::ALL.iter().copied().filter(held).collect()
    }
}

/// Fewest and most digits of a telephone number: a short number of a body, and the longest of the world.
const DIGITS: RangeInclusive<usize> = 4..=15;

/// A telephone number, as one reads it aloud.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Telephone(String);

impl Telephone {
    /// Checks a number: digits, after a `+` or not. What one writes between them to read them makes no difference.
    ///
    /// # Errors
    /// A [`FieldError`] at `pointer`.
    pub fn parse(pointer: &str, raw: &str) -> Result<Self, FieldError> {
        let between = |c: char| c.is_whitespace() || matches!(c, '.' | '-' | '/' | '(' | ')');
        let number: String = raw.chars().filter(|c| !between(*c)).collect();
        let digits = number.strip_prefix('+').unwrap_or(&number);
        let sound = digits.chars().all(|c| c.is_ascii_digit()) && DIGITS.contains(&digits.len());
        if !sound {
            return Err(FieldError::new(pointer, FieldCode::Malformed));
        }
        Ok(Self(spaced(&number)))
    }

    /// Takes back a number that was checked when it was kept.
    #[must_use]
    pub const fn restore(kept: String) -> Self {
        Self(kept)
    }

    /// The number, two digits by two when it is a French one.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// « 02 99 12 34 56 »; any other as it is.
fn spaced(number: &str) -> String {
    if number.len() != 10 || !number.starts_with('0') {
        return number.to_owned();
    }
    let pairs = number.as_bytes().chunks(2).map(String::from_utf8_lossy);
    pairs.collect::<Vec<_>>().join(" ")
}

vocabulary! {
    /// How somebody prefers to be reached.
    ContactChannel {
        /// By a message of the portal.
        Message = "message",
        /// By telephone, at the number that they give.
        Telephone = "telephone",
        /// By the mailbox of their body.
        Mailbox = "mailbox",
    }
}

/// What somebody tells of themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardContent {
    /// What they know, in a few words each (R268).
    pub expertise: Vec<ShortText>,
    /// What one may call them for.
    pub help: Option<Paragraph>,
    /// Where they work, in a few words: a town, a site of their body (R267).
    pub site: Option<ShortText>,
    /// Where one may call them, when they give it: theirs to publish (R264).
    pub telephone: Option<Telephone>,
    /// When one may call on them, in a few words.
    pub availability: Option<ShortText>,
    /// How they prefer to be reached.
    pub channel: Option<ContactChannel>,
    /// Whether they agree to be found by it. Nobody is until they say so.
    pub visible: bool,
}

/// The card of a person in the directory. Deliberately not `Serialize`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Whose.
    pub person: UserId,
    /// Their body.
    pub organisation: Option<OrganisationId>,
    /// What it tells.
    pub content: CardContent,
}

impl Card {
    /// Whether this person may read it: whoever reads the directory once it is visible, those who may change it
    /// always.
    #[must_use]
    pub fn is_shown_to(&self, actor: &Actor) -> bool {
        self.content.visible || self.is_editable(actor)
    }

    /// Whether this person may change it.
    #[must_use]
    pub fn is_editable(&self, actor: &Actor) -> bool {
        actor.can(Permission::KeepCard, self)
    }
}

impl Owned for Card {
    fn is_owned_by(&self, actor: &Actor) -> bool {
        self.person == actor.id
    }

    fn place(&self) -> Place {
        Place { organisation: self.organisation, item: Some(self.person.0) }
    }
}

impl Granted<'_, KeepCard, Card> {
    /// Replaces what the card tells. Whoever it is about alone agrees to be found, and gives their telephone.
    ///
    /// # Errors
    /// At `/content/visible`, when somebody else would make it visible; at `/content/telephone`, when they would give a
    /// number that is not on it, or when the telephone is preferred and no number is given.
    pub fn keep(self, content: CardContent) -> Result<Fact, FieldError> {
        let new_number =
            content.telephone.is_some() && content.telephone != self.on.content.telephone;
        if new_number && self.by.id != self.on.person {
            return Err(FieldError::new("/content/telephone", FieldCode::NotAllowed));
        }
        if content.channel == Some(ContactChannel::Telephone) && content.telephone.is_none() {
            return Err(FieldError::new("/content/telephone", FieldCode::Required));
        }
        let agrees = self.by.id == self.on.person || self.on.content.visible;
        if content.visible && !agrees {
            return Err(FieldError::new("/content/visible", FieldCode::NotAllowed));
        }
        self.on.content = content;
        Ok(Fact::CardKept { account: self.on.person })
    }

    /// Erases all that it tells: nobody is found by it, and nothing is left of it.
    #[must_use]
    pub fn erase(self) -> Fact {
        self.on.content = CardContent::default();
        Fact::CardKept { account: self.on.person }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Profile;
    use crate::access::tests::actor;

    fn card(of: &Actor, visible: bool) -> Card {
        let content = CardContent { visible, ..CardContent::default() };
        Card { person: of.id, organisation: of.organisation, content }
    }

    #[test]
    fn nobody_is_found_until_they_say_so_and_nobody_says_it_for_them() {
        let (sophie, paul) = (actor(1, Profile::Reader), actor(3, Profile::FunctionalAdmin));
        let claire = actor(2, Profile::Contributor);
        let mut hidden = card(&sophie, false);
        assert!(hidden.is_shown_to(&sophie) && hidden.is_shown_to(&paul));
        assert!(!hidden.is_shown_to(&claire) && claire.may(KeepCard, &mut hidden).is_err());
        let shown = || CardContent { visible: true, ..CardContent::default() };
        let refused = paul.may(KeepCard, &mut hidden).unwrap().keep(shown()).unwrap_err();
        assert_eq!(refused.pointer, "/content/visible");
        sophie.may(KeepCard, &mut hidden).unwrap().keep(shown()).unwrap();
        assert!(hidden.is_shown_to(&claire));
        // What is visible already, an administrator may correct, and hide.
        paul.may(KeepCard, &mut hidden).unwrap().keep(shown()).unwrap();
        let nothing = CardContent::default();
        paul.may(KeepCard, &mut hidden).unwrap().keep(nothing).unwrap();
        assert!(!hidden.content.visible);
    }

    #[test]
    fn a_number_is_theirs_to_give_and_an_administrator_only_takes_it_away() {
        let (sophie, paul) = (actor(1, Profile::Reader), actor(3, Profile::FunctionalAdmin));
        let mut own = card(&sophie, true);
        let number = |raw: &str| Telephone::parse("/content/telephone", raw).unwrap();
        let with = |raw: &str| {
            let telephone = Some(number(raw));
            CardContent { visible: true, telephone, ..CardContent::default() }
        };
        let given = |card: &mut Card, content| paul.may(KeepCard, card).unwrap().keep(content);
        let refused = given(&mut own, with("02 99 12 34 56")).unwrap_err();
        assert_eq!(refused, FieldError::new("/content/telephone", FieldCode::NotAllowed));
        sophie.may(KeepCard, &mut own).unwrap().keep(with("02 99 12 34 56")).unwrap();
        // An administrator who corrects the rest sends it back, or takes it away; never another.
        given(&mut own, with("0299123456")).unwrap();
        assert!(given(&mut own, with("0299123457")).is_err());
        given(&mut own, CardContent::default()).unwrap();
        assert_eq!(own.content.telephone, None);
    }

    #[test]
    fn whoever_prefers_the_telephone_gives_a_number() {
        let sophie = actor(1, Profile::Reader);
        let mut own = card(&sophie, true);
        let channel = Some(ContactChannel::Telephone);
        let silent = CardContent { channel, visible: true, ..CardContent::default() };
        let refused = sophie.may(KeepCard, &mut own).unwrap().keep(silent.clone()).unwrap_err();
        assert_eq!(refused, FieldError::new("/content/telephone", FieldCode::Required));
        let telephone = Some(Telephone::restore("3960".to_owned()));
        let said = CardContent { telephone, ..silent.clone() };
        sophie.may(KeepCard, &mut own).unwrap().keep(said).unwrap();
        let by_message = CardContent { channel: Some(ContactChannel::Message), ..silent };
        sophie.may(KeepCard, &mut own).unwrap().keep(by_message).unwrap();
    }

    #[test]
    fn a_card_is_erased_by_whoever_it_is_about_and_by_an_administrator_alone() {
        let (sophie, paul) = (actor(1, Profile::Reader), actor(3, Profile::FunctionalAdmin));
        let claire = actor(2, Profile::Contributor);
        let full = || {
            let telephone = Some(Telephone::restore("3960".to_owned()));
            let content = CardContent { telephone, visible: true, ..CardContent::default() };
            Card { content, ..card(&sophie, true) }
        };
        assert!(claire.may(KeepCard, &mut full()).is_err());
        for eraser in [&sophie, &paul] {
            let mut erased = full();
            let fact = eraser.may(KeepCard, &mut erased).unwrap().erase();
            assert_eq!(fact, Fact::CardKept { account: sophie.id });
            assert_eq!(erased.content, CardContent::default());
        }
    }

    #[test]
    fn a_number_is_made_of_digits_and_reads_two_by_two() {
        let read = |raw| Telephone::parse("/n", raw).map(|number| number.as_str().to_owned());
        for raw in ["0299123456", " 02.99.12.34.56 ", "02-99-12-34-56", "(02) 99 12 34 56"] {
            assert_eq!(read(raw).unwrap(), "02 99 12 34 56", "{raw}");
        }
        assert_eq!(read("+33 2 99 12 34 56").unwrap(), "+33299123456");
        assert_eq!(read("3960").unwrap(), "3960");
        for raw in ["", "12", "0299 12 34 5a", "33+299", "++33299123456", "1234567890123456"] {
            assert_eq!(read(raw), Err(FieldError::new("/n", FieldCode::Malformed)), "{raw}");
        }
    }

    #[test]
    fn committees_are_no_matter_of_the_directory() {
        let all = Marks { top_management: true, manager: true, referent: true, ambassador: true };
        let told = [DirectoryRole::Referent, DirectoryRole::Ambassador, DirectoryRole::Manager];
        assert_eq!(all.roles(), told);
        let top = Marks { top_management: true, ..Marks::default() };
        assert!(top.roles().is_empty());
    }
}
