//! The name of a file that an employee attaches: a name, and nothing that a page, a folder or a terminal takes for more.

use mijn_privacy_api::FieldCode;

/// The longest, in characters.
const LONGEST: usize = 100;

/// The last part of what may be a path, as it is kept.
///
/// # Errors
/// What is wrong with it.
pub fn file_name(text: &str) -> Result<String, FieldCode> {
    let name = text.rsplit(['/', '\\']).next().unwrap_or_default().trim();
    if name.is_empty() || name.chars().all(|sign| sign == '.') {
        return Err(FieldCode::Required);
    }
    if name.chars().count() > LONGEST {
        return Err(FieldCode::TooLong);
    }
    let hides = |sign: char| {
        sign.is_control()
            || matches!(sign, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
            || matches!(sign, '"' | '<' | '>' | ':' | '|' | '?' | '*' | '%')
    };
    if name.chars().any(hides) { Err(FieldCode::InvalidCharacters) } else { Ok(name.to_owned()) }
}

/// The same, or with a number before its ending: no two files of a request have one name.
pub(super) fn unique(name: &str, taken: impl Fn(&str) -> bool) -> String {
    if !taken(name) {
        return name.to_owned();
    }
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => (stem, format!(".{ending}")),
        _ => (name, String::new()),
    };
    let mut numbered = (2_u32..).map(|number| format!("{stem} ({number}){ending}"));
    numbered.find(|name| !taken(name)).unwrap_or_else(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_last_part_of_a_path() {
        for (text, name) in
            [("brief.pdf", "brief.pdf"), ("/home/x/brief é.pdf ", "brief é.pdf"), ("C:\\map\\brief.pdf", "brief.pdf")]
        {
            assert_eq!(file_name(text).as_deref(), Ok(name));
        }
    }

    #[test]
    fn what_is_more_than_a_name_is_refused() {
        for bad in ["", "..", "map/", "a\r\nb.pdf", "a\u{202e}fdp.exe", "a\"b", "a\u{0}", "<b>.html", "a:b", "%2e"] {
            assert!(file_name(bad).is_err(), "{bad:?}");
        }
        assert_eq!(file_name(&"é".repeat(101)), Err(FieldCode::TooLong));
    }

    #[test]
    fn the_second_of_a_name_gets_a_number() {
        let taken = ["a.pdf", "a (2).pdf", "b", ".c"];
        let of = |name: &str| unique(name, |one| taken.contains(&one));
        assert_eq!([of("a.pdf"), of("b"), of(".c"), of("d.pdf")], ["a (3).pdf", "b (2)", ".c (2)", "d.pdf"]);
    }
}
