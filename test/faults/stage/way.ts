import { type HttpProxy, openHttpProxy } from '../../fixtures/http-proxy.ts';
import { type Line, openLine } from '../../fixtures/line.ts';

/** A way to a server that can be slow or cut, and on which answers can be lost or replaced. */
export interface Way {
  /** Its address for clients. */
  endpoint: string;
  line: Line;
  proxy: HttpProxy;
  /** Takes back all that was done to it. */
  calm(): void;
  close(): Promise<void>;
}

/** Opens a way; its proxy is to be led to a server before it is used. */
export async function openWay(): Promise<Way> {
  const proxy = await openHttpProxy();
  const line = await openLine();
  line.leadTo(proxy.port);
  return {
    endpoint: `http://127.0.0.1:${line.port}`,
    line,
    proxy,
    calm: () => {
      line.setSpeed(null);
      proxy.interfere(() => 'pass');
    },
    close: async () => {
      await line.close();
      await proxy[Symbol.asyncDispose]();
    },
  };
}
