//! The card of a person; one's own, in place, with what others see of it.

use api_types::directory::{
    CardContentRequest, CardView, ContributedIdea, ContributedPractice, KeepCardRequest,
};
use domain::UserId;
use leptos::prelude::*;

use super::CardBody;
use crate::api::{Submit, use_fetch, use_submit};
use crate::components::{
    Breadcrumb, Button, Check, Faults, Form, Glyph, Keep, Look, Notice, PageHead, Press, Section,
    TextArea, TextField, Tone,
};
use crate::pages::shared::{PlainField, PlainForm, PlainProblem, focus_on};
use crate::routes::{Function, IdeasPage, Page, PracticesPage, ServicesPage};
use crate::state::Toasts;
use crate::words::{function_name, tr};

#[component]
pub(in crate::pages::services) fn CardPage(id: UserId) -> impl IntoView {
    let card = use_fetch(move || id, |client, id| async move { client.read_card(id).await });
    view! { <Keep resource=card let:card><CardSheet card /></Keep> }
}

#[component]
fn CardSheet(card: RwSignal<CardView>) -> impl IntoView {
    let editing = RwSignal::new(false);
    let CardView { summary, editable, .. } = card.get_untracked();
    let list = Page::Services(ServicesPage::Directory);
    let name = summary.person.name;
    let begin = move |_| {
        editing.set(true);
        focus_on("#ma-fiche input");
    };
    let read = move || {
        let act = editable.then(|| {
            view! {
                <p><Button glyph=Glyph::Edit on:click=begin>{tr!(services.directory.edit)}</Button></p>
            }
        });
        view! { <CardRead card=card.get() /> {act} }
    };
    view! {
        <Breadcrumb
            trail=vec![(list, function_name(Function::Directory).into())]
            here=name.clone()
        />
        <div class="page-narrow stack gap-8">
            <PageHead title=name />
            <Show when=move || editing.get() fallback=read>
                <CardForm card editing />
            </Show>
        </div>
    }
}

#[component]
fn CardRead(card: CardView) -> impl IntoView {
    let CardView { summary, visible, practices, ideas, .. } = card;
    let hidden = (!visible).then(|| {
        view! {
            <Notice tone=Tone::Info title=tr!(services.directory.hidden)>
                <p>{tr!(services.directory.hidden_why)}</p>
            </Notice>
        }
    });
    let practice = |ContributedPractice { id, title }| {
        let href = Page::Practices(PracticesPage::Practice(id)).path();
        view! { <li><a href=href>{title}</a></li> }
    };
    let idea = |ContributedIdea { id, title }| {
        let href = Page::Ideas(IdeasPage::Idea(id)).path();
        view! { <li><a href=href>{title}</a></li> }
    };
    let practices = (!practices.is_empty()).then(|| {
        view! {
            <Section title=tr!(services.directory.practices)>
                <ul>{practices.into_iter().map(practice).collect_view()}</ul>
            </Section>
        }
    });
    let ideas = (!ideas.is_empty()).then(|| {
        view! {
            <Section title=tr!(services.directory.ideas)>
                <ul>{ideas.into_iter().map(idea).collect_view()}</ul>
            </Section>
        }
    });
    view! {
        {hidden}
        <div class="tray stack gap-3"><CardBody card=summary /></div>
        {practices}
        {ideas}
    }
}

#[component]
fn CardForm(card: RwSignal<CardView>, editing: RwSignal<bool>) -> impl IntoView {
    let id = card.with_untracked(|card| card.summary.person.id);
    let fields = Fields::of(card.get_untracked());
    let form = PlainForm::new(fields.plain(), card.with_untracked(|card| card.version));
    let keep = use_keeping(card, editing);
    let resume = form.use_resume(
        keep,
        move |client| async move { client.read_card(id).await },
        move |now: CardView| {
            let seen = now.version;
            fields.fill(now.clone());
            card.try_set(now);
            seen
        },
    );
    let submit = move |()| {
        let content = fields.content();
        let checked = content.parse();
        keep.send_checked((KeepCardRequest { content }, form.seen()), checked);
    };
    let cancel = move |_| {
        editing.set(false);
        focus_on("h1");
    };
    view! {
        <div id="ma-fiche" class="stack">
            <PlainProblem form failure=keep.failure() resume />
            <Form
                faults=keep.faults()
                on_submit=submit
                label=tr!(services.directory.edit).to_owned()
            >
                <CardFields faults=keep.faults() fields />
                <p class="form-acts cluster">
                    <Button look=Look::Primary press=Press::Submit pending=keep.pending()>
                        {tr!(services.directory.save)}
                    </Button>
                    <Button look=Look::Quiet on:click=cancel>{tr!(common.cancel)}</Button>
                </p>
            </Form>
        </div>
    }
}

/// What one tells of oneself, being written. Copy it where it is shown.
#[derive(Clone, Copy)]
struct Fields {
    expertise: RwSignal<String>,
    help: RwSignal<String>,
    telephone: RwSignal<String>,
    visible: RwSignal<bool>,
}

impl Fields {
    fn of(card: CardView) -> Self {
        let blank = || RwSignal::new(String::new());
        let (expertise, help, telephone) = (blank(), blank(), blank());
        let fields = Self { expertise, help, telephone, visible: RwSignal::new(false) };
        fields.fill(card);
        fields
    }

    fn fill(self, CardView { summary, visible, .. }: CardView) {
        self.expertise.set(summary.expertise.join(", "));
        self.help.set(summary.help.unwrap_or_default());
        self.telephone.set(summary.telephone.unwrap_or_default());
        self.visible.set(visible);
    }

    /// Each of them: one may write one's card in two windows.
    fn plain(self) -> Vec<PlainField> {
        vec![
            PlainField::text("expertise", tr!(services.directory.expertise), self.expertise),
            PlainField::text("help", tr!(services.directory.help), self.help),
            PlainField::text("telephone", tr!(services.directory.telephone_field), self.telephone),
            PlainField::tick("visible", tr!(services.directory.visible), self.visible),
        ]
    }

    /// What is sent.
    fn content(self) -> CardContentRequest {
        let words = self.expertise.get_untracked();
        let words = words.split([',', ';']).map(str::trim).filter(|word| !word.is_empty());
        let given = |text: RwSignal<String>| {
            Some(text.get_untracked()).filter(|text| !text.trim().is_empty())
        };
        CardContentRequest {
            expertise: words.map(str::to_owned).collect(),
            help: given(self.help),
            telephone: given(self.telephone),
            visible: self.visible.get_untracked(),
        }
    }
}

#[component]
fn CardFields(faults: Faults, fields: Fields) -> impl IntoView {
    let Fields { expertise, help, telephone, visible } = fields;
    view! {
        <TextField
            faults
            pointer="/content/expertise"
            label=tr!(services.directory.expertise)
            hint=tr!(services.directory.expertise_hint)
            value=expertise
            optional=true
        />
        <TextArea
            faults
            pointer="/content/help"
            label=tr!(services.directory.help)
            hint=tr!(services.directory.help_hint)
            value=help
            optional=true
        />
        <TextField
            faults
            pointer="/content/telephone"
            label=tr!(services.directory.telephone_field)
            hint=tr!(services.directory.telephone_hint)
            value=telephone
            optional=true
        />
        <Check
            label=tr!(services.directory.visible)
            checked=visible
            on_change=move |on| visible.set(on)
        />
        <p class="small muted">{tr!(services.directory.visible_why)}</p>
    }
}

fn use_keeping(
    card: RwSignal<CardView>,
    editing: RwSignal<bool>,
) -> Submit<(KeepCardRequest, i32)> {
    let toasts = expect_context::<Toasts>();
    let id = card.with_untracked(|card| card.summary.person.id);
    use_submit(
        move |client, (body, seen): (KeepCardRequest, i32)| async move {
            client.keep_card(id, &body, seen).await
        },
        move |now: CardView| {
            card.try_set(now);
            editing.try_set(false);
            toasts.tell(tr!(services.directory.saved));
            focus_on("h1");
        },
    )
}
