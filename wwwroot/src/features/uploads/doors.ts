import { emptyInbox, peekFiles } from '../../lib/inbox';
import { m } from '../../messages';
import { say } from '../../ui/Toast';
import { lookThroughFolder, offerFolder } from './auto';
import { add } from './engine';

interface Launch {
  files: readonly FileSystemFileHandle[];
}

let isOpen = false;

/** The ways by which files come without a hand on this page: a phone's share sheet, "open with", the folder that is looked through by itself. */
export function open(user: string): void {
  void takeShared();
  offerFolder(user);
  void lookThroughFolder(user);
  if (isOpen) return;
  isOpen = true;
  const launches = (globalThis as { launchQueue?: { setConsumer: (take: (launch: Launch) => void) => void } }).launchQueue;
  launches?.setConsumer(({ files }) => void Promise.all(files.map(async (handle) => ({ file: await handle.getFile(), handle }))).then((found) => found.length > 0 && void add(found)));
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void lookThroughFolder(user));
}

/** What the service worker took from the share sheet; `?shared=0` says that it could not. */
async function takeShared(): Promise<void> {
  const address = new URL(location.href);
  const told = address.searchParams.get('shared');
  if (told !== null) {
    address.searchParams.delete('shared');
    history.replaceState(history.state, '', address);
  }
  const files = await peekFiles();
  // The queue has them on the disk before the inbox forgets them: twice is told from its like by its hash, never is not.
  if (files.length > 0) {
    await add(files.map((file) => ({ file })));
    await emptyInbox();
  } else if (told === '0') say(m.sending.notShared);
  else if (Number(told) > 0) say(m.sending.shared(Number(told)));
}
