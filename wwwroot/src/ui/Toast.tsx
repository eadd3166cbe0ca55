import { useEffect, useRef, useState } from 'react';
import { create } from 'zustand';
import style from './notice.module.css';

interface Toast {
  id: number;
  text: string;
  action?: { label: string; run: () => void } | undefined;
}

const stayMs = 6_000;
let lastId = 0;
const useToast = create<{ toast: Toast | null }>(() => ({ toast: null }));

/** Says one thing at the bottom of the screen for six seconds; the one before it leaves. */
export function say(text: string, action?: Toast['action']): void {
  useToast.setState({ toast: { id: ++lastId, text, action } });
}

/** Where toasts appear. It rides in the top layer, so that a dialog does not cover it. */
export function ToastSpot() {
  const toast = useToast((state) => state.toast);
  const [held, setHeld] = useState(false);
  const spot = useRef<HTMLDivElement>(null);
  // Always shown, for what is announced has to be there before; shown anew, it lies over a dialog that came after it.
  useEffect(() => {
    const element = spot.current;
    if (!element) return;
    if (element.matches(':popover-open')) element.hidePopover();
    element.showPopover();
  }, [toast]);
  useEffect(() => {
    if (!toast || held) return;
    const timer = setTimeout(() => useToast.setState({ toast: null }), stayMs);
    return () => clearTimeout(timer);
  }, [toast, held]);
  const { action } = toast ?? {};
  return (
    <div ref={spot} className={style.spot} popover="manual" role="status" onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)} onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}>
      {toast && (
        <div className={`${style.toast} ${action ? '' : style.plain}`} key={toast.id}>
          {toast.text}
          {action && <button type="button" onClick={() => { action.run(); setHeld(false); useToast.setState({ toast: null }); }}>{action.label}</button>}
        </div>
      )}
    </div>
  );
}
