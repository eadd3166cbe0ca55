import { useQuery } from '@tanstack/react-query';
import { Settings } from 'lucide-react';
import { Link } from 'wouter';
import { storageQuery } from '../api/queries';
import { size } from '../lib/format';
import { isAdmin, useMe } from '../library/session';
import { m } from '../messages';
import { Mark } from '../ui/Mark';
import { isAt, places, type Place } from './places';
import style from './shell.module.css';

/** The places at the side; a rail of icons where there is less room. */
export function SideNav({ path }: { path: string }) {
  const me = useMe();
  const { main, library, server } = places(isAdmin(me));
  return (
    <nav className={style.nav} aria-label={m.nav.main}>
      <Link href="/" className={style.brand} aria-label={m.nav.home}><Mark /><span>{m.product}</span></Link>
      <Places list={main} path={path} />
      <p className={style.sep}>{m.nav.library}</p>
      <Places list={[...library, ...server]} path={path} />
      <div className={style.foot}>
        <Meter />
        <div className={style.me}>
          <span className={style.avatar} aria-hidden="true">{initials(me.name)}</span>
          <span className="grow med small clip">{me.name}</span>
          <Link href="/settings" aria-label={m.nav.settings} title={m.nav.settings} aria-current={path === '/settings' ? 'page' : undefined}><Settings className="i" /></Link>
        </div>
      </div>
    </nav>
  );
}

function Places({ list, path }: { list: Place[]; path: string }) {
  return (
    <ul>
      {list.map(({ href, label, icon: Icon }) => (
        <li key={href}>
          <Link href={href} title={label} aria-label={label} aria-current={isAt(path, href) ? 'page' : undefined}><Icon className="i" /><span>{label}</span></Link>
        </li>
      ))}
    </ul>
  );
}

/** How much room the user's photos take. */
export function Meter() {
  const { data } = useQuery(storageQuery);
  // Its room is there before it: nothing moves when the answer comes.
  if (!data) return <div className={style.meter} />;
  const share = data.limit ? Math.min(1, data.used / data.limit) : null;
  return (
    <div className={style.meter}>
      {share !== null && <div className={style.meterBar}><i style={{ width: `${share * 100}%` }} /></div>}
      <span className="num">{m.nav.used(size(data.used), data.limit ? size(data.limit) : null)}</span>
    </div>
  );
}

export const initials = (name: string): string => name.split(/\s+/).filter(Boolean).slice(0, 2).map((part) => part[0]?.toUpperCase() ?? '').join('');
