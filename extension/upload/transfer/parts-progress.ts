/** Adds up what is at the bucket and on its way, part by part. */
export class PartsProgress {
  private readonly sentByPart = new Map<number, number>();
  private readonly tell: (sentBytes: number) => void;
  private total = 0;

  constructor(tell: (sentBytes: number) => void) {
    this.tell = tell;
  }

  sent(partNumber: number, bytes: number): void {
    this.total += bytes - (this.sentByPart.get(partNumber) ?? 0);
    this.sentByPart.set(partNumber, bytes);
    this.tell(this.total);
  }
}
