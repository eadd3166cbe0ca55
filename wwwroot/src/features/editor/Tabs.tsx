import type { KeyboardEvent } from 'react';
import { editorWords } from '../../messages/editor';
import style from './editor.module.css';

export type Tab = 'crop' | 'adjust' | 'filters';
const tabs: Tab[] = ['crop', 'adjust', 'filters'];

interface Props {
  tab: Tab;
  onTab: (tab: Tab) => void;
  /** At the foot of a phone. */
  isFoot?: boolean;
}

/** What to change. Arrow keys go from one to the next. */
export function Tabs({ tab, onTab, isFoot = false }: Props) {
  const keys = (event: KeyboardEvent<HTMLDivElement>) => {
    const forward = document.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const by = event.key === forward ? 1 : event.key === 'ArrowLeft' || event.key === 'ArrowRight' ? -1 : 0;
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? tabs.length - 1 : by === 0 ? -1 : (tabs.indexOf(tab) + by + tabs.length) % tabs.length;
    const next = tabs[to];
    if (!next) return;
    event.preventDefault();
    onTab(next);
    (event.currentTarget.children[to] as HTMLElement | undefined)?.focus();
  };
  return (
    <div className={isFoot ? style.modes : style.tabs} role="tablist" aria-label={editorWords().tabs} onKeyDown={keys}>
      {tabs.map((name) => (
        <button key={name} type="button" role="tab" aria-selected={name === tab} tabIndex={name === tab ? 0 : -1} onClick={() => onTab(name)}>{editorWords().tab[name]}</button>
      ))}
    </div>
  );
}
