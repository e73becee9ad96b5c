import { execa } from 'execa';
import { linkTool } from './link-tool.ts';
import { hasNetem, netem } from './netem.ts';
import { receivedBytes } from './received-bytes.ts';
import { CLIENT, type LineMaker, type LineSpec, SERVER, SERVER_ADDRESS, type WanLine } from './wan-line.ts';

/** How lines can be made here: by `tc netem`, else by the tool that `WAN_LINK` names; else why not. */
export async function findLineMaker(): Promise<LineMaker | { missing: string }> {
  const { stdout, failed } = await execa({ reject: false })`ip netns list`;
  if (failed) return { missing: 'there are no network namespaces here (Linux, and iproute2)' };
  if (/^wan-(client|server)\b/m.test(stdout)) {
    return { missing: `the namespaces ${CLIENT} and ${SERVER} are in use; remove them by \`ip netns del\`` };
  }
  if (await hasNetem()) return netem;
  const tool = process.env['WAN_LINK'];
  if (tool) return linkTool(tool);
  return {
    missing: 'it needs root and a kernel with netem, or a tool that makes lines, named by WAN_LINK',
  };
}

/**
 * Makes a line, which is gone at the latest when this process ends.
 * @throws where that fails; nothing is left of it then.
 */
export async function openWanLine(maker: LineMaker, spec: LineSpec): Promise<WanLine> {
  const close = (): void => {
    process.off('exit', close);
    maker.down();
  };
  process.on('exit', close);
  try {
    await maker.up(spec);
    for (const namespace of [CLIENT, SERVER]) {
      // Else what one subject learnt about the line would slow down, or speed up, the next.
      await execa`ip netns exec ${namespace} sysctl -qw net.ipv4.tcp_no_metrics_save=1`;
    }
  } catch (error) {
    close();
    throw error;
  }
  return {
    client: ['ip', 'netns', 'exec', CLIENT],
    server: ['ip', 'netns', 'exec', SERVER],
    serverAddress: SERVER_ADDRESS,
    receivedBytes: async () => {
      const { stdout } = await execa`ip netns exec ${SERVER} cat /proc/net/dev`;
      return receivedBytes(stdout);
    },
    close,
  };
}
