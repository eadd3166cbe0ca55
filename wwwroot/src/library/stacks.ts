import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/client';
import { photoQuery, queryClient } from '../api/queries';
import type { Stack } from '../api/wire';
import { Flag, type Columns } from '../grid/columns';
import { indexOf } from '../grid/order';
import { m } from '../messages';
import { say } from '../ui/Toast';
import { refreshPhotos } from './actions';
import { eachOf, idsOf } from './ids';

export const stackQuery = (id: string) => queryOptions({ queryKey: ['stack', id], queryFn: ({ signal }) => api<Stack>(`/stacks/${id}`, { signal }) });

/** Does something with the photos of a selection and those that stand behind them: what is done to a tile is done to all it stands for. */
export async function withStacks(columns: Columns, numbers: ReadonlySet<number>, act: (all: ReadonlySet<number>) => Promise<void>): Promise<void> {
  const tops = [...numbers].filter((number) => ((columns.flags[indexOf(columns, number)] ?? 0) & Flag.stack) !== 0);
  const all = new Set(numbers);
  try {
    await eachOf(tops, async (number) => {
      const { stack } = await queryClient.fetchQuery({ ...photoQuery(number), staleTime: 0 });
      if (!stack) return;
      for (const photo of (await queryClient.fetchQuery({ ...stackQuery(stack.id), staleTime: 0 })).photos) all.add(photo.number);
    });
  } catch {
    // Half of a stack would be worse than none of it.
    say(m.toast.notDone);
    return;
  }
  await act(all);
}

/** Stacks photos, the first in front; it can be undone. */
export async function makeStack(numbers: ReadonlySet<number>): Promise<void> {
  await change(async () => {
    const made = await api<Stack>('/stacks', { method: 'POST', body: { photoIds: await idsOf(numbers) } });
    say(m.stacks.made(made.count), { label: m.action.undo, run: () => void change(() => api(`/stacks/${made.id}`, { method: 'DELETE' })) });
  });
}

/** Takes a stack apart; undoing puts the same photos together, the same one on top. */
export async function unstack(stack: Stack): Promise<void> {
  await change(async () => {
    await api(`/stacks/${stack.id}`, { method: 'DELETE' });
    const photoIds = [stack.primary, ...stack.photos.map(({ id }) => id).filter((id) => id !== stack.primary)];
    say(m.stacks.undone(stack.count), { label: m.action.undo, run: () => void change(() => api('/stacks', { method: 'POST', body: { photoIds } })) });
  });
}

/** Puts another photo of a stack on top. */
export async function putOnTop(stack: Stack, primary: string): Promise<void> {
  const choose = (id: string) => change(async () => queryClient.setQueryData(stackQuery(stack.id).queryKey, await api<Stack>(`/stacks/${stack.id}`, { method: 'PUT', body: { primary: id } })));
  if (await choose(primary)) say(m.stacks.chosen, { label: m.action.undo, run: () => void choose(stack.primary) });
}

async function change(ask: () => Promise<unknown>): Promise<boolean> {
  let done = true;
  try {
    await ask();
  } catch {
    done = false;
    say(m.toast.notDone);
  }
  void queryClient.invalidateQueries({ queryKey: ['photo'] });
  refreshPhotos();
  return done;
}
