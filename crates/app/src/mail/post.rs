//! The relay, and who signs letters.

use std::time::Duration;

use lettre::message::Mailbox;
use lettre::transport::smtp::extension::ClientId;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};

/// How long the relay may take to answer.
const ANSWER: Duration = Duration::from_secs(30);

/// A relay that takes letters.
#[derive(Clone)]
pub struct Post {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    pub(super) sender: Mailbox,
    /// Where people reach the portal: what links begin with, never what a request says.
    pub(super) base: String,
}

/// What is wrong with a relay that somebody configured. Says nothing of it: it may hold a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PostError {
    /// The address of the relay.
    #[error("the relay has no address such as smtp://host:port")]
    Relay,
    /// Who signs.
    #[error("the sender is no mail address")]
    Sender,
}

/// What a relay answered.
pub(super) enum Answer {
    Taken,
    /// It refused this letter: a code, and no address.
    Refused(String),
    /// It did not answer: nothing is known of the letter.
    Silent,
}

impl Post {
    /// A relay, from its address (`smtp://host:port`, `smtp://host:port?tls=required`, `smtps://user:word@host:port`),
    /// who signs, and where people reach the portal.
    ///
    /// # Errors
    /// See [`PostError`].
    pub fn new(relay: &str, sender: &str, base: &str) -> Result<Self, PostError> {
        let sender: Mailbox = sender.parse().map_err(|_| PostError::Sender)?;
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(relay)
            .map_err(|_| PostError::Relay)?
            .hello_name(ClientId::Domain(sender.email.domain().to_owned()))
            .timeout(Some(ANSWER))
            .build();
        let base = base.trim_end_matches('/').to_owned();
        Ok(Self { transport, sender, base })
    }

    pub(super) async fn send(&self, message: Message) -> Answer {
        let Err(error) = self.transport.send(message).await else { return Answer::Taken };
        // What a relay says may quote the address: its code is enough.
        if let Some(code) = error.status() {
            Answer::Refused(format!("smtp {code}"))
        } else if error.is_client() || error.is_response() {
            Answer::Refused("not understood".to_owned())
        } else {
            Answer::Silent
        }
    }
}

impl std::fmt::Debug for Post {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Post(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relay_and_a_sender_are_checked() {
        let base = "https://ozeli-d.example/";
        let post = Post::new("smtp://relay:25", "Ozéli-D <ozeli-d@cnav.example>", base).unwrap();
        assert_eq!(post.base, "https://ozeli-d.example");
        assert_eq!(format!("{post:?}"), "Post(…)");
        let relay = Post::new("relay", "ozeli-d@cnav.example", base).map(|_| ());
        assert_eq!(relay, Err(PostError::Relay));
        let sender = Post::new("smtp://relay:25", "personne", base).map(|_| ());
        assert_eq!(sender, Err(PostError::Sender));
    }
}
