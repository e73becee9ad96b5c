import { spawnSync } from 'node:child_process';
import { execa } from 'execa';
import { CLIENT, CLIENT_ADDRESS, type LineMaker, type LineSpec, SERVER, SERVER_ADDRESS } from './wan-line.ts';

const MTU = 1500;
const TRIAL = 'pail-bench-trial';

/** Whether this machine lets us make namespaces, and its kernel has netem. */
export async function hasNetem(): Promise<boolean> {
  const run = execa({ reject: false });
  const made = await run`ip netns add ${TRIAL}`;
  if (made.failed) return false;
  const tried = await run`ip netns exec ${TRIAL} tc qdisc add dev lo root netem delay 1ms`;
  await run`ip netns del ${TRIAL}`;
  return !tried.failed;
}

/** Packets that a line holds: those on their way, and a queue of a round trip before it. */
function limit({ mbitPerSecond, oneWayDelay }: LineSpec): number {
  return Math.ceil((mbitPerSecond * 1000 * oneWayDelay * 3) / (8 * MTU));
}

/**
 * Two namespaces joined by a pair of devices, slowed down by the kernel itself.
 * @see https://man7.org/linux/man-pages/man8/tc-netem.8.html
 */
export const netem: LineMaker = {
  name: 'tc netem',
  up: async (spec) => {
    const ends = [
      { namespace: CLIENT, address: CLIENT_ADDRESS, loss: spec.lossPercent },
      { namespace: SERVER, address: SERVER_ADDRESS, loss: 0 },
    ];
    for (const { namespace } of ends) await execa`ip netns add ${namespace}`;
    await execa`ip link add wan0 netns ${CLIENT} type veth peer name wan0 netns ${SERVER}`;
    for (const { namespace, address, loss } of ends) {
      await execa`ip -n ${namespace} addr add ${address}/24 dev wan0`;
      await execa`ip -n ${namespace} link set lo up`;
      await execa`ip -n ${namespace} link set wan0 up`;
      // Segments that the device splits itself would be lost together, and be counted as one.
      const features = ['tso', 'gso', 'gro'].flatMap((feature) => [feature, 'off']);
      await execa({ reject: false })`ip netns exec ${namespace} ethtool -K wan0 ${features}`;
      const rate = `${spec.mbitPerSecond}mbit`;
      await execa`ip netns exec ${namespace} tc qdisc add dev wan0 root netem limit ${limit(spec)} delay ${spec.oneWayDelay}ms rate ${rate} loss ${loss}%`;
      await execa`ip netns exec ${namespace} sysctl -qw net.ipv4.tcp_congestion_control=cubic`;
    }
  },
  down: () => {
    for (const namespace of [CLIENT, SERVER]) spawnSync('ip', ['netns', 'del', namespace]);
  },
};
