//! A line of a file of experiments.

mod links;
mod milestones;
pub mod phases;

use chrono::NaiveDate;
use domain::poc::{KEYWORDS_MAX, LIST_MAX, Partner};
use domain::reference::ReferenceCode;
use domain::text::ShortText;

use crate::mapping::{ListRule, PocsMapping};
use crate::reading::Reading;
use crate::record::ImportedPoc;
use crate::remark::Remark;

pub(crate) fn read(
    from: &mut Reading<'_>,
    mapping: &PocsMapping,
    as_of: NaiveDate,
) -> Option<ImportedPoc> {
    let title = from.title(&mapping.title);
    let summary = from.paragraph(mapping.summary.as_ref(), &[]);
    let organisation = from.organisation(&mapping.organisation);
    let domain = from.code(&mapping.domain);
    let keywords = words(from, mapping.keywords.as_ref(), KEYWORDS_MAX);
    let sponsors = words(from, mapping.sponsors.as_ref(), LIST_MAX);
    let kind = mapping.partner_kind;
    let partners = words(from, mapping.partners.as_ref(), LIST_MAX)
        .into_iter()
        .map(|name| Partner { name, kind, place: None })
        .collect();
    let told = milestones::read(from, mapping);
    let story = told.as_ref().map(|told| told.story(from, &mapping.phases, as_of));
    let links = links::read(from, &mapping.links);
    let milestones = told.as_ref().zip(mapping.milestones.as_ref());
    let milestones = milestones.map(|(told, rule)| told.list(rule)).unwrap_or_default();
    let description = description(from, mapping, [links.in_text, milestones]);
    let answers = mapping.answers.iter().filter_map(|(question, rule)| {
        let words = rule.values(from.field(&rule.column)).join(", ");
        Some((*question, from.long_text(&rule.column, words)?))
    });
    let answers = answers.collect();
    Some(ImportedPoc {
        title: title?,
        summary,
        description,
        organisation: organisation?,
        domain: domain?,
        form: mapping.form,
        keywords,
        sponsors,
        partners,
        external_references: links.references,
        answers,
        story: story?,
        cause: ReferenceCode(mapping.phases.cause.clone()),
    })
}

pub(crate) fn words(from: &mut Reading<'_>, rule: Option<&ListRule>, max: usize) -> Vec<ShortText> {
    let Some(rule) = rule else { return Vec::new() };
    let column = rule.column.as_str();
    let values = rule.values(from.field(column));
    if values.len() > max {
        from.remark(Remark::ValuesLeftOut { column: column.to_owned(), max });
    }
    let values = values.into_iter().take(max);
    values.filter_map(|value| from.short_text(column, value.to_owned())).collect()
}

fn description(
    from: &mut Reading<'_>,
    mapping: &PocsMapping,
    after: [String; 2],
) -> Option<domain::text::LongText> {
    let rule = mapping.description.as_ref();
    let text = rule.map_or_else(String::new, |rule| from.markdown(rule));
    let mut text = from.with_notes(text, &mapping.notes);
    for part in after.into_iter().filter(|part| !part.is_empty()) {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(&part);
    }
    from.long_text(rule.map_or("", |rule| &rule.column), text)
}
