//! The machine, and the versions of what is always there.

use std::fs;
use std::process::Command;

/// Cores, processor, memory and system, as far as they can be known.
pub fn describe() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let mut parts = vec![if cores == 1 { "1 core".to_owned() } else { format!("{cores} cores") }];
    parts.extend(field("/proc/cpuinfo", "model name", ':').map(|model| format!("({model})")));
    parts.extend(memory().map(|memory| format!("and {memory} GB of memory")));
    let system = field("/etc/os-release", "PRETTY_NAME", '=').unwrap_or_else(|| std::env::consts::OS.to_owned());
    format!("{}, {system}", parts.join(" "))
}

/// What this was built from and with.
pub fn versions() -> Vec<String> {
    let rustc = Command::new("rustc").arg("--version").output().ok();
    let rustc = rustc.and_then(|output| String::from_utf8(output.stdout).ok());
    let rustc = rustc.and_then(|text| text.split(" (").next().map(|version| version.trim().to_owned()));
    std::iter::once(format!("mijn-privacy {}", env!("CARGO_PKG_VERSION"))).chain(rustc).collect()
}

fn memory() -> Option<String> {
    let total = field("/proc/meminfo", "MemTotal", ':')?;
    let kilobytes: f64 = total.strip_suffix("kB")?.trim().parse().ok()?;
    Some(format!("{:.0}", kilobytes / 1024.0 / 1024.0))
}

/// The value of the first line that begins with `key`.
pub fn field(path: &str, key: &str, separator: char) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    let (_, value) = text.lines().find(|line| line.starts_with(key))?.split_once(separator)?;
    Some(value.trim().trim_matches('"').to_owned())
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn the_machine_is_known() {
        let machine = describe();
        assert!(machine.contains("core") && machine.contains("GB of memory"), "{machine}");
        assert_eq!(field("/proc/meminfo", "NoSuchField", ':'), None);
    }
}
