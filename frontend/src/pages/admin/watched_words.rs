//! The words that the editorial charter watches, for administrators (R375): each with the plain word to write instead.

use api_client::ApiClient;
use api_types::charter::WatchedWordsView;
use domain::FieldError;
use domain::access::Permission;
use domain::editorial::{WatchedWord, WatchedWords};
use leptos::prelude::*;

use super::kept_whole::{KeptWhole, LineForm, line_button, use_kept_whole, with_typed};
use super::tabs::{AdminTabs, AdminTrail};
use crate::api::{Submit, use_fetch};
use crate::components::{Glyph, Keep, MoreLink, Notice, PageHead, Section, TextField, Tone};
use crate::pages::shared::focus_on;
use crate::routes::{AdminPage, KeptText, Page, ServicesPage};
use crate::state::{Session, Toasts};
use crate::words::{tr, trn};

#[component]
pub(super) fn WatchedWordsPage() -> impl IntoView {
    let allowed = expect_context::<Session>().may(Permission::EditDocument);
    let body = if allowed {
        view! { <KeptWords /> }.into_any()
    } else {
        view! {
            <Notice tone=Tone::Warning title=tr!(services.rules.refused)>
                <p>{tr!(services.rules.refused_why)}</p>
            </Notice>
        }
        .into_any()
    };
    let charter = Page::Services(ServicesPage::Text(KeptText::EditorialCharter)).path();
    view! {
        <AdminTrail here=tr!(admin.tab.words) />
        <PageHead title=tr!(admin.words.title) lead=tr!(admin.words.lead) />
        <AdminTabs here=AdminPage::WatchedWords />
        <div class="stack stack-lg page-narrow">
            {body}
            <p><MoreLink href=charter>{tr!(admin.words.charter)}</MoreLink></p>
        </div>
    }
}

#[component]
fn KeptWords() -> impl IntoView {
    let list = use_fetch(|| (), |client, ()| async move { client.read_watched_words().await });
    view! { <Keep resource=list let:list><WordsEditor list /></Keep> }
}

/// The fields: what is typed, and the word that it changes, if it changes one.
#[derive(Clone, Copy)]
struct Writing {
    word: RwSignal<String>,
    plain: RwSignal<String>,
    why: RwSignal<String>,
    changed: RwSignal<Option<String>>,
}

/// The first field of the form, on this page alone.
const FIELD: &str = "#mot-surveille input";

impl Writing {
    fn new() -> Self {
        let blank = || RwSignal::new(String::new());
        Self { word: blank(), plain: blank(), why: blank(), changed: RwSignal::new(None) }
    }

    /// Begins to change a word.
    fn take(self, one: WatchedWord) {
        let WatchedWord { word, plain, why } = one;
        self.changed.set(Some(word.clone()));
        self.word.set(word);
        self.plain.set(plain);
        self.why.set(why);
        focus_on(FIELD);
    }

    /// Back to a new word.
    fn clear(self) {
        self.changed.set(None);
        for field in [self.word, self.plain, self.why] {
            field.set(String::new());
        }
    }

    /// The whole list with what is typed in it, checked: a new word comes first, a changed one keeps its place.
    fn list(self, items: Vec<WatchedWord>) -> Result<WatchedWords, Vec<FieldError>> {
        let one = WatchedWord {
            word: self.word.get_untracked(),
            plain: self.plain.get_untracked(),
            why: self.why.get_untracked(),
        };
        let changed = self.changed.get_untracked();
        let typed = (one, move |kept: &WatchedWord| Some(&kept.word) == changed.as_ref());
        // Another line says the same: the one that is typed is to change.
        with_typed(items, typed, |items| WatchedWords { items }.checked(), "/word")
    }
}

type List = RwSignal<WatchedWordsView>;

#[component]
fn WordsEditor(list: List) -> impl IntoView {
    let writing = Writing::new();
    let toasts = expect_context::<Toasts>();
    let said = move || {
        writing.clear();
        toasts.tell(tr!(admin.words.saved));
        focus_on(FIELD);
    };
    let acted = move || {
        toasts.tell(tr!(admin.words.removed));
        focus_on("h1");
    };
    let whole = use_kept_whole(
        list,
        |list| list.version,
        |client: ApiClient, next: WatchedWords, version| async move {
            client.edit_watched_words(&next, version).await
        },
        |client: ApiClient| async move { client.read_watched_words().await },
        (said, acted),
    );
    let remove = whole.act;
    view! {
        {whole.problem()}
        <WordForm list writing whole />
        <Section title=tr!(admin.words.all)>
            <p class="small muted">
                {move || trn!(list.read().items.len() as u64, admin.words.count)}
            </p>
            <ul role="list" class="row-list">
                <For
                    each=move || list.read().items.clone()
                    key=|one| format!("{one:?}")
                    let:one
                >
                    <WordRow one list writing remove />
                </For>
            </ul>
        </Section>
    }
}

#[component]
fn WordForm(list: List, writing: Writing, whole: KeptWhole<WatchedWords>) -> impl IntoView {
    let faults = whole.save.faults();
    let submit = move |()| {
        whole.submit(writing.list(list.with_untracked(|list| list.items.clone())));
    };
    let cancel = move |()| {
        whole.save.forgive();
        writing.clear();
        focus_on(FIELD);
    };
    view! {
        <LineForm
            id="mot-surveille"
            label=tr!(admin.words.title)
            faults
            pending=whole.save.pending()
            changes=Signal::derive(move || writing.changed.read().is_some())
            words=(tr!(admin.words.add), tr!(admin.words.save))
            on_submit=submit
            on_cancel=cancel
        >
            <TextField
                faults
                pointer="/word"
                label=tr!(admin.words.word)
                hint=tr!(admin.words.word_hint)
                value=writing.word
            />
            <TextField faults pointer="/plain" label=tr!(admin.words.plain) value=writing.plain />
            <TextField
                faults
                pointer="/why"
                label=tr!(admin.words.why)
                hint=tr!(admin.words.why_hint)
                value=writing.why
                optional=true
            />
        </LineForm>
    }
}

#[component]
fn WordRow(
    one: WatchedWord,
    list: List,
    writing: Writing,
    remove: Submit<WatchedWords>,
) -> impl IntoView {
    let WatchedWord { word, plain, why } = one.clone();
    let line = tr!(admin.words.line, word = &word, plain = plain);
    let (edit_name, remove_name) =
        (tr!(admin.words.edit_named, word = &word), tr!(admin.words.remove_named, word = &word));
    let take_out = move |()| {
        // What was being changed is no longer there.
        if writing.changed.read_untracked().as_ref() == Some(&word) {
            writing.clear();
        }
        let mut items = list.with_untracked(|list| list.items.clone());
        items.retain(|kept| kept.word != word);
        remove.send(WatchedWords { items });
    };
    let edit = line_button(
        Glyph::Edit,
        tr!(search.words.edit),
        edit_name,
        Callback::new(move |()| writing.take(one.clone())),
    );
    let remove =
        line_button(Glyph::Trash, tr!(search.words.remove), remove_name, Callback::new(take_out));
    view! {
        <li class="split">
            <span>{line}" "<span class="small muted">{why}</span></span>
            <span class="cluster">{edit}{remove}</span>
        </li>
    }
}
