/** The entry of the switch by itself: defines `<mijn-privacy-analytics>`. */
import { MijnPrivacyAnalyticsElement } from './analytics/element.js';

if (globalThis.customElements && !customElements.get('mijn-privacy-analytics')) {
  customElements.define('mijn-privacy-analytics', MijnPrivacyAnalyticsElement);
}

export { MijnPrivacyAnalyticsElement };
