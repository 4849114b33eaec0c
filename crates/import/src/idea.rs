//! A line of a file of ideas.

use crate::mapping::IdeasMapping;
use crate::reading::Reading;
use crate::record::ImportedIdea;

pub(crate) fn read(from: &mut Reading<'_>, mapping: &IdeasMapping) -> Option<ImportedIdea> {
    let title = from.title(&mapping.title);
    // Notes end the last text that there is.
    let (problem_notes, proposal_notes) = match &mapping.proposal {
        Some(_) => ([].as_slice(), mapping.notes.as_slice()),
        None => (mapping.notes.as_slice(), [].as_slice()),
    };
    let problem = from.long(mapping.problem.as_ref(), problem_notes);
    let proposal = from.long(mapping.proposal.as_ref(), proposal_notes);
    let subcategory = from.code(&mapping.subcategory);
    let innovation_field = mapping.innovation_field.as_ref().and_then(|rule| from.code(rule));
    let author = from.short(mapping.author.as_ref());
    let organisation = mapping.organisation.as_ref().and_then(|rule| from.organisation(rule));
    let deposited_at = from.instant(mapping.deposited_at.as_ref());
    // What is no number counts for none; the sentence about them, if there is one, says what was written.
    let number = |column: &String| from.field(column).trim().parse::<u32>().unwrap_or(0);
    let votes = mapping.votes.iter().map(number);
    let votes = votes.fold(0, u32::saturating_add);
    Some(ImportedIdea {
        title: title?,
        problem,
        proposal,
        subcategory: subcategory?,
        innovation_field,
        form: mapping.form,
        origin: mapping.origin,
        author,
        organisation,
        deposited_at,
        votes,
    })
}
