import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api } from '../../api/client';
import { apiKeysQuery, queryClient } from '../../api/queries';
import type { ApiKey } from '../../api/wire';
import { instant } from '../../lib/format';
import { refusal } from '../../lib/refusal';
import { m } from '../../messages';
import { Button } from '../../ui/Button';
import { Check, Field } from '../../ui/Field';
import { say } from '../../ui/Toast';
import { Asked } from './Asked';
import { Phone } from './Phone';
import { Setting } from './Setting';
import style from './settings.module.css';

const allScopes = ['read', 'upload', 'write'];

/** The keys that scripts and other apps sign in with. A key's secret is shown once, when it is made. */
export function Keys() {
  const query = useQuery(apiKeysQuery);
  const [making, setMaking] = useState<{ name: string; scopes: string[] } | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const reload = () => void queryClient.invalidateQueries({ queryKey: apiKeysQuery.queryKey });

  function begin(name: string, scopes: string[]) {
    setSecret(null);
    setMaking({ name, scopes });
  }

  async function revoke(key: ApiKey) {
    await api(`/me/api-keys/${key.id}`, { method: 'DELETE' }).then(() => say(m.settings.revoked), () => say(m.toast.notDone));
    reload();
  }

  return (
    <>
      <Phone onMakeKey={() => begin(m.settings.phoneKey, ['read', 'upload'])} />
      <Setting title={<h3 className="med">{m.settings.keys}</h3>} help={m.settings.keysHelp}>{!making && <Button onClick={() => begin('', ['read'])}>{m.settings.makeKey}</Button>}</Setting>
      {making && <KeyForm {...making} onCancel={() => setMaking(null)} onMade={(made) => { setSecret(made); setMaking(null); reload(); }} />}
      {secret && (
        <div className={style.note}>
          <p className="small">{m.settings.once}</p>
          <div className={style.secret}><code>{secret}</code><Button kind="soft" size="sm" onClick={() => void navigator.clipboard?.writeText(secret).then(() => say(m.action.copied))}>{m.action.copy}</Button></div>
        </div>
      )}
      <Asked query={query}>{(data) => <>{data.map((key) => (
        <Setting key={key.id} inline title={key.name} help={`${key.scopes.map((scope) => m.settings.scope[scope] ?? scope).join(', ')}. ${m.settings.made(instant(key.createdAt))}, ${key.lastUsedAt ? m.settings.used(instant(key.lastUsedAt)) : m.settings.never}`}>
          <Button size="sm" aria-label={m.settings.revoke(key.name)} onClick={() => void revoke(key)}>{m.action.remove}</Button>
        </Setting>
      ))}
      {data.length === 0 && !making && <p className="small muted">{m.settings.noKeys}</p>}</>}</Asked>
    </>
  );
}

interface FormProps {
  name: string;
  scopes: string[];
  onCancel: () => void;
  onMade: (secret: string) => void;
}

function KeyForm({ name: suggested, scopes: first, onCancel, onMade }: FormProps) {
  const [scopes, setScopes] = useState(first);
  const [problem, setProblem] = useState<string | null>(null);
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name') ?? '').trim();
    if (!name) return setProblem(m.settings.keyName);
    try {
      const made = await api<ApiKey>('/me/api-keys', { method: 'POST', body: { name, scopes } });
      onMade(made.secret ?? '');
    } catch (error) {
      setProblem(refusal(error));
    }
  }
  return (
    <form className={style.form} onSubmit={(event) => void submit(event)}>
      <Field label={m.settings.keyName} name="name" defaultValue={suggested} placeholder={m.settings.keyNameHint} autoFocus wrong={problem} />
      <fieldset className={style.scopes}>
        <legend>{m.settings.scopes}</legend>
        {allScopes.map((scope) => <Check key={scope} label={m.settings.scope[scope] ?? scope} on={scopes.includes(scope)} onChange={(on) => setScopes(on ? [...scopes, scope] : scopes.filter((other) => other !== scope))} />)}
      </fieldset>
      <div className={style.buttons}><Button type="submit" kind="ink" disabled={scopes.length === 0}>{m.settings.make}</Button><Button kind="quiet" onClick={onCancel}>{m.action.cancel}</Button></div>
    </form>
  );
}
