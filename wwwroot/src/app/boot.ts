import { parseGeometry } from '../grid/geometry';
import { meQuery, preferencesQuery, queryClient, serverQuery } from '../api/queries';
import type { Preferences, ServerFacts, User } from '../api/wire';
import { recallAnswers } from '../library/kept';
import { firstScreen, recallFirstScreen } from '../library/timeline';

interface Boot {
  server: ServerFacts;
  user: User | null;
  preferences: Preferences | null;
  total: number;
  geometry?: string | null;
}

/** Fills the cache with what the server wrote into the page, so that the first screen waits for nothing. A page that came without a server has what the last visit kept. */
export async function readBoot(): Promise<void> {
  const text = document.getElementById('boot')?.textContent;
  if (!text) {
    if (await recallAnswers()) await recallFirstScreen();
    return;
  }
  const boot = JSON.parse(text) as Boot;
  queryClient.setQueryData(serverQuery.queryKey, boot.server);
  queryClient.setQueryData(meQuery.queryKey, boot.user);
  if (boot.preferences) queryClient.setQueryData(preferencesQuery.queryKey, boot.preferences);
  if (boot.user && boot.geometry) {
    const bytes = Uint8Array.from(atob(boot.geometry), (letter) => letter.charCodeAt(0));
    firstScreen(parseGeometry(bytes.buffer), boot.total);
  }
}
