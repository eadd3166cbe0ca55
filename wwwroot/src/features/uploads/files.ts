const junk = /^(\.|Thumbs\.db$|desktop\.ini$)/i;
const media = /\.(jpe?g|jfif|png|webp|gif|avif|tiff?|heic|heif|hif|jxl|bmp|dng|cr2|cr3|nef|arw|raf|orf|rw2|pef|srw|mp4|mov|m4v|webm|mkv|avi|3gp|mts)$/i;

/** The files of a drop, those in folders too. Folders hold other things: of theirs only pictures and films are taken. */
export async function filesOf(transfer: DataTransfer): Promise<File[]> {
  // The list is emptied when the event is over: entries are taken from it first.
  const entries: (FileSystemEntry | File)[] = [];
  for (const item of transfer.items) {
    if (item.kind !== 'file') continue;
    const entry = item.webkitGetAsEntry?.() ?? item.getAsFile();
    if (entry) entries.push(entry);
  }
  const files: File[] = [];
  for (const entry of entries) {
    if (entry instanceof File) files.push(entry);
    else if (entry.isFile) files.push(...(await fileOfEntry(entry as FileSystemFileEntry)));
    else await walk(entry as FileSystemDirectoryEntry, files);
  }
  return files;
}

async function walk(folder: FileSystemDirectoryEntry, files: File[]): Promise<void> {
  const reader = folder.createReader();
  for (;;) {
    // Browsers hand out a hundred at a time.
    const batch = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (batch.length === 0) return;
    for (const entry of batch) {
      if (junk.test(entry.name)) continue;
      if (entry.isDirectory) await walk(entry as FileSystemDirectoryEntry, files);
      else if (media.test(entry.name)) files.push(...(await fileOfEntry(entry as FileSystemFileEntry)));
    }
  }
}

const fileOfEntry = (entry: FileSystemFileEntry): Promise<File[]> =>
  new Promise((resolve) => entry.file((file) => resolve([file]), () => resolve([])));
