import { api, ApiError } from '../api/client';
import { photoQuery, queryClient } from '../api/queries';
import type { Operation, Photo } from '../api/wire';
import { ratioByte, type Columns } from '../grid/columns';
import { fresh, keyOf } from '../lib/fresh';
import { m } from '../messages';
import { editorWords } from '../messages/editor';
import { say } from '../ui/Toast';
import { patchPhotos, refreshPhotos } from './actions';
import { patchTimeline } from './timeline';

interface Look {
  operations: Operation[];
  width: number;
  height: number;
  /** How it looks, where this page knows. */
  picture?: Blob | undefined;
}

/** Shows a photo with edits at once, then saves them; where that fails the screen is put right and it is said. */
export async function saveEdits(photo: Photo, look: Look): Promise<void> {
  const renditions = photo.renditions + 1;
  const state = (at: number) => keyOf(photo.urls.full.slice(0, photo.urls.full.lastIndexOf('/')), photo.number, at);
  const before = { edits: photo.edits, width: photo.width, height: photo.height, renditions: photo.renditions };
  if (look.picture) keepFresh(state(renditions), look.picture);
  // Otherwise the old picture would be shown at the new address until the server has said so.
  await queryClient.cancelQueries({ queryKey: ['photo', photo.number] });
  show(photo.number, { edits: look.operations.length > 0 ? look.operations : undefined, width: look.width, height: look.height, renditions });
  try {
    const saved = await put(photo, look.operations);
    if (saved.renditions !== renditions) {
      forgetFresh(state(renditions));
      if (look.picture) keepFresh(state(saved.renditions), look.picture);
    }
    show(photo.number, saved);
    say(look.operations.length > 0 ? editorWords().saved : editorWords().reverted, { label: m.action.undo, run: () => void undo(saved, before) });
    tellOfFailure(saved);
  } catch (error) {
    forgetFresh(state(renditions));
    show(photo.number, before);
    say(error instanceof ApiError && error.code === 'CONFLICT' ? editorWords().changedMeanwhile : m.toast.notDone);
    void queryClient.invalidateQueries({ queryKey: ['photo', photo.number] });
  }
  refreshPhotos();
}

const most = 24;

/** Keeps a picture for a state of a photo until the page is left. */
function keepFresh(state: string, picture: Blob): void {
  forgetFresh(state);
  fresh.set(state, URL.createObjectURL(picture));
  const [oldest] = fresh.keys();
  if (fresh.size > most && oldest) forgetFresh(oldest);
}

/** The state did not come about, or is long past. */
function forgetFresh(state: string): void {
  const url = fresh.get(state);
  if (url) URL.revokeObjectURL(url);
  fresh.delete(state);
}

const undo = (saved: Photo, before: { edits?: Operation[] | undefined; width: number; height: number }): Promise<void> =>
  saveEdits({ ...saved, version: queryClient.getQueryData(photoQuery(saved.number).queryKey)?.version ?? saved.version }, { operations: before.edits ?? [], width: before.width, height: before.height });

async function put(photo: Photo, operations: Operation[]): Promise<Photo> {
  return api<Photo>(`/photos/${photo.id}/edits`, { method: 'PUT', body: { operations, version: photo.version } });
}

function show(number: number, now: Partial<Photo> & { width: number; height: number; renditions: number }): void {
  patchPhotos(new Set([number]), now);
  patchTimeline((columns) => withPicture(columns, number, now.width / now.height, now.renditions));
}

/** The columns with another picture for one photo; the same object where they don't have it. */
function withPicture(columns: Columns, number: number, ratio: number, renditions: number): Columns {
  const at = columns.numbers.indexOf(number);
  if (at < 0) return columns;
  const changed = { ...columns, ratios: columns.ratios.slice(), renditions: columns.renditions.slice() };
  changed.ratios[at] = ratioByte(ratio);
  changed.renditions[at] = renditions;
  return changed;
}

/** The server makes the pictures after it has answered. Where it can't, the photo goes back to how it was, and that has to be said. */
function tellOfFailure(saved: Photo): void {
  const stop = queryClient.getQueryCache().subscribe(({ query }) => {
    if (query.queryKey[0] !== 'photo' || query.queryKey[1] !== saved.number) return;
    const now = query.state.data as Photo | undefined;
    if (!now || now.renditions <= saved.renditions) return;
    stop();
    if (now.processingError && now.processing === 'ready') say(editorWords().couldNot);
  });
  setTimeout(stop, 10 * 60_000);
}
