//! `POST /desk/requests/{id}/…`: every verb as a form. What cannot be done comes back with what was typed.

use super::draft::{self, Draft};
use super::page::go;
use super::request::{FORM, Typed, again, missing};
use super::session::Officer;
use super::words;
use crate::desk::{self, DeskError, Said};
use crate::http::FormBody;
use crate::{ApiResult, App};
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum_extra::extract::cookie::CookieJar;
use mijn_privacy_api::{
    DeskExtend, DeskLift, DeskMessage, DeskPause, DeskReject, DeskRequest, DeskTold, DeskVerb, FieldCode, FreeText,
    MessageText, OpenEnum, PauseGround, RequestId,
};

/// What is wrong with a form, in a sentence.
pub(super) type Wrong = &'static str;

const TEXT: Wrong = "Schrijf iets op. De klant leest dit.";
const LONG: Wrong = "Je tekst is te lang. Maak hem korter dan 4.000 tekens.";
pub(super) const SIGNS: Wrong = "Je tekst heeft tekens die we niet kunnen opslaan. Haal ze weg.";

/// Does a verb.
pub(super) async fn act(
    State(app): State<App>,
    officer: Result<Officer, Response>,
    headers: HeaderMap,
    Path((text, verb)): Path<(String, String)>,
    form: FormBody<FORM>,
) -> ApiResult<Response> {
    let (id, verb) = (text.parse::<RequestId>(), DeskVerb::parse(&verb));
    let officer = match (officer, &id, verb) {
        (Ok(officer), ..) => officer,
        (Err(login), Ok(id), Some(verb)) if login.status().is_redirection() => {
            let csrf = form.get("csrf").map(str::to_owned);
            let draft = Draft::new(id.clone(), verb, form.into_fields());
            return draft::keep(&app, csrf.as_deref(), &draft, login).await;
        }
        (Err(login), ..) => return Ok(login),
    };
    let is_late = draft::is_late(&app, &officer, form.get("csrf"))?;
    let (Ok(id), Some(verb)) = (id, verb) else { return Ok(missing(&app, &officer)) };
    if is_late {
        return again(&app, &officer, &id, words::LATE, Typed(Some((verb, &form)))).await;
    }
    let done = match Form(&form).act(&app, &officer, &id, verb).await {
        Ok(done) => done,
        Err(wrong) => return again(&app, &officer, &id, wrong, Typed(Some((verb, &form)))).await,
    };
    match done {
        Ok(_) => {
            let then = go(&format!("{}/requests/{id}?done={}", super::BASE, verb.as_str()));
            draft::drop(&app, &CookieJar::from_headers(&headers), then).await
        }
        Err(DeskError::Refused(refusal)) => {
            again(&app, &officer, &id, words::refusal(refusal), Typed(Some((verb, &form)))).await
        }
        Err(DeskError::Missing) => Ok(missing(&app, &officer)),
        Err(error) => Err(error.into()),
    }
}

/// A form as it was sent.
pub(super) struct Form<'a>(pub(super) &'a FormBody<FORM>);

impl Form<'_> {
    async fn act(
        &self,
        app: &App,
        officer: &Officer,
        id: &RequestId,
        verb: DeskVerb,
    ) -> Result<Result<DeskRequest, DeskError>, Wrong> {
        let actor = officer.having_seen(app, self.0.get("seen"));
        Ok(match verb {
            DeskVerb::Take => desk::take(app, &actor, id).await,
            DeskVerb::Resume => desk::resume(app, &actor, id).await,
            DeskVerb::Retry => desk::retry(app, &actor, id).await,
            DeskVerb::Ask => {
                let message = DeskMessage { text: self.text("text")?, question: self.0.get("question").is_some() };
                // Of a form that is sent twice, the second is there already.
                let once = self.0.get("once").and_then(|text| text.parse().ok());
                desk::ask(app, &actor, id, Said { message, id: once }).await
            }
            DeskVerb::Pause => {
                let ground = self.0.get("ground").and_then(PauseGround::parse);
                let ground = ground.ok_or("Kies waarvoor de termijn stilstaat.")?;
                desk::pause(app, &actor, id, DeskPause { ground, question: self.text("text")? }).await
            }
            DeskVerb::Extend => {
                let months = if self.0.get("months") == Some("1") { 1 } else { 2 };
                desk::extend(app, &actor, id, DeskExtend { months, reason: self.text("text")? }).await
            }
            DeskVerb::Answer => desk::answer(app, &actor, id, self.answer()?).await,
            DeskVerb::Reject => desk::reject(app, &actor, id, DeskReject { reason: self.text("text")? }).await,
            DeskVerb::Tell => {
                let name = self.0.get("name").unwrap_or_default().to_owned();
                desk::tell(app, &actor, id, DeskTold { name }).await
            }
            DeskVerb::Lift => desk::lift(app, &actor, id, DeskLift { reason: self.text("text")? }).await,
            DeskVerb::Attach | DeskVerb::GiveBack | DeskVerb::Cancel | DeskVerb::Write | DeskVerb::Unknown => {
                return Err("Dit kan hier niet.");
            }
        })
    }

    fn text(&self, name: &str) -> Result<MessageText, Wrong> {
        self.optional(name)?.ok_or(TEXT)
    }

    pub(super) fn optional<const MAX: usize>(&self, name: &str) -> Result<Option<FreeText<MAX>>, Wrong> {
        match FreeText::try_from(self.0.get(name).unwrap_or_default().to_owned()) {
            Ok(text) => Ok(Some(text)),
            Err(FieldCode::Required) => Ok(None),
            Err(FieldCode::TooLong) => Err(LONG),
            Err(_) => Err(SIGNS),
        }
    }
}
