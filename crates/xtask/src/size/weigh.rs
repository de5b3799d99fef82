//! Which crate, and which module of ours, the bytes of a wasm belong to.

use std::collections::{BTreeMap, HashMap};

use anyhow::Result;
use wasmparser::{KnownCustom, Name, Parser, Payload};

/// What is no function.
const DATA: &str = "data: texts and tables";
const REST: &str = "types, imports, exports";
const UNNAMED: &str = "code without a name";

/// What a wasm file weighs, all but its names.
pub struct Weights {
    /// Bytes per crate, and per module of ours.
    pub owners: BTreeMap<String, usize>,
    /// Each function and its bytes, the heaviest first.
    pub functions: Vec<(String, usize)>,
}

/// Weighs a wasm file that still has its names.
pub fn weigh(named: &[u8]) -> Result<Weights> {
    let mut bodies = Vec::new();
    let mut names = HashMap::new();
    let mut imported = 0_u32;
    let mut owners = BTreeMap::new();
    let mut total = 8;
    for payload in Parser::new(0).parse_all(named) {
        let payload = payload?;
        if let Some((id, range)) = payload.as_section()
            && id != 0
        {
            total += usize::try_from(range.end - range.start)?;
        }
        match payload {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(usize::try_from(body.range().end - body.range().start)?),
            Payload::DataSection(data) => {
                *owners.entry(DATA.to_owned()).or_default() += usize::try_from(data.range().end - data.range().start)?;
            }
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(reader) = section.as_known() {
                    read_names(reader, &mut names)?;
                }
            }
            _ => {}
        }
    }
    let mut functions = Vec::new();
    for (index, size) in (imported..).zip(bodies) {
        let name = names.remove(&index).unwrap_or_default();
        *owners.entry(owner(&name)).or_default() += size;
        functions.push((name, size));
    }
    functions.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    let known: usize = owners.values().sum();
    owners.insert(REST.to_owned(), total.saturating_sub(known));
    Ok(Weights { owners, functions })
}

fn read_names(reader: wasmparser::NameSectionReader, names: &mut HashMap<u32, String>) -> Result<()> {
    for name in reader {
        if let Name::Function(functions) = name? {
            for naming in functions {
                let naming = naming?;
                names.insert(naming.index, format!("{:#}", rustc_demangle::demangle(naming.name)));
            }
        }
    }
    Ok(())
}

/// The crate of a function, and of ours also the module.
fn owner(function: &str) -> String {
    // A value's destructor, and a trait's function on a value, belong to the type.
    let path = function
        .strip_prefix("core::ptr::drop_in_place::<")
        .or_else(|| function.strip_prefix("core::ptr::drop_in_place<"));
    let mut path = path.unwrap_or(function);
    let whole = path;
    while let Some(inner) = path.strip_prefix(['<', '&', '(', '[', '*']) {
        path = inner;
    }
    for word in ["mut ", "const ", "dyn ", "impl "] {
        path = path.strip_prefix(word).unwrap_or(path);
    }
    // Our closures and types inside a general function: the code is there because of us.
    if let Some(at) = whole.find("mijn_privacy::") {
        return module(&whole[at..], 2);
    }
    let first: String = path.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
    match first.as_str() {
        "" => UNNAMED.to_owned(),
        "alloc" | "core" | "std" | "hashbrown" | "dlmalloc" | "compiler_builtins" | "rustc_demangle" => {
            format!("std: {first}")
        }
        _ if path[first.len()..].starts_with("::") => first,
        _ if first.starts_with("__") => "wasm-bindgen and linker".to_owned(),
        _ => "std: other".to_owned(),
    }
}

fn module(path: &str, depth: usize) -> String {
    let end = |c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == ':');
    let path = path.split(end).next().unwrap_or(path);
    path.split("::").filter(|part| !part.is_empty()).take(depth).collect::<Vec<_>>().join("::")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_belong_to_their_crate() {
        for (function, expected) in [
            ("yew::scheduler::start", "yew"),
            ("<yew::virtual_dom::VNode as core::clone::Clone>::clone", "yew"),
            ("core::ptr::drop_in_place<yew::html::Scope>", "yew"),
            ("alloc::raw_vec::RawVec<T,A>::grow_one", "std: alloc"),
            ("<&T as core::fmt::Debug>::fmt", "std: other"),
            ("__wbindgen_malloc", "wasm-bindgen and linker"),
            ("<mijn_privacy::app::App as yew::functional::FunctionProvider>::run", "mijn_privacy::app"),
            (
                "<yew::functional::Hook<mijn_privacy::consents::Switch> as core::ops::Fn>::call",
                "mijn_privacy::consents",
            ),
            ("<mijn_privacy_api::text::Text as serde::Serialize>::serialize", "mijn_privacy_api"),
            ("memcpy", "std: other"),
        ] {
            assert_eq!(owner(function), expected, "{function}");
        }
    }

    #[test]
    fn every_byte_is_counted_once() {
        // Type [] -> [], one function with one `nop`, and its name.
        let types = [1, 4, 1, 0x60, 0, 0];
        let functions = [3, 2, 1, 0];
        let code = [10, 5, 1, 3, 0, 1, 0x0b];
        let names = [&[0, 18, 4][..], b"name", &[1, 11, 1, 0, 8], b"yew::run"].concat();
        let plain = [&b"\0asm\x01\0\0\0"[..], &types, &functions, &code].concat();
        let weights = weigh(&[plain.clone(), names].concat()).unwrap();
        assert_eq!(weights.functions, [("yew::run".to_owned(), 3)]);
        assert_eq!(weights.owners["yew"], 3);
        assert_eq!(weights.owners.values().sum::<usize>(), plain.len() - 3 * 2);
    }
}
