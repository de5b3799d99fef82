//! The headers of a file that is kept and not shown.

use crate::{ApiError, ApiResult};
use axum::http::{HeaderName, HeaderValue, header};
use std::fmt::Write;

/// For a file of this name. What the name holds can end neither the header nor the quotes, nor lead to another folder.
pub fn download_headers(name: &str) -> ApiResult<[(HeaderName, HeaderValue); 3]> {
    let disposition = HeaderValue::try_from(disposition(name)).map_err(ApiError::internal)?;
    Ok([
        (header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream")),
        (header::CONTENT_DISPOSITION, disposition),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ])
}

/// RFC 6266: a plain name for old programs, and the whole one in UTF-8.
fn disposition(name: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_');
    let plain: String = name.chars().map(|letter| if is_plain(letter) { letter } else { '_' }).collect();
    let mut whole = String::new();
    for byte in name.bytes() {
        if is_plain(char::from(byte)) {
            whole.push(char::from(byte));
        } else {
            // Writing to a string never fails.
            let _ = write!(whole, "%{byte:02X}");
        }
    }
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{whole}")
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn a_name_stays_within_its_quotes() {
        let of = |name| disposition(name).replacen("attachment; ", "", 1);
        assert_eq!(of("brief.pdf"), "filename=\"brief.pdf\"; filename*=UTF-8''brief.pdf");
        assert_eq!(of("é \"x\".pdf"), "filename=\"___x_.pdf\"; filename*=UTF-8''%C3%A9%20%22x%22.pdf");
        assert_eq!(of("../a\r\nb;c"), "filename=\".._a__b_c\"; filename*=UTF-8''..%2Fa%0D%0Ab%3Bc");
    }
}
