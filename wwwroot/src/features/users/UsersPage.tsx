import { useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { api, ApiError } from '../../api/client';
import { queryClient, usersQuery } from '../../api/queries';
import { useTitle } from '../../lib/hooks';
import { isAdmin, shortestPassword } from '../../library/session';
import { m } from '../../messages';
import { Bar } from '../../ui/Bar';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Field } from '../../ui/Field';
import { say } from '../../ui/Toast';
import style from './users.module.css';

/** Who has a library on this server. For who looks after it. */
export default function UsersPage() {
  useTitle(`${m.users.title} · ${m.product}`);
  const { data = [] } = useQuery(usersQuery);
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <Bar title={m.users.title}><Button kind="ink" onClick={() => setAdding(true)}><UserPlus className="i" />{m.users.add}</Button></Bar>
      <div className="page">
        <p className={`muted ${style.help}`}>{m.users.help}</p>
        <ul className={style.people}>
          {data.map((user) => (
            <li key={user.id}>
              <span className={style.avatar} aria-hidden="true">{user.name.slice(0, 1).toUpperCase()}</span>
              <span className="grow"><span className="med">{user.name}</span><span className="small muted">{user.email}</span></span>
              {isAdmin(user) && <span className="small faint">{m.users.admin}</span>}
            </li>
          ))}
        </ul>
      </div>
      {isAdding && <AddUser onClose={() => setAdding(false)} />}
    </>
  );
}

function AddUser({ onClose }: { onClose: () => void }) {
  const [problem, setProblem] = useState<{ name?: string; email?: string; password?: string }>({});
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [name, email, password] = [String(form.get('name') ?? '').trim(), String(form.get('email') ?? '').trim(), String(form.get('password') ?? '')];
    if (!name) return setProblem({ name: m.door.needName });
    if (!/.@./.test(email)) return setProblem({ email: m.door.needEmail });
    if (password.length < shortestPassword) return setProblem({ password: m.door.needPassword });
    try {
      await api('/users', { method: 'POST', body: { name, email, password } });
      void queryClient.invalidateQueries({ queryKey: usersQuery.queryKey });
      say(m.users.added(name));
      onClose();
    } catch (error) {
      if (error instanceof ApiError && error.status === 409) setProblem({ email: m.users.taken });
      else setProblem({ password: error instanceof ApiError ? error.message : m.toast.notDone });
    }
  }
  return (
    <Dialog title={m.users.add} onClose={onClose}>
      <form className={style.form} onSubmit={(event) => void submit(event)} noValidate>
        <Field label={m.settings.name} name="name" autoComplete="off" autoFocus wrong={problem.name} />
        <Field label={m.settings.email} name="email" type="email" autoComplete="off" wrong={problem.email} />
        <Field label={m.users.firstPassword} name="password" type="password" autoComplete="new-password" hint={m.users.firstPasswordHelp} wrong={problem.password} />
        <div className={style.foot}><Button kind="line" onClick={onClose}>{m.action.cancel}</Button><Button type="submit" kind="ink">{m.users.add}</Button></div>
      </form>
    </Dialog>
  );
}
