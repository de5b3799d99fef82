/**
 * Defines the element under `tag`, by default `mijn-privacy`. Calling it again changes nothing. Outside a browser it
 * does nothing.
 */
export function define(tag?: string): CustomElementConstructor | undefined;
