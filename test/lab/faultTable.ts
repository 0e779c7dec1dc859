import { readdirSync } from 'node:fs';
import { sep } from 'node:path';
import type { Fault } from './fault.ts';

export interface ListedFault {
  /** Name of the folder. */
  readonly hop: string;
  readonly fault: Fault;
}

/** Every fault of the matrix, by folder and file. */
export async function allFaults(): Promise<readonly ListedFault[]> {
  const folder = new URL('faults/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort();
  const listed = await Promise.all(
    files.map(async (file): Promise<readonly ListedFault[]> => {
      const module = (await import(new URL(file.replaceAll(sep, '/'), folder).href)) as {
        fault?: Fault;
        faults?: readonly Fault[];
      };
      const faults = [...(module.fault ? [module.fault] : []), ...(module.faults ?? [])];
      if (faults.length === 0) throw new Error(`${file} exports no fault`);
      return faults.map((fault) => ({ hop: file.split(sep)[0] ?? '', fault }));
    }),
  );
  const all = listed.flat();
  const ids = all.map(({ fault }) => fault.id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new Error(`two faults are called ${twice}`);
  return all;
}
