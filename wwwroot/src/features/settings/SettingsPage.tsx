import { Keyboard } from 'lucide-react';
import { useTitle } from '../../lib/hooks';
import { m } from '../../messages';
import { Bar } from '../../ui/Bar';
import { Button } from '../../ui/Button';
import { About } from './About';
import { Account } from './Account';
import { Appearance } from './Appearance';
import { Keys } from './Keys';
import { Sessions } from './Sessions';
import style from './settings.module.css';

/** What one person can set for themselves. */
export default function SettingsPage({ onKeyboard }: { onKeyboard: () => void }) {
  useTitle(`${m.settings.title} · ${m.product}`);
  const sections = [
    ['you', m.settings.you],
    ['appearance', m.settings.appearance],
    ['devices', m.settings.devices],
    ['about', m.settings.about],
  ] as const;
  return (
    <>
      <Bar title={m.settings.title}><Button kind="quiet" className="wide-only" onClick={onKeyboard}><Keyboard className="i" />{m.nav.keyboard}</Button></Bar>
      <div className="page">
        <div className={style.prefs}>
          <nav className={style.nav} aria-label={m.settings.title}>{sections.map(([id, title]) => <a key={id} href={`#${id}`}>{title}</a>)}</nav>
          <div>
            <section className={style.section} aria-labelledby="you"><h2 id="you" className="title-3">{m.settings.you}</h2><Account /></section>
            <section className={style.section} aria-labelledby="appearance"><h2 id="appearance" className="title-3">{m.settings.appearance}</h2><Appearance /></section>
            <section className={style.section} aria-labelledby="devices"><h2 id="devices" className="title-3">{m.settings.devices}</h2><Sessions /><Keys /></section>
            <section className={style.section} aria-labelledby="about"><h2 id="about" className="title-3">{m.settings.about}</h2><About /></section>
          </div>
        </div>
      </div>
    </>
  );
}
