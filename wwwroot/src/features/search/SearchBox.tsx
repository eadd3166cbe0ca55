import { BookImage, Camera, MapPin, Search, Tag, UserRound, X, type LucideIcon } from 'lucide-react';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { count } from '../../lib/format';
import { m } from '../../messages';
import { IconButton } from '../../ui/Button';
import { useSettled, useSuggestions, type Suggestion } from './search';
import style from './search.module.css';
import { completed } from './words';

const icons: Record<Suggestion['kind'], LucideIcon> = { person: UserRound, album: BookImage, tag: Tag, place: MapPin, camera: Camera };

interface Props {
  words: string;
  onWords: (words: string) => void;
}

/** The field, and the names below it that go on with what is typed. */
export function SearchBox({ words, onWords }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const suggestions = useSuggestions(useSettled(words, 80), isOpen);
  const shows = isOpen && suggestions.length > 0;
  const chosen = suggestions[at];

  function take(suggestion: Suggestion): void {
    onWords(completed(words, suggestion.text));
    setAt(-1);
    input.current?.focus();
  }

  function typed(event: KeyboardEvent): void {
    const { key } = event;
    if (key === 'Escape' && (isOpen || words)) {
      if (shows) setOpen(false);
      else onWords('');
      event.stopPropagation();
    } else if (key === 'Enter') {
      if (shows && chosen) take(chosen);
      setOpen(false);
    } else if (key === 'Tab' && shows && chosen) {
      take(chosen);
    } else if ((key === 'ArrowDown' || key === 'ArrowUp') && suggestions.length > 0) {
      setOpen(true);
      // One more place than names: the field itself.
      const places = suggestions.length + 1;
      setAt(((at + 1 + (key === 'ArrowDown' ? 1 : -1) + places) % places) - 1);
    } else {
      return;
    }
    if (key !== 'Enter') event.preventDefault();
  }

  return (
    <div className={style.box} onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}>
      <Search className="i" aria-hidden="true" />
      <input
        ref={input}
        role="searchbox"
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={300}
        autoFocus
        aria-label={m.search.field}
        aria-autocomplete="list"
        aria-controls={shows ? id : undefined}
        aria-activedescendant={shows && chosen ? `${id}-${at}` : undefined}
        placeholder={m.search.placeholder}
        value={words}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onKeyDown={typed}
        onChange={(event) => {
          onWords(event.target.value);
          setAt(-1);
          setOpen(true);
        }}
      />
      {words && <IconButton label={m.search.clear} onClick={() => {
        onWords('');
        input.current?.focus();
      }}><X className="i i--sm" /></IconButton>}
      {shows && (
        <ul id={id} role="listbox" aria-label={m.search.suggestions} className={style.suggestions}>
          {suggestions.map((suggestion, index) => {
            const Icon = icons[suggestion.kind];
            return (
              <li
                key={`${suggestion.kind} ${suggestion.text}`}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === at}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => take(suggestion)}
              >
                <Icon className="i" /><span className="grow clip">{suggestion.text}</span><span className="num tiny faint">{count(suggestion.count)}</span>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
