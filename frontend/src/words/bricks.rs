//! The bricks that the portal was built with, in words.

use domain::access::Brick;

use crate::words::tr;

/// The name of a brick.
pub(crate) fn brick_name(brick: Brick) -> &'static str {
    match brick {
        Brick::Home => tr!(admin.brick.home),
        Brick::Ideas => tr!(admin.brick.ideas),
        Brick::Challenges => tr!(admin.brick.challenges),
        Brick::Pocs => tr!(admin.brick.pocs),
        Brick::Portfolio => tr!(admin.brick.portfolio),
        Brick::Practices => tr!(admin.brick.practices),
        Brick::News => tr!(admin.brick.news),
        Brick::Events => tr!(admin.brick.events),
        Brick::Directory => tr!(admin.brick.directory),
        Brick::Testimonials => tr!(admin.brick.testimonials),
        Brick::KeyFigures => tr!(admin.brick.key_figures),
        Brick::MethodResources => tr!(admin.brick.method_resources),
        Brick::Newsletters => tr!(admin.brick.newsletters),
        Brick::Search => tr!(admin.brick.search),
        Brick::ResourceRequests => tr!(admin.brick.resource_requests),
        Brick::HelpRequests => tr!(admin.brick.help_requests),
        Brick::Expression => tr!(admin.brick.expression),
        Brick::Communities => tr!(admin.brick.communities),
        Brick::Indicators => tr!(admin.brick.indicators),
        Brick::Glossary => tr!(admin.brick.glossary),
        Brick::Links => tr!(admin.brick.links),
        Brick::Administration => tr!(admin.brick.administration),
        Brick::Exchange => tr!(admin.brick.exchange),
    }
}
