import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../api/client';
import type { Photo } from '../../api/wire';

/** Why a photo was found: the words that matched, in what they stand. */
export interface Reason {
  kind: 'person' | 'album' | 'tag' | 'place' | 'caption' | 'text' | 'file' | 'camera';
  text: string;
  word: string;
}

export type FoundPhoto = Photo & { why?: Reason[] };

export interface Suggestion {
  text: string;
  kind: 'person' | 'album' | 'tag' | 'place' | 'camera';
  count: number;
}

/** Names that go on with what is typed; the ones before stay until the next are here. */
export function useSuggestions(words: string, enabled: boolean): Suggestion[] {
  const { data } = useQuery({
    queryKey: ['search', 'suggestions', words],
    queryFn: ({ signal }) => api<{ suggestions: Suggestion[] }>(`/search/suggestions?q=${encodeURIComponent(words)}`, { signal }),
    enabled,
    staleTime: 10_000,
    placeholderData: (before) => before,
  });
  return data?.suggestions ?? [];
}

/** A value once it has stood still for a moment. */
export function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
