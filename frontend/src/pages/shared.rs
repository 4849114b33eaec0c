//! What several features share: people to choose, bodies, the chain, lists that grow, two changes to merge,
//! words that are not sent yet.

mod action_form;
mod bodies;
mod bricks;
mod chain;
mod charter;
mod clock;
mod conflict;
mod contested;
mod counted;
mod device;
mod discussion;
mod document;
mod download;
mod expression;
mod focus;
mod former;
mod growth;
mod happening;
mod history;
mod hits;
mod image;
mod image_part;
mod kept;
mod later;
mod merge;
mod parcel;
mod passing;
mod people;
mod picture;
mod plain;
mod quote;
mod readers;
mod regions;
mod rich;
mod rights_on;
mod rows;
mod sending;
mod share;
mod sheet;
mod similar;
mod sizes;
mod supported;
mod testimonials;
mod typing;
mod unsent;
mod video;

pub(crate) use action_form::{ActionFormFact, ActionFormField};
pub(crate) use bodies::{BODY, Bodies, use_bodies};
pub(crate) use bricks::{
    DepositLink, brick_freshness, brick_host, departure, owner_names, use_bricks,
};
pub(crate) use chain::ChainSection;
pub(crate) use charter::{BodyField, CharterRemarks};
pub(crate) use clock::{publication_instant, today, wall};
pub(crate) use conflict::{Disputed, EditProblem, ResumedNotice, disputed_list};
pub(crate) use contested::{Contested, when_overtaken};
pub(crate) use counted::with_counts;
pub(crate) use device::{Place, Unsent};
pub(crate) use discussion::Discussion;
pub(crate) use document::document_query;
pub(crate) use download::{download, keep_address};
pub(crate) use expression::{
    ExpressionPanel, FollowThis, Heard, REBOUND, REPORTED, TAG, TalkOf, rebound_href, tag_words,
};
pub(crate) use focus::{RowButton, back_to, focus_on, keep_focus};
pub(crate) use former::{FormerTexts, NoFormerText, Unfolded};
pub(crate) use growth::MorePager;
pub(crate) use happening::happening_page;
pub(crate) use history::{HistoryList, HistoryOf};
pub(crate) use hits::{
    HitState, HitStop, Marked, hit_door, hit_glyph, hit_kind, hit_kinds, hit_page, status_words,
};
pub(crate) use image::{ImageChoice, ImageField, unaddressed};
pub(crate) use image_part::{ImageFields, ImagePart, ImageSaid, Pointers};
pub(crate) use kept::{ExportList, KeptViews, TakeAlong};
pub(crate) use later::Later;
pub(crate) use merge::{Merged, merge, told};
pub(crate) use parcel::{ADD, Parcel, Post, PostDesk};
pub(crate) use passing::{PassOn, ReadyMessage, Told};
pub(crate) use people::{PersonChoice, PersonField, TOGETHER, contact_me, debounce, write_href};
pub(crate) use picture::WidePicture;
pub(crate) use plain::{PlainField, PlainForm, PlainProblem};
pub(crate) use quote::quoted;
pub(crate) use readers::{KeptBadge, ReadersChoice};
pub(crate) use regions::region_area;
pub(crate) use rich::RichArea;
pub(crate) use rights_on::{RightsOn, Thing, ThingTitle};
pub(crate) use rows::RowsField;
pub(crate) use sending::FileUnderWay;
pub(crate) use share::ShareLink;
pub(crate) use sheet::adopt_sheet;
pub(crate) use similar::{ReadAlso, SimilarWhileTyping, paused};
pub(crate) use sizes::{DOCUMENTS, format_words, size_words};
pub(crate) use supported::{ToldChoices, ToldOfSupported};
pub(crate) use testimonials::TestimonialsOf;
pub(crate) use unsent::{FoundWords, KeptWords, keep_fields, keep_words};
pub(crate) use video::{VideoFields, VideoForm, VideoOf};

use leptos::prelude::*;

use crate::components::chunk;
use discussion::{Discussed, Discussing};
use domain::editorial::TestimonySubject;
use expression::Panel;
use testimonials::Testimonials;

// What people say is downloaded once for all that they read, after the page.
chunk! {
    talk {
        talk_panel(heard: Heard) => view! { <Panel heard /> };
        talk_discussion(of: Discussed) => view! { <Discussing of /> };
        talk_testimonials(about: TestimonySubject) => view! { <Testimonials about /> };
    }
}
