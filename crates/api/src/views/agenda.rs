//! What happens on a day, as it travels.

use api_types::agenda::AgendaEntryView;
use app::App;
use app::agenda::AgendaEntry;

use super::ideas::attachment;
use super::people::organisation_ref;

/// An entry of the agenda.
pub(crate) fn entry(app: &App, entry: AgendaEntry) -> AgendaEntryView {
    let AgendaEntry { kind, id, title, on, begins_at, ends_at, format, place, .. } = entry;
    let AgendaEntry { planned, registered, replay, image, written_for, .. } = entry;
    let tree = app.directory.organisations();
    AgendaEntryView {
        kind,
        id,
        title,
        on,
        begins_at,
        ends_at,
        format,
        place,
        planned,
        registered,
        replay,
        image: image.map(|file| attachment(app, file)),
        organisation: written_for.map(|body| organisation_ref(&tree, body)),
    }
}
