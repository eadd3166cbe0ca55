import { useQuery } from '@tanstack/react-query';
import { Ellipsis, Pencil, Trash2, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../api/client';
import { queryClient, usersQuery } from '../../api/queries';
import type { User } from '../../api/wire';
import { size } from '../../lib/format';
import { useTitle } from '../../lib/hooks';
import { refusal } from '../../lib/refusal';
import { isAdmin, useMe } from '../../library/session';
import { LoadFailure } from '../../lists/LoadFailure';
import { m } from '../../messages';
import { Bar } from '../../ui/Bar';
import { Button } from '../../ui/Button';
import { Ask } from '../../ui/Dialog';
import { Menu } from '../../ui/Menu';
import { say } from '../../ui/Toast';
import { UserForm } from './UserForm';
import style from './users.module.css';

type Doing = { what: 'add' } | { what: 'change' | 'erase'; user: User } | null;

/** Who has a library on this server. For who looks after it. */
export default function UsersPage() {
  useTitle(`${m.users.title} · ${m.product}`);
  const me = useMe();
  const { data = [], error, refetch } = useQuery(usersQuery);
  const [doing, setDoing] = useState<Doing>(null);

  async function erase(user: User) {
    setDoing(null);
    await api(`/users/${user.id}`, { method: 'DELETE' }).then(() => say(m.users.erased(user.name)), (error: unknown) => say(refusal(error)));
    void queryClient.invalidateQueries({ queryKey: usersQuery.queryKey });
  }

  return (
    <>
      <Bar title={m.users.title}><Button kind="ink" onClick={() => setDoing({ what: 'add' })}><UserPlus className="i" />{m.users.add}</Button></Bar>
      <div className="page">
        <p className={`muted ${style.help}`}>{m.users.help}</p>
        {error && data.length === 0 && <LoadFailure error={error} onRetry={() => void refetch()} />}
        <ul className={style.people}>
          {data.map((user) => (
            <li key={user.id}>
              <span className={style.avatar} aria-hidden="true">{user.name.slice(0, 1).toUpperCase()}</span>
              <span className="grow"><span className="med">{user.name}</span><span className="small muted clip">{user.email}</span></span>
              <span className={`small muted ${style.facts}`}>
                {isAdmin(user) && <span>{m.users.admin}</span>}
                <span className="faint num">{user.quota ? m.users.limit(size(user.quota)) : m.users.noLimit}</span>
              </span>
              <Menu
                label={m.users.more(user.name)}
                items={[
                  { label: m.users.change, icon: Pencil, run: () => setDoing({ what: 'change', user }) },
                  ...(user.id === me.id ? [] : [{ label: m.users.erase, icon: Trash2, isDanger: true, run: () => setDoing({ what: 'erase', user }) }]),
                ]}
              >
                <Ellipsis className="i" />
              </Menu>
            </li>
          ))}
        </ul>
      </div>
      {doing?.what === 'add' && <UserForm onClose={() => setDoing(null)} />}
      {doing?.what === 'change' && <UserForm user={doing.user} onClose={() => setDoing(null)} />}
      {doing?.what === 'erase' && (
        <Ask
          title={m.users.askErase(doing.user.name)}
          help={m.users.askEraseHelp}
          keep={m.users.keep}
          go={m.users.erase}
          onKeep={() => setDoing(null)}
          onGo={() => void erase(doing.user)}
        />
      )}
    </>
  );
}
