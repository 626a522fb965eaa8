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
  beekeeper, controller, freelancer, typist, usher
  lead, officer, specialist, administrator, admin, sre, pm, phd student, freelance writer, owner, nanny`);

export const LANGUAGES = words(`
  english, french, german, spanish, italian, portuguese, dutch, norwegian, swedish, danish, finnish
  icelandic, polish, czech, slovak, hungarian, romanian, bulgarian, greek, turkish, russian, ukrainian
  serbian, croatian, slovenian, albanian, hebrew, arabic, persian, farsi, urdu, hindi, bengali, punjabi
  tamil, telugu, marathi, gujarati, malay, indonesian, tagalog, filipino, thai, vietnamese, japanese
  korean, chinese, mandarin, cantonese, swahili, yoruba, igbo, zulu, afrikaans, catalan, basque
  galician, welsh, irish, latin, esperanto, estonian, latvian, lithuanian`);

/** Names by what they mean: `german: deutsch allemand`. */
const names = (table: string): ReadonlyMap<string, string> =>
  new Map(
    table
      .trim()
      .split(/\s*\n\s*/)
      .flatMap((line) => {
        const [meant = "", said = ""] = line.split(": ");
        return said.split(", ").map((name) => [name, meant] as const);
      }),
  );

/** How a language is called in the languages we read, so that "auf Deutsch" and "in German" agree. */
export const LANGUAGE_NAMES = names(`
  english: englisch, anglais, inglés
  german: deutsch, allemand, alemán
  french: französisch, français, francés
  spanish: spanisch, espagnol, español
  italian: italienisch, italien, italiano
  portuguese: portugiesisch, portugais, portugués
  dutch: niederländisch, holländisch, néerlandais, neerlandés
  norwegian: norwegisch, norvégien, noruego
  swedish: schwedisch, suédois, sueco
  danish: dänisch, danois, danés
  polish: polnisch, polonais, polaco
  russian: russisch, russe, ruso
  ukrainian: ukrainisch, ukrainien, ucraniano
  turkish: türkisch, turc, turco
  arabic: arabisch, arabe, árabe
  greek: griechisch, grec, griego
  chinese: chinesisch, chinois, chino
  japanese: japanisch, japonais, japonés
  korean: koreanisch, coréen, coreano
  hebrew: hebräisch, hébreu, hebreo
  persian: persisch, persan, persa
  romanian: rumänisch, roumain, rumano
  hungarian: ungarisch, hongrois, húngaro
  czech: tschechisch, tchèque, checo
  croatian: kroatisch, croate, croata
  catalan: katalanisch, catalan, catalán
  basque: baskisch, basque, euskera
  galician: gallego
  latin: latein, latín`);

export const DIET_NAMES = names(`
  vegetarian: vegetarier, vegetarierin, vegetarisch, végétarien, végétarienne, vegetariano, vegetariana
  vegan: vegan, veganer, veganerin, végane, végan, vegano, vegana
  pescatarian: pescetarier, pescetarierin, pescétarien, pescétarienne, pescetariano, pescetariana`);

/** What an answer may be without. */
export const FIGURES = names(`
  emoji: emojis, emoji, émojis, smileys, emoticonos
  bullet point: aufzählungen, listes, liste, listas
  table: tabellen, tableaux, tablas
  heading: überschriften, titres, títulos`);

/** Occupations of the other languages: the noun, which stands first or last. */
export const OCCUPATIONS_ABROAD = words(`
  lehrer, arzt, ärztin, krankenpfleger, krankenschwester, pfleger, ingenieur, entwickler, programmierer, informatiker
  anwalt, rechtsanwalt, anwältin, buchhalter, verkäufer, koch, köchin, bäcker, mechaniker, elektriker, schreiner, tischler
  architekt, journalist, übersetzer, designer, berater, künstler, musiker, student, polizist, fahrer, erzieher, apotheker
  physiker, biologe, biologin, chemiker, psychologe, psychologin, friseur, gärtner, landwirt, bauer, bäuerin, rentner
  wissenschaftler, forscher, fotograf, autor, schriftsteller, schauspieler, steuerberater, projektleiter, freiberufler
  professeur, professeure, enseignant, enseignante, médecin, infirmier, infirmière, ingénieur, ingénieure, développeur
  développeuse, avocat, avocate, comptable, vendeur, vendeuse, cuisinier, cuisinière, boulanger, boulangère, mécanicien
  électricien, menuisier, architecte, journaliste, traducteur, traductrice, consultant, consultante, artiste, musicien
  musicienne, étudiant, étudiante, policier, chauffeur, pharmacien, pharmacienne, psychologue, coiffeur, coiffeuse
  agriculteur, agricultrice, retraité, retraitée, chercheur, chercheuse, photographe, écrivain, écrivaine, acteur, actrice
  profesor, profesora, maestro, maestra, médico, médica, enfermero, enfermera, ingeniero, ingeniera, programador
  programadora, desarrollador, desarrolladora, abogado, abogada, contable, contador, contadora, vendedor, vendedora
  cocinero, cocinera, panadero, panadera, mecánico, electricista, carpintero, carpintera, arquitecto, arquitecta, periodista
  traductor, traductora, consultor, consultora, artista, músico, estudiante, policía, conductor, conductora, farmacéutico
  farmacéutica, psicólogo, psicóloga, peluquero, peluquera, agricultor, agricultora, jubilado, jubilada, investigador
  investigadora, fotógrafo, fotógrafa, escritor, escritora, actor, actriz`);

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
  diabetes typ 1, diabetes typ 2, zöliakie, heuschnupfen, migräne, bluthochdruck, rheuma, depressionen, neurodermitis
  diabète, diabète de type 1, diabète de type 2, asthme, migraines, hypertension, arthrose, dépression, épilepsie
  diabetes tipo 1, diabetes tipo 2, asma, migrañas, migraña, hipertensión, artritis, depresión, epilepsia, celiaquía
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
