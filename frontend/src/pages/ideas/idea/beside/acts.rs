//! What may be done around an idea: asking somebody to sign it, tying it to another, making it one with another.

use api_client::{ApiClient, ApiError};
use api_types::idea::{
    IdeaQuery, IdeaView, InviteCoAuthorRequest, LinkIdeaRequest, MergeIdeasRequest,
};
use domain::idea::{IdeaAct, IdeaLinkKind};
use domain::{FieldCode, FieldError, IdeaId};
use leptos::prelude::*;

use super::signatures::Signatures;
use crate::api::{Submit, use_submit};
use crate::components::{
    ActProblem, Button, Dialog, Faults, Form, Look, Press, SelectField, SelectOption, Size,
    TextField,
};
use crate::pages::ideas::conflict::IdeaConflict;
use crate::pages::ideas::idea::{Shown, may};
use crate::pages::shared::{PersonChoice, PersonField};
use crate::routes::{IdeasPage, OTHER, Page};
use crate::state::{Toasts, use_address};
use crate::words::{self, tr};

#[component]
pub(in crate::pages::ideas::idea) fn BesideActs(idea: Shown) -> impl IntoView {
    let may = move |act| Memo::new(move |_| may(idea, act));
    let (invite, link) = (may(IdeaAct::InviteCoAuthor), may(IdeaAct::Link));
    let merge = may(IdeaAct::Merge);
    view! {
        <div class="cluster">
            <Show when=move || invite.get()><Invite idea /></Show>
            <Signatures idea />
            <Show when=move || link.get()><Tie idea /></Show>
            <Show when=move || merge.get() && idea.read().merged_into.is_none()><Merge idea /></Show>
        </div>
    }
}

#[component]
fn Invite(idea: Shown) -> impl IntoView {
    let id = idea.read_untracked().summary.id;
    let open = RwSignal::new(false);
    let choice = StoredValue::new(PersonChoice::of(None));
    let toasts = expect_context::<Toasts>();
    let invite = use_submit(
        move |client, body: InviteCoAuthorRequest| async move {
            client.invite_co_author(id, &body, idea.read_untracked().version).await
        },
        move |view: IdeaView| {
            open.set(false);
            toasts.tell(tr!(ideas.beside.invited));
            idea.set(view);
        },
    );
    let submit = move |()| match untrack(|| choice.with_value(PersonChoice::id)) {
        Some(person_id) => invite.send(InviteCoAuthorRequest { person_id }),
        None => invite.refuse(vec![FieldError::new("/person_id", FieldCode::Required)]),
    };
    view! {
        <Button look=Look::Quiet size=Size::Small on:click=move |_| open.set(true)>
            {tr!(ideas.beside.invite)}
        </Button>
        <Dialog open title=tr!(ideas.beside.invite_title)>
            <Form faults=invite.faults() on_submit=submit>
                <p class="small muted">{tr!(ideas.beside.invite_why)}</p>
                <PersonField
                    faults=invite.faults()
                    pointer="/person_id"
                    label=tr!(ideas.beside.person)
                    missing=tr!(ideas.beside.person_missing)
                    choice=choice.get_value()
                />
                <div class="form-end stack gap-3">
                    <IdeaConflict idea act=invite />
                    <p><Button look=Look::Primary press=Press::Submit pending=invite.pending()>
                        {tr!(ideas.beside.invite)}
                    </Button></p>
                </div>
            </Form>
        </Dialog>
    }
}

/// The idea that an address or an identifier names.
fn named(text: &str) -> Option<IdeaId> {
    let text = text.trim();
    let path = text.split(['?', '#']).next().unwrap_or_default();
    let last = path.rsplit('/').find(|part| !part.is_empty())?;
    match Page::at(&format!("/idees/{last}")) {
        Some(Page::Ideas(IdeasPage::Idea(id))) => Some(id),
        _ => None,
    }
}

/// Longest reference that is sought, in characters.
const REFERENCE_MAX: usize = 40;

/// The idea that has this reference, among those that one may read.
async fn referred(client: &ApiClient, text: &str) -> Result<Option<IdeaId>, ApiError> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > REFERENCE_MAX {
        return Ok(None);
    }
    let query = IdeaQuery { q: Some(text.to_owned()), ..IdeaQuery::default() };
    let mut found = client.list_ideas(&query).await?.items.into_iter();
    Ok(found.find(|idea| idea.reference.eq_ignore_ascii_case(text)).map(|idea| idea.id))
}

/// Finds the idea that somebody names, by its address or its reference, and goes on with it; with none when what they
/// wrote names nothing.
fn use_other(go_on: impl Fn(Option<IdeaId>) + Clone + 'static) -> Submit<String> {
    use_submit(
        |client, text: String| async move {
            match named(&text) {
                Some(id) => Ok(Some(id)),
                None => referred(&client, &text).await,
            }
        },
        go_on,
    )
}

/// The idea that the address proposes: one comes from the report of duplicates.
fn proposed() -> String {
    let address = use_address();
    untrack(|| address.text(OTHER)).unwrap_or_default()
}

#[component]
fn Other(faults: Faults, pointer: &'static str, value: RwSignal<String>) -> impl IntoView {
    view! {
        <TextField
            faults
            pointer
            label=tr!(ideas.beside.other)
            hint=tr!(ideas.beside.other_hint)
            missing=tr!(ideas.beside.other_missing)
            value
        />
    }
}

#[component]
fn Tie(idea: Shown) -> impl IntoView {
    let id = idea.read_untracked().summary.id;
    let open = RwSignal::new(false);
    let (other, kind) = (RwSignal::new(proposed()), RwSignal::new(String::new()));
    kind.set(IdeaLinkKind::Similar.code().to_owned());
    let toasts = expect_context::<Toasts>();
    let tie = use_submit(
        move |client, body: LinkIdeaRequest| async move { client.link_idea(id, &body).await },
        move |view: IdeaView| {
            open.set(false);
            toasts.tell(tr!(ideas.beside.linked));
            idea.set(view);
        },
    );
    let kinds = || {
        let option =
            |kind: &IdeaLinkKind| SelectOption::new(kind.code(), words::idea_link_kind(*kind));
        IdeaLinkKind::ALL.iter().map(option).collect::<Vec<_>>()
    };
    let look = use_other(move |found| {
        let kind = IdeaLinkKind::from_code(&kind.read_untracked());
        match found.zip(kind) {
            Some((idea_id, kind)) => tie.send(LinkIdeaRequest { idea_id, kind }),
            None => tie.refuse(vec![FieldError::new("/idea_id", FieldCode::Required)]),
        }
    });
    let submit = move |()| look.send(other.get_untracked());
    view! {
        <Button look=Look::Quiet size=Size::Small on:click=move |_| open.set(true)>
            {tr!(ideas.beside.link)}
        </Button>
        <Dialog open title=tr!(ideas.beside.link_title)>
            <Form faults=tie.faults() on_submit=submit>
                <Other faults=tie.faults() pointer="/idea_id" value=other />
                <SelectField
                    faults=tie.faults()
                    pointer="/kind"
                    label=tr!(ideas.beside.kind)
                    value=kind
                    options=Signal::derive(kinds)
                />
                <div class="form-end stack gap-3">
                    <ActProblem failure=look.failure() />
                    <ActProblem failure=tie.failure() />
                    <p><Button look=Look::Primary press=Press::Submit pending=tie.pending()>
                        {tr!(ideas.beside.link)}
                    </Button></p>
                </div>
            </Form>
        </Dialog>
    }
}

#[component]
fn Merge(idea: Shown) -> impl IntoView {
    let id = idea.read_untracked().summary.id;
    let open = RwSignal::new(false);
    let other = RwSignal::new(proposed());
    let toasts = expect_context::<Toasts>();
    let merge = use_submit(
        move |client, body: MergeIdeasRequest| async move {
            client.merge_idea(id, &body, idea.read_untracked().version).await
        },
        move |view: IdeaView| {
            open.set(false);
            toasts.tell(tr!(ideas.beside.merged));
            idea.set(view);
        },
    );
    let look = use_other(move |found| match found {
        Some(into) => merge.send(MergeIdeasRequest { into }),
        None => merge.refuse(vec![FieldError::new("/into", FieldCode::Required)]),
    });
    let submit = move |()| look.send(other.get_untracked());
    view! {
        <Button look=Look::Quiet size=Size::Small on:click=move |_| open.set(true)>
            {tr!(ideas.beside.merge)}
        </Button>
        <Dialog open title=tr!(ideas.beside.merge_title)>
            <Form faults=merge.faults() on_submit=submit>
                <p class="small muted">{tr!(ideas.beside.merge_why)}</p>
                <Other faults=merge.faults() pointer="/into" value=other />
                <div class="form-end stack gap-3">
                    <ActProblem failure=look.failure() />
                    <IdeaConflict idea act=merge />
                    <p><Button look=Look::Primary press=Press::Submit pending=merge.pending()>
                        {tr!(ideas.beside.merge)}
                    </Button></p>
                </div>
            </Form>
        </Dialog>
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn an_idea_is_named_by_the_address_of_its_page_or_its_identifier() {
        let id = IdeaId(Uuid::from_u128(7));
        for text in [format!("https://ozeli-d.example/idees/{id}?x=1"), format!(" {id} ")] {
            assert_eq!(named(&text), Some(id), "{text}");
        }
        assert_eq!(named("IDEE-2026-0042"), None);
    }
}
