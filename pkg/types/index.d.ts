/** The types of `mijn-privacy` for a host page. */
export * from './element.js';
export type { AnalyticsState, MijnPrivacyAnalytics } from './analytics.js';
export { define } from './define.js';
