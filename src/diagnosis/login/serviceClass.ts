/** The service that each engine's client asks a ticket for. */
import type { EngineFamily } from '../../aws/engine.ts';
import { defaultEnginePort } from '../subject.ts';

export interface Service {
  /** Who names the service: the client, or the server in its first packets. */
  readonly by: 'client' | 'server';
  readonly name: string;
  /** Behind the host. */
  readonly suffix: string;
  readonly because: string;
}

export function serviceOf(engine: EngineFamily, port = defaultEnginePort[engine]): Service {
  const client = (name: string, because: string, suffix = ''): Service => ({
    by: 'client',
    name,
    suffix,
    because,
  });
  switch (engine) {
    case 'postgresql':
      return client('postgres', 'libpq’s krbsrvname, “postgres” by default');
    case 'sqlserver':
      return client('MSSQLSvc', 'SQL Server’s drivers put the port behind the host', `:${port}`);
    case 'oracle':
      return client('oracle', 'SQLNET.AUTHENTICATION_KERBEROS5_SERVICE, by convention “oracle”');
    case 'mysql':
    case 'mariadb':
      return {
        by: 'server',
        name: 'mysql',
        suffix: '',
        because:
          'the server names its service when it asks for the plugin: the host name that was typed does not count',
      };
    case 'db2':
      return {
        by: 'server',
        name: 'db2',
        suffix: '',
        because: 'TARGET PRINCIPAL of the catalogue entry, else the name that the server announces',
      };
  }
}
