import { ChevronRight } from 'lucide-react';
import { Link } from 'wouter';
import { useTitle } from '../lib/hooks';
import { isAdmin, useMe } from '../library/session';
import { m } from '../messages';
import { Bar } from '../ui/Bar';
import { places } from './places';
import { Meter } from './SideNav';
import style from './shell.module.css';

/** The places that the tab bar of a phone has no room for. */
export function LibraryIndex() {
  useTitle(`${m.nav.library} · ${m.product}`);
  const { more, library, server, settings } = places(isAdmin(useMe()));
  return (
    <>
      <Bar title={m.nav.library} />
      <div className="page">
        <ul className={style.lib}>
          {[...more, ...library, ...server, settings].map(({ href, label, icon: Icon }) => (
            <li key={href}><Link href={href}><Icon className="i" />{label}<ChevronRight className={`i i--sm ${style.chev}`} /></Link></li>
          ))}
        </ul>
        <div className={style.libMeter}><Meter /></div>
      </div>
    </>
  );
}
