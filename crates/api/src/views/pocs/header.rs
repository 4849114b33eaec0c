//! The identity card of an experiment and its team.

use api_types::poc::{ExternalReferenceView, MemberView, PartnerView, PocHeaderView};
use api_types::video::VideoView;
use domain::poc::{ExternalReference, Member, MemberName, Partner, Poc, PocHeader, Sight};

use super::words;
use crate::views::people::Names;

/// What the summary does not say already, for this reader.
pub(super) fn header(poc: &Poc, description_html: Option<String>, sight: &Sight) -> PocHeaderView {
    let PocHeader {
        title: _,
        summary,
        description,
        department: _,
        organisation: _,
        domain: _,
        trigger: _,
        starts_on,
        ends_on: _,
        keywords: _,
        form,
        action_form: _,
        aspects,
        objective,
        lifecycle_position,
        health,
        pitch,
        sponsor_word,
        partners,
        external_references,
        sustainable,
        qualities,
        video,
        related,
        milestones,
    } = &poc.parts().header;
    let member = MemberName::User(sight.person);
    let takes_part = poc.parts().members.iter().any(|one| one.name == member);
    let shown = video.as_ref().filter(|video| video.is_for(sight, takes_part));
    PocHeaderView {
        summary: words(summary.as_ref()),
        description: description.as_ref().map(|text| text.as_str().to_owned()),
        description_html,
        starts_on: *starts_on,
        form: *form,
        aspects: aspects.clone(),
        objective: objective.clone(),
        lifecycle_position: lifecycle_position.clone(),
        health_note: health.as_ref().and_then(|report| words(report.note.as_ref())),
        pitch: words(pitch.as_ref()),
        sponsor_word: words(sponsor_word.as_ref()),
        partners: partners.iter().map(partner).collect(),
        external_references: external_references.iter().map(external_reference).collect(),
        sustainable: *sustainable,
        qualities: qualities.clone(),
        video: shown.map(VideoView::of),
        related: related.clone(),
        milestones: milestones.clone(),
    }
}

fn partner(Partner { name, kind, place }: &Partner) -> PartnerView {
    let place = place.as_ref().map(|place| place.as_str().to_owned());
    PartnerView { name: name.as_str().to_owned(), kind: *kind, place }
}

fn external_reference(
    ExternalReference { system, value }: &ExternalReference,
) -> ExternalReferenceView {
    ExternalReferenceView { system: *system, value: value.as_str().to_owned() }
}

/// Somebody who takes part.
pub(super) fn member(Member { name, role }: &Member, names: &Names) -> MemberView {
    let (person, name) = match name {
        MemberName::User(id) => (Some(names.person(*id)), None),
        MemberName::Named(words) => (None, Some(words.as_str().to_owned())),
    };
    MemberView { person, name, role: *role }
}
