import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, page } from '../api/client';
import { queryClient } from '../api/queries';
import type { DuplicateGroup, DuplicatePage, Settled } from '../api/places';
import { refreshPhotos } from './actions';
import { eachOf } from './ids';

const atOnce = 20;
const path = (reason: string, limit: number, cursor: string | null) => `/duplicates?limit=${limit}${reason ? `&reason=${reason}` : ''}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`;

/** Groups that wait for a look, those that free most first. */
export const duplicatesQuery = infiniteQueryOptions({
  queryKey: ['duplicates', 'groups'],
  queryFn: ({ pageParam, signal }) => page<DuplicatePage>(path('', atOnce, pageParam), { signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => (last.hasMore ? last.cursor : null),
  // What is decided leaves the list here; the server is asked again when the page is opened.
  staleTime: Infinity,
  gcTime: 0,
});

/** How many groups there are; with "exact", of the same bytes. */
export const duplicateCountQuery = (reason: '' | 'exact' = '') =>
  queryOptions({ queryKey: ['duplicates', 'count', reason], queryFn: async ({ signal }) => (await page<DuplicatePage>(path(reason, 1, null), { signal })).total, staleTime: 60_000 });

function refresh(): void {
  refreshPhotos();
  void queryClient.invalidateQueries({ queryKey: ['duplicates', 'count'] });
}

/** Keeps some photos of a group; the others go to the trash. */
export async function settle(group: DuplicateGroup, keep: string[]): Promise<Settled> {
  const settled = await api<Settled>(`/duplicates/${group.id}`, { method: 'POST', body: { keep } });
  refresh();
  return settled;
}

/** Takes back what was decided: photos come out of the trash, and what was no duplicate is one again. */
export async function unsettle(all: Settled[]): Promise<void> {
  try {
    await eachOf(all.flatMap(({ trashed }) => trashed), (id) => api(`/photos/${id}/restore`, { method: 'POST' }));
    await eachOf(all.flatMap(({ dismissal }) => dismissal ?? []), (id) => api(`/duplicates/dismissals/${id}`, { method: 'DELETE' }));
  } finally {
    refresh();
  }
}

/** Keeps one of every group of exact copies. Tells how far it is; answers what was done, also where it ended early. */
export async function settleExact(progress: (done: number) => void): Promise<{ settled: Settled[]; whole: boolean }> {
  const settled: Settled[] = [];
  try {
    for (;;) {
      const { groups } = await api<DuplicatePage>(path('exact', atOnce, null));
      if (groups.length === 0) return { settled, whole: true };
      for (const group of groups) {
        settled.push(await api<Settled>(`/duplicates/${group.id}`, { method: 'POST', body: { keep: [group.keep] } }));
        progress(settled.length);
      }
    }
  } catch {
    return { settled, whole: false };
  } finally {
    refresh();
  }
}
