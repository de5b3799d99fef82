//! The style sheet of the first load: one file of several, minified.

use std::fs;

use anyhow::{Context, Result, anyhow};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use lightningcss::targets::{Browsers, Targets};

use crate::repo::Repo;

/// In this order, from the ground up.
pub const SHEETS: [&str; 7] = ["tokens", "ground", "fields", "home", "cards", "switches", "requests"];

/// All of `src/style/` as one sheet.
pub fn sheet(repo: &Repo) -> Result<String> {
    let read = |name| {
        let path = format!("src/style/{name}.css");
        fs::read_to_string(repo.root.join(&path)).with_context(|| format!("{path} cannot be read"))
    };
    SHEETS.into_iter().map(read).collect()
}

/// Minifies a style sheet for the oldest browsers that the widget supports.
pub fn minify(css: &str) -> Result<String> {
    let targets = Targets::from(Browsers {
        chrome: Some(97 << 16),
        firefox: Some(102 << 16),
        safari: Some((16 << 16) | (4 << 8)),
        ios_saf: Some((16 << 16) | (4 << 8)),
        ..Browsers::default()
    });
    let mut sheet = StyleSheet::parse(css, ParserOptions::default()).map_err(|error| anyhow!("style.css: {error}"))?;
    sheet
        .minify(MinifyOptions { targets, ..MinifyOptions::default() })
        .map_err(|error| anyhow!("style.css: {error}"))?;
    let printer = PrinterOptions { minify: true, targets, ..PrinterOptions::default() };
    Ok(sheet.to_css(printer).map_err(|error| anyhow!("style.css: {error}"))?.code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn space_goes_and_rules_stay() {
        let css = ":host {\n  --mp-gap: 1rem;\n}\n.card { padding : var(--mp-gap) ; color: #ffffff; }\n";
        assert_eq!(minify(css).unwrap(), ":host{--mp-gap:1rem}.card{padding:var(--mp-gap);color:#fff}");
    }

    #[test]
    fn every_file_is_in_the_sheet() {
        let repo = Repo::find().unwrap();
        let mut files: Vec<_> = fs::read_dir(repo.root.join("src/style")).unwrap().flatten().collect();
        files.retain(|file| file.path().extension().is_some_and(|extension| extension == "css"));
        assert_eq!(files.len(), SHEETS.len());
        assert!(sheet(&repo).unwrap().contains(".card"));
    }

    #[test]
    fn a_broken_sheet_is_refused() {
        assert!(minify(".card { color: red; } }").is_err());
    }
}
