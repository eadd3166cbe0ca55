import { useRef, useState } from 'react';
import { useWindowEvent } from '../../lib/hooks';
import { useTarget } from '../../library/target';
import { m } from '../../messages';
import { Frames } from '../../ui/Empty';
import { say } from '../../ui/Toast';
import { filesOf, type Found } from './files';
import style from './upload.module.css';

/** The whole page takes files. */
export function DropZone({ onFound }: { onFound: (found: Found[]) => void }) {
  const [count, setCount] = useState<number | null>(null);
  const album = useTarget((state) => state.album);
  const depth = useRef(0);
  const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
  const end = () => {
    depth.current = 0;
    setCount(null);
  };
  useWindowEvent('dragenter', (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    depth.current++;
    setCount(event.dataTransfer?.items.length ?? 0);
  });
  useWindowEvent('dragover', (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  });
  useWindowEvent('dragleave', (event) => {
    if (holdsFiles(event) && --depth.current <= 0) end();
  });
  useWindowEvent('drop', (event) => {
    if (!event.dataTransfer || !holdsFiles(event)) return;
    event.preventDefault();
    end();
    void filesOf(event.dataTransfer, onFound).then((unreadable) => unreadable > 0 && say(m.sending.unreadable(unreadable)));
  });
  if (count === null) return null;
  return (
    <div className={style.drop}>
      <div>
        <Frames />
        <h2 className="title-2">{m.upload.drop(count)}</h2>
        <p className="muted">{album ? m.upload.dropAlbum(album.name) : m.upload.dropHelp}</p>
      </div>
    </div>
  );
}
