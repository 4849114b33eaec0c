//! What the index keeps of an object: what people seek it by, and what a result shows.

use std::fmt;

use chrono::NaiveDate;
use domain::search::SearchKind;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Which object a document is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Its kind.
    pub kind: SearchKind,
    /// Its identifier.
    pub id: Uuid,
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind, self.id)
    }
}

/// Where an object stands, for whoever reads a part of its kind; of what they read, whatever stands there.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Spot {
    /// A body.
    pub organisation: Option<Uuid>,
    /// A thing.
    pub item: Option<Uuid>,
}

impl Spot {
    /// Every spot that holds it: anywhere, its body, itself, itself there.
    pub fn around(self) -> Vec<Self> {
        let bodies = std::iter::once(None).chain(self.organisation.map(Some));
        let spots = bodies.flat_map(|organisation| {
            let items = std::iter::once(None).chain(self.item.map(Some));
            items.map(move |item| Self { organisation, item })
        });
        spots.collect()
    }
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(body) = self.organisation {
            write!(f, "/in/{body}")?;
        }
        if let Some(item) = self.item {
            write!(f, "/is/{item}")?;
        }
        Ok(())
    }
}

/// Who may find a document, besides needing the right to read its kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Audience {
    /// Not whoever reads that kind: only those who hold a mark.
    pub restricted: bool,
    /// Those who hold one of these find it, even when the kind is closed to them; see [`crate::Reader::holding`].
    pub marks: Vec<String>,
    /// Where it stands: whoever reads a part of its kind finds what stands there; see [`crate::Reader::within`].
    pub spot: Spot,
}

impl Audience {
    /// Only those who hold one of these marks.
    pub fn only<M: Into<String>>(marks: impl IntoIterator<Item = M>) -> Self {
        let marks = marks.into_iter().map(Into::into).collect();
        Self { restricted: true, marks, spot: Spot::default() }
    }
}

/// Which part of an object a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SectionName {
    /// What it is called.
    Title,
    /// Its reference, keywords, people, normed labels.
    Labels,
    /// What it says in a few lines.
    Summary,
    /// The problem or the question.
    Problem,
    /// The proposal or the solution.
    Proposal,
    /// What came out of it.
    Result,
    /// What was learnt.
    Lessons,
    /// Anything else that it says.
    Details,
    /// What people say about it.
    Comments,
}

/// A text of an object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Which part it is.
    pub name: SectionName,
    /// Plain words.
    pub text: String,
}

/// How and why an experiment stopped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    /// The code of the cause.
    pub cause: Option<String>,
    /// What was said of it.
    pub note: Option<String>,
}

/// Whom to call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Their account, when they have one.
    pub id: Option<Uuid>,
    /// Their name.
    pub name: String,
}

/// An object, as the index keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Its kind.
    pub kind: SearchKind,
    /// Its identifier.
    pub id: Uuid,
    /// The version that was read.
    pub version: i32,
    /// What people call it.
    pub reference: Option<String>,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub status: Option<String>,
    /// Its domain.
    pub domain: Option<String>,
    /// Its sub-category.
    pub subcategory: Option<String>,
    /// Its body.
    pub organisation: Option<Uuid>,
    /// Its day, never more precise: it may be an anonymous idea.
    pub day: Option<NaiveDate>,
    /// Its tags, as people read them.
    pub tags: Vec<String>,
    /// Who may find it.
    pub audience: Audience,
    /// Keywords, names of people, normed labels: sought like a title, almost.
    pub labels: Vec<String>,
    /// What it says.
    pub sections: Vec<Section>,
    /// Why it stopped.
    pub stop: Option<Stop>,
    /// Whom to call.
    pub contact: Option<Contact>,
    /// How many steps are passed.
    pub steps_passed: Option<u8>,
}

impl Document {
    /// Which object it is about.
    pub const fn key(&self) -> Key {
        Key { kind: self.kind, id: self.id }
    }

    /// All that it says, but its title and its labels: those would liken it to whatever the same people do.
    pub fn text(&self) -> String {
        let texts = self.sections.iter().map(|section| section.text.as_str());
        texts.collect::<Vec<_>>().join("\n")
    }
}
