//! The filters in force, each with its own ×, and the way to forget them all.

use api_types::idea::WithinCode;
use domain::idea::IdeaStatus;
use domain::reference::{ReferenceCode, ReferenceList};
use leptos::prelude::*;

use super::criteria::{Criteria, Seeking};
use super::filters::Offered;
use crate::components::{Button, Chip, Look, Size};
use crate::pages::shared::tag_words;
use crate::state::References;
use crate::words::{self, Words, tr};

/// A filter in force: its words, and how to take it away.
type InForce = (Words, Box<dyn Fn(&mut Criteria) + Send + Sync>);

#[component]
pub(super) fn Chips(seeking: Seeking, offered: Offered) -> impl IntoView {
    let references = expect_context::<References>();
    let chips = move || {
        let criteria = seeking.criteria.get();
        let all = in_force(&criteria, offered, references);
        all.into_iter()
            .map(|(label, forget)| {
                let remove = move |()| seeking.change(|criteria| forget(criteria));
                view! { <Chip label on_remove=remove /> }
            })
            .collect_view()
    };
    let clear = move |_| seeking.change(|criteria| *criteria = criteria.cleared());
    view! {
        <Show when=move || { seeking.criteria.read().count() > 0 }>
            <div class="cluster">
                {chips}
                <Button look=Look::Quiet size=Size::Small on:click=clear>
                    {tr!(common.clear_filters)}
                </Button>
            </div>
        </Show>
    }
}

fn in_force(criteria: &Criteria, offered: Offered, references: References) -> Vec<InForce> {
    let mut all: Vec<InForce> = Vec::new();
    if !criteria.words.is_empty() {
        let words = tr!(common.quoted, text = criteria.words.clone());
        all.push((words.into(), Box::new(|criteria| criteria.words.clear())));
    }
    all.extend(criteria.statuses.iter().copied().map(status_in_force));
    all.extend(classification_in_force(criteria, references));
    all.extend(object_in_force(criteria, offered));
    if !criteria.tag.is_empty() {
        let tag = tag_words(&criteria.tag);
        all.push((tag.into(), Box::new(|criteria| criteria.tag.clear())));
    }
    all.extend(nature_in_force(criteria, references));
    all.extend(days_in_force(criteria));
    if criteria.mine {
        all.push((tr!(ideas.list.mine).into(), Box::new(|criteria| criteria.mine = false)));
    }
    all
}

fn status_in_force(status: IdeaStatus) -> InForce {
    let forget = move |criteria: &mut Criteria| criteria.toggle(status, false);
    (words::idea_status(status).into(), Box::new(forget))
}

fn classification_in_force(criteria: &Criteria, references: References) -> Vec<InForce> {
    let mut all: Vec<InForce> = Vec::new();
    if !criteria.domain.is_empty() {
        let code = ReferenceCode(criteria.domain.clone());
        let forget = |criteria: &mut Criteria| {
            criteria.domain.clear();
            criteria.subcategory.clear();
        };
        all.push((references.label(ReferenceList::Domain, &code), Box::new(forget)));
    }
    if !criteria.subcategory.is_empty() {
        let code = ReferenceCode(criteria.subcategory.clone());
        let forget = |criteria: &mut Criteria| criteria.subcategory.clear();
        all.push((references.label(ReferenceList::Subcategory, &code), Box::new(forget)));
    }
    all
}

fn nature_in_force(criteria: &Criteria, references: References) -> Vec<InForce> {
    let mut all: Vec<InForce> = Vec::new();
    if let Some(within) = criteria.within {
        let words = match within {
            WithinCode::Challenge => tr!(ideas.list.within_challenge),
            WithinCode::Spontaneous => tr!(ideas.list.within_spontaneous),
        };
        all.push((words.into(), Box::new(|criteria| criteria.within = None)));
    }
    if !criteria.field.is_empty() {
        let code = ReferenceCode(criteria.field.clone());
        let label = references.label(ReferenceList::InnovationField, &code);
        all.push((label, Box::new(|criteria| criteria.field.clear())));
    }
    if let Some(form) = criteria.form {
        let words = words::innovation_form(form).into();
        all.push((words, Box::new(|criteria| criteria.form = None)));
    }
    if let Some(origin) = criteria.origin {
        let words = words::idea_origin(origin).into();
        all.push((words, Box::new(|criteria| criteria.origin = None)));
    }
    if criteria.high_potential {
        let words = tr!(ideas.potential.badge).into();
        all.push((words, Box::new(|criteria| criteria.high_potential = false)));
    }
    all
}

fn days_in_force(criteria: &Criteria) -> Vec<InForce> {
    let mut all: Vec<InForce> = Vec::new();
    if let Some(day) = criteria.since {
        let words = tr!(ideas.list.since_day, day = words::short_date(day));
        all.push((words.into(), Box::new(|criteria| criteria.since = None)));
    }
    if let Some(day) = criteria.until {
        let words = tr!(ideas.list.until_day, day = words::short_date(day));
        all.push((words.into(), Box::new(|criteria| criteria.until = None)));
    }
    all
}

fn object_in_force(criteria: &Criteria, offered: Offered) -> Vec<InForce> {
    let mut all: Vec<InForce> = Vec::new();
    if let Some(id) = criteria.organisation {
        let name = offered.bodies.name(id);
        let words = name.map_or_else(|| tr!(ideas.list.organisation).into(), Words::from);
        all.push((words, Box::new(|criteria| criteria.organisation = None)));
    }
    if let Some(id) = criteria.department {
        let name = offered.bodies.name(id);
        let words = name.map_or_else(|| tr!(ideas.list.direction).into(), Words::from);
        all.push((words, Box::new(|criteria| criteria.department = None)));
    }
    if let Some(id) = criteria.challenge {
        let challenges = offered.challenges.read();
        let title = challenges.iter().find(|known| known.id == id).map(|known| known.title.clone());
        let words = title.map_or_else(|| tr!(ideas.list.challenge).into(), Words::from);
        all.push((words, Box::new(|criteria| criteria.challenge = None)));
    }
    all
}
