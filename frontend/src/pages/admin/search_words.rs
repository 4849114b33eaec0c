//! The words of search, for administrators: expressions that mean the same, and what is sought in vain.

use api_types::search::{SoughtReport, SoughtWords, SynonymGroupRequest, SynonymGroupView};
use domain::access::Permission;
use leptos::prelude::*;

use crate::api::{Fetch, draw_key, use_fetch, use_submit};
use crate::components::{
    ActProblem, Breadcrumb, Button, Column, Empty, Form, Glyph, Load, Look, Notice, PageHead,
    Press, Section, Size, Table, TableCell, TextField, Tone,
};
use crate::pages::shared::focus_on;
use crate::routes::Page;
use crate::state::{Session, Toasts};
use crate::words::{date, number, tr};

#[component]
pub(crate) fn SearchWordsPage() -> impl IntoView {
    let allowed = expect_context::<Session>().may(Permission::EditSynonyms);
    let body = if allowed {
        view! { <Groups /> <Sought /> }.into_any()
    } else {
        view! { <Notice tone=Tone::Warning title=tr!(search.words.refused)><p>{tr!(search.words.refused_why)}</p></Notice> }
            .into_any()
    };
    view! {
        <Breadcrumb
            trail=vec![(Page::Search, tr!(search.title).into())]
            here=tr!(search.words.title)
        />
        <PageHead title=tr!(search.words.title) lead=tr!(search.words.lead) />
        <div class="stack stack-lg page-narrow">{body}</div>
    }
}

/// `GED, gestion électronique des documents`, as one types it.
fn expressions(line: &str) -> Vec<String> {
    line.split([',', ';']).map(str::trim).filter(|one| !one.is_empty()).map(str::to_owned).collect()
}

#[component]
fn Groups() -> impl IntoView {
    let groups =
        use_fetch(|| (), |client, ()| async move { Ok(client.list_synonym_groups().await?.items) });
    view! {
        <Section title=tr!(search.words.same)>
            <NewGroup groups />
            <Load resource=groups let:all><GroupList all groups /></Load>
        </Section>
    }
}

type AllGroups = Fetch<Vec<SynonymGroupView>>;

#[component]
fn NewGroup(groups: AllGroups) -> impl IntoView {
    let line = RwSignal::new(String::new());
    let toasts = expect_context::<Toasts>();
    let add = use_submit(
        |client, body: SynonymGroupRequest| async move {
            client.create_synonym_group(&body, &draw_key()).await
        },
        move |_| {
            line.set(String::new());
            toasts.tell(tr!(search.words.kept));
            groups.refetch();
        },
    );
    let submit = move |()| {
        let body = SynonymGroupRequest { expressions: expressions(&line.get_untracked()) };
        let checked = body.parse();
        add.send_checked(body, checked);
    };
    view! {
        <ActProblem failure=add.failure() />
        <Form faults=add.faults() on_submit=submit label=tr!(search.words.add).to_owned()>
            <TextField
                faults=add.faults()
                pointer="/expressions"
                label=tr!(search.words.line)
                hint=tr!(search.words.line_hint)
                value=line
            />
            <Button press=Press::Submit glyph=Glyph::Plus pending=add.pending()>{tr!(search.words.add)}</Button>
        </Form>
    }
}

#[component]
fn GroupList(all: Vec<SynonymGroupView>, groups: AllGroups) -> impl IntoView {
    if all.is_empty() {
        return view! { <Empty title=tr!(search.words.none) why=tr!(search.words.none_why) /> }
            .into_any();
    }
    let rows = all.into_iter().map(|group| view! { <GroupRow group groups /> });
    view! { <ul role="list" class="row-list">{rows.collect_view()}</ul> }.into_any()
}

#[component]
fn GroupRow(group: SynonymGroupView, groups: AllGroups) -> impl IntoView {
    let SynonymGroupView { id, expressions, version } = group;
    let toasts = expect_context::<Toasts>();
    let remove = use_submit(
        move |client, ()| async move { client.remove_synonym_group(id, version).await },
        move |()| {
            toasts.tell(tr!(search.words.removed));
            focus_on("h1");
            groups.refetch();
        },
    );
    let said = expressions.join(", ");
    view! {
        <li class="split">
            <span>{said.clone()}</span>
            <Button
                look=Look::Quiet
                size=Size::Small
                glyph=Glyph::Trash
                pending=remove.pending()
                attr:aria-label=tr!(search.words.remove_named, words = said)
                on:click=move |_| remove.send(())
            >
                {tr!(search.words.remove)}
            </Button>
            <ActProblem failure=remove.failure() />
        </li>
    }
}

#[component]
fn Sought() -> impl IntoView {
    let report = use_fetch(|| (), |client, ()| async move { client.read_sought_words().await });
    view! {
        <Section title=tr!(search.words.sought)>
            <Load resource=report let:report><Report report /></Load>
        </Section>
    }
}

#[component]
fn Report(report: SoughtReport) -> impl IntoView {
    let SoughtReport { month, most, in_vain } = report;
    view! {
        <p class="small muted">{tr!(search.words.sought_why, day = date(month))}</p>
        <h3>{tr!(search.words.in_vain)}</h3>
        <SoughtTable caption=tr!(search.words.in_vain) lines=in_vain />
        <h3>{tr!(search.words.most)}</h3>
        <SoughtTable caption=tr!(search.words.most) lines=most />
    }
}

#[component]
fn SoughtTable(caption: &'static str, lines: Vec<SoughtWords>) -> impl IntoView {
    if lines.is_empty() {
        return view! { <p class="muted">{tr!(search.words.nothing_yet)}</p> }.into_any();
    }
    let columns = vec![
        Column::words(tr!(search.words.word)),
        Column::words(tr!(search.words.times)),
        Column::words(tr!(search.words.found)),
    ];
    let row = |SoughtWords { words, times, found }: SoughtWords| {
        view! {
            <tr role="row">
                <th scope="row" role="rowheader">{words}</th>
                <TableCell label=tr!(search.words.times)>{number(times)}</TableCell>
                <TableCell label=tr!(search.words.found)>{number(found)}</TableCell>
            </tr>
        }
    };
    view! { <Table caption columns>{lines.into_iter().map(row).collect_view()}</Table> }.into_any()
}
