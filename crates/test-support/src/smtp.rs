//! A mail relay that keeps what it is given.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use app::mail::Post;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// A relay on a free port: enough of SMTP (RFC 5321) to take letters, or to refuse them.
#[derive(Clone, Debug)]
pub struct SmtpSink {
    port: u16,
    letters: Arc<Mutex<Vec<SunkLetter>>>,
    refusing: Arc<AtomicBool>,
}

/// A letter that the relay took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SunkLetter {
    /// The address it was for.
    pub to: String,
    /// Its headers, a line each.
    pub head: String,
    /// The rest, with soft line breaks and escaped signs undone.
    pub body: String,
}

impl SmtpSink {
    /// Starts a relay.
    ///
    /// # Panics
    /// When no port is free: the test cannot go on.
    pub async fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port is free");
        let port = listener.local_addr().expect("it is bound").port();
        let sink = Self { port, letters: Arc::default(), refusing: Arc::default() };
        let shared = sink.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let sink = shared.clone();
                tokio::spawn(async move { sink.talk(stream).await });
            }
        });
        sink
    }

    /// What sends letters to it.
    ///
    /// # Panics
    /// When its address is none.
    #[must_use]
    pub fn post(&self) -> Post {
        let relay = format!("smtp://127.0.0.1:{}", self.port);
        let sender = "Ozéli-D <ozeli-d@cnav.example>";
        Post::new(&relay, sender, "https://ozeli-d.example").expect("the relay has an address")
    }

    /// Refuses every letter from now on, or takes them again.
    pub fn refuse(&self, refuses: bool) {
        self.refusing.store(refuses, Ordering::Relaxed);
    }

    /// The letters it took, by address.
    #[must_use]
    pub fn letters(&self) -> Vec<SunkLetter> {
        let mut letters = self.letters.lock().unwrap_or_else(PoisonError::into_inner).clone();
        letters.sort_by(|a, b| a.to.cmp(&b.to));
        letters
    }

    async fn talk(&self, mut stream: TcpStream) -> Option<()> {
        let (read, mut write) = stream.split();
        let mut lines = BufReader::new(read).lines();
        let mut to = String::new();
        write.write_all(b"220 sink.example\r\n").await.ok()?;
        while let Some(line) = lines.next_line().await.ok()? {
            let verb = line.to_uppercase();
            let answer: &[u8] = if verb.starts_with("EHLO") {
                b"250-sink.example\r\n250 8BITMIME\r\n"
            } else if verb.starts_with("RCPT") {
                to = between(&line);
                let refuses = self.refusing.load(Ordering::Relaxed);
                if refuses { b"451 try again\r\n" } else { b"250 ok\r\n" }
            } else if verb.starts_with("DATA") {
                write.write_all(b"354 go on\r\n").await.ok()?;
                let mut text = Vec::new();
                while let Some(line) = lines.next_line().await.ok()? {
                    if line == "." {
                        break;
                    }
                    text.push(line.strip_prefix('.').map_or(line.clone(), str::to_owned));
                }
                self.keep(&to, &text);
                b"250 taken\r\n"
            } else if verb.starts_with("QUIT") {
                b"221 bye\r\n"
            } else {
                b"250 ok\r\n"
            };
            write.write_all(answer).await.ok()?;
        }
        Some(())
    }

    fn keep(&self, to: &str, lines: &[String]) {
        let blank = lines.iter().position(String::is_empty).unwrap_or(lines.len());
        let (head, body) = lines.split_at(blank);
        let body = body.join("\n").replace("=\n", "").replace("=3D", "=");
        let letter = SunkLetter { to: to.to_owned(), head: head.join("\n"), body };
        self.letters.lock().unwrap_or_else(PoisonError::into_inner).push(letter);
    }
}

/// The address of a command: what stands between its angle brackets.
fn between(line: &str) -> String {
    let after = line.split_once('<').map_or("", |(_, after)| after);
    after.split('>').next().unwrap_or_default().to_owned()
}
