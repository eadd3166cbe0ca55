import { ArrowDownUp } from 'lucide-react';
import type { Sort, SortKey } from '../../grid/source';
import { m } from '../../messages';
import { Menu, type MenuItem } from '../../ui/Menu';
import { changeList, useListState } from './state';

/** The way round that people expect first: newest, largest, A to Z. */
const first: Record<SortKey, 'asc' | 'desc'> = { date: 'desc', added: 'desc', name: 'asc', size: 'desc', pixels: 'desc', camera: 'asc', place: 'asc' };

/** The sort that a press on a column means: its own first way, or the other one when it is sorted by already. */
export function nextSort(key: SortKey, now: Sort, sorts: readonly Sort[]): Sort | null {
  const one: Sort = `${key}_${first[key]}`;
  const other: Sort = `${key}_${first[key] === 'asc' ? 'desc' : 'asc'}`;
  const wanted = now === one ? other : one;
  return sorts.includes(wanted) ? wanted : sorts.includes(one) && now !== one ? one : null;
}

export const sortLabel = (sort: Sort): string => m.lists.sorts[sort];

/** The orders that a list has, as a menu. */
export function SortOptions({ sorts, className }: { sorts: readonly Sort[]; className?: string }) {
  const { sort } = useListState();
  const items: MenuItem[] = sorts.map((each) => ({ label: sortLabel(each), isChosen: each === sort, run: () => changeList({ sort: each }) }));
  return (
    <span className={className}>
      <Menu label={m.lists.sortedBy(sortLabel(sort))} items={items}><ArrowDownUp className="i" /></Menu>
    </span>
  );
}
