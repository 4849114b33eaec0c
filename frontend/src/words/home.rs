//! The landing page, in words.

use domain::home::HomePart;

use super::vocabulary::named;
use crate::words::tr;

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
        Services = home.functions;
}
