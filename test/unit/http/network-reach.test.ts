import { describe, expect, test } from "vitest";
import { reachOf } from "../../../src/http/network-reach.ts";

const hostOf = (host: string): string => new URL(`http://${host}`).hostname;

describe("whatever notation an address comes in", () => {
  test.each([
    ["127.0.0.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0x7f.1", "127.0.0.1.", "１２７.0.0.1"],
    ["[::1]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]"],
    ["0.0.0.0", "0", "[::]", "[2002:7f00:1::]", "[2002:0a00:0001::1]"],
    ["10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "198.18.0.1"],
    ["224.0.0.1", "255.255.255.255", "192.0.0.1", "[fc00::1]", "[fdff::1]", "[ff02::1]", "[2001::1]", "[100::1]"],
    ["localhost", "LOCALHOST", "localhost.", "a.localhost", "router", "nas.local", "db.internal", "x.home.arpa"],
  ])("this machine and its network are private: %s, %s, …", (...hosts) => {
    for (const host of hosts) expect(reachOf(hostOf(host)), host).toBe("private");
  });

  test("an address that hands out a machine's credentials is metadata", () => {
    const hosts = ["169.254.169.254", "0xa9fea9fe", "2852039166", "[::ffff:169.254.169.254]", "[fd00:ec2::254]"];
    const names = ["metadata.google.internal", "metadata", "METADATA.google.internal.", "100.100.100.200", "[fe80::1]"];
    for (const host of [...hosts, ...names]) expect(reachOf(hostOf(host)), host).toBe("metadata");
  });

  test("every other address is public, up to the edges of the private blocks", () => {
    const names = [
      "api.mistral.ai",
      "api.openai.com.",
      "localhost.evil.com",
      "127.0.0.1.nip.io",
      "xn--bcher-kva.example",
    ];
    const v4 = [
      "9.255.255.255",
      "11.0.0.0",
      "172.15.255.255",
      "172.32.0.0",
      "192.167.255.255",
      "100.128.0.0",
      "8.8.8.8",
    ];
    const v6 = ["[2606:4700::1111]", "[2a00:1450:4001::8a]", "[::ffff:8.8.8.8]", "[2001:4860:4860::8888]"];
    for (const host of [...names, ...v4, ...v6]) expect(reachOf(hostOf(host)), host).toBe("public");
  });
});
