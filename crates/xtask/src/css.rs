//! The style sheet, minified.

use anyhow::{Result, anyhow};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use lightningcss::targets::{Browsers, Targets};

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
    fn a_broken_sheet_is_refused() {
        assert!(minify(".card { color: red; } }").is_err());
    }
}
