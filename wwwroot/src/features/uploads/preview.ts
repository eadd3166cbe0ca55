import { useEffect, useState } from 'react';

const side = 88; // twice the 44 px of a row
const maxBytes = 40e6;
const drawn = new Map<string, string>();
let last: Promise<unknown> = Promise.resolve();

/** A small picture of a file that is being sent: one at a time, decoded small, and never the original itself. */
export function usePreview(id: string, file: File | undefined): string | null {
  const [url, setUrl] = useState(drawn.get(id) ?? null);
  useEffect(() => {
    if (url || !file || !file.type.startsWith('image/') || file.size > maxBytes) return;
    let isGone = false;
    last = last.then(async () => {
      if (isGone) return;
      const picture = await draw(file).catch(() => null);
      if (picture) drawn.set(id, picture);
      if (!isGone) setUrl(picture);
    });
    return () => {
      isGone = true;
    };
  }, [id, file, url]);
  return url;
}

async function draw(file: File): Promise<string | null> {
  const bitmap = await createImageBitmap(file, { resizeWidth: side * 2, resizeQuality: 'low' });
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  const edge = Math.min(bitmap.width, bitmap.height);
  canvas.getContext('2d')?.drawImage(bitmap, (bitmap.width - edge) / 2, (bitmap.height - edge) / 2, edge, edge, 0, 0, side, side);
  bitmap.close();
  return canvas.toDataURL('image/jpeg', 0.7);
}
