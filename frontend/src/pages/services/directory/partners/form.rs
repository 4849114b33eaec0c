//! What the register says of a partner, as fields: the same to add and to change.

use api_types::partner::{PartnerContentRequest, PartnerRequest, RegisteredPartner};
use domain::partner::PartnerType;
use domain::{FieldCode, FieldError, PartnerId};
use leptos::prelude::*;

use super::kinds;
use crate::api::{Submit, draw_key, use_submit};
use crate::components::{
    ActProblem, Button, Check, Faults, Form, Look, Press, SelectField, TextArea, TextField,
};
use crate::pages::shared::{Bodies, PlainField, PlainForm, PlainProblem, focus_on};
use crate::state::Toasts;
use crate::words::{partner_type, tr};

/// The fields. Copy them into the views.
#[derive(Clone, Copy, Debug)]
struct Fields {
    name: RwSignal<String>,
    kind: RwSignal<String>,
    place: RwSignal<String>,
    body: RwSignal<String>,
    site: RwSignal<String>,
    note: RwSignal<String>,
    active: RwSignal<bool>,
}

impl Fields {
    /// Those of one that is not known yet.
    fn blank() -> Self {
        let text = || RwSignal::new(String::new());
        Self {
            name: text(),
            kind: text(),
            place: text(),
            body: text(),
            site: text(),
            note: text(),
            active: RwSignal::new(true),
        }
    }

    /// What the register says, in the fields; gives its version.
    fn fill(self, partner: &RegisteredPartner) -> i32 {
        let words = |words: &Option<String>| words.clone().unwrap_or_default();
        self.name.set(partner.name.clone());
        self.kind.set(partner.kind.to_string());
        self.place.set(words(&partner.place));
        let body = partner.organisation.as_ref();
        self.body.set(body.map(|body| body.id.to_string()).unwrap_or_default());
        self.site.set(words(&partner.site));
        self.note.set(words(&partner.note));
        self.active.set(partner.active);
        partner.version
    }

    /// The same, to go on from what somebody else wrote meanwhile.
    fn plain(self, bodies: Bodies) -> Vec<PlainField> {
        let typed = |code: String| {
            PartnerType::from_code(&code).map(partner_type).unwrap_or_default().to_owned()
        };
        let placed = move |id: String| match id.parse() {
            Ok(id) => {
                untrack(|| bodies.name(id)).unwrap_or_else(|| tr!(shared.other_value).to_owned())
            }
            Err(_) => String::new(),
        };
        vec![
            PlainField::text("name", tr!(services.partners.name), self.name),
            PlainField::text("kind", tr!(services.partners.kind), self.kind).said(typed),
            PlainField::text("place", tr!(services.partners.place), self.place),
            PlainField::text("body", tr!(services.partners.body), self.body).said(placed),
            PlainField::text("site", tr!(services.partners.site), self.site),
            PlainField::text("note", tr!(services.partners.note), self.note),
            PlainField::tick("active", tr!(services.partners.active), self.active),
        ]
    }

    /// What is sent.
    ///
    /// # Errors
    /// At the type, when none is chosen.
    fn request(self) -> Result<PartnerRequest, Vec<FieldError>> {
        let words = |field: RwSignal<String>| {
            Some(field.get_untracked()).filter(|words| !words.trim().is_empty())
        };
        let Some(kind) = PartnerType::from_code(&self.kind.read_untracked()) else {
            return Err(vec![FieldError::new("/content/kind", FieldCode::Required)]);
        };
        let content = PartnerContentRequest {
            name: self.name.get_untracked(),
            kind,
            place: words(self.place),
            organisation_id: self.body.read_untracked().parse().ok(),
            site: words(self.site),
            note: words(self.note),
            active: self.active.get_untracked(),
        };
        Ok(PartnerRequest { content })
    }
}

#[component]
pub(super) fn PartnerForm(
    /// The one to change; none to add one.
    partner: Option<RegisteredPartner>,
    bodies: Bodies,
    open: RwSignal<bool>,
    changes: RwSignal<u32>,
) -> impl IntoView {
    let fields = Fields::blank();
    let begun = partner.as_ref().map_or(0, |partner| fields.fill(partner));
    let known = partner.as_ref().map(|partner| partner.id);
    let form = PlainForm::new(fields.plain(bodies), begun);
    let title = match &partner {
        Some(partner) => tr!(services.partners.edit_named, name = partner.name.clone()),
        None => tr!(services.partners.add).to_owned(),
    };
    let keep = use_keeping(known, open, changes);
    let submit = move |()| match fields.request() {
        Ok(body) => {
            let checked = body.content.parse();
            keep.send_checked((body, form.seen()), checked);
        }
        Err(faults) => keep.refuse(faults),
    };
    let close = move || {
        // What somebody else changed was read here: the list shows it too.
        let outdated = form.seen() != begun;
        open.set(false);
        if outdated {
            changes.update(|count| *count += 1);
        }
        focus_on("#resultats");
    };
    view! {
        <div id="partenaire" class="stack">
            <h2 class="h-md">{title.clone()}</h2>
            {problem(known, keep, (form, fields))}
            <Form faults=keep.faults() on_submit=submit label=title>
                <PartnerFields faults=keep.faults() fields bodies />
                {known.map(|_| view! { <StillActive active=fields.active /> })}
                <p class="form-acts cluster">
                    <Button look=Look::Primary press=Press::Submit pending=keep.pending()>
                        {tr!(services.directory.save)}
                    </Button>
                    <Button look=Look::Quiet on:click=move |_| close()>
                        {tr!(common.cancel)}
                    </Button>
                </p>
            </Form>
        </div>
    }
}

#[component]
fn PartnerFields(faults: Faults, fields: Fields, bodies: Bodies) -> impl IntoView {
    view! {
        <TextField
            faults
            pointer="/content/name"
            label=tr!(services.partners.name)
            missing=tr!(services.partners.name_missing)
            value=fields.name
        />
        <SelectField
            faults
            pointer="/content/kind"
            label=tr!(services.partners.kind)
            missing=tr!(services.partners.kind_missing)
            blank=tr!(services.partners.choose)
            value=fields.kind
            options=Signal::derive(kinds)
        />
        <TextField
            faults
            pointer="/content/place"
            label=tr!(services.partners.place)
            hint=tr!(services.partners.place_hint)
            value=fields.place
            optional=true
        />
        <SelectField
            faults
            pointer="/content/organisation_id"
            label=tr!(services.partners.body)
            blank=tr!(services.partners.no_body)
            value=fields.body
            options=Signal::derive(move || bodies.offered(&fields.body.read()))
            optional=true
        />
        <TextField
            faults
            pointer="/content/site"
            label=tr!(services.partners.site)
            hint=tr!(services.partners.site_hint)
            value=fields.site
            optional=true
        />
        <TextArea
            faults
            pointer="/content/note"
            label=tr!(services.partners.note)
            hint=tr!(services.partners.note_hint)
            value=fields.note
            optional=true
        />
    }
}

/// Whether one still works with it: asked of those that are known.
#[component]
fn StillActive(active: RwSignal<bool>) -> impl IntoView {
    view! {
        <Check
            label=tr!(services.partners.active)
            checked=active
            on_change=move |on| active.set(on)
        />
    }
}

/// Why it was not kept; of one that somebody else changed meanwhile, with the way on.
fn problem(
    known: Option<PartnerId>,
    keep: Submit<(PartnerRequest, i32)>,
    (form, fields): (PlainForm, Fields),
) -> AnyView {
    let failure = keep.failure();
    let Some(id) = known else { return view! { <ActProblem failure /> }.into_any() };
    let resume = form.use_resume(
        keep,
        move |client| async move { client.read_partner(id).await },
        move |theirs: RegisteredPartner| fields.fill(&theirs),
    );
    view! { <PlainProblem form failure resume /> }.into_any()
}

/// Adds it once, however often one presses, or changes it on the version that was seen.
fn use_keeping(
    known: Option<PartnerId>,
    open: RwSignal<bool>,
    changes: RwSignal<u32>,
) -> Submit<(PartnerRequest, i32)> {
    let key = draw_key();
    let toasts = expect_context::<Toasts>();
    use_submit(
        move |client, (body, seen): (PartnerRequest, i32)| {
            let key = key.clone();
            async move {
                match known {
                    Some(id) => client.edit_partner(id, &body, seen).await,
                    None => client.add_partner(&body, &key).await,
                }
            }
        },
        move |_| {
            open.try_set(false);
            toasts.tell(tr!(services.partners.kept));
            changes.update(|count| *count += 1);
            focus_on("#resultats");
        },
    )
}
