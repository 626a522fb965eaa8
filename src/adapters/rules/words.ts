/*
 * Closed lists, where a pattern alone would guess. Kept to what is common: a word that is missing
 * costs one statement, a word that does not belong costs a wrong memory.
 */
const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s*\n\s*|\s*,\s*/));

/** The last word of an occupation: "software engineer", "head nurse". */
export const OCCUPATIONS = words(`
  accountant, actor, actress, analyst, architect, artist, astronomer, attorney, author, baker, banker
  barber, barista, bartender, biologist, bookkeeper, broker, builder, butcher, caregiver, carer, carpenter
  cashier, ceo, cfo, chef, chemist, cleaner, coach, consultant, contractor, cook, cto, curator, dancer
  dentist, designer, developer, dev, devops, dietitian, director, doctor, driver, economist, editor
  electrician, engineer, entrepreneur, farmer, filmmaker, firefighter, florist, founder, co-founder, freelancer
  gardener, geologist, gp, hairdresser, historian, housewife, illustrator, instructor, intern, interpreter
  janitor, jeweller, joiner, journalist, judge, lawyer, lecturer, librarian, locksmith, machinist, manager
  marketer, mathematician, mechanic, midwife, model, musician, neurologist, novelist, nurse, nutritionist
  optician, painter, paralegal, paramedic, pastor, pediatrician, pharmacist, philosopher, photographer
  physicist, physician, physiotherapist, pianist, pilot, plumber, podcaster, police officer, postdoc
  potter, priest, professor, programmer, psychiatrist, psychologist, realtor, receptionist, recruiter
  researcher, retiree, sailor, salesperson, salesman, scientist, sculptor, secretary, singer, sociologist
  soldier, solicitor, statistician, student, surgeon, surveyor, tailor, teacher, technician, therapist
  trader, trainer, translator, tutor, tester, veterinarian, vet, waiter, waitress, weaver, welder, writer
  lead, officer, specialist, administrator, admin, sre, pm, phd student, freelance writer, owner, nanny`);

export const LANGUAGES = words(`
  english, french, german, spanish, italian, portuguese, dutch, norwegian, swedish, danish, finnish
  icelandic, polish, czech, slovak, hungarian, romanian, bulgarian, greek, turkish, russian, ukrainian
  serbian, croatian, slovenian, albanian, hebrew, arabic, persian, farsi, urdu, hindi, bengali, punjabi
  tamil, telugu, marathi, gujarati, malay, indonesian, tagalog, filipino, thai, vietnamese, japanese
  korean, chinese, mandarin, cantonese, swahili, yoruba, igbo, zulu, afrikaans, catalan, basque
  galician, welsh, irish, latin, esperanto, estonian, latvian, lithuanian`);

/** How a language is called in the languages we read, so that "auf Deutsch" and "in German" agree. */
export const LANGUAGE_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    deutsch: "german",
    englisch: "english",
    französisch: "french",
    spanisch: "spanish",
    italienisch: "italian",
    allemand: "german",
    anglais: "english",
    français: "french",
    espagnol: "spanish",
    italien: "italian",
    alemán: "german",
    inglés: "english",
    francés: "french",
    español: "spanish",
    italiano: "italian",
    norwegisch: "norwegian",
    norvégien: "norwegian",
    portugais: "portuguese",
    portugués: "portuguese",
  }),
);

export const DEMONYMS = words(`
  american, british, english, scottish, welsh, irish, french, german, spanish, italian, portuguese, dutch
  belgian, swiss, austrian, norwegian, swedish, danish, finnish, icelandic, polish, czech, slovak
  hungarian, romanian, bulgarian, greek, turkish, russian, ukrainian, serbian, croatian, israeli
  egyptian, moroccan, tunisian, nigerian, ghanaian, kenyan, ethiopian, south african, indian, pakistani
  bangladeshi, nepali, sri lankan, thai, vietnamese, indonesian, malaysian, filipino, japanese, korean
  chinese, taiwanese, australian, canadian, mexican, brazilian, argentinian, chilean, colombian
  peruvian, venezuelan, cuban, iranian, iraqi, lebanese, syrian, saudi`);

export const CONDITIONS = words(`
  diabetes, type 1 diabetes, type 2 diabetes, asthma, adhd, add, autism, depression, anxiety, epilepsy
  migraines, migraine, arthritis, coeliac disease, celiac disease, crohn's disease, crohn's, ibs, lupus
  eczema, psoriasis, insomnia, hypertension, high blood pressure, low blood pressure, high cholesterol
  tinnitus, dyslexia, dyspraxia, endometriosis, pcos, hypothyroidism, hyperthyroidism, sleep apnea
  ptsd, ocd, bipolar disorder, multiple sclerosis, ms, parkinson's, fibromyalgia, scoliosis, anemia
  anaemia, a heart condition, a pacemaker, a bad knee, a bad back, chronic pain, chronic back pain, gout
  long covid, cancer, hiv, hepatitis, gestational diabetes, acid reflux, gerd, hay fever
  hemophilia, glaucoma, cataracts, vertigo, sciatica, a herniated disc, osteoporosis, rosacea`);

export const DIETS = words(`
  vegetarian, vegan, pescatarian, flexitarian, omnivore, keto, ketogenic, paleo, gluten-free, dairy-free
  plant-based, halal, kosher, low-carb, low carb, gluten free, carnivore, mediterranean, low-sodium, raw vegan
  a vegetarian, a vegan, a pescatarian, an omnivore, a carnivore, lacto-vegetarian`);

/** Recognised whatever their case; other tools have to be written as names. */
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
