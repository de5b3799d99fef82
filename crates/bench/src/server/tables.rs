//! What the server showed, in tables.

use super::memory::Memory;
use super::turn::Turn;
use super::{AT_ONCE, Endpoint, Measured, Plan, Site};
use crate::report::{Aim, Section, Table, grouped, median};

/// The least share of the bare throughput.
fn share_of(endpoint: Endpoint) -> (f64, &'static str) {
    match endpoint {
        Endpoint::Overview => (0.5, "half"),
        Endpoint::Consents => (0.25, "a quarter"),
    }
}

/// How much slower 99 of 100 calls may be with the most customers than with the fewest.
const SPREAD: f64 = 1.5;

/// Tables and aims.
pub fn section(plan: &Plan, sites: &[Site], loaded: &[Memory]) -> Section {
    let body = format!(
        "{AT_ONCE} callers at once, {} turns of {} s each way, in turn; medians of the turns. A release build over HTTP on \
         connections that stay open, asked by another process on the same cores; and the same queries bare, in the \
         asking process: session, memberships, the line in the access log, and all that the answer is made of. So the \
         bare queries have the machine for themselves, and the server shares it with who asks.\n\n{}\n\
         Memory of the server's process.\n\n{}",
        plan.turns,
        plan.seconds,
        rates(sites).text(),
        memory(sites, loaded).text()
    );
    let mut aims = Vec::new();
    for endpoint in Endpoint::ALL {
        let (limit, word) = share_of(endpoint);
        for site in sites {
            let what =
                format!("{}, {} customers: at least {word} of bare", endpoint.path(), grouped(site.customers.into()));
            let share = site.of(endpoint).map_or(f64::NAN, Measured::share);
            aims.push(Aim::at_least(&what, share, limit, format!("{share:.2}")));
        }
    }
    if let (Some(fewest), Some(most)) = (sites.first(), sites.last())
        && sites.len() > 1
    {
        for endpoint in Endpoint::ALL {
            let p99 = |site: &Site| site.of(endpoint).map_or(f64::NAN, |one| middle(&one.http, |turn| turn.p99));
            let what = format!(
                "{}: p99 with {} customers at most {SPREAD} times that with {}",
                endpoint.path(),
                grouped(most.customers.into()),
                grouped(fewest.customers.into())
            );
            let times = p99(most) / p99(fewest);
            aims.push(Aim::at_most(&what, times, SPREAD, format!("{times:.2}")));
        }
    }
    Section { name: "server", body, aims, versions: Vec::new() }
}

fn rates(sites: &[Site]) -> Table {
    let mut table = Table::new(&["", "customers", "calls/s", "p50 (ms)", "p99 (ms)", "of bare"]);
    for endpoint in Endpoint::ALL {
        for site in sites {
            let Some(measured) = site.of(endpoint) else { continue };
            let share = format!("{:.2}", measured.share());
            for (way, turns, share) in [("over HTTP", &measured.http, share), ("bare", &measured.bare, String::new())] {
                table.row(&[
                    format!("{} {way}", endpoint.path()),
                    grouped(site.customers.into()),
                    format!("{:.0}", middle(turns, |turn| turn.rate)),
                    format!("{:.2}", middle(turns, |turn| turn.p50)),
                    format!("{:.2}", middle(turns, |turn| turn.p99)),
                    share,
                ]);
            }
        }
    }
    table
}

fn memory(sites: &[Site], loaded: &[Memory]) -> Table {
    let mut table = Table::new(&["customers", "after the start", "at most, loaded"]);
    for (site, loaded) in sites.iter().zip(loaded) {
        table.row(&[grouped(site.customers.into()), site.idle.now(), loaded.most()]);
    }
    table
}

fn middle(turns: &[Turn], of: fn(&Turn) -> f64) -> f64 {
    median(&turns.iter().map(of).collect::<Vec<_>>())
}

impl Site {
    fn of(&self, endpoint: Endpoint) -> Option<&Measured> {
        self.measured.iter().find(|measured| measured.endpoint == endpoint)
    }
}

impl Measured {
    /// Which part of the bare throughput is left over HTTP.
    fn share(&self) -> f64 {
        middle(&self.http, |turn| turn.rate) / middle(&self.bare, |turn| turn.rate)
    }
}
