import { names, type Vocabulary, words } from "../vocabulary.ts";

export const ENGLISH_VOCABULARY: Vocabulary = {
  starts: String.raw`i|i'm|i’m|im|i've|i’ve|i'd|i'll|my|we|we're|we've|our|please|can|could|would|will|what|where|who|how|why|which|when|any|do|does|did|is|are|should|help|give|tell|show|find|recommend|suggest|let|never|always|don't|from now on|call me|you can call|remember|note|keep|if|unless|because|since|although|he|she|they|everyone|thanks|thank you|btw|by the way|fyi|lol|haha|actually|now(?=\s+(?:i|we)\b)`,
  proclitics: "",
  elided:
    "live|work|love|like|hate|enjoy|prefer|dislike|speak|use|drive|study|have|am|play|run|teach|own|sell|need|want|keep|grow|coach|bake|paint|bought|sold|don'?t|do not|can't|recently moved|moved|really|also",
  resumed: "(?:just |recently )?moved to",
  runOns: String.raw`(?:i|we) (?!\S+(?: (?:in|at|for|with|on|from|to|about|of|now|most|best))?\W*$)(?:am|live|work|have|had|got|need|want|love|like|hate|use|speak|study|do|don['’]?t|was|can|can['’]?t|never|always|also|just|moved|prefer|play|drive|own|run|teach|come)|im (?:an?|the|not|in|from|on|at|\d+|also|really|just|very|so|allergic|vegan|vegetarian|married|single|retired|pregnant|diabetic|coeliac|celiac|new|currently|based|lactose|called|looking|working|living|turning|getting|trying|using|moving|learning|studying)|i['’]m|ive|i['’]ve|we['’]?(?:re|ve)|my \S+(?: \S+)? (?:is|are|has|have|lives|works|was)|(?:he|she|they|it) (?:is|are|was|has|have|loves?|likes?|hates?|lives?|works?)|(?:he|she|it|they)['’](?:s|re)|how (?:is|are|do|does|can|far|long|much|many)|what (?:is|are|do|does|can|should|would)|what['’]?s|where (?:is|are|do|can)|is (?:that|there|it)|can (?:you|i)|could you|do you|should i|please \S+|any (?:tips|ideas|advice)`,
  holds: String.raw`do|does|did|can|could|should|would|will|shall|may|might|must|am|have|has|had|you|u|he|she|they|we|i|if|that|when|while|because|since|as|than|then|what|where|which|who|whom|whose|how|why|whether|until|till|unless|before|after|once|though|although|and|but|or|so|cause|cuz|bc|the|an?|every|all|any|some|no|only|my|our|your|to|of|for|with|by|about|in|on|at|from|think|thought|know|knew|say|said|says|guess|believe|hope|wish|suppose|imagine|feel|bet|sure|told|tell|wonder|mean|hear|heard|see|like|love|hate|call|called|everything|anything|something|nothing|thing|things|place|way|time|day|one|ones|person|people|is|are|was|not|maybe|perhaps|probably|usually|often|sometimes|now|today|there|here|is it|:`,
  courtesies: String.raw`hi(?: there)?|hello|hey|thanks(?: a lot| so much| in advance)?|thank you(?: so much)?|thx|ty|cheers|nice to meet you|pleased to meet you|lol|haha|btw|bye`,
  joiners: String.raw`and that|and|but|so|because|since|as(?=\s+(?:i|we)\b)|given that|though|although|plus|while|however`,
  joinersAfterComma: "and|but|so|because|since|as|given that|though|although|plus|while|however|also",
  reasons: "because|since|as|given that",
  since: "since",
  subjects: "I|we",
  having: "(?:I|we)(?:['’]ve)?(?: have)?(?: got| adopted| own)?",
  articles: "an?",
  called: "called|named",
  determiners: "an?|the|my|our|some",
  asides: "because|since|as|but|so|when|whenever|while|where|although|though|especially|except",
  tails: String.raw`too|as well|very much|a lot|(?:a lot |much |way )?better|a lot more|so much|the most|the best|now|right now|at the moment|currently|these days|nowadays|by the way|btw|actually|anyway|though|thanks|thank you|please|haha|lol|anyways|a bit more|again|already|today|still|any ?more|any longer|at all|after all|if (?:that|it) (?:helps|matters)|just so you know|fyi|from time to time|sometimes|occasionally|honestly|lately|instead|personally|in general|generally|myself|xd|:\)|:-\)|:D`,
  occupations: words(`
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
    lead, officer, specialist, administrator, admin, sre, pm, phd student, freelance writer, owner, nanny`),
  languageNames: new Map(),
  dietNames: new Map(),
  formats: names(`
    emoji: emojis, emoji`),
  conditions: words(`
    diabetes, type 1 diabetes, type 2 diabetes, asthma, adhd, add, autism, depression, anxiety, epilepsy
    migraines, migraine, arthritis, coeliac disease, celiac disease, crohn's disease, crohn's, ibs, lupus
    eczema, psoriasis, insomnia, hypertension, high blood pressure, low blood pressure, high cholesterol
    tinnitus, dyslexia, dyspraxia, endometriosis, pcos, hypothyroidism, hyperthyroidism, sleep apnea
    ptsd, ocd, bipolar disorder, multiple sclerosis, ms, parkinson's, fibromyalgia, scoliosis, anemia
    anaemia, a heart condition, a pacemaker, a bad knee, a bad back, chronic pain, chronic back pain, gout
    long covid, cancer, hiv, hepatitis, gestational diabetes, acid reflux, gerd, hay fever
    hemophilia, glaucoma, cataracts, vertigo, sciatica, a herniated disc, osteoporosis, rosacea`),
};
