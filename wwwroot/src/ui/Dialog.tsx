import { X } from 'lucide-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { m } from '../messages';
import { Button, IconButton } from './Button';
import style from './dialog.module.css';

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
  foot?: ReactNode;
  wide?: boolean;
}

function useModal() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    // The dialog takes the focus to its first button; a field that asked for it comes first.
    element?.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => element?.close();
  }, []);
  return dialog;
}

/** A native modal dialog; a bottom sheet on phones. */
export function Dialog({ title, onClose, children, foot, wide = false }: Props) {
  const dialog = useModal();
  const id = useId();
  return (
    <dialog
      ref={dialog}
      className={`${style.dialog} ${wide ? style.wide : ''}`}
      aria-labelledby={id}
      onCancel={(event) => { event.preventDefault(); onClose(); }}
      onClick={(event) => { if (event.target === dialog.current) onClose(); }}
    >
      <div className={style.head}>
        <h2 id={id} className="title-3 grow">{title}</h2>
        <IconButton label={m.action.close} onClick={onClose}><X className="i" /></IconButton>
      </div>
      <div className={style.body}>{children}</div>
      {foot && <div className={style.foot}>{foot}</div>}
    </dialog>
  );
}

interface AskProps {
  title: string;
  help: string;
  /** The safe choice; it has the focus. */
  keep: string;
  /** Repeats the verb and the number. */
  go: string;
  onKeep: () => void;
  onGo: () => void;
}

/** Asks before something that cannot be undone. */
export function Ask({ title, help, keep, go, onKeep, onGo }: AskProps) {
  const dialog = useModal();
  const id = useId();
  return (
    <dialog ref={dialog} role="alertdialog" className={`${style.dialog} ${style.ask}`} aria-labelledby={id} aria-describedby={`${id}-help`} onCancel={(event) => { event.preventDefault(); onKeep(); }}>
      <div className={style.body}>
        <h2 id={id} className="title-3">{title}</h2>
        <p id={`${id}-help`} className="muted">{help}</p>
      </div>
      <div className={style.foot}>
        <Button kind="line" autoFocus onClick={onKeep}>{keep}</Button>
        <Button kind="danger" onClick={onGo}>{go}</Button>
      </div>
    </dialog>
  );
}
