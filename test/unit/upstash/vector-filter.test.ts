import { expect, test } from "vitest";
import { FilterError, parseFilter } from "../../support/upstash/vector-filter.ts";

/* The emulator's filters against the examples of Upstash's own documentation. */

const istanbul = {
  city: "Istanbul",
  country: "Turkey",
  is_capital: false,
  population: 15_460_000,
  geography: { continent: "Asia", coordinates: { latitude: 41.0082, longitude: 28.9784 } },
  economy: { currency: "TRY", major_industries: ["Tourism", "Textiles", "Finance"] },
};

test.each([
  "country = 'Turkey' AND population = 15460000 AND is_capital = false",
  "country != 'Germany' AND population != 12500000 AND is_capital != true",
  "population < 20000000 OR geography.coordinates.longitude < 20.0",
  "geography.coordinates.latitude >= 35.0 and population <= 15460000",
  "city GLOB '?[sz]*[^m-z]'",
  "city NOT GLOB 'A*'",
  "country IN ('Germany', \"Turkey\", 'France')",
  "economy.currency NOT IN ('USD', 'EUR')",
  "economy.major_industries CONTAINS 'Tourism'",
  "economy.major_industries NOT CONTAINS 'Steel Production'",
  "HAS FIELD geography.coordinates",
  "HAS NOT FIELD geography.coordinates.height",
  "country = 'Norway' AND population > 1 OR is_capital = 0",
  "economy.major_industries[0] = 'Tourism' AND economy.major_industries[#-1] = 'Finance'",
])("%s holds", (filter) => {
  expect(parseFilter(filter)(istanbul)).toBe(true);
});

test.each([
  "country = 'turkey'",
  "country = 'Turkey' AND (population > 20000000 OR is_capital = true)",
  "city GLOB 'stan'",
  "mayor != 'Nobody'",
  "economy.major_industries[1] = 'Tourism'",
  "population = '15460000'",
])("%s does not hold", (filter) => {
  expect(parseFilter(filter)(istanbul)).toBe(false);
});

test.each([
  "country =",
  "= 'Turkey'",
  "country = 'Turkey' AND",
  "country LIKE 'T'",
  "(country = 'Turkey'",
  "a = 'b' c",
])("%s is refused", (filter) => {
  expect(() => parseFilter(filter)).toThrow(FilterError);
});
