/** Reads the colours of a screenshot. */
import { inflateSync } from 'node:zlib';

export interface Picture {
  width: number;
  height: number;
  /** `#rrggbb` */
  colorAt(x: number, y: number): string;
  /** The colour of most pixels: under text, its background. */
  mainColor(): string;
  /** Every colour with the number of its pixels. */
  colors(): Map<string, number>;
}

/** Decodes what browsers write: 8 bits, RGB or RGBA, not interlaced (https://www.w3.org/TR/png-3/). */
export function readPng(file: Uint8Array): Picture {
  const bytes = Buffer.from(file);
  const parts: Buffer[] = [];
  let [width, height, channels] = [0, 0, 0];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') {
      width = data.readUInt32BE(0);
      height = data.readUInt32BE(4);
      channels = { 2: 3, 6: 4 }[data.readUInt8(9)] ?? 0;
      if (data.readUInt8(8) !== 8 || channels === 0 || data.readUInt8(12) !== 0) throw new Error('not such a PNG');
    } else if (type === 'IDAT') parts.push(data);
    at += length + 12;
  }
  const pixels = unfilter(inflateSync(Buffer.concat(parts)), width * channels, height, channels);
  const colorAt = (x: number, y: number): string => {
    const at = (y * width + x) * channels;
    return `#${pixels.toString('hex', at, at + 3)}`;
  };
  const colors = (): Map<string, number> => {
    const counts = new Map<string, number>();
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) counts.set(colorAt(x, y), (counts.get(colorAt(x, y)) ?? 0) + 1);
    }
    return counts;
  };
  return {
    width,
    height,
    colorAt,
    colors,
    mainColor: () => [...colors()].reduce((most, next) => (next[1] > most[1] ? next : most))[0],
  };
}

function unfilter(raw: Buffer, stride: number, height: number, step: number): Buffer {
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw.readUInt8(y * (stride + 1));
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x >= step ? out.readUInt8(at - step) : 0;
      const up = y > 0 ? out.readUInt8(at - stride) : 0;
      const corner = x >= step && y > 0 ? out.readUInt8(at - stride - step) : 0;
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      out.writeUInt8((raw.readUInt8(y * (stride + 1) + 1 + x) + predicted) & 0xff, at);
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(guess - value)) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
