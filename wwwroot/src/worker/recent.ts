/** What a cache holds, the longest unused first, and what has to go when it is too much. Pure, so that it can be tested. */
export class Recent {
  private readonly held = new Map<string, number>();
  private bytes = 0;

  constructor(
    private readonly most: number,
    private readonly mostBytes: number,
  ) {}

  get size(): number {
    return this.held.size;
  }

  get totalBytes(): number {
    return this.bytes;
  }

  bytesOf(url: string): number | undefined {
    return this.held.get(url);
  }

  /** It was used just now. False when it is not held. */
  touch(url: string): boolean {
    const bytes = this.held.get(url);
    if (bytes === undefined) return false;
    this.held.delete(url);
    this.held.set(url, bytes);
    return true;
  }

  /** It came just now; answers what has to leave for it. */
  add(url: string, bytes: number): string[] {
    this.drop(url);
    this.held.set(url, bytes);
    this.bytes += bytes;
    const leaving: string[] = [];
    for (const [oldest] of this.held) {
      if (this.held.size <= this.most && this.bytes <= this.mostBytes) break;
      this.drop(oldest);
      leaving.push(oldest);
    }
    return leaving;
  }

  drop(url: string): void {
    this.bytes -= this.held.get(url) ?? 0;
    this.held.delete(url);
  }

  clear(): void {
    this.held.clear();
    this.bytes = 0;
  }
}
