//! The sheets that explain techniques (R293, R294): read once for the page, when a step names a technique.

use api_types::editorial::{EditorialBriefView, EditorialQuery, EditorialSummary};
use api_types::page::LIMIT_MAX;
use domain::EditorialId;
use domain::editorial::{EditorialBrick, MethodKind};
use domain::reference::{ReferenceBook, ReferenceCode, ReferenceList};
use domain::text::fold;
use leptos::prelude::*;

use crate::api::use_fetch;
use crate::pages::pocs::page::record::Record;
use crate::routes::{EditorialPage, Page};
use crate::state::Session;
use crate::words::tr;

const BRICK: EditorialBrick = EditorialBrick::MethodResources;

/// The published sheets, by the technique that they explain: `expect_context::<Sheets>()`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sheets(Memo<Vec<(ReferenceCode, EditorialId)>>);

impl Sheets {
    pub(super) fn new(record: Record) -> Self {
        let reads = expect_context::<Session>().may(BRICK.read());
        let named = Memo::new(move |_| {
            reads
                && record.view.with(|poc| poc.steps.iter().any(|step| !step.techniques.is_empty()))
        });
        let found = use_fetch(
            move || named.get(),
            |client, named| async move {
                if !named {
                    return Ok(Vec::new());
                }
                let query = EditorialQuery {
                    method: Some(MethodKind::TechniqueSheet),
                    limit: LIMIT_MAX,
                    ..EditorialQuery::of(BRICK)
                };
                let page = client.list_editorial_items(&query).await?;
                Ok(page.items.into_iter().filter_map(explained).collect::<Vec<_>>())
            },
        );
        Self(Memo::new(move |_| found.get().and_then(Result::ok).unwrap_or_default()))
    }

    fn of(self, code: &ReferenceCode) -> Option<EditorialId> {
        self.0.with(|all| all.iter().find(|(known, _)| known == code).map(|(_, id)| *id))
    }
}

/// The technique that a sheet explains.
fn explained(sheet: EditorialSummary) -> Option<(ReferenceCode, EditorialId)> {
    match sheet.brief {
        EditorialBriefView::MethodResources(brief) => Some((brief.technique?, sheet.id)),
        EditorialBriefView::News(_)
        | EditorialBriefView::Glossary(_)
        | EditorialBriefView::Events(_)
        | EditorialBriefView::KeyFigures(_)
        | EditorialBriefView::Testimonials(_)
        | EditorialBriefView::Newsletters(_) => None,
    }
}

/// The technique of the list that a team wrote down, by its code or by its words.
pub(super) fn listed(book: &ReferenceBook, name: &str) -> Option<ReferenceCode> {
    let key = fold(name.trim());
    let found = book.items().iter().find(|item| {
        let names = [item.code.as_str(), &item.label_fr, &item.label_en];
        item.list == ReferenceList::Technique && names.iter().any(|known| fold(known) == key)
    });
    found.map(|item| item.code.clone())
}

/// The way to the sheet of a technique, once it is known that there is one.
#[component]
pub(super) fn SheetLink(code: ReferenceCode, name: String) -> impl IntoView {
    let sheets = expect_context::<Sheets>();
    move || {
        sheets.of(&code).map(|id| {
            let href = Page::Editorial(EditorialPage::Item(BRICK, id)).path();
            view! {
                " "
                <a class="small" href=href>
                    {tr!(editorial.methods.sheet)}
                    <span class="sr-only">" "{name.clone()}</span>
                </a>
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use domain::reference::ReferenceItem;

    use super::*;

    #[test]
    fn a_technique_is_known_by_its_code_or_by_its_words() {
        let persona = ReferenceItem {
            list: ReferenceList::Technique,
            code: ReferenceCode("persona".to_owned()),
            parent: None,
            label_fr: "Portrait-type".to_owned(),
            label_en: "Persona sketch".to_owned(),
            definition_fr: None,
            definition_en: None,
            position: 0,
            active: true,
            organisation: None,
        };
        let book = ReferenceBook::new(vec![persona.clone()]);
        for name in ["persona", " PORTRAIT-TYPE ", "Persona sketch"] {
            assert_eq!(listed(&book, name), Some(persona.code.clone()), "{name}");
        }
        assert_eq!(listed(&book, "Jeu de rôle"), None);
    }
}
