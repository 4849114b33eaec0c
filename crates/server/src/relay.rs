//! The mail relay that somebody configured.

use app::mail::{Post, PostError};

/// A mail relay.
#[derive(Clone, Debug)]
pub(crate) struct MailRelay {
    /// What sends letters.
    pub(crate) post: Post,
    /// Its host and port, for whoever examines it.
    pub(crate) place: String,
    /// Whether it greets in plain words: one that begins with TLS does not.
    pub(crate) greets: bool,
}

impl MailRelay {
    /// The relay at this address; who signs is at the host of the portal when nobody is named.
    pub(crate) fn of(url: &str, sender: Option<&str>, public_url: &str) -> Result<Self, PostError> {
        let (place, greets) = placed(url).ok_or(PostError::Relay)?;
        let host = public_url.split("://").nth(1).unwrap_or_default();
        let host = host.split(['/', ':']).next().unwrap_or_default();
        let sender = sender.map_or_else(|| format!("Ozéli-D <ozeli-d@{host}>"), str::to_owned);
        Ok(Self { post: Post::new(url, &sender, public_url)?, place, greets })
    }
}

/// Host and port of a relay, and whether it greets in plain words.
fn placed(url: &str) -> Option<(String, bool)> {
    let (scheme, rest) = url.split_once("://")?;
    let greets = match scheme {
        "smtp" => true,
        "smtps" => false,
        _ => return None,
    };
    let rest = rest.split(['/', '?']).next()?;
    let place = rest.rsplit_once('@').map_or(rest, |(_, place)| place);
    let (host, port) = place.rsplit_once(':')?;
    let sound = !host.is_empty() && port.parse::<u16>().is_ok();
    sound.then(|| (place.to_owned(), greets))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relay_is_named_with_its_port() {
        assert_eq!(placed("smtp://relay:25"), Some(("relay:25".to_owned(), true)));
        let closed = placed("smtps://user:se%40cret@relay:465");
        assert_eq!(closed, Some(("relay:465".to_owned(), false)));
        for bad in ["smtp://relay", "http://relay:25", "relay:25", "smtp://:25"] {
            assert_eq!(placed(bad), None, "{bad}");
        }
    }

    #[test]
    fn letters_are_signed_at_the_host_of_the_portal() {
        for portal in ["http://127.0.0.1:8080", "https://ozeli-d.example"] {
            assert!(MailRelay::of("smtp://relay:25", None, portal).is_ok(), "{portal}");
        }
        let nobody = MailRelay::of("smtp://relay:25", Some("personne"), "https://x.example");
        assert_eq!(nobody.map(|_| ()), Err(PostError::Sender));
    }
}
