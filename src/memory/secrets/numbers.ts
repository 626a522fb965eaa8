/* Numbers that check themselves: cards by Luhn, accounts by mod 97. */

/** Groups as printed on cards: a number may be followed by an expiry date that would join it. */
const CARD_LAYOUT = /^(?:\d{4}([ \u00a0-]?)\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?|\d{4}([ \u00a0-]?)\d{6}\2\d{4,5})(?!\d)/;
const NOT_A_CARD = /^0|^1\d{12}$|^97[89]\d{10}$/; // trunk prefixes, epoch milliseconds, ISBNs
const DATES_OR_UUID = /\b(?:19|20)\d\d-\d\d-\d\d\b|^\d{8}-\d{4}-\d{4}-\d{4}-\d{12}$/;

export function cardNumber(candidate: string): string | null {
  if (DATES_OR_UUID.test(candidate)) return null;
  const whole = [candidate, ...(CARD_LAYOUT.exec(candidate) ?? []).slice(0, 1)];
  return whole.find((one) => isCard(one.replace(/\D/g, ""))) ?? null;
}

function isCard(digits: string): boolean {
  if (digits.length < 13 || digits.length > 19 || NOT_A_CARD.test(digits)) return false;
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    const weighed = index % 2 === 0 ? digit : digit * 2;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 === 0 && !/^(\d)\1+$/.test(digits);
}

/** Groups set apart by more than a blank: over lines, with points. Any column of figures may look like that, so that the layout and the issuer count as well. */
export function spreadCard(candidate: string): string | null {
  const groups = candidate.split(/\D+n?/);
  const digits = groups.join("");
  const issued = /^(?:4|5[1-5]|2[2-7]|3[47]|6)/.test(digits);
  const wellSpread = groups.length <= 5 && groups.slice(0, -1).every((group) => group.length >= 4);
  return issued && wellSpread && isCard(digits) ? candidate : null;
}

/** ISO 13616: any length from 15 to 34, so the registry's lengths tell where a number ends. */
const IBAN_LENGTH = new Map(
  "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IS26 IT27 JO30 KW30 KZ20 LB28 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SE24 SI19 SK24 SM27 TN24 TR26 UA29 VA22 XK20"
    .split(" ")
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))] as const),
);

export function iban(candidate: string): string | null {
  const length = IBAN_LENGTH.get(candidate.slice(0, 2).toUpperCase()) ?? 0;
  const parts = new RegExp(`^(?:[ \u00a0.\\r\\n-]{0,2}[A-Za-z0-9]){${length}}(?![A-Za-z0-9])`).exec(candidate);
  if (length === 0 || parts === null) return null;
  const compact = parts[0].replace(/[^A-Za-z0-9]/g, "");
  let rest = 0;
  for (const sign of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1 ? parts[0] : null;
}
