import type { User } from '../api/wire';
import { tellRefusal } from '../library/actions';
import { followEvents } from '../library/events';
import { claimLibrary, keepAnswers } from '../library/kept';
import { beginOutbox } from '../library/outbox';
import { patchTimeline, showUnconfirmed } from '../library/timeline';
import { startWorker } from './worker';

/** Begins what goes on while someone is signed in: what is kept of the library, changes that wait, the server's events. */
export function enter(me: User): () => void {
  void claimLibrary(me)
    .then(() => (keepAnswers(), beginOutbox(me.id, tellRefusal)))
    .then(() => patchTimeline(showUnconfirmed));
  startWorker();
  return followEvents();
}
