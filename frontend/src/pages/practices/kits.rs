//! The kits of a practice: what one takes away to do the same at home (R233, R234).

mod act;
mod discard;
mod files;
mod form;
mod page;
mod releases;

use api_types::practice::{KitFileView, KitSummary, Kits, PracticeView};
use domain::KitId;
use domain::civil::Zone;
use leptos::prelude::*;

use super::checks::ToCheckBadge;
use super::prepare_kit;
use super::reuses::Changes;
use crate::api::{use_fetch, use_submit};
use crate::components::{ActProblem, Badge, Button, Day, Glyph, Icon, Keep, Lazily, Size, Tone};
use crate::pages::shared::{download, format_words, size_words};
use crate::routes::{Page, PracticesPage};
use crate::words::{self, tr, trn};

pub(super) use act::Prepare;
pub(in crate::pages) use files::KitFilesField;
pub(super) use page::KitPage;
pub(super) use releases::WithdrawRelease;

#[component]
pub(super) fn KitSection(practice: PracticeView, changes: Changes) -> impl IntoView {
    let id = practice.summary.id;
    let kits = use_fetch(
        move || (id, changes.count()),
        |client, (id, _)| async move { client.list_kits(id).await },
    );
    let practice = StoredValue::new(practice);
    view! {
        <section class="section" aria-labelledby="kits">
            <h2 id="kits" class="section-title" tabindex="-1">{tr!(practices.kit.title)}</h2>
            <Keep resource=kits let:kits>
                <KitShelf practice kits changes />
            </Keep>
        </section>
    }
}

#[component]
fn KitShelf(
    practice: StoredValue<PracticeView>,
    kits: RwSignal<Kits>,
    changes: Changes,
) -> impl IntoView {
    let writable = Memo::new(move |_| kits.read().writable);
    view! {
        <div class="stack gap-6">
            <Show
                when=move || !kits.read().items.is_empty()
                fallback=|| view! { <p class="muted">{tr!(practices.kit.none)}</p> }
            >
                <ul role="list" class="stack gap-6">
                    <For
                        each=move || kits.get().items
                        key=|kit| (kit.id, kit.version)
                        let:kit
                    >
                        <KitRow kit />
                    </For>
                </ul>
            </Show>
            <Show when=move || writable.get()>
                <Lazily load=move || prepare_kit(practice, changes) />
            </Show>
        </div>
    }
}

#[component]
fn KitRow(kit: KitSummary) -> impl IntoView {
    let KitSummary { id, kind, title, number, files, .. } = kit.clone();
    let whole = number.map(|number| {
        view! { <WholeKit id number title=title.clone() files=files.clone() /> }.into_any()
    });
    let lines = files.into_iter().map(|file| view! { <KitLine file /> }).collect_view();
    let href = Page::Practices(PracticesPage::Kit(id)).path();
    view! {
        <li class="tray stack gap-3">
            <h3 class="h-md"><a href=href>{title}</a></h3>
            <p class="cluster gap-2">
                <span class="small muted">{words::kit_kind(kind)}</span>
                <KitMarks kit />
            </p>
            <ul role="list" class="stack gap-2">{lines}</ul>
            {whole}
        </li>
    }
}

/// Which release it is, and what those who write it have still to publish.
#[component]
fn KitMarks(kit: KitSummary) -> impl IntoView {
    let KitSummary { number, released_at, pending, to_check, .. } = kit;
    let released = number.zip(released_at).map(|(number, at)| {
        view! {
            <Badge tone=Tone::Success glyph=Glyph::Check>
                {tr!(practices.kit.release, number = number)}
            </Badge>
            <span class="small muted"><Day on=Zone::Paris.day(at) /></span>
        }
    });
    let waits = pending.then(|| {
        let words =
            if number.is_some() { tr!(practices.kit.pending) } else { tr!(practices.kit.draft) };
        view! { <Badge tone=Tone::Warning glyph=Glyph::Edit>{words}</Badge> }
    });
    let aged = to_check.then(|| view! { <ToCheckBadge /> });
    view! { {released} {aged} {waits} }
}

/// A file: its name, its format, its size, and whether everybody can read it.
#[component]
pub(in crate::pages) fn KitFile(file: KitFileView) -> impl IntoView {
    let KitFileView { file, accessibility, .. } = file;
    let said = [
        format_words(&file.name),
        size_words(file.size),
        words::file_accessibility(accessibility).to_owned(),
    ];
    let saved_as = file.name.clone();
    view! {
        <a class="link-action" href=file.url rel="external" download=saved_as>
            <Icon glyph=Glyph::Download />
            {file.name}
        </a>
        <span class="small muted">" ("{said.join(", ")}")"</span>
    }
}

/// A file of a list, with the checksum that tells whether it came whole.
#[component]
fn KitLine(file: KitFileView) -> impl IntoView {
    let sum = file.sha256.clone();
    view! {
        <li class="stack gap-1">
            <span><KitFile file /></span>
            <span class="small muted as-typed">"SHA-256 "{sum}</span>
        </li>
    }
}

/// The button that brings a release whole: its texts and its files.
#[component]
fn WholeKit(id: KitId, number: u32, title: String, files: Vec<KitFileView>) -> impl IntoView {
    let count = files.len() as u64;
    let size = files.iter().map(|file| file.file.size).sum::<u64>();
    let words = if count == 0 {
        tr!(practices.kit.whole_alone).to_owned()
    } else {
        trn!(count, practices.kit.whole, size = size_words(size))
    };
    let named = StoredValue::new(format!("{title} v{number}.zip"));
    let label = tr!(practices.kit.whole_named, words = words.clone(), title = title);
    let ask = use_submit(
        move |client, ()| async move { client.read_kit_archive(id, number).await },
        move |bytes: Vec<u8>| named.with_value(|name| download(name, "application/zip", &bytes)),
    );
    view! {
        <p>
            <Button
                size=Size::Small
                glyph=Glyph::Download
                pending=ask.pending()
                attr:aria-label=label
                on:click=move |_| ask.send(())
            >
                {words}
            </Button>
        </p>
        <ActProblem failure=ask.failure() />
    }
}
