import { useQuery } from '@tanstack/react-query';
import { CircleCheck, RefreshCw, TriangleAlert } from 'lucide-react';
import { api } from '../../api/client';
import { failuresQuery, healthQuery, queryClient } from '../../api/queries';
import { lasted, size } from '../../lib/format';
import { useTitle } from '../../lib/hooks';
import { refusal } from '../../lib/refusal';
import { LoadFailure } from '../../lists/LoadFailure';
import { m } from '../../messages';
import { Bar } from '../../ui/Bar';
import { Button } from '../../ui/Button';
import { say } from '../../ui/Toast';
import { Disk, isNearlyFull } from './Disk';
import { Failures } from './Failures';
import { Formats, Models } from './Parts';
import { Work } from './Work';
import style from './admin.module.css';

/** How the machine is, for who looks after it: room, work, what can be read, what could not be finished. */
export default function HealthPage() {
  useTitle(`${m.health.title} · ${m.product}`);
  const { data: health, error, refetch } = useQuery(healthQuery);
  const { data: failures } = useQuery(failuresQuery);

  async function check() {
    await api('/admin/scrub', { method: 'POST' }).then(() => say(m.health.checking), (error: unknown) => say(refusal(error)));
    void queryClient.invalidateQueries({ queryKey: healthQuery.queryKey });
  }

  const toLookAt = health ? health.jobs.parked + health.formats.filter((format) => !format.available).length + (isNearlyFull(health.disk) ? 1 : 0) : 0;
  return (
    <>
      <Bar title={m.health.title}><Button onClick={() => void check()}><RefreshCw className="i" />{m.health.check}</Button></Bar>
      <div className="page">
        {!health && error && <LoadFailure error={error} onRetry={() => void refetch()} />}
        {health && (
          <>
            <div className={style.head}>
              <p className={`${style.status} ${toLookAt > 0 ? style.warn : style.good}`} role="status">
                {toLookAt > 0 ? <TriangleAlert className="i i--sm" /> : <CircleCheck className="i i--sm" />}
                {toLookAt > 0 ? m.health.look(toLookAt) : m.health.well}
              </p>
              <p className="small faint num">
                {m.product} {health.version}<span className="dot"> </span>{m.health.up(lasted(health.startedAt))}<span className="dot"> </span>{m.health.memory(size(health.memoryBytes))}
              </p>
            </div>
            <div className={style.cards}>
              <Disk disk={health.disk} />
              <Work jobs={health.jobs} />
              <Formats health={health} />
              <Models />
              {failures && <Failures failures={failures} />}
            </div>
          </>
        )}
      </div>
    </>
  );
}
