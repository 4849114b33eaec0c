//! The card of a person; one's own, in place, with what others see of it.

use api_types::directory::{
    CardContentRequest, CardSummary, CardView, ContributedIdea, ContributedPoc,
    ContributedPractice, KeepCardRequest,
};
use domain::UserId;
use domain::directory::ContactChannel;
use leptos::prelude::*;

use super::CardBody;
use crate::api::{Submit, use_fetch, use_submit};
use crate::components::{
    ActProblem, Breadcrumb, Button, Check, Faults, Form, Glyph, Keep, Look, Notice, PageHead,
    Press, Section, SelectField, SelectOption, Size, TextArea, TextField, Tone,
};
use crate::pages::shared::{PlainField, PlainForm, PlainProblem, ShareLink, download, focus_on};
use crate::routes::{Function, IdeasPage, Page, PocsPage, PracticesPage, ServicesPage};
use crate::state::Toasts;
use crate::words::{self, function_name, tr};

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
    let CardView { summary, visible, practices, pocs, ideas, .. } = card;
    let hidden = (!visible).then(|| {
        view! {
            <Notice tone=Tone::Info title=tr!(services.directory.hidden)>
                <p>{tr!(services.directory.hidden_why)}</p>
            </Notice>
        }
    });
    let id = summary.person.id;
    let along = visible.then(|| view! { <IntoContacts id /> });
    let practice =
        |ContributedPractice { id, title }| (Page::Practices(PracticesPage::Practice(id)), title);
    let poc = |ContributedPoc { id, title }| (Page::Pocs(PocsPage::Poc(id)), title);
    let idea = |ContributedIdea { id, title }| (Page::Ideas(IdeasPage::Idea(id)), title);
    let practices = practices.into_iter().map(practice).collect();
    let pocs = pocs.into_iter().map(poc).collect();
    let ideas = ideas.into_iter().map(idea).collect();
    view! {
        {hidden}
        <div class="tray stack gap-3"><CardBody card=summary />{along}</div>
        <p class="cluster"><ShareLink /></p>
        {contributed(tr!(services.directory.practices), practices)}
        {contributed(tr!(services.directory.pocs), pocs)}
        {contributed(tr!(services.directory.ideas), ideas)}
    }
}

/// What somebody did, each with the way to it; nothing when there is none.
fn contributed(title: &'static str, things: Vec<(Page, String)>) -> AnyView {
    if things.is_empty() {
        return ().into_any();
    }
    let line = |(page, title): (Page, String)| {
        view! { <li><a href=page.path()>{title}</a></li> }
    };
    view! {
        <Section title>
            <ul>{things.into_iter().map(line).collect_view()}</ul>
        </Section>
    }
    .into_any()
}

/// Takes the card along, into one's address book.
#[component]
fn IntoContacts(id: UserId) -> impl IntoView {
    let ask = use_submit(
        move |client, ()| async move { client.read_vcard(id).await },
        move |text: String| download("contact.vcf", "text/vcard", text.as_bytes()),
    );
    view! {
        <p>
            <Button
                size=Size::Small
                glyph=Glyph::User
                pending=ask.pending()
                on:click=move |_| ask.send(())
            >
                {tr!(services.directory.into_contacts)}
            </Button>
        </p>
        <ActProblem failure=ask.failure() />
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
        let content = untrack(|| fields.content());
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
                <CardPreview card fields />
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
    site: RwSignal<String>,
    telephone: RwSignal<String>,
    availability: RwSignal<String>,
    channel: RwSignal<String>,
    visible: RwSignal<bool>,
}

impl Fields {
    fn of(card: CardView) -> Self {
        let blank = || RwSignal::new(String::new());
        let fields = Self {
            expertise: blank(),
            help: blank(),
            site: blank(),
            telephone: blank(),
            availability: blank(),
            channel: blank(),
            visible: RwSignal::new(false),
        };
        fields.fill(card);
        fields
    }

    fn fill(self, CardView { summary, visible, .. }: CardView) {
        self.expertise.set(summary.expertise.join(", "));
        self.help.set(summary.help.unwrap_or_default());
        self.site.set(summary.site.unwrap_or_default());
        self.telephone.set(summary.telephone.unwrap_or_default());
        self.availability.set(summary.availability.unwrap_or_default());
        let channel = summary.channel.map(ContactChannel::code);
        self.channel.set(channel.unwrap_or_default().to_owned());
        self.visible.set(visible);
    }

    /// Each of them: one may write one's card in two windows.
    fn plain(self) -> Vec<PlainField> {
        let named = |code: String| {
            let channel = ContactChannel::from_code(&code);
            channel.map(words::contact_channel).unwrap_or_default().to_owned()
        };
        vec![
            PlainField::text("expertise", tr!(services.directory.expertise), self.expertise),
            PlainField::text("help", tr!(services.directory.help), self.help),
            PlainField::text("site", tr!(services.directory.site_field), self.site),
            PlainField::text("telephone", tr!(services.directory.telephone_field), self.telephone),
            PlainField::text(
                "availability",
                tr!(services.directory.availability_field),
                self.availability,
            ),
            PlainField::text("channel", tr!(services.directory.channel_field), self.channel)
                .said(named),
            PlainField::tick("visible", tr!(services.directory.visible), self.visible),
        ]
    }

    /// What is sent.
    fn content(self) -> CardContentRequest {
        let words = self.expertise.get();
        let words = words.split([',', ';']).map(str::trim).filter(|word| !word.is_empty());
        let given =
            |text: RwSignal<String>| Some(text.get()).filter(|text| !text.trim().is_empty());
        CardContentRequest {
            expertise: words.map(str::to_owned).collect(),
            help: given(self.help),
            site: given(self.site),
            telephone: given(self.telephone),
            availability: given(self.availability),
            channel: ContactChannel::from_code(&self.channel.get()),
            visible: self.visible.get(),
        }
    }
}

fn channels() -> Vec<SelectOption> {
    SelectOption::each(ContactChannel::ALL, ContactChannel::code, words::contact_channel)
}

#[component]
fn CardFields(faults: Faults, fields: Fields) -> impl IntoView {
    let Fields { expertise, help, site, telephone, availability, channel, visible } = fields;
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
            pointer="/content/site"
            label=tr!(services.directory.site_field)
            hint=tr!(services.directory.site_hint)
            value=site
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
        <TextField
            faults
            pointer="/content/availability"
            label=tr!(services.directory.availability_field)
            hint=tr!(services.directory.availability_hint)
            value=availability
            optional=true
        />
        <SelectField
            faults
            pointer="/content/channel"
            label=tr!(services.directory.channel_field)
            blank=tr!(services.directory.channel_none)
            value=channel
            options=Signal::derive(channels)
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

/// What others will see, as it is written; nothing, of a card that its owner does not agree to be found by.
#[component]
fn CardPreview(card: RwSignal<CardView>, fields: Fields) -> impl IntoView {
    let shown = move || {
        let content = fields.content();
        if !content.visible {
            return view! { <p class="muted">{tr!(services.directory.preview_hidden)}</p> }
                .into_any();
        }
        let CardContentRequest { expertise, help, site, telephone, .. } = content;
        let CardContentRequest { availability, channel, .. } = content;
        let summary = card.with(|card| card.summary.clone());
        let card =
            CardSummary { expertise, help, site, telephone, availability, channel, ..summary };
        let name = card.person.name.clone();
        view! { <h3 class="h-md">{name}</h3> <CardBody card /> }.into_any()
    };
    view! {
        <section class="tray stack gap-3" aria-labelledby="apercu">
            <h2 id="apercu" class="h-md">{tr!(services.directory.preview)}</h2>
            {shown}
        </section>
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
