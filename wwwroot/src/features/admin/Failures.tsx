import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import { failuresQuery, healthQuery, queryClient, usersQuery } from '../../api/queries';
import type { JobFailure, Photo } from '../../api/wire';
import { count } from '../../lib/format';
import { refusal } from '../../lib/refusal';
import { useMe } from '../../library/session';
import { m } from '../../messages';
import { Button } from '../../ui/Button';
import { say } from '../../ui/Toast';
import style from './admin.module.css';

/** Work that was given up, with its reason. The names of others' files are not shown: an admin sees no more photos for being one. */
export function Failures({ failures }: { failures: JobFailure[] }) {
  async function retry(chosen: JobFailure[]) {
    const answers = await Promise.allSettled(chosen.map(({ id }) => api(`/jobs/${id}/retry`, { method: 'POST' })));
    const refused = answers.find((answer) => answer.status === 'rejected');
    say(refused ? refusal(refused.reason) : m.health.trying(chosen.length));
    void queryClient.invalidateQueries({ queryKey: failuresQuery.queryKey });
    void queryClient.invalidateQueries({ queryKey: healthQuery.queryKey });
  }

  return (
    <section className={`${style.card} ${style.full}`} aria-labelledby="failures">
      <div className={style.spread}>
        <h2 id="failures" className="strong">{m.health.failures} {failures.length > 0 && <span className="faint num">{count(failures.length)}</span>}</h2>
        {failures.length > 1 && <Button size="sm" onClick={() => void retry(failures)}>{m.health.allAgain}</Button>}
      </div>
      {failures.length === 0 ? <p className="small muted">{m.health.none}</p> : (
        <table className={style.table}>
          <thead><tr><th scope="col">{m.health.photo}</th><th scope="col">{m.health.what}</th><th scope="col" className={style.hide}>{m.health.tries}</th><th scope="col"><span className="vh">{m.health.do}</span></th></tr></thead>
          <tbody>
            {failures.map((failure) => (
              <tr key={failure.id}>
                <td className="med"><Subject failure={failure} /></td>
                <td className="muted" lang="en">{failure.reason}</td>
                <td className={`num ${style.hide}`}>{count(failure.attempts)}</td>
                <td><Button kind="quiet" size="sm" onClick={() => void retry([failure])}>{m.health.again}</Button></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Subject({ failure }: { failure: JobFailure }) {
  const me = useMe();
  const { data: users } = useQuery(usersQuery);
  const isMine = failure.userId === me.id;
  const { data: photo } = useQuery({ queryKey: ['photo-by-id', failure.photoId], queryFn: () => api<Photo>(`/photos/${failure.photoId}`), enabled: isMine && failure.photoId !== null });
  if (photo) return <>{photo.filename}</>;
  const name = users?.find((user) => user.id === failure.userId)?.name ?? '';
  return <>{failure.photoId ? m.health.of(name) : m.health.library(name)}</>;
}
