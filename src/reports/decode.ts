/** Text of a file, with the encoding that it was found to have. */
export type Decoded =
  | { text: string; encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' }
  | { binary: true };

const SAMPLE = 64 * 1024;

/**
 * Bytes of a text file → text. A byte order mark decides; without one, zero bytes in every second place are
 * UTF-16, bytes that are valid UTF-8 are that, and the rest is Windows-1252. Files with control
 * characters that no text has are `binary`.
 */
export function decode(bytes: Uint8Array): Decoded {
  const mark = [bytes[0], bytes[1], bytes[2]];
  if (mark[0] === 0xff && mark[1] === 0xfe) return read(bytes.subarray(2), 'utf-16le');
  if (mark[0] === 0xfe && mark[1] === 0xff) return read(bytes.subarray(2), 'utf-16be');
  if (mark[0] === 0xef && mark[1] === 0xbb && mark[2] === 0xbf) return read(bytes.subarray(3), 'utf-8');

  const sample = bytes.subarray(0, SAMPLE - (SAMPLE % 2));
  const zeros = [0, 0];
  sample.forEach((byte, index) => (byte === 0 ? zeros[index % 2]!++ : 0));
  const most = sample.length / 2;
  if (most >= 4 && zeros[1]! > 0.4 * most && zeros[0]! < 0.05 * most) return read(bytes, 'utf-16le');
  if (most >= 4 && zeros[0]! > 0.4 * most && zeros[1]! < 0.05 * most) return read(bytes, 'utf-16be');
  try {
    return checked(new TextDecoder('utf-8', { fatal: true }).decode(bytes), 'utf-8');
  } catch {
    return read(bytes, 'windows-1252');
  }
}

function read(bytes: Uint8Array, encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'): Decoded {
  const text = new TextDecoder(encoding).decode(bytes);
  return checked(encoding === 'windows-1252' ? withWesternSigns(text) : text, encoding);
}

/** Some runtimes decode 0x80 to 0x9f as Latin-1, which has no signs there: the euro would be lost. */
function withWesternSigns(text: string): string {
  const signs = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
  return text.replaceAll(/[\u0080-\u009f]/g, (sign) => signs[sign.charCodeAt(0) - 0x80]!);
}

function checked(text: string, encoding: Exclude<Decoded, { binary: true }>['encoding']): Decoded {
  const sample = text.slice(0, SAMPLE);
  // oxlint-disable-next-line no-control-regex -- the control characters are what is looked for
  const odd = sample.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0;
  return odd > 0.01 * sample.length && odd > 2 ? { binary: true } : { text, encoding };
}
