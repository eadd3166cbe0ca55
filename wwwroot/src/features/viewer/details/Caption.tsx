import { useEffect, useRef, useState } from 'react';
import type { Photo } from '../../../api/wire';
import { describe } from '../../../library/actions';
import { m } from '../../../messages';
import style from './details.module.css';

/** The caption, written where it stands: Enter or leaving it saves, Esc takes it back. */
export function Caption({ photo }: { photo: Photo }) {
  const saved = photo.description ?? '';
  const [text, setText] = useState(saved);
  const field = useRef<HTMLTextAreaElement>(null);
  // Changed elsewhere: shown, unless the user is writing.
  useEffect(() => {
    if (document.activeElement !== field.current) setText(saved);
  }, [saved]);
  return (
    <textarea
      ref={field}
      className={style.caption}
      aria-label={m.viewer.caption}
      placeholder={m.viewer.addCaption}
      rows={1}
      maxLength={2000}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={(event) => { if (event.currentTarget.value.trim() !== saved) void describe(photo, event.currentTarget.value.trim()); }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.shiftKey) event.currentTarget.blur();
        else if (event.key === 'Escape') {
          setText(saved);
          event.currentTarget.value = saved;
          event.currentTarget.blur();
        } else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
