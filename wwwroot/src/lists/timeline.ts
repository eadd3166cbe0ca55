import { useQuery } from '@tanstack/react-query';
import { photoQuery, queryClient } from '../api/queries';
import { emptyColumns } from '../grid/columns';
import type { PhotoSource } from '../grid/source';
import { timelineHashes } from '../library/hashes';
import { useMe } from '../library/session';
import { timelineQuery } from '../library/timeline';

const none = emptyColumns();
export const timelineList = 'timeline';

/** Every photo that is neither archived nor in the trash, newest first: its whole shape at once, no pages. */
export function useTimeline(): PhotoSource {
  const me = useMe();
  const { data, error, refetch } = useQuery(timelineQuery);
  const columns = data?.columns ?? none;
  const total = data?.total ?? 0;
  return {
    list: timelineList,
    columns,
    total,
    pictures: `/thumbnails/${me.id}`,
    isHere: data !== undefined,
    isWhole: data !== undefined && columns.count >= total,
    isStuck: false,
    error: data === undefined ? error : null,
    retry: () => void refetch(),
    hashes: timelineHashes,
    photo: (number) => queryClient.getQueryData(photoQuery(number).queryKey),
  };
}
