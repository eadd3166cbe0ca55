/**
 * One of the browser's databases, in a few lines: Dexie would be 31 KB for what this does (docs/decisions).
 * Where the browser refuses storage every call answers null, and the caller works without.
 */
export class Database {
  private opening: Promise<IDBDatabase | null> | undefined;

  constructor(
    private readonly name: string,
    private readonly version: number,
    private readonly upgrade: (database: IDBDatabase) => void,
  ) {}

  private open(): Promise<IDBDatabase | null> {
    this.opening ??= new Promise((resolve) => {
      let request: IDBOpenDBRequest;
      try {
        request = indexedDB.open(this.name, this.version);
      } catch {
        return resolve(null);
      }
      request.onupgradeneeded = () => this.upgrade(request.result);
      request.onsuccess = () => {
        const database = request.result;
        // A newer page wants to change it: this one steps aside and opens it again when it needs it.
        database.onversionchange = () => database.close();
        database.onclose = () => (this.opening = undefined);
        resolve(database);
      };
      request.onerror = request.onblocked = () => resolve(null);
    });
    return this.opening;
  }

  /** Runs one transaction; answers the result of the request that the work returns once everything is written. */
  async run<T>(stores: string[], mode: IDBTransactionMode, work: (store: (name: string) => IDBObjectStore) => IDBRequest<T> | null): Promise<T | null> {
    const database = await this.open();
    if (!database) return null;
    return new Promise((resolve) => {
      try {
        const transaction = database.transaction(stores, mode);
        const request = work((name) => transaction.objectStore(name));
        transaction.oncomplete = () => resolve(request?.result ?? null);
        transaction.onerror = transaction.onabort = () => resolve(null);
      } catch {
        // Closed under our hands: the next call opens it again.
        this.opening = undefined;
        resolve(null);
      }
    });
  }

  get = <T>(store: string, key: IDBValidKey): Promise<T | null> => this.run<T>([store], 'readonly', (of) => of(store).get(key) as IDBRequest<T>);
  all = async <T>(store: string): Promise<T[]> => (await this.run<T[]>([store], 'readonly', (of) => of(store).getAll() as IDBRequest<T[]>)) ?? [];

  async put(store: string, value: unknown, key?: IDBValidKey): Promise<void> {
    await this.run([store], 'readwrite', (of) => (of(store).put(value, key), null));
  }

  async remove(store: string, keys: IDBValidKey[]): Promise<void> {
    await this.run([store], 'readwrite', (of) => (keys.forEach((key) => of(store).delete(key)), null));
  }

  async clear(stores: string[]): Promise<void> {
    await this.run(stores, 'readwrite', (of) => (stores.forEach((store) => of(store).clear()), null));
  }
}
