/** The small picture that cameras put into a JPEG's head: its place in the bytes, or null. Only the first 64 KB of a file are needed to find it. */
export function embeddedPicture(bytes: Uint8Array): { from: number; to: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 4 < bytes.length; ) {
    const marker = view.getUint16(at);
    if ((marker & 0xff00) !== 0xff00 || marker === 0xffda) return null;
    const length = view.getUint16(at + 2);
    if (marker === 0xffe1 && at + 18 < bytes.length && view.getUint32(at + 4) === 0x45786966) return fromTiff(view, at + 10);
    at += 2 + length;
  }
  return null;
}

function fromTiff(view: DataView, tiff: number): { from: number; to: number } | null {
  try {
    const little = view.getUint16(tiff) === 0x4949;
    const short = (at: number) => view.getUint16(tiff + at, little);
    const long = (at: number) => view.getUint32(tiff + at, little);
    const first = long(4);
    // The second directory is the small picture's.
    const second = long(first + 2 + short(first) * 12);
    if (second === 0) return null;
    let from = 0;
    let length = 0;
    for (let entry = 0; entry < short(second); entry++) {
      const at = second + 2 + entry * 12;
      if (short(at) === 0x0201) from = long(at + 8);
      if (short(at) === 0x0202) length = long(at + 8);
    }
    const start = tiff + from;
    const isThere = from > 0 && length > 4 && start + length <= view.byteLength && view.getUint16(start) === 0xffd8;
    return isThere ? { from: start, to: start + length } : null;
  } catch {
    // Offsets that lead out of the bytes: a head that is broken, or longer than what was read.
    return null;
  }
}
