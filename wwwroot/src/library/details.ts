import { queryClient } from '../api/queries';
import type { Photo, PhotoSet } from '../api/wire';
import { refusal } from '../lib/refusal';
import { m } from '../messages';
import { say } from '../ui/Toast';
import { refreshPhotos } from './actions';
import { Conflict, submit } from './outbox';

/** Changes what is known of one photo: at once on the screen, then on the server, now or later, with a way back; a refusal is told and undone. */
export async function changeDetails(photo: Photo, set: PhotoSet, done: string, back: PhotoSet): Promise<void> {
  const key = ['photo', photo.number];
  const { location, tags, ...plain } = set;
  const shown = { ...photo, ...plain, ...(tags ? { tags: tags.map((name) => ({ name })) } : {}), ...(location === undefined ? {} : { location }) } as Photo;
  queryClient.setQueryData<Photo>(key, (now) => now && shown);
  try {
    const outcome = await submit([photo.number], { type: 'edit', set, before: sameOf(photo, set), version: photo.version }, [photo.id]);
    const after = outcome.state === 'sent' ? (outcome.answer as Photo) : shown;
    queryClient.setQueryData(key, after);
    say(done, { label: m.action.undo, run: () => void changeDetails(after, back, m.toast.undone, set) });
    if (outcome.state === 'queued') return;
  } catch (error) {
    say(error instanceof Conflict ? m.offline.conflict('') : refusal(error));
    void queryClient.invalidateQueries({ queryKey: key });
  }
  refreshPhotos();
}

/** What the photo says of that which is about to change. */
function sameOf(photo: Photo, set: PhotoSet): PhotoSet {
  return {
    ...('description' in set ? { description: photo.description ?? '' } : {}),
    ...('takenAt' in set ? { takenAt: photo.takenAt } : {}),
    ...('tags' in set ? { tags: photo.tags.map(({ name }) => name) } : {}),
    ...('location' in set ? { location: photo.location && { lat: photo.location.lat, lon: photo.location.lon } } : {}),
  };
}
