import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useViewing } from '../../grid/viewing';
import { registerPicker } from '../../lib/picker';
import { onSignOut, useMe } from '../../library/session';
import { useTarget } from '../../library/target';
import { DropZone } from './DropZone';
import type { Found } from './files';
import { accepted } from './kinds';
import style from './upload.module.css';

// What sends and shows comes after the page itself, or with the first file.
const Panel = lazy(() => import('./Panel'));
const engine = () => import('./engine');
const restMs = 1_500;

onSignOut(() => void engine().then(({ signedOut }) => signedOut()));

/** The ways in for photos (a drop anywhere, the picker, what a phone shares) and the panel that follows them. */
export function Uploads() {
  const me = useMe();
  const input = useRef<HTMLInputElement>(null);
  const [isHere, setHere] = useState(false);
  const isViewing = useViewing((state) => state.number !== null);
  useEffect(() => registerPicker(() => input.current?.click()), []);
  useEffect(() => {
    const start = () => void engine().then(({ begin }) => begin(me.id)).then(() => (setHere(true), import('./doors'))).then(({ open }) => open(me.id)).catch(() => undefined);
    const timer = setTimeout(start, new URLSearchParams(location.search).has('shared') ? 0 : restMs);
    return () => clearTimeout(timer);
  }, [me.id]);
  const add = (found: Found[]) =>
    void engine().then(async ({ add: take, begin }) => {
      setHere(true);
      await begin(me.id);
      // Files that come while an album is on the screen go into it.
      void take(found, { albumId: useTarget.getState().album?.id });
    });
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
          add([...(event.target.files ?? [])].map((file) => ({ file })));
          event.target.value = '';
        }}
      />
      <DropZone onFound={add} />
      {isHere && <div className={isViewing ? style.behind : undefined}><Suspense fallback={null}><Panel /></Suspense></div>}
    </>
  );
}
