type Bytes = Uint8Array<ArrayBuffer>;

/** Stands in all metadata of these pictures, and nowhere else in them. */
export const SECRET = 'N 52 31 12 E 13 24 18';

export const latin1 = (text: string): Bytes => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

export function joined(...pieces: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let position = 0;
  for (const piece of pieces) {
    whole.set(piece, position);
    position += piece.length;
  }
  return whole;
}

/** EXIF data with an orientation, a pointer to nothing, and the secret behind it; little-endian, as phones write it. */
export function exif(orientation: number): Bytes {
  const view = new DataView(new ArrayBuffer(8 + 2 + 2 * 12 + 4));
  view.setUint32(0, 0x49492a00);
  view.setUint32(4, 8, true);
  view.setUint16(8, 2, true);
  view.setUint16(10, 0x010f, true);
  view.setUint16(12, 2, true);
  view.setUint32(14, SECRET.length, true);
  view.setUint32(18, view.byteLength, true);
  view.setUint16(22, 0x0112, true);
  view.setUint16(24, 3, true);
  view.setUint32(26, 1, true);
  view.setUint16(30, orientation, true);
  return joined(new Uint8Array(view.buffer), latin1(SECRET));
}

export function jpegSegment(marker: number, data: Uint8Array): Bytes {
  return joined(
    Uint8Array.of(0xff, marker, Math.floor((data.length + 2) / 256), (data.length + 2) % 256),
    data,
  );
}

export const JFIF = jpegSegment(0xe0, latin1('JFIF\0\u0001\u0002\0\0\u0001\0\u0001\0\0'));
export const ICC = jpegSegment(0xe2, latin1('ICC_PROFILE\0\u0001\u0001a colour profile'));
const TABLES = [
  jpegSegment(0xdb, new Uint8Array(65)),
  jpegSegment(0xc0, Uint8Array.of(8, 0, 1, 0, 1, 1, 1, 0x11, 0)),
];
const SCANS = joined(
  jpegSegment(0xda, Uint8Array.of(1, 1, 0, 0, 0x3f, 0)),
  // Coded data with an escaped FF and a restart marker, and a second scan with its own table.
  Uint8Array.of(0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56),
  jpegSegment(0xc4, new Uint8Array(20)),
  jpegSegment(0xda, Uint8Array.of(1, 1, 0, 0, 0x3f, 0)),
  Uint8Array.of(0x78, 0x9a),
  Uint8Array.of(0xff, 0xd9),
);

/** What stays of {@link photo}, around an EXIF segment. */
export function strippedPhoto(exifSegment: Uint8Array): Bytes {
  return joined(Uint8Array.of(0xff, 0xd8), JFIF, exifSegment, ICC, ...TABLES, SCANS);
}

/** A JPEG with metadata of every kind, and with another one behind its end as phones add it. */
export function photo(orientation: number): Bytes {
  return joined(
    Uint8Array.of(0xff, 0xd8),
    JFIF,
    jpegSegment(0xe1, joined(latin1('Exif\0\0'), exif(orientation))),
    jpegSegment(0xe1, latin1(`http://ns.adobe.com/xap/1.0/\0<x>${SECRET}</x>`)),
    ICC,
    jpegSegment(0xe2, latin1(`MPF\0${SECRET}`)),
    jpegSegment(0xed, latin1(`Photoshop 3.0\0${SECRET}`)),
    jpegSegment(0xfe, latin1(SECRET)),
    ...TABLES,
    SCANS,
    Uint8Array.of(0xff, 0xd8),
    jpegSegment(0xe1, joined(latin1('Exif\0\0'), exif(orientation))),
  );
}

/** A chunk of a PNG; its checksum is not looked at. */
export function pngChunk(type: string, data: Uint8Array): Bytes {
  const length = new DataView(new ArrayBuffer(4));
  length.setUint32(0, data.length);
  return joined(new Uint8Array(length.buffer), latin1(type), data, new Uint8Array(4));
}

/** The pieces of a PNG that stay, in their order: up to its header, and after it. */
export const PNG_SEEN = {
  head: joined(latin1('\u0089PNG\r\n\u001A\n'), pngChunk('IHDR', new Uint8Array(13))),
  rest: [
    pngChunk('gAMA', new Uint8Array(4)),
    pngChunk('IDAT', latin1('pixels')),
    pngChunk('IEND', new Uint8Array()),
  ],
} as const;

export function pngWithMetadata(orientation: number): Bytes {
  const [gamma, pixels, end] = PNG_SEEN.rest;
  return joined(
    PNG_SEEN.head,
    pngChunk('eXIf', exif(orientation)),
    pngChunk('iTXt', latin1(`XML:com.adobe.xmp\0${SECRET}`)),
    gamma,
    pngChunk('tEXt', latin1(`Comment\0${SECRET}`)),
    pngChunk('tIME', latin1('a moment')),
    pixels,
    pngChunk('zTXt', latin1(SECRET)),
    pngChunk('caBX', latin1(SECRET)),
    end,
    latin1(SECRET),
  );
}

export function riffChunk(type: string, data: Uint8Array): Bytes {
  const length = new DataView(new ArrayBuffer(4));
  length.setUint32(0, data.length, true);
  return joined(latin1(type), new Uint8Array(length.buffer), data, new Uint8Array(data.length % 2));
}

export function webp(...chunks: readonly Uint8Array[]): Bytes {
  return riffChunk('RIFF', joined(latin1('WEBP'), ...chunks));
}

/** @param flags of the extended header; the last bit but one tells of an animation */
export const webpFeatures = (flags: number): Bytes =>
  riffChunk('VP8X', Uint8Array.of(flags, 0, 0, 0, 0, 0, 0, 0, 0, 0));

export const WEBP_PIXELS = joined(riffChunk('ICCP', latin1('profile')), riffChunk('VP8L', latin1('pixels!')));

export function webpWithMetadata(orientation: number): Bytes {
  return webp(
    webpFeatures(0x2c),
    WEBP_PIXELS,
    riffChunk('EXIF', exif(orientation)),
    riffChunk('XMP ', latin1(SECRET)),
    riffChunk('MINE', latin1(SECRET)),
  );
}
