//! A line of a file of challenges.

use crate::mapping::ChallengesMapping;
use crate::reading::Reading;
use crate::record::ImportedChallenge;

pub(crate) fn read(
    from: &mut Reading<'_>,
    mapping: &ChallengesMapping,
) -> Option<ImportedChallenge> {
    let title = from.title(&mapping.title);
    let question = from.paragraph(mapping.question.as_ref(), &[]);
    let description = from.long(mapping.description.as_ref(), &mapping.notes);
    let sponsor = from.short(mapping.sponsor.as_ref());
    Some(ImportedChallenge {
        title: title?,
        question,
        description,
        sponsor,
        status: mapping.status,
    })
}
