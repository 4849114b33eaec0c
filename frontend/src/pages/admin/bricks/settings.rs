//! The tools that links may lead to, what the button of ideas opens in each body (A01), and by when an idea outside any
//! challenge has its answer (R065).

use api_types::brick::ChangeBrickSettingsRequest;
use domain::brick::{IdeaDoor, LinkHost};
use domain::challenge::REPLY_DAYS_MAX;
use domain::{FieldCode, FieldError, OrganisationId};
use leptos::prelude::*;

use super::keep::{Board, use_kept};
use crate::api::Submit;
use crate::components::{
    Button, FilterSelect, Form, Glyph, Look, Press, Section, SelectOption, Size, TextField,
};
use crate::pages::shared::{EditProblem, use_bodies};
use crate::state::brick_title;
use crate::words::tr;

/// Stands for the form of the portal among what the button may open.
const FORM: &str = "form";

fn use_change(
    board: Board,
    said: &'static str,
    done: impl Fn() + Clone + 'static,
) -> Submit<ChangeBrickSettingsRequest> {
    let ask = move |client: api_client::ApiClient, body: ChangeBrickSettingsRequest| async move {
        client.change_brick_settings(&body, board.version()).await
    };
    use_kept(board, ask, said, done)
}

#[component]
fn Problem(act: Submit<ChangeBrickSettingsRequest>, board: Board) -> impl IntoView {
    let again = move |()| {
        act.forgive();
        board.reload.run(());
    };
    view! { <EditProblem failure=act.failure() pending=false on_resume=again /> }
}

#[component]
pub(super) fn Hosts(board: Board, manages: bool) -> impl IntoView {
    let host = RwSignal::new(String::new());
    let change = use_change(board, tr!(bricks.hosts.changed), move || host.set(String::new()));
    let submit = move |()| match LinkHost::parse("/host", &host.read_untracked()) {
        Ok(named) => {
            let mut next = board.next();
            next.hosts.push(named.to_string());
            change.send(next);
        }
        Err(fault) => change.refuse(vec![fault]),
    };
    let form = manages.then(|| {
        view! {
            <Problem act=change board />
            <Form faults=change.faults() on_submit=submit label=tr!(bricks.hosts.add).to_owned()>
                <TextField
                    faults=change.faults()
                    pointer="/host"
                    label=tr!(bricks.hosts.name)
                    hint=tr!(bricks.hosts.hint)
                    missing=tr!(bricks.hosts.missing)
                    value=host
                />
                <p>
                    <Button size=Size::Small press=Press::Submit pending=change.pending() glyph=Glyph::Plus>
                        {tr!(bricks.hosts.add)}
                    </Button>
                </p>
            </Form>
        }
    });
    view! {
        <Section title=tr!(bricks.hosts.title)>
            <div class="stack page-narrow">
                <p class="small muted">{tr!(bricks.hosts.lead)}</p>
                <HostList board manages change />
                {form}
            </div>
        </Section>
    }
}

#[component]
fn HostList(
    board: Board,
    manages: bool,
    change: Submit<ChangeBrickSettingsRequest>,
) -> impl IntoView {
    let none = Memo::new(move |_| board.settings().hosts.is_empty());
    view! {
        <Show
            when=move || !none.get()
            fallback=|| view! { <p class="muted">{tr!(bricks.hosts.none)}</p> }
        >
            <ul role="list" class="row-list">
                <For each=move || board.settings().hosts key=ToString::to_string let:host>
                    <HostRow board host manages change />
                </For>
            </ul>
        </Show>
    }
}

#[component]
fn HostRow(
    board: Board,
    host: LinkHost,
    manages: bool,
    change: Submit<ChangeBrickSettingsRequest>,
) -> impl IntoView {
    let name = host.to_string();
    let remove = manages.then(|| {
        let (named, gone) = (tr!(bricks.hosts.remove_what, what = name.clone()), name.clone());
        let press = move |_| {
            let mut next = board.next();
            next.hosts.retain(|other| *other != gone);
            change.send(next);
        };
        view! {
            <Button look=Look::Quiet size=Size::Small glyph=Glyph::Trash attr:aria-label=named on:click=press>
                {tr!(bricks.remove)}
            </Button>
        }
    });
    view! {
        <li class="row-item">
            <div><p class="title">{name}</p></div>
            <span class="end">{remove}</span>
        </li>
    }
}

#[component]
pub(super) fn Doors(board: Board) -> impl IntoView {
    let bodies = use_bodies();
    let change = use_change(board, tr!(bricks.doors.changed), || {});
    let links = move || {
        let line = |link| SelectOption::new(link_id(&link), brick_title(&link));
        board.links().into_iter().map(line).collect::<Vec<_>>()
    };
    let everywhere = Memo::new(move |_| {
        let door = board.settings().idea_door;
        door.map(|id| id.to_string()).unwrap_or_default()
    });
    let choose = move |chosen: String| {
        let idea_door = chosen.parse().ok();
        change.send(ChangeBrickSettingsRequest { idea_door, ..board.next() });
    };
    let rows = move || {
        let row = |body: SelectOption| body_door(board, change, body);
        bodies.bodies().into_iter().map(row).collect_view()
    };
    view! {
        <Section title=tr!(bricks.doors.title)>
            <div class="stack">
                <p class="small muted">{tr!(bricks.doors.lead)}</p>
                <Problem act=change board />
                <FilterSelect
                    label=tr!(bricks.doors.everywhere)
                    blank=tr!(bricks.doors.form)
                    value=everywhere
                    options=Signal::derive(links)
                    on_change=choose
                />
                <div class="grid-2">{rows}</div>
            </div>
        </Section>
    }
}

fn link_id(link: &api_types::brick::BrickSummary) -> String {
    link.id.to_string()
}

/// What the button opens in one body: as everywhere, the form, or a link.
fn body_door(
    board: Board,
    change: Submit<ChangeBrickSettingsRequest>,
    SelectOption { value, label }: SelectOption,
) -> AnyView {
    let Ok(organisation_id) = value.parse::<OrganisationId>() else { return ().into_any() };
    let of = move |door: &&IdeaDoor| door.organisation_id == organisation_id;
    let chosen = Memo::new(move |_| {
        let doors = board.settings().idea_doors;
        let door = doors.iter().find(of).map(|door| door.brick_id);
        door.map_or_else(String::new, |id| id.map_or_else(|| FORM.to_owned(), |id| id.to_string()))
    });
    let options = move || {
        let form = SelectOption::new(FORM, tr!(bricks.doors.form));
        let line = |link| SelectOption::new(link_id(&link), brick_title(&link));
        [form].into_iter().chain(board.links().into_iter().map(line)).collect::<Vec<_>>()
    };
    let choose = move |chosen: String| {
        let mut next = board.next();
        next.idea_doors.retain(|door| !of(&door));
        if !chosen.is_empty() {
            next.idea_doors.push(IdeaDoor { organisation_id, brick_id: chosen.parse().ok() });
        }
        change.send(next);
    };
    view! {
        <FilterSelect
            label
            blank=tr!(bricks.doors.as_everywhere)
            value=chosen
            options=Signal::derive(options)
            on_change=choose
        />
    }
    .into_any()
}

/// In how many days an idea outside any challenge has its answer; nothing is promised while it is empty.
#[component]
pub(super) fn ReplyPromise(board: Board) -> impl IntoView {
    let kept = untrack(|| board.settings().idea_reply_days);
    let days = RwSignal::new(kept.map(|days| days.to_string()).unwrap_or_default());
    let change = use_change(board, tr!(bricks.reply.changed), || {});
    let submit = move |()| {
        let typed = days.get_untracked();
        let asked = match typed.trim() {
            "" => Ok(None),
            typed => typed.parse::<u16>().map(Some),
        };
        if let Ok(idea_reply_days) = asked {
            change.send(ChangeBrickSettingsRequest { idea_reply_days, ..board.next() });
        } else {
            let (min, max) = (Some(1), Some(u32::from(REPLY_DAYS_MAX)));
            let fault = FieldError::new("/idea_reply_days", FieldCode::Malformed);
            change.refuse(vec![FieldError { min, max, ..fault }]);
        }
    };
    view! {
        <Section title=tr!(bricks.reply.title)>
            <div class="stack page-narrow">
                <p class="small muted">{tr!(bricks.reply.lead)}</p>
                <Problem act=change board />
                <Form faults=change.faults() on_submit=submit label=tr!(bricks.reply.title).to_owned()>
                    <TextField
                        faults=change.faults()
                        pointer="/idea_reply_days"
                        label=tr!(bricks.reply.days)
                        hint=tr!(bricks.reply.hint)
                        value=days
                        optional=true
                    />
                    <p>
                        <Button size=Size::Small press=Press::Submit pending=change.pending()>
                            {tr!(bricks.reply.save)}
                        </Button>
                    </p>
                </Form>
            </div>
        </Section>
    }
}
