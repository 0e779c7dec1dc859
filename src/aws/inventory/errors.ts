import type { Section } from '../section.ts';
import type { Directory, RegionSnapshot } from '../snapshot.ts';
import type { InventoryError } from './shape.ts';

/** Everything of a Region that could not be read; one entry for one reason. */
export function errorsOf(region: RegionSnapshot): readonly InventoryError[] {
  const sections: [name: string, section: Section<unknown>][] = [
    ['directories', region.directories],
    ['instances', region.instances],
    ['clusters', region.clusters],
    ['globalClusters', region.globalClusters],
  ];
  if (region.directories.outcome === 'loaded') {
    for (const directory of region.directories.value)
      sections.push(...directorySections(directory));
  }
  const byMessage = new Map<string, InventoryError>();
  for (const [name, section] of sections) {
    const error = errorOf(name, section);
    if (error === undefined) continue;
    const same = byMessage.get(error.message);
    byMessage.set(
      error.message,
      same === undefined ? error : { ...same, section: `${same.section}, ${name}` },
    );
  }
  return [...byMessage.values()];
}

/** The public form of one section that is not there; undefined for one that is, or cannot be. */
export function errorOf(name: string, section: Section<unknown>): InventoryError | undefined {
  if (section.outcome === 'loaded' || section.outcome === 'not-applicable') return undefined;
  return {
    section: name,
    outcome: section.outcome,
    ...(section.outcome === 'not-permitted' ? { action: section.action } : {}),
    message: section.message,
  };
}

function directorySections(directory: Directory): [string, Section<unknown>][] {
  const id = directory.description.DirectoryId ?? 'a directory';
  return [
    [`domain controllers of ${id}`, directory.domainControllers],
    [`trusts of ${id}`, directory.trusts],
    [`conditional forwarders of ${id}`, directory.conditionalForwarders],
    [`shares of ${id}`, directory.sharedWith],
    [`Regions of ${id}`, directory.regions],
    [`IP routes of ${id}`, directory.ipRoutes],
    [`settings of ${id}`, directory.settings],
    [`LDAPS of ${id}`, directory.ldaps],
    [`hybrid updates of ${id}`, directory.hybridUpdates],
  ];
}
