//! Puts the many small modules that a split gives into few files. A file is a wasm with a custom section for each module that
//! it carries, so that hosts serve and cache it as any other.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, ensure};

use super::split::Chunk;

/// The name of those custom sections.
const PART: &str = "part";
/// What everybody gets with the home.
const HOME: &str = "home";
/// What the name of a section's own module begins with.
const OWN: &str = "split_";
/// A module of fewer bytes is no file of its own.
const SMALL: usize = 8_000;

/// A file.
pub struct Pack {
    /// Its file name without the extension.
    pub stem: String,
    /// Its wasm.
    pub wasm: Vec<u8>,
}

/// The files of a split, and which each section needs, its own last.
pub struct Packs {
    /// All of them.
    pub all: Vec<Pack>,
    /// Per section their stems.
    pub needs: BTreeMap<String, Vec<String>>,
}

impl Packs {
    /// Of the modules of a split, and which each section needs.
    pub fn new(chunks: &[Chunk], needs: &BTreeMap<String, Vec<String>>) -> Self {
        let home: BTreeSet<&String> = needs.get(HOME).into_iter().flatten().collect();
        let file = |chunk: &Chunk| match chunk.stem.as_str() {
            own if own.starts_with(OWN) => own.to_owned(),
            _ if home.contains(&chunk.stem) => "shared_home".to_owned(),
            _ if chunk.wasm.len() < SMALL => "shared".to_owned(),
            large => large.to_owned(),
        };
        let mut files: BTreeMap<String, Vec<&[u8]>> = BTreeMap::new();
        for chunk in chunks {
            files.entry(file(chunk)).or_default().push(&chunk.wasm);
        }
        let files_of = |stems: &Vec<String>| {
            let mut stems: Vec<_> = chunks.iter().filter(|chunk| stems.contains(&chunk.stem)).map(file).collect();
            // "split_…" is behind the others.
            stems.sort();
            stems.dedup();
            stems
        };
        Self {
            needs: needs.iter().map(|(section, stems)| (section.clone(), files_of(stems))).collect(),
            all: files.into_iter().map(|(stem, parts)| Pack { stem, wasm: pack(&parts) }).collect(),
        }
    }

    /// The module that loads them, from the one that loads each by itself; `urls` by stem.
    pub fn link(&self, link: &str, urls: &BTreeMap<String, String>) -> Result<String> {
        let starts = ["/* ", "const __chunk_", "export const __wasm_split_load_"];
        let rest = starts.iter().filter_map(|start| link.find(&format!("\n{start}"))).min();
        let (runtime, _) = link.split_at(rest.context("the link module has no loaders")?);
        let mut module = format!("{runtime}\n{LOAD}");
        let url = |stem: &String| urls.get(stem).with_context(|| format!("{stem} has no address"));
        let stems: Vec<&String> = self.all.iter().map(|pack| &pack.stem).collect();
        let name = |stem: &String| stems.iter().position(|one| *one == stem).map(|at| format!("__pack_{at}"));
        let owns: BTreeSet<&String> = self.needs.values().filter_map(|stems| stems.last()).collect();
        for (at, stem) in stems.iter().enumerate().filter(|(_, stem)| !owns.contains(*stem)) {
            module += &format!("const __pack_{at} = makeLoad(__parts({:?}), []);\n", url(stem)?);
        }
        for (section, stems) in &self.needs {
            let (own, shared) = stems.split_last().with_context(|| format!("{section} needs no file"))?;
            ensure!(own.starts_with(OWN), "{section} has no file of its own");
            let shared: Vec<String> = shared.iter().filter_map(name).collect();
            module += &format!(
                "export const __wasm_split_load_{section} = wrapAsyncCb(makeLoad(__parts({:?}), [{}]));\n",
                url(own)?,
                shared.join(", ")
            );
        }
        Ok(module)
    }
}

/// Fetches a file, and instantiates what it carries.
const LOAD: &str = "const __parts = (file) => () => {
    const src = WebAssembly.compileStreaming(fetch(new URL(file, import.meta.url)));
    src.catch(() => {});
    return async (imports) => {
        const parts = WebAssembly.Module.customSections(await src, \"part\");
        await Promise.all(parts.map((part) => WebAssembly.instantiate(part, imports)));
    };
};
";

fn pack(parts: &[&[u8]]) -> Vec<u8> {
    let mut wasm = b"\0asm\x01\0\0\0".to_vec();
    for part in parts {
        wasm.push(0);
        wasm.extend(leb128(1 + PART.len() + part.len()));
        wasm.extend(leb128(PART.len()));
        wasm.extend(PART.as_bytes());
        wasm.extend(*part);
    }
    wasm
}

fn leb128(mut value: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = (value & 0x7f) as u8;
        value >>= 7;
        if value == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(stem: &str, bytes: usize) -> Chunk {
        Chunk { stem: stem.into(), wasm: vec![7; bytes] }
    }

    fn packs() -> Packs {
        let chunks = [
            chunk("chunk_1", 10),
            chunk("chunk_2", 20),
            chunk("chunk_3", 9_000),
            chunk("split_forms", 30),
            chunk("split_home", 40),
        ];
        let needs =
            [("forms", &["chunk_1", "chunk_2", "chunk_3", "split_forms"][..]), ("home", &["chunk_1", "split_home"])];
        let needs = needs.map(|(section, stems)| (section.to_owned(), stems.iter().map(|&stem| stem.into()).collect()));
        Packs::new(&chunks, &needs.into())
    }

    #[test]
    fn what_is_small_comes_together_and_what_the_home_needs_apart() {
        let packs = packs();
        let stems: Vec<_> = packs.all.iter().map(|pack| pack.stem.as_str()).collect();
        assert_eq!(stems, ["chunk_3", "shared", "shared_home", "split_forms", "split_home"]);
        assert_eq!(packs.needs["home"], ["shared_home", "split_home"]);
        assert_eq!(packs.needs["forms"], ["chunk_3", "shared", "shared_home", "split_forms"]);
    }

    #[test]
    fn a_file_is_wasm_that_carries_its_modules() {
        let sections: Vec<_> = wasmparser::Parser::new(0)
            .parse_all(&pack(&[&[1; 3], &[2; 300]]))
            .filter_map(|payload| match payload.unwrap() {
                wasmparser::Payload::CustomSection(section) => {
                    Some((section.name().to_owned(), section.data().to_vec()))
                }
                _ => None,
            })
            .collect();
        assert_eq!(sections, [("part".to_owned(), vec![1; 3]), ("part".to_owned(), vec![2; 300])]);
    }

    #[test]
    fn the_loaders_name_the_files_and_the_runtime_stays() {
        let packs = packs();
        let urls = packs.all.iter().map(|pack| (pack.stem.clone(), format!("./{}-0.wasm", pack.stem))).collect();
        let link = "import { initSync } from './a.js';\nfunction makeLoad() {}\n/* forms, home */\nconst __chunk_1 = 1;\nexport const __wasm_split_load_home = 2;\n";
        let module = packs.link(link, &urls).unwrap();
        assert!(module.starts_with("import { initSync } from './a.js';\nfunction makeLoad() {}\n"), "{module}");
        assert!(module.contains("const __pack_2 = makeLoad(__parts(\"./shared_home-0.wasm\"), []);\n"), "{module}");
        let home = "export const __wasm_split_load_home = wrapAsyncCb(makeLoad(__parts(\"./split_home-0.wasm\"), [__pack_2]));\n";
        assert!(module.contains(home) && !module.contains("__chunk_1"), "{module}");
        assert!(packs.link("no loaders", &urls).is_err());
    }
}
