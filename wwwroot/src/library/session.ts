import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { reportSignedIn } from '../api/connection';
import { meQuery, preferencesQuery, queryClient, serverQuery } from '../api/queries';
import type { User } from '../api/wire';
import { claimLibrary, forgetLibrary } from './kept';
import { leaveOutbox } from './outbox';
import { showPreferences } from './preferences';
import { timelineQuery } from './timeline';

/** The signed-in user. Only for screens that are shown to one. */
export function useMe(): User {
  const { data } = useQuery(meQuery);
  return data ?? { id: '', email: '', name: '' };
}

/** The server's rule, told before it has to. */
export const shortestPassword = 8;

export const isAdmin = (user: User): boolean => user.isAdmin === true;

export interface NewAccount {
  name: string;
  email: string;
  password: string;
  code?: string;
}

export async function signIn(email: string, password: string): Promise<void> {
  await api('/auth/login', { method: 'POST', body: { email, password, session: 'cookie' }, anonymous: true });
  await entered();
}

/** Makes the first account of a new server and signs in to it. */
export async function setUp(account: NewAccount): Promise<void> {
  await api('/auth/setup', { method: 'POST', body: { ...account, session: 'cookie' }, anonymous: true });
  const facts = queryClient.getQueryData(serverQuery.queryKey);
  if (facts) queryClient.setQueryData(serverQuery.queryKey, { ...facts, needsSetup: false });
  await entered();
}

const leaving = new Set<() => void>();

/** Calls back when the user signs out, to forget what is theirs. */
export const onSignOut = (listener: () => void): void => void leaving.add(listener);

/** Ends the session. */
export async function signOut(): Promise<void> {
  await api('/auth/logout', { method: 'POST', anonymous: true });
  await forgetUser();
}

/** Forgets everything of a user whose session is over, in every tab and in the browser. */
export async function forgetUser(): Promise<void> {
  leave();
  tabs?.postMessage('signed out');
  // Once nothing writes any more.
  await forgetLibrary();
}

function leave(): void {
  for (const listener of leaving) listener();
  sessionStorage.clear();
  queryClient.setQueryData(meQuery.queryKey, null);
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== 'me' && query.queryKey[0] !== 'server' });
}

// The session is the browser's: who signs out in one tab has signed out in all.
const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('photogrid.session') : null;
if (tabs) tabs.onmessage = () => leave();
onSignOut(leaveOutbox);

async function entered(): Promise<void> {
  const before = queryClient.getQueryData(meQuery.queryKey);
  const user = await queryClient.fetchQuery({ ...meQuery, staleTime: 0 });
  if (before && before.id !== user?.id) queryClient.removeQueries({ queryKey: timelineQuery.queryKey });
  if (user) await claimLibrary(user);
  const preferences = await queryClient.fetchQuery({ ...preferencesQuery, staleTime: 0 }).catch(() => null);
  if (preferences) await showPreferences();
  reportSignedIn();
  void queryClient.invalidateQueries();
}
