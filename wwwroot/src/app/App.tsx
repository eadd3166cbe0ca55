import { useQuery } from '@tanstack/react-query';
import { CloudOff } from 'lucide-react';
import { useEffect } from 'react';
import { Redirect, useLocation, useSearch } from 'wouter';
import { tryNow, useConnection, onReturn } from '../api/connection';
import { meQuery, serverQuery } from '../api/queries';
import { Login } from '../features/accounts/Login';
import { Setup } from '../features/accounts/Setup';
import { m } from '../messages';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { ToastSpot } from '../ui/Toast';
import { ErrorBoundary } from './ErrorBoundary';
import { Home } from './Home';
import style from './shell.module.css';

export function App() {
  return (
    <ErrorBoundary>
      <Gate />
      <ToastSpot />
    </ErrorBoundary>
  );
}

/** Who may come in: a new server is set up first, a stranger signs in first. */
function Gate() {
  const [location, navigate] = useLocation();
  const next = new URLSearchParams(useSearch()).get('next');
  const server = useQuery(serverQuery);
  const me = useQuery(meQuery);
  const sessionEnded = useConnection((state) => state.sessionEnded);
  useEffect(() => onReturn(() => {
    void server.refetch();
    void me.refetch();
  }), [server.refetch, me.refetch]);

  if ((server.isError && !server.data) || (me.isError && me.data === undefined)) return <Unreachable />;
  if (!server.data || me.data === undefined) return null;
  if (server.data.needsSetup) {
    if (location !== '/setup') return <Redirect to="/setup" replace />;
    return <Setup server={server.data} onDone={() => navigate('/', { replace: true })} />;
  }
  const isDoor = location === '/login' || location === '/setup';
  if (me.data && !sessionEnded) return isDoor ? <Redirect to={safePath(next)} replace /> : <Home />;
  if (me.data) return <Login server={server.data} ended onDone={() => isDoor && navigate('/', { replace: true })} />;
  if (location !== '/login') return <Redirect to={location === '/' || location === '/setup' ? '/login' : `/login?next=${encodeURIComponent(location)}`} replace />;
  return <Login server={server.data} onDone={() => navigate(safePath(next), { replace: true })} />;
}

/** Only a path of this site: an address handed in from outside leads nowhere else. */
const safePath = (path: string | null): string => (path && /^\/(?![/\\])/.test(path) ? path : '/');

function Unreachable() {
  return (
    <main className={style.centre}>
      <Empty level={1} bad icon={<CloudOff />} title={m.connection.unreachableTitle} help={m.connection.unreachableHelp}>
        <Button kind="ink" onClick={() => void tryNow()}>{m.action.tryAgain}</Button>
      </Empty>
    </main>
  );
}
