import { kerberosTargets } from './kerberosTargets.ts';
import type { Targets } from './target.ts';
import { textTargets } from './textTargets.ts';
import { wireTargets } from './wireTargets.ts';

export const targets: Targets = { ...kerberosTargets, ...wireTargets, ...textTargets };
