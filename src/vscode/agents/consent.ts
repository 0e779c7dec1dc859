/** What a person is asked before an agent's tool runs: it names what will be touched. Pure. */
import type { ToolInput } from '../../agents/input.ts';
import type { AgentToolName } from '../../agents/tools.ts';
import type { Translate } from '../tree/translate.ts';

export interface Consent {
  readonly title: string;
  /** Plain text. */
  readonly message: string;
}

export function consentFor(name: AgentToolName, input: ToolInput, t: Translate): Consent {
  return consents[name](input, t);
}

const consents: Readonly<Record<AgentToolName, (input: ToolInput, t: Translate) => Consent>> = {
  diagnose_kerberos_target: ({ target, realm }, t) => ({
    title: t('Diagnose Kerberos Login'),
    message:
      target === undefined
        ? t('Ask the KDCs of realm “{0}” from this machine, without a password.', shown(realm))
        : t(
            'Read “{0}” in AWS (read-only), and send probes without a password from this machine to its directory, DNS and port.',
            shown(target),
          ),
  }),
  list_kerberos_targets: (_, t) => ({
    title: t('List Databases with Their Kerberos State'),
    message: t('Read the databases and directories of your AWS account (read-only).'),
  }),
  lint_krb5_conf: ({ text }, t) => ({
    title: t('Check a krb5.conf'),
    message:
      text === undefined
        ? t('Read the krb5.conf files of this machine and report their problems.')
        : t('Check the krb5.conf text that the chat holds.'),
  }),
  explain_kerberos_error: (_, t) => ({
    title: t('Explain a Kerberos Error'),
    message: t('Explain the error text that the chat holds.'),
  }),
};

/** What cannot be seen is not printed, and a long name does not push the rest away. */
function shown(text: string | undefined): string {
  const printable = (text ?? '').replace(/[^\x20-\x7e]/g, '?');
  return printable.length > 80 ? `${printable.slice(0, 80)}…` : printable;
}
