const patienceMs = 5_000;

/** Asks a service worker and waits for its answer; undefined when none comes. */
export function ask<T>(worker: ServiceWorker, question: unknown): Promise<T | undefined> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const timer = setTimeout(() => resolve(undefined), patienceMs);
    port1.onmessage = (event: MessageEvent<T>) => {
      clearTimeout(timer);
      resolve(event.data);
    };
    worker.postMessage(question, [port2]);
  });
}
