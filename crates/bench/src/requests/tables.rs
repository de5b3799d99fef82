//! What create, list and detail showed, in a table.

use super::site::{Measured, Site};
use super::{AT_ONCE, EACH, Part, Plan, Verb};
use crate::report::{Aim, Table, grouped, median};
use crate::server::turn::Turn;

/// How much slower half of the calls may be with the most requests than with the fewest.
const SPREAD: f64 = 1.5;

/// The table and the aims.
pub fn part(plan: &Plan, sites: &[Site]) -> Part {
    let text = format!(
        "{EACH} requests of every kind for each customer, one of 199 open; {} turns of {} s each way, in turn; medians of \
         the turns. Over HTTP: session, memberships, the line in the access log, and for a new request its token, key, \
         twin, clock, e-mail and stored answer, while the server sends those e-mails. Bare: the same rows, on the same \
         file, by plain prepared queries, or written in one transaction, with nothing around them. Both answer a new \
         request once it is on the disk (`synchronous = FULL`); after each turn the new ones are deleted again.\n\n{}",
        plan.turns,
        plan.seconds,
        table(sites).text()
    );
    (text, aims(sites))
}

fn table(sites: &[Site]) -> Table {
    let [alone, together] =
        AT_ONCE.map(|at_once| if at_once == 1 { "alone".into() } else { format!("{at_once} at once") });
    let heads = [
        String::new(),
        "requests".to_owned(),
        format!("{alone}: p50 (ms)"),
        "p99 (ms)".to_owned(),
        format!("{together}: p50 (ms)"),
        "p99 (ms)".to_owned(),
        "calls/s".to_owned(),
        "of bare".to_owned(),
    ];
    let mut table = Table::new(&heads.each_ref().map(String::as_str));
    for verb in Verb::ALL {
        for site in sites {
            let [alone, together] = AT_ONCE.map(|at_once| site.of(verb, at_once));
            let (Some(alone), Some(together)) = (alone, together) else { continue };
            let share = middle(&together.http, |turn| turn.rate) / middle(&together.bare, |turn| turn.rate);
            let ways = [
                ("over HTTP", &alone.http, &together.http, format!("{share:.2}")),
                ("bare", &alone.bare, &together.bare, String::new()),
            ];
            for (way, alone, together, share) in ways {
                let times = [alone, together].map(|turns| {
                    [middle(turns, |turn| turn.p50), middle(turns, |turn| turn.p99)].map(|ms| format!("{ms:.2}"))
                });
                let rate = format!("{:.0}", middle(together, |turn| turn.rate));
                let name = vec![format!("{} {way}", verb.name()), grouped(site.requests.into())];
                table.row(&[name, times.concat(), vec![rate, share]].concat());
            }
        }
    }
    table
}

fn aims(sites: &[Site]) -> Vec<Aim> {
    let (Some(fewest), Some(most)) = (sites.first(), sites.last()) else { return Vec::new() };
    if sites.len() < 2 {
        return Vec::new();
    }
    let aim = |verb: Verb| {
        let p50 = |site: &Site| site.of(verb, 1).map_or(f64::NAN, |one| middle(&one.http, |turn| turn.p50));
        let times = p50(most) / p50(fewest);
        let what = format!(
            "{}, alone: median with {} requests at most {SPREAD} times that with {}",
            verb.name(),
            grouped(most.requests.into()),
            grouped(fewest.requests.into())
        );
        Aim::at_most(&what, times, SPREAD, format!("{times:.2}"))
    };
    Verb::ALL.map(aim).into()
}

fn middle(turns: &[Turn], of: fn(&Turn) -> f64) -> f64 {
    median(&turns.iter().map(of).collect::<Vec<_>>())
}

impl Site {
    fn of(&self, verb: Verb, at_once: usize) -> Option<&Measured> {
        self.measured.iter().find(|one| one.verb == verb && one.at_once == at_once)
    }
}
