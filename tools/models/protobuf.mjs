// The few kinds of fields of protocol buffers that an ONNX file has.
const utf8 = new TextEncoder();

export function join(parts) {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) { all.set(part, at); at += part.length; }
  return all;
}

export function varint(value) {
  const bytes = [];
  for (let rest = BigInt.asUintN(64, BigInt(value)); ; rest >>= 7n) {
    if (rest < 128n) { bytes.push(Number(rest)); return Uint8Array.from(bytes); }
    bytes.push(Number(rest & 127n) | 128);
  }
}

export const number = (field, value) => join([varint(field << 3), varint(value)]);
export const bytes = (field, value) => join([varint((field << 3) | 2), varint(value.length), value]);
export const text = (field, value) => bytes(field, utf8.encode(value));
export const message = (field, ...parts) => bytes(field, join(parts));
