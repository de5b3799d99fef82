/** `import 'mijn-privacy/react'` once, and React knows `<mijn-privacy>`. React 19 sets properties and hears the events. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { MijnPrivacyAnalyticsElement } from './analytics.js';
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

interface AnalyticsAttributes extends DetailedHTMLProps<HTMLAttributes<MijnPrivacyAnalyticsElement>, MijnPrivacyAnalyticsElement> {
  label?: string;
  theme?: 'auto' | 'light' | 'dark';
  'api-base'?: string;
  'csrf-header'?: string;
  ids?: string;
  'cookie-domain'?: string;
  'cookie-prefix'?: string;
  'cookie-path'?: string;
  basis?: 'consent' | 'opt-out';
  gpc?: 'on' | 'off';
  tag?: string;
  'onmijn-privacy-analytics-changed'?: (event: MijnPrivacyEventMap['mijn-privacy-analytics-changed']) => void;
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'mijn-privacy': Attributes;
      'mijn-privacy-analytics': AnalyticsAttributes;
    }
  }
}
