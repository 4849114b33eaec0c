//! Former versions of guides, as they travel.

use api_types::editorial::GuideVersionSummary;
use app::OrganisationTree;
use app::editorial::FormerGuideReading;
use persistence::editorial::guides::GuideVersion;

use crate::views::people::{nobody, person_view};

/// A former version, in a list. Whoever is not there any more keeps a place without a name.
pub(crate) fn summary(reading: FormerGuideReading, tree: &OrganisationTree) -> GuideVersionSummary {
    let FormerGuideReading { version, writer } = reading;
    let GuideVersion { number, label, change, title, written_by, since, until } = version;
    let written_by = writer.map_or_else(|| nobody(written_by), |writer| person_view(&writer, tree));
    GuideVersionSummary { number, label, change, title, written_by, since, until }
}
