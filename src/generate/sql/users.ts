import { isRealmName } from '../krb5Conf/names.ts';
import { bracketed, delimited, isPrintable, mysqlAccountPart, textLiteral } from './quote.ts';
import type { Sql, SqlEngine, SqlRequest } from './request.ts';

/**
 * The statements that let a user of a directory log in. Sources: "Create Kerberos authentication logins" of each
 * engine's page in the RDS and Aurora user guides. Returns a sentence instead when a name does not fit the engine.
 */
export function createUserSql(request: SqlRequest): Sql {
  const { user, engine } = request;
  if (!isPrintable(user))
    return { problem: 'The user name is empty or holds characters that cannot be seen.' };
  if (user.includes('@'))
    return { problem: `Give ${user} without the part behind "@"; the realm is asked for apart.` };
  if (!isRealmName(request.realm))
    return { problem: 'The realm is not a name such as CORP.EXAMPLE.COM.' };
  return engines[engine]({ ...request, realm: request.realm.toUpperCase() });
}

const spelling = 'Spell the user as the directory does: letter case counts.';

const engines: Readonly<Record<SqlEngine, (request: SqlRequest) => Sql>> = {
  'aurora-mysql': ({ user, realm }) =>
    fits(user, 32, 'MySQL') ?? {
      statements: [
        `CREATE USER ${mysqlAccount(user)} IDENTIFIED WITH 'authentication_kerberos' BY ${textLiteral(realm)};`,
      ],
      notes: [`${spelling} Cluster parameter authentication_kerberos_caseins_cmp changes that.`],
      check:
        "SELECT plugin, authentication_string FROM mysql.user WHERE user = SUBSTRING_INDEX(USER(), '@', 1);",
    },
  mysql: ({ user }) =>
    fits(user, 32, 'MySQL') ?? {
      statements: [
        `CREATE USER ${mysqlAccount(user)} IDENTIFIED WITH 'auth_pam';`,
        `ALTER USER ${mysqlAccount(user)} REQUIRE SSL;`,
      ],
      notes: [
        'The client sends the password to the server, which asks the directory: hence REQUIRE SSL.',
      ],
    },
  mariadb: ({ user, realm }) => {
    // The principal is a string, in which sql_mode decides what a backslash is; no name of a directory has one.
    if (user.includes('\\')) return { problem: `Give ${user} without its domain.` };
    return (
      fits(user, 80, 'MariaDB') ?? {
        statements: [
          `CREATE USER ${mysqlAccount(user)} IDENTIFIED VIA gssapi USING ${textLiteral(`${user}@${realm}`)};`,
        ],
        notes: [
          'RDS for MariaDB has no Kerberos: this is for a server that you run yourself with the gssapi plugin.',
        ],
      }
    );
  },
  postgres: postgresql,
  'aurora-postgresql': (request) =>
    postgresql(request, 'Cluster parameter krb_caseins_users changes that.'),
  babelfish: ({ user, netbios }) => {
    const login = windowsLogin(user, netbios);
    if ('problem' in login) return login;
    if (user.length > 20)
      return {
        problem: `Babelfish takes Active Directory names of at most 20 characters; ${user} has ${user.length}.`,
      };
    return {
      statements: [`CREATE LOGIN ${login.name} FROM WINDOWS;`],
      notes: ['Map the NetBIOS name to the domain once, with babelfish_add_domain_mapping_entry.'],
    };
  },
  sqlserver: ({ user, netbios }) => {
    const login = windowsLogin(user, netbios);
    if ('problem' in login) return login;
    return {
      statements: [`CREATE LOGIN ${login.name} FROM WINDOWS WITH DEFAULT_DATABASE = [master];`],
      notes: ['In T-SQL only, as the master user; the name is the one from before Windows 2000.'],
      check: 'SELECT auth_scheme FROM sys.dm_exec_connections WHERE session_id = @@SPID;',
    };
  },
  oracle: ({ user, realm }) => {
    // Oracle's quoted identifiers cannot hold a double quote at all.
    if (user.includes('"')) return { problem: `Oracle has no way to write the name ${user}.` };
    const name = `${user}@${realm}`.toUpperCase();
    return (
      fits(name, 128, 'Oracle') ?? {
        statements: [
          `CREATE USER "${name}" IDENTIFIED EXTERNALLY;`,
          `GRANT CREATE SESSION TO "${name}";`,
        ],
        notes: ['The whole name is upper-case, whatever the directory says.'],
        check: "SELECT SYS_CONTEXT('USERENV', 'AUTHENTICATION_METHOD') FROM DUAL;",
      }
    );
  },
  db2: ({ user, sid }) => {
    if (sid === undefined || !/^S-1-\d+(-\d+){1,14}$/.test(sid))
      return {
        problem: `Db2 admits groups: give the SID of group ${user}, as Get-ADGroup shows it (S-1-5-21-…).`,
      };
    return {
      statements: [
        'CONNECT TO rdsadmin;',
        `CALL rdsadmin.set_sid_group_mapping(?, ${textLiteral(sid)}, ${textLiteral(user)});`,
        '-- Then, connected to your database:',
        `GRANT CONNECT ON DATABASE TO GROUP ${delimited(user)};`,
      ],
      notes: [
        'Enabling Kerberos takes DBADM from the master user: have a directory group masterdba with yourself in it.',
      ],
    };
  },
};

function postgresql({ user, realm }: SqlRequest, more = ''): Sql {
  const name = `${user}@${realm}`;
  const role = delimited(name);
  // A longer name is cut off with a mere notice, and then never matches (NAMEDATALEN).
  return (
    fits(name, 63, 'PostgreSQL') ?? {
      statements: [`CREATE USER ${role} WITH LOGIN;`, `GRANT rds_ad TO ${role};`],
      notes: [
        `${spelling} ${more}`.trim(),
        'The role must not have rds_iam as well, not even by another role.',
      ],
      check:
        'SELECT gss_authenticated, principal FROM pg_stat_gssapi WHERE pid = pg_backend_pid();',
    }
  );
}

function mysqlAccount(user: string): string {
  return `${mysqlAccountPart(user)}@${mysqlAccountPart('%')}`;
}

function windowsLogin(
  user: string,
  netbios: string | undefined,
): { name: string } | { problem: string } {
  if (
    netbios === undefined ||
    !/^[^\\/:*?"<>|.\s][^\\/:*?"<>|\s]{0,14}$/.test(netbios) ||
    !isPrintable(netbios)
  )
    return { problem: 'Give the NetBIOS name of the user’s domain, as in CORP for CORP\\alice.' };
  if (user.includes('\\')) return { problem: `Give ${user} without its domain.` };
  return { name: bracketed(`${netbios.toUpperCase()}\\${user}`) };
}

function fits(name: string, longest: number, engine: string): { problem: string } | undefined {
  const length =
    engine === 'PostgreSQL' || engine === 'Oracle'
      ? new TextEncoder().encode(name).length
      : Array.from(name).length;
  if (length <= longest) return undefined;
  return { problem: `${name} is too long for ${engine}: ${length}, at most ${longest}.` };
}
