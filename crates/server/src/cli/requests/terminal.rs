//! Texts of others on a terminal: no control character of theirs reaches it, and nothing is wider than it.

use textwrap::core::display_width;

/// So wide a line is at most.
pub(super) const WIDTH: usize = 100;

/// One line; what could steer a terminal or turn text around stands there as its number.
pub(super) fn line(text: &str) -> String {
    text.chars().map(|sign| if is_plain(sign) { sign.to_string() } else { sign.escape_unicode().to_string() }).collect()
}

/// Lines of at most [`WIDTH`] columns, each after this indent.
pub(super) fn block(text: &str, indent: &str) -> String {
    let mut out = String::new();
    for own in text.split('\n').map(|own| line(own.trim_end_matches('\r'))) {
        let options = textwrap::Options::new(WIDTH).initial_indent(indent).subsequent_indent(indent).break_words(true);
        for wrapped in textwrap::wrap(&own, options) {
            out.push_str(wrapped.trim_end());
            out.push('\n');
        }
    }
    out
}

/// One line of exactly so many columns, cut with `…` when it is longer.
pub(super) fn cell(text: &str, width: usize) -> String {
    let text = line(text);
    let mut out = String::new();
    let cut = display_width(&text) > width;
    let room = if cut { width.saturating_sub(1) } else { width };
    for sign in text.chars() {
        if display_width(&out) + display_width(sign.encode_utf8(&mut [0; 4])) > room {
            break;
        }
        out.push(sign);
    }
    if cut {
        out.push('…');
    }
    let rest = width.saturating_sub(display_width(&out));
    out + &" ".repeat(rest)
}

fn is_plain(sign: char) -> bool {
    let hides = matches!(sign,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    !sign.is_control() && !hides
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(line("a\u{1b}[31mrood\u{7}\r\u{9b}x\u{202e}z"), "a\\u{1b}[31mrood\\u{7}\\u{d}\\u{9b}x\\u{202e}z");
        assert_eq!(line("é – ‘x’ 漢"), "é – ‘x’ 漢");
    }

    #[test]
    fn a_block_keeps_its_lines_and_its_width() {
        let text = format!("een\r\n\n{}\u{1b}", "x".repeat(300));
        let block = block(&text, "    ");
        assert!(block.starts_with("    een\n\n    xxx") && block.contains("\\u{1b}"), "{block}");
        assert!(block.lines().all(|line| display_width(line) <= WIDTH), "{block}");
    }

    #[test]
    fn a_cell_has_its_width_in_columns() {
        for (text, want) in
            [("abc", "abc  "), ("abcdef", "abcd…"), ("漢字漢", "漢字…"), ("é", "é    "), ("a\nb", "a\\u{…")]
        {
            assert_eq!(cell(text, 5), want);
            assert_eq!(display_width(&cell(text, 5)), 5);
        }
    }
}
