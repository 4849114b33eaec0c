//! Opening the showcase, and what it says first (R030, R032).

use api_types::showcase::ShowcaseSettingsView;
use domain::showcase::Showcase;
use leptos::prelude::*;

use super::tabs::{AdminTabs, AdminTrail};
use crate::api::{use_fetch, use_submit};
use crate::components::{Button, Check, Form, Keep, Look, MoreLink, PageHead, Press};
use crate::pages::shared::{PlainField, PlainForm, PlainProblem, RichArea};
use crate::routes::{AdminPage, Page, ServicesPage};
use crate::state::Toasts;
use crate::words::tr;

#[component]
pub(super) fn ShowcaseSettingsPage() -> impl IntoView {
    let kept = use_fetch(|| (), |client, ()| async move { client.read_showcase_settings().await });
    view! {
        <AdminTrail here=tr!(admin.tab.showcase) />
        <PageHead title=tr!(admin.tab.showcase) lead=tr!(admin.showcase.lead) />
        <AdminTabs here=AdminPage::Showcase />
        <div class="stack stack-lg page-narrow">
            <Keep resource=kept let:kept><Setting kept /></Keep>
        </div>
    }
}

#[component]
fn Setting(kept: RwSignal<ShowcaseSettingsView>) -> impl IntoView {
    let ShowcaseSettingsView { open, welcome, version } = kept.get_untracked();
    let (open, welcome) = (RwSignal::new(open), RwSignal::new(welcome));
    let fields = vec![
        PlainField::tick("open", tr!(admin.showcase.open), open),
        PlainField::text("welcome", tr!(admin.showcase.welcome), welcome),
    ];
    let form = PlainForm::new(fields, version);
    // What is there now, in the fields and on the rest of the page.
    let fill = move |now: ShowcaseSettingsView| {
        open.set(now.open);
        welcome.set(now.welcome.clone());
        let seen = now.version;
        kept.set(now);
        seen
    };
    let toasts = expect_context::<Toasts>();
    let save = use_submit(
        move |client, (next, seen): (Showcase, i32)| async move {
            client.edit_showcase_settings(&next, seen).await
        },
        move |saved: ShowcaseSettingsView| {
            form.saved(|| fill(saved));
            toasts.tell(tr!(admin.showcase.saved));
        },
    );
    let resume =
        form.use_resume(save, |client| async move { client.read_showcase_settings().await }, fill);
    let submit = move |()| {
        let next = Showcase { open: open.get_untracked(), welcome: welcome.get_untracked() };
        let checked = next.clone().checked();
        save.send_checked((next, form.seen()), checked);
    };
    view! {
        <PlainProblem form failure=save.failure() resume />
        <Form faults=save.faults() on_submit=submit>
            <div class="stack">
                {open_check(open)}
                <RichArea
                    faults=save.faults()
                    pointer="/welcome"
                    label=tr!(admin.showcase.welcome)
                    hint=tr!(admin.showcase.welcome_hint)
                    value=welcome
                    optional=true
                />
                <p class="form-acts">
                    <Button look=Look::Primary press=Press::Submit pending=save.pending()>
                        {tr!(admin.showcase.save)}
                    </Button>
                </p>
            </div>
        </Form>
        <ReadIt kept />
    }
}

fn open_check(open: RwSignal<bool>) -> impl IntoView {
    view! {
        <div>
            <Check
                label=tr!(admin.showcase.open)
                checked=open
                on_change=move |asked| open.set(asked)
            />
            <p class="hint">{tr!(admin.showcase.open_hint)}</p>
        </div>
    }
}

/// The way to what anybody reads, once there is something to read.
#[component]
fn ReadIt(kept: RwSignal<ShowcaseSettingsView>) -> impl IntoView {
    move || {
        kept.read().open.then(|| {
            let href = Page::Services(ServicesPage::Showcase).path();
            view! { <p><MoreLink href>{tr!(admin.showcase.read)}</MoreLink></p> }
        })
    }
}
