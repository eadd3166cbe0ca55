import { api } from '../api/client';
import { queryClient } from '../api/queries';
import type { Photo, PhotoSet } from '../api/wire';
import { refusal } from '../lib/refusal';
import { m } from '../messages';
import { say } from '../ui/Toast';
import { refreshPhotos } from './actions';

/** Changes what is known of one photo: at once on the screen, then on the server, with a way back; a refusal is told and undone. */
export async function changeDetails(photo: Photo, set: PhotoSet, done: string, back: PhotoSet): Promise<void> {
  const key = ['photo', photo.number];
  const { location, ...plain } = set;
  queryClient.setQueryData<Photo>(key, (now) => now && { ...now, ...plain, ...(set.tags ? { tags: set.tags.map((name) => ({ name })) } : {}), ...(location === undefined ? {} : { location }) } as Photo);
  try {
    queryClient.setQueryData(key, await api<Photo>(`/photos/${photo.id}`, { method: 'PUT', body: set }));
    say(done, { label: m.action.undo, run: () => void changeDetails(photo, back, m.toast.undone, set) });
  } catch (error) {
    say(refusal(error));
    void queryClient.invalidateQueries({ queryKey: key });
  }
  refreshPhotos();
}
