//! docs/PERFORMANCE.md: each section replaces its own, and leaves the rest of the file as it is.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// Puts the text of a section in its place.
pub fn write(path: &Path, section: &str, text: &str) -> Result<()> {
    let file = fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let file =
        replaced(&file, section, text).with_context(|| format!("{} has no place for `{section}`", path.display()))?;
    fs::write(path, file).with_context(|| format!("{} cannot be written", path.display()))
}

fn replaced(file: &str, section: &str, text: &str) -> Option<String> {
    let (begin, end) = (format!("<!-- {section}: generated -->\n"), format!("<!-- {section}: end -->"));
    let (before, rest) = file.split_once(&begin)?;
    let (_, after) = rest.split_once(&end)?;
    Some(format!("{before}{begin}\n{}\n\n{end}{after}", text.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_section_changes() {
        let file = "a\n<!-- one: generated -->\nold\n<!-- one: end -->\nb\n";
        let new = "a\n<!-- one: generated -->\n\nnew\n\n<!-- one: end -->\nb\n";
        assert_eq!(replaced(file, "one", "new\n").as_deref(), Some(new));
        assert_eq!(replaced(new, "one", "new").as_deref(), Some(new));
        assert_eq!(replaced(file, "two", "new"), None);
    }
}
