//! Gives what the wasm imports short names. wasm-bindgen's end in 16 digits that no compression makes smaller, and each
//! stands in the wasm and in the glue.

/// Renames imports in both; one that the glue does not define in exactly one place keeps its name.
pub fn shorten<'a>(glue: &mut String, imports: impl Iterator<Item = &'a mut String>) {
    for (number, import) in imports.enumerate() {
        let definition = format!("{import}: function");
        if glue.matches(import.as_str()).count() == 1 && glue.contains(&definition) {
            // A number may be the name of a property as it is.
            *glue = glue.replacen(&definition, &format!("{number}: function"), 1);
            *import = number.to_string();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_defined_once_gets_a_number() {
        let mut glue = "{\n__wbg_new_1a: function() {},\n __wbg_get_2b: function() { __wbg_get_2b; },\n}".to_owned();
        let mut imports = ["__wbg_new_1a", "__wbg_get_2b", "__wbg_gone_3c"].map(str::to_owned);
        shorten(&mut glue, imports.iter_mut());
        assert_eq!(imports, ["0", "__wbg_get_2b", "__wbg_gone_3c"]);
        assert_eq!(glue, "{\n0: function() {},\n __wbg_get_2b: function() { __wbg_get_2b; },\n}");
    }
}
