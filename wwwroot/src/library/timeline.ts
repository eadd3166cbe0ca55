import { queryOptions } from '@tanstack/react-query';
import { ApiError, send } from '../api/client';
import { queryClient } from '../api/queries';
import { Flag, withFlag, without, type Columns } from '../grid/columns';
import { parseOffThread } from '../grid/layout/engine';
import { unconfirmed } from './changes';
import { keepTimeline, recallTimeline, type KeptTimeline } from './kept';

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
  const kept = known?.etag ? null : await recallTimeline();
  const etag = known?.etag ?? kept?.etag;
  const headers: Record<string, string> = { Accept: 'application/octet-stream' };
  if (etag) headers['If-None-Match'] = etag;
  let response: Response;
  try {
    response = await send('/timeline/geometry', { headers, signal });
  } catch (error) {
    // Without a server, the timeline as it was when there was one.
    if (kept && error instanceof ApiError && error.isPassing && !(known && known.columns.count >= known.total)) return await timelineOf(kept);
    throw error;
  }
  if (response.status === 304 && known?.etag) return known;
  if (response.status === 304 && kept) return await timelineOf(kept);
  const fresh = { etag: response.headers.get('ETag'), bytes: await response.arrayBuffer() };
  keepTimeline(fresh);
  return await timelineOf(fresh);
}

async function timelineOf({ etag, bytes }: KeptTimeline): Promise<Timeline> {
  const columns = showUnconfirmed(await parseOffThread(bytes));
  return { columns, total: columns.count, etag };
}

/** What the user did and the server has not heard of yet is shown as done. */
export function showUnconfirmed(columns: Columns): Columns {
  let shown = columns;
  for (const { numbers, deed } of unconfirmed()) {
    const those = new Set(numbers);
    if (deed.type === 'trash' || (deed.type === 'set' && deed.set.isArchived)) shown = without(shown, those);
    else if (deed.type === 'set' && deed.set.isFavorite !== undefined) shown = withFlag(shown, those, Flag.favorite, deed.set.isFavorite);
  }
  return shown;
}

/** The timeline that an earlier visit kept, for a page that came without one. */
export async function recallFirstScreen(): Promise<void> {
  const kept = await recallTimeline();
  if (!kept || queryClient.getQueryData(timelineQuery.queryKey)) return;
  const timeline = await timelineOf(kept).catch(() => null);
  if (!timeline) return;
  queryClient.setQueryData(timelineQuery.queryKey, timeline);
  void queryClient.invalidateQueries({ queryKey: timelineQuery.queryKey, refetchType: 'none' });
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
