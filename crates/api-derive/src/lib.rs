//! `#[derive(Answer)]`: reads a struct of the contract field by field, by the names and defaults that serde's attributes give.

use proc_macro::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Field, Fields, LitStr, parse_macro_input};

/// Derives `Answer`. Knows `#[serde(rename = "…")]` and `#[serde(default)]` on fields; other serde attributes concern writing.
#[proc_macro_derive(Answer, attributes(serde))]
pub fn answer(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    let Data::Struct(data) = &input.data else { return fail(&input, "Answer reads structs") };
    let Fields::Named(fields) = &data.fields else { return fail(&input, "Answer reads named fields") };
    let mut reads = Vec::new();
    for field in &fields.named {
        match read(field) {
            Ok(read) => reads.push(read),
            Err(error) => return error.to_compile_error().into(),
        }
    }
    let name = &input.ident;
    let mut generics = input.generics.clone();
    for parameter in generics.type_params_mut() {
        parameter.bounds.push(syn::parse_quote!(crate::Answer));
    }
    let (with_bounds, names, clause) = generics.split_for_impl();
    quote! {
        impl #with_bounds crate::Answer for #name #names #clause {
            fn read(from: &impl crate::Source) -> Option<Self> {
                if from.is_object() { Some(Self { #(#reads),* }) } else { None }
            }
        }
    }
    .into()
}

fn fail(input: &DeriveInput, message: &str) -> TokenStream {
    syn::Error::new_spanned(&input.ident, message).to_compile_error().into()
}

fn read(field: &Field) -> syn::Result<proc_macro2::TokenStream> {
    let Some(ident) = &field.ident else { return Err(syn::Error::new_spanned(field, "a field needs a name")) };
    let (mut name, mut default) = (ident.to_string(), false);
    for attribute in field.attrs.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident("rename") {
                name = meta.value()?.parse::<LitStr>()?.value();
            } else if meta.path.is_ident("default") {
                default = true;
            } else if meta.input.peek(syn::Token![=]) {
                meta.value()?.parse::<LitStr>()?;
            }
            Ok(())
        })?;
    }
    Ok(if default {
        quote!(#ident: crate::Answer::field_or_default(from, #name)?)
    } else {
        quote!(#ident: crate::Answer::field(from, #name)?)
    })
}
