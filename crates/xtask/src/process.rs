//! Runs other programs: named in errors, and ended with us when we are told to stop.

use std::fmt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

static STOP: LazyLock<Arc<AtomicBool>> = LazyLock::new(Arc::default);
const POLL: Duration = Duration::from_millis(10);
const GRACE: Duration = Duration::from_secs(15);

/// Somebody pressed Ctrl-C, or sent SIGTERM.
#[derive(Debug)]
pub struct Stopped;

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("stopped")
    }
}

impl std::error::Error for Stopped {}

/// It failed, and the person was told already.
#[derive(Debug)]
pub struct Told;

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it failed, as told above")
    }
}

impl std::error::Error for Told {}

/// From now on Ctrl-C and SIGTERM end the running program first. A second one ends us at once.
pub fn watch_signals() -> Result<()> {
    for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM] {
        signal_hook::flag::register_conditional_default(signal, STOP.clone())?;
        signal_hook::flag::register(signal, STOP.clone())?;
    }
    Ok(())
}

/// Whether we were told to stop.
pub fn stopped() -> bool {
    STOP.load(Ordering::Relaxed)
}

/// Runs a command with its output on ours. It cannot ask anything: nobody may be there to answer.
pub fn run(command: &mut Command) -> Result<()> {
    let name = shown(command);
    let mut child = command.stdin(Stdio::null()).spawn().with_context(|| format!("`{name}` does not run"))?;
    let status = wait(&mut child)?;
    if !status.success() {
        bail!("`{name}` failed ({status})");
    }
    Ok(())
}

/// Runs a command and takes what it prints.
pub fn output(command: &mut Command) -> Result<Output> {
    let name = shown(command);
    command.stdin(Stdio::null()).output().with_context(|| format!("`{name}` does not run"))
}

/// Waits for a program; told to stop, we end it and answer [`Stopped`].
pub fn wait(child: &mut Child) -> Result<ExitStatus> {
    loop {
        if let Some(status) = child.try_wait()? {
            return if stopped() { Err(Stopped.into()) } else { Ok(status) };
        }
        if stopped() {
            end(child)?;
            return Err(Stopped.into());
        }
        std::thread::sleep(POLL);
    }
}

/// Asks a program to end, and ends it where it does not.
pub fn end(child: &mut Child) -> Result<()> {
    ask_to_end(child);
    let asked = Instant::now();
    while child.try_wait()?.is_none() {
        if asked.elapsed() > GRACE {
            child.kill()?;
        }
        std::thread::sleep(POLL);
    }
    Ok(())
}

#[cfg(unix)]
fn ask_to_end(child: &mut Child) {
    // Not yet waited for, so that the number is still its own.
    if let Some(pid) = i32::try_from(child.id()).ok().and_then(rustix::process::Pid::from_raw) {
        let _ = rustix::process::kill_process(pid, rustix::process::Signal::TERM);
    }
}

#[cfg(not(unix))]
fn ask_to_end(child: &mut Child) {
    let _ = child.kill();
}

/// A command as a person would type it.
pub fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// The whole path of a program that would run, if there is one.
pub fn which(program: &str) -> Option<std::path::PathBuf> {
    let paths = std::env::var_os("PATH")?;
    let found = std::env::split_paths(&paths).map(|dir| dir.join(program)).find(|path| path.is_file());
    found.or_else(|| std::env::split_paths(&paths).map(|dir| dir.join(format!("{program}.exe"))).find(|p| p.is_file()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_shown_without_its_folder() {
        assert_eq!(shown(Command::new("/usr/bin/cargo").args(["test", "--workspace"])), "cargo test --workspace");
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = run(&mut Command::new("no-such-program-here")).unwrap_err();
        assert_eq!(error.to_string(), "`no-such-program-here` does not run");
    }

    #[cfg(unix)]
    #[test]
    fn a_failure_is_named() {
        let error = run(Command::new("sh").args(["-c", "exit 3"])).unwrap_err();
        assert!(error.to_string().starts_with("`sh -c exit 3` failed"), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn a_program_is_asked_before_it_is_ended() {
        let mut child =
            Command::new("sh").args(["-c", "trap 'exit 0' TERM; while :; do sleep 0.01; done"]).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(200));
        end(&mut child).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(0));
    }
}
