import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../api/client';
import { preferencesQuery, queryClient } from '../api/queries';
import type { Preferences } from '../api/wire';
import { speak } from '../messages';

const standard: Preferences = { theme: 'system', gridSize: 'm', locale: 'auto' };
const remembered = 'photogrid.look';

/** The signed-in user's preferences, or what this browser last showed. */
export function usePreferences(): Preferences {
  const { data } = useQuery(preferencesQuery);
  useEffect(() => void showPreferences(), [data]);
  return { ...standard, ...recall(), ...data };
}

function recall(): Partial<Preferences> {
  try {
    return JSON.parse(localStorage.getItem(remembered) ?? '{}') as Partial<Preferences>;
  } catch {
    return {};
  }
}

/** Shows theme, grid size and language on the page; done when the language is there. Called before the first paint and at every change. */
export function showPreferences(): Promise<void> {
  const known = queryClient.getQueryData(preferencesQuery.queryKey);
  const { theme, gridSize, locale } = { ...standard, ...recall(), ...known };
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset.theme;
  else dataset.theme = theme;
  dataset.grid = gridSize;
  try {
    if (known) localStorage.setItem(remembered, JSON.stringify({ theme, gridSize, locale }));
  } catch {
    // Storage may be refused (private windows): the server remembers.
  }
  return speak(locale);
}

/** Applies at once, then tells the server; a refusal is told and undone. */
export async function choosePreference(change: Partial<Preferences>): Promise<void> {
  const before = queryClient.getQueryData(preferencesQuery.queryKey) ?? { ...standard, ...recall() };
  const after = { ...before, ...change };
  queryClient.setQueryData(preferencesQuery.queryKey, after);
  void showPreferences();
  try {
    await api('/me/preferences', { method: 'PUT', body: change });
  } catch (error) {
    queryClient.setQueryData(preferencesQuery.queryKey, before);
    void showPreferences();
    throw error;
  }
}
