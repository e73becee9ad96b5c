import { Admission } from './admission.ts';
import { ChecksumDemand } from './checksum/checksum-demand.ts';
import type { UploadBackend, UploadPorts } from './ports.ts';

/** What the uploads over one connection share: a backend that is away or asks for nothing stops only its own. */
export interface Destination {
  backend: UploadBackend;
  admission: Admission;
  demand: ChecksumDemand;
}

/** The backends that are uploaded to. */
export class Destinations {
  private readonly ports: Pick<UploadPorts, 'backendOf'>;
  private readonly known = new Map<string | null, Destination>();

  constructor(ports: Pick<UploadPorts, 'backendOf'>) {
    this.ports = ports;
  }

  /** @param connectionId as in `UploadRecord` */
  get(connectionId: string | null): Destination {
    const known = this.known.get(connectionId);
    if (known) return known;
    const destination = {
      backend: this.ports.backendOf(connectionId),
      admission: new Admission(),
      demand: new ChecksumDemand(),
    };
    this.known.set(connectionId, destination);
    return destination;
  }
}
