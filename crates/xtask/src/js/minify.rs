//! Minifies a module for the oldest browsers that the widget supports.

use anyhow::{Result, anyhow, bail};
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_compat::EngineTargets;
use oxc_minifier::{CompressOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

/// Chrome 97, Firefox 102, Safari 16.4: the minifier writes nothing newer.
const OLDEST: &str = "chrome97,firefox102,safari16.4";

/// Minifies `code`; `module` says whether it is a module or a classic script.
pub fn minify(code: &str, module: bool) -> Result<String> {
    let allocator = Allocator::default();
    let kind = if module { SourceType::mjs() } else { SourceType::script() };
    let mut parsed = Parser::new(&allocator, code, kind).parse();
    if !parsed.diagnostics.is_empty() {
        bail!("no valid JavaScript: {:?}", parsed.diagnostics);
    }
    let target = EngineTargets::from_target(OLDEST).map_err(|error| anyhow!(error))?;
    let options = MinifierOptions {
        compress: Some(CompressOptions { target, ..CompressOptions::smallest() }),
        ..MinifierOptions::default()
    };
    let minified = Minifier::new(options).minify(&allocator, &mut parsed.program);
    let codegen = Codegen::new().with_options(CodegenOptions::minify());
    Ok(codegen
        .with_scoping(minified.scoping)
        .with_private_member_mappings(minified.class_private_mappings)
        .build(&parsed.program)
        .code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_space_go_and_exports_stay() {
        let code = minify("export function mount(element) {\n  return element.firstChild;\n}\n", true).unwrap();
        assert!(code.contains(".firstChild") && code.contains("mount") && !code.contains("element"), "{code}");
    }

    #[test]
    fn broken_code_is_refused() {
        assert!(minify("export const = 1", true).is_err());
    }
}
