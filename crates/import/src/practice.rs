//! A line of a file of practices.

use chrono::NaiveDate;
use domain::FieldCode;
use domain::poc::KEYWORDS_MAX;
use domain::practice::PracticeKind;

use crate::mapping::PracticesMapping;
use crate::poc::words;
use crate::reading::Reading;
use crate::record::{ImportedContact, ImportedPractice, PracticeColumns};

pub(crate) fn read(
    from: &mut Reading<'_>,
    mapping: &PracticesMapping,
    as_of: NaiveDate,
) -> Option<ImportedPractice> {
    let title = from.title(&mapping.title);
    let kind = kind(from, mapping);
    let summary = from.paragraph(mapping.summary.as_ref(), &[]);
    let problem = from.long(mapping.problem.as_ref(), &[]);
    let solution = from.long(mapping.solution.as_ref(), &mapping.notes);
    let result = from.long(mapping.result.as_ref(), &[]);
    let conditions = from.long(mapping.conditions.as_ref(), &[]);
    let domain = from.code(&mapping.domain);
    let process = mapping.process.as_ref().and_then(|rule| {
        let told = rule.columns.iter().any(|column| !from.field(column).trim().is_empty());
        if told || rule.otherwise.is_some() { from.code(rule) } else { None }
    });
    let keywords = words(from, mapping.keywords.as_ref(), KEYWORDS_MAX);
    let organisation = from.field(&mapping.organisation).trim().to_owned();
    if organisation.is_empty() {
        from.refuse(&mapping.organisation, FieldCode::Required);
    }
    let contact = contact(from, mapping.contact.as_ref());
    let published_at = from.instant(mapping.published_at.as_ref());
    if let Some(column) = &mapping.published_at
        && published_at.is_some_and(|at| at.date_naive() > as_of)
    {
        from.refuse(column, FieldCode::InFuture);
    }
    Some(ImportedPractice {
        title: title?,
        kind: kind?,
        summary,
        problem,
        solution,
        result,
        conditions,
        domain: domain?,
        process,
        keywords,
        organisation,
        contact,
        published_at,
        columns: PracticeColumns {
            organisation: mapping.organisation.clone(),
            contact: mapping.contact.clone().unwrap_or_default(),
        },
    })
}

/// A mapping that names no kind of ours refuses the line.
fn kind(from: &mut Reading<'_>, mapping: &PracticesMapping) -> Option<PracticeKind> {
    let code = from.meaning(&mapping.kind)?;
    let kind = PracticeKind::from_code(code);
    if kind.is_none() {
        let column = mapping.kind.columns.first().map_or("", String::as_str);
        from.refuse(column, FieldCode::UnknownValue);
    }
    kind
}

fn contact(from: &mut Reading<'_>, column: Option<&String>) -> Option<ImportedContact> {
    let column = column?;
    if from.field(column).contains('@') {
        return from.email(column).map(ImportedContact::Account);
    }
    from.short(Some(column)).map(ImportedContact::Named)
}
