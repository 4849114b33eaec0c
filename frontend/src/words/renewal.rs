//! What experience says of a practice, in words.

use domain::practice::Renewal;

use super::vocabulary::named;
use crate::words::tr;

named! {
    renewal(Renewal):
        Renew = practices.renewal.renew,
        Systematise = practices.renewal.systematise;
}
