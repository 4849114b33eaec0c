//! Running other programs.

use std::{
    env,
    ffi::OsStr,
    process::{Child, Command, ExitStatus},
    sync::atomic::{AtomicBool, AtomicUsize, Ordering},
    thread::{self, ScopedJoinHandle, sleep},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, anyhow, bail};

use crate::place;

static INTERRUPTED: AtomicBool = AtomicBool::new(false);
static LINTING: AtomicBool = AtomicBool::new(false);

/// Names what cargo runs in place of the compiler for the crates of the workspace.
pub(crate) const COMPILER: &str = "RUSTC_WORKSPACE_WRAPPER";

/// Makes Ctrl-C and a polite kill end the programs we run rather than us, so that what we started
/// is stopped and what we made for a moment is removed.
pub(crate) fn end_children_on_ctrl_c() -> Result<()> {
    ctrlc::set_handler(|| INTERRUPTED.store(true, Ordering::SeqCst)).context("no Ctrl-C handler")
}

/// Whether somebody asked us to stop.
pub(crate) fn interrupted() -> bool {
    INTERRUPTED.load(Ordering::SeqCst)
}

/// A program started at the top of the workspace, which sees the tools we installed.
pub(crate) fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(place::root()).env("PATH", path());
    // What `cargo run` tells this program must not reach another cargo: crates that read it at
    // build time would be compiled again.
    for (key, _) in env::vars_os() {
        let key = key.to_string_lossy();
        if key == "CARGO_MANIFEST_DIR" || key == "CARGO_MANIFEST_PATH" || is_package_key(&key) {
            command.env_remove(key.as_ref());
        }
    }
    command
}

fn is_package_key(key: &str) -> bool {
    key.starts_with("CARGO_PKG_")
}

fn path() -> String {
    let tools = place::tools();
    let ours = [tools.join("bin"), tools.join("node_modules/.bin")];
    let theirs = env::var_os("PATH").unwrap_or_default();
    let all = ours.into_iter().chain(env::split_paths(&theirs));
    env::join_paths(all).map_or_else(
        |_| theirs.to_string_lossy().into_owned(),
        |joined| joined.to_string_lossy().into_owned(),
    )
}

/// From now on what cargo compiles of ours is linted on the way, warnings refused: what `cargo clippy` does for what it
/// checks only. A runner that lints apart reads everything twice.
pub(crate) fn lint_what_is_compiled() {
    LINTING.store(true, Ordering::SeqCst);
}

/// `cargo` with these arguments.
pub(crate) fn cargo<const N: usize>(arguments: [&str; N]) -> Command {
    let mut command = program(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    if LINTING.load(Ordering::SeqCst) {
        command.env(COMPILER, "clippy-driver");
        command.env("CLIPPY_ARGS", "-D__CLIPPY_HACKERY__warnings");
    }
    command.args(arguments);
    command
}

/// Runs a program, its output ours; fails when it fails.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let shown = shown(command);
    eprintln!("  $ {shown}");
    let mut child = command.spawn().with_context(|| format!("cannot start {shown}"))?;
    let status = wait(&mut child)?;
    if interrupted() {
        bail!("interrupted");
    }
    if !status.success() {
        bail!("this failed ({status}): {shown}");
    }
    Ok(())
}

/// Runs a program in silence and returns what it printed; fails when it fails.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let shown = shown(command);
    let output = command.output().with_context(|| format!("cannot start {shown}"))?;
    if !output.status.success() {
        bail!("this failed: {shown}\n{}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a program runs and succeeds.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    output(command).is_ok()
}

/// A named part of a longer command, with the time it took.
pub(crate) fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("\n── {name}");
    let start = Instant::now();
    let done = work().with_context(|| format!("{name} failed"))?;
    eprintln!("   {name}: {} s", start.elapsed().as_secs());
    Ok(done)
}

/// Two parts of a longer command at once, for those that each leave a processor idle for minutes; both end before this
/// does.
pub(crate) fn at_once<T>(
    one: impl FnOnce() -> Result<()> + Send,
    other: impl FnOnce() -> Result<T>,
) -> Result<T> {
    thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        one.join().unwrap_or_else(|_| Err(anyhow!("a part of it panicked")))?;
        other
    })
}

/// Does this for each of these, as many at once as there are processors; all are done, and the first failure is told.
pub(crate) fn by_all_processors<T: Sync>(
    all: &[T],
    work: impl Fn(&T) -> Result<()> + Sync,
) -> Result<()> {
    let next = AtomicUsize::new(0);
    let hand = || {
        let mut done = Ok(());
        while let Some(one) = all.get(next.fetch_add(1, Ordering::SeqCst)) {
            if interrupted() {
                bail!("interrupted");
            }
            done = done.and(work(one));
        }
        done
    };
    let hands = thread::available_parallelism()?.get();
    thread::scope(|scope| {
        let hands: Vec<_> = (0..hands).map(|_| scope.spawn(hand)).collect();
        let mut ended = hands.into_iter().map(ScopedJoinHandle::join);
        ended.try_for_each(|one| one.unwrap_or_else(|_| Err(anyhow!("a part of it panicked"))))
    })
}

fn wait(child: &mut Child) -> Result<ExitStatus> {
    let mut patience = 100_u8;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if interrupted() {
            // A Ctrl-C reaches the child too; it has five seconds to end in order.
            patience = patience.saturating_sub(1);
            if patience == 0 {
                child.kill()?;
            }
        }
        sleep(Duration::from_millis(50));
    }
}

fn shown(command: &Command) -> String {
    let name = std::path::Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = std::iter::once(name).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use std::{
        process::Command,
        sync::atomic::{AtomicUsize, Ordering},
    };

    use super::{at_once, by_all_processors, output, run, shown, succeeds};

    #[test]
    fn a_failure_names_the_command_and_what_it_said() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo broken >&2; exit 3"]);
        let error = output(&mut command).unwrap_err().to_string();
        assert!(error.contains("sh -c") && error.contains("broken"), "{error}");
        assert!(run(&mut command).is_err());
        assert!(succeeds(&mut Command::new("true")));
        assert!(!succeeds(&mut Command::new("a-program-that-is-not-there")));
    }

    #[test]
    fn two_parts_both_end_and_either_may_fail() {
        let (well, ill) = (|| Ok(()), || anyhow::bail!("ill"));
        assert!(at_once(well, well).is_ok());
        assert!(at_once(well, ill).is_err());
        assert!(at_once(ill, well).is_err());
    }

    #[test]
    fn all_are_done_and_one_failure_is_one_too_many() {
        let done = AtomicUsize::new(0);
        let work = |&one: &usize| {
            done.fetch_add(1, Ordering::SeqCst);
            anyhow::ensure!(one != 3, "ill");
            Ok(())
        };
        assert!(by_all_processors(&[1, 2, 4, 5, 6], work).is_ok());
        assert!(by_all_processors(&[1, 2, 3, 4, 5], work).is_err());
        assert_eq!(done.load(Ordering::SeqCst), 10);
    }

    #[test]
    fn a_command_is_shown_without_the_folder_of_its_program() {
        assert_eq!(shown(Command::new("/usr/bin/env").arg("true")), "env true");
    }
}
