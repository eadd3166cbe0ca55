import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState, type KeyboardEvent } from 'react';
import { api } from '../../../api/client';
import type { NamedPlace } from '../../../api/wire';
import { m } from '../../../messages';
import { readCoordinates, sayCoordinates, type Spot } from '../facts';
import style from './details.module.css';

interface Props {
  onChoose: (spot: Spot) => void;
  onCancel: () => void;
}

interface Choice {
  spot: Spot;
  name: string;
  detail: string;
}

/** A town by the beginning of its name, as the server knows them, or coordinates as they are copied from a map. */
export function PlaceField({ onChoose, onCancel }: Props) {
  const id = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const wanted = useDeferredValue(text.trim());
  const spot = readCoordinates(text);
  const { data = [], isFetched } = useQuery({
    queryKey: ['places', wanted],
    queryFn: async ({ signal }) => (await api<{ places: NamedPlace[] }>(`/places?q=${encodeURIComponent(wanted)}`, { signal })).places,
    enabled: wanted.length >= 2 && !spot,
    placeholderData: (before) => before,
  });
  const choices: Choice[] = spot
    ? [{ spot, name: sayCoordinates(spot), detail: '' }]
    : wanted.length < 2 ? [] : data.map(({ name, region, country, lat, lon }) => ({ spot: { lat, lon }, name, detail: [region, country].filter((part) => part && part !== name).join(', ') }));
  const current = Math.min(at, choices.length - 1);

  function keys(event: KeyboardEvent) {
    const chosen = choices[current];
    if (event.key === 'ArrowDown') setAt(Math.min(choices.length - 1, current + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, current - 1));
    else if (event.key === 'Enter') chosen && onChoose(chosen.spot);
    else if (event.key === 'Escape') onCancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <>
      <input
        className={style.input}
        role="combobox"
        aria-label={m.viewer.place}
        aria-expanded={choices.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={choices.length > 0 ? `${id}-${current}` : undefined}
        placeholder={m.viewer.placeHint}
        autoComplete="off"
        autoFocus
        value={text}
        onChange={(event) => { setText(event.target.value); setAt(0); }}
        onKeyDown={keys}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={m.viewer.places} className={style.places}>
        {choices.map((choice, index) => (
          <li key={`${choice.spot.lat} ${choice.spot.lon}`} id={`${id}-${index}`} role="option" aria-selected={index === current} onPointerDown={(event) => { event.preventDefault(); onChoose(choice.spot); }}>
            <span className="clip">{choice.name}</span>
            {choice.detail && <span className="small muted clip">{choice.detail}</span>}
          </li>
        ))}
      </ul>
      {wanted.length >= 2 && !spot && isFetched && choices.length === 0 && <p className="small muted" role="status">{m.viewer.noPlace}</p>}
    </>
  );
}
