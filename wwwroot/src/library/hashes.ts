import { api, ApiError } from '../api/client';
import { queryClient } from '../api/queries';
import { keepHashes, recallHashes } from './kept';
import { timelineQuery } from './timeline';

interface HashChunk {
  from: number;
  change: number;
  hashes: (string | null)[];
}

const chunk = 1_024; // the most that one answer holds

/** Blurhashes of the timeline by place, in chunks that are kept while the timeline stays the same. */
export async function timelineHashes(from: number, count: number): Promise<(string | null)[]> {
  const change = queryClient.getQueryData(timelineQuery.queryKey)?.columns.change ?? 0;
  const first = Math.floor(from / chunk);
  const last = Math.floor((from + count - 1) / chunk);
  const hashes: (string | null)[] = [];
  for (let at = first; at <= last; at++) {
    const part = await queryClient.fetchQuery({
      queryKey: ['hashes', change, at],
      queryFn: () => fetchChunk(at, change),
      staleTime: Infinity,
      gcTime: 60_000,
      retry: false,
    });
    // The library moved on meanwhile: places mean other photos now.
    if (part.change !== change) return [];
    hashes.push(...part.hashes);
  }
  return hashes.slice(from - first * chunk, from - first * chunk + count);
}

async function fetchChunk(at: number, change: number): Promise<HashChunk> {
  try {
    const part = await api<HashChunk>(`/timeline/hashes?from=${at * chunk}&count=${chunk}`);
    keepHashes(at, part);
    return part;
  } catch (error) {
    const kept = error instanceof ApiError && error.isPassing ? await recallHashes(at) : null;
    if (kept?.change !== change) throw error;
    return { from: at * chunk, ...kept };
  }
}
