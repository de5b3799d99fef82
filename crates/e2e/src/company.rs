//! Who handles requests at the company, over either of its routes: the officer's pages and the command line.

use serde_json::Value;

use crate::Officer;
use crate::server::Server;

/// Over which of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// The pages under `/desk`.
    Desk,
    /// `mijn-privacy-server requests`.
    CommandLine,
}

impl Route {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Desk, Self::CommandLine];

    /// The other one.
    pub fn other(self) -> Self {
        if self == Self::Desk { Self::CommandLine } else { Self::Desk }
    }
}

/// Somebody who handles requests, over one route.
pub struct Company<'a> {
    /// The server.
    pub server: &'a Server,
    /// At its pages.
    pub officer: &'a Officer,
    /// Which of them to use.
    pub route: Route,
}

impl Company<'_> {
    /// Takes it up.
    pub async fn take(&self, id: &str) {
        match self.route {
            Route::Desk => self.officer.act(id, "take", &[]).await,
            Route::CommandLine => self.runs("take", id, &[]),
        }
    }

    /// Asks something while the clock runs on.
    pub async fn ask(&self, id: &str, text: &str) {
        match self.route {
            Route::Desk => self.officer.act(id, "ask", &[("text", text), ("question", "1")]).await,
            Route::CommandLine => self.runs("ask", id, &["--question", "--text", text]),
        }
    }

    /// Asks which data are meant, and stops the clock.
    pub async fn pause(&self, id: &str, question: &str) {
        match self.route {
            Route::Desk => self.officer.act(id, "pause", &[("ground", "specification"), ("text", question)]).await,
            Route::CommandLine => self.runs("pause", id, &["--ground", "specification", "--text", question]),
        }
    }

    /// Lets the clock run again.
    pub async fn resume(&self, id: &str) {
        match self.route {
            Route::Desk => self.officer.act(id, "resume", &[]).await,
            Route::CommandLine => self.runs("resume", id, &[]),
        }
    }

    /// Takes two months more.
    pub async fn extend(&self, id: &str, reason: &str) {
        match self.route {
            Route::Desk => self.officer.act(id, "extend", &[("months", "2"), ("text", reason)]).await,
            Route::CommandLine => self.runs("extend", id, &["--months", "2", "--text", reason]),
        }
    }

    /// Adds a file.
    pub async fn attach(&self, id: &str, name: &str) {
        const CONTENT: &str = "Dit is een verzonnen bijlage.\n";
        match self.route {
            Route::Desk => self.officer.attach(id, name, CONTENT).await,
            Route::CommandLine => {
                let folder = tempfile::tempdir().expect("there is room for temporary files");
                let path = folder.path().join(name);
                std::fs::write(&path, CONTENT).expect("a file can be written in a temporary folder");
                self.server.operate(&["requests", "attach", "--as", CLERK, "--", id, &path.to_string_lossy()]);
            }
        }
    }

    /// Answers as the rules propose, with the reason for what stays.
    pub async fn answer(&self, id: &str, text: &str, reason: &str) {
        match self.route {
            Route::Desk => {
                let proposed = self.officer.proposed(id).await;
                let fields = proposed.iter().map(|(name, value)| (name.as_str(), value.as_str()));
                let fields: Vec<_> = fields.chain([("text", text), ("reason", reason)]).collect();
                self.officer.act(id, "answer", &fields).await;
            }
            Route::CommandLine => {
                // What nobody but the portal itself can correct, whoever answers did.
                let said = self.server.operate(&["requests", "show", "--json", "--as", CLERK, "--", id]);
                let shown: Value = serde_json::from_str(&said).expect("JSON");
                let corrections = shown["request"]["corrections"].as_array().into_iter().flatten();
                let done = corrections.map(|one| format!("{}=done", one["category"].as_str().expect("a category")));
                let outcome: Vec<String> = done.flat_map(|one| ["--outcome".to_owned(), one]).collect();
                let options = outcome.iter().map(String::as_str).chain(["--text", text, "--reason", reason]);
                self.runs("answer", id, &options.collect::<Vec<_>>());
            }
        }
    }

    /// Refuses it.
    pub async fn reject(&self, id: &str, reason: &str) {
        match self.route {
            Route::Desk => self.officer.act(id, "reject", &[("text", reason)]).await,
            Route::CommandLine => self.runs("reject", id, &["--text", reason]),
        }
    }

    fn runs(&self, verb: &str, id: &str, options: &[&str]) {
        let words: Vec<&str> = ["requests", verb, "--as", CLERK].into_iter().chain(options.iter().copied()).collect();
        self.server.operate(&[&words[..], &["--", id]].concat());
    }
}

/// Who works on the command line.
pub const CLERK: &str = "Puck Privacy (verzonnen)";
