/* Finds numbers with a checksum: cards by Luhn, accounts by mod 97. */

/**
 * The beginnings and lengths of each card scheme's numbers (ISO/IEC 7812, as the schemes publish them). 15 digits that
 * begin with 49 are the IMEI of a telephone, which passes Luhn as well and is no card.
 */
const SCHEMES: readonly (readonly [begins: RegExp, lengths: readonly number[]])[] = [
  [/^4/, [13, 16, 19]], // Visa
  [/^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16]], // Mastercard
  [/^3[47]/, [15]], // American Express
  [/^3(?:0[0-59]|[689])/, [14, 16, 17, 18, 19]], // Diners Club
  [/^35(?:2[89]|[3-8])/, [16, 17, 18, 19]], // JCB
  [/^(?:5[0678]|6)/, [16, 17, 18, 19]], // Maestro, Discover, UnionPay, RuPay, Elo
  [/^(?:81|220[0-5]|9792|8600|9860)/, [16, 17, 18, 19]], // RuPay, Mir, Troy, Uzcard, Humo
];

/** The groups that are printed on cards. An expiry date or a code may follow and would join the number. */
const CARD_LAYOUT = /(?<!\d)(?:\d{4}([ -]?)\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?|\d{4}([ -]?)\d{6}\2\d{4,5})(?!\d)/g;
const SIXTEEN = /(?<!\d)\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?!\d)/g;
const DATES_OR_UUID = /\b(?:19|20)\d\d-\d\d-\d\d\b|^\d{8}-\d{4}-\d{4}-\d{4}-\d{12}$/;

export function cardNumber(candidate: string): string | null {
  if (DATES_OR_UUID.test(candidate)) return null;
  const parts = [CARD_LAYOUT, SIXTEEN].flatMap((layout) => candidate.match(layout) ?? []);
  return [candidate, ...parts].find((one) => isCard(one.replace(/\D/g, ""))) ?? null;
}

function isCard(digits: string): boolean {
  if (!SCHEMES.some(([begins, lengths]) => lengths.includes(digits.length) && begins.test(digits))) return false;
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    const weighed = index % 2 === 0 ? digit : digit * 2;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 === 0 && !/^(\d)\1+$/.test(digits);
}

/**
 * Returns a card number whose groups are spread over lines or set apart by points. Columns of figures may look like
 * that, so the layout must fit as well.
 */
export function spreadCard(candidate: string): string | null {
  const groups = candidate.split(/\D+n?/);
  const wellSpread = groups.length <= 5 && groups.slice(0, -1).every((group) => group.length >= 4);
  return wellSpread && isCard(groups.join("")) ? candidate : null;
}

/** The length of an account number by country (ISO 13616): 15 to 34. It tells where a number ends. */
const IBAN_LENGTH = new Map(
  "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IS26 IT27 JO30 KW30 KZ20 LB28 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SE24 SI19 SK24 SM27 TN24 TR26 UA29 VA22 XK20"
    .split(" ")
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))] as const),
);

export function iban(candidate: string): string | null {
  const length = IBAN_LENGTH.get(candidate.slice(0, 2).toUpperCase()) ?? 0;
  const parts = new RegExp(`^(?:[ .\\r\\n-]{0,2}[A-Za-z0-9]){${length}}(?![A-Za-z0-9])`).exec(candidate);
  if (length === 0 || parts === null) return null;
  const compact = parts[0].replace(/[^A-Za-z0-9]/g, "");
  // Few banks have more letters than digits: "ES110 are excellent choices" is a sentence.
  if (compact.replace(/\D/g, "").length * 2 < length) return null;
  let rest = 0;
  for (const sign of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1 ? parts[0] : null;
}
