import { queryOptions } from '@tanstack/react-query';
import { send } from '../api/client';
import { queryClient } from '../api/queries';
import { withFlag, without, type Columns } from '../grid/columns';
import { parseOffThread } from '../grid/layout/engine';

export interface Timeline {
  columns: Columns;
  /** Photos in the whole timeline; more than the columns hold while only the first screen is here. */
  total: number;
  etag: string | null;
}

export const timelineQuery = queryOptions({
  queryKey: ['timeline'],
  queryFn: fetchTimeline,
  staleTime: Infinity,
  structuralSharing: false,
});

async function fetchTimeline({ signal }: { signal: AbortSignal }): Promise<Timeline> {
  const known = queryClient.getQueryData(timelineQuery.queryKey);
  const headers: Record<string, string> = { Accept: 'application/octet-stream' };
  if (known?.etag) headers['If-None-Match'] = known.etag;
  const response = await send('/timeline/geometry', { headers, signal });
  if (response.status === 304 && known) return known;
  const columns = await parseOffThread(await response.arrayBuffer());
  return { columns, total: columns.count, etag: response.headers.get('ETag') };
}

/** The photos that the server wrote into the page, until the whole geometry is here. */
export function firstScreen(columns: Columns, total: number): void {
  queryClient.setQueryData(timelineQuery.queryKey, { columns, total, etag: null });
  void queryClient.invalidateQueries({ queryKey: timelineQuery.queryKey, refetchType: 'none' });
}

/** Shows a change before the server has said so; the next geometry confirms or corrects it. */
export function patchTimeline(change: (columns: Columns) => Columns): void {
  queryClient.setQueryData(timelineQuery.queryKey, (known) => {
    if (!known) return known;
    const columns = change(known.columns);
    return columns === known.columns ? known : { columns, total: known.total - known.columns.count + columns.count, etag: null };
  });
}

export const flagTimeline = (numbers: ReadonlySet<number>, flag: number, on: boolean) => patchTimeline((columns) => withFlag(columns, numbers, flag, on));
export const dropFromTimeline = (numbers: ReadonlySet<number>) => patchTimeline((columns) => without(columns, numbers));
