/** Findings as HTML: title, how we know, what to do, and the evidence folded. */
import type { Finding, Fix } from '../diagnosis/verdict.ts';
import type { Observation } from '../probes/observation.ts';
import { hopLabel } from './chainRows.ts';
import { commandHref, reportCommands } from './commandLinks.ts';
import { escapeHtmlBlock } from './escapeHtml.ts';
import { observationTable } from './htmlObservations.ts';
import { html, Markup } from './markup.ts';
import { safeUrl } from './safeUrl.ts';
import { shellLine } from './shellLine.ts';
import { severityMarks } from './words.ts';

const toneOf = { error: 'error', warning: 'warning', info: 'quiet' } as const;

export function findingArticle(
  finding: Finding,
  evidence: readonly Observation[],
  commandLinks: boolean,
): Markup {
  const { shape, word } = severityMarks[finding.severity];
  const cause =
    finding.mutedBy === null
      ? undefined
      : html`<p class="quiet">Explained by <code>${finding.mutedBy}</code>.</p>`;
  return html`<article class="finding">
    <h3><span class="${toneOf[finding.severity]}">${shape} ${word}</span>: ${finding.title}</h3>
    <p>${finding.explanation}</p>
    ${cause} ${finding.fixes.map((fix) => fixBlock(fix, commandLinks))}
    <p class="quiet">${hopLabel(finding.hop)} · <code>${finding.id}</code></p>
    ${evidenceDetails(evidence)}
  </article>`;
}

/** What to do, the command to copy, and where to read more. */
export function fixBlock(fix: Fix, commandLinks: boolean): Markup {
  return html`<div class="fix">
    <p>${fix.title} ${docLink(fix)}</p>
    ${fix.command === undefined ? undefined : commandBlock(fix.command, commandLinks)}
    ${(fix.alternatives ?? []).map(({ title, text }) => alternative(title, text, commandLinks))}
  </div>`;
}

/** The same change in another language, folded. */
function alternative(title: string, text: string, commandLinks: boolean): Markup {
  return html`<details>
    <summary>The same as ${title}</summary>
    ${commandBlock(text, commandLinks)}
  </details>`;
}

function commandBlock(command: string, commandLinks: boolean): Markup {
  const line = shellLine(command);
  const terminal =
    line === undefined
      ? undefined
      : html` <a class="copy" href="${commandHref(reportCommands.typeInTerminal, line)}"
          >Open terminal with this</a
        >`;
  const copy = commandLinks
    ? html`<p>
        <a class="copy" href="${commandHref(reportCommands.copyText, command)}">Copy</a>${terminal}
      </p>`
    : undefined;
  return html`<pre tabindex="0"><code>${new Markup(escapeHtmlBlock(command))}</code></pre>
    ${copy}`;
}

/** A link only when it is plain https; otherwise the text, so that nothing is lost. */
function docLink(fix: Fix): Markup | undefined {
  if (fix.doc === undefined) return undefined;
  const href = safeUrl(fix.doc);
  return href === undefined
    ? html`<span class="quiet">(${fix.doc})</span>`
    : html`<a href="${href}" rel="noreferrer">Documentation</a>`;
}

export function evidenceDetails(evidence: readonly Observation[]): Markup | undefined {
  if (evidence.length === 0) return undefined;
  const count = `${evidence.length} observation${evidence.length === 1 ? '' : 's'}`;
  return html`<details>
    <summary>Evidence: ${count}</summary>
    ${observationTable(evidence, 'What proves this finding')}
  </details>`;
}
