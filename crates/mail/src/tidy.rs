//! Text that came from elsewhere, made fit for an e-mail: one line, bounded, in its own direction; and lines that fit a screen.

/// At most so many columns in plain text (RFC 5322 asks for 78 with the line break).
const COLUMNS: usize = 76;
/// At most so many characters of a title or a subject.
const LONGEST: usize = 200;

/// One line without control characters and without marks that turn the direction of what follows.
pub(crate) fn one_line(text: &str) -> String {
    let kept: String = text
        .chars()
        .map(|sign| if sign.is_control() || is_break(sign) { ' ' } else { sign })
        .filter(|sign| !turns(*sign))
        .collect();
    let mut line = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = line.char_indices().nth(LONGEST) {
        line.truncate(end);
        line.push('…');
    }
    line
}

/// Line and paragraph separators.
fn is_break(sign: char) -> bool {
    matches!(sign, '\u{2028}' | '\u{2029}')
}

/// Embeddings, overrides and isolates of the bidirectional algorithm. Arabic and Hebrew read right without them.
fn turns(sign: char) -> bool {
    matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}')
}

/// Breaks lines that are too long for plain text; an address of a page stays whole on its line.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 64);
    for line in text.trim().lines() {
        if line.starts_with("https://") || line.starts_with("http://") {
            folded.push_str(line);
        } else {
            // A reference, INZ-2026-0142, is one word: whoever copies it gets all of it.
            let options = textwrap::Options::new(COLUMNS)
                .word_separator(textwrap::WordSeparator::AsciiSpace)
                .word_splitter(textwrap::WordSplitter::NoHyphenation);
            folded.push_str(&textwrap::fill(line.trim_end(), options));
        }
        folded.push('\n');
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_leave_its_line_or_turn_the_text() {
        assert_eq!(one_line(" Nieuws\r\nBcc: x@example.nl\t!\u{2028}\0"), "Nieuws Bcc: x@example.nl !");
        assert_eq!(one_line("\u{202e}lgn\u{202c} \u{2067}x\u{2069}"), "lgn x");
        assert_eq!(one_line("נושא 🎉"), "נושא 🎉");
        assert_eq!(one_line(&"é".repeat(5_000)).chars().count(), LONGEST + 1);
    }

    #[test]
    fn long_lines_are_broken_and_addresses_are_not() {
        let link = format!("https://voorbeeld.nl/{}", "a".repeat(120));
        let text = format!("{} {}\n\n{link}\nx", "woord ".repeat(40), "x".repeat(200));
        let folded = fold(&text);
        assert!(folded.lines().filter(|line| *line != link).all(|line| line.chars().count() <= COLUMNS), "{folded}");
        assert!(folded.lines().any(|line| line == link) && folded.ends_with("\nx\n"));
        let folded = fold(&format!("{} INZ-2026-0142.", "x".repeat(70)));
        assert!(folded.lines().any(|line| line == "INZ-2026-0142."), "{folded}");
    }
}
