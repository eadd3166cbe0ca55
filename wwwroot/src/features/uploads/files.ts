import { isJunk, isTaken } from './kinds';

/** A file, and the browser's own way back to it where there is one. */
export interface Found {
  file: File;
  handle?: FileSystemFileHandle | undefined;
}

const batchOf = 200;

/**
 * The files of a drop, those in folders too, some at a time as they are found. What cannot be read is passed over; answers how many that were.
 * A photo, the film that belongs to it and its sidecar come one after the other: folders are gone through by name.
 */
export async function filesOf(transfer: DataTransfer, take: (found: Found[]) => void): Promise<number> {
  // The list is emptied when the event is over: everything is taken from it first.
  const items = [...transfer.items].filter((item) => item.kind === 'file');
  const dropped = items.map((item) => ({ entry: item.webkitGetAsEntry?.() ?? null, file: item.getAsFile(), handle: handleOf(item) }));
  const walk = new Walk(take);
  for (const { entry, file, handle } of dropped) {
    if (entry?.isDirectory) await walk.folder(entry as FileSystemDirectoryEntry);
    else if (file) walk.found({ file, handle: await handle });
  }
  walk.flush();
  return walk.unreadable;
}

// Only some browsers have it, and only of a drop is the way to a file kept.
async function handleOf(item: DataTransferItem): Promise<FileSystemFileHandle | undefined> {
  const handle = await (item as { getAsFileSystemHandle?: () => Promise<FileSystemHandle | null> }).getAsFileSystemHandle?.().catch(() => null);
  return handle?.kind === 'file' ? (handle as FileSystemFileHandle) : undefined;
}

class Walk {
  unreadable = 0;
  private batch: Found[] = [];

  constructor(private readonly take: (found: Found[]) => void) {}

  found(found: Found): void {
    this.batch.push(found);
    if (this.batch.length >= batchOf) this.flush();
  }

  flush(): void {
    if (this.batch.length > 0) this.take(this.batch);
    this.batch = [];
  }

  async folder(folder: FileSystemDirectoryEntry): Promise<void> {
    const reader = folder.createReader();
    const entries: FileSystemEntry[] = [];
    for (;;) {
      // Browsers hand out a hundred at a time.
      const some = await new Promise<FileSystemEntry[] | null>((resolve) => reader.readEntries(resolve, () => resolve(null)));
      if (!some) this.unreadable++;
      if (!some || some.length === 0) break;
      entries.push(...some.filter((entry) => !isJunk(entry.name)));
    }
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.isDirectory) await this.folder(entry as FileSystemDirectoryEntry);
      else if (isTaken(entry.name)) await this.entry(entry as FileSystemFileEntry);
    }
  }

  private async entry(entry: FileSystemFileEntry): Promise<void> {
    const file = await new Promise<File | null>((resolve) => entry.file(resolve, () => resolve(null)));
    if (file) this.found({ file });
    else this.unreadable++;
  }
}
