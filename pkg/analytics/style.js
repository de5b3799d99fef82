/** The style of the switch by itself: a constructed sheet, so that a strict policy lets it be. Colours as in `src/style/tokens.css`. */

const DARK = '--bg:#11161c;--text:#e7ecf2;--accent:var(--mp-accent,#82bbff);--on-accent:var(--mp-on-accent,#06203c);color-scheme:dark';

const CSS = `
:host{display:block}
[hidden],:host([hidden]){display:none}
.box{--bg:#fff;--text:#1a2027;--accent:var(--mp-accent,#0a5aa8);--on-accent:var(--mp-on-accent,#fff);color-scheme:light;
padding:1rem;border-radius:var(--mp-radius,.6rem);font-family:var(--mp-font,inherit);line-height:1.5;color:var(--text);background:var(--bg);overflow-wrap:anywhere}
[data-theme=dark]{${DARK}}
@media (prefers-color-scheme:dark){[data-theme=auto]{${DARK}}}
.row{display:grid;grid-template-columns:1fr auto;gap:0 1rem}
.row>*{grid-column:1}
#state p:first-child{font-weight:600}
.row,p,ul{max-inline-size:65ch}
p,ul{margin:.25rem 0 0}
ul{padding-inline-start:1.25rem}
.more{margin-block-start:.75rem}
button{border:2px solid;border-radius:1rem;color:inherit;background:var(--bg);cursor:pointer}
[role=switch]{grid-area:1/2/3/3;position:relative;padding:0;inline-size:3.25rem;block-size:2rem}
[role=switch]::after{content:"";position:absolute;inset:-.5rem}
i{position:absolute;inset:.25rem 1.5rem .25rem .25rem;border-radius:50%;background:currentColor}
[aria-checked=true]{color:var(--on-accent);background:var(--accent);border-color:var(--accent)}
[aria-checked=true] i{inset-inline:1.5rem .25rem}
[aria-disabled=true]{border-style:dashed}
.again{font:inherit;color:var(--accent);padding:.5rem 1rem}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
@media (forced-colors:active){i{background:ButtonText}}
`;

/** @type {CSSStyleSheet | undefined} */
let switchSheetOfPage;

/** The page's one sheet for all of them. */
export function switchSheet() {
  if (!switchSheetOfPage) {
    switchSheetOfPage = new CSSStyleSheet();
    switchSheetOfPage.replaceSync(CSS);
  }
  return switchSheetOfPage;
}
