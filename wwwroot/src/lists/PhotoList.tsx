import { lazy, Suspense, useCallback, type ReactNode } from 'react';
import { SearchX } from 'lucide-react';
import type { Columns } from '../grid/columns';
import type { Form } from '../grid/layout/layout';
import { PhotoGrid, type Trouble } from '../grid/PhotoGrid';
import { useSelected } from '../grid/selection';
import type { PhotoSource } from '../grid/source';
import { moveToTrash, retryPhoto } from '../library/actions';
import { m } from '../messages';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import type { Action, ListKind } from './actionsFor';
import { FilterChips } from './controls/FilterChips';
import { changeList, isFiltered, noFilter, useListState } from './controls/state';
import { otherView } from './controls/views';
import { LoadFailure } from './LoadFailure';
import { ColumnHeads } from './rows/ColumnHeads';
import { SelectionBar } from './SelectionBar';
import { Stuck } from './Stuck';

const ListRows = lazy(() => import('./rows/ListRows'));

interface Props {
  source: PhotoSource;
  /** What can be done with its photos. */
  kind: ListKind;
  /** The page's own title, said while the selection bar stands in for the bar. */
  title: string;
  /** By days, in rows, or in columns. */
  form?: Form;
  /** Over the photos while none is selected. */
  bar: ReactNode;
  /** Above the photos and scrolled with them. */
  head?: ReactNode;
  /** In place of the photos of an empty list. */
  empty: ReactNode;
  onOpen: (number: number, list: string) => void;
  /** What only this list can do with selected photos. */
  own?: ((columns: Columns, selected: ReadonlySet<number>) => Action[]) | undefined;
  /** Where the list has an order of its own: photos are put before another, or behind all. */
  onMove?: ((numbers: number[], before: number | null) => void) | undefined;
}

/** A page's list of photos, whatever its source: bar, selection, photos, and what is said when there are none. */
export function PhotoList({ source, kind, title, form = 'days', bar, head, empty, onOpen, own, onMove }: Props) {
  const { list, columns } = source;
  const state = useListState();
  const selected = useSelected(list);
  const open = useCallback((number: number) => onOpen(number, list), [onOpen, list]);
  const canRemove = kind !== 'trash';
  const trouble = useCallback((act: Trouble, number: number) => void (act === 'retry' ? retryPhoto(number) : moveToTrash(new Set([number]))), []);
  const isEmpty = source.isHere && source.isWhole && columns.count === 0;
  const isNarrowed = (source.filters?.length ?? 0) > 0 && isFiltered(state);
  const Other = otherView(state.view, kind)?.Component;
  const isList = state.view === 'list';
  // An order that is not by date has no days to stand under.
  const shape = isList ? 'list' : form === 'days' && !state.sort.startsWith('date_') && source.sorts?.includes(state.sort) ? 'rows' : form;
  const above = <>{isNarrowed && <FilterChips />}{head}{isList && <ColumnHeads sorts={source.sorts ?? []} />}</>;
  return (
    <>
      {selected.size > 0 ? <SelectionBar list={list} kind={kind} title={title} columns={columns} selected={selected} own={own?.(columns, selected)} /> : bar}
      {source.error !== null && source.error !== undefined && <LoadFailure error={source.error} onRetry={source.retry} />}
      {isEmpty && !isNarrowed && (head ? <div className="page">{head}{empty}</div> : empty)}
      {isEmpty && isNarrowed && (
        <div className="page">
          <FilterChips />
          <Empty icon={<SearchX />} title={m.lists.none} help={m.lists.noneHelp}><Button onClick={() => changeList(noFilter)}>{m.lists.clear}</Button></Empty>
        </div>
      )}
      {source.isHere && !isEmpty && Other && <Suspense fallback={null}><Other source={source} kind={kind} onOpen={open} /></Suspense>}
      {source.isHere && !isEmpty && !Other && (
        <PhotoGrid
          source={source}
          form={shape}
          {...(isList ? { Draw: ListRows } : {})}
          onOpen={open}
          onTrouble={canRemove ? trouble : undefined}
          onMove={isList ? undefined : onMove}
          after={source.isStuck && <Stuck onRetry={source.retry} />}
        >
          {above}
        </PhotoGrid>
      )}
    </>
  );
}
