/** Which accounts are read, reading them, and getting in where AWS does not let us. */
import * as vscode from 'vscode';
import { isSignIn } from '../../aws/signIn.ts';
import type { AccountChoice } from '../account/accountChoice.ts';
import type { AccountSession } from '../account/accountSession.ts';
import { chooseProfiles } from '../account/chooseProfiles.ts';
import { chooseRegions } from '../account/chooseRegions.ts';
import { openAwsConfig } from '../account/openAwsConfig.ts';
import { SigningIn } from '../account/signingIn.ts';
import { inventoryViewId, type CredentialsArgument } from '../ids.ts';
import { registerCommand } from '../register.ts';
import { mayReachOut } from '../trust.ts';

export function registerAccountCommands(
  session: AccountSession,
  choice: AccountChoice,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const signingIn = new SigningIn(session, log);
  const refresh = async () => {
    if (mayReachOut()) await session.read();
  };
  /** The choice takes effect at once, where the user sees it. */
  const showAgain = async () => {
    await vscode.commands.executeCommand(`${inventoryViewId}.focus`);
    await refresh();
  };
  return vscode.Disposable.from(
    signingIn,
    registerCommand('kerberosDoctor.refreshInventory', refresh),
    registerCommand('kerberosDoctor.chooseProfile', async () => {
      if (mayReachOut() && (await chooseProfiles(choice))) await showAgain();
    }),
    registerCommand('kerberosDoctor.chooseRegions', async () => {
      if (mayReachOut() && (await chooseRegions(choice))) await showAgain();
    }),
    registerCommand('kerberosDoctor.signIn', (row) => {
      const { repair, profile } = row?.credentials ?? failureOf(session) ?? {};
      // From the palette with nothing that failed: the sign-in of IAM Identity Center is the usual one.
      const kind = repair !== undefined && isSignIn(repair) ? repair : 'sso-login';
      if (mayReachOut()) signingIn.start(kind, profile ?? firstProfile(choice));
      return Promise.resolve();
    }),
    registerCommand('kerberosDoctor.openAwsConfig', async (row) => {
      if (mayReachOut()) await openAwsConfig(row?.credentials?.profile ?? firstProfile(choice));
    }),
  );
}

/** Undefined for the default chain, which the AWS CLI finds by itself. */
function firstProfile(choice: AccountChoice): string | undefined {
  return choice.current().profiles[0] || process.env['AWS_PROFILE'] || undefined;
}

function failureOf({ opened }: AccountSession): CredentialsArgument['credentials'] {
  const [failed] = opened.flatMap(({ snapshot: { caller } }) =>
    caller.outcome === 'credentials' ? [caller] : [],
  );
  return failed;
}
