import { postgresql } from './names.ts';
import { address } from './network.ts';

const controllerAddresses = (['onp', 'aws', 'aws2'] as const).map((machine) => address(machine));

/** What network engineers type: the guide's netcat list, side by side to save the waiting, and nmap's TCP scan. */
export const portChecks = {
  netcat: [
    `for h in ${controllerAddresses.join(' ')}`,
    'do for p in 53 88 389 464; do nc -z -w 1 $h $p && echo "$h tcp $p open" || echo "$h tcp $p closed" & done',
    'for p in 53 88 464; do nc -zu -w 1 $h $p && echo "$h udp $p open" || echo "$h udp $p closed" & done; done',
    `nc -z -w 1 ${address('db')} ${postgresql.port} && echo "database tcp open" || echo "database tcp closed" &`,
    'wait) | sort',
  ]
    .join('; ')
    .replace(/^/, '('),
  nmap: `nmap -n -Pn -sT -p 53,88,389,464 --max-retries 1 --host-timeout 10s -oG - ${controllerAddresses.join(' ')} | grep Ports`,
} as const;
