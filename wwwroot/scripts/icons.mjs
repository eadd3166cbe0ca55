// The product's sign as PNG, drawn at build time: no picture to keep in step with the drawing in ui/Mark.tsx.
import { deflateSync } from 'node:zlib';

const paper = [252, 251, 250];
const ink = [33, 29, 25];
const safelight = [220, 94, 18];
// Of the favicon: x, y, width, height of each frame on a field of 22.
const frames = [[3, 3.5, 9, 7, ink], [13.5, 3.5, 5.5, 7, ink], [3, 12, 5.5, 7, ink], [10, 12, 9, 7, safelight]];
const corner = 1.2;
const samples = 4; // a side of a pixel

/** A maskable sign fills its square, for phones cut it to a shape of their own, and keeps the frames within the circle that none cuts. */
export function icon(size, { maskable = false } = {}) {
  const pixels = Buffer.alloc((size * 4 + 1) * size);
  const scale = maskable ? 0.72 : 1;
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const sum = [0, 0, 0, 0];
      for (let i = 0; i < samples * samples; i++) {
        const color = at(((x + ((i % samples) + 0.5) / samples) * 22) / size, ((y + (Math.floor(i / samples) + 0.5) / samples) * 22) / size, scale, maskable);
        if (!color) continue;
        for (let channel = 0; channel < 3; channel++) sum[channel] += color[channel];
        sum[3]++;
      }
      const to = y * (size * 4 + 1) + 1 + x * 4;
      for (let channel = 0; channel < 3; channel++) pixels[to + channel] = sum[3] ? Math.round(sum[channel] / sum[3]) : 0;
      pixels[to + 3] = Math.round((sum[3] * 255) / (samples * samples));
    }
  }
  return png(size, pixels);
}

function at(x, y, scale, maskable) {
  if (!maskable && !inside(x, y, 0, 0, 22, 22, 4.5)) return null;
  const [u, v] = [(x - 11) / scale + 11, (y - 11) / scale + 11];
  for (const [left, top, width, height, color] of frames) if (inside(u, v, left, top, width, height, corner)) return color;
  return paper;
}

function inside(x, y, left, top, width, height, radius) {
  const dx = Math.max(left + radius - x, 0, x - (left + width - radius));
  const dy = Math.max(top + radius - y, 0, y - (top + height - radius));
  return x >= left && x <= left + width && y >= top && y <= top + height && dx * dx + dy * dy <= radius * radius;
}

function png(size, pixels) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6, 0, 0, 0], 8); // 8 bits a channel, with alpha
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', head), chunk('IDAT', deflateSync(pixels, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  out.set(body, 4);
  out.writeUInt32BE(crc(body), body.length + 4);
  return out;
}

function crc(bytes) {
  let value = ~0;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return ~value >>> 0;
}
