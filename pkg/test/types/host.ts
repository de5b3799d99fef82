// What a host may write, and what must not compile. Never run.
import { define, MijnPrivacyElement } from '../../types/index.js';
import type { MijnPrivacyElement as Declared } from '../../types/element.js';
import { define as builtDefine } from '../../define.js';
import { MijnPrivacyElement as Built } from '../../element.js';

const element = document.querySelector('mijn-privacy') ?? new MijnPrivacyElement();
element.apiBase = '/api';
element.transport = (request) => fetch(request);
element.token = async () => null;
element.theme = 'dark';
// @ts-expect-error no such theme
element.theme = 'blue';
// @ts-expect-error a section is text
element.open(1);
element.addEventListener('mijn-privacy-analytics-changed', (event) => event.detail.granted satisfies boolean);
document.addEventListener('mijn-privacy-error', (event) => event.detail.code satisfies string);
// @ts-expect-error no personal data in a detail
element.addEventListener('mijn-privacy-ready', (event) => event.detail.name);
window.mijnPrivacyAnalytics?.subscribe(({ measuring, left }) => [measuring satisfies boolean, left satisfies readonly string[]]);
// @ts-expect-error the state is the guard's to set
if (window.mijnPrivacyAnalytics) window.mijnPrivacyAnalytics.state().measuring = true;
document.querySelector('mijn-privacy-analytics')?.addEventListener('mijn-privacy-analytics-changed', (event) => event.detail.stored satisfies boolean);
define('other-tag');

// What is declared is what is there.
type Methods = Pick<Declared, 'open' | 'refresh' | 'transport' | 'token'>;
new Built() satisfies Methods;
builtDefine satisfies typeof define;
Built.preload satisfies typeof MijnPrivacyElement.preload;
Built.wasmUrl satisfies string;
