import type { BrowserName } from '../../../backend/cli/browsers/browser-name.ts';
import type { Fault } from '../fault.ts';
import { openStage, type Stage } from './stage.ts';

/** A stage that one trial leaves to the next, as long as it is what the next one's fault needs. */
export class SharedStage {
  private readonly name: BrowserName;
  private readonly directory: string;
  private open: { stage: Stage; bucketDisk: number | null } | null = null;

  constructor(name: BrowserName, directory: string) {
    this.name = name;
    this.directory = directory;
  }

  async for(fault: Fault): Promise<Stage> {
    const bucketDisk = fault.bucketDisk ?? null;
    if (this.open !== null && this.open.bucketDisk === bucketDisk) return this.open.stage;
    await this.close();
    const stage = await openStage({ name: this.name, directory: this.directory, bucketDisk });
    this.open = { stage, bucketDisk };
    return stage;
  }

  async close(): Promise<void> {
    const { open } = this;
    this.open = null;
    await open?.stage.close();
  }
}
