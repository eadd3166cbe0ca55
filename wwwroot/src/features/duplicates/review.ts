import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { DuplicateGroup, DuplicatePage, Settled } from '../../api/places';
import { settle, settleExact, unsettle } from '../../library/duplicates';
import { m } from '../../messages';
import { say } from '../../ui/Toast';

type Groups = UseInfiniteQueryResult<InfiniteData<DuplicatePage & { total: number }>>;

const ahead = 5; // groups left when the next page is asked for

/** Goes through the groups one by one: what was decided and what was skipped is left behind, and can be taken up again. */
export function useReview(groups: Groups) {
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<{ group: string; keep: ReadonlySet<string> } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const all = useMemo(() => groups.data?.pages.flatMap((page) => page.groups) ?? [], [groups.data]);
  const waiting = all.filter(({ id }) => !done.has(id) && !skipped.has(id));
  const group = waiting[0] ?? null;
  const first = groups.data?.pages[0];
  const total = first?.total ?? 0;
  const keep: ReadonlySet<string> = group ? (chosen?.group === group.id ? chosen.keep : new Set([group.keep])) : new Set();

  const { hasNextPage, isFetchingNextPage, fetchNextPage } = groups;
  useEffect(() => {
    if (waiting.length < ahead && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [waiting.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const leave = (set: typeof setDone, id: string, on: boolean) =>
    set((known) => {
      const next = new Set(known);
      if (on) next.add(id);
      else next.delete(id);
      return next;
    });

  async function decide(of: DuplicateGroup, ids: string[]): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    leave(setDone, of.id, true);
    try {
      const settled = await settle(of, ids);
      const undo = async () => {
        try {
          await unsettle([settled]);
          leave(setDone, of.id, false);
        } catch {
          say(m.toast.notDone);
        }
      };
      say(m.duplicates.settled(settled.kept.length, settled.trashed.length), { label: m.action.undo, run: () => void undo() });
    } catch {
      leave(setDone, of.id, false);
      say(m.toast.notDone);
      void groups.refetch();
    } finally {
      setBusy(false);
    }
  }

  return {
    group,
    keep,
    isBusy,
    total,
    /** Which group it is, counted from 1. */
    at: Math.min(total, done.size + skipped.size + 1),
    skipped: skipped.size,
    /** What choosing for all that wait would free. */
    frees: Math.max(0, (first?.reclaimableBytes ?? 0) - all.filter(({ id }) => done.has(id)).reduce((sum, one) => sum + one.reclaimableBytes, 0)),
    choose: (id: string) => group && setChosen({ group: group.id, keep: new Set([id]) }),
    toggle: (id: string) => {
      if (!group) return;
      const next = new Set(keep);
      if (!next.delete(id)) next.add(id);
      // One of them always stays.
      if (next.size > 0) setChosen({ group: group.id, keep: next });
      else say(m.duplicates.keepsOne);
    },
    skip: () => group && leave(setSkipped, group.id, true),
    restart: () => setSkipped(new Set()),
    confirm: async () => { if (group) await decide(group, group.photos.flatMap(({ photo }) => (keep.has(photo.id) ? photo.id : []))); },
    keepAll: async () => { if (group) await decide(group, group.photos.map(({ photo }) => photo.id)); },
    acceptExact: async (progress: (done: number) => void) => {
      const { settled, whole }: { settled: Settled[]; whole: boolean } = await settleExact(progress);
      if (!whole) say(m.toast.notDone);
      else say(m.duplicates.accepted(settled.length), { label: m.action.undo, run: () => void unsettle(settled).catch(() => say(m.toast.notDone)).finally(() => void groups.refetch()) });
      await groups.refetch();
    },
  };
}
