//! The landing page, in words.

use domain::home::{HomePart, ServiceNumber};

use super::vocabulary::named;
use crate::words::{tr, trn};

named! {
    /// What a part is called, as one arranges them.
    home_part(HomePart):
        Yours = home.yours,
        Featured = home.featured,
        Lesson = home.arrange.part.lesson,
        Coming = home.arrange.part.coming,
        Latest = home.latest,
        Celebrated = home.celebrations.title,
        Values = home.arrange.part.values,
        Services = home.arrange.part.services;
}

/// What a service counts: « 3 actualités en 30 jours ».
pub(crate) fn service_count(number: ServiceNumber, count: u64) -> String {
    match number {
        ServiceNumber::RecentNews => trn!(count, home.counted.recent_news),
        ServiceNumber::ComingEvents => trn!(count, home.counted.coming_events),
        ServiceNumber::People => trn!(count, home.counted.people),
        ServiceNumber::Testimonials => trn!(count, home.counted.testimonials),
        ServiceNumber::Figures => trn!(count, home.counted.figures),
        ServiceNumber::MethodResources => trn!(count, home.counted.method_resources),
        ServiceNumber::Issues => trn!(count, home.counted.issues),
        ServiceNumber::MyRequests => trn!(count, home.counted.my_requests),
        ServiceNumber::WaitingRequests => trn!(count, home.counted.waiting_requests),
        ServiceNumber::MyQuestions => trn!(count, home.counted.my_questions),
        ServiceNumber::WaitingQuestions => trn!(count, home.counted.waiting_questions),
    }
}
