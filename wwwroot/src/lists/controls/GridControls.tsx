import { ListFilter, SlidersHorizontal } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { PhotoSource } from '../../grid/source';
import { m } from '../../messages';
import { IconButton } from '../../ui/Button';
import type { ListKind } from '../actionsFor';
import style from './controls.module.css';
import { SortOptions } from './SortOptions';
import { isFiltered, useListState } from './state';
import { SizeToggle, ViewToggle } from './ViewToggle';

const FilterPanel = lazy(() => import('./FilterPanel'));

/** View, size, order and filters of a list. On phones one button opens all of them. */
export function GridControls({ source, kind }: { source: PhotoSource; kind: ListKind }) {
  const state = useListState();
  const [isOpen, setOpen] = useState(false);
  const { sorts = [], filters = [] } = source;
  const mark = isFiltered(state) ? style.on : '';
  return (
    <>
      <ViewToggle kind={kind} className="wide-only" />
      <SizeToggle className="wide-only" />
      {sorts.length > 1 && <SortOptions sorts={sorts} className="wide-only" />}
      {filters.length > 0 && <IconButton label={m.lists.filter} className={`wide-only ${mark}`} aria-haspopup="dialog" onClick={() => setOpen(true)}><ListFilter className="i" /></IconButton>}
      <IconButton label={m.lists.view} className={`phone-only ${mark}`} aria-haspopup="dialog" onClick={() => setOpen(true)}><SlidersHorizontal className="i" /></IconButton>
      {isOpen && <Suspense fallback={null}><FilterPanel source={source} kind={kind} onClose={() => setOpen(false)} /></Suspense>}
    </>
  );
}
