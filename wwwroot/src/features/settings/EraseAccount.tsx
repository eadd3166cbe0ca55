import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, ApiError } from '../../api/client';
import { storageQuery } from '../../api/queries';
import { size } from '../../lib/format';
import { refusal } from '../../lib/refusal';
import { forgetUser, useMe } from '../../library/session';
import { m } from '../../messages';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Field } from '../../ui/Field';
import { say } from '../../ui/Toast';
import { Setting } from './Setting';
import style from './settings.module.css';

/** The end of an account: asked with the password, because nobody can take it back. */
export function EraseAccount() {
  const me = useMe();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Setting title={m.settings.erase} help={m.settings.eraseHelp}><Button kind="quiet" onClick={() => setAsking(true)}>{m.settings.erase}…</Button></Setting>
      {isAsking && <Sure name={me.name} onKeep={() => setAsking(false)} />}
    </>
  );
}

function Sure({ name, onKeep }: { name: string; onKeep: () => void }) {
  const { data: storage } = useQuery(storageQuery);
  const [problem, setProblem] = useState<string | null>(null);
  const photos = m.grid.photos(storage?.photos ?? 0);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get('password') ?? '');
    try {
      await api('/me', { method: 'DELETE', body: { password }, anonymous: true });
      say(m.settings.erased(photos));
      forgetUser();
    } catch (error) {
      setProblem(error instanceof ApiError && (error.status === 401 || error.status === 403) ? m.settings.wrongPassword : refusal(error));
    }
  }

  return (
    <Dialog title={m.settings.askErase(name)} onClose={onKeep}>
      <form className={style.sure} onSubmit={(event) => void submit(event)}>
        <p className="muted">{m.settings.askEraseHelp(photos, size(storage?.used ?? 0))}</p>
        <Field label={m.settings.password} name="password" type="password" autoComplete="current-password" wrong={problem} />
        <div className={style.foot}><Button autoFocus onClick={onKeep}>{m.settings.keepAll}</Button><Button type="submit" kind="danger">{m.settings.eraseAll}</Button></div>
      </form>
    </Dialog>
  );
}
