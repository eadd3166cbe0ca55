import type { KeyboardEvent, MouseEvent } from 'react';
import { Blend, Redo2, Undo2 } from 'lucide-react';
import { editorWords } from '../../messages/editor';
import { Button, IconButton } from '../../ui/Button';
import style from './editor.module.css';

interface Props {
  phone: boolean;
  canUndo: boolean;
  canRedo: boolean;
  canReset: boolean;
  isComparing: boolean;
  onCancel: () => void;
  onUndo: () => void;
  onRedo: () => void;
  onCompare: (on: boolean) => void;
  onReset: () => void;
  onDone: () => void;
}

export function TopBar({ phone, canUndo, canRedo, canReset, isComparing, onCancel, onUndo, onRedo, onCompare, onReset, onDone }: Props) {
  const words = editorWords();
  // Held by hand, finger or key; it lets go where the pointer leaves.
  const hold = {
    onPointerDown: () => onCompare(true),
    onPointerUp: () => onCompare(false),
    onPointerLeave: () => onCompare(false),
    onPointerCancel: () => onCompare(false),
    onKeyDown: (event: KeyboardEvent) => { if (event.key === ' ' || event.key === 'Enter') onCompare(true); },
    onKeyUp: (event: KeyboardEvent) => { if (event.key === ' ' || event.key === 'Enter') onCompare(false); },
    onBlur: () => onCompare(false),
    onContextMenu: (event: MouseEvent) => event.preventDefault(),
    'aria-pressed': isComparing,
  };
  // What has nothing to do says so and keeps the focus: a disabled button would swallow the next keys.
  return (
    <header className={style.bar}>
      <Button kind="quiet" onClick={onCancel}>{words.cancel}</Button>
      <span className={phone ? style.grow : style.steps}>
        <IconButton label={words.undo} hotkey="Ctrl+Z" aria-disabled={!canUndo} onClick={onUndo}><Undo2 className="i" /></IconButton>
        <IconButton label={words.redo} hotkey="Ctrl+Shift+Z" aria-disabled={!canRedo} onClick={onRedo}><Redo2 className="i" /></IconButton>
      </span>
      {!phone && <span className="grow" />}
      {phone ? (
        <IconButton label={words.compare} hotkey="\" {...hold}><Blend className="i" /></IconButton>
      ) : (
        <Button kind="quiet" {...hold}><Blend className="i" />{words.compare} <kbd className={style.key}>\</kbd></Button>
      )}
      <Button kind="quiet" aria-disabled={!canReset} className={style.reset} onClick={onReset}>{words.reset}</Button>
      <Button kind="ink" onClick={onDone}>{words.done}</Button>
    </header>
  );
}
