//! Reading an answer without serde: a derived reader is a call per field, where serde's is a state machine per struct
//! (docs/adr/0006). Both read the same; `tests/answer.rs` holds them to it.

/// Where an answer is read from: a value of JSON in the reader's own form.
pub trait Source: Sized {
    /// A string.
    fn text(&self) -> Option<String>;
    /// A whole number from 0 to 4,294,967,295.
    fn number(&self) -> Option<u32>;
    /// True or false.
    fn flag(&self) -> Option<bool>;
    /// The items of an array.
    fn items(&self) -> Option<Vec<Self>>;
    /// Whether it is an object.
    fn is_object(&self) -> bool;
    /// A field of an object; `None` when it is absent or null.
    fn get(&self, name: &str) -> Option<Self>;
}

/// A type of the contract that a backend answers with. An answer of another shape reads as `None`.
pub trait Answer: Sized {
    /// Reads it.
    fn read(from: &impl Source) -> Option<Self>;

    /// Reads it as a field.
    fn field(from: &impl Source, name: &str) -> Option<Self> {
        Self::read(&from.get(name)?)
    }

    /// Reads it as a field that may be absent.
    fn field_or_default(from: &impl Source, name: &str) -> Option<Self>
    where
        Self: Default,
    {
        match from.get(name) {
            Some(value) => Self::read(&value),
            None => Some(Self::default()),
        }
    }
}

impl<T: Answer> Answer for Option<T> {
    fn read(from: &impl Source) -> Option<Self> {
        T::read(from).map(Some)
    }

    fn field(from: &impl Source, name: &str) -> Option<Self> {
        Self::field_or_default(from, name)
    }
}

impl<T: Answer> Answer for Vec<T> {
    fn read(from: &impl Source) -> Option<Self> {
        let items = from.items()?;
        let mut all = Vec::with_capacity(items.len());
        for item in &items {
            all.push(T::read(item)?);
        }
        Some(all)
    }
}

/// For who expects no body: whatever there is, it is not looked at.
impl Answer for () {
    fn read(_: &impl Source) -> Option<Self> {
        Some(())
    }
}

impl Answer for String {
    fn read(from: &impl Source) -> Option<Self> {
        from.text()
    }
}

impl Answer for bool {
    fn read(from: &impl Source) -> Option<Self> {
        from.flag()
    }
}

impl Answer for u32 {
    fn read(from: &impl Source) -> Option<Self> {
        from.number()
    }
}

impl Answer for u16 {
    fn read(from: &impl Source) -> Option<Self> {
        from.number()?.try_into().ok()
    }
}
