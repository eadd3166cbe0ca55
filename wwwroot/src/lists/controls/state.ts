import { useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { navigate } from 'wouter/use-browser-location';
import type { FilterKey, Sort, SortKey } from '../../grid/source';


/** How a list is looked at. It is the page's query, so that an address shows what its sender saw and back undoes it. */
export interface ListState {
  view: string;
  sort: Sort;
  kind: 'photo' | 'video' | null;
  favorite: boolean;
  /** Days, both included: "2026-11-21". */
  from: string | null;
  to: string | null;
  camera: string | null;
  place: string | null;
}

export const sortKeys: readonly SortKey[] = ['date', 'added', 'name', 'size', 'pixels', 'camera', 'place'];
export const everySort: readonly Sort[] = sortKeys.flatMap((key) => [`${key}_asc`, `${key}_desc`] as const);
export const noFilter = { kind: null, favorite: false, from: null, to: null, camera: null, place: null } as const satisfies Partial<ListState>;
const standard: ListState = { view: 'grid', sort: 'date_desc', ...noFilter };

const day = /^\d{4}-\d{2}-\d{2}$/;

export function readListState(search: string): ListState {
  const query = new URLSearchParams(search);
  const sort = query.get('sort');
  const kind = query.get('kind');
  const dayOf = (name: string) => (day.test(query.get(name) ?? '') ? query.get(name) : null);
  return {
    view: query.get('view') ?? standard.view,
    sort: everySort.find((known) => known === sort) ?? standard.sort,
    kind: kind === 'photo' || kind === 'video' ? kind : null,
    favorite: query.get('favorite') === 'true',
    from: dayOf('from'),
    to: dayOf('to'),
    camera: query.get('camera') || null,
    place: query.get('place') || null,
  };
}

/** The query with a change in it; what is standard is left out, what is not ours stays. */
export function writeListState(search: string, change: Partial<ListState>): string {
  const query = new URLSearchParams(search);
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === standard[name as keyof ListState]) query.delete(name);
    else query.set(name, String(value));
  }
  return query.toString();
}

/** The state of the list on the page; of the page behind it while a photo is open. */
export function useListState(): ListState {
  const [path] = useLocation();
  const own = useSearch();
  const behind = path.startsWith('/photo/') ? ((history.state as { from?: string } | null)?.from?.split('?')[1] ?? '') : own;
  return useMemo(() => readListState(behind), [behind]);
}

export function changeList(change: Partial<ListState>): void {
  const query = writeListState(location.search, change);
  navigate(`${location.pathname}${query ? `?${query}` : ''}`, { replace: true });
}

export const isFiltered = (state: ListState): boolean => state.kind !== null || state.favorite || state.from !== null || state.to !== null || state.camera !== null || state.place !== null;

const dayMs = 86_400_000;
/** The first day that is outside. */
export const dayAfter = (text: string): string => new Date(Date.parse(text) + dayMs).toISOString().slice(0, 10);

/** The filters and the order as the API is asked for them; empty for the timeline as it is. */
export function queryOf(state: ListState): string {
  const query = new URLSearchParams();
  if (state.sort !== standard.sort) query.set('sort', state.sort);
  if (state.kind) query.set('kind', state.kind);
  if (state.favorite) query.set('favorite', 'true');
  if (state.from) query.set('from', state.from);
  if (state.to) query.set('to', dayAfter(state.to));
  if (state.camera) query.set('camera', state.camera);
  if (state.place) query.set('place', state.place);
  return query.toString();
}

/** What every list of pages can be sorted and narrowed by. */
export const pagedSorts: readonly Sort[] = ['date_desc', 'date_asc', 'added_desc'];
export const pagedFilters: readonly FilterKey[] = ['dates'];

/** The same for GET /photos, which knows these; begins with "&" where there is something to ask. */
export function pagedQueryOf(state: ListState): string {
  const sort = pagedSorts.includes(state.sort) ? state.sort : standard.sort;
  const query = queryOf({ ...standard, sort, from: state.from, to: state.to });
  return query && `&${query}`;
}
