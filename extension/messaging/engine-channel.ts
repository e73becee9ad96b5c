import { engineMessageSchema, type EngineMessage } from '../../shared/messages/engine.ts';

/**
 * The way between the extension's pages and the upload engine. A BroadcastChannel, because it hands over a `File` as
 * it is (`runtime.sendMessage` makes `{}` of it), and because a web page cannot open one of this origin.
 */
interface EngineChannel {
  post(message: EngineMessage): void;
  listen(listener: (message: EngineMessage) => void): void;
  close(): void;
}

export function openEngineChannel(): EngineChannel {
  const channel = new BroadcastChannel('pail-upload-engine');
  return {
    post: (message) => channel.postMessage(message),
    listen: (listener) => {
      channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        const message = engineMessageSchema.safeParse(data);
        if (message.success) listener(message.data);
      });
    },
    close: () => channel.close(),
  };
}
