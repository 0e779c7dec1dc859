/** The one address plan: who has which host number, and which blocks AWS knows by which name. */
import type { Place } from '../place.ts';
import { addressIn, blockIn } from '../place.ts';

export interface AddressPlan {
  readonly controllers: readonly string[];
  readonly userController: string;
  readonly resolver: string;
  readonly mysqlWriter: string;
  readonly mysqlReader: string;
  readonly postgresql: string;
  /** The directory's VPC when it has one of its own. */
  readonly directoryVpc: string;
  readonly directorySubnets: readonly [string, string];
  /** The databases' VPC when the directory has its own. */
  readonly databaseVpc: string;
  readonly databaseSubnets: readonly [string, string];
  /** Directory and databases together. */
  readonly commonVpc: string;
  /** The users' domain controllers, on premises. */
  readonly corporateNetwork: string;
  /** Where probes of this machine come from: loopback connections start at 127.0.0.1. */
  readonly operatorsNetwork: string;
}

export function addressPlan(place: Place): AddressPlan {
  const controllers = place.shared
    ? [addressIn(place, 10)]
    : [addressIn(place, 10), addressIn(place, 26)];
  return {
    controllers,
    userController: addressIn(place, 130),
    resolver: addressIn(place, 53),
    mysqlWriter: addressIn(place, 68),
    mysqlReader: addressIn(place, 84),
    postgresql: addressIn(place, 70),
    directoryVpc: blockIn(place, 0, 27),
    directorySubnets: [blockIn(place, 0, 28), blockIn(place, 16, 28)],
    databaseVpc: blockIn(place, 64, 26),
    databaseSubnets: [blockIn(place, 64, 28), blockIn(place, 80, 28)],
    commonVpc: blockIn(place, 0, 25),
    corporateNetwork: blockIn(place, 128, 25),
    operatorsNetwork: '127.0.0.0/28',
  };
}
