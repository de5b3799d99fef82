//! OpenAPI schemas of the newtypes, which serde sees as strings.

#[cfg(feature = "openapi")]
pub use build::*;

#[cfg(feature = "openapi")]
mod build {
    use utoipa::openapi::schema::{ObjectBuilder, Schema, SchemaFormat, Type};
    use utoipa::openapi::{KnownFormat, RefOr};

    /// A string with its bounds.
    pub fn text(min: usize, max: usize, pattern: Option<&str>) -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .min_length(Some(min))
            .max_length(Some(max))
            .pattern(pattern)
            .into()
    }

    /// A string of a known format.
    pub fn formatted(format: KnownFormat) -> RefOr<Schema> {
        ObjectBuilder::new().schema_type(Type::String).format(Some(SchemaFormat::KnownFormat(format))).into()
    }

    /// A period, `P7Y`.
    pub fn period() -> RefOr<Schema> {
        ObjectBuilder::new().schema_type(Type::String).pattern(Some("^P[0-9]{1,4}[YMWD]$")).into()
    }
}

/// Gives a type its schema under its own name.
macro_rules! schema {
    ($name:ident, $schema:expr) => {
        #[cfg(feature = "openapi")]
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                $schema
            }
        }

        #[cfg(feature = "openapi")]
        impl utoipa::ToSchema for $name {}
    };
}
pub(crate) use schema;
