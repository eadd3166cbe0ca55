import { useQuery } from '@tanstack/react-query';
import { ImageOff } from 'lucide-react';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { photoQuery } from '../../api/queries';
import { m } from '../../messages';
import { editorWords } from '../../messages/editor';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Empty';
import { Desk } from './Desk';
import { useUnedited } from './unedited';
import style from './editor.module.css';

interface Props {
  number: number;
  onClose: () => void;
}

/** Edits one photo over the viewer: a modal dialog, so that keys and focus stay here. */
export default function Editor({ number, onClose }: Props) {
  const { data: photo } = useQuery(photoQuery(number));
  const dialog = useRef<HTMLDialogElement>(null);
  const [attempt, setAttempt] = useState(0);
  // As it was when the editor opened: what happens meanwhile must not take the work away.
  const subject = useRef(photo);
  subject.current ??= photo;
  const unedited = useUnedited(subject.current?.id, attempt);
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);

  // Esc while nothing here has the focus; the desk asks first.
  const leave = useRef(onClose);
  const cancel = (event: SyntheticEvent) => {
    event.preventDefault();
    if (event.target === dialog.current) leave.current();
  };
  return (
    <dialog ref={dialog} className={style.editor} aria-label={editorWords().title} data-testid="editor" onCancel={cancel}>
      {subject.current && unedited && 'picture' in unedited ? (
        <Desk photo={subject.current} unedited={unedited} leaving={leave} onClose={onClose} />
      ) : (
        <>
          <header className={style.bar}><Button kind="quiet" onClick={onClose}>{editorWords().cancel}</Button></header>
          <div className={style.wait}>
            {unedited instanceof Error ? (
              <Empty screen={false} icon={<ImageOff />} title={editorWords().failed} help={editorWords().failedHelp}><Button onClick={() => setAttempt(attempt + 1)}>{m.action.tryAgain}</Button></Empty>
            ) : (
              <p className="small muted" role="status">{editorWords().loading}</p>
            )}
          </div>
        </>
      )}
    </dialog>
  );
}
