import { useState, type ReactNode } from 'react';
import { useWindowEvent } from '../lib/hooks';
import style from './bar.module.css';

interface Props {
  title: string;
  /** False where the page has its heading below: then the title is only here once that has gone under the bar. */
  heading?: boolean;
  /** Beside the title: a count. */
  note?: string | undefined;
  /** Before the title: a way back. */
  start?: ReactNode;
  children?: ReactNode;
}

const headingPx = 64;

/** The bar on top of a page; a hairline appears once content has gone under it. */
export function Bar({ title, heading = true, note, start, children }: Props) {
  const [stuck, setStuck] = useState(scrollY > 0);
  const [isPast, setPast] = useState(scrollY > headingPx);
  useWindowEvent('scroll', () => {
    setStuck(scrollY > 0);
    setPast(scrollY > headingPx);
  }, { passive: true });
  return (
    <header className={`${style.bar} ${stuck ? style.stuck : ''}`}>
      {start}
      <div className={style.title}>
        {heading ? <h1 className="clip">{title}</h1> : <span className={`clip ${style.below} ${isPast ? '' : style.away}`} aria-hidden="true">{title}</span>}
        {note && <span className="num">{note}</span>}
      </div>
      <div className={style.right}>{children}</div>
    </header>
  );
}
