/** The names that a verdict's own fields tell: they are then found in every sentence as well. */
import type { Verdict } from '../diagnosis/verdict.ts';

export interface HarvestedNames {
  /** Realms and DNS domains, lower case. */
  readonly domains: ReadonlySet<string>;
  /** Single words: short host names, database identifiers, user names. */
  readonly words: ReadonlySet<string>;
}

const domainFact = /realm$|^forest$|^domain$|^fqdn$|^dnsname$|domainname$/i;
const wordFact = /^(?:host|user|database|principal|clientname|netbios\w*|shortname|identifier)$/i;

/** First part of an SPN; RDS for MySQL puts the database's computer name there instead. */
const serviceClasses = /^(?:mysql|mariadb|postgres|mssqlsvc|oracle|db2|host|ldap|krbtgt|rds)$/i;

export function harvestNames(verdict: Verdict): HarvestedNames {
  const domains = new Set<string>();
  const words = new Set<string>();
  const { target, vantage } = verdict;
  addDomain(target.realm);
  addWord(vantage.host);
  if (target.kind === 'realm') addDomain(target.name);
  else addWord(target.name);
  for (const observation of verdict.observations) visit(observation.facts);
  return { domains, words };

  function visit(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, part] of Object.entries(value)) {
      if (typeof part !== 'string') visit(part);
      else if (domainFact.test(name)) addDomain(part);
      else if (wordFact.test(name)) addWord(part);
      else if (name === 'spn') part.split(/[/@]/).forEach(addSpnPart);
    }
  }

  function addSpnPart(part: string): void {
    if (!serviceClasses.test(part)) addWord(part);
  }

  function addDomain(name: string | undefined): void {
    const domain = name?.toLowerCase().replace(/\.$/, '') ?? '';
    // A realm guessed from an endpoint names nobody.
    if (/(?:^|\.)amazonaws\.com(?:\.cn)?$/.test(domain)) return;
    if (domain.includes('.')) domains.add(domain);
    else addWord(domain);
  }

  /** Dotted names and addresses are recognised by their form; one letter is no name. */
  function addWord(name: string): void {
    const word = (name.split('@')[0] ?? '').toLowerCase();
    if (word.length > 1 && word !== 'localhost' && !/[.:\s]/.test(word)) words.add(word);
  }
}
