import { CircleAlert } from 'lucide-react';
import type { CSSProperties, ReactNode } from 'react';
import style from './door.module.css';

// A palette of no library in particular: nothing leaks to who stands at the door.
const frames: [number, string][] = [
  [1.333, '#6a7864'], [1.333, '#594b32'], [1.5, '#746c6a'], [1.336, '#814d4c'], [1.496, '#5d5140'], [0.892, '#4d3952'], [1.496, '#5d6f7b'],
  [1.333, '#8a7b65'], [1.333, '#736172'], [1.485, '#383818'], [1.9, '#5273b0'], [1.333, '#756e47'], [1.333, '#5e5f69'], [0.75, '#5c9463'],
  [1.399, '#8690a3'], [1.333, '#58431d'], [1.5, '#6d8170'], [0.665, '#854a44'], [1.333, '#2d6f91'], [1.333, '#ba711f'], [1.333, '#969da2'],
  [1.333, '#564e41'], [1.333, '#5c6946'], [1.333, '#666246'], [0.775, '#7b7677'], [1.333, '#323239'], [1.327, '#7197ac'], [0.75, '#5d5155'],
  [0.75, '#6a6157'], [1.504, '#929092'], [1.5, '#595b58'], [1.69, '#342521'], [0.75, '#778795'], [0.75, '#27458a'], [0.75, '#5f4623'],
  [1.333, '#444847'], [1.333, '#5b6982'], [1.333, '#7b7c43'], [1.5, '#46556a'], [1.333, '#756c64'], [1.333, '#61665d'], [1.5, '#757d7d'],
];
const lit = 11;

/** The screen before one is signed in: a form, and a wall of prints not yet loaded. */
export function Door({ children }: { children: ReactNode }) {
  return (
    <div className={style.door}>
      <main className={style.form}>{children}</main>
      <div className={style.wall} aria-hidden="true">
        {frames.map(([ratio, color], index) => (
          <i key={index} className={index === lit ? style.lit : undefined} style={{ '--r': ratio, '--c': color } as CSSProperties} />
        ))}
        <i className={style.rest} />
      </div>
    </div>
  );
}

export function Wrong({ children }: { children: ReactNode }) {
  return <p className={style.wrong} role="alert"><CircleAlert className="i i--sm" /><span>{children}</span></p>;
}
