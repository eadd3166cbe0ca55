import { lazy, Suspense, type ComponentType, type FunctionComponent } from 'react';

/**
 * A component that is not in the first script and yet there at once when it is wanted: `fetch` brings it in a quiet moment. Before that
 * it is lazy like others; unlike those it then renders in the same frame, which a transition from a tile needs.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): { View: FunctionComponent<P>; fetch: () => void } {
  let Here: ComponentType<P> | null = null;
  const Coming = lazy(() => load().then((component) => ({ default: component })));
  return {
    View: (props) => (Here ? <Here {...props} /> : <Suspense fallback={null}><Coming {...props} /></Suspense>),
    // Not brought now: it is asked for again when it is wanted, and says so then.
    fetch: () => void load().then((component) => { Here = component; }, () => undefined),
  };
}

/** When the browser has nothing better to do; after a moment where it cannot say. */
export function whenQuiet(run: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(run, 1_000);
    return () => clearTimeout(timer);
  }
  const wish = requestIdleCallback(run, { timeout: 3_000 });
  return () => cancelIdleCallback(wish);
}
