//! A kit: the template, its files, its releases; and for those who write it, the form in place.

use api_types::practice::{KitReleaseView, KitReleaseWithdrawalView, KitSectionView, KitView};
use api_types::rich_text::RichText;
use domain::KitId;
use leptos::prelude::*;

use super::act::ChangeKit;
use super::discard::Discard;
use super::releases::{RELEASE, Releases, WithdrawnRelease};
use super::{KitLine, KitMarks, WholeKit};
use crate::api::{Submit, use_fetch, use_submit};
use crate::components::{
    Breadcrumb, Button, Door, Glyph, Keep, Load, Markdown, Notice, PageHead, Tone,
};
use crate::pages::practices::checks::ToCheck;
use crate::pages::practices::reuses::Changes;
use crate::pages::shared::{ShareLink, focus_on};
use crate::routes::{Page, PracticesPage};
use crate::state::{Toasts, use_address};
use crate::words::{self, tr};

#[component]
pub(in crate::pages::practices) fn KitPage(id: KitId) -> impl IntoView {
    let changes = Changes::new();
    let kit = use_fetch(
        move || (id, changes.count()),
        |client, (id, _)| async move { client.read_kit(id).await },
    );
    view! { <Keep resource=kit let:kit><KitSheet kit changes /></Keep> }
}

#[component]
fn KitSheet(kit: RwSignal<KitView>, changes: Changes) -> impl IntoView {
    let editing = RwSignal::new(false);
    let KitView { summary, practice_title, practice_reference, .. } = kit.get_untracked();
    let practice = Page::Practices(PracticesPage::Practice(summary.practice_id));
    let link = practice.path();
    let list = (Page::Practices(PracticesPage::List), tr!(practices.title).into());
    let title = summary.title.clone();
    view! {
        <Breadcrumb
            trail=vec![list, (practice, practice_title.clone().into())]
            here=title.clone()
        />
        <div class="page-narrow stack gap-8">
            <PageHead door=Door::Practice kind=words::kit_kind(summary.kind) title>
                <p class="cluster gap-2">
                    {move || view! { <KitMarks kit=kit.get().summary /> }}
                </p>
                <p class="small muted">
                    {tr!(practices.kit.of)}" "<a href=link>{practice_title}</a>" · "
                    {practice_reference}
                </p>
                <p class="cluster"><ShareLink /></p>
            </PageHead>
            <Show
                when=move || editing.get()
                fallback=move || view! { <KitRead kit editing changes /> }
            >
                <ChangeKit kit=kit.get_untracked() editing changes />
            </Show>
        </div>
    }
}

/// What one reads: the release that the address names, and the list of all.
#[component]
fn KitRead(kit: RwSignal<KitView>, editing: RwSignal<bool>, changes: Changes) -> impl IntoView {
    let address = use_address();
    let id = kit.with_untracked(|kit| kit.summary.id);
    let wanted = Memo::new(move |_| address.parsed::<u32>(RELEASE));
    let last = Memo::new(move |_| kit.read().summary.number);
    let draft = Memo::new(move |_| kit.read().releases.is_empty());
    let editable = Memo::new(move |_| kit.read().summary.editable);
    let to_check = Memo::new(move |_| kit.read().summary.to_check);
    let confirm = use_confirmation(kit, changes);
    let begin = move |_| {
        editing.set(true);
        focus_on("#changer input");
    };
    let read = move || {
        let gone = wanted.get().and_then(|number| Some((number, withdrawn_in(kit, number)?)));
        if let Some((number, withdrawn)) = gone {
            return view! { <WithdrawnRelease id number withdrawn last=last.get() /> }.into_any();
        }
        match (wanted.get(), last.get()) {
            (Some(number), Some(last)) if number != last => {
                view! { <FormerRelease id number last /> }.into_any()
            }
            (_, Some(_)) => {
                let release = kit.get().release;
                release.map(|release| view! { <ReleaseBody release /> }).into_any()
            }
            (_, None) => view! { <Unread draft=draft.get() /> }.into_any(),
        }
    };
    view! {
        <Show when=move || to_check.get()>
            <ToCheck
                since=kit.with_untracked(|kit| kit.summary.confirmed_at).unwrap_or_default()
                editable=editable.get_untracked()
                confirm
                changes
            />
        </Show>
        <Show when=move || editable.get()>
            <div class="cluster">
                <Button glyph=Glyph::Edit on:click=begin>{tr!(practices.kit.edit)}</Button>
                <Show when=move || draft.get()><Discard kit changes /></Show>
            </div>
        </Show>
        {read}
        <Releases kit changes />
    }
}

/// Since when this release is withdrawn, if it is.
fn withdrawn_in(kit: RwSignal<KitView>, number: u32) -> Option<KitReleaseWithdrawalView> {
    kit.read().releases.iter().find(|release| release.number == number)?.withdrawn.clone()
}

/// Why there is nothing to read: only those who write the kit are told.
#[component]
fn Unread(draft: bool) -> impl IntoView {
    let (title, why) = if draft {
        (tr!(practices.kit.draft), tr!(practices.kit.draft_why))
    } else {
        (tr!(practices.kit.all_withdrawn), tr!(practices.kit.all_withdrawn_why))
    };
    view! { <Notice tone=Tone::Info title><p>{why}</p></Notice> }
}

/// Says that the last release is still right.
fn use_confirmation(kit: RwSignal<KitView>, changes: Changes) -> Submit<()> {
    let toasts = expect_context::<Toasts>();
    use_submit(
        move |client, ()| async move {
            let (id, seen) = kit.with_untracked(|kit| (kit.summary.id, kit.summary.version));
            client.confirm_kit(id, seen).await
        },
        move |_| {
            toasts.tell(tr!(practices.check.done));
            changes.tell_at("h1");
        },
    )
}

#[component]
fn FormerRelease(id: KitId, number: u32, last: u32) -> impl IntoView {
    let release = use_fetch(
        move || (id, number),
        |client, (id, number)| async move { client.read_kit_release(id, number).await },
    );
    let href = Page::Practices(PracticesPage::Kit(id)).path();
    view! {
        <Notice tone=Tone::Info title=tr!(practices.kit.former, number = number)>
            <p><a href=href>{tr!(practices.kit.read_last, number = last)}</a></p>
        </Notice>
        <Load resource=release let:release><ReleaseBody release /></Load>
    }
}

#[component]
fn ReleaseBody(release: KitReleaseView) -> impl IntoView {
    let KitReleaseView { kit_id, number, title, sections, files, .. } = release;
    let row = |KitSectionView { section, text: RichText { markdown: _, html } }| {
        view! {
            <div class="note-row">
                <h2 class="note-label">{words::kit_section(section)}</h2>
                <Markdown html />
            </div>
        }
    };
    let lines = files.iter().cloned().map(|file| view! { <KitLine file /> });
    let lines = lines.collect_view();
    let none = files.is_empty().then(|| {
        view! { <p class="muted">{tr!(practices.kit.no_file)}</p> }
    });
    view! {
        <section class="noted" aria-label=tr!(practices.kit.texts)>
            {sections.into_iter().map(row).collect_view()}
        </section>
        <section class="section" aria-labelledby="fichiers">
            <h2 id="fichiers" class="section-title">{tr!(practices.kit.files)}</h2>
            <div class="stack">
                {none}
                <ul role="list" class="stack gap-3">{lines}</ul>
                <WholeKit id=kit_id number title files />
            </div>
        </section>
    }
}
