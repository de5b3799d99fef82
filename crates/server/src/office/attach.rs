//! `POST /desk/requests/{id}/attach`: a file for the person.

use super::draft::{self, Draft};
use super::page::go;
use super::request::{Typed, again, missing};
use super::session::Officer;
use super::words;
use crate::desk::{self, DeskError, MOST_BYTES, NewFile, file_name};
use crate::http::FormBody;
use crate::{ApiError, ApiResult, App};
use axum::extract::{Multipart, Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum_extra::extract::cookie::CookieJar;
use mijn_privacy_api::{DeskVerb, FieldCode, MessageText, ProblemCode, RequestId};

/// What the form may weigh, in bytes: the file and its text.
pub(super) const LIMIT: usize = MOST_BYTES + 64 * 1024;

/// The fields of the form.
#[derive(Default)]
struct Fields {
    csrf: Option<String>,
    seen: Option<String>,
    once: String,
    text: String,
    name: String,
    content: Vec<u8>,
}

/// Adds the file.
pub(super) async fn attach(
    State(app): State<App>,
    officer: Result<Officer, Response>,
    headers: HeaderMap,
    Path(text): Path<String>,
    form: Multipart,
) -> ApiResult<Response> {
    let fields = read(form).await;
    let officer = match officer {
        Ok(officer) => officer,
        Err(login) => return late(&app, &text, fields, login).await,
    };
    let fields = match fields {
        Err(error) if error.code == ProblemCode::BodyTooLarge => {
            let Ok(id) = text.parse::<RequestId>() else { return Ok(missing(&app, &officer)) };
            return again(&app, &officer, &id, "Dit bestand is groter dan 10 MB.", Typed(None)).await;
        }
        fields => fields?,
    };
    let is_late = draft::is_late(&app, &officer, fields.csrf.as_deref())?;
    let Ok(id) = text.parse::<RequestId>() else { return Ok(missing(&app, &officer)) };
    if is_late {
        let form = FormBody::from(vec![("text".to_owned(), fields.text)]);
        return again(&app, &officer, &id, words::LATE, Typed(Some((DeskVerb::Attach, &form)))).await;
    }
    let actor = officer.having_seen(&app, fields.seen.as_deref());
    let file = match file(fields) {
        Ok(file) => file,
        Err(wrong) => return again(&app, &officer, &id, wrong, Typed(None)).await,
    };
    match desk::attach(&app, &actor, &id, file).await {
        Ok(_) => {
            let then = go(&format!("{}/requests/{id}?done={}", super::BASE, DeskVerb::Attach.as_str()));
            draft::drop(&app, &CookieJar::from_headers(&headers), then).await
        }
        Err(DeskError::Refused(refusal)) => again(&app, &officer, &id, words::refusal(refusal), Typed(None)).await,
        Err(DeskError::TooLarge) => again(&app, &officer, &id, "Dit bestand is groter dan 10 MB.", Typed(None)).await,
        Err(DeskError::Missing) => Ok(missing(&app, &officer)),
        Err(error) => Err(error.into()),
    }
}

/// Nobody is logged in any more: the text is kept, the file has to be chosen again.
async fn late(app: &App, text: &str, fields: ApiResult<Fields>, login: Response) -> ApiResult<Response> {
    let (Ok(id), Ok(fields), true) = (text.parse(), fields, login.status().is_redirection()) else { return Ok(login) };
    let draft = Draft::new(id, DeskVerb::Attach, vec![("text".to_owned(), fields.text)]);
    draft::keep(app, fields.csrf.as_deref(), &draft, login).await
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
            "seen" => fields.seen = Some(field.text().await.map_err(broken)?),
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
