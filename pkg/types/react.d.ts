/** `import 'mijn-privacy/react'` once, and React knows `<mijn-privacy>`. React 19 sets properties and hears the events. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { MijnPrivacyElement, MijnPrivacyEventMap, TokenSource, Transport } from './element.js';

type Handlers = { [K in keyof MijnPrivacyEventMap as `on${K}`]?: (event: MijnPrivacyEventMap[K]) => void };

interface Attributes extends DetailedHTMLProps<HTMLAttributes<MijnPrivacyElement>, MijnPrivacyElement>, Handlers {
  'api-base'?: string;
  theme?: 'auto' | 'light' | 'dark';
  section?: string;
  sections?: string;
  'heading-level'?: number | string;
  routing?: 'none' | 'hash';
  'contact-href'?: string;
  'contact-text'?: string;
  'csrf-header'?: string;
  'csrf-cookie'?: string;
  transport?: Transport;
  token?: TokenSource;
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'mijn-privacy': Attributes;
    }
  }
}
