import { Keyboard } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { useTitle } from '../../lib/hooks';
import { isAdmin, useMe } from '../../library/session';
import { m } from '../../messages';
import { Bar } from '../../ui/Bar';
import { Button } from '../../ui/Button';
import { About } from './About';
import { Account } from './Account';
import { Appearance } from './Appearance';
import { Folders, useFolders } from './Folders';
import { Keys } from './Keys';
import { Sessions } from './Sessions';
import { Storage } from './Storage';
import { ThisBrowser } from './ThisBrowser';
import style from './settings.module.css';

interface Section {
  id: string;
  title: string;
  content: ReactNode;
}

/** What one person can set for themselves. */
export default function SettingsPage({ onKeyboard }: { onKeyboard: () => void }) {
  useTitle(`${m.settings.title} · ${m.product}`);
  const folders = useFolders();
  const sections: Section[] = [
    { id: 'you', title: m.settings.you, content: <Account /> },
    { id: 'appearance', title: m.settings.appearance, content: <Appearance /> },
    ...(folders.length > 0 ? [{ id: 'library', title: m.settings.folders, content: <Folders folders={folders} /> }] : []),
    { id: 'devices', title: m.settings.devices, content: <><Sessions /><Keys /></> },
    { id: 'browser', title: m.browser.title, content: <ThisBrowser /> },
    { id: 'storage', title: m.settings.storage, content: <Storage /> },
    { id: 'about', title: m.settings.about, content: <About /> },
  ];
  const [current, setCurrent] = useState(location.hash.slice(1) || 'you');
  // The page comes after its address: the place that it names is found now.
  useEffect(() => document.getElementById(location.hash.slice(1))?.scrollIntoView(), []);
  return (
    <>
      <Bar title={m.settings.title}><Button kind="quiet" className="wide-only" onClick={onKeyboard}><Keyboard className="i" />{m.nav.keyboard}</Button></Bar>
      <div className="page">
        <div className={style.prefs}>
          <nav className={style.nav} aria-label={m.settings.title}>
            {sections.map(({ id, title }) => <a key={id} href={`#${id}`} aria-current={id === current ? 'location' : undefined} onClick={() => setCurrent(id)}>{title}</a>)}
            {isAdmin(useMe()) && <><hr /><Link href="/admin">{m.nav.health}</Link><Link href="/admin/users">{m.nav.users}</Link></>}
          </nav>
          <div>
            {sections.map(({ id, title, content }) => <section key={id} className={style.section} aria-labelledby={id}><h2 id={id} className="title-3">{title}</h2>{content}</section>)}
          </div>
        </div>
      </div>
    </>
  );
}
