import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import { queryClient, sessionsQuery } from '../../api/queries';
import type { SessionRow } from '../../api/wire';
import { instant } from '../../lib/format';
import { m } from '../../messages';
import { Button } from '../../ui/Button';
import { say } from '../../ui/Toast';
import { Asked } from './Asked';
import { Setting } from './Setting';
import style from './settings.module.css';

export function Sessions() {
  const query = useQuery(sessionsQuery);
  async function end(session: SessionRow) {
    await api(`/me/sessions/${session.id}`, { method: 'DELETE' }).catch(() => say(m.toast.notDone));
    void queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });
  }
  return (
    <>
      <div className={style.note}><h3 className="med">{m.settings.sessions}</h3></div>
      <Asked query={query}>{(data) => data.map((session) => {
        const isThis = session.current;
        const name = deviceName(session.device) ?? m.settings.unknownDevice;
        return (
          <Setting key={session.id} title={isThis ? m.settings.thisOne(name) : name} help={m.settings.seen(instant(session.lastUsedAt))} inline>
            {!isThis && <Button size="sm" aria-label={m.settings.revokeSession(name)} onClick={() => void end(session)}>{m.action.signOut}</Button>}
          </Setting>
        );
      })}</Asked>
    </>
  );
}

/** "Firefox on Linux", from what a browser calls itself. */
function deviceName(agent: string): string | null {
  if (!agent) return null;
  const browser = /Edg\//.test(agent) ? 'Edge' : /Firefox\//.test(agent) ? 'Firefox' : /Chrome\//.test(agent) ? 'Chrome' : /Safari\//.test(agent) ? 'Safari' : null;
  const system = /Android/.test(agent) ? 'Android' : /iPhone|iPad/.test(agent) ? 'iOS' : /Windows/.test(agent) ? 'Windows' : /Mac OS/.test(agent) ? 'macOS' : /Linux/.test(agent) ? 'Linux' : null;
  return browser ? (system ? m.settings.by(browser, system) : browser) : agent.slice(0, 40);
}
