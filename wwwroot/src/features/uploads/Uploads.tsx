import { useEffect, useRef } from 'react';
import { useViewing } from '../../grid/viewing';
import { registerPicker } from '../../lib/picker';
import { useMe } from '../../library/session';
import { useTarget } from '../../library/target';
import { DropZone } from './DropZone';
import { add, begin } from './engine';
import { Panel } from './Panel';
import { useQueue } from './queue';
import style from './upload.module.css';

// HEIC is named, or iPhones send a JPEG made of it; browsers do not know RAW. What this server has no decoder for it refuses, with that reason.
const accepted = 'image/*,video/*,.heic,.heif,.hif,.jxl,.dng,.cr2,.cr3,.nef,.nrw,.arw,.raf,.orf,.rw2,.pef,.srw,.raw,.mkv,.avi,.mp';

/** The ways in for photos (a drop anywhere, the picker) and the panel that follows them. */
export function Uploads() {
  const me = useMe();
  const input = useRef<HTMLInputElement>(null);
  const hasUploads = useQueue((queue) => queue.version >= 0 && queue.uploads.length > 0);
  const isViewing = useViewing((state) => state.number !== null);
  useEffect(() => registerPicker(() => input.current?.click()), []);
  useEffect(() => void begin(me.id), [me.id]);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={accepted}
        data-testid="upload-input"
        onChange={(event) => {
          addHere([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <DropZone onFiles={addHere} />
      {hasUploads && <div className={isViewing ? style.behind : undefined}><Panel /></div>}
    </>
  );
}

/** Files that come while an album is on the screen go into it. */
const addHere = (files: File[]): void => add(files, useTarget.getState().album?.id);
