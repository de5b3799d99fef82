//! Makes the JavaScript that loads the sections shorter: each has the same few lines around its file's name, and all of them are
//! part of the first load.

const HEAD: &str = "() => {\n    const src = fetch(new URL(";
const TAIL: &str = ", import.meta.url));\n    src.catch(() => {});\n    return async (imports) => WebAssembly.instantiateStreaming(src, imports);\n}\n";

/// Says those lines once. What does not look like them stays as it is.
pub fn share(link: &str) -> String {
    let count = link.matches(HEAD).count();
    if count < 2 || link.matches(TAIL).count() != count {
        return link.to_owned();
    }
    let shared = link.replace(HEAD, "fetched(").replace(TAIL, ")");
    format!("const fetched = (file) => {HEAD}file{};\n{shared}", TAIL.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loader(name: &str, file: &str) -> String {
        format!("const {name} = makeLoad({HEAD}\"./{file}.wasm\"{TAIL}, []);\n")
    }

    #[test]
    fn what_they_have_in_common_is_said_once() {
        let link = [loader("a", "chunk_0"), loader("b", "split_forms")].concat();
        let shared = share(&link);
        assert!(shared.contains("const a = makeLoad(fetched(\"./chunk_0.wasm\"), []);"), "{shared}");
        assert!(shared.contains("const b = makeLoad(fetched(\"./split_forms.wasm\"), []);"), "{shared}");
        assert_eq!((shared.matches("fetch(").count(), shared.matches("(file) => () => {").count()), (1, 1));
    }

    #[test]
    fn other_lines_stay() {
        let other = format!("{}const b = makeLoad({HEAD}\"./b.wasm\"));\n", loader("a", "a"));
        assert_eq!(share(&other), other);
    }
}
