//! A program that runs to its end, with its time and the most memory that it took.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::report::field;

/// How often to look at its memory. The system keeps the most; only what comes after the last look is missed.
const LOOK_EVERY: Duration = Duration::from_millis(2);

/// How it ran.
#[derive(Clone, Copy, Debug)]
pub struct Ran {
    /// From start to end.
    pub seconds: f64,
    /// Resident at most, where the system tells.
    kilobytes: Option<f64>,
}

impl Ran {
    /// Resident at most; not a number where the system does not tell.
    pub fn megabytes(&self) -> f64 {
        self.kilobytes.map_or(f64::NAN, |kilobytes| kilobytes / 1024.0)
    }
}

/// Runs it; it has to succeed.
pub async fn run(command: &mut Command) -> Result<Ran> {
    let name = command.get_program().to_string_lossy().into_owned();
    let started = Instant::now();
    let mut child =
        command.stdin(Stdio::null()).stderr(Stdio::null()).spawn().with_context(|| format!("`{name}` can be run"))?;
    let mut kilobytes: Option<f64> = None;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        let most = field(&format!("/proc/{}/status", child.id()), "VmHWM", ':');
        let most = most.and_then(|text| text.strip_suffix("kB")?.trim().parse().ok());
        kilobytes = most.map(|most: f64| kilobytes.map_or(most, |before| before.max(most))).or(kilobytes);
        tokio::time::sleep(LOOK_EVERY).await;
    };
    ensure!(status.success(), "`{name}` failed: {status}");
    Ok(Ran { seconds: started.elapsed().as_secs_f64(), kilobytes })
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[tokio::test]
    async fn time_and_memory_are_its_own_and_a_failure_is_one() {
        let ran = run(Command::new("sleep").arg("0.1")).await.unwrap();
        assert!(ran.seconds >= 0.1 && ran.megabytes() > 0.0 && ran.megabytes() < 50.0, "{ran:?}");
        assert!(run(&mut Command::new("false")).await.is_err());
    }
}
