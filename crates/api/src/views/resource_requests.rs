//! Requests for resources and their settings, as they travel.

use api_types::resource_request::{
    PurposeView, ResourceKindView, ResourceLineView, ResourceRequestView, ResourceSettingsView,
    ResourceStateView, ResourceTotal,
};
use app::resource_requests::{Handled, Shown};
use app::{App, Failure};
use domain::access::{Actor, Permission};
use domain::journal::SubjectKind;
use domain::resource_request::{
    Purpose, ResourceKind, ResourceLine, ResourceRequest, ResourceRequestParts, ResourceSettings,
    ResourceState, StateNature,
};
use persistence::Stored;
use persistence::notifications::Name;
use persistence::resource_requests::ResourceRow;

use super::people::{Names, organisation_ref};

/// Requests of a list: one query for all their people.
pub(crate) async fn requests(
    app: &App,
    caller: &Actor,
    shown: Shown,
) -> Result<Vec<ResourceRequestView>, Failure> {
    let people = shown.rows.iter().flat_map(|row| {
        let parts = row.request.value.parts();
        let deciders = parts.lines.iter().filter_map(|line| line.decided.map(|(by, _)| by));
        deciders.chain([parts.requester]).collect::<Vec<_>>()
    });
    let names = Names::of(app, &app.store.reader(), people).await?;
    let Shown { rows, names: objects, settings } = shown;
    let view = |row: ResourceRow| {
        let ResourceRow { request: Stored { value, version }, details_html } = row;
        let ResourceRequestParts {
            id,
            reference,
            title,
            details: _,
            purpose,
            requester,
            organisation,
            lines,
            requested_at,
        } = value.parts();
        let tree = app.directory.organisations();
        ResourceRequestView {
            id: *id,
            reference: reference.clone(),
            title: title.as_str().to_owned(),
            details_html,
            purpose: purpose.and_then(|purpose| purpose_view(purpose, &objects)),
            requester: names.person(*requester),
            mine: *requester == caller.id,
            organisation: organisation.map(|id| organisation_ref(&tree, id)),
            lines: lines
                .iter()
                .map(|line| line_view(line, (caller, &value), (&names, &settings)))
                .collect(),
            requested_at: *requested_at,
            version,
        }
    };
    Ok(rows.into_iter().map(view).collect())
}

fn purpose_view(
    purpose: Purpose,
    objects: &std::collections::BTreeMap<uuid::Uuid, Name>,
) -> Option<PurposeView> {
    let (kind, id) = match purpose {
        Purpose::Idea(id) => (SubjectKind::Idea, id.0),
        Purpose::Poc(id) => (SubjectKind::Poc, id.0),
    };
    let Name { reference, title } = objects.get(&id)?.clone();
    Some(PurposeView { kind, id, reference, title })
}

fn line_view(
    line: &ResourceLine,
    (caller, request): (&Actor, &ResourceRequest),
    (names, settings): (&Names, &ResourceSettings),
) -> ResourceLineView {
    let ResourceLine { kind, what, state, reason, decided } = line;
    let handler = settings.kind(kind).and_then(|kind| kind.handler_id);
    let known = settings.states.iter().find(|known| known.code == *state);
    ResourceLineView {
        kind: kind.clone(),
        what: what.as_str().to_owned(),
        state: state.clone(),
        nature: known.map_or(StateNature::Open, |known| known.nature),
        reason: reason.as_ref().map(|reason| reason.as_str().to_owned()),
        decided_by: decided.map(|(by, _)| names.person(by)),
        decided_at: decided.map(|(_, at)| at),
        decidable: request.is_answered_by(caller, handler),
    }
}

/// Kinds and states.
pub(crate) async fn settings(
    app: &App,
    caller: &Actor,
    read: Handled,
) -> Result<ResourceSettingsView, Failure> {
    let Handled { settings: Stored { value, version }, totals } = read;
    let ResourceSettings { kinds, states } = value;
    let ids = kinds.iter().filter_map(|kind| kind.handler_id);
    let names = Names::of(app, &app.store.reader(), ids).await?;
    let kind = |kind: ResourceKind| {
        let ResourceKind { code, label_fr, label_en, handler_id, available, active } = kind;
        let handler = handler_id.map(|id| names.person(id));
        ResourceKindView { code, label_fr, label_en, handler, available, active }
    };
    let state = |state: ResourceState| {
        let ResourceState { code, label_fr, label_en, nature, active } = state;
        ResourceStateView { code, label_fr, label_en, nature, active }
    };
    let total = |(kind, state, lines)| ResourceTotal { kind, state, lines };
    Ok(ResourceSettingsView {
        kinds: kinds.into_iter().map(kind).collect(),
        states: states.into_iter().map(state).collect(),
        totals: totals.into_iter().map(total).collect(),
        editable: caller.require(Permission::EditResourceSettings).is_ok(),
        version,
    })
}
