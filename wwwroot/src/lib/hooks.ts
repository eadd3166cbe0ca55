import { useEffect, useRef, useSyncExternalStore } from 'react';

/** Whether a media query holds now. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}

export const usePhone = (): boolean => useMedia('(width < 720px)');

/** Listens on the window with the latest handler, without subscribing again. */
export function useWindowEvent<K extends keyof WindowEventMap>(name: K, handler: (event: WindowEventMap[K]) => void, options?: AddEventListenerOptions): void {
  const latest = useRef(handler);
  latest.current = handler;
  useEffect(() => {
    const listener = (event: WindowEventMap[K]) => latest.current(event);
    addEventListener(name, listener, options);
    return () => removeEventListener(name, listener, options);
    // The options of a place do not change.
  }, [name]);
}

/** Keys typed into a field, or held with a command key, are not for the page. */
export function isForPage(event: KeyboardEvent, alt = false): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || (event.altKey && !alt)) return false;
  const target = event.target as HTMLElement | null;
  return !target?.closest('input:not([type=checkbox]), textarea, select, [contenteditable], dialog[open], [role=menu]');
}

/** The page's title while a screen is shown. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title;
  }, [title]);
}
