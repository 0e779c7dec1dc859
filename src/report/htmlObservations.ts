/** Observations as a table with their facts folded. */
import type { Observation } from '../probes/observation.ts';
import { factRows } from './facts.ts';
import { html } from './markup.ts';
import type { Markup } from './markup.ts';
import { outcomeMark, outcomeTime, probeName } from './words.ts';

export function observationTable(observations: readonly Observation[], caption: string): Markup {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">Subject</th>
          <th scope="col">Probe</th>
          <th scope="col">Outcome</th>
          <th scope="col">Time</th>
          <th scope="col">What came back</th>
        </tr>
      </thead>
      <tbody>
        ${observations.map(observationRow)}
      </tbody>
    </table>
  </div>`;
}

function observationRow(observation: Observation): Markup {
  const { shape, word } = outcomeMark(observation);
  return html`<tr>
    <th scope="row">${observation.subject}</th>
    <td class="nowrap">${probeName(observation.probe)}</td>
    <td>${shape} ${word}</td>
    <td class="number">${outcomeTime(observation)}</td>
    <td>${observation.error} ${factDetails(observation)}</td>
  </tr>`;
}

function factDetails(observation: Observation): Markup | undefined {
  const rows = factRows(observation);
  if (rows.length === 0) return undefined;
  return html`<details>
    <summary>${rows.length} fact${rows.length === 1 ? '' : 's'}</summary>
    <table>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              <th scope="row" class="nowrap">${row.name}</th>
              <td>${row.value}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </details>`;
}
