//! `officers`: who may come in at `/desk`.

use super::{open, print};
use crate::config::Config;
use crate::desk::actor_name;
use crate::office::BASE;
use crate::security::{new_token, token_hash};
use clap::{Subcommand, ValueEnum};
use mijn_privacy_api::DeskRole;
use mijn_privacy_store::{Clock, OfficerRow, OfficerVerbs, Random, SqliteStore, SystemClock, SystemRandom};
use std::process::ExitCode;

#[derive(Debug, Subcommand)]
pub(super) enum Officers {
    /// Everybody, with their role and whether they can log in.
    List,
    /// A new account. Prints the link that sets it up, which works once.
    Add {
        /// The name to log in with; it stands beside what they do.
        name: String,
        /// What they may do.
        #[arg(long)]
        role: Role,
    },
    /// A new link, for who lost their password or phone. The old ones work until it is followed.
    Link {
        /// Whose.
        name: String,
    },
    /// Another role, from the next click on.
    Role {
        /// Whose.
        name: String,
        /// Which.
        role: Role,
    },
    /// Lets nobody in by this account any more, at once.
    Disable {
        /// Whose.
        name: String,
    },
    /// Lets them in again.
    Enable {
        /// Whose.
        name: String,
    },
}

/// What an employee may do.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Role {
    /// Sees requests, takes them, writes.
    Helpdesk,
    /// The same, and decides.
    Officer,
}

impl From<Role> for DeskRole {
    fn from(role: Role) -> Self {
        match role {
            Role::Helpdesk => Self::Helpdesk,
            Role::Officer => Self::Officer,
        }
    }
}

/// Does it.
///
/// # Errors
/// A sentence that says what to do.
pub(super) async fn run(config: &Config, what: &Officers) -> Result<ExitCode, String> {
    let (store, _) = open::open_migrated(config).await?;
    let done = act(config, &store, what).await;
    store.close().await;
    print(&done?)?;
    Ok(ExitCode::SUCCESS)
}

async fn act(config: &Config, store: &SqliteStore, what: &Officers) -> Result<String, String> {
    let failed = |error| open::sentence(config, &error);
    let found = |found: bool, name: &str, text: String| {
        if found { Ok(text) } else { Err(format!("there is nobody called {name:?}: see `officers list`")) }
    };
    match what {
        Officers::List => Ok(table(&store.officers().await.map_err(failed)?)),
        Officers::Add { name, role } => {
            let name = checked(name)?;
            let mut id = [0; 16];
            SystemRandom.fill(&mut id);
            let id: String = id.iter().map(|byte| format!("{byte:02x}")).collect();
            if !store.add_officer(&id, name, (*role).into(), SystemClock.now()).await.map_err(failed)? {
                return Err(format!(
                    "there is already somebody called {name:?}: choose another name, or `officers link`"
                ));
            }
            link(config, store, name).await
        }
        Officers::Link { name } => link(config, store, name).await,
        Officers::Role { name, role } => {
            let done = store.set_officer_role(name, (*role).into()).await.map_err(failed)?;
            found(done, name, format!("{name} is now {}\n", DeskRole::from(*role).as_str()))
        }
        Officers::Disable { name } => {
            let done = store.disable_officer(name, Some(SystemClock.now())).await.map_err(failed)?;
            found(done, name, format!("{name} can no longer come in\n"))
        }
        Officers::Enable { name } => {
            let done = store.disable_officer(name, None).await.map_err(failed)?;
            found(done, name, format!("{name} can come in again\n"))
        }
    }
}

async fn link(config: &Config, store: &SqliteStore, name: &str) -> Result<String, String> {
    let token = new_token(&SystemRandom);
    let expires_at = SystemClock.now().checked_add(config.officers.setup()).map_err(|error| error.to_string())?;
    let made = store.begin_setup(name, &token_hash(&token), expires_at).await;
    if !made.map_err(|error| open::sentence(config, &error))? {
        return Err(format!("there is nobody called {name:?} who can come in: see `officers list`"));
    }
    let hours = config.officers.setup_hours;
    Ok(format!(
        "{}{BASE}/setup/{token}\n(works once, for {hours} hours; give it to {name} alone)\n",
        config.server.url()
    ))
}

fn checked(name: &str) -> Result<&str, String> {
    actor_name(name).map(|_| name.trim()).ok_or_else(|| {
        format!("{name:?} cannot be the name of somebody: write one line of 1 to 100 characters, and not `person` or `system`")
    })
}

fn table(rows: &[OfficerRow]) -> String {
    if rows.is_empty() {
        return "nobody yet: `officers add <name> --role officer`\n".to_owned();
    }
    let state = |row: &OfficerRow| match (row.disabled, row.elsewhere, row.password_hash.is_some()) {
        (true, ..) => "disabled",
        (_, true, _) => "logs in at the OpenID provider",
        (_, _, true) => "active",
        _ => "not set up yet",
    };
    let line = |row: &OfficerRow| {
        let name: String = row.name.chars().map(|sign| if sign.is_control() { '\u{fffd}' } else { sign }).collect();
        format!("{name:<30} {:<10} {}\n", row.role.as_str(), state(row))
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_nobody_elses() {
        assert_eq!(checked(" Olga "), Ok("Olga"));
        for bad in ["", " ", "Person", "system", "a\nb", &"a".repeat(101)] {
            assert!(checked(bad).is_err(), "{bad:?}");
        }
    }
}
