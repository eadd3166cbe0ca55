import { useRef, useState, type FormEvent } from 'react';
import type { ServerFacts } from '../../api/wire';
import { signIn } from '../../library/session';
import { m } from '../../messages';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { Mark } from '../../ui/Mark';
import { Door, Wrong } from './Door';
import { entryProblem } from './entry';
import style from './door.module.css';

interface Props {
  server: ServerFacts;
  /** Said above the form when a session ended under someone's hands. */
  ended?: boolean;
  onDone: () => void;
}

export function Login({ server, ended = false, onDone }: Props) {
  const [problem, setProblem] = useState<{ email?: string; password?: string; all?: string }>({});
  const [busy, setBusy] = useState(false);
  const password = useRef<HTMLFormElement>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const email = String(form.get('email') ?? '').trim();
    const secret = String(form.get('password') ?? '');
    if (!/.@./.test(email)) return setProblem({ email: m.door.needEmail });
    if (!secret) return setProblem({ password: m.door.enterPassword });
    setBusy(true);
    setProblem({});
    try {
      await signIn(email, secret);
      onDone();
    } catch (error) {
      setProblem({ all: entryProblem(error) });
      setBusy(false);
      password.current?.querySelector<HTMLInputElement>('[name=password]')?.select();
    }
  }

  return (
    <Door>
      <form ref={password} onSubmit={(event) => void submit(event)} noValidate>
        <div><Mark large /></div>
        <div className={style.title}>
          <h1 className="title-2">{ended ? m.session.ended : server.name || m.product}</h1>
          {ended ? <p className="muted">{m.session.endedHelp}</p> : <p className="muted small mono">{location.host}</p>}
        </div>
        {problem.all && <Wrong>{problem.all}</Wrong>}
        <Field label={m.door.email} name="email" type="email" autoComplete="username" inputMode="email" autoFocus wrong={problem.email} />
        <Field label={m.door.password} name="password" type="password" autoComplete="current-password" wrong={problem.password} />
        <Button type="submit" kind="ink" size="lg" block disabled={busy}>{m.action.signIn}</Button>
        <p className="small muted">{m.door.forgot}</p>
      </form>
    </Door>
  );
}
