/**
 * The style sheet of the HTML report. In the editor every colour is the theme's; in a saved file the
 * fallbacks below serve, light or dark. Shapes and words carry the meaning, so forced colours lose nothing; words are mixed
 * with the text's colour, because a theme's error and warning colours are made for squiggles and too faint to read.
 */
export const reportStyle = `
:root {
  color-scheme: light dark;
  --kd-text: var(--vscode-editor-foreground, #1f2328);
  --kd-quiet: var(--vscode-descriptionForeground, #57606a);
  --kd-page: var(--vscode-editor-background, #ffffff);
  --kd-line: var(--vscode-panel-border, #d0d7de);
  --kd-block: var(--vscode-textCodeBlock-background, #f3f4f6);
  --kd-link: var(--vscode-textLink-foreground, #0550ae);
  --kd-focus: var(--vscode-focusBorder, #0550ae);
  --kd-error: var(--vscode-errorForeground, #b42318);
  --kd-warning: var(--vscode-editorWarning-foreground, #8a5a00);
  --kd-ok: var(--vscode-testing-iconPassed, #1a7f37);
}
@media (prefers-color-scheme: dark) {
  :root {
    --kd-text: var(--vscode-editor-foreground, #d7dae0);
    --kd-quiet: var(--vscode-descriptionForeground, #9aa4b0);
    --kd-page: var(--vscode-editor-background, #1e1f22);
    --kd-line: var(--vscode-panel-border, #3f444d);
    --kd-block: var(--vscode-textCodeBlock-background, #2a2d32);
    --kd-link: var(--vscode-textLink-foreground, #6cb6ff);
    --kd-focus: var(--vscode-focusBorder, #6cb6ff);
    --kd-error: var(--vscode-errorForeground, #ff8a80);
    --kd-warning: var(--vscode-editorWarning-foreground, #e3b341);
    --kd-ok: var(--vscode-testing-iconPassed, #57ab5a);
  }
}
body {
  margin: 0 auto; padding: 1.25rem 1.5rem 3rem; max-width: 60rem;
  color: var(--kd-text); background: var(--kd-page);
  font: var(--vscode-font-size, 15px)/1.5 var(--vscode-font-family, system-ui, sans-serif);
}
h1 { font-size: 1.45em; line-height: 1.3; margin: 0 0 1rem; font-weight: 600; }
h2 { font-size: 1.15em; margin: 2rem 0 .5rem; font-weight: 600; }
h3 { font-size: 1em; margin: 0 0 .25rem; font-weight: 600; }
p { margin: .25rem 0; }
a { color: var(--kd-link); text-decoration: underline; }
a:focus-visible, summary:focus-visible, pre:focus-visible, .scroll:focus-visible {
  outline: 2px solid var(--kd-focus); outline-offset: 2px;
}
code, pre { font-family: var(--vscode-editor-font-family, ui-monospace, monospace); font-size: .93em; }
pre code { background: none; padding: 0; }
pre {
  margin: .35rem 0; padding: .6rem .75rem; overflow-x: auto;
  background: var(--kd-block); border: 1px solid var(--kd-line); border-radius: 4px;
}
a.copy { margin-right: 1.25rem; }
.quiet { color: var(--kd-quiet); }
.error { color: color-mix(in srgb, var(--kd-error) 55%, var(--kd-text)); }
.warning { color: color-mix(in srgb, var(--kd-warning) 55%, var(--kd-text)); }
.ok { color: color-mix(in srgb, var(--kd-ok) 55%, var(--kd-text)); }
.actions { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: 0 0 1rem; padding: 0; }
.first { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .5rem 1.25rem; margin: 0; }
.first dt { font-weight: 600; }
.first dd { margin: 0; overflow-wrap: anywhere; }
.first dd > p:first-child, .first .fix:first-child > p:first-child { margin-top: 0; }
.first ul { margin: .25rem 0 0; padding-left: 1.2rem; }
.scroll { overflow-x: auto; }
.scroll > table { min-width: 36rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; color: var(--kd-quiet); padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--kd-line); overflow-wrap: anywhere; }
thead th { color: var(--kd-quiet); font-weight: 600; }
td.number { text-align: right; white-space: nowrap; }
.nowrap { white-space: nowrap; }
details { margin: .35rem 0; }
summary { cursor: pointer; }
.finding { border-left: 3px solid var(--kd-line); padding: .1rem 0 .1rem .8rem; margin: .9rem 0; overflow-wrap: anywhere; }
svg.chain { display: block; width: 100%; min-width: 40rem; height: auto; }
svg.chain text { fill: var(--kd-text); font: 13px var(--vscode-font-family, system-ui, sans-serif); }
svg.chain text.word { fill: var(--kd-quiet); font-size: 12px; }
svg.chain .box { fill: var(--kd-page); stroke: var(--kd-line); stroke-width: 1.2; }
svg.chain .fault .box { stroke: var(--kd-error); stroke-width: 3; }
svg.chain .warning .box { stroke: var(--kd-warning); stroke-width: 2; }
svg.chain .not-reached .box, svg.chain .unknown .box { stroke-dasharray: 4 3; }
svg.chain .shape { fill: none; stroke: var(--kd-quiet); stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
svg.chain .ok .shape { stroke: var(--kd-ok); }
svg.chain .warning .shape { stroke: var(--kd-warning); }
svg.chain .fault .shape { stroke: var(--kd-error); stroke-width: 3; }
svg.chain .fault text.word { fill: color-mix(in srgb, var(--kd-error) 55%, var(--kd-text)); font-weight: 600; }
svg.chain .arrow { fill: none; stroke: var(--kd-quiet); stroke-width: 1.5; }
@media (max-width: 32rem) { .first { grid-template-columns: minmax(0, 1fr); gap: .1rem; } .first dd { margin-bottom: .6rem; } }
@media (forced-colors: active) {
  svg.chain text, svg.chain text.word, svg.chain .fault text.word { fill: CanvasText; }
  svg.chain .box, svg.chain .fault .box, svg.chain .warning .box { fill: Canvas; stroke: CanvasText; }
  svg.chain .shape, svg.chain .arrow, svg.chain .ok .shape, svg.chain .warning .shape, svg.chain .fault .shape { stroke: CanvasText; }
}
@media (prefers-reduced-motion: reduce) { * { transition: none !important; animation: none !important; scroll-behavior: auto !important; } }
@media print {
  :root { color-scheme: light; --kd-text: #000; --kd-quiet: #333; --kd-page: #fff; --kd-line: #999; --kd-block: #fff; --kd-link: #000; --kd-error: #8c1d18; --kd-warning: #5c3c00; --kd-ok: #14532d; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  .actions, a.copy { display: none; }
  details::details-content { content-visibility: visible; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  .finding, tr, svg.chain { break-inside: avoid; }
  thead { display: table-header-group; }
}
`;

/** Base64 SHA-256 of the style sheet for the policy of a document that has no nonce; a unit test recomputes it. */
export const reportStyleHash = 'bAKI9Yn34Oxk6c/w3nT71Ug1j2JZxkVE+z1EtE5RKdw=';
