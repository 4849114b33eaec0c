//! The words that the editorial charter watches, for administrators (R375): each with the plain word to write instead.

use api_types::charter::WatchedWordsView;
use domain::FieldError;
use domain::access::Permission;
use domain::editorial::{WatchedWord, WatchedWords};
use leptos::prelude::*;

use super::tabs::{AdminTabs, AdminTrail};
use crate::api::{Submit, use_fetch, use_submit};
use crate::components::{
    Button, Form, Glyph, Keep, Look, MoreLink, Notice, PageHead, Press, Section, Size, TextField,
    Tone,
};
use crate::pages::shared::{EditProblem, focus_on};
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
    fn list(self, mut items: Vec<WatchedWord>) -> Result<WatchedWords, Vec<FieldError>> {
        let one = WatchedWord {
            word: self.word.get_untracked(),
            plain: self.plain.get_untracked(),
            why: self.why.get_untracked(),
        };
        let changed = self.changed.get_untracked();
        let place = items.iter().position(|kept| Some(&kept.word) == changed.as_ref());
        match place.and_then(|place| items.get_mut(place)) {
            Some(kept) => *kept = one,
            None => items.insert(0, one),
        }
        let under = format!("/items/{}", place.unwrap_or(0));
        WatchedWords { items }
            .checked()
            .map_err(|faults| faults.into_iter().map(|fault| beneath(&under, fault)).collect())
    }
}

/// The same fault, at the field of the form.
fn beneath(under: &str, fault: FieldError) -> FieldError {
    let pointer = match fault.pointer.strip_prefix(under) {
        Some(field) if !field.is_empty() => field.to_owned(),
        // Another line says the same: the one that is typed is to change.
        Some(_) | None => "/word".to_owned(),
    };
    FieldError { pointer, ..fault }
}

type List = RwSignal<WatchedWordsView>;

/// Saves the whole list over the version that is on screen.
fn use_save(list: List, done: impl Fn() + Clone + 'static) -> Submit<WatchedWords> {
    use_submit(
        move |client, next: WatchedWords| async move {
            let version = list.with_untracked(|list| list.version);
            client.edit_watched_words(&next, version).await
        },
        move |saved: WatchedWordsView| {
            list.set(saved);
            done();
        },
    )
}

#[component]
fn WordsEditor(list: List) -> impl IntoView {
    let writing = Writing::new();
    let toasts = expect_context::<Toasts>();
    let save = use_save(list, move || {
        writing.clear();
        toasts.tell(tr!(admin.words.saved));
        focus_on(FIELD);
    });
    let remove = use_save(list, move || {
        toasts.tell(tr!(admin.words.removed));
        focus_on("h1");
    });
    // Somebody changed the list meanwhile: what is typed stays, on what is there now.
    let resume = use_submit(
        |client, ()| async move { client.read_watched_words().await },
        move |theirs: WatchedWordsView| {
            list.set(theirs);
            save.forgive();
            remove.forgive();
        },
    );
    let failure = Signal::derive(move || save.failure().get().or_else(|| remove.failure().get()));
    view! {
        <EditProblem failure pending=resume.pending() on_resume=move |()| resume.send(()) />
        <WordForm list writing save />
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
fn WordForm(list: List, writing: Writing, save: Submit<WatchedWords>) -> impl IntoView {
    let submit = move |()| match writing.list(list.with_untracked(|list| list.items.clone())) {
        Ok(next) => save.send(next),
        Err(faults) => save.refuse(faults),
    };
    let changes = move || writing.changed.read().is_some();
    let faults = save.faults();
    view! {
        <div id="mot-surveille">
            <Form faults on_submit=submit label=tr!(admin.words.title).to_owned()>
                <TextField
                    faults
                    pointer="/word"
                    label=tr!(admin.words.word)
                    hint=tr!(admin.words.word_hint)
                    value=writing.word
                />
                <TextField
                    faults
                    pointer="/plain"
                    label=tr!(admin.words.plain)
                    value=writing.plain
                />
                <TextField
                    faults
                    pointer="/why"
                    label=tr!(admin.words.why)
                    hint=tr!(admin.words.why_hint)
                    value=writing.why
                    optional=true
                />
                <p class="cluster">
                    <Button press=Press::Submit pending=save.pending()>
                        {move || if changes() { tr!(admin.words.save) } else { tr!(admin.words.add) }}
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
    let take_out = move |_| {
        // What was being changed is no longer there.
        if writing.changed.read_untracked().as_ref() == Some(&word) {
            writing.clear();
        }
        let mut items = list.with_untracked(|list| list.items.clone());
        items.retain(|kept| kept.word != word);
        remove.send(WatchedWords { items });
    };
    view! {
        <li class="split">
            <span>{line}" "<span class="small muted">{why}</span></span>
            <span class="cluster">
                <Button
                    look=Look::Quiet
                    size=Size::Small
                    glyph=Glyph::Edit
                    attr:aria-label=edit_name
                    on:click=move |_| writing.take(one.clone())
                >
                    {tr!(search.words.edit)}
                </Button>
                <Button
                    look=Look::Quiet
                    size=Size::Small
                    glyph=Glyph::Trash
                    attr:aria-label=remove_name
                    on:click=take_out
                >
                    {tr!(search.words.remove)}
                </Button>
            </span>
        </li>
    }
}
