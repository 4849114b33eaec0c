//! Files of other tools: what they must hold, checked before anything is written, then brought in (R412 to R418).

mod columns;
mod current;
mod report;

use std::sync::Arc;

use api_types::import::{ImportKind, ImportQuery, ImportReport};
use domain::FieldCode;
use domain::access::Permission;
use js_sys::Uint8Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, File};

use super::tabs::{AdminTabs, AdminTrail};
use crate::api::{Api, Failure, Fetched, Upload, use_api};
use crate::components::{
    ActProblem, Button, Faults, FileField, Look, Notice, PageHead, Section, SelectField,
    SelectOption, Tone,
};
use crate::pages::shared::{FileUnderWay, focus_on, size_words};
use crate::routes::{AdminPage, CONTENT};
use crate::state::{AddressStep, Session, Toasts, use_address};
use crate::words::tr;

use columns::Expected;
use current::CurrentAccounts;
use report::{ReportPart, column};

/// Most bytes that the server takes.
const FILE_MAX: f64 = 64.0 * 1024.0 * 1024.0;

/// A file as it was when it was chosen: what is imported is what was checked.
#[derive(Clone, Debug)]
struct Chosen {
    name: String,
    content: Arc<Vec<u8>>,
}

/// What is asked of the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Work {
    Check,
    Import,
}

/// The file, what is asked about it, and what came of it.
#[derive(Clone, Copy)]
struct Desk {
    kind: Memo<ImportKind>,
    file: RwSignal<Option<Chosen>>,
    under_way: RwSignal<Option<Work>>,
    /// How far the file is on its way.
    upload: Upload,
    /// What was said last of this very file.
    report: RwSignal<Option<ImportReport>>,
    failure: RwSignal<Option<Failure>>,
    /// Whether what failed may have been written.
    maybe_written: RwSignal<bool>,
    /// Why a file was not taken.
    refused: RwSignal<Option<&'static str>>,
    api: StoredValue<Api>,
    toasts: Toasts,
}

impl Desk {
    fn new(kind: Memo<ImportKind>) -> Self {
        Self {
            kind,
            file: RwSignal::new(None),
            under_way: RwSignal::new(None),
            upload: Upload::new(),
            report: RwSignal::new(None),
            failure: RwSignal::new(None),
            maybe_written: RwSignal::new(false),
            refused: RwSignal::new(None),
            api: StoredValue::new(use_api()),
            toasts: expect_context::<Toasts>(),
        }
    }

    /// Another file, or another kind: what was said holds no more.
    fn forget(self) {
        self.report.try_set(None);
        self.failure.try_set(None);
        self.refused.try_set(None);
    }

    fn pick(self, file: File) {
        if self.under_way.get_untracked().is_some() {
            self.refused.set(Some(tr!(admin.imports.busy)));
            return;
        }
        self.forget();
        if file.size() > FILE_MAX {
            self.refused.set(Some(tr!(admin.imports.too_large)));
            return;
        }
        // Until this one is read there is none: the former one must not be checked in its place.
        self.file.set(None);
        let name = file.name();
        spawn_local(async move {
            if let Ok(buffer) = JsFuture::from(file.array_buffer()).await {
                let content = Arc::new(Uint8Array::new(&buffer).to_vec());
                self.file.try_set(Some(Chosen { name, content }));
            } else {
                self.refused.try_set(Some(tr!(admin.imports.unreadable)));
            }
        });
    }

    fn ask(self, work: Work) {
        if self.under_way.get_untracked().is_some() {
            return;
        }
        self.failure.set(None);
        let file = self.file.get_untracked();
        self.refused.set(file.is_none().then(|| tr!(admin.imports.choose_first)));
        let Some(file) = file else { return };
        self.under_way.set(Some(work));
        let query = ImportQuery { kind: self.kind.get_untracked(), dry_run: work == Work::Check };
        let api = self.api.get_value();
        spawn_local(async move {
            let answer = api.call(|client| {
                let (query, file) = (query.clone(), file.clone());
                async move {
                    let outgoing = client.outgoing_import(&query)?;
                    self.upload.post(&outgoing, &file.name, &file.content).await
                }
            });
            self.tell(work, answer.await);
        });
    }

    fn tell(self, work: Work, answer: Fetched<Option<ImportReport>>) {
        self.under_way.try_set(None);
        match answer {
            // The server reads nothing of a file before all of it is there.
            Ok(None) => self.toasts.tell(tr!(ideas.files.given_up)),
            // Somebody chose another kind meanwhile.
            Ok(Some(report)) if self.kind.try_get_untracked() != Some(report.kind) => {}
            Ok(Some(report)) => {
                self.report.try_set(Some(report));
                focus_on("#rapport");
            }
            Err(failure) => {
                self.maybe_written.try_set(work == Work::Import);
                self.failure.try_set(Some(failure));
            }
        }
    }
}

/// What they may import: accounts are for whoever opens them, practices for whoever publishes them.
fn kinds(session: Session) -> Vec<ImportKind> {
    let open = |kind: &ImportKind| match kind {
        ImportKind::Accounts => session.may(Permission::EditAccounts),
        ImportKind::Practices => session.may(Permission::PublishPractice),
        ImportKind::Ideas | ImportKind::Comments | ImportKind::Pocs | ImportKind::Challenges => {
            true
        }
    };
    ImportKind::ALL.into_iter().filter(open).collect()
}

fn kind_words(kind: ImportKind) -> &'static str {
    match kind {
        ImportKind::Accounts => tr!(admin.imports.kind.accounts),
        ImportKind::Ideas => tr!(admin.imports.kind.ideas),
        ImportKind::Comments => tr!(admin.imports.kind.comments),
        ImportKind::Challenges => tr!(admin.imports.kind.challenges),
        ImportKind::Pocs => tr!(admin.imports.kind.pocs),
        ImportKind::Practices => tr!(admin.imports.kind.practices),
    }
}

#[component]
pub(super) fn ImportsPage() -> impl IntoView {
    let session = expect_context::<Session>();
    let body = if session.may(Permission::ImportFiles) {
        view! { <Import all=kinds(session) /> }.into_any()
    } else {
        view! {
            <Notice tone=Tone::Warning title=tr!(admin.imports.refused_title)>
                <p>{tr!(admin.imports.refused_why)}</p>
            </Notice>
        }
        .into_any()
    };
    view! {
        <AdminTrail here=tr!(admin.tab.imports) />
        <PageHead title=tr!(admin.imports.title) lead=tr!(admin.imports.lead) />
        <AdminTabs here=AdminPage::Imports />
        {body}
    }
}

/// What the file holds, the file, and what was said of it.
#[component]
fn Import(all: Vec<ImportKind>) -> impl IntoView {
    let address = use_address();
    let asked = untrack(|| address.text(CONTENT)).and_then(|code| ImportKind::from_code(&code));
    let first = asked.filter(|kind| all.contains(kind)).or(all.first().copied());
    let first = first.unwrap_or(ImportKind::Ideas);
    let value = RwSignal::new(first.code().to_owned());
    let kind = Memo::new(move |_| ImportKind::from_code(&value.read()).unwrap_or(first));
    let desk = Desk::new(kind);
    Effect::new(move |former: Option<ImportKind>| {
        let kind = kind.get();
        if former.is_some_and(|former| former != kind) {
            address.set(&[(CONTENT, kind.code().to_owned())], AddressStep::Replace);
            desk.forget();
        }
        kind
    });
    let reads = expect_context::<Session>().may(Permission::ReadAccounts);
    let current = move || {
        let accounts = reads && kind.get() == ImportKind::Accounts;
        accounts.then(|| view! { <CurrentAccounts /> })
    };
    let options = move || {
        let line = |kind: &ImportKind| SelectOption::new(kind.code(), kind_words(*kind));
        all.iter().map(line).collect::<Vec<_>>()
    };
    view! {
        <div class="stack gap-10">
            <Section title=tr!(admin.imports.prepare)>
                <div class="stack">
                    <SelectField
                        faults=Faults::new()
                        pointer="/kind"
                        label=tr!(admin.imports.what)
                        value
                        options=Signal::derive(options)
                    />
                    <Expected kind />
                    {current}
                </div>
            </Section>
            <Section title=tr!(admin.imports.file)><FilePart desk /></Section>
            <ReportPart desk />
        </div>
    }
}

/// The file, chosen or dropped, and the way to have it checked.
#[component]
fn FilePart(desk: Desk) -> impl IntoView {
    let chosen = move || {
        desk.file.get().map(|Chosen { name, content }| {
            let size = size_words(u64::try_from(content.len()).unwrap_or_default());
            tr!(admin.imports.chosen, name = name, size = size)
        })
    };
    let missing = move || {
        let fields = desk.failure.read().as_ref().map(Failure::fields).unwrap_or_default();
        let lacks = fields.iter().filter(|field| field.code == FieldCode::Required);
        let names: Vec<String> = lacks.map(|field| column(&field.pointer)).collect();
        (!names.is_empty()).then(|| tr!(admin.imports.missing, columns = names.join(", ")))
    };
    let again = move || {
        let unsure = desk.maybe_written.get() && desk.failure.read().is_some();
        unsure.then(|| view! { <p class="small">{tr!(admin.imports.again)}</p> })
    };
    let pending = Signal::derive(move || desk.under_way.get() == Some(Work::Check));
    // Once it is checked, what asks most to be pressed is the import.
    let checked = Memo::new(move |_| desk.report.read().is_some());
    let check = move || {
        let look = if checked.get() { Look::Plain } else { Look::Primary };
        view! {
            <Button look pending on:click=move |_| desk.ask(Work::Check)>
                {tr!(admin.imports.check)}
            </Button>
        }
    };
    view! {
        <div
            class="stack"
            on:dragover=move |event: DragEvent| event.prevent_default()
            on:drop=move |event: DragEvent| {
                event.prevent_default();
                let files = event.data_transfer().and_then(|data| data.files());
                if let Some(file) = files.and_then(|files| files.get(0)) {
                    desk.pick(file);
                }
            }
        >
            <FileField
                faults=Faults::new()
                pointer="/file"
                label=tr!(admin.imports.choose)
                hint=tr!(admin.imports.choose_hint)
                accept=".csv,text/csv"
                on_pick=move |file| desk.pick(file)
            />
            <p class="small" role="status">{chosen}</p>
            <p class="field-error" role="alert">{move || desk.refused.get()}</p>
            <p>{check}</p>
            <UnderWay desk />
            <ActProblem failure=desk.failure />
            <p class="field-error" role="alert">{missing}</p>
            {again}
        </div>
    }
}

/// How far the file is on its way, and the button that gives it up; then what the server makes of it, of which nobody
/// knows how far it is: that bar says only that it goes on.
#[component]
fn UnderWay(desk: Desk) -> impl IntoView {
    let words = move || {
        let name = desk.file.get().filter(|_| desk.upload.has_left())?.name;
        Some(match desk.under_way.get()? {
            Work::Check => tr!(admin.imports.checking, name = name),
            Work::Import => tr!(admin.imports.importing, name = name),
        })
    };
    view! {
        <Show when=move || !desk.upload.has_left()><FileUnderWay upload=desk.upload /></Show>
        <p class="small" role="status">
            {move || words().map(|words| view! {
                <label class="under-way">{words}<progress></progress></label>
            })}
        </p>
    }
}
