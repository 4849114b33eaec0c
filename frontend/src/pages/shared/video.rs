//! The video of an experiment or of a practice: those who were filmed agree, and say to whom it may be shown (R131, R281,
//! R385).

use api_types::video::VideoView;
use domain::video::VideoScope;
use leptos::prelude::*;

use super::quoted;
use crate::components::{
    Check, Faults, Glyph, Icon, SelectField, SelectOption, TextArea, TextField,
};
use crate::words::{self, tr};

/// What is in the fields. No address, no video.
#[derive(Clone, Copy, Debug)]
pub(crate) struct VideoFields {
    url: RwSignal<String>,
    consent: RwSignal<bool>,
    scope: RwSignal<String>,
    captioned: RwSignal<bool>,
    transcript: RwSignal<String>,
}

impl VideoFields {
    pub(crate) fn new() -> Self {
        Self {
            url: RwSignal::new(String::new()),
            consent: RwSignal::new(false),
            scope: RwSignal::new(VideoScope::Internal.code().to_owned()),
            captioned: RwSignal::new(false),
            transcript: RwSignal::new(String::new()),
        }
    }

    pub(crate) fn fill(self, video: Option<&VideoView>) {
        let scope = video.map_or(VideoScope::Internal, |video| video.scope);
        self.url.set(video.map(|video| video.url.clone()).unwrap_or_default());
        self.consent.set(video.is_some_and(|video| video.consent));
        self.scope.set(scope.code().to_owned());
        self.captioned.set(video.is_some_and(|video| video.captioned));
        let transcript = video.and_then(|video| video.transcript.clone());
        self.transcript.set(transcript.unwrap_or_default());
    }

    pub(crate) fn video(self) -> Option<VideoView> {
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

/// The fields; `at` is the pointer of the video in what is sent.
#[component]
pub(crate) fn VideoForm(faults: Faults, video: VideoFields, at: &'static str) -> impl IntoView {
    view! {
        <TextField
            faults
            pointer=format!("{at}/url")
            label=tr!(shared.video.url)
            hint=tr!(shared.video.url_hint)
            value=video.url
            optional=true
        />
        <Show when=move || !video.url.read().trim().is_empty()>
            <About faults video at />
        </Show>
    }
}

#[component]
fn About(faults: Faults, video: VideoFields, at: &'static str) -> impl IntoView {
    let scopes = || {
        let scope = |one: &VideoScope| SelectOption::new(one.code(), words::video_scope(*one));
        VideoScope::ALL.iter().map(scope).collect::<Vec<_>>()
    };
    view! {
        <Check
            label=tr!(shared.video.consent)
            checked=video.consent
            on_change=move |kept| video.consent.set(kept)
        />
        <p class="hint">{tr!(shared.video.consent_hint)}</p>
        <SelectField
            faults
            pointer=format!("{at}/scope")
            label=tr!(shared.video.scope)
            value=video.scope
            options=Signal::derive(scopes)
        />
        <Check
            label=tr!(shared.video.captioned)
            checked=video.captioned
            on_change=move |kept| video.captioned.set(kept)
        />
        <TextArea
            faults
            pointer=format!("{at}/transcript")
            label=tr!(shared.video.transcript)
            hint=tr!(shared.video.transcript_hint)
            value=video.transcript
            optional=true
        />
    }
}

/// A link, never a player that starts by itself; and what is said in it, for whoever does not hear it (R131).
#[component]
pub(crate) fn VideoOf(video: VideoView) -> impl IntoView {
    let VideoView { url, consent: _, scope, captioned, transcript } = video;
    let captions = if captioned {
        tr!(shared.video.with_captions)
    } else {
        tr!(shared.video.without_captions)
    };
    let scope = tr!(shared.video.shown_to, to = words::video_scope(scope));
    let transcript = transcript.map(|text| {
        view! {
            <details class="disclose">
                <summary>{tr!(shared.video.read_transcript)}</summary>
                <blockquote>{quoted(&text)}</blockquote>
            </details>
        }
    });
    view! {
        <p class="cluster gap-2">
            <Icon glyph=Glyph::Image />
            <a href=url rel="external noopener">{tr!(shared.video.watch)}</a>
            <span class="small muted">{captions}" · "{scope}</span>
        </p>
        {transcript}
    }
}
