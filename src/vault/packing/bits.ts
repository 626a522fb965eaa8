/** Writes numbers of any number of bits, the highest bit first. */
export class BitWriter {
  private bytes = new Uint8Array(256);
  private length = 0;
  private held = 0;
  private pending = 0;

  /** @param bits how many bits of the value to write: 24 at most */
  write(value: number, bits: number): void {
    this.pending = (this.pending << bits) | value;
    this.held += bits;
    while (this.held >= 8) {
      this.held -= 8;
      this.push((this.pending >>> this.held) & 0xff);
    }
    this.pending &= (1 << this.held) - 1;
  }

  /** Returns all bytes. The last one is filled up with zeros. */
  finish(): Uint8Array<ArrayBuffer> {
    if (this.held > 0) this.write(0, 8 - this.held);
    return this.bytes.slice(0, this.length);
  }

  private push(byte: number): void {
    if (this.length === this.bytes.length) {
      const grown = new Uint8Array(2 * this.length);
      grown.set(this.bytes);
      this.bytes = grown;
    }
    this.bytes[this.length++] = byte;
  }
}
