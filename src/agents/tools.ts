/**
 * The tools that a chat agent may call, as it sees them: the same in VS Code and over MCP. Read-only.
 * `package.json` repeats them, which a test checks.
 */
import type { ToolSchema } from './input.ts';

export const agentToolNames = [
  'diagnose_kerberos_target',
  'list_kerberos_targets',
  'lint_krb5_conf',
  'explain_kerberos_error',
] as const;

export type AgentToolName = (typeof agentToolNames)[number];

export interface AgentTool {
  readonly name: AgentToolName;
  readonly title: string;
  /** For the model: what it gets, and when to call it. */
  readonly description: string;
  readonly inputSchema: ToolSchema;
}

const databaseName =
  'DB instance or cluster: its identifier, ARN or endpoint, as list_kerberos_targets gives it.';

export const agentTools: readonly AgentTool[] = [
  {
    name: 'diagnose_kerberos_target',
    title: 'Diagnose a Kerberos login',
    description:
      'Finds the one root cause why Kerberos login to an Amazon RDS or Aurora database fails from this machine, with evidence and the fix. Give either target (a database in AWS) or realm (a Kerberos realm, without AWS). It sends probes to KDCs, DNS and the database, never a password, and makes only read-only AWS calls. Names and addresses in the result are replaced by consistent substitutes; ids such as sg-… stay. Takes some seconds.',
    inputSchema: {
      type: 'object',
      properties: {
        target: { type: 'string', maxLength: 255, description: databaseName },
        realm: {
          type: 'string',
          maxLength: 255,
          description: 'Kerberos realm to test without AWS, as in CORP.EXAMPLE.COM.',
        },
      },
      additionalProperties: false,
    },
  },
  {
    name: 'list_kerberos_targets',
    title: 'List databases with their Kerberos state',
    description:
      'Lists the RDS and Aurora databases of the configured AWS account and Regions, worst first: identifier, engine, Region, directory id, state of the domain membership and the next step. Makes only read-only AWS calls. Account ids, ARNs, host names and addresses are left out.',
    inputSchema: {
      type: 'object',
      properties: {
        filter: {
          type: 'string',
          maxLength: 255,
          description: 'Only databases whose identifier or engine contains this text.',
        },
      },
      additionalProperties: false,
    },
  },
  {
    name: 'lint_krb5_conf',
    title: 'Check a krb5.conf',
    description:
      'Reports what a Kerberos library will refuse, ignore or misread in a krb5.conf, with line, consequence and fix. Give text to check that text; without text the files that the Kerberos library of this machine reads are checked, with names and addresses replaced in the result. No file is written and nothing is sent.',
    inputSchema: {
      type: 'object',
      properties: {
        text: { type: 'string', maxLength: 200_000, description: 'Content of a krb5.conf.' },
        implementation: {
          type: 'string',
          enum: ['mit', 'heimdal', 'java', 'all'],
          description: 'Whose reading counts. Default: mit.',
        },
      },
      additionalProperties: false,
    },
  },
  {
    name: 'explain_kerberos_error',
    title: 'Explain a Kerberos error',
    description:
      'Explains an error message of Kerberos, psql, mysql, sqlcmd, JDBC or AWS, or a KRB5_TRACE log: what it means, which hop of the login failed, the likely causes and the next step. Nothing is sent anywhere. Call it first when the user shows an error text.',
    inputSchema: {
      type: 'object',
      properties: {
        text: { type: 'string', maxLength: 100_000, description: 'The error text or the log.' },
      },
      required: ['text'],
      additionalProperties: false,
    },
  },
];
