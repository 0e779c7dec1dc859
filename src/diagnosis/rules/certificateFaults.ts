/** What is wrong with a certificate that a database showed: its time, its issuer, its names. Nothing here verifies a chain. */
import { commandLine } from '../../aws/commandLine.ts';
import { domainHostName } from '../../aws/engine/hostName.ts';
import type { CertificateFacts } from '../../probes/certificate.ts';
import { coversHost } from '../../probes/certificateName.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Fix, Severity } from '../verdict.ts';
import { list } from './wording.ts';

const dayMs = 86_400_000;
/** Certificates are renewed by a restart, which people plan weeks ahead. */
const warningDays = 30;
const guide = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html';

/** Worst first. */
export const severities: readonly Severity[] = ['error', 'warning', 'info'];

export interface Fault {
  readonly severity: Severity;
  readonly title: string;
  readonly because: string;
  readonly fixes: readonly Fix[];
  /** It is about time, which AWS speaks of as well. */
  readonly ofTime?: boolean;
}

/** A certificate that an address of the endpoint showed. */
export interface Shown {
  /** Of the observation. */
  readonly id: string;
  readonly host: string;
  readonly address: string;
  readonly certificate: CertificateFacts;
}

/** Every fault, the worst first; none of a certificate that a verifying client accepts. */
export function faultsOf(shown: Shown, evidence: Evidence): readonly Fault[] {
  return [
    ...timeFaults(shown, evidence),
    ...issuerFaults(shown),
    ...nameFaults(shown, evidence),
  ].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

function timeFaults({ host, certificate }: Shown, evidence: Evidence): readonly Fault[] {
  const now = Date.parse(evidence.startedAt);
  const { validFrom, validTo, authority } = certificate;
  const [from, to] = [Date.parse(validFrom), Date.parse(validTo)];
  const refused = 'Clients that verify it refuse the connection.';
  const fixes = renewal(evidence);
  if (authority?.expired !== undefined && Date.parse(authority.expired) < now) {
    const title = `The certificate of ${host} comes from ${authority.id}, which expired on ${authority.expired}.`;
    return [{ severity: 'error', title, because: refused, fixes, ofTime: true }];
  }
  if (to < now) {
    const title = `The certificate of ${host} expired on ${day(validTo)}.`;
    return [{ severity: 'error', title, because: refused, fixes, ofTime: true }];
  }
  if (from > now) {
    const title = `The certificate of ${host} is valid only from ${day(validFrom)} on.`;
    const because = `${refused} This machine's clock may be behind as well.`;
    return [{ severity: 'error', title, because, fixes, ofTime: true }];
  }
  const days = Math.floor((to - now) / dayMs);
  if (!(days < warningDays)) return [];
  const title = `The certificate of ${host} expires on ${day(validTo)}, in ${days} days.`;
  return [
    {
      severity: 'warning',
      title,
      because: 'From then on clients that verify it refuse the connection.',
      fixes,
      ofTime: true,
    },
  ];
}

/** Errors of the chain that say who issued it, not when: OpenSSL's verification codes. */
const untrusted =
  /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(GET_ISSUER_CERT(_LOCALLY)?|VERIFY_LEAF_SIGNATURE))$/;

function issuerFaults({ host, certificate }: Shown): readonly Fault[] {
  const { chainError = '', authority, issuer, subject } = certificate;
  if (authority || !untrusted.test(chainError)) return [];
  const selfSigned = issuer === subject;
  if (!isRdsName(host)) {
    const who = selfSigned ? 'itself' : issuer;
    return [
      {
        severity: 'info',
        title: `The certificate of ${host} was issued by ${who}, which this program does not know.`,
        because:
          'Clients that verify it need that authority in a file; NODE_EXTRA_CA_CERTS makes it known here.',
        fixes: [],
      },
    ];
  }
  return [
    {
      severity: 'warning',
      title: `The certificate that ${host} shows is not from Amazon RDS${selfSigned ? ': it is signed by itself' : ''}.`,
      because: `Its issuer is ${issuer}. Something between here and the database may answer in its place, such as a proxy that looks into TLS.`,
      fixes: [
        {
          title: 'Find out what answers at that address before a password or ticket goes there',
          doc: guide,
        },
      ],
    },
  ];
}

function nameFaults({ host, certificate }: Shown, evidence: Evidence): readonly Fault[] {
  const { database } = evidence.subject;
  const inDomain = database === undefined ? undefined : domainHostName(database);
  const told = evidence.aws?.engineProblems.some(({ id }) => id === 'spn-windows-endpoint');
  const covered = `It covers ${list(certificate.names.slice(0, 4))}${certificate.names.length > 4 ? ' and others' : ''}.`;
  if (isDomainName(host, evidence) || (told === true && inDomain !== undefined)) {
    const name = isDomainName(host, evidence) ? host : (inDomain ?? host);
    if (coversHost(certificate.names, name)) return [];
    return [
      {
        severity: 'info',
        title: `TLS that verifies the name cannot be used with ${name}: the certificate does not cover it.`,
        because: `${covered} Kerberos needs that name for its service principal all the same.`,
        fixes: [
          {
            title:
              'Verify the authority only (sslmode=verify-ca), or tell the client which name to expect (HostNameInCertificate)',
          },
        ],
      },
    ];
  }
  // An address is judged by the rule on service principals.
  if (certificate.nameError === undefined || isAddress(host)) return [];
  return [
    {
      severity: 'warning',
      title: `The certificate of ${host} does not cover that name.`,
      because: `${covered} Clients that verify the name refuse the connection.`,
      fixes: [{ title: 'Connect to a name that the certificate covers', doc: guide }],
    },
  ];
}

function renewal({ subject }: Evidence): readonly Fix[] {
  const { database } = subject;
  if (database === undefined) return [{ title: "Renew the server's certificate" }];
  const names = [database.instance, ...database.members].flatMap(
    (each) => each?.DBInstanceIdentifier ?? [],
  );
  return names.map((name) => ({
    title: `Choose a current CA for ${name} and restart it`,
    doc: guide,
    command: commandLine(
      'aws',
      'rds',
      'modify-db-instance',
      '--region',
      database.region,
      '--db-instance-identifier',
      name,
      '--ca-certificate-identifier',
      'rds-ca-rsa2048-g1',
    ).bash,
  }));
}

function isRdsName(host: string): boolean {
  return /\.rds\.amazonaws\.com(\.cn)?$/i.test(host);
}

/** Under the directory's own domain, where Windows clients and SQL Server find the database. */
function isDomainName(host: string, { subject }: Evidence): boolean {
  const domain = subject.directoryRealm?.toLowerCase();
  return domain !== undefined && !isRdsName(host) && host.toLowerCase().endsWith(`.${domain}`);
}

function isAddress(host: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(host) || host.includes(':');
}

export function day(iso: string): string {
  return iso.slice(0, 10);
}
