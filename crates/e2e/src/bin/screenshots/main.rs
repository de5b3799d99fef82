//! Takes pictures of the main views, at two widths, light and dark: `screenshots FOLDER`; with `--kinds` before the folder
//! those of each kind of request, in each state, over each of the company's routes; with `--readme` the two of the README.

mod album;
mod desk;
mod failures;
mod home;
mod kinds;
mod public;
mod requests;

use std::path::PathBuf;

use album::Album;

#[tokio::main]
async fn main() {
    let mut args: Vec<_> = std::env::args_os().skip(1).collect();
    let folder = args.pop().filter(|last| !last.to_string_lossy().starts_with("--")).map(PathBuf::from);
    let (Some(folder), true) = (folder, args.len() < 2) else {
        eprintln!("Say where the pictures should go: screenshots [--readme | --kinds] FOLDER");
        std::process::exit(1);
    };
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let which = args.first().map(|word| word.to_string_lossy().into_owned());
    match which.as_deref() {
        Some("--readme") => Album::new(&folder).await.readme().await,
        Some("--kinds") => kinds::all(&folder).await,
        _ => views(Album::new(&folder).await).await,
    }
}

async fn views(album: Album) {
    album.home().await;
    album.choices().await;
    album.links().await;
    album.requests().await;
    album.rights().await;
    album.step_up().await;
    album.failures().await;
    album.requests_of_others().await;
    for username in ["nieuw", "gesloten", "geblokkeerd", "twee"] {
        album.log_in(username).await;
        album.take(&format!("home-{username}")).await;
    }
    album.desk().await;
    album.strangers().await;
}
