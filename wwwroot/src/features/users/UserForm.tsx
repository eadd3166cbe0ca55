import { useState, type FormEvent } from 'react';
import { api, ApiError } from '../../api/client';
import { meQuery, queryClient, usersQuery } from '../../api/queries';
import type { User } from '../../api/wire';
import { refusal } from '../../lib/refusal';
import { isAdmin, shortestPassword, useMe } from '../../library/session';
import { m } from '../../messages';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Check, Field } from '../../ui/Field';
import { say } from '../../ui/Toast';
import style from './users.module.css';

type Problem = { name?: string; email?: string; password?: string; quota?: string };

const gigabyte = 1e9;

/** Makes an account, or changes one. */
export function UserForm({ user, onClose }: { user?: User; onClose: () => void }) {
  const me = useMe();
  const [problem, setProblem] = useState<Problem>({});
  const [admin, setAdmin] = useState(user ? isAdmin(user) : false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const [name, email, password] = [text('name'), text('email'), String(form.get('password') ?? '')];
    const quota = text('quota') === '' ? null : Math.round(Number(text('quota').replace(',', '.')) * gigabyte);
    if (!name) return setProblem({ name: m.door.needName });
    if (!/.@./.test(email)) return setProblem({ email: m.door.needEmail });
    if (password.length < shortestPassword && !(user && password === '')) return setProblem({ password: m.door.needPassword });
    if (quota !== null && !(quota > 0)) return setProblem({ quota: m.users.badQuota });
    const body = { name, email, quota, isAdmin: admin, ...(password === '' ? {} : { password }) };
    try {
      if (user) await api(`/users/${user.id}`, { method: 'PUT', body });
      else await api('/users', { method: 'POST', body });
      void queryClient.invalidateQueries({ queryKey: usersQuery.queryKey });
      if (user?.id === me.id) void queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
      say(user ? m.users.saved(name) : m.users.added(name));
      onClose();
    } catch (error) {
      const isTaken = error instanceof ApiError && error.status === 409 && email !== user?.email;
      setProblem(isTaken ? { email: m.users.taken } : { quota: refusal(error) });
    }
  }

  return (
    <Dialog title={user ? m.users.edit(user.name) : m.users.add} onClose={onClose}>
      <form className={style.form} onSubmit={(event) => void submit(event)} noValidate>
        <Field label={m.settings.name} name="name" autoComplete="off" autoFocus defaultValue={user?.name} wrong={problem.name} />
        <Field label={m.settings.email} name="email" type="email" autoComplete="off" defaultValue={user?.email} wrong={problem.email} />
        <Field
          label={user ? m.users.newPassword : m.users.firstPassword}
          name="password"
          type="password"
          autoComplete="new-password"
          hint={user ? m.users.newPasswordHelp : m.users.firstPasswordHelp}
          wrong={problem.password}
        />
        <Field label={m.users.quota} name="quota" inputMode="decimal" hint={m.users.quotaHelp} defaultValue={user?.quota ? String(user.quota / gigabyte) : ''} wrong={problem.quota} />
        {user?.id !== me.id && (
          <div>
            <Check label={m.users.admin} on={admin} onChange={setAdmin} />
            <p className="small muted">{m.users.adminHelp}</p>
          </div>
        )}
        <div className={style.foot}><Button kind="line" onClick={onClose}>{m.action.cancel}</Button><Button type="submit" kind="ink">{user ? m.action.save : m.users.add}</Button></div>
      </form>
    </Dialog>
  );
}
