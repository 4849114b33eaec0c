//! Adding a brick, giving one other words, saying for whom it is.

use api_types::brick::{AddBrickRequest, BrickSummary, RenameBrickRequest};
use domain::brick::BrickNature;
use leptos::prelude::*;

use super::bodies::{BodiesField, Held, beforehand, field_of, held, said, sent};
use super::keep::{Board, Read, read, use_kept};
use crate::api::{Submit, draw_key};
use crate::components::{
    Button, Check, Choice, ChoiceOption, Dialog, Faults, Form, Glyph, Look, Press, Size, TextField,
};
use crate::pages::bricks::{ContentFields, Written};
use crate::pages::shared::{
    Bodies, EditProblem, PlainField, PlainForm, PlainProblem, RowButton, back_to, use_bodies,
};
use crate::words::{Words, tr};

/// The words of a brick, being written.
#[derive(Clone, Copy)]
struct Named {
    title_fr: RwSignal<String>,
    title_en: RwSignal<String>,
    description_fr: RwSignal<String>,
    description_en: RwSignal<String>,
    /// For the agents of which bodies it is.
    bodies: RwSignal<String>,
    /// The bodies that it may be for.
    held: Held,
}

impl Named {
    fn of(brick: Option<&BrickSummary>) -> Self {
        let blank = || RwSignal::new(String::new());
        let everybody = brick.is_some_and(|brick| brick.organisations.is_empty());
        let named = Self {
            title_fr: blank(),
            title_en: blank(),
            description_fr: blank(),
            description_en: blank(),
            bodies: blank(),
            held: held(everybody),
        };
        if let Some(brick) = brick {
            named.fill(brick);
        } else {
            named.bodies.set(beforehand(named.held));
        }
        named
    }

    /// Writes what the brick is called now; gives its version.
    fn fill(self, brick: &BrickSummary) -> i32 {
        self.title_fr.set(brick.title_fr.clone());
        self.title_en.set(brick.title_en.clone());
        self.description_fr.set(brick.description_fr.clone().unwrap_or_default());
        self.description_en.set(brick.description_en.clone().unwrap_or_default());
        self.bodies.set(field_of(brick.organisations.iter().map(|body| body.id)));
        brick.version
    }

    /// Each of them, for who renames a brick that others change too.
    fn plain(self, bodies: Bodies) -> Vec<PlainField> {
        let who = move |field: String| untrack(|| said(&field, bodies, self.held));
        vec![
            PlainField::text("title_fr", tr!(bricks.title_fr), self.title_fr),
            PlainField::text("title_en", tr!(bricks.title_en), self.title_en),
            PlainField::text("description_fr", tr!(bricks.description_fr), self.description_fr),
            PlainField::text("description_en", tr!(bricks.description_en), self.description_en),
            PlainField::text("organisation_ids", tr!(bricks.bodies.legend), self.bodies).said(who),
        ]
    }

    fn request(self) -> RenameBrickRequest {
        let optional = |text: RwSignal<String>| {
            Some(text.get_untracked()).filter(|text| !text.trim().is_empty())
        };
        RenameBrickRequest {
            title_fr: self.title_fr.get_untracked(),
            title_en: self.title_en.get_untracked(),
            description_fr: optional(self.description_fr),
            description_en: optional(self.description_en),
            organisation_ids: self
                .bodies
                .with_untracked(|field| self.held.with_value(|held| sent(field, held.as_ref()))),
        }
    }
}

/// `at` is where the words stand in the body that is sent.
#[component]
fn NameFields(faults: Faults, at: &'static str, named: Named, bodies: Bodies) -> impl IntoView {
    view! {
        <TextField
            faults
            pointer=format!("{at}/title_fr")
            label=tr!(bricks.title_fr)
            missing=tr!(bricks.title_fr_missing)
            value=named.title_fr
        />
        <TextField
            faults
            pointer=format!("{at}/title_en")
            label=tr!(bricks.title_en)
            hint=tr!(bricks.title_en_hint)
            missing=tr!(bricks.title_en_missing)
            value=named.title_en
        />
        <TextField
            faults
            pointer=format!("{at}/description_fr")
            label=tr!(bricks.description_fr)
            value=named.description_fr
            optional=true
        />
        <TextField
            faults
            pointer=format!("{at}/description_en")
            label=tr!(bricks.description_en)
            value=named.description_en
            optional=true
        />
        <BodiesField field=named.bodies bodies held=named.held />
    }
}

#[component]
pub(super) fn AddBrick(board: Board) -> impl IntoView {
    let open = board.adding;
    // A fresh form each time it opens.
    let form = move || open.get().then(|| view! { <AddForm board /> });
    view! {
        <Button look=Look::Primary size=Size::Small glyph=Glyph::Plus on:click=move |_| open.set(true)>
            {tr!(bricks.add)}
        </Button>
        <Dialog open title=tr!(bricks.add)>{form}</Dialog>
    }
}

#[component]
fn AddForm(board: Board) -> impl IntoView {
    let (named, written, key) = (Named::of(None), Written::of(None), draw_key());
    let bodies = use_bodies();
    let nature = RwSignal::new(BrickNature::Page.code().to_owned());
    let hidden = RwSignal::new(false);
    let chosen =
        move || nature.with(|code| BrickNature::from_code(code)).unwrap_or(BrickNature::Page);
    let add = use_kept(
        board,
        move |client, body: AddBrickRequest| {
            let key = key.clone();
            async move { client.add_brick(&body, &key).await }
        },
        tr!(bricks.added_done),
        move || {
            board.adding.try_set(false);
        },
    );
    let submit = move |()| {
        let content = written.request(untrack(chosen));
        let hidden = hidden.get_untracked();
        let body = AddBrickRequest { words: named.request(), content, hidden };
        let checked = body.parse();
        add.send_checked(body, checked);
    };
    let faults = add.faults();
    view! {
        <Problem act=add board />
        <Form faults on_submit=submit>
            <Choice faults pointer="/content" legend=tr!(bricks.nature.legend) value=nature options=natures() />
            <NameFields faults at="/words" named bodies />
            {move || view! { <ContentFields faults nature=chosen() written /> }}
            <Check
                label=tr!(bricks.add_hidden)
                checked=hidden
                on_change=move |kept| hidden.set(kept)
            />
            <SubmitLine words=tr!(bricks.add_submit) pending=add.pending() />
        </Form>
    }
}

fn natures() -> Vec<ChoiceOption> {
    vec![
        ChoiceOption::new(BrickNature::Page.code(), tr!(bricks.nature.page))
            .meaning(tr!(bricks.nature.page_means)),
        ChoiceOption::new(BrickNature::Link.code(), tr!(bricks.nature.link))
            .meaning(tr!(bricks.nature.link_means)),
    ]
}

#[component]
pub(super) fn RenameBrick(board: Board) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(board.renaming.with(Option::is_some)));
    // Closing the dialog by any way forgets the brick.
    Effect::new(move |was: Option<bool>| {
        let now = open.get();
        if was == Some(true) && !now {
            board.renaming.set(None);
        }
        now
    });
    let form = move || {
        let brick = board.find(board.renaming.get()?)?;
        Some(view! { <RenameForm board brick /> })
    };
    view! { <Dialog open title=tr!(bricks.change_title)>{form}</Dialog> }
}

#[component]
fn RenameForm(board: Board, brick: BrickSummary) -> impl IntoView {
    let (named, bodies) = (Named::of(Some(&brick)), use_bodies());
    let id = brick.id;
    let form = PlainForm::new(named.plain(bodies), brick.version);
    let rename = use_kept(
        board,
        move |client, (body, seen): (RenameBrickRequest, i32)| async move {
            client.rename_brick(id, &body, seen).await
        },
        tr!(bricks.changed),
        move || {
            board.renaming.try_set(None);
            // The row is another one now, and what opened the dialog is gone with the former.
            back_to(RowButton::CHANGE.id(&id.to_string()));
        },
    );
    let resume = form.use_resume(rename, read, move |now: Read| {
        let theirs = now.bricks.items.iter().find(|brick| brick.id == id);
        let seen = theirs.map_or_else(|| form.seen(), |brick| named.fill(brick));
        board.accept(now);
        seen
    });
    let submit = move |()| {
        let body = named.request();
        let checked = body.parse();
        rename.send_checked((body, form.seen()), checked);
    };
    view! {
        <PlainProblem form failure=rename.failure() resume />
        <Form faults=rename.faults() on_submit=submit>
            <NameFields faults=rename.faults() at="" named bodies />
            <SubmitLine words=tr!(bricks.save) pending=rename.pending() />
        </Form>
    }
}

#[component]
fn Problem<I: Clone + Send + Sync + 'static>(act: Submit<I>, board: Board) -> impl IntoView {
    let again = move |()| {
        act.forgive();
        board.reload.run(());
    };
    view! { <EditProblem failure=act.failure() pending=false on_resume=again /> }
}

#[component]
fn SubmitLine(#[prop(into)] words: Words, #[prop(into)] pending: Signal<bool>) -> impl IntoView {
    view! {
        <p class="form-acts">
            <Button look=Look::Primary press=Press::Submit pending>{words}</Button>
        </p>
    }
}
