//! The one number of a service on the landing page: what helps to choose where to go.

use crate::access::{Actor, Brick, Permission, Reach};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What a service counts on the landing page.
    ServiceNumber {
        /// News that came out in the last thirty days.
        RecentNews = "recent_news",
        /// Events that are not over.
        ComingEvents = "coming_events",
        /// People who agree to be found.
        People = "people",
        /// Testimonials.
        Testimonials = "testimonials",
        /// Key figures.
        Figures = "figures",
        /// Method resources.
        MethodResources = "method_resources",
        /// Issues of the newsletter.
        Issues = "issues",
        /// My requests for resources that await an answer.
        MyRequests = "my_requests",
        /// The requests that one answers, and that await an answer.
        WaitingRequests = "waiting_requests",
        /// My questions that await an answer.
        MyQuestions = "my_questions",
        /// The questions that one answers, and that await an answer.
        WaitingQuestions = "waiting_questions",
    }
}

impl ServiceNumber {
    /// What a service counts for this person: nothing when it is closed to them, or when no number would help.
    #[must_use]
    pub fn of(brick: Brick, actor: &Actor) -> Option<Self> {
        let (read, everybodys, own) = match brick {
            Brick::News => same(Permission::ReadNews, Self::RecentNews),
            Brick::Events => same(Permission::ReadEvents, Self::ComingEvents),
            Brick::Directory => same(Permission::ReadDirectory, Self::People),
            Brick::Testimonials => same(Permission::ReadTestimonials, Self::Testimonials),
            Brick::KeyFigures => same(Permission::ReadKeyFigures, Self::Figures),
            Brick::MethodResources => same(Permission::ReadMethodResources, Self::MethodResources),
            Brick::Newsletters => same(Permission::ReadNewsletters, Self::Issues),
            // As their lists: one's own, or all for whoever reads all.
            Brick::ResourceRequests => {
                (Permission::ReadResourceRequests, Self::WaitingRequests, Self::MyRequests)
            }
            Brick::HelpRequests => {
                (Permission::ReadHelpRequests, Self::WaitingQuestions, Self::MyQuestions)
            }
            Brick::Home
            | Brick::Ideas
            | Brick::Challenges
            | Brick::Pocs
            | Brick::Portfolio
            | Brick::Practices
            | Brick::Search
            | Brick::Expression
            | Brick::Communities
            | Brick::Indicators
            | Brick::Glossary
            | Brick::Links
            | Brick::Administration
            | Brick::Exchange => return None,
        };
        match actor.reach(read) {
            Reach::Everything => Some(everybodys),
            Reach::OwnOnly => Some(own),
            Reach::Nothing => None,
        }
    }
}

/// The same for whoever reads.
const fn same(
    read: Permission,
    number: ServiceNumber,
) -> (Permission, ServiceNumber, ServiceNumber) {
    (read, number, number)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::access::tests::actor;
    use crate::access::{Capability, Matrix, Profile};
    use crate::brick::FUNCTIONS;

    #[test]
    fn an_agent_counts_their_own_requests_and_whoever_answers_counts_everybodys() {
        let (sophie, paul) = (actor(1, Profile::Reader), actor(2, Profile::FunctionalAdmin));
        let of = ServiceNumber::of;
        assert_eq!(of(Brick::HelpRequests, &sophie), Some(ServiceNumber::MyQuestions));
        assert_eq!(of(Brick::HelpRequests, &paul), Some(ServiceNumber::WaitingQuestions));
        assert_eq!(of(Brick::ResourceRequests, &sophie), Some(ServiceNumber::MyRequests));
        assert_eq!(of(Brick::ResourceRequests, &paul), Some(ServiceNumber::WaitingRequests));
        assert_eq!(of(Brick::News, &sophie), of(Brick::News, &paul), "news are everybody's");
    }

    #[test]
    fn a_service_that_is_closed_counts_nothing_and_two_have_no_number() {
        let mut sophie = actor(1, Profile::Reader);
        let without = |who: &Actor| {
            let all = FUNCTIONS.into_iter();
            all.filter(|brick| ServiceNumber::of(*brick, who).is_none()).collect::<Vec<_>>()
        };
        assert_eq!(without(&sophie), [Brick::Search, Brick::Expression]);
        let closed = ((Brick::Events, Capability::Read, Profile::Reader), Reach::Nothing);
        sophie.matrix = Arc::new(Matrix::with([closed]));
        assert_eq!(without(&sophie), [Brick::Events, Brick::Search, Brick::Expression]);
    }
}
