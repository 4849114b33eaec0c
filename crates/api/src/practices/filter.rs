//! What a list of practices is narrowed by, as it is asked.

use api_types::practice::PracticeQuery;
use domain::expression::tag_key;
use domain::reference::ReferenceCode;
use domain::text::fold;
use persistence::practices::PracticeFilter;

/// What a list is narrowed by.
pub(super) fn filter_of(query: PracticeQuery) -> PracticeFilter {
    let PracticeQuery {
        q,
        kind,
        domain,
        process,
        organisation_id,
        tag,
        maturity,
        with_kit,
        label,
        funding,
        supported,
        service_offer,
        local,
        reproducible,
        region,
        form,
        action_form,
        renewal,
        withdrawn,
        draft,
        limit: _,
        cursor: _,
        include: _,
    } = query;
    PracticeFilter {
        words: q.filter(|words| !words.trim().is_empty()),
        kind,
        domain: domain.map(ReferenceCode),
        process: process.map(ReferenceCode),
        organisation: organisation_id,
        tag: tag.map(|tag| tag_key(&tag)).filter(|tag| !tag.is_empty()),
        maturity,
        with_kit,
        label: label.map(|label| fold(&label)).filter(|label| !label.is_empty()),
        funding,
        supported,
        service_offer,
        local,
        reproducible,
        region,
        form,
        action_form: action_form.map(ReferenceCode),
        renewal,
        // A draft is out of the Store, though nobody took it out.
        withdrawn: withdrawn.unwrap_or_default() || draft == Some(true),
        draft,
        // Whoever asks sees what is theirs to see: the use case says whose.
        own: None,
        open: false,
        sight: None,
    }
}
