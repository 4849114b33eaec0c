//! The words of search, for administrators: expressions that mean the same, and what is sought in vain.

use api_types::search::{
    SoughtReport, SoughtWords, SynonymGroupRequest, SynonymGroupView, SynonymGroups,
};
use domain::access::Permission;
use leptos::prelude::*;

use super::tabs::{AdminTabs, AdminTrail};
use crate::api::{Fetch, Submit, draw_key, use_fetch, use_submit};
use crate::components::{
    ActProblem, Button, Column, Empty, Form, Glyph, Load, Look, Notice, PageHead, Press, Section,
    Size, Table, TableCell, TextField, Tone,
};
use crate::pages::shared::{EditProblem, focus_on};
use crate::routes::AdminPage;
use crate::state::{Session, Toasts};
use crate::words::{date, number, tr};

#[component]
pub(super) fn SearchWordsPage() -> impl IntoView {
    let allowed = expect_context::<Session>().may(Permission::EditSynonyms);
    let body = if allowed {
        view! { <Groups /> <Sought /> }.into_any()
    } else {
        view! { <Notice tone=Tone::Warning title=tr!(search.words.refused)><p>{tr!(search.words.refused_why)}</p></Notice> }
            .into_any()
    };
    view! {
        <AdminTrail here=tr!(admin.tab.search) />
        <PageHead title=tr!(search.words.title) lead=tr!(search.words.lead) />
        <AdminTabs here=AdminPage::SearchWords />
        <div class="stack stack-lg page-narrow">{body}</div>
    }
}

/// `GED, gestion électronique des documents`, as one types it.
fn expressions(line: &str) -> Vec<String> {
    line.split([',', ';']).map(str::trim).filter(|one| !one.is_empty()).map(str::to_owned).collect()
}

type AllGroups = Fetch<Vec<SynonymGroupView>>;

/// The field: what is typed, and the group that it changes, if it changes one.
#[derive(Clone, Copy)]
struct Writing {
    line: RwSignal<String>,
    group: RwSignal<Option<SynonymGroupView>>,
}

impl Writing {
    /// Begins to change a group.
    fn take(self, group: SynonymGroupView) {
        self.line.set(group.expressions.join(", "));
        self.group.set(Some(group));
        focus_on(FIELD);
    }

    /// Back to a new group.
    fn clear(self) {
        self.line.set(String::new());
        self.group.set(None);
    }
}

/// The field of the form, on this page alone.
const FIELD: &str = "#synonymes input";

#[component]
fn Groups() -> impl IntoView {
    let groups =
        use_fetch(|| (), |client, ()| async move { Ok(client.list_synonym_groups().await?.items) });
    let writing = Writing { line: RwSignal::default(), group: RwSignal::new(None) };
    view! {
        <Section title=tr!(search.words.same)>
            <GroupForm writing groups />
            <Load resource=groups let:all><GroupList all writing groups /></Load>
        </Section>
    }
}

type Save = Submit<(Option<SynonymGroupView>, SynonymGroupRequest)>;

/// Adds a group, or changes the one that was taken.
fn use_save(writing: Writing, groups: AllGroups) -> Save {
    let toasts = expect_context::<Toasts>();
    use_submit(
        |client, (group, body): (Option<SynonymGroupView>, SynonymGroupRequest)| async move {
            match group {
                None => client.create_synonym_group(&body, &draw_key()).await,
                Some(group) => client.edit_synonym_group(group.id, &body, group.version).await,
            }
        },
        move |_| {
            let changed = writing.group.get_untracked().is_some();
            writing.clear();
            toasts.tell(if changed { tr!(search.words.changed) } else { tr!(search.words.kept) });
            groups.refetch();
        },
    )
}

#[component]
fn GroupForm(writing: Writing, groups: AllGroups) -> impl IntoView {
    let save = use_save(writing, groups);
    // Somebody changed it meanwhile: what is typed stays, on what is there now; theirs shows in the list.
    let resume = use_submit(
        |client, ()| async move { client.list_synonym_groups().await },
        move |all: SynonymGroups| {
            let taken = writing.group.get_untracked().map(|group| group.id);
            writing.group.set(all.items.into_iter().find(|group| Some(group.id) == taken));
            save.forgive();
            groups.refetch();
        },
    );
    let submit = move |()| {
        let body = SynonymGroupRequest { expressions: expressions(&writing.line.get_untracked()) };
        let checked = body.parse();
        save.send_checked((writing.group.get_untracked(), body), checked);
    };
    let changes = move || writing.group.read().is_some();
    view! {
        <EditProblem failure=save.failure() pending=resume.pending() on_resume=move |()| resume.send(()) />
        <div id="synonymes">
            <Form faults=save.faults() on_submit=submit label=tr!(search.words.same).to_owned()>
                <TextField
                    faults=save.faults()
                    pointer="/expressions"
                    label=tr!(search.words.line)
                    hint=tr!(search.words.line_hint)
                    value=writing.line
                />
                <p class="cluster">
                    <Button press=Press::Submit pending=save.pending()>
                        {move || if changes() { tr!(search.words.save) } else { tr!(search.words.add) }}
                    </Button>
                    <Show when=changes>
                        <Button
                            look=Look::Quiet
                            on:click=move |_| {
                                save.forgive();
                                writing.clear();
                                focus_on(FIELD);
                            }
                        >
                            {tr!(common.cancel)}
                        </Button>
                    </Show>
                </p>
            </Form>
        </div>
    }
}

#[component]
fn GroupList(all: Vec<SynonymGroupView>, writing: Writing, groups: AllGroups) -> impl IntoView {
    if all.is_empty() {
        return view! { <Empty title=tr!(search.words.none) why=tr!(search.words.none_why) /> }
            .into_any();
    }
    // Keyed: a button keeps the group that it was given first.
    view! {
        <ul role="list" class="row-list">
            <For each=move || all.clone() key=|group| (group.id, group.version) let:group>
                <GroupRow group writing groups />
            </For>
        </ul>
    }
    .into_any()
}

#[component]
fn GroupRow(group: SynonymGroupView, writing: Writing, groups: AllGroups) -> impl IntoView {
    let SynonymGroupView { id, expressions, version } = group.clone();
    let toasts = expect_context::<Toasts>();
    let remove = use_submit(
        move |client, ()| async move { client.remove_synonym_group(id, version).await },
        move |()| {
            // What was being changed is no longer there.
            if writing.group.read_untracked().as_ref().is_some_and(|taken| taken.id == id) {
                writing.clear();
            }
            toasts.tell(tr!(search.words.removed));
            focus_on("h1");
            groups.refetch();
        },
    );
    let said = expressions.join(", ");
    view! {
        <li class="split">
            <span>{said.clone()}</span>
            <span class="cluster">
                <Button
                    look=Look::Quiet
                    size=Size::Small
                    glyph=Glyph::Edit
                    attr:aria-label=tr!(search.words.edit_named, words = said.clone())
                    on:click=move |_| writing.take(group.clone())
                >
                    {tr!(search.words.edit)}
                </Button>
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
            </span>
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
