//! What was measured, as text: on the terminal, and in docs/PERFORMANCE.md.

mod aim;
mod file;
mod machine;
mod numbers;
mod table;

pub use aim::Aim;
pub use file::write;
pub use machine::field;
pub use numbers::{as_f64, grouped, median, percentile};
pub use table::Table;

/// A part of the report: a text that tells how, tables, and what was aimed for.
pub struct Section {
    /// The name of its place in the file.
    pub name: &'static str,
    /// Text and tables, as Markdown.
    pub body: String,
    /// What was aimed for.
    pub aims: Vec<Aim>,
    /// Versions of what took part.
    pub versions: Vec<String>,
}

impl Section {
    /// The whole section as Markdown, which also reads well on a terminal.
    pub fn text(&self, command: &str) -> String {
        let mut aims = Table::new(&["Aim", "Measured", "Met"]);
        for aim in &self.aims {
            aims.row(&[aim.what.clone(), aim.measured.clone(), if aim.is_met { "yes" } else { "**no**" }.to_owned()]);
        }
        let date = mijn_privacy_rules::local_date_nl(jiff::Timestamp::now());
        let versions = machine::versions().into_iter().chain(self.versions.iter().cloned()).collect::<Vec<_>>();
        format!(
            "`{command}`, {date}, on {}. {}.\n\n{}\n\n{}",
            machine::describe(),
            versions.join(", "),
            self.body.trim(),
            aims.text().trim()
        )
    }
}
