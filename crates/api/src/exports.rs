//! Exporting whole sets: one JSON object a line.

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::http::header::{ContentDisposition, DispositionParam, DispositionType};
use actix_web::web::Bytes;
use api_types::export::{ExportKind, ExportQuery, ExportedComment};
use api_types::idea::CommentView;
use app::{
    Failure, challenges, comments, editorial, help_requests, ideas, pocs, practices,
    resource_requests,
};
use domain::access::{Actor, Holdings, Matrix, Permission, Profile, SealKey};
use domain::expression::Target;
use domain::poc::PocRules;
use domain::{
    ChallengeId, EditorialId, HelpRequestId, IdeaId, PocId, PracticeId, ResourceRequestId, UserId,
};
use futures_util::Stream;
use futures_util::stream::try_unfold;
use persistence::sets::{self, Set};
use serde::Serialize;
use serde_json::Value;

use crate::prelude::*;
use crate::views;

/// What is read, and sent, at a time.
const BATCH: u64 = 100;
/// Comments read at a time.
const COMMENTS: u16 = 100;
/// What depends on who reads.
const OF_THE_READER: [&str; 17] = [
    "allowed",
    "recommendable",
    "restrictable",
    "leavable",
    "voted",
    "vote_refused",
    "is_me",
    "removable",
    "asks_me",
    "asked",
    "local_zone",
    "served_me",
    "mine",
    "decidable",
    "registered",
    "ahead",
    "reminder",
];

pub(crate) fn configure(config: &mut Registry) {
    config.service(export_set);
}

/// Export a whole set.
///
/// One JSON object a line (NDJSON), sent while it is read, whatever the size of the set. Each is what reading that
/// object answers, complete, less what depends on who reads and the addresses of files, which expire. An anonymous
/// idea names nobody here either; what is kept for some is left to those who administer. Items, requests for resources
/// and questions are those that the caller reads, as in their lists: drafts for those who write them, one's own
/// questions or all of them.
#[utoipa::path(
    tag = "administration", security(("bearer" = ["export_data"])), params(ExportQuery),
    responses((status = OK, body = String, content_type = "application/x-ndjson")),
)]
#[get("/exports")]
async fn export_set(
    app: Data<App>,
    caller: Caller,
    query: Params<ExportQuery>,
) -> Answer<HttpResponse> {
    caller.require(Permission::ExportData).map_err(Failure::from)?;
    let name = format!("ozeli-d-{}-{}.ndjson", query.kind.code(), app.now().date_naive());
    let disposition = ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![DispositionParam::Filename(name)],
    };
    let reader = if is_read_by_each(query.kind) {
        Actor::clone(&caller)
    } else {
        nobody(caller.profile, caller.poc_rules)
    };
    Ok(HttpResponse::Ok()
        .content_type("application/x-ndjson")
        .insert_header(disposition)
        .streaming(lines_for(app.get_ref().clone(), query.kind, reader)))
}

/// Whether a list of these is not the same for all who have the same profile.
const fn is_read_by_each(kind: ExportKind) -> bool {
    match kind {
        ExportKind::EditorialItems | ExportKind::ResourceRequests | ExportKind::HelpRequests => {
            true
        }
        ExportKind::Ideas
        | ExportKind::Comments
        | ExportKind::Challenges
        | ExportKind::Pocs
        | ExportKind::Practices => false,
    }
}

/// The lines of a set, some at a time, for somebody of this profile who wrote nothing. Whoever calls this has asked
/// whether it is allowed.
pub fn lines(
    app: App,
    kind: ExportKind,
    (profile, rules): (Profile, PocRules),
) -> impl Stream<Item = Result<Bytes, Failure>> {
    lines_for(app, kind, nobody(profile, rules))
}

fn lines_for(
    app: App,
    kind: ExportKind,
    reader: Actor,
) -> impl Stream<Item = Result<Bytes, Failure>> {
    let export = Export { app, reader, kind };
    try_unfold((export, None), |(export, after)| async move {
        let some = export.some(after).await?;
        Ok(some.map(|(lines, last)| (lines, (export, Some(last)))))
    })
}

const fn set(kind: ExportKind) -> Set {
    match kind {
        ExportKind::Ideas | ExportKind::Comments => Set::Ideas,
        ExportKind::Challenges => Set::Challenges,
        ExportKind::Pocs => Set::Pocs,
        ExportKind::Practices => Set::Practices,
        ExportKind::EditorialItems => Set::EditorialItems,
        ExportKind::ResourceRequests => Set::ResourceRequests,
        ExportKind::HelpRequests => Set::HelpRequests,
    }
}

/// Sees all that is open to this profile, and is the author of nothing. Whoever does not administer sees of the
/// experiments what everybody sees, even while they are kept for COMEX and CODIR: then none.
fn nobody(profile: Profile, poc_rules: PocRules) -> Actor {
    Actor {
        id: UserId(Uuid::nil()),
        profile,
        organisation: None,
        department: None,
        top_management: false,
        referent: false,
        matrix: Arc::new(Matrix::default()),
        holds: Holdings::default(),
        poc_rules,
        seals: SealKey::new([0; 32]),
        preview: None,
    }
}

struct Export {
    app: App,
    reader: Actor,
    kind: ExportKind,
}

impl Export {
    /// The next lines, and the last identifier among them.
    async fn some(&self, after: Option<Uuid>) -> Result<Option<(Bytes, Uuid)>, Failure> {
        let ids = sets::ids(&self.app.store.reader(), set(self.kind), after, BATCH).await?;
        let Some(last) = ids.last().copied() else { return Ok(None) };
        let mut lines = Vec::new();
        // One object at a time: an export may take its time, not memory.
        for id in ids {
            self.write(id, &mut lines).await?;
        }
        Ok(Some((lines.into(), last)))
    }

    /// Writes an object, unless it is not for whoever reads: its list leaves it out too.
    async fn write(&self, id: Uuid, lines: &mut Vec<u8>) -> Result<(), Failure> {
        match self.tell(id, lines).await {
            Err(Failure::NotFound(_) | Failure::RecordClosed | Failure::Denied(_)) => Ok(()),
            told => told,
        }
    }

    async fn tell(&self, id: Uuid, lines: &mut Vec<u8>) -> Result<(), Failure> {
        let Self { app, reader, kind } = self;
        match kind {
            ExportKind::Comments => {
                for comment in self.comments(IdeaId(id)).await? {
                    line(lines, &ExportedComment { idea_id: IdeaId(id), comment });
                }
            }
            ExportKind::Ideas => {
                let page = ideas::read(app, reader, IdeaId(id)).await?;
                line(lines, &views::ideas::idea(app, reader, page));
            }
            ExportKind::Challenges => {
                let page = challenges::read(app, reader, ChallengeId(id)).await?;
                line(lines, &views::challenges::challenge(app, reader, page));
            }
            ExportKind::Pocs => {
                let reading = pocs::read(app, reader, PocId(id)).await?;
                line(lines, &views::pocs::poc(app, reader, reading).await?);
            }
            ExportKind::Practices => {
                let reading = practices::read(app, reader, PracticeId(id)).await?;
                line(lines, &views::practices::practice(app, reader, reading).await?);
            }
            ExportKind::EditorialItems => {
                let reading = editorial::read(app, reader, EditorialId(id)).await?;
                line(lines, &views::editorial::item(app, reader, reading).await?);
            }
            ExportKind::ResourceRequests => {
                let shown = resource_requests::read(app, reader, ResourceRequestId(id)).await?;
                for view in views::resource_requests::requests(app, reader, shown).await? {
                    line(lines, &view);
                }
            }
            ExportKind::HelpRequests => {
                let page = help_requests::read(app, reader, HelpRequestId(id)).await?;
                line(lines, &views::help_requests::whole(app, reader, page).await?);
            }
        }
        Ok(())
    }

    async fn comments(&self, idea: IdeaId) -> Result<Vec<CommentView>, Failure> {
        let tree = self.app.directory.organisations();
        let (mut all, mut after) = (Vec::new(), None);
        loop {
            let page = (COMMENTS, after.as_ref());
            let slice = comments::list(&self.app, &self.reader, Target::Idea(idea), page).await?;
            let views = slice.rows.into_iter();
            all.extend(
                views.map(|row| views::ideas::comment(row, (&self.reader, self.app.now()), &tree)),
            );
            after = slice.next;
            if after.is_none() {
                return Ok(all);
            }
        }
    }
}

fn line(lines: &mut Vec<u8>, view: &impl Serialize) {
    // A view is made of strings, numbers and maps with strings for keys: it is always JSON.
    if let Ok(mut value) = serde_json::to_value(view) {
        leave_the_reader_out(&mut value);
        lines.extend_from_slice(value.to_string().as_bytes());
        lines.push(b'\n');
    }
}

fn leave_the_reader_out(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(leave_the_reader_out),
        Value::Object(fields) => {
            fields.retain(|name, _| !OF_THE_READER.contains(&name.as_str()));
            // A file, as opposed to what is on the web.
            if fields.contains_key("media_type") {
                fields.remove("url");
            }
            fields.values_mut().for_each(leave_the_reader_out);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
