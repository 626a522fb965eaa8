/*
 * Made-up secrets, put together at run time. Written whole, they would set off the secret scanners of the repository's
 * host.
 */
export const random = "aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY";
export const openai = `sk-${"proj-"}${random}`;
export const stripe = `sk_${"live"}_${random}`;
export const github = `ghp_${random}abcd`;
export const aws = `AKIA${"IOSFODNN7EXAMPLE"}`;
export const awsSecret = `wJalrXUtnFEMI/K7MDENG/bPxRfi${"CYEXAMPLEKEY9"}`;
/** 40 characters of base64, as AWS has them, with nothing that names them. */
export const bare = `${random}/z1A+b3C`;
export const jwt = `eyJhbGciOiJIUzI1NiJ9.${"eyJzdWIiOiIxMjM0NTY3ODkwIn0"}.dozjgNryP4J3jVmNHl0w5N`;
export const body = Array.from({ length: 4 }, () => `MIIEpAIBAAKCAQEA${random}${random.slice(0, 16)}`);
export const pem = (end: string): string => `-----BEGIN RSA PRIVATE ${"KEY"}-----\n${body.join("\n")}\n${end}`;
