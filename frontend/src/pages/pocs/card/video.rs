//! The video of an experiment: those who were filmed agree, and say to whom it may be shown (R131, R385).

use api_types::poc::VideoView;
use domain::poc::VideoScope;
use leptos::prelude::*;

use super::CardFields;
use crate::components::{Check, Faults, SelectField, SelectOption, TextArea, TextField};
use crate::words::{self, tr};

/// What is in the fields. No address, no video.
#[derive(Clone, Copy, Debug)]
pub(super) struct VideoFields {
    url: RwSignal<String>,
    consent: RwSignal<bool>,
    scope: RwSignal<String>,
    captioned: RwSignal<bool>,
    transcript: RwSignal<String>,
}

impl VideoFields {
    pub(super) fn new() -> Self {
        Self {
            url: RwSignal::new(String::new()),
            consent: RwSignal::new(false),
            scope: RwSignal::new(VideoScope::Internal.code().to_owned()),
            captioned: RwSignal::new(false),
            transcript: RwSignal::new(String::new()),
        }
    }

    pub(super) fn fill(self, video: Option<&VideoView>) {
        let scope = video.map_or(VideoScope::Internal, |video| video.scope);
        self.url.set(video.map(|video| video.url.clone()).unwrap_or_default());
        self.consent.set(video.is_some_and(|video| video.consent));
        self.scope.set(scope.code().to_owned());
        self.captioned.set(video.is_some_and(|video| video.captioned));
        let transcript = video.and_then(|video| video.transcript.clone());
        self.transcript.set(transcript.unwrap_or_default());
    }

    pub(super) fn video(self) -> Option<VideoView> {
        let url = Some(self.url.get()).filter(|url| !url.trim().is_empty())?;
        Some(VideoView {
            url,
            consent: self.consent.get(),
            scope: self.scope.with(|scope| scope.parse().unwrap_or(VideoScope::Internal)),
            captioned: self.captioned.get(),
            transcript: Some(self.transcript.get()).filter(|text| !text.trim().is_empty()),
        })
    }
}

#[component]
pub(super) fn VideoField(faults: Faults, fields: CardFields) -> impl IntoView {
    let video = fields.more().video;
    view! {
        <TextField
            faults
            pointer="/header/video/url"
            label=tr!(pocs.card.video_url)
            hint=tr!(pocs.card.video_url_hint)
            value=video.url
        />
        <Show when=move || !video.url.read().trim().is_empty()>
            <About faults video />
        </Show>
    }
}

#[component]
fn About(faults: Faults, video: VideoFields) -> impl IntoView {
    let scopes = || {
        let scope = |one: &VideoScope| SelectOption::new(one.code(), words::video_scope(*one));
        VideoScope::ALL.iter().map(scope).collect::<Vec<_>>()
    };
    view! {
        <Check
            label=tr!(pocs.card.video_consent)
            checked=video.consent
            on_change=move |kept| video.consent.set(kept)
        />
        <p class="hint">{tr!(pocs.card.video_consent_hint)}</p>
        <SelectField
            faults
            pointer="/header/video/scope"
            label=tr!(pocs.card.video_scope)
            value=video.scope
            options=Signal::derive(scopes)
        />
        <Check
            label=tr!(pocs.card.video_captioned)
            checked=video.captioned
            on_change=move |kept| video.captioned.set(kept)
        />
        <TextArea
            faults
            pointer="/header/video/transcript"
            label=tr!(pocs.card.video_transcript)
            hint=tr!(pocs.card.video_transcript_hint)
            value=video.transcript
            optional=true
        />
    }
}
