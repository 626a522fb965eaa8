import { ENGLISH_VOCABULARY } from "./english/vocabulary.ts";
import { allNames, allWords, VOCABULARIES } from "./vocabularies.ts";
import { words } from "./vocabulary.ts";

/*
 * Closed lists, where a pattern alone would guess. They hold common words only: a missing word costs
 * one statement, a word that does not belong costs a wrong memory.
 */

/** Languages by their English names. */
export const LANGUAGES = words(`
  english, french, german, spanish, italian, portuguese, dutch, norwegian, swedish, danish, finnish
  icelandic, polish, czech, slovak, hungarian, romanian, bulgarian, greek, turkish, russian, ukrainian
  serbian, croatian, slovenian, albanian, hebrew, arabic, persian, farsi, urdu, hindi, bengali, punjabi
  tamil, telugu, marathi, gujarati, malay, indonesian, tagalog, filipino, thai, vietnamese, japanese
  korean, chinese, mandarin, cantonese, swahili, yoruba, igbo, zulu, afrikaans, catalan, basque
  galician, welsh, irish, latin, esperanto, estonian, latvian, lithuanian`);

export const DEMONYMS = words(`
  american, british, english, scottish, welsh, irish, french, german, spanish, italian, portuguese, dutch
  belgian, swiss, austrian, norwegian, swedish, danish, finnish, icelandic, polish, czech, slovak
  hungarian, romanian, bulgarian, greek, turkish, russian, ukrainian, serbian, croatian, israeli
  egyptian, moroccan, tunisian, nigerian, ghanaian, kenyan, ethiopian, south african, indian, pakistani
  bangladeshi, nepali, sri lankan, thai, vietnamese, indonesian, malaysian, filipino, japanese, korean
  chinese, taiwanese, australian, canadian, mexican, brazilian, argentinian, chilean, colombian
  peruvian, venezuelan, cuban, iranian, iraqi, lebanese, syrian, saudi`);

export const DIETS = words(`
  vegetarian, vegan, pescatarian, flexitarian, omnivore, keto, ketogenic, paleo, gluten-free, dairy-free
  plant-based, halal, kosher, low-carb, low carb, gluten free, carnivore, mediterranean, low-sodium, raw vegan
  a vegetarian, a vegan, a pescatarian, an omnivore, a carnivore, lacto-vegetarian`);

/** Tools that are recognised in any case. Other tools must be written as names. */
export const TOOLS = words(`
  python, javascript, typescript, java, kotlin, swift, rust, go, golang, ruby, php, c, c++, c#, scala, haskell
  elixir, clojure, r, julia, matlab, sql, bash, zsh, fish, react, vue, angular, svelte, next.js, node, node.js
  deno, bun, django, flask, fastapi, rails, laravel, spring, express, postgres, postgresql, mysql, sqlite
  mongodb, redis, kafka, docker, kubernetes, k8s, terraform, ansible, aws, azure, gcp, google cloud
  cloudflare, vercel, linux, ubuntu, debian, fedora, arch, arch linux, nixos, windows, macos, mac, vim
  neovim, nvim, emacs, vs code, vscode, intellij, pycharm, xcode, sublime, sublime text, zed, cursor
  jupyter, git, github, gitlab, jira, linear, notion, obsidian, slack, figma, photoshop, lightroom, excel
  google sheets, word, powerpoint, latex, blender, unity, unreal, ableton, pytorch, tensorflow, pandas
  numpy, tailwind, webpack, vite, npm, pnpm, yarn, firefox, chrome, safari, arc, android, iphone, ios, dbt
  snowflake, bigquery, databricks, spark, airflow, tableau, power bi, salesforce, hubspot, shopify`);

/** Last words of English occupations: "software engineer", "head nurse". */
export const OCCUPATIONS = ENGLISH_VOCABULARY.occupations;

/** Occupations of the other languages: the noun, which stands first or last. */
export const OCCUPATIONS_ABROAD = allWords(
  "occupations",
  VOCABULARIES.filter((vocabulary) => vocabulary !== ENGLISH_VOCABULARY),
);

export const LANGUAGE_NAMES = allNames("languageNames");
export const DIET_NAMES = allNames("dietNames");
export const FORMATS = allNames("formats");
export const CONDITIONS = allWords("conditions");
