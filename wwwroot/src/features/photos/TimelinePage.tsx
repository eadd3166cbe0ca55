import { useQuery } from '@tanstack/react-query';
import { Upload } from 'lucide-react';
import { emptyColumns } from '../../grid/columns';
import { PhotoGrid } from '../../grid/PhotoGrid';
import { useSelected } from '../../grid/selection';
import { count } from '../../lib/format';
import { useTitle } from '../../lib/hooks';
import { openPicker } from '../../lib/picker';
import { timelineHashes } from '../../library/hashes';
import { useMe } from '../../library/session';
import { timelineQuery } from '../../library/timeline';
import { m } from '../../messages';
import { Bar } from '../../ui/Bar';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Empty';
import { LoadFailure } from '../../lists/LoadFailure';
import { PhotoTools } from '../../lists/PhotoTools';
import { SelectionBar } from '../../lists/SelectionBar';

const none = emptyColumns();
export const timelineList = 'timeline';

/** Every photo that is neither archived nor in the trash, newest first. */
export function TimelinePage({ onOpen }: { onOpen: (number: number, list: string) => void }) {
  useTitle(m.product);
  const me = useMe();
  const { data, error, refetch } = useQuery(timelineQuery);
  const selected = useSelected(timelineList);
  const columns = data?.columns ?? none;
  const total = data?.total ?? 0;
  const open = (number: number) => onOpen(number, timelineList);
  return (
    <>
      {selected.size > 0 ? <SelectionBar list={timelineList} kind="timeline" title={m.nav.photos} columns={columns} selected={selected} /> : (
        <Bar title={m.nav.photos} note={total > 0 ? count(total) : undefined}><PhotoTools /></Bar>
      )}
      {!data && error && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {data && columns.count === 0 && (
        <Empty title={m.empty.timeline} help={m.empty.timelineHelp}>
          <Button kind="ink" onClick={openPicker}><Upload className="i" />{m.empty.choose}</Button>
        </Empty>
      )}
      {data && columns.count > 0 && <PhotoGrid list={timelineList} columns={columns} isWhole={columns.count >= total} owner={me.id} onOpen={open} hashes={timelineHashes} />}
    </>
  );
}
