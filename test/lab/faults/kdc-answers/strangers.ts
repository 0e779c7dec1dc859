/** Something answers on port 88, and it is not a KDC. */
import { users } from '../../names.ts';
import { goodKrb5Conf } from '../../workstation.ts';
import { launch, killGroup, until } from '../../shell.ts';
import type { Fault } from '../../fault.ts';
import type { Lab } from '../../lab.ts';

const servers = new Map<Lab, ReturnType<typeof launch>>();

export const fault: Fault = {
  id: 'kdc-web-server',
  title: 'A web server listens on port 88 of the host that krb5.conf names',
  inject: async (lab) => {
    const { network, ws } = lab;
    const name = network.namespace('db');
    servers.set(
      lab,
      launch('ip', [
        'netns',
        'exec',
        name,
        'python3',
        '-m',
        'http.server',
        '-d',
        '/etc/netns',
        '88',
      ]),
    );
    await until('a web server', async () =>
      (await network.run('db', ['ss', '-Hlnt'])).includes(':88 '),
    );
    ws.krb5Conf(`${goodKrb5Conf}\n[realms]\n ${users.realm} = {\n  kdc = 10.77.6.10\n }\n`);
  },
  restore: (lab) => {
    const server = servers.get(lab);
    if (server !== undefined) killGroup(server, 'SIGKILL');
  },
  expect: {
    rootCause: 'kdc-not-kerberos',
    scope: '10.77.6.10',
    notBlamed: ['config-kdc-stale', 'kdc-one-of-several-down'],
  },
};
