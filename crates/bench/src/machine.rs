//! The machine, and what a process takes of it.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::time::Instant;

/// The processor, how many of them, the memory, and how often the disk makes something durable in a second.
pub(crate) fn describe(folder: &Path) -> String {
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let named = |name: &str| {
        let line = cpu.lines().find(|line| line.starts_with(name));
        line.and_then(|line| line.split_once(':')).map_or("?", |(_, value)| value.trim()).to_owned()
    };
    let count = cpu.lines().filter(|line| line.starts_with("processor")).count();
    let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let memory = kilobytes(&memory, "MemTotal:") / 1024 / 1024;
    format!("{count} × {}, {memory} GiB, {:.0} fdatasync/s", named("model name"), syncs(folder))
}

fn syncs(folder: &Path) -> f64 {
    let path = folder.join("sync");
    let Ok(mut file) = fs::File::create(&path) else { return 0.0 };
    let begun = Instant::now();
    let mut done = 0_u32;
    while done < 200 && file.write_all(&[0; 4096]).is_ok() && file.sync_data().is_ok() {
        done += 1;
    }
    let took = begun.elapsed().as_secs_f64();
    drop(fs::remove_file(path));
    f64::from(done) / took
}

/// The anonymous memory of a process, in MiB.
pub(crate) fn anonymous(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    kilobytes(&status, "RssAnon:") / 1024
}

/// The most memory a process ever took, in MiB.
pub(crate) fn peak(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    kilobytes(&status, "VmHWM:") / 1024
}

fn kilobytes(text: &str, name: &str) -> u64 {
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse().ok()).unwrap_or(0)
}
