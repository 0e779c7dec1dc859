/** Long lists, a page at a time: the editor draws thousands of rows, but hands each of them over one by one. Pure. */
import type { Look } from './look.ts';
import type { Row } from './row.ts';

/** Rows of one list before "Show more". */
export const pageSize = 500;

/** @param id of the list, the same in every refresh */
export function paged<Entry>(
  entries: readonly Entry[],
  id: string,
  look: Look,
  rowOf: (entry: Entry) => Row,
): Row[] {
  const shown = look.shown.get(id) ?? pageSize;
  const rows = entries.slice(0, shown).map(rowOf);
  const rest = entries.length - shown;
  return rest <= 0 ? rows : [...rows, moreRow(id, rest, look)];
}

function moreRow(list: string, rest: number, { t }: Look): Row {
  const label = t('Show {0} more', Math.min(rest, pageSize));
  const description = t('{0} not shown', rest);
  const title = t('Select to show more; filter to find one.');
  return {
    id: `${list}/more`,
    kind: 'more',
    label,
    description,
    icon: { name: 'ellipsis' },
    tooltip: { heading: description, paragraphs: [title] },
    spoken: `${label}, ${description}`,
    fold: 'leaf',
    children: [],
    tokens: [],
    list,
    action: { command: 'kerberosDoctor.showMore', title },
  };
}
