import { ArrowDown, ArrowUp } from 'lucide-react';
import type { Sort, SortKey } from '../../grid/source';
import { m } from '../../messages';
import { nextSort, sortLabel } from '../controls/SortOptions';
import { changeList, useListState } from '../controls/state';
import style from './rows.module.css';

const columns = ['name', 'date', 'size', 'pixels', 'camera', 'place'] as const satisfies readonly SortKey[];

/** What the columns of the list view are; those that the list can be sorted by are buttons. On phones lines have no columns. */
export function ColumnHeads({ sorts }: { sorts: readonly Sort[] }) {
  const { sort } = useListState();
  return (
    <div className={style.heads}>
      {columns.map((key) => {
        const label = m.lists[key];
        const next = nextSort(key, sort, sorts);
        const isNow = sort.startsWith(`${key}_`) && sorts.length > 0;
        const mark = isNow && (sort.endsWith('_asc') ? <ArrowUp className="i i--sm" /> : <ArrowDown className="i i--sm" />);
        if (!next) return <span key={key} className={style[key]}>{label}{mark}</span>;
        return (
          <span key={key} className={style[key]}>
            <button type="button" aria-pressed={isNow} aria-label={isNow ? `${label}, ${sortLabel(sort)}` : m.lists.sortBy(label)} onClick={() => changeList({ sort: next })}>{label}{mark}</button>
          </span>
        );
      })}
    </div>
  );
}
