import type { Print } from '../../api/places';
import { m } from '../../messages';
import style from './explore.module.css';
import { Picture } from './Shelf';

/** The photos that came last, two rows of prints of one height. */
export function Recent({ prints, onOpen }: { prints: Print[]; onOpen: (number: number, list: string) => void }) {
  return (
    <ul className={style.prints} data-testid="recent">
      {prints.map((print, at) => (
        <li key={print.id} style={{ '--r': Math.max(0.6, Math.min(2.2, print.ratio)) } as React.CSSProperties}>
          <a
            href={`/photo/${print.number}`}
            aria-label={m.explore.recentPhoto(at + 1)}
            data-photo={print.number}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return;
              event.preventDefault();
              onOpen(print.number, 'recent');
            }}
          >
            <Picture print={print} sizes="(width < 720px) 30vw, 240px" />
          </a>
        </li>
      ))}
    </ul>
  );
}
