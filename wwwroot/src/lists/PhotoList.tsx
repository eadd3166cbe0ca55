import { useCallback, type ReactNode } from 'react';
import type { Columns } from '../grid/columns';
import type { Form } from '../grid/layout/layout';
import { PhotoGrid } from '../grid/PhotoGrid';
import { useSelected } from '../grid/selection';
import type { PhotoSource } from '../grid/source';
import type { Action, ListKind } from './actionsFor';
import { LoadFailure } from './LoadFailure';
import { SelectionBar } from './SelectionBar';
import { Stuck } from './Stuck';

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
  const selected = useSelected(list);
  const open = useCallback((number: number) => onOpen(number, list), [onOpen, list]);
  const isEmpty = source.isHere && source.isWhole && columns.count === 0;
  return (
    <>
      {selected.size > 0 ? <SelectionBar list={list} kind={kind} title={title} columns={columns} selected={selected} own={own?.(columns, selected)} /> : bar}
      {source.error !== null && source.error !== undefined && <LoadFailure error={source.error} onRetry={source.retry} />}
      {isEmpty && (head ? <div className="page">{head}{empty}</div> : empty)}
      {source.isHere && !isEmpty && (
        <PhotoGrid source={source} form={form} onOpen={open} onMove={onMove} after={source.isStuck && <Stuck onRetry={source.retry} />}>
          {head}
        </PhotoGrid>
      )}
    </>
  );
}
