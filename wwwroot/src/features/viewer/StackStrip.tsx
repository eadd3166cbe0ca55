import { useQuery } from '@tanstack/react-query';
import { Layers, Layers2, Ungroup } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Photo, Stack } from '../../api/wire';
import { putOnTop, stackQuery, unstack } from '../../library/stacks';
import { m } from '../../messages';
import { IconButton } from '../../ui/Button';
import style from './viewer.module.css';

/** The stack of the photo on the stage, the number of the one on top, and who is before or after it in the stack. */
export function useStack(photo: Photo | undefined): { stack: Stack | null; top: number | null; beside: (by: number) => number | null } {
  const id = photo?.stack?.id;
  const { data } = useQuery({ ...stackQuery(id ?? ''), enabled: id !== undefined });
  const stack = id !== undefined && data?.id === id ? data : null;
  const at = stack?.photos.findIndex(({ number }) => number === photo?.number) ?? -1;
  return {
    stack,
    top: stack?.photos.find((one) => one.id === stack.primary)?.number ?? null,
    beside: (by) => (at < 0 ? null : (stack?.photos[at + by]?.number ?? null)),
  };
}

interface Props {
  stack: Stack;
  number: number;
  onStep: (number: number) => void;
}

/** The photos of one moment, to look through; which of them is on top; and the way to take them apart. */
export function StackStrip({ stack, number, onStep }: Props) {
  const here = useRef<HTMLButtonElement>(null);
  const shown = stack.photos.find((photo) => photo.number === number);
  // In braces: some browsers answer scrollIntoView with a promise, which is no clean-up.
  useEffect(() => {
    here.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [number]);
  return (
    <section className={style.stack} aria-label={m.stacks.stack(stack.count)}>
      <ul className={style.frames}>
        {stack.photos.map((photo, place) => {
          const isTop = photo.id === stack.primary;
          const isHere = photo.number === number;
          return (
            <li key={photo.id}>
              <button
                type="button"
                ref={isHere ? here : undefined}
                aria-current={isHere ? 'true' : undefined}
                aria-label={`${m.stacks.frame(place + 1, stack.count)}${isTop ? `, ${m.stacks.top}` : ''}`}
                style={photo.color ? { backgroundColor: photo.color } : undefined}
                onClick={() => onStep(photo.number)}
              >
                <img src={photo.urls.thumb150} alt="" decoding="async" draggable={false} />
                {isTop && <span className={style.onTop}><Layers className="i" /></span>}
              </button>
            </li>
          );
        })}
      </ul>
      {shown && shown.id !== stack.primary && <IconButton label={m.stacks.onTop} onClick={() => void putOnTop(stack, shown.id)}><Layers2 className="i" /></IconButton>}
      <IconButton label={m.stacks.apart} onClick={() => void unstack(stack)}><Ungroup className="i" /></IconButton>
    </section>
  );
}
