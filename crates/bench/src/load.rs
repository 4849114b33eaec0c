//! Many connections that ask as fast as they are answered, over loopback.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

/// What was seen of one operation.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Seen {
    /// Answers a second.
    pub(crate) rate: f64,
    /// Half of the answers came within this, in milliseconds.
    pub(crate) p50: f64,
    /// Ninety-nine in a hundred came within this, in milliseconds.
    pub(crate) p99: f64,
    /// Answers that were no success.
    pub(crate) errors: usize,
}

/// The request number `n` of one connection.
pub(crate) type Make = dyn Fn(usize) -> Vec<u8> + Send + Sync;

/// Asks `make`'s requests over `connections`, for this long.
pub(crate) async fn press(
    address: SocketAddr,
    (connections, time): (usize, Duration),
    make: std::sync::Arc<Make>,
) -> Result<Seen> {
    let until = Instant::now() + time;
    let mut asking = JoinSet::new();
    for number in 0..connections {
        let make = make.clone();
        asking.spawn(async move {
            let mut connection = Connection::open(address).await?;
            let (mut times, mut errors) = (Vec::new(), 0);
            // Each connection has requests of its own.
            let mut n = number * 10_000_019;
            while Instant::now() < until {
                let asked = Instant::now();
                let (status, _) = connection.ask(&make(n)).await?;
                times.push(asked.elapsed());
                errors += usize::from(!(200..300).contains(&status));
                n += 1;
            }
            anyhow::Ok((times, errors))
        });
    }
    let (mut times, mut errors) = (Vec::new(), 0);
    while let Some(done) = asking.join_next().await {
        let (seen, wrong) = done??;
        times.extend(seen);
        errors += wrong;
    }
    times.sort_unstable();
    #[expect(clippy::cast_precision_loss, reason = "counts of some seconds")]
    let rate = times.len() as f64 / time.as_secs_f64();
    Ok(Seen { rate, p50: percentile(&times, 50), p99: percentile(&times, 99), errors })
}

fn percentile(sorted: &[Duration], percent: usize) -> f64 {
    let at = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
    sorted.get(at).map_or(0.0, |time| time.as_secs_f64() * 1_000.0)
}

/// One connection that stays open.
#[derive(Debug)]
pub(crate) struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Connection {
    pub(crate) async fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::new() })
    }

    /// Sends a request; reads the status and the body of its answer.
    pub(crate) async fn ask(&mut self, request: &[u8]) -> Result<(u16, Vec<u8>)> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let head = loop {
            let read = self.stream.read_buf(&mut self.buffer).await?;
            ensure!(read > 0, "the server closed the connection");
            if let Some(end) = find(&self.buffer, b"\r\n\r\n") {
                break end + 4;
            }
        };
        let text = std::str::from_utf8(self.buffer.get(..head).unwrap_or_default())?;
        let status = text.split(' ').nth(1).context("no status")?.parse()?;
        let length: usize = text
            .lines()
            .filter_map(|line| line.split_once(':'))
            .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
            .map_or(Ok(0), |(_, value)| value.trim().parse())?;
        while self.buffer.len() < head + length {
            let read = self.stream.read_buf(&mut self.buffer).await?;
            ensure!(read > 0, "the server closed the connection");
        }
        Ok((status, self.buffer.split_off(head)))
    }
}

fn find(text: &[u8], what: &[u8]) -> Option<usize> {
    text.windows(what.len()).position(|part| part == what)
}

/// A request, as it is written on the wire.
pub(crate) fn request(method: &str, path: &str, token: &str, body: &str) -> Vec<u8> {
    let (once, length) = (uuid::Uuid::new_v4(), body.len());
    let first =
        format!("{method} {path} HTTP/1.1\r\nHost: localhost\r\nIdempotency-Key: {once}\r\n");
    let bearer = format!("Authorization: Bearer {token}\r\n");
    let last = format!("Content-Length: {length}\r\n\r\n");
    let head = [
        first.as_str(),
        if token.is_empty() { "" } else { &bearer },
        if body.is_empty() { "" } else { "Content-Type: application/json\r\n" },
        &last,
        body,
    ];
    head.concat().into_bytes()
}
