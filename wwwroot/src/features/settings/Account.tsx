import { LogOut } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { api, ApiError } from '../../api/client';
import { meQuery, queryClient } from '../../api/queries';
import type { User } from '../../api/wire';
import { refusal } from '../../lib/refusal';
import { shortestPassword, signOut, useMe } from '../../library/session';
import { m } from '../../messages';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { say } from '../../ui/Toast';
import { EraseAccount } from './EraseAccount';
import { Setting } from './Setting';
import style from './settings.module.css';

export function Account() {
  const me = useMe();
  const [changing, setChanging] = useState(false);
  const [name, setName] = useState(me.name);

  async function rename(event: FormEvent) {
    event.preventDefault();
    try {
      const saved = await api<User>('/me', { method: 'PUT', body: { name: name.trim() } });
      queryClient.setQueryData(meQuery.queryKey, { ...me, ...saved });
      say(m.settings.nameSaved);
    } catch (error) {
      say(refusal(error));
    }
  }

  return (
    <>
      <form className={style.form} onSubmit={(event) => void rename(event)}>
        <Field label={m.settings.name} value={name} autoComplete="name" onChange={(event) => setName(event.target.value)} />
        {name.trim() !== me.name && name.trim() !== '' && <div className={style.buttons}><Button type="submit" kind="ink">{m.action.save}</Button></div>}
      </form>
      <Setting title={m.settings.email} help={me.email} />
      <Setting title={m.settings.password} help={m.settings.passwordHelp}>{!changing && <Button onClick={() => setChanging(true)}>{m.settings.change}</Button>}</Setting>
      {changing && <PasswordForm onDone={() => setChanging(false)} />}
      <Setting title={m.action.signOut} help={me.name}><Button onClick={() => void signOut().catch(() => say(m.toast.notDone))}><LogOut className="i" />{m.action.signOut}</Button></Setting>
      <EraseAccount />
    </>
  );
}

function PasswordForm({ onDone }: { onDone: () => void }) {
  const [problem, setProblem] = useState<{ current?: string; next?: string }>({});
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const next = String(form.get('next') ?? '');
    if (next.length < shortestPassword) return setProblem({ next: m.door.needPassword });
    try {
      await api('/me/password', { method: 'PUT', body: { currentPassword: String(form.get('current') ?? ''), newPassword: next }, anonymous: true });
      say(m.settings.passwordSaved);
      onDone();
    } catch (error) {
      const refused = error instanceof ApiError && (error.status === 401 || error.status === 403);
      setProblem(refused ? { current: m.settings.wrongPassword } : { next: refusal(error) });
    }
  }
  return (
    <form className={style.form} onSubmit={(event) => void submit(event)}>
      <Field label={m.settings.current} name="current" type="password" autoComplete="current-password" autoFocus wrong={problem.current} />
      <Field label={m.settings.next} name="next" type="password" autoComplete="new-password" hint={m.door.passwordHelp} wrong={problem.next} />
      <div className={style.buttons}><Button type="submit" kind="ink">{m.settings.change}</Button><Button kind="quiet" onClick={onDone}>{m.action.cancel}</Button></div>
    </form>
  );
}
