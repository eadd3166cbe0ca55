import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { Photo } from '../../../api/wire';
import { changeDetails } from '../../../library/details';
import { m } from '../../../messages';
import style from './details.module.css';

const longest = 100; // the server's rule

/** The words that a photo is found by; added and taken away one at a time. */
export function Tags({ photo }: { photo: Photo }) {
  const names = photo.tags.map(({ name }) => name);
  const [text, setText] = useState<string | null>(null);
  const change = (tags: string[], done: string) => void changeDetails(photo, { tags }, done, { tags: names });

  function add() {
    const name = (text ?? '').trim();
    setText(null);
    if (name && !names.includes(name)) change([...names, name], m.viewer.tagAdded(name));
  }

  return (
    <>
      <h3>{m.viewer.tags}</h3>
      <ul className={style.tags}>
        {names.map((name) => (
          <li key={name}>
            <span className="clip">{name}</span>
            <button type="button" aria-label={m.viewer.removeTag(name)} title={m.viewer.removeTag(name)} onClick={() => change(names.filter((other) => other !== name), m.viewer.tagRemoved(name))}><X className="i i--sm" /></button>
          </li>
        ))}
        <li className={style.add}>
          {text === null ? <button type="button" aria-label={m.viewer.addTag} title={m.viewer.addTag} onClick={() => setText('')}><Plus className="i i--sm" /></button> : (
            <input
              aria-label={m.viewer.addTag}
              placeholder={m.viewer.tagHint}
              maxLength={longest}
              autoFocus
              value={text}
              onChange={(event) => setText(event.target.value)}
              onBlur={add}
              onKeyDown={(event) => {
                if (event.key === 'Escape') setText(null);
                else if (event.key === 'Enter') add();
                else return;
                event.preventDefault();
                event.stopPropagation();
              }}
            />
          )}
        </li>
      </ul>
    </>
  );
}
