import { constants, inflateRawSync } from 'node:zlib';

/** Why a workbook is not read. */
export class UnreadableFile extends Error {
  constructor(readonly reason: 'file-unreadable' | 'file-too-large' | 'file-locked') {
    super(reason);
  }
}

interface Entry {
  readonly method: number;
  readonly packedBytes: number;
  readonly bytes: number;
  /** Where its local header begins. */
  readonly at: number;
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const longestComment = 65_535;
/** A workbook has some dozens of parts. */
const mostEntries = 2000;

/**
 * The parts of a zip archive. Nothing is unpacked before it is asked for, and never more than the asker allows, whatever the archive says of itself.
 * Source: APPNOTE.TXT 6.3.10; archives above 4 GB (zip64) are not read.
 */
export class Zip {
  private readonly entries = new Map<string, Entry>();

  /** @throws UnreadableFile */
  constructor(private readonly content: Buffer) {
    const end = this.findEnd();
    const count = content.readUInt16LE(end + 10);
    let at = content.readUInt32LE(end + 16);
    if (count > mostEntries) throw new UnreadableFile('file-too-large');
    for (let number = 0; number < count; number += 1) at = this.readEntry(at);
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** @throws UnreadableFile when the part is not there, is damaged, or holds more than `most` bytes */
  read(name: string, most: number): Buffer {
    const entry = this.entries.get(name);
    if (!entry) throw new UnreadableFile('file-unreadable');
    if (entry.bytes > most) throw new UnreadableFile('file-too-large');
    const packed = this.packed(entry);
    if (entry.method === 0) return packed;
    if (entry.method !== 8) throw new UnreadableFile('file-unreadable');
    try {
      return inflateRawSync(packed, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH });
    } catch (error) {
      const { code } = error as { code?: string };
      throw new UnreadableFile(code === 'ERR_BUFFER_TOO_LARGE' ? 'file-too-large' : 'file-unreadable');
    }
  }

  private findEnd(): number {
    const { content } = this;
    const lowest = Math.max(0, content.length - 22 - longestComment);
    for (let at = content.length - 22; at >= lowest; at -= 1) {
      if (content.readUInt32LE(at) === endMark) return at;
    }
    throw new UnreadableFile('file-unreadable');
  }

  private readEntry(at: number): number {
    const { content } = this;
    if (at + 46 > content.length || content.readUInt32LE(at) !== entryMark) throw new UnreadableFile('file-unreadable');
    if ((content.readUInt16LE(at + 8) & 1) === 1) throw new UnreadableFile('file-locked');
    const nameEnd = at + 46 + content.readUInt16LE(at + 28);
    this.entries.set(content.toString('utf8', at + 46, nameEnd).replaceAll('\\', '/'), {
      method: content.readUInt16LE(at + 10),
      packedBytes: content.readUInt32LE(at + 20),
      bytes: content.readUInt32LE(at + 24),
      at: content.readUInt32LE(at + 42),
    });
    return nameEnd + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32);
  }

  private packed({ at, packedBytes }: Entry): Buffer {
    const { content } = this;
    if (at + 30 > content.length || content.readUInt32LE(at) !== localMark) throw new UnreadableFile('file-unreadable');
    const start = at + 30 + content.readUInt16LE(at + 26) + content.readUInt16LE(at + 28);
    if (start + packedBytes > content.length) throw new UnreadableFile('file-unreadable');
    return content.subarray(start, start + packedBytes);
  }
}
