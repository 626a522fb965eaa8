/*
 * Tells public hosts from private ones. It reads hosts as the URL parser leaves them, which turns every notation of an
 * address (decimal, octal, hex, short, full-width, trailing dot) into the one below.
 */

/**
 * The network of a host. `metadata` hands out a machine's own credentials. `private` is this machine or its network.
 */
export type Reach = "public" | "private" | "metadata";

/** IPv4 blocks that are not public (RFC 6890), as first address and prefix length. */
const PRIVATE_V4: readonly [first: string, bits: number][] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
];

/**
 * Addresses at which clouds serve credentials: AWS, Azure, Google and others; Alibaba; AWS over IPv6; Google by name.
 */
const METADATA_V4: readonly [first: string, bits: number][] = [
  ["169.254.0.0", 16],
  ["100.100.100.200", 32],
];
const METADATA_NAMES = /^(?:metadata|instance-data|.+\.metadata|metadata\..+)$/;

/** Names that never lead out of a network: RFC 6761, 6762, 8375, 9476, and names without a dot. */
const PRIVATE_NAMES = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home\.arpa|localdomain)$/;

/**
 * Returns the network that a host lies in.
 * @param hostname as `URL.hostname` gives it
 */
export function reachOf(hostname: string): Reach {
  const host = hostname.replace(/\.$/, "").toLowerCase();
  if (host.startsWith("[")) return reachOfV6(host.slice(1, -1));
  const v4 = numberOfV4(host);
  if (v4 !== null) return reachOfV4(v4);
  if (METADATA_NAMES.test(host)) return "metadata";
  return PRIVATE_NAMES.test(host) || !host.includes(".") ? "private" : "public";
}

function reachOfV4(address: number): Reach {
  if (METADATA_V4.some((block) => isIn(address, block))) return "metadata";
  return PRIVATE_V4.some((block) => isIn(address, block)) ? "private" : "public";
}

function isIn(address: number, [first, bits]: readonly [string, number]): boolean {
  const size = 2 ** (32 - bits);
  return Math.floor(address / size) === Math.floor((numberOfV4(first) ?? 0) / size);
}

function numberOfV4(host: string): number | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(host)?.slice(1).map(Number);
  return parts && parts.every((part) => part < 256) ? parts.reduce((sum, part) => sum * 256 + part, 0) : null;
}

/**
 * An IPv6 address that carries an IPv4 address is as near as that one. All but global unicast (2000::/3) is private.
 */
function reachOfV6(host: string): Reach {
  const groups = groupsOf(host);
  const [first = 0, second = 0] = groups;
  const low = (groups[6] ?? 0) * 65_536 + (groups[7] ?? 0);
  if (groups.slice(0, 5).every((group) => group === 0) && (groups[5] === 0xffff || (groups[5] === 0 && low > 1)))
    return reachOfV4(low);
  if (first === 0x64 && second === 0xff9b) return reachOfV4(low);
  if (first === 0x2002) return reachOfV4(second * 65_536 + (groups[2] ?? 0));
  if (first === 0xfd00 && second === 0xec2 && low === 0x254) return "metadata";
  if ((first & 0xffc0) === 0xfe80) return "metadata";
  return (first & 0xe000) === 0x2000 && !(first === 0x2001 && second < 0x200) ? "public" : "private";
}

function groupsOf(host: string): number[] {
  const [before = [], after = []] = host
    .split("::", 2)
    .map((half) => half.split(":").flatMap((group) => (group === "" ? [] : Number.parseInt(group, 16))));
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after];
}
