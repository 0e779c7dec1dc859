/** A verdict with the same attack in every field that comes from outside. */
import type { Finding, Verdict } from '../../../src/diagnosis/verdict.ts';

export function verdictOf(text: string): Verdict {
  const finding: Finding = {
    id: text,
    hop: 'kdc-reachable',
    severity: 'error',
    title: text,
    explanation: text,
    evidence: [text],
    fixes: [{ title: text, command: text, doc: text }],
    mutedBy: null,
  };
  const warning: Finding = { ...finding, title: `2 ${text}`, severity: 'warning', hop: 'clock' };
  return {
    target: {
      kind: 'cluster',
      name: text,
      engine: text,
      region: text,
      account: text,
      arn: text,
      endpoint: text,
      directoryId: text,
      realm: text,
    },
    vantage: { host: text, platform: text, remote: text },
    startedAt: text,
    durationMs: 1,
    healthy: false,
    rootCause: finding,
    findings: [finding, warning, { ...warning, title: `3 ${text}`, mutedBy: text }],
    observations: [
      {
        id: text,
        probe: text,
        subject: text,
        outcome: 'failed',
        startedAt: text,
        durationMs: 1,
        facts: { text, list: [text], deep: { text } },
        error: text,
      },
    ],
  };
}

/** What has broken reports before: markup, attributes, links, tables, fences, control sequences, direction. */
export const attacks: readonly string[] = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '</style></title></textarea><h1>x',
  ']]><!-- --><!doctype html>',
  '&lt;script&gt; &#x3c;b&#x3e;',
  'javascript:alert(1)',
  'https://evil.example/"onclick="x',
  'https://evil.example/ www.evil.example mailto:a@evil.example',
  'command:workbench.action.terminal.new',
  '[click](javascript:alert(1)) ![i](https://evil.example/i.png) [r]: https://evil.example',
  '<https://evil.example> | cell | cell\n|---|---|',
  '# heading\n\n- item\n1. one\n---\n> quote\n    code',
  '```\nfence\n```` and ``two`` `one`',
  '*bold* _em_ ~~gone~~ $x^2$ \\* \\',
  '\u001b[31mred\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007\u009b2J\u0007\u0008',
  'left\u202eright\u2066\u200b\ufeff\u2028\u2029\u0000',
  'lone \ud800 surrogate',
  '${PATH} $(reboot) `reboot` ; rm -rf / # %n %s {{x}} @import',
  '@everyone #1 :tada:',
  '+1 - x = y',
  '=cmd|calc!A0',
];

/** What must never leave a renderer raw: controls but the line feed, format characters, lone surrogates. */
export const rawControl = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u;
