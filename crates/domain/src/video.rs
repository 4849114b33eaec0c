//! A video that shows an experiment, a practice or news: the people filmed agreed, and to whom it may be shown (R131,
//! R281, R385).

use crate::editorial::WebAddress;
use crate::poc::Sight;
use crate::text::LongText;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// To whom those who were filmed, or photographed, agreed that it be shown.
    VideoScope {
        /// COMEX and CODIR alone.
        TopManagement = "top_management",
        /// Whoever signs in here.
        Internal = "internal",
        /// Everybody.
        Public = "public",
    }
}

/// A video. Without the consent of those filmed there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Video {
    /// Where it is.
    pub url: WebAddress,
    /// To whom it may be shown.
    pub scope: VideoScope,
    /// Whether it has captions.
    pub captioned: bool,
    /// What is said in it, for whoever does not hear it.
    pub transcript: Option<LongText>,
}

impl VideoScope {
    /// Whether it is for somebody who reads the page; those who keep the page always know of it.
    #[must_use]
    pub const fn is_for(self, sight: &Sight, keeps_the_page: bool) -> bool {
        match self {
            Self::TopManagement => sight.top_management || sight.everything || keeps_the_page,
            Self::Internal | Self::Public => true,
        }
    }
}

impl Video {
    /// Whether somebody who reads the page may watch it; those who keep the page always know of it.
    #[must_use]
    pub const fn is_for(&self, sight: &Sight, keeps_the_page: bool) -> bool {
        self.scope.is_for(sight, keeps_the_page)
    }
}
