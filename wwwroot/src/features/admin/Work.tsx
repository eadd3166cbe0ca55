import type { Health } from '../../api/wire';
import { count } from '../../lib/format';
import { m } from '../../messages';
import style from './admin.module.css';

/** What waits and what was given up, of all libraries and by kind. */
export function Work({ jobs }: { jobs: Health['jobs'] }) {
  const kinds = Object.entries(jobs.kinds).map(([kind, { queued, running, retrying, parked }]) => ({ kind, waiting: queued + running + retrying, parked }));
  return (
    <section className={style.card} aria-labelledby="work">
      <div className={style.spread}>
        <h2 id="work" className="strong">{m.health.work}</h2>
        <span className={`${style.status} num ${jobs.pending > 0 ? style.run : 'muted'}`} role="status">{jobs.pending > 0 ? m.health.waiting(jobs.pending) : m.health.idle}</span>
      </div>
      {kinds.length > 0 && (
        <dl className={`${style.list} num`}>
          {kinds.map(({ kind, waiting, parked }) => (
            <div key={kind} style={{ display: 'contents' }}>
              <dt className="muted">{m.health.kinds[kind] ?? kind}</dt>
              <dd>{count(waiting)}{parked > 0 && <span className="faint">{m.health.givenUp(parked)}</span>}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
