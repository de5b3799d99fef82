//! One module as the linker sees it: what it imports and exports, and its text without those statements.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use oxc_allocator::Allocator;
use oxc_ast::ast::{ExportDefaultDeclarationKind, Program, Statement};
use oxc_parser::Parser;
use oxc_semantic::SemanticBuilder;
use oxc_span::{GetSpan, SourceType, Span};
use oxc_syntax::module_record::{ExportExportName, ExportImportName, ImportImportName, ModuleRecord};

/// The name under which `export default` is looked up.
pub const DEFAULT: &str = "default";

/// `import { name as local } from "from"`; no name: the whole module as an object.
pub struct Import {
    pub from: PathBuf,
    pub name: Option<String>,
    pub local: String,
}

/// Where an exported name leads.
pub enum Target {
    Local(String),
    Other { from: PathBuf, name: String },
}

/// A replacement of a part of the text.
pub struct Edit {
    pub span: Span,
    pub text: String,
}

/// A parsed module.
pub struct Module {
    pub path: PathBuf,
    pub source: String,
    pub requests: Vec<PathBuf>,
    pub imports: Vec<Import>,
    pub exports: Vec<(String, Target)>,
    pub stars: Vec<PathBuf>,
    pub bindings: Vec<String>,
    /// `import("./x.js")` with a literal: where the literal stands, and which file it is.
    pub dynamic: Vec<(Span, PathBuf)>,
    /// Every `import.meta`.
    metas: Vec<Span>,
    edits: Vec<Edit>,
}

impl Module {
    /// Parses the text of the module at `path`.
    pub fn parse(path: &Path, source: String) -> Result<Self> {
        let allocator = Allocator::default();
        let parsed = Parser::new(&allocator, &source, SourceType::mjs()).parse();
        if !parsed.diagnostics.is_empty() {
            bail!("{} is no valid JavaScript: {:?}", path.display(), parsed.diagnostics);
        }
        let mut module = Self {
            path: path.to_owned(),
            source: String::new(),
            requests: Vec::new(),
            imports: Vec::new(),
            exports: Vec::new(),
            stars: Vec::new(),
            bindings: Vec::new(),
            dynamic: Vec::new(),
            metas: Vec::new(),
            edits: Vec::new(),
        };
        module.read_record(&parsed.module_record, &source)?;
        module.read_statements(&parsed.program)?;
        module.read_bindings(&parsed.program);
        module.source = source;
        Ok(module)
    }

    /// The text without imports and exports, for a file in the folder `out`, with `replaced` literals of dynamic imports.
    pub fn body(&self, out: &Path, replaced: &[Edit]) -> Result<String> {
        let moved = self.moved(out)?;
        let mut edits: Vec<&Edit> = self.edits.iter().chain(replaced).chain(&moved).collect();
        edits.sort_by_key(|edit| std::cmp::Reverse(edit.span.start));
        let mut text = self.source.clone();
        for edit in edits {
            text.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
        }
        Ok(text)
    }

    /// `import.meta.url` as the module meant it, where the linked file lies elsewhere.
    fn moved(&self, out: &Path) -> Result<Vec<Edit>> {
        let dir = self.path.parent().unwrap_or(Path::new(""));
        if self.metas.is_empty() || dir == out {
            return Ok(Vec::new());
        }
        let up = out.strip_prefix(dir).with_context(|| format!("{} lies beside the package", self.path.display()))?;
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        let from_out = format!("{}{name}", "../".repeat(up.components().count()));
        let mut edits = Vec::new();
        for meta in &self.metas {
            let span = Span::new(meta.start, meta.end + 4);
            if self.source.get(span.start as usize..span.end as usize) != Some("import.meta.url") {
                bail!("{}: of `import.meta` only `import.meta.url` can be linked", self.path.display());
            }
            edits.push(Edit { span, text: format!("new URL({from_out:?}, import.meta.url).href") });
        }
        Ok(edits)
    }

    fn read_record(&mut self, record: &ModuleRecord, source: &str) -> Result<()> {
        for entry in &record.import_entries {
            let name = match &entry.import_name {
                ImportImportName::Name(name) => Some(name.name.to_string()),
                ImportImportName::Default(_) => Some(DEFAULT.to_owned()),
                ImportImportName::NamespaceObject => None,
            };
            let from = self.resolve(&entry.module_request.name)?;
            self.imports.push(Import { from, name, local: entry.local_name.name.to_string() });
        }
        for entry in &record.local_export_entries {
            if let (ExportExportName::Name(name), Some(local)) = (&entry.export_name, entry.local_name.name()) {
                self.exports.push((name.name.to_string(), Target::Local(local.to_string())));
            }
        }
        for entry in record.indirect_export_entries.iter().chain(&record.star_export_entries) {
            let from = match &entry.module_request {
                Some(request) => self.resolve(&request.name)?,
                None => continue,
            };
            match (&entry.export_name, &entry.import_name) {
                (ExportExportName::Name(name), ExportImportName::Name(imported)) => {
                    let target = Target::Other { from, name: imported.name.to_string() };
                    self.exports.push((name.name.to_string(), target));
                }
                (ExportExportName::Null, _) => self.stars.push(from),
                _ => bail!("{}: `export * as` is not linked; import it and export the name", self.path.display()),
            }
        }
        self.metas = record.import_metas.to_vec();
        for import in &record.dynamic_imports {
            let span = import.module_request;
            let text = &source[span.start as usize..span.end as usize];
            if let Some(specifier) = text.strip_prefix(['"', '\'']).and_then(|rest| rest.strip_suffix(['"', '\''])) {
                let path = self.resolve(specifier)?;
                self.dynamic.push((span, path));
            }
        }
        Ok(())
    }

    fn read_statements(&mut self, program: &Program) -> Result<()> {
        for statement in &program.body {
            match statement {
                Statement::ImportDeclaration(import) => {
                    self.request(&import.source.value)?;
                    self.remove(import.span);
                }
                Statement::ExportAllDeclaration(all) => {
                    self.request(&all.source.value)?;
                    self.remove(all.span);
                }
                Statement::ExportFromDeclaration(from) => {
                    self.request(&from.source.value)?;
                    self.remove(from.span);
                }
                Statement::ExportNamedDeclaration(named) => self.remove(named.span),
                Statement::ExportDeclaration(export) => {
                    self.remove(Span::new(export.span.start, export.declaration.span().start));
                }
                Statement::ExportDefaultDeclaration(default) => {
                    let value = Span::new(default.span.start, default.declaration.span().start);
                    let name = match &default.declaration {
                        ExportDefaultDeclarationKind::FunctionDeclaration(it) => it.id.as_ref(),
                        ExportDefaultDeclarationKind::ClassDeclaration(it) => it.id.as_ref(),
                        _ => None,
                    };
                    let local = if let Some(name) = name {
                        self.remove(value);
                        name.name.to_string()
                    } else {
                        let local = format!("default_{}", self.stem());
                        self.edits.push(Edit { span: value, text: format!("const {local} = ") });
                        self.bindings.push(local.clone());
                        local
                    };
                    self.exports.retain(|(name, _)| name != DEFAULT);
                    self.exports.push((DEFAULT.to_owned(), Target::Local(local)));
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn read_bindings(&mut self, program: &Program) {
        let semantic = SemanticBuilder::new().build(program).semantic;
        let scoping = semantic.scoping();
        let own = scoping.get_bindings(scoping.root_scope_id()).keys().map(ToString::to_string);
        let own: Vec<String> = own.filter(|name| self.imports.iter().all(|import| import.local != *name)).collect();
        self.bindings.extend(own);
    }

    fn request(&mut self, specifier: &str) -> Result<()> {
        let path = self.resolve(specifier)?;
        self.requests.push(path);
        Ok(())
    }

    fn remove(&mut self, span: Span) {
        self.edits.push(Edit { span, text: String::new() });
    }

    fn stem(&self) -> String {
        let stem = self.path.file_stem().unwrap_or_default().to_string_lossy();
        stem.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect()
    }

    fn resolve(&self, specifier: &str) -> Result<PathBuf> {
        if !specifier.starts_with('.') {
            bail!("{} imports `{specifier}`, which is no file of this package", self.path.display());
        }
        let path = self.path.parent().unwrap_or(Path::new("")).join(specifier);
        path.canonicalize().with_context(|| format!("{} imports {specifier}", self.path.display()))
    }
}
