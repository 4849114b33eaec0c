//! Changing one's idea, until it is decided. What somebody else changed meanwhile is taken over, not lost.

use api_types::attachment::AttachmentView;
use api_types::idea::{EditIdeaRequest, IdeaContentRequest, IdeaView};
use domain::IdeaId;
use domain::idea::IdeaAct;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::writing::{FiledFields, WordFields, Writing, check, content_of, waits_for_file};
use crate::api::{Submit, use_fetch, use_submit};
use crate::components::{
    ActProblem, Breadcrumb, Button, ButtonLink, Door, Form, Keep, Look, Notice, PageHead, Press,
};
use crate::pages::shared::{
    Disputed, EditProblem, FoundWords, Merged, Place, ResumedNotice, keep_words, merge, told,
};
use crate::routes::{IdeasPage, Page};
use crate::state::{References, Toasts};
use crate::words::tr;

#[component]
pub(super) fn EditPage(id: IdeaId) -> impl IntoView {
    let idea = use_fetch(move || id, |client, id| async move { client.read_idea(id).await });
    view! { <Keep resource=idea let:idea><EditSheet id idea /></Keep> }
}

#[component]
fn EditSheet(id: IdeaId, idea: RwSignal<IdeaView>) -> impl IntoView {
    let view = idea.get_untracked();
    let reference = view.summary.reference.clone();
    let trail = vec![
        (Page::Ideas(IdeasPage::List), tr!(ideas.title).into()),
        (Page::Ideas(IdeasPage::Idea(id)), reference.clone().into()),
    ];
    let body = if view.allowed.contains(&IdeaAct::Edit) {
        view! { <EditForm id idea /> }.into_any()
    } else {
        view! {
            <Notice title=tr!(ideas.edit.closed)>
                <p><a href=Page::Ideas(IdeasPage::Idea(id)).path()>{tr!(ideas.edit.back)}</a></p>
            </Notice>
        }
        .into_any()
    };
    view! {
        <Breadcrumb trail here=tr!(ideas.edit.here) />
        <div class="page-narrow">
            <PageHead
                door=Door::Idea
                kind=tr!(ideas.idea.kind, reference = reference)
                title=tr!(ideas.edit.title)
                lead=tr!(ideas.edit.lead)
            />
            {body}
        </div>
    }
}

/// What one changes, and what it was changed from.
#[derive(Clone, Copy, Debug)]
struct Editing {
    writing: Writing,
    base: StoredValue<IdeaView>,
    /// What both changed, once a conflict was met.
    disputed: RwSignal<Option<Vec<Disputed>>>,
}

/// What is in the fields: files by what is shown of them, for their names are kept on this device too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct IdeaWords {
    #[serde(flatten)]
    content: IdeaContentRequest,
    files: Vec<AttachmentView>,
}

impl Editing {
    fn words(self) -> IdeaWords {
        let content = IdeaContentRequest { attachments: Vec::new(), ..self.writing.content() };
        IdeaWords { content, files: self.writing.files.get() }
    }

    /// Writes words of an earlier time, and says what somebody else changed since.
    fn show(self, found: Merged<IdeaWords>) {
        let IdeaWords { content, files } = found.value;
        self.writing.write(&content, files);
        let both = said(found.disputed);
        self.disputed.set(Some(both).filter(|both| !both.is_empty()));
    }

    /// Takes one's changes over to what the idea says now.
    fn resume(self, theirs: IdeaView) {
        let base = self.base.with_value(content_of);
        let merged = merge(&base, &self.writing.content(), &content_of(&theirs));
        let known = self.writing.files.get_untracked();
        if let Some(merged) = merged {
            let (value, disputed) = (merged.value, merged.disputed);
            let all = theirs.attachments.iter().chain(&known);
            let named = |id| all.clone().find(|file| file.id == id).cloned();
            let files = value.attachments.iter().copied().filter_map(named).collect();
            self.writing.write(&value, files);
            self.disputed.set(Some(said(disputed)));
        }
        self.base.set_value(theirs);
    }
}

fn said(disputed: Vec<(String, Value)>) -> Vec<Disputed> {
    let one = |(field, theirs): (String, Value)| Disputed {
        label: field_words(&field).into(),
        theirs: told(&theirs),
    };
    disputed.into_iter().map(one).collect()
}

fn field_words(field: &str) -> &'static str {
    match field {
        "title" => tr!(ideas.field.title),
        "problem" => tr!(ideas.idea.problem),
        "proposal" => tr!(ideas.idea.proposal),
        "subcategory" => tr!(ideas.field.subcategory),
        "attachments" | "files" => tr!(ideas.files.label),
        _ => tr!(ideas.idea.context),
    }
}

#[component]
fn EditForm(id: IdeaId, idea: RwSignal<IdeaView>) -> impl IntoView {
    let base = idea.get_untracked();
    let writing = Writing::of(&base);
    let editing = Editing { writing, base: StoredValue::new(base), disputed: RwSignal::new(None) };
    let place = Place::of(&format!("idea.{id}"));
    let kept = keep_words(place, move || editing.words(), move |found| editing.show(found));
    let references = expect_context::<References>();
    let toasts = expect_context::<Toasts>();
    let navigate = use_navigate();
    let edit = use_submit(
        move |client, request: EditIdeaRequest| async move {
            let seen = editing.base.with_value(|base| base.version);
            client.edit_idea(id, &request, seen).await
        },
        move |_: IdeaView| {
            kept.forget();
            toasts.tell(tr!(ideas.edit.done));
            navigate(&Page::Ideas(IdeasPage::Idea(id)).path(), NavigateOptions::default());
        },
    );
    let reload = use_submit(
        move |client, ()| async move { client.read_idea(id).await },
        move |theirs| editing.resume(theirs),
    );
    let submit = move |()| {
        if waits_for_file(writing, toasts) {
            return;
        }
        let request = EditIdeaRequest { content: writing.content() };
        let checked = check(&request.content, references);
        edit.send_checked(request, checked);
    };
    let problem = view! {
        <EditProblem
            failure=edit.failure()
            pending=reload.pending()
            on_resume=move |()| reload.send(())
        />
        <ActProblem failure=reload.failure() />
        <FoundWords kept />
        <ResumedNotice disputed=editing.disputed />
    }
    .into_any();
    view! { <EditFields id writing edit on_submit=submit problem /> }
}

#[component]
fn EditFields(
    id: IdeaId,
    writing: Writing,
    edit: Submit<EditIdeaRequest>,
    #[prop(into)] on_submit: Callback<()>,
    /// What stands between the fields and the button when the change was refused.
    problem: AnyView,
) -> impl IntoView {
    let faults = edit.faults();
    view! {
        <Form faults on_submit label=tr!(ideas.edit.title).to_owned()>
            <div class="stack gap-6">
                <WordFields writing faults />
                <FiledFields writing faults />
                {problem}
                <div class="cluster">
                    <Button look=Look::Primary press=Press::Submit pending=edit.pending()>
                        {tr!(ideas.edit.act)}
                    </Button>
                    <ButtonLink href=Page::Ideas(IdeasPage::Idea(id)).path()>
                        {tr!(ideas.edit.cancel)}
                    </ButtonLink>
                </div>
            </div>
        </Form>
    }
}
