import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { isAdmin, useMe } from '../library/session';
import { m } from '../messages';
import { Notices } from './Notices';
import { isAt, places } from './places';
import { SideNav } from './SideNav';
import style from './shell.module.css';

/** Navigation around a page. Behind the viewer it stays mounted, so that the place is kept. */
export function Shell({ path, hidden, children }: { path: string; hidden: boolean; children: ReactNode }) {
  const { tabs, isInLibrary } = places(isAdmin(useMe()));
  return (
    <div className={style.app} inert={hidden}>
      <a className={style.skip} href="#content">{m.nav.skip}</a>
      <SideNav path={path} />
      <main className={style.main} id="content" tabIndex={-1}>
        <Notices />
        {children}
      </main>
      <nav className={style.tabs} aria-label={m.nav.main}>
        {tabs.map(({ href, label, icon: Icon }) => (
          <Link key={href} href={href} aria-current={isAt(path, href) || (href === '/library' && isInLibrary(path)) ? 'page' : undefined}><Icon aria-hidden="true" className="i" />{label}</Link>
        ))}
      </nav>
    </div>
  );
}
