/** The entry for a host page: defines `<mijn-privacy>` under its own name. */
import { define } from './define.js';
import { MijnPrivacyElement } from './element.js';

define();

export { define, MijnPrivacyElement };
