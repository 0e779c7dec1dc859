/**
 * Reads a packet front to back; past the end it gives zeros and empty slices, and `overrun` says so. A
 * negative count, as lengths minus their header give, is past the end too: going back would read in circles.
 */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #littleEndian: boolean;
  #offset: number;
  #overrun = false;

  /** Big-endian unless told otherwise, here or per number. */
  constructor(bytes: Uint8Array, offset = 0, littleEndian = false) {
    this.#littleEndian = littleEndian;
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#offset = offset;
  }

  get overrun(): boolean {
    return this.#overrun;
  }

  get left(): number {
    return this.#bytes.length - this.#offset;
  }

  skip(count: number): void {
    this.#advance(count);
  }

  u8(): number {
    const at = this.#advance(1);
    return at === undefined ? 0 : this.#view.getUint8(at);
  }

  u16(littleEndian = this.#littleEndian): number {
    const at = this.#advance(2);
    return at === undefined ? 0 : this.#view.getUint16(at, littleEndian);
  }

  u32(littleEndian = this.#littleEndian): number {
    const at = this.#advance(4);
    return at === undefined ? 0 : this.#view.getUint32(at, littleEndian);
  }

  slice(count: number): Uint8Array {
    const at = this.#advance(count);
    return at === undefined ? new Uint8Array(0) : this.#bytes.subarray(at, at + count);
  }

  rest(): Uint8Array {
    return this.slice(this.left);
  }

  /** UTF-8 text of a known length. */
  text(count: number): string {
    return new TextDecoder().decode(this.slice(count));
  }

  /** UTF-8 text up to a NUL, or to the end when there is none. */
  cString(): string {
    const end = this.#bytes.indexOf(0, this.#offset);
    if (end === -1) return this.text(this.left);
    const text = this.text(end - this.#offset);
    this.skip(1);
    return text;
  }

  #advance(count: number): number | undefined {
    if (count < 0 || count > this.left) {
      this.#overrun = true;
      this.#offset = this.#bytes.length;
      return undefined;
    }
    const at = this.#offset;
    this.#offset += count;
    return at;
  }
}
