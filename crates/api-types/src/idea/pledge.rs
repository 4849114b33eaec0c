//! What people offer to the ideas that answer an investment call.

use chrono::{DateTime, Utc};
use domain::FieldError;
use domain::challenge::{Means, MeansKind};
use domain::idea::{Offer, Pledged};
use domain::text::Paragraph;
use serde::{Deserialize, Serialize};

use crate::people::{OrganisationRef, PersonView};

/// What one person offers to an idea, on behalf of their body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PledgeView {
    /// Who offers it.
    pub person: PersonView,
    /// Their body as they offered it.
    pub organisation: Option<OrganisationRef>,
    /// What kind it is.
    pub kind: MeansKind,
    /// Whole euros of money, days of time; absent of what is not counted.
    pub amount: Option<u32>,
    /// What it is, in a sentence.
    pub what: String,
    /// When they said it.
    pub pledged_at: DateTime<Utc>,
    /// Whether it is the caller's.
    pub is_mine: bool,
}

/// What is offered in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PledgedView {
    /// How many offers stand.
    pub pledges: u32,
    /// To how many ideas.
    pub ideas: u32,
    /// By how many bodies.
    pub bodies: u32,
    /// Whole euros, of those who offer money.
    pub euros: u64,
    /// Days, of those who offer time.
    pub days: u64,
}

impl From<Pledged> for PledgedView {
    fn from(pledged: Pledged) -> Self {
        let Pledged { pledges, ideas, bodies, euros, days } = pledged;
        Self { pledges, ideas, bodies, euros, days }
    }
}

/// What is offered to an idea.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IdeaPledges {
    /// What is offered, the first offered first. Nobody has two.
    pub items: Vec<PledgeView>,
    /// The same, in all.
    pub total: PledgedView,
    /// Version of what the caller says of it, to send back as If-Match; nought when they never offered anything.
    pub version: i32,
}

/// Something to offer to an idea: it takes the place of what one offered before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PledgeRequest {
    /// What kind it is.
    pub kind: MeansKind,
    /// Whole euros of money, days of time, 1 at least; nothing of what is not counted.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(example = 12))]
    pub amount: Option<u32>,
    /// What it is, in a sentence that everybody reads.
    #[cfg_attr(
        feature = "openapi",
        schema(example = "Un développeur, deux jours par mois jusqu’en juin.")
    )]
    pub what: String,
}

impl PledgeRequest {
    /// Checks the sentence, and that what is counted has its figure.
    ///
    /// # Errors
    /// Every faulty field.
    pub fn parse(&self) -> Result<Offer, Vec<FieldError>> {
        let text = Paragraph::parse("/what", &self.what);
        // The figure is checked all the same: one corrects everything at once.
        let blank = Means { kind: self.kind, text: Paragraph::restore(String::new()) };
        let amount = Offer::of(blank, self.amount);
        match (text, amount) {
            (Ok(text), Ok(offer)) => {
                let means = Means { text, ..offer.means };
                Ok(Offer { means, ..offer })
            }
            (text, amount) => Err([amount.err(), text.err()].into_iter().flatten().collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::FieldCode;

    use super::*;

    fn request(kind: MeansKind, amount: Option<u32>, what: &str) -> PledgeRequest {
        PledgeRequest { kind, amount, what: what.to_owned() }
    }

    #[test]
    fn an_offer_says_what_it_is_and_how_much_of_what_is_counted() {
        let offer = request(MeansKind::Time, Some(12), "Un développeur.").parse().unwrap();
        assert_eq!((offer.amount, offer.means.text.as_str()), (Some(12), "Un développeur."));
        let site = request(MeansKind::TestSite, None, "Notre accueil de Rennes.").parse().unwrap();
        assert_eq!((site.means.kind, site.amount), (MeansKind::TestSite, None));
    }

    #[test]
    fn every_fault_is_told_at_once() {
        let faults = |asked: PledgeRequest| -> Vec<(String, FieldCode)> {
            let faults = asked.parse().unwrap_err();
            faults.into_iter().map(|fault| (fault.pointer, fault.code)).collect()
        };
        let at = |pointer: &str, code| (pointer.to_owned(), code);
        let silent = [at("/amount", FieldCode::Required), at("/what", FieldCode::Required)];
        assert_eq!(faults(request(MeansKind::Money, None, " ")), silent);
        let odd = request(MeansKind::People, Some(2), "Deux juristes.");
        assert_eq!(faults(odd), [at("/amount", FieldCode::NotAllowed)]);
    }
}
