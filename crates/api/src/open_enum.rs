//! Closed lists of words that stay readable when a newer backend adds one.

use serde::de::{Deserialize, Deserializer, Error};

/// A list of words of the contract. A word that is not in it reads as `Unknown`, shown as "onbekend".
pub trait OpenEnum: Sized + Copy + 'static {
    /// Every word, without `Unknown` unless the contract itself has it.
    const ALL: &'static [Self];
    /// The word as it stands in JSON.
    fn as_str(self) -> &'static str;
    /// The value of a word, or `None` for one that is not in the list.
    fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|known| known.as_str() == word)
    }
}

/// For fields of what is *sent*: refuses a word that is not in the list with the field code `unknown_value`.
pub fn known<'de, D: Deserializer<'de>, T: OpenEnum>(input: D) -> Result<T, D::Error> {
    let word = String::deserialize(input)?;
    T::parse(&word).ok_or_else(|| D::Error::custom(crate::FieldCode::UnknownValue.as_str()))
}

/// [`known`] for a field that may be left out.
pub fn known_option<'de, D: Deserializer<'de>, T: OpenEnum>(input: D) -> Result<Option<T>, D::Error> {
    known(input).map(Some)
}

/// [`known`] for a list.
pub fn known_list<'de, D: Deserializer<'de>, T: OpenEnum>(input: D) -> Result<Vec<T>, D::Error> {
    Vec::<String>::deserialize(input)?
        .iter()
        .map(|word| T::parse(word).ok_or_else(|| D::Error::custom(crate::FieldCode::UnknownValue.as_str())))
        .collect()
}

/// Where a word stands in a list, or behind it. One for all lists: in the wasm every copy weighs.
pub(crate) fn place(words: &[&str], word: &str) -> usize {
    words.iter().position(|known| *known == word).unwrap_or(words.len())
}

/// The same of a word in an answer; `None` where there is no word.
pub(crate) fn read_place(from: &impl crate::Source, words: &[&str]) -> Option<usize> {
    from.text().map(|word| place(words, &word))
}

/// Defines an [`OpenEnum`] with its JSON words, serde and (feature `openapi`) schema.
macro_rules! open_enum {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $($(#[$vmeta])* $variant,)+
            /// A word that this version does not know.
            Unknown,
        }

        impl $crate::OpenEnum for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            fn as_str(self) -> &'static str {
                Self::WORDS.get(self as usize).copied().unwrap_or("unknown")
            }
            fn parse(word: &str) -> Option<Self> {
                Self::ALL.get($crate::open_enum::place(Self::WORDS, word)).copied()
            }
        }

        impl $name {
            const WORDS: &'static [&'static str] = &[$($word),+];

            /// The word as it stands in JSON.
            pub fn as_str(self) -> &'static str {
                $crate::OpenEnum::as_str(self)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let word = String::deserialize(from)?;
                Ok(<Self as $crate::OpenEnum>::parse(&word).unwrap_or(Self::Unknown))
            }
        }

        impl $crate::Answer for $name {
            fn read(from: &impl $crate::Source) -> Option<Self> {
                let place = $crate::open_enum::read_place(from, Self::WORDS)?;
                Some(<Self as $crate::OpenEnum>::ALL.get(place).copied().unwrap_or(Self::Unknown))
            }
        }

        #[cfg(feature = "openapi")]
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .enum_values(Some([$($word),+]))
                    .into()
            }
        }

        #[cfg(feature = "openapi")]
        impl utoipa::ToSchema for $name {}
    };
}
pub(crate) use open_enum;
