//! Links modules into one text, in the order in which they would have run.
//!
//! Small on purpose: the names at the top of all modules must differ, and a cycle may only carry functions.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::module::{Edit, Module, Target};

/// Links `entry` with all that it imports, to lie in the folder `out`. `chunk` gives the specifier of a file that is
/// imported dynamically.
pub fn link(entry: &Path, out: &Path, chunk: &mut dyn FnMut(&Path) -> Result<String>) -> Result<String> {
    let out = out.canonicalize().with_context(|| format!("{} is missing", out.display()))?;
    let entry = entry.canonicalize().with_context(|| format!("{} is missing", entry.display()))?;
    let mut graph = Graph::default();
    graph.visit(&entry)?;
    graph.refuse_same_names()?;
    let mut code = String::new();
    let mut aliases = BTreeSet::new();
    for (position, path) in graph.order.iter().enumerate() {
        let module = &graph.modules[path];
        for import in &module.imports {
            let value = match &import.name {
                Some(name) => graph.lookup(&import.from, name)?,
                None => graph.namespace(&import.from)?,
            };
            if value != import.local && aliases.insert((import.local.clone(), value.clone())) {
                if !graph.order[..position].contains(&import.from) {
                    bail!("{}: rename `{}`: a cycle cannot carry another name", path.display(), import.local);
                }
                writeln!(code, "const {} = {value};", import.local)?;
            }
        }
        let mut replaced = Vec::new();
        for (span, target) in &module.dynamic {
            if graph.modules.contains_key(target) {
                bail!("{} imports {} dynamically, but it is loaded anyway", path.display(), target.display());
            }
            replaced.push(Edit { span: *span, text: format!("{:?}", chunk(target)?) });
        }
        code.push_str(&module.body(&out, &replaced)?);
        code.push('\n');
    }
    let exports: Vec<String> =
        graph.exports(&entry)?.into_iter().map(|(name, value)| format!("{value} as {name}")).collect();
    if !exports.is_empty() {
        writeln!(code, "export {{ {} }};", exports.join(", "))?;
    }
    Ok(code)
}

#[derive(Default)]
struct Graph {
    modules: HashMap<PathBuf, Module>,
    order: Vec<PathBuf>,
}

impl Graph {
    fn visit(&mut self, path: &Path) -> Result<()> {
        if self.modules.contains_key(path) {
            return Ok(());
        }
        let source = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        let module = Module::parse(path, source)?;
        let requests = module.requests.clone();
        self.modules.insert(path.to_owned(), module);
        for request in requests {
            self.visit(&request)?;
        }
        self.order.push(path.to_owned());
        Ok(())
    }

    fn refuse_same_names(&self) -> Result<()> {
        let mut seen: HashMap<&str, &Path> = HashMap::new();
        for path in &self.order {
            for name in &self.modules[path].bindings {
                if let Some(other) = seen.insert(name, path) {
                    bail!("{} and {} both declare `{name}`: rename one", other.display(), path.display());
                }
            }
        }
        Ok(())
    }

    /// What a module exports, and the name that each has in the linked text.
    fn exports(&self, path: &Path) -> Result<BTreeMap<String, String>> {
        let module = &self.modules[path];
        let mut all = BTreeMap::new();
        for star in &module.stars {
            all.extend(self.exports(star)?.into_iter().filter(|(name, _)| name != super::module::DEFAULT));
        }
        for (name, target) in &module.exports {
            let value = match target {
                Target::Local(local) => local.clone(),
                Target::Other { from, name } => self.lookup(from, name)?,
            };
            all.insert(name.clone(), value);
        }
        Ok(all)
    }

    fn lookup(&self, path: &Path, name: &str) -> Result<String> {
        let found = self.exports(path)?.remove(name);
        found.with_context(|| format!("{} does not export `{name}`", path.display()))
    }

    fn namespace(&self, path: &Path) -> Result<String> {
        let members: Vec<String> =
            self.exports(path)?.into_iter().map(|(name, value)| format!("{name}: {value}")).collect();
        Ok(format!("{{ {} }}", members.join(", ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linked(files: &[(&str, &str)]) -> Result<String> {
        let dir = tempfile::tempdir()?;
        std::fs::create_dir(dir.path().join("dist"))?;
        for (name, text) in files {
            std::fs::write(dir.path().join(name), text)?;
        }
        let mut chunk = |path: &Path| Ok(format!("./hashed-{}", path.file_name().unwrap().to_string_lossy()));
        link(&dir.path().join("a.js"), &dir.path().join("dist"), &mut chunk)
    }

    #[test]
    fn dependencies_come_first_and_exports_last() {
        let code = linked(&[
            ("a.js", "import { b as c } from './b.js';\nexport const a = c + 1;"),
            ("b.js", "export const b = 1;"),
        ]);
        assert_eq!(code.unwrap(), "const b = 1;\nconst c = b;\n\nconst a = c + 1;\nexport { a as a };\n");
    }

    #[test]
    fn a_whole_module_becomes_an_object() {
        let code = linked(&[
            ("a.js", "import * as all from './b.js';\nall.f();"),
            ("b.js", "export function f() {}\nexport default class {}"),
        ]);
        let code = code.unwrap();
        assert!(code.contains("const all = { default: default_b, f: f };"), "{code}");
        assert!(code.contains("const default_b = class {}"), "{code}");
    }

    #[test]
    fn a_cycle_carries_functions() {
        let code = linked(&[
            ("a.js", "import * as b from './b.js';\nexport function f() { return b; }"),
            ("b.js", "import { f } from './a.js';\nexport const g = () => f();"),
        ]);
        assert_eq!(
            code.unwrap(),
            "\nconst g = () => f();\nconst b = { g: g };\n\nfunction f() { return b; }\nexport { f as f };\n"
        );
    }

    #[test]
    fn a_dynamic_import_gets_its_chunk() {
        let code = linked(&[("a.js", "export const go = () => import('./b.js');"), ("b.js", "")]);
        assert!(code.unwrap().contains("import(\"./hashed-b.js\")"));
    }

    #[test]
    fn an_address_still_starts_at_its_module() {
        let code = linked(&[("a.js", "export const here = import.meta.url;")]);
        assert!(code.unwrap().contains("const here = new URL(\"../a.js\", import.meta.url).href;"));
    }

    #[test]
    fn re_exports_and_stars_are_followed() {
        let code = linked(&[
            ("a.js", "export { x as y } from './b.js';\nexport * from './c.js';"),
            ("b.js", "export { z as x } from './c.js';"),
            ("c.js", "export const z = 1;"),
        ]);
        assert!(code.unwrap().ends_with("export { z as y, z as z };\n"));
    }

    #[test]
    fn the_same_name_twice_is_refused() {
        let code = linked(&[("a.js", "import './b.js';\nconst x = 1;"), ("b.js", "const x = 2;")]);
        assert!(code.unwrap_err().to_string().ends_with("both declare `x`: rename one"));
    }

    #[test]
    fn a_missing_export_is_refused() {
        let code = linked(&[("a.js", "import { x } from './b.js';"), ("b.js", "")]);
        assert!(code.unwrap_err().to_string().ends_with("does not export `x`"));
    }
}
