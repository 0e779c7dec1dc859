/** Hop `database-reachable`: the certificate behind the database's own protocol, as it was shown and as AWS describes it. */
import type { Evidence } from '../evidence/evidence.ts';
import { greetingsOf } from '../evidence/greetings.ts';
import { day, faultsOf, severities } from './certificateFaults.ts';
import type { Fault, Shown } from './certificateFaults.ts';
import type { Hit, Rule } from './rule.ts';

export const databaseCertificateRules: readonly Rule[] = [
  {
    id: 'db-certificate',
    hop: 'database-reachable',
    explains: [],
    check: (evidence) => {
      const shown = shownCertificates(evidence);
      const first = shown[0];
      const faults = first === undefined ? [] : faultsOf(first, evidence);
      const aws = hitOfAws(evidence);
      if (first === undefined || faults.length === 0) return aws;
      const hit = hitOf(first, faults);
      return faults.some((fault) => fault.ofTime === true) ? [joined(hit, aws)] : [hit, ...aws];
    },
  },
];

/** AWS tells the same of the same certificate, or worse of another member's: one finding, with both as evidence. */
function joined(hit: Hit, aws: readonly Hit[]): Hit {
  const worse = aws.find(
    ({ severity }) => severities.indexOf(severity) < severities.indexOf(hit.severity),
  );
  const told = aws.map(({ title }) => `AWS: ${title}`);
  return {
    ...hit,
    ...(worse && { severity: worse.severity, title: worse.title }),
    explanation: [...(worse ? [hit.title] : []), hit.explanation, ...told].join(' '),
    evidence: [...hit.evidence, ...aws.flatMap((each) => each.evidence)],
  };
}

/** The certificates that the endpoint's addresses showed, the worst first. */
function shownCertificates(evidence: Evidence): readonly Shown[] {
  const found = greetingsOf(evidence).flatMap((greeting): Shown[] => {
    if (!('handshake' in greeting.facts)) return [];
    const { host, address, handshake } = greeting.facts;
    const { certificate } = handshake;
    return certificate === undefined ? [] : [{ id: greeting.id, host, address, certificate }];
  });
  const rank = (each: Shown) => {
    const [worst] = faultsOf(each, evidence);
    return worst === undefined ? severities.length : severities.indexOf(worst.severity);
  };
  return found.sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}

function hitOf({ id, host, address, certificate }: Shown, faults: readonly Fault[]): Hit {
  const [worst] = faults;
  const others = faults.slice(1).map(({ title }) => title);
  const { issuer, validFrom, validTo } = certificate;
  return {
    severity: worst?.severity ?? 'info',
    scope: host,
    title: worst?.title ?? '',
    explanation: [
      `${address} showed a certificate issued by ${issuer}, valid from ${day(validFrom)} to ${day(validTo)}.`,
      worst?.because ?? '',
      ...others,
    ].join(' '),
    evidence: [id],
    fixes: faults.flatMap(({ fixes }) => fixes),
  };
}

/** What AWS says of the certificates of all members, as one finding. */
function hitOfAws({ aws }: Evidence): readonly Hit[] {
  const problems = (aws?.engineProblems ?? [])
    .filter(({ id }) => id === 'db-certificate')
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
  const [worst] = problems;
  if (worst === undefined) return [];
  const others = problems.slice(1).map(({ title }) => title);
  return [
    {
      severity: worst.severity,
      title: worst.title,
      explanation: [worst.explanation, ...others].join(' '),
      evidence: ['aws:membership'],
      fixes: problems.flatMap(({ fixes, source }) =>
        fixes.map(({ title }) => ({ title, doc: source })),
      ),
    },
  ];
}
