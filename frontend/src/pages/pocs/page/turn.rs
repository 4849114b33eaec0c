//! One write at a time: each names the version that the former one made.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};

/// The right to write, passed from one write to the next.
#[derive(Clone, Debug, Default)]
pub(super) struct Turn(Arc<Mutex<Queue>>);

#[derive(Debug, Default)]
struct Queue {
    taken: bool,
    waiting: VecDeque<Waker>,
}

/// The turn, held until it is dropped.
#[derive(Debug)]
pub(super) struct Held(Turn);

impl Turn {
    /// Waits for the others to have written.
    pub(super) async fn take(&self) -> Held {
        poll_fn(|context| {
            let mut queue = self.queue();
            if queue.taken {
                queue.waiting.push_back(context.waker().clone());
                return Poll::Pending;
            }
            queue.taken = true;
            Poll::Ready(())
        })
        .await;
        Held(self.clone())
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        // Nothing panics while it holds the queue, and a browser has one thread.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let mut queue = self.0.queue();
        queue.taken = false;
        if let Some(next) = queue.waiting.pop_front() {
            next.wake();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::pin::pin;
    use std::task::Context;

    use super::*;

    #[test]
    fn the_second_waits_for_the_first() {
        let turn = Turn::default();
        let mut context = Context::from_waker(Waker::noop());
        let Poll::Ready(first) = pin!(turn.take()).poll(&mut context) else { panic!("free") };
        let mut second = pin!(turn.take());
        assert!(second.as_mut().poll(&mut context).is_pending());
        drop(first);
        assert!(second.as_mut().poll(&mut context).is_ready());
    }
}
