/**
 * Every id that the manifest and the code share, with the types that belong to it. A unit test holds
 * this file, package.json and package.nls.json together. Types of `vscode` only, so that it runs anywhere.
 */
import type { CredentialRepair } from '../aws/section.ts';
import type { LoginQuestion } from '../diagnosis/login/login.ts';
import type { Verdict } from '../diagnosis/verdict.ts';
import type { Grouping, Order } from './tree/look.ts';

/** What a command that works on a database accepts: a row of the tree, an identifier, an ARN or an endpoint. */
export type TargetArgument = string | { readonly target?: string };

/** What a command that copies or opens takes: a row of the tree. */
export interface CopyArgument {
  readonly copy?: Readonly<Partial<Record<'arn' | 'endpoint' | 'nextStep' | 'cli', string>>>;
  readonly consoleUrl?: string;
}

/** What a command that repairs credentials takes: the row that says that they are unusable. */
export interface CredentialsArgument {
  readonly credentials?: { readonly repair: CredentialRepair; readonly profile?: string };
}

/** What a command that works on a directory accepts: a row of the tree, or a directory id. */
export type DirectoryArgument = string | { readonly directoryId?: string };

/** What a command of the Diagnoses view takes: one of its rows. */
export type RunArgument = { readonly run?: string };

/** A place in a file, lines and characters counted from zero. */
export interface FilePlace {
  readonly opens?: { readonly path: string; readonly line: number; readonly character: number };
}

/** The signature of each command: its arguments, and what `executeCommand` gives back. */
export interface CommandTypes {
  'kerberosDoctor.refreshInventory': () => Promise<void>;
  'kerberosDoctor.chooseProfile': () => Promise<void>;
  'kerberosDoctor.chooseRegions': () => Promise<void>;
  /** Runs the sign-in of a profile in a terminal; reads the account again once it has worked. */
  'kerberosDoctor.signIn': (row?: CredentialsArgument) => Promise<void>;
  /** Opens ~/.aws/config or the credentials file at the profile. */
  'kerberosDoctor.openAwsConfig': (row?: CredentialsArgument) => Promise<void>;
  /** These ask when they are given nothing. */
  'kerberosDoctor.groupInventory': (grouping?: Grouping) => Promise<void>;
  'kerberosDoctor.sortInventory': (order?: Order) => Promise<void>;
  'kerberosDoctor.filterInventory': (words?: string) => Promise<void>;
  'kerberosDoctor.clearFilter': () => Promise<void>;
  /** Selecting the last row of a long list calls it. */
  'kerberosDoctor.showMore': (row: { readonly list?: string }) => Promise<void>;
  /** Gives the verdict back, or undefined when it was cancelled or could not start. */
  'kerberosDoctor.diagnose': (target?: TargetArgument) => Promise<Verdict | undefined>;
  /** What a diagnosis would ask and why, before anything is sent. */
  'kerberosDoctor.showPlan': (target?: TargetArgument) => Promise<void>;
  /** Asks the KDCs of a realm, without AWS; a lens above a realm's block calls it. */
  'kerberosDoctor.testRealm': (realm?: string) => Promise<Verdict | undefined>;
  /** Diagnoses the target of a report once more; without an argument, of the report last shown. */
  'kerberosDoctor.runAgain': (target?: TargetArgument) => Promise<Verdict | undefined>;
  'kerberosDoctor.cancelDiagnosis': () => Promise<void>;
  'kerberosDoctor.showReport': (target?: TargetArgument) => Promise<void>;
  'kerberosDoctor.copyReportAsMarkdown': (target?: TargetArgument) => Promise<void>;
  'kerberosDoctor.openReportAsMarkdown': (target?: TargetArgument) => Promise<void>;
  'kerberosDoctor.saveReport': (target?: TargetArgument) => Promise<void>;
  /** Account ids, names and addresses replaced, the same one always by the same. */
  'kerberosDoctor.copyRedactedReport': (target?: TargetArgument) => Promise<void>;
  'kerberosDoctor.showRun': (row?: RunArgument) => Promise<void>;
  /** Two selected rows, or a row with the run of the same target before it. */
  'kerberosDoctor.compareRuns': (
    row?: RunArgument,
    selected?: readonly RunArgument[],
  ) => Promise<void>;
  'kerberosDoctor.removeRun': (
    row?: RunArgument,
    selected?: readonly RunArgument[],
  ) => Promise<void>;
  'kerberosDoctor.clearRuns': () => Promise<void>;
  'kerberosDoctor.refreshTickets': () => Promise<void>;
  /** Runs kinit in a terminal, for the owner of a row's cache or whom the user names. */
  'kerberosDoctor.getTicket': (row?: { readonly label?: string }) => Promise<void>;
  /** A fix typed into a terminal, not run; only links inside a report call it. */
  'kerberosDoctor.typeInTerminal': (line: string) => Promise<void>;
  /** The selection, or what the user chooses, where no text is given. */
  'kerberosDoctor.explainError': (text?: unknown) => Promise<void>;
  'kerberosDoctor.explainLogin': (question?: LoginQuestion) => Promise<void>;
  'kerberosDoctor.openConfiguration': () => Promise<void>;
  'kerberosDoctor.showEffectiveConfiguration': () => Promise<void>;
  'kerberosDoctor.chooseImplementation': () => Promise<void>;
  'kerberosDoctor.refreshConfiguration': () => Promise<void>;
  /** Opens the file of a row of the Configuration view at the row's place. */
  'kerberosDoctor.openConfigurationFile': (row: FilePlace) => Promise<void>;
  /** Shown as a diff where this machine has a file; saved by nobody but the user. */
  'kerberosDoctor.generateKrb5Conf': (directory?: DirectoryArgument) => Promise<void>;
  'kerberosDoctor.generateSql': (target?: TargetArgument) => Promise<void>;
  'kerberosDoctor.copyConnection': (target?: TargetArgument) => Promise<void>;
  'kerberosDoctor.generateRole': (target?: TargetArgument) => Promise<void>;
  'kerberosDoctor.copyModifyCommand': (target?: TargetArgument) => Promise<void>;
  /** The token goes to the clipboard and nowhere else. */
  'kerberosDoctor.copyIamToken': (target?: TargetArgument) => Promise<void>;
  'kerberosDoctor.copyArn': (row: CopyArgument) => Promise<void>;
  'kerberosDoctor.copyEndpoint': (row: CopyArgument) => Promise<void>;
  'kerberosDoctor.copyNextStep': (row: CopyArgument) => Promise<void>;
  /** The AWS CLI's way to see what the row shows. */
  'kerberosDoctor.copyCliCommand': (row: CopyArgument) => Promise<void>;
  'kerberosDoctor.openInConsole': (row: CopyArgument) => Promise<void>;
  /** Text of a report's fix to the clipboard; only links inside a report call it. */
  'kerberosDoctor.copyText': (text: string) => Promise<void>;
  'kerberosDoctor.showLog': () => Promise<void>;
}
export type CommandId = keyof CommandTypes;

/** Built as a record so that a command without a type, or a type without a command, does not compile. */
const everyCommand: Record<CommandId, true> = {
  'kerberosDoctor.refreshInventory': true,
  'kerberosDoctor.chooseProfile': true,
  'kerberosDoctor.chooseRegions': true,
  'kerberosDoctor.signIn': true,
  'kerberosDoctor.openAwsConfig': true,
  'kerberosDoctor.groupInventory': true,
  'kerberosDoctor.sortInventory': true,
  'kerberosDoctor.filterInventory': true,
  'kerberosDoctor.clearFilter': true,
  'kerberosDoctor.showMore': true,
  'kerberosDoctor.diagnose': true,
  'kerberosDoctor.showPlan': true,
  'kerberosDoctor.testRealm': true,
  'kerberosDoctor.runAgain': true,
  'kerberosDoctor.cancelDiagnosis': true,
  'kerberosDoctor.showReport': true,
  'kerberosDoctor.copyReportAsMarkdown': true,
  'kerberosDoctor.openReportAsMarkdown': true,
  'kerberosDoctor.saveReport': true,
  'kerberosDoctor.copyRedactedReport': true,
  'kerberosDoctor.showRun': true,
  'kerberosDoctor.compareRuns': true,
  'kerberosDoctor.removeRun': true,
  'kerberosDoctor.clearRuns': true,
  'kerberosDoctor.refreshTickets': true,
  'kerberosDoctor.getTicket': true,
  'kerberosDoctor.typeInTerminal': true,
  'kerberosDoctor.explainError': true,
  'kerberosDoctor.explainLogin': true,
  'kerberosDoctor.openConfiguration': true,
  'kerberosDoctor.showEffectiveConfiguration': true,
  'kerberosDoctor.chooseImplementation': true,
  'kerberosDoctor.refreshConfiguration': true,
  'kerberosDoctor.openConfigurationFile': true,
  'kerberosDoctor.generateKrb5Conf': true,
  'kerberosDoctor.generateSql': true,
  'kerberosDoctor.copyConnection': true,
  'kerberosDoctor.generateRole': true,
  'kerberosDoctor.copyModifyCommand': true,
  'kerberosDoctor.copyIamToken': true,
  'kerberosDoctor.copyArn': true,
  'kerberosDoctor.copyEndpoint': true,
  'kerberosDoctor.copyNextStep': true,
  'kerberosDoctor.copyCliCommand': true,
  'kerberosDoctor.openInConsole': true,
  'kerberosDoctor.copyText': true,
  'kerberosDoctor.showLog': true,
};
export const commandIds = Object.keys(everyCommand) as readonly CommandId[];

export type LintSeverity = 'error' | 'warning' | 'information' | 'hint' | 'off';
export type LintImplementation = 'mit' | 'heimdal' | 'java' | 'all';

/** The type of each setting, as `package.json` declares it. */
export interface SettingTypes {
  'kerberosDoctor.aws.profile': string;
  'kerberosDoctor.aws.regions': readonly string[];
  'kerberosDoctor.diagnosis.principal': string;
  'kerberosDoctor.diagnosis.krb5Conf': string;
  'kerberosDoctor.diagnosis.timeout': number;
  'kerberosDoctor.lint.implementation': LintImplementation;
  'kerberosDoctor.lint.severity': Readonly<Record<string, LintSeverity>>;
  'kerberosDoctor.codeLens.testRealm': boolean;
}
export type SettingId = keyof SettingTypes;

/** The defaults, which are also the samples that the manifest test checks types with. */
export const settingDefaults: SettingTypes = {
  'kerberosDoctor.aws.profile': '',
  'kerberosDoctor.aws.regions': [],
  'kerberosDoctor.diagnosis.principal': '',
  'kerberosDoctor.diagnosis.krb5Conf': '',
  'kerberosDoctor.diagnosis.timeout': 2000,
  'kerberosDoctor.lint.implementation': 'mit',
  'kerberosDoctor.lint.severity': {},
  'kerberosDoctor.codeLens.testRealm': false,
};

/**
 * Settings that decide which process runs or which machine is spoken to: a folder that is not trusted
 * must not choose them (`restrictedConfigurations` of the manifest).
 */
export const settingsThatReachOut = [
  'kerberosDoctor.aws.profile',
  'kerberosDoctor.aws.regions',
  'kerberosDoctor.diagnosis.principal',
  'kerberosDoctor.diagnosis.krb5Conf',
  'kerberosDoctor.diagnosis.timeout',
] as const satisfies readonly SettingId[];

/** `viewsWelcome` shows one text for each of these; `loaded` shows the tree. */
export type InventoryState = 'idle' | 'loading' | 'loaded' | 'empty';

/** Keys of `when` clauses. */
export interface ContextTypes {
  'kerberosDoctor.inventoryState': InventoryState;
  /** A filter hides some of the rows. */
  'kerberosDoctor.filtered': boolean;
  /** A diagnosis is running and can be cancelled. */
  'kerberosDoctor.diagnosing': boolean;
  /** A diagnosis has ended in this window, so its report can be shown and copied. */
  'kerberosDoctor.hasReport': boolean;
}
export type ContextId = keyof ContextTypes;
const everyContext: Record<ContextId, true> = {
  'kerberosDoctor.inventoryState': true,
  'kerberosDoctor.filtered': true,
  'kerberosDoctor.diagnosing': true,
  'kerberosDoctor.hasReport': true,
};
export const contextIds = Object.keys(everyContext) as readonly ContextId[];

export const viewContainerId = 'kerberosDoctor';
export const inventoryViewId = 'kerberosDoctor.inventory';
export const ticketsViewId = 'kerberosDoctor.tickets';
export const configurationViewId = 'kerberosDoctor.configuration';
export const diagnosesViewId = 'kerberosDoctor.diagnoses';
/** In the order of the side bar. */
export const viewIds: readonly string[] = [
  inventoryViewId,
  diagnosesViewId,
  ticketsViewId,
  configurationViewId,
];
export const reportPanelId = 'kerberosDoctor.report';
export const languageId = 'krb5conf';

/** Tokens of a tree row's `contextValue`, which menus test with `viewItem =~ /\btoken\b/`. */
export const rowTokens = [
  'hasDirectory',
  'diagnosable',
  'hasArn',
  'hasEndpoint',
  'hasNextStep',
  'hasCli',
  'hasConsole',
] as const;
export type RowToken = (typeof rowTokens)[number];
