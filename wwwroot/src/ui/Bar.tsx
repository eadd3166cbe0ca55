import { useState, type ReactNode } from 'react';
import { useWindowEvent } from '../lib/hooks';
import style from './bar.module.css';

interface Props {
  title: string;
  /** Beside the title: a count. */
  note?: string | undefined;
  /** Before the title: a way back. */
  start?: ReactNode;
  children?: ReactNode;
}

/** The bar on top of a page; a hairline appears once content has gone under it. */
export function Bar({ title, note, start, children }: Props) {
  const [stuck, setStuck] = useState(scrollY > 0);
  useWindowEvent('scroll', () => setStuck(scrollY > 0), { passive: true });
  return (
    <header className={`${style.bar} ${stuck ? style.stuck : ''}`}>
      {start}
      <div className={style.title}>
        <h1 className="clip">{title}</h1>
        {note && <span className="num">{note}</span>}
      </div>
      <div className={style.right}>{children}</div>
    </header>
  );
}
