import { Pencil } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { Button, IconButton } from './Button';
import style from './editable.module.css';

interface Props {
  /** What it is: "Name". */
  label: string;
  /** What the pencil says: "Edit name". */
  edit: string;
  value: string;
  /** Said in place of nothing; without it the text may not be empty. */
  placeholder?: string;
  /** Set large: the page's heading, or in its look while that is elsewhere. */
  heading?: 'heading' | 'look';
  maxLength: number;
  onSave: (value: string) => void;
}

/** A text that is edited where it stands: Enter or leaving it saves, Esc takes it back. */
export function Editable({ label, edit, value, placeholder, heading, maxLength, onSave }: Props) {
  const [text, setText] = useState<string | null>(null);
  const begin = () => setText(value);
  const end = (save: boolean) => {
    const next = (text ?? '').trim();
    setText(null);
    if (save && next !== value && (next !== '' || placeholder !== undefined)) onSave(next);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' && (event.key !== 'Enter' || event.shiftKey)) return;
    event.preventDefault();
    event.stopPropagation();
    end(event.key === 'Enter');
  };
  const look = heading ? 'title-1' : 'muted';
  if (text !== null) {
    return (
      <>
        {heading === 'heading' && <h1 className="vh">{value}</h1>}
        <textarea
          className={`${style.input} ${look}`}
          aria-label={label}
          rows={1}
          maxLength={maxLength}
          value={text}
          autoFocus
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setText(heading ? event.target.value.replaceAll('\n', ' ') : event.target.value)}
          onBlur={() => end(true)}
          onKeyDown={keys}
        />
      </>
    );
  }
  if (value === '') return <div><Button kind="quiet" size="sm" className={style.none} onClick={begin}>{placeholder}</Button></div>;
  return (
    <div className={style.shown}>
      {heading === 'heading' ? <h1 className={look} onClick={begin}>{value}</h1> : <p className={look} onClick={begin}>{value}</p>}
      <IconButton label={edit} onClick={begin}><Pencil className="i i--sm" /></IconButton>
    </div>
  );
}
