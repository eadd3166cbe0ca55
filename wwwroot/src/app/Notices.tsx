import { CloudOff, RefreshCw, WifiOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { tryNow, useConnection } from '../api/connection';
import { useOutbox } from '../library/outbox';
import { usePicking } from '../library/picking';
import { Choosing } from '../lists/Choosing';
import { m } from '../messages';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import style from './shell.module.css';
import { acceptUpdate, useUpdate } from './worker';

/** Conditions, on top of the content while they last. */
export function Notices() {
  const { online, reachable, retryAt } = useConnection();
  const seconds = useCountdown(reachable ? 0 : retryAt);
  const isChoosing = usePicking((state) => state.album !== null);
  const isNewer = useUpdate((state) => state.isWaiting);
  const waiting = useOutbox((state) => state.waiting);
  if (online && reachable && !isChoosing && !isNewer) return null;
  return (
    <div className={style.notices}>
      <Choosing />
      {!online && <Banner icon={<WifiOff className="i" />}>{m.connection.offline}{waiting > 0 && ` ${m.offline.waiting(waiting)}`}</Banner>}
      {online && !reachable && (
        <Banner kind="danger" icon={<CloudOff className="i" />} action={<Button size="sm" onClick={() => void tryNow()}>{m.action.tryNow}</Button>}>
          {m.connection.unreachable(seconds)}{waiting > 0 && ` ${m.offline.waiting(waiting)}`}
        </Banner>
      )}
      {isNewer && <Banner icon={<RefreshCw className="i" />} action={<Button size="sm" onClick={acceptUpdate}>{m.offline.load}</Button>}>{m.offline.newer}</Banner>}
    </div>
  );
}

/** Whole seconds until a moment, counting down. */
export function useCountdown(until: number): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (until <= Date.now()) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [until]);
  return Math.max(0, Math.ceil((until - now) / 1000));
}
