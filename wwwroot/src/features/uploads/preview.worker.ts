import { embeddedPicture } from './exif';

const side = 88; // twice the 44 px of a row
const headBytes = 64 * 1024;
const smallBytes = 2e6; // decoding a file of this size whole costs no more than it is worth

addEventListener('message', (event: MessageEvent<{ id: string; file: File }>) => {
  const { id, file } = event.data;
  void draw(file).then(
    (picture) => postMessage({ id, picture }),
    () => postMessage({ id, picture: null }),
  );
});

/** The camera's own small picture; else one decoded small; else, of a small file, itself. Never a large file's pixels. */
async function draw(file: File): Promise<Blob | null> {
  const head = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
  const found = embeddedPicture(head);
  const source = found ? await createImageBitmap(new Blob([head.slice(found.from, found.to)], { type: 'image/jpeg' })) : ((await decodeSmall(file)) ?? (file.size <= smallBytes ? await createImageBitmap(file, { resizeWidth: side * 2, resizeQuality: 'low' }) : null));
  if (!source) return null;
  const [width, height] = 'displayWidth' in source ? [source.displayWidth, source.displayHeight] : [source.width, source.height];
  const edge = Math.min(width, height);
  const canvas = new OffscreenCanvas(side, side);
  canvas.getContext('2d')?.drawImage(source, (width - edge) / 2, (height - edge) / 2, edge, edge, 0, 0, side, side);
  source.close();
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.7 });
}

interface SmallDecoder {
  decode(): Promise<{ image: VideoFrame }>;
  close(): void;
}

/** JPEGs can be decoded at an eighth of their size, where the browser lets one ask for it. */
async function decodeSmall(file: File): Promise<VideoFrame | null> {
  const Decoder = (globalThis as { ImageDecoder?: new (of: object) => SmallDecoder }).ImageDecoder;
  if (!Decoder || file.type !== 'image/jpeg') return null;
  const decoder = new Decoder({ data: file.stream(), type: file.type, desiredWidth: side * 2, desiredHeight: side * 2 });
  try {
    return (await decoder.decode()).image;
  } catch {
    return null;
  } finally {
    decoder.close();
  }
}
