//! An issue of the newsletter, as fields: own words, news in order, to whom it goes.

use api_types::editorial::{EditorialQuery, NewsletterRequest, NewsletterView};
use domain::EditorialId;
use domain::editorial::{EditorialBrick, NEWS_MAX};
use leptos::prelude::*;

use super::fields::{ItemFields, ItemWords};
use super::written_for::bodies_to_choose;
use crate::api::use_fetch;
use crate::components::{
    Button, Faults, Glyph, Look, SelectField, SelectOption, Size, TextArea, TextField,
};
use crate::pages::shared::{BodyField, CharterRemarks};
use crate::words::tr;

/// News to choose from: the last ones.
const PROPOSED: u16 = 50;

/// What is chosen, in order.
type Chosen = RwSignal<Vec<(EditorialId, String)>>;

pub(super) fn issue_request(words: &ItemWords) -> NewsletterRequest {
    NewsletterRequest {
        lead: Some(words.lead.clone()).filter(|lead| !lead.trim().is_empty()),
        body: words.body.clone(),
        news: words.news.iter().map(|(id, _)| *id).collect(),
        organisation_id: words.segment.parse().ok(),
    }
}

pub(super) fn words_of_issue(issue: NewsletterView) -> ItemWords {
    let NewsletterView { lead, body, news, organisation, letters: _ } = issue;
    ItemWords {
        lead: lead.unwrap_or_default(),
        body: body.markdown,
        news: news.into_iter().map(|one| (one.id, one.title)).collect(),
        segment: organisation.map(|body| body.id.to_string()).unwrap_or_default(),
        ..ItemWords::default()
    }
}

#[component]
pub(super) fn IssueForm(faults: Faults, fields: StoredValue<ItemFields>) -> impl IntoView {
    let own = fields.get_value();
    let (options, none) = bodies_to_choose(EditorialBrick::Newsletters, own.segment);
    let blank = none.then(|| tr!(editorial.letter.everybody));
    view! {
        <TextField
            faults
            pointer="/title"
            label=tr!(editorial.field.title)
            hint=tr!(editorial.letter.title_hint)
            missing=tr!(editorial.field.title_missing)
            value=own.title
        />
        <CharterRemarks faults pointer="/title" text=own.title />
        <TextArea
            faults
            pointer="/content/newsletters/lead"
            label=tr!(editorial.field.lead)
            hint=tr!(editorial.field.lead_hint)
            value=own.lead
            optional=true
        />
        <CharterRemarks faults pointer="/content/newsletters/lead" text=own.lead />
        <BodyField
            faults
            pointer="/content/newsletters/body"
            label=tr!(editorial.field.body)
            hint=tr!(editorial.letter.body_hint)
            value=own.body
        />
        <NewsField faults chosen=own.news />
        <SelectField
            faults
            pointer="/content/newsletters/organisation_id"
            label=tr!(editorial.letter.segment)
            hint=tr!(editorial.letter.segment_hint)
            value=own.segment
            options
            nostrip:blank=blank
        />
    }
}

/// The news to take up: one is chosen, then added; those that are taken may move up, or out.
#[component]
fn NewsField(faults: Faults, chosen: Chosen) -> impl IntoView {
    let found = use_fetch(
        || (),
        |client, ()| async move {
            let query =
                EditorialQuery { limit: PROPOSED, ..EditorialQuery::of(EditorialBrick::News) };
            let page = client.list_editorial_items(&query).await?;
            Ok(page.items.into_iter().map(|news| (news.id, news.title)).collect::<Vec<_>>())
        },
    );
    let all = Memo::new(move |_| found.get().and_then(Result::ok).unwrap_or_default());
    let left = move || {
        let taken = chosen.get();
        let free = all.get().into_iter().filter(|(id, _)| taken.iter().all(|(one, _)| one != id));
        free.map(|(id, title)| SelectOption::new(id.to_string(), title)).collect::<Vec<_>>()
    };
    let picked = RwSignal::new(String::new());
    let add = move |_| {
        let code = picked.get_untracked();
        let news =
            all.with_untracked(|all| all.iter().find(|(id, _)| id.to_string() == code).cloned());
        if let Some(news) = news {
            chosen.update(|chosen| chosen.push(news));
            picked.set(String::new());
        }
    };
    let more = move || chosen.read().len() < NEWS_MAX;
    view! {
        <fieldset class="stack gap-3">
            <legend>{tr!(editorial.letter.news)}</legend>
            <ol class="stack gap-2" aria-live="polite">
                <For each=move || chosen.get() key=|(id, _)| *id let:news>
                    <Taken chosen news />
                </For>
            </ol>
            <Show when=more>
                <SelectField
                    faults
                    pointer="/content/newsletters/news"
                    label=tr!(editorial.letter.add)
                    hint=tr!(editorial.letter.add_hint)
                    blank=tr!(editorial.letter.choose)
                    value=picked
                    options=Signal::derive(left)
                    optional=true
                />
                <p>
                    <Button size=Size::Small glyph=Glyph::Plus on:click=add>
                        {tr!(editorial.letter.add_act)}
                    </Button>
                </p>
            </Show>
        </fieldset>
    }
}

#[component]
fn Taken(chosen: Chosen, news: (EditorialId, String)) -> impl IntoView {
    let (id, title) = news;
    let first = Memo::new(move |_| chosen.read().first().is_some_and(|(one, _)| *one == id));
    let up = move |_| chosen.update(|chosen| moved_up(chosen, id));
    let out = move |_| chosen.update(|chosen| chosen.retain(|(one, _)| *one != id));
    let name = StoredValue::new(title.clone());
    view! {
        <li class="cluster">
            <span>{title}</span>
            <Show when=move || !first.get()>
                <Button look=Look::Quiet size=Size::Small on:click=up>
                    {tr!(editorial.letter.up)}
                    <span class="sr-only">" "{name.get_value()}</span>
                </Button>
            </Show>
            <Button look=Look::Quiet size=Size::Small glyph=Glyph::Cross on:click=out>
                {tr!(editorial.letter.out)}
                <span class="sr-only">" "{name.get_value()}</span>
            </Button>
        </li>
    }
}

fn moved_up(chosen: &mut [(EditorialId, String)], id: EditorialId) {
    let place = chosen.iter().position(|(one, _)| *one == id);
    if let Some(before) = place.and_then(|place| place.checked_sub(1)) {
        chosen.swap(before, before + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn news() -> Vec<(EditorialId, String)> {
        let one = |id: u128| (EditorialId(uuid::Uuid::from_u128(id)), format!("Actualité {id}"));
        (0..3).map(one).collect()
    }

    #[test]
    fn news_move_up_and_the_first_one_stays() {
        let mut chosen = news();
        let (first, last) = (chosen[0].clone(), chosen[2].clone());
        moved_up(&mut chosen, last.0);
        assert_eq!(chosen[1], last);
        moved_up(&mut chosen, first.0);
        assert_eq!(chosen[0], first);
    }

    #[test]
    fn what_is_chosen_is_sent_in_its_order() {
        let words = ItemWords { body: "Un bilan.".to_owned(), news: news(), ..ItemWords::blank() };
        let sent = issue_request(&words);
        assert_eq!(sent.news.len(), 3);
        assert_eq!((sent.lead, sent.organisation_id), (None, None));
    }
}
