// What `cargo xtask dist` writes into dist/build.js: addresses relative to `base`.
declare module '*/dist/build.js' {
  export const build: {
    glue: string;
    wasm: string;
    style: string;
    base: string;
    /** Per address its subresource integrity. */
    integrity: Record<string, string>;
    /** Per section the addresses that it needs besides. */
    preload: Record<string, string[]>;
  };
}
