/** The style of what shows without the widget: the skeleton and the fallback. It is here, so that it needs no call. */

const SHELL_CSS = `
:host{display:block}
:host([hidden]){display:none}
.mp-shell{--bg:#fff;--raised:#f5f7fa;--text:#1a2027;--soft:#535e6b;--line:#d5dbe2;--edge:#6b7682;--bar:#e6eaef;
--accent:var(--mp-accent,#0a5aa8);--on-accent:var(--mp-on-accent,#fff);--r:var(--mp-radius,.6rem);
color-scheme:light;container-type:inline-size;box-sizing:border-box;padding:clamp(1rem,4vw,2.25rem);
font-family:var(--mp-font,inherit);font-size:1rem;line-height:1.5;color:var(--text);background:var(--bg);overflow-wrap:anywhere}
.mp-shell[data-theme=dark]{--bg:#11161c;--raised:#1a2129;--text:#e7ecf2;--soft:#a5b0bd;--line:#303a45;--edge:#84909d;--bar:#222b35;
--accent:var(--mp-accent,#82bbff);--on-accent:var(--mp-on-accent,#06203c);color-scheme:dark}
@media (prefers-color-scheme:dark){.mp-shell[data-theme=auto]{--bg:#11161c;--raised:#1a2129;--text:#e7ecf2;--soft:#a5b0bd;--line:#303a45;--edge:#84909d;--bar:#222b35;
--accent:var(--mp-accent,#82bbff);--on-accent:var(--mp-on-accent,#06203c);color-scheme:dark}}
.mp-shell :focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:.25rem}
.mp-shell [tabindex="-1"]:focus{outline:none}
.mp-wait{margin:.5rem 0 1.5rem;color:var(--soft);font-size:1.0625rem;min-block-size:1.5em}
.mp-cols{display:grid;gap:2rem}
.mp-cols>div{display:grid;gap:.625rem;align-content:start}
@container (min-width:46rem){.mp-cols{grid-template-columns:minmax(0,1.35fr) minmax(0,1fr);gap:2.5rem}}
.mp-bar{display:block;block-size:.875rem;inline-size:60%;border-radius:.25rem;background:var(--bar)}
.mp-title{font-size:1.75rem;line-height:1.25;font-weight:700;letter-spacing:-.01em}
.mp-bar.head{block-size:1.1rem;inline-size:min(11rem,60%);margin-block:.2rem .4rem}
.mp-bar.more{inline-size:85%;block-size:.75rem;margin-block-start:.6rem}
.mp-card{box-sizing:border-box;border:1px solid var(--line);border-radius:var(--r);padding:1.125rem 1.25rem;min-block-size:4.5rem}
.mp-choice{border-block-end:1px solid var(--line);padding:.875rem 0;min-block-size:5rem;display:grid;grid-template-columns:1fr 3.25rem;column-gap:1rem;align-content:start}
.mp-choice>*{grid-column:1}
.mp-choice::after{content:"";grid-area:1/2/4/3;block-size:2rem;border-radius:1rem;background:var(--bar)}
.mp-fall{max-inline-size:40rem;border:1px solid var(--line);border-radius:var(--r);padding:clamp(1.25rem,4vw,2rem)}
.mp-fall-head{margin:0;font-size:1.375rem;line-height:1.25;font-weight:700;display:flex;gap:.75rem;align-items:flex-start}
.mp-fall-head::before{content:"!";flex:none;inline-size:1.625rem;block-size:1.625rem;border:2px solid;border-radius:50%;box-sizing:border-box;
display:grid;place-items:center;font-size:1rem;color:var(--accent)}
.mp-fall p{margin:.75rem 0 0;max-inline-size:60ch}
.mp-fall a{color:var(--accent);text-underline-offset:.18em}
.mp-contact{color:var(--soft)}
.mp-acts{display:flex;flex-wrap:wrap;gap:.625rem;margin-block-start:1.25rem}
.mp-acts button{font:inherit;font-weight:600;min-block-size:2.75rem;padding:.5rem 1.125rem;border-radius:.5rem;border:1px solid var(--edge);
background:var(--bg);color:var(--accent);cursor:pointer}
.mp-acts button:first-child{background:var(--accent);color:var(--on-accent);border-color:var(--accent)}
@media (prefers-reduced-motion:no-preference){.mp-bar,.mp-choice::after{animation:mp-calm 2.4s ease-in-out infinite}}
@keyframes mp-calm{50%{opacity:.55}}
@media (forced-colors:active){.mp-bar,.mp-choice::after{background:GrayText}.mp-acts button:first-child{border-color:ButtonText}}
`;

/** @type {CSSStyleSheet | undefined} */
let shellSheetOfPage;

/** The page's one sheet for skeleton and fallback. */
export function shellSheet() {
  if (!shellSheetOfPage) {
    shellSheetOfPage = new CSSStyleSheet();
    shellSheetOfPage.replaceSync(SHELL_CSS);
  }
  return shellSheetOfPage;
}
