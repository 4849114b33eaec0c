//! The partners of the register whom one meets at an event (R261).

use domain::editorial::{EditorialContent, EditorialItem};
use domain::{FieldCode, FieldError, PartnerId};
use persistence::Reads;
use persistence::partners::{self, PartnerName};

use crate::Failure;

fn met(content: &EditorialContent) -> &[PartnerId] {
    match content {
        EditorialContent::Events(event) => &event.met,
        EditorialContent::News(_)
        | EditorialContent::Glossary(_)
        | EditorialContent::KeyFigures(_)
        | EditorialContent::MethodResources(_)
        | EditorialContent::Testimonials(_)
        | EditorialContent::Newsletters(_) => &[],
    }
}

/// Those whom one meets there, in order: whoever reads the event reads whom it names.
pub(super) async fn of(
    from: &impl Reads,
    item: &EditorialItem,
) -> Result<Vec<PartnerName>, Failure> {
    let met = met(&item.parts().content);
    let mut names = partners::named(from, met).await?;
    Ok(met.iter().filter_map(|id| names.remove(id)).collect())
}

/// Those who are not on the register.
pub(super) async fn faults(
    from: &impl Reads,
    content: &EditorialContent,
) -> Result<Vec<FieldError>, Failure> {
    let met = met(content);
    let names = partners::named(from, met).await?;
    let unknown = |(index, id): (usize, &PartnerId)| {
        let pointer = format!("/content/events/partner_ids/{index}");
        (!names.contains_key(id)).then(|| FieldError::new(pointer, FieldCode::UnknownValue))
    };
    Ok(met.iter().enumerate().filter_map(unknown).collect())
}
