import { useEffect, useState } from 'react';
import { send } from '../../api/client';
import type { Size } from './frame';

export interface Unedited {
  picture: ImageBitmap;
  /** The sides of the photo itself. */
  original: Size;
}

/** The photo without its edits; null while it comes, an error where it does not. */
export function useUnedited(id: string | undefined, attempt: number): Unedited | Error | null {
  const [unedited, setUnedited] = useState<Unedited | Error | null>(null);
  useEffect(() => {
    if (!id) return;
    const leaving = new AbortController();
    setUnedited(null);
    read(id, leaving.signal).then(
      (read) => (leaving.signal.aborted ? read.picture.close() : setUnedited(read)),
      (error: unknown) => leaving.signal.aborted || setUnedited(error instanceof Error ? error : new Error(String(error))),
    );
    return () => leaving.abort();
  }, [id, attempt]);
  useEffect(() => () => {
    if (unedited && 'picture' in unedited) unedited.picture.close();
  }, [unedited]);
  return unedited;
}

async function read(id: string, signal: AbortSignal): Promise<Unedited> {
  const response = await send(`/photos/${id}/unedited`, { headers: { Accept: 'image/*' }, signal });
  const picture = await createImageBitmap(await response.blob(), { premultiplyAlpha: 'none', colorSpaceConversion: 'none' });
  const side = (name: string, shown: number) => Number(response.headers.get(name)) || shown;
  return { picture, original: { width: side('X-Photo-Width', picture.width), height: side('X-Photo-Height', picture.height) } };
}
