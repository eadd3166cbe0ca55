import { CircleAlert, CloudOff } from 'lucide-react';
import { ApiError } from '../api/client';
import { m } from '../messages';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';

/** In place of a list that did not come. */
export function LoadFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const away = error instanceof ApiError && error.status === 0;
  return (
    <Empty bad icon={away ? <CloudOff /> : <CircleAlert />} title={away ? m.connection.unreachableTitle : m.broken.title} help={away ? m.connection.unreachableHelp : m.broken.help}>
      <Button kind="ink" onClick={onRetry}>{m.action.tryAgain}</Button>
      {error instanceof ApiError && error.requestId && <span className="tiny faint mono">{error.requestId}</span>}
    </Empty>
  );
}
