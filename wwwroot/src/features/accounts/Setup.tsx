import { useState, type FormEvent } from 'react';
import { ApiError } from '../../api/client';
import type { ServerFacts } from '../../api/wire';
import { setUp, shortestPassword } from '../../library/session';
import { m } from '../../messages';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { Mark } from '../../ui/Mark';
import { Door, Wrong } from './Door';
import { entryProblem } from './entry';
import style from './door.module.css';

type Problem = { name?: string; email?: string; password?: string; code?: string; all?: string };

/** Makes the first account. The code is asked for when the server wants one. */
export function Setup({ server, onDone }: { server: ServerFacts; onDone: () => void }) {
  const [problem, setProblem] = useState<Problem>({});
  const [codeNeeded, setCodeNeeded] = useState(server.setupCodeNeeded === true);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const account = { name: text('name'), email: text('email'), password: String(form.get('password') ?? ''), code: text('code') };
    const found: Problem = {};
    if (!account.name) found.name = m.door.needName;
    if (!/.@./.test(account.email)) found.email = m.door.needEmail;
    if (account.password.length < shortestPassword) found.password = m.door.needPassword;
    if (codeNeeded && !account.code) found.code = m.door.needCode;
    setProblem(found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    try {
      await setUp({ name: account.name, email: account.email, password: account.password, ...(account.code ? { code: account.code } : {}) });
      onDone();
    } catch (error) {
      if (error instanceof ApiError && mentionsCode(error)) {
        setCodeNeeded(true);
        setProblem(codeNeeded ? { code: error.message } : {});
      } else setProblem({ all: entryProblem(error) });
      setBusy(false);
    }
  }

  return (
    <Door>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <div>
          <span className={style.brand}><Mark />{m.product}</span>
          <div className={style.title}>
            <h1 className="title-2">{m.door.welcome}</h1>
            <p className="muted">{m.door.welcomeHelp}</p>
          </div>
        </div>
        {problem.all && <Wrong>{problem.all}</Wrong>}
        <Field label={m.door.name} name="name" autoComplete="name" autoFocus wrong={problem.name} />
        <Field label={m.door.email} name="email" type="email" autoComplete="username" inputMode="email" wrong={problem.email} />
        <Field label={m.door.password} name="password" type="password" autoComplete="new-password" hint={m.door.passwordHelp} wrong={problem.password} />
        {codeNeeded && <Field label={m.door.code} name="code" autoComplete="one-time-code" hint={m.door.codeHelp} wrong={problem.code} />}
        <Button type="submit" kind="ink" size="lg" block disabled={busy}>{m.door.make}</Button>
        <p className={`tiny faint ${style.foot}`}>{m.door.nothingLeaves}</p>
      </form>
    </Door>
  );
}

function mentionsCode(error: ApiError): boolean {
  return error.status === 403 || error.code.includes('CODE') || 'code' in error.details || /\bcode\b/i.test(error.message);
}
