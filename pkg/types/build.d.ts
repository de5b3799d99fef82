// Stands in for dist/build.js where nothing was built yet.
declare module '*/dist/build.js' {
  export const build: import('../built.js').Build;
}
