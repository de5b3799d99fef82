//! `POST /desk/requests/{id}/attach`: a file for the person.

use super::page::go;
use super::request::{Typed, again, missing};
use super::session::Officer;
use super::words;
use crate::desk::{self, DeskError, MOST_BYTES, NewFile, file_name};
use crate::{ApiError, ApiResult, App};
use axum::extract::{Multipart, Path, State};
use axum::response::Response;
use mijn_privacy_api::{DeskVerb, FieldCode, MessageText, ProblemCode, RequestId};

/// What the form may weigh, in bytes: the file and its text.
pub(super) const LIMIT: usize = MOST_BYTES + 64 * 1024;

/// The fields of the form.
#[derive(Default)]
struct Fields {
    csrf: Option<String>,
    once: String,
    text: String,
    name: String,
    content: Vec<u8>,
}

/// Adds the file.
pub(super) async fn attach(
    State(app): State<App>,
    officer: Officer,
    Path(text): Path<String>,
    form: Multipart,
) -> ApiResult<Response> {
    let fields = match read(form).await {
        Err(error) if error.code == ProblemCode::BodyTooLarge => {
            let Ok(id) = text.parse::<RequestId>() else { return Ok(missing(&app, &officer)) };
            return again(&app, &officer, &id, "Dit bestand is groter dan 10 MB.", Typed(None)).await;
        }
        fields => fields?,
    };
    officer.check(&app, fields.csrf.as_deref())?;
    let Ok(id) = text.parse::<RequestId>() else { return Ok(missing(&app, &officer)) };
    let file = match file(fields) {
        Ok(file) => file,
        Err(wrong) => return again(&app, &officer, &id, wrong, Typed(None)).await,
    };
    match desk::attach(&app, &officer.actor(&app), &id, file).await {
        Ok(_) => Ok(go(&format!("{}/requests/{id}?done={}", super::BASE, DeskVerb::Attach.as_str()))),
        Err(DeskError::Refused(refusal)) => again(&app, &officer, &id, words::refusal(refusal), Typed(None)).await,
        Err(DeskError::TooLarge) => again(&app, &officer, &id, "Dit bestand is groter dan 10 MB.", Typed(None)).await,
        Err(DeskError::Missing) => Ok(missing(&app, &officer)),
        Err(error) => Err(error.into()),
    }
}

async fn read(mut form: Multipart) -> ApiResult<Fields> {
    let broken = |error: axum::extract::multipart::MultipartError| {
        let code = if error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
            ProblemCode::BodyTooLarge
        } else {
            ProblemCode::InvalidParameter
        };
        ApiError::new(code).detail("form")
    };
    let mut fields = Fields::default();
    while let Some(field) = form.next_field().await.map_err(broken)? {
        match field.name().unwrap_or_default() {
            "csrf" => fields.csrf = Some(field.text().await.map_err(broken)?),
            "once" => fields.once = field.text().await.map_err(broken)?,
            "text" => fields.text = field.text().await.map_err(broken)?,
            "file" => {
                fields.name = field.file_name().unwrap_or_default().to_owned();
                fields.content = field.bytes().await.map_err(broken)?.to_vec();
            }
            _ => {}
        }
    }
    Ok(fields)
}

fn file(fields: Fields) -> Result<NewFile, &'static str> {
    let name = match file_name(&fields.name) {
        Ok(name) => name,
        Err(FieldCode::Required) => return Err("Kies een bestand."),
        Err(FieldCode::TooLong) => return Err("De naam van het bestand is te lang. Maak hem korter dan 100 tekens."),
        Err(_) => return Err("In de naam van het bestand staan tekens die niet mogen. Geef het een andere naam."),
    };
    if fields.content.is_empty() {
        return Err("Dit bestand is leeg.");
    }
    let text = match MessageText::try_from(fields.text) {
        Ok(text) => Some(text),
        Err(FieldCode::Required) => None,
        Err(_) => return Err("Je tekst is te lang, of heeft tekens die we niet kunnen opslaan."),
    };
    Ok(NewFile { name, content: fields.content, text, id: fields.once.parse().ok() })
}
