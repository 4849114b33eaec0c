//! Kits, as they travel.

use api_types::attachment::AttachmentView;
use api_types::practice::{
    KitContentRequest, KitDraftView, KitFileView, KitReleaseSummary, KitReleaseView,
    KitReleaseWithdrawalView, KitSectionView, KitSummary, KitView, Kits,
};
use app::attachments::{address, address_for_writers};
use app::practices::{Files, KitList, KitReading, KitReleaseReading};
use app::{App, Failure};
use domain::AttachmentId;
use domain::access::{Actor, Permission};
use domain::practice::{Kit, KitFile, KitParts, KitRelease, KitSection, is_to_check};
use persistence::Stored;

use super::ideas::attachment;
use super::people::Names;
use super::rich;

/// The kits of a practice, for this reader.
pub(crate) fn kits(app: &App, actor: &Actor, list: &KitList) -> Kits {
    let KitList { practice, kits, files } = list;
    let summary = |(kit, last): &(Stored<Kit>, Option<KitRelease>)| {
        summary(app, actor, (kit, last.as_ref()), files)
    };
    let items = kits.iter().map(summary).collect();
    Kits { items, writable: actor.can(Permission::EditPractice, practice) }
}

/// A kit, for this reader.
pub(crate) async fn kit(app: &App, actor: &Actor, reading: KitReading) -> Result<KitView, Failure> {
    let KitReading { kit, release: last, releases, files } = reading;
    let withdrawn = releases.iter().filter_map(|row| row.withdrawn.as_ref());
    let people = releases.iter().map(|row| row.by).chain(last.iter().map(|release| release.by));
    let people = people.chain(withdrawn.map(|withdrawn| withdrawn.by));
    let names = Names::of(app, &app.store.reader(), people).await?;
    let KitParts { practice, content, .. } = kit.value.parts();
    let draft = kit.value.is_editable(actor).then(|| KitDraftView {
        content: KitContentRequest::from(content),
        files: written_files(app, &content.files, &files),
    });
    let row = |row: persistence::kits::KitReleaseRow| KitReleaseSummary {
        number: row.number,
        note: row.note,
        released_by: names.person(row.by),
        released_at: row.at,
        withdrawn: row.withdrawn.map(|withdrawn| KitReleaseWithdrawalView {
            at: withdrawn.at,
            by: names.person(withdrawn.by),
            reason: withdrawn.reason.as_str().to_owned(),
        }),
    };
    Ok(KitView {
        summary: summary(app, actor, (&kit, last.as_ref()), &files),
        practice_reference: practice.parts().reference.clone(),
        practice_title: practice.parts().content.title.as_str().to_owned(),
        release: last.map(|last| release_view(app, &last, (&files, &names))),
        releases: releases.into_iter().map(row).collect(),
        draft,
    })
}

/// A kit as it was released once.
pub(crate) async fn release(
    app: &App,
    reading: KitReleaseReading,
) -> Result<KitReleaseView, Failure> {
    let KitReleaseReading { practice: _, release, files } = reading;
    let names = Names::of(app, &app.store.reader(), [release.by]).await?;
    Ok(release_view(app, &release, (&files, &names)))
}

fn summary(
    app: &App,
    actor: &Actor,
    (kit, last): (&Stored<Kit>, Option<&KitRelease>),
    files: &Files,
) -> KitSummary {
    let KitParts { id, practice, content: draft, confirmed_at, .. } = kit.value.parts();
    let shown = last.map_or(draft, |last| &last.content);
    let editable = kit.value.is_editable(actor);
    KitSummary {
        id: *id,
        practice_id: practice.parts().id,
        kind: shown.kind,
        title: shown.title.as_str().to_owned(),
        number: last.map(|last| last.number),
        released_at: last.map(|last| last.at),
        files: match last {
            Some(last) => file_views(app, &last.content.files, files),
            None => written_files(app, &draft.files, files),
        },
        confirmed_at: last.map(|_| *confirmed_at),
        to_check: last.is_some() && is_to_check(*confirmed_at, app.now()),
        editable,
        pending: editable && last.is_none_or(|last| last.content != *draft),
        version: kit.version,
    }
}

fn release_view(
    app: &App,
    release: &KitRelease,
    (files, names): (&Files, &Names),
) -> KitReleaseView {
    let KitRelease { kit, number, content, note, by, at, withdrawn: _ } = release;
    let section = |section: &KitSection| {
        let text = rich(content.sections.get(*section)?);
        Some(KitSectionView { section: *section, text })
    };
    KitReleaseView {
        kit_id: *kit,
        number: *number,
        kind: content.kind,
        title: content.title.as_str().to_owned(),
        sections: KitSection::ALL.iter().filter_map(section).collect(),
        files: file_views(app, &content.files, files),
        note: note.as_ref().map(|note| note.as_str().to_owned()),
        released_by: names.person(*by),
        released_at: *at,
    }
}

/// The files of a kit, or of a method resource, in order.
pub(crate) fn file_views(app: &App, carried: &[KitFile], files: &Files) -> Vec<KitFileView> {
    files_at(app, address, (carried, files))
}

/// The files of what is written, for those who write it: whatever became of the releases that carry them too.
fn written_files(app: &App, carried: &[KitFile], files: &Files) -> Vec<KitFileView> {
    files_at(app, address_for_writers, (carried, files))
}

fn files_at(
    app: &App,
    address: fn(&App, AttachmentId) -> String,
    (carried, files): (&[KitFile], &Files),
) -> Vec<KitFileView> {
    let view = |file: &KitFile| {
        let kept = files.get(&file.attachment)?.clone();
        let sha256 = kept.sha256.clone().unwrap_or_default();
        let accessibility = file.accessibility;
        let file = AttachmentView { url: address(app, kept.id), ..attachment(app, kept) };
        Some(KitFileView { file, sha256, accessibility })
    };
    carried.iter().filter_map(view).collect()
}
