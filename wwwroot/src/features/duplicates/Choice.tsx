import { Check, Maximize2, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import type { DuplicateGroup } from '../../api/places';
import { m } from '../../messages';
import style from './duplicates.module.css';
import { factsOf } from './facts';

interface Props {
  group: DuplicateGroup;
  keep: ReadonlySet<string>;
  /** Keeps exactly this one. */
  onChoose: (id: string) => void;
  /** Keeps this one, too, or no longer. */
  onToggle: (id: string) => void;
  onOpen: (number: number, list: string) => void;
}

/** The photos of a group side by side, what they differ in, and which are kept. */
export function Choice({ group, keep, onChoose, onToggle, onOpen }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const facts = factsOf(group.photos);
  const step = (from: number, by: number) => {
    const next = group.photos[(from + by + group.photos.length) % group.photos.length];
    if (!next) return;
    onChoose(next.photo.id);
    root.current?.querySelector<HTMLElement>(`[data-choice="${next.photo.id}"]`)?.focus();
  };
  return (
    <div ref={root} className={style.dupes} style={{ '--n': Math.min(group.photos.length, 4) } as React.CSSProperties} role="group" aria-label={m.duplicates.choice}>
      {group.photos.map(({ photo }, at) => {
        const isKept = keep.has(photo.id);
        return (
          <article key={photo.id} className={`${style.dupe} ${isKept ? style.keep : ''}`}>
            <div className={style.frame}>
              <button
                type="button"
                className={style.photo}
                role="checkbox"
                aria-checked={isKept}
                aria-label={`${m.duplicates.keep}: ${photo.filename}`}
                data-choice={photo.id}
                onClick={() => onToggle(photo.id)}
                onKeyDown={(event) => {
                  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
                  if (!by || event.altKey || event.ctrlKey || event.metaKey) return;
                  event.preventDefault();
                  event.stopPropagation();
                  step(at, document.dir === 'rtl' && event.key !== 'ArrowDown' && event.key !== 'ArrowUp' ? -by : by);
                }}
              >
                <img src={photo.urls.thumb800} srcSet={`${photo.urls.thumb400} 400w, ${photo.urls.thumb800} 800w`} sizes="(width < 720px) 62vw, 30vw" alt="" decoding="async" draggable={false} />
              </button>
              <button type="button" className={style.look} aria-label={`${m.duplicates.look}: ${photo.filename}`} title={m.duplicates.look} onClick={() => onOpen(photo.number, 'duplicates')}><Maximize2 className="i i--sm" /></button>
            </div>
            <div className={style.name}>
              <span className="strong small clip" title={photo.filename}>{photo.filename}</span>
              {isKept ? <span className={style.kept}><Check className="i i--sm" />{m.duplicates.keep}</span> : <span className={style.gone}><Trash2 className="i i--sm" />{m.duplicates.trash}</span>}
            </div>
            <dl className={`${style.facts} num`}>
              {facts.map(({ label, values, better }) => (
                <div key={label}><dt>{label}</dt><dd className={better[at] ? style.better : ''}>{values[at]}</dd></div>
              ))}
            </dl>
          </article>
        );
      })}
    </div>
  );
}
