/** A part of the account that could not be read: one row with the reason in words and one way on. */
import type { Failure } from '../../aws/section.ts';
import type { Row } from './row.ts';
import type { Translate } from './translate.ts';

type ShownFailure = Exclude<Failure, { readonly outcome: 'not-applicable' }>;

/**
 * The row of a failure, or nothing for what does not apply to this kind of thing.
 * @param parent id of the row it stands under
 * @param what the part that is missing, `trusts`
 */
export function failureRows(parent: string, what: string, failure: Failure, t: Translate): Row[] {
  if (failure.outcome === 'not-applicable') return [];
  const { label, description, nextStep } = words(failure, what, t);
  const action = actionOf(failure, t);
  return [
    {
      id: `${parent}/failure:${what}`,
      kind: 'failure',
      label,
      description,
      icon: { name: 'error', color: 'testing.iconErrored' },
      tooltip: { heading: label, paragraphs: [failure.message, action.title], ...codeOf(nextStep) },
      spoken: `${failure.message.startsWith(label) ? '' : `${label}. `}${failure.message} ${action.title}`,
      fold: 'leaf',
      children: [],
      tokens: nextStep === undefined ? [] : ['hasNextStep'],
      ...(nextStep === undefined ? {} : { copy: { nextStep } }),
      ...credentialsOf(failure),
      action,
    },
  ];
}

function credentialsOf(failure: ShownFailure): Pick<Row, 'credentials'> {
  if (failure.outcome !== 'credentials') return {};
  const { repair, profile } = failure;
  return { credentials: { repair, ...(profile === undefined ? {} : { profile }) } };
}

function codeOf(nextStep: string | undefined): { code?: string } {
  return nextStep === undefined ? {} : { code: nextStep };
}

function words(failure: ShownFailure, what: string, t: Translate) {
  switch (failure.outcome) {
    case 'not-permitted':
      return {
        label: t('not permitted: {0}', failure.action),
        description: what,
        nextStep: policyStatement(failure.action),
      };
    case 'throttled':
      return { label: t('AWS is throttling'), description: what, nextStep: undefined };
    case 'credentials':
      return { ...halves(failure.message), nextStep: failure.command };
    case 'failed': {
      const { label, description } = halves(failure.message);
      return { label, description: joined(what, description), nextStep: undefined };
    }
  }
}

/** "What happened; what to do.": the row says the first, and the second beside it where there is room. */
function halves(message: string): { readonly label: string; readonly description: string } {
  const end = message.indexOf('; ');
  if (end < 0) return { label: message, description: '' };
  return { label: message.slice(0, end), description: message.slice(end + 2) };
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}

/** What an administrator adds to the policy of whoever reads the account. */
function policyStatement(action: string): string {
  return JSON.stringify({ Effect: 'Allow', Action: action, Resource: '*' }, undefined, 2);
}

function actionOf(failure: ShownFailure, t: Translate): NonNullable<Row['action']> {
  switch (failure.outcome) {
    case 'not-permitted':
      return {
        command: 'kerberosDoctor.copyNextStep',
        title: t('Select to copy the policy statement that allows it.'),
      };
    case 'credentials':
      return repairOf(failure, t);
    case 'throttled':
    case 'failed':
      return { command: 'kerberosDoctor.refreshInventory', title: t('Select to read again.') };
  }
}

/** The one action that each kind of unusable credentials has. */
function repairOf(
  { repair, command }: Extract<ShownFailure, { readonly outcome: 'credentials' }>,
  t: Translate,
): NonNullable<Row['action']> {
  switch (repair) {
    case 'sso-login':
    case 'login':
    case 'configure-sso':
      return {
        command: 'kerberosDoctor.signIn',
        title: t('Select to run {0} in a terminal; this is read again by itself.', command ?? ''),
      };
    case 'edit-config':
      return {
        command: 'kerberosDoctor.openAwsConfig',
        title: t('Select to open the profile in its file.'),
      };
    case 'choose-profile':
      return {
        command: 'kerberosDoctor.chooseProfile',
        title: t('Select to choose another AWS profile.'),
      };
    case 'mfa-code':
      return {
        command: 'kerberosDoctor.refreshInventory',
        title: t('Select to enter the current code.'),
      };
    case 'retry':
      return { command: 'kerberosDoctor.refreshInventory', title: t('Select to read again.') };
  }
}
