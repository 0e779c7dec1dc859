/** A verdict as one HTML document without scripts: the editor's report panel, and the file that people share. */
import { targetKey } from '../diagnosis/targetKey.ts';
import type { Verdict } from '../diagnosis/verdict.ts';
import { commandHref, reportCommands } from './commandLinks.ts';
import { evidenceLines } from './condense.ts';
import { durationText } from './duration.ts';
import { chainPicture } from './htmlChain.ts';
import { pathPictures } from './htmlPaths.ts';
import { evidenceDetails, findingArticle, fixBlock } from './htmlFinding.ts';
import { observationTable } from './htmlObservations.ts';
import { reportStyle, reportStyleHash } from './htmlStyle.ts';
import { html, Markup } from './markup.ts';
import { evidenceOf, outlineOf } from './outline.ts';
import type { Outline } from './outline.ts';
import { runAgainCommand } from './runAgain.ts';

export interface HtmlOptions {
  /** `webview.cspSource` of the panel; a saved file has none. */
  readonly cspSource?: string;
  /** Allows the inline style sheet instead of its hash. */
  readonly nonce?: string;
  /** Links of the form `command:…` (`reportCommandIds`); only inside the editor. */
  readonly commandLinks?: boolean;
  /** A style sheet of the extension, after the built-in one. */
  readonly styleHref?: string;
}

const evidenceShown = 5;

export function renderHtml(verdict: Verdict, options: HtmlOptions = {}): string {
  const outline = outlineOf(verdict);
  const links = options.commandLinks === true;
  const { tone, shape, sentence } = outline.headline;
  const nonce = options.nonce === undefined ? undefined : html` nonce="${options.nonce}"`;
  const sheet =
    options.styleHref === undefined
      ? undefined
      : html`<link rel="stylesheet" href="${options.styleHref}" />`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="${policy(options)}" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="referrer" content="no-referrer" />
<title>${shape} ${sentence}</title>
<style${nonce}>${new Markup(reportStyle)}</style>
${sheet}
</head>
<body>
<main>
<h1><span class="${tone}">${shape}</span> ${sentence}</h1>
${links ? actions(verdict) : undefined}
${firstScreen(outline, links)}
<h2>The chain</h2>
${chainPicture(outline.chain)}
${pathPictures(verdict.observations)}
${findings('Other findings', outline.alsoSeen, verdict, links)}
${findings('Consequences of a finding above', outline.symptoms, verdict, links)}
${observations(verdict)}
${footer(verdict)}
</main>
</body>
</html>
`.source;
}

/** Nothing may load or run; the style sheet is let in by nonce or by hash. */
function policy({ cspSource, nonce }: HtmlOptions): string {
  const inline = nonce === undefined ? `'sha256-${reportStyleHash}'` : `'nonce-${nonce}'`;
  const styles = [...(cspSource === undefined ? [] : [cspSource]), inline].join(' ');
  return `default-src 'none'; style-src ${styles}; base-uri 'none'; form-action 'none'`;
}

function actions(verdict: Verdict): Markup {
  const target = targetKey(verdict.target);
  return html`<ul class="actions">
    <li><a href="${commandHref(reportCommands.runAgain, target)}">Run again</a></li>
    <li><a href="${commandHref(reportCommands.copyMarkdown, target)}">Copy as Markdown</a></li>
    <li><a href="${commandHref(reportCommands.save, target)}">Save report</a></li>
    <li>
      <a href="${commandHref(reportCommands.copyRedacted, target)}"
        >Redacted copy for a support case</a
      >
    </li>
  </ul>`;
}

function firstScreen(outline: Outline, links: boolean): Markup | undefined {
  const { rootCause, evidence } = outline;
  if (rootCause === null) return undefined;
  const lines = evidenceLines(evidence).slice(0, evidenceShown);
  const list =
    lines.length === 0
      ? undefined
      : html`<ul>
          ${lines.map((line) => html`<li>${line}</li>`)}
        </ul>`;
  return html`<dl class="first">
    <dt>Cause</dt>
    <dd>${rootCause.title}</dd>
    <dt>Why</dt>
    <dd>
      <p>${rootCause.explanation}</p>
      ${list} ${evidenceDetails(evidence)}
    </dd>
    ${
      rootCause.fixes.length === 0
        ? undefined
        : html`<dt>Fix</dt>
            <dd>${rootCause.fixes.map((fix) => fixBlock(fix, links))}</dd>`
    }
  </dl>`;
}

function findings(
  title: string,
  list: Outline['alsoSeen'],
  verdict: Verdict,
  links: boolean,
): Markup | undefined {
  if (list.length === 0) return undefined;
  return html`<h2>${title}</h2>
    ${list.map((finding) => findingArticle(finding, evidenceOf(finding, verdict.observations), links))}`;
}

function observations(verdict: Verdict): Markup | undefined {
  const count = verdict.observations.length;
  if (count === 0) return undefined;
  return html`<h2>Observations</h2>
    <details>
      <summary>All ${count} observations</summary>
      ${observationTable(verdict.observations, 'Everything that was asked, and what came back')}
    </details>`;
}

function footer(verdict: Verdict): Markup {
  const { vantage, startedAt, durationMs } = verdict;
  const again = runAgainCommand(verdict);
  return html`<h2>About this run</h2>
    <p>
      Ran on ${vantage.host} (${vantage.platform}) at
      <time datetime="${startedAt}">${startedAt}</time>, took ${durationText(durationMs)}.
    </p>
    ${again === undefined ? undefined : html`<pre tabindex="0"><code>${again}</code></pre>`}`;
}
