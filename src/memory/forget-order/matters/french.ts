import type { MatterWords } from "./matter-words.ts";

export const FRENCH_MATTERS: MatterWords = {
  income: {
    named: "salaire paie paye revenu revenus gagne gagner rémunération fiche finances argent sous",
    told: String.raw`gagn(?:e|es|ons|ais) .{0,20}(?:\d|mille|smic)|(?:je )?touche .{0,20}(?:\d|mille)|salaire|smic=|\d[\d  .,]* ?(?:€|euros?|balles) (?:net|brut|par mois|par an|de l'heure|mensuel)|payée? .{0,12}\d|paie=|au noir`,
  },
  money: {
    named: "argent sous fric héritage économies fortune finances thune pognon compte banque épargne",
    told: String.raw`hérit|légu|laissé .{0,20}(?:mille|\d{3}|euros)|gagné .{0,20}(?:loto|\d{3}|mille)|perdu .{0,15}(?:\d{3}|mille)|économies|de côté|livret|assurance.vie|magot|indemnités?`,
  },
  debt: {
    named:
      "dette dettes crédit crédits prêt emprunt découvert loyer loyers argent finances factures surendettement huissier remboursement impayés",
    told: String.raw`(?:dois|doit|devons) .{0,30}(?:\d|€|euros?|balles|mille)|(?:à|de) découvert|crédits?=|emprunt|huissier|surendett|impay|loyers? (?:en retard|de retard|impayé)|pas payé|banque de france|fichée?=|saisie|dettes?=|rembours`,
  },
  crypto: {
    named: "crypto cryptos bitcoin bourse actions placements investissement",
    told: String.raw`bitcoin|crypto|ethereum|bourse=|actions=|trading|placé .{0,15}(?:\d{3}|mille)`,
  },
  number: {
    named: "numéro numéros chiffres chiffre identifiant sécu iban passeport carte papiers officiel officiels",
    told: String.raw`(?:numéro|iban|rib|immatriculation|plaque)(?: \S+){0,6} (?:est|c'est|:)|mon (?:numéro|iban|rib)=|numéro de (?:sécu|sécurité|passeport|carte|compte|téléphone)|FR\d{2} ?\d{4}`,
  },
  code: {
    named: "code codes pin digicode entrée porte chiffres chiffre combinaison accès alarme coffre wifi clé",
    told: String.raw`(?:code|digicode|pin|mot de passe|combinaison)(?: \S+){0,6} (?:est|c'est|:)|mot de passe|digicode|code (?:de|du|d')`,
  },
  address: {
    named: "adresse domicile maison rue appartement appart logement déménagement",
    told: String.raw`(?:habit|déménag|emménag|log)\p{L}* .{0,25}(?:rue|avenue|boulevard|place|impasse|à|au|en)|\d+,? (?:bis |ter )?(?:rue|avenue|boulevard|place|impasse|chemin|allée|quai) `,
  },
  dismissal: {
    named: "licenciement viré virée boulot travail emploi job renvoi renvoyé chômage perte licencié licenciée taf",
    told: String.raw`virée?s?=|licenci|renvoyée?|à la porte|chômage|perdu mon (?:boulot|travail|emploi|job|poste)|france travail|pôle emploi|rsa=|mise? à pied|blâme|avertissement|rupture conventionnelle|plan social|période d'essai`,
  },
  quitting: {
    named: "démission démissionner départ boulot travail taf entretien candidature projets quitter",
    told: String.raw`démission|quitt(?:e|er) (?:mon|ma|le|la) (?:boulot|travail|job|poste|boîte|taf)|entretien|candidat|postul|cherche un (?:autre|nouveau)|chasseur de têtes|me mettre à mon compte|préavis`,
  },
  employer: {
    named: "employeur métier profession",
    told: String.raw`travaille (?:chez|à|au|pour|dans|comme)|je (?:bosse|taffe)|(?:net|brut|euros|employée?|vendeu\p{L}+|caissi\p{L}+) chez |je suis \p{L}+ (?:chez|à|au|dans)|ma boîte=|mon (?:boulot|taf)=`,
  },
  exam: {
    named:
      "examen examens bac partiel partiels concours notes épreuve contrôle test études permis thèse diplôme fac rattrapage",
    told: String.raw`bac=|examen|partiels?|concours|rattrap|notes?=|redoubl|brevet=|permis|raté|recalée?|loupé|foiré|échoué|thèse|mémoire de|diplôme|code de la route`,
  },
  failure: {
    named: "échec ratage fiasco bide gaffe loupé raté flop",
    told: String.raw`raté|échou|loupé|foiré|recalée?|refusée?|humili|pleuré|vomi|fait pipi|bourrée?=|gaffe|planté`,
  },
  school: {
    named:
      "école collège lycée exclusion renvoi harcèlement prof professeur classe punition colle conseil discipline crèche maîtresse",
    told: String.raw`exclu|renvoy|harcel|harcèl|conseil de discipline|colle=|collée?=|redoubl|sécher|séché|proviseur|directrice|maîtresse|punie?=|rased|ulis|principal du`,
  },
  driving: {
    named: "voiture conduite permis points excès vitesse amende contravention radar volant",
    told: String.raw`permis|points=|excès de vitesse|flashée?|radar|au volant|amende|contravention|alcoolémie|suspension|fourrière|feu rouge|délit de fuite`,
  },
  operation: {
    named: "opération chirurgie intervention hôpital santé clinique bloc",
    told: String.raw`opér(?:ée?|er|ation)|enlev(?:é|er) (?:la|le|les|l'|mes|mon|ma)|retir(?:é|er) (?:la|le|les|l'|un)|chirurg|anesthés|bloc=|bypass|césarienne|vasectomie|coloscopie|appendic|vésicule|amygdales|dents de sagesse|prothèse|greffe|pacemaker|points de suture|liste d'attente|ligatur`,
  },
  illness: {
    named:
      "maladie santé diagnostic malade résultats examens médecin médical médicale médicaux symptômes hôpital infection trouble problème état pathologie",
    told: String.raw`cancer|tumeur|démence|alzheimer|parkinson|diabèt|diabét|diagnosti|vih=|séroposit|herpès|hépatite|chlamydia|bipolair|tdah=|autis|épilep|crohn|lupus|sclérose|avc=|infarctus|biopsie|grosseur|positi(?:f|ve) (?:à|au)|eczéma|psoriasis|endométriose|arthrose|polyarthrite|asthme|migraine|hémorroïdes|incontinen|calculs|ulcère|thyroïde|fibromyalg|ostéopor|schizo|toc=|tocs=|stress post|anorex|boulimi|verrue|mycose|champignons?=|impuissan|érection|infertil|stérile|ménopaus|insomni|acouphèn|vertige|rémission|rechute|chimio|hypertension|zona|fausse couche|dépress|burn.?out|ist=|syphilis`,
  },
  medication: {
    named:
      "pilules médicamenteux médicament médicaments traitement cachets comprimés pilule pilules ordonnance dose antidépresseur antidépresseurs hormones piqûres médoc médocs",
    told: String.raw`\d+ ?(?:mg|ml)=|(?:prends|prend|prenais|pris) (?:\p{L}+ ){0,2}(?:cachets?|comprimés?|médic\p{L}*|pilule|\p{L}+(?:pram|zépam|pril|statine|prazole|cilline|xétine|traline|formine|thyrox|profène)=)|sous (?:traitement|antidép|lithium|cortisone|méthadone|\p{L}+ine)=|prescri(?:t|te|re)=|ordonnance|antidépress|insuline|lithium|ritaline|xanax|prozac|lexomil|valium|anxiolytique|somnifère|viagra|pilule`,
  },
  therapy: {
    named:
      "thérapie psy psychologue psychiatre psychothérapie dépression déprime angoisse angoisses anxiété moral burnout mental mentale psychologique suicide séances",
    told: String.raw`(?:chez|voir|vois|vu|mon|ma|avec|consulte|suivie? par) (?:une? |le |la )?(?:psy=|psychol|psychiat|thérap)|(?:en|une|ma|commencé|suis) (?:psycho)?thérapie|dépress|dépri|angoiss|anxi|panique|burn.?out|suicid|scarif|craqué|à bout=|arrêt maladie|hôpital psy|hp=|pleure (?:tous|tout|chaque)|idées noires`,
  },
  drinking: {
    named: "alcool alcoolisme boisson boire bois picole sobriété sevrage rechute cuite verre abstinence",
    told: String.raw`alcool|bois (?:trop|beaucoup|encore|en cachette|tous|chaque|une? (?:verre|bouteille|litre))|boit=|buv|sobre|abstinen|sevrage|rechut|bourrée?=|ivre|vodka|picol|cuite|(?:trop|se remet|arrêter|arrêté) (?:à|de) boire|bouteilles? (?:de vin|par)|aa=|alcooliques`,
  },
  smoking: {
    named: "tabac cigarette cigarettes clope clopes fumer vapote vapoter",
    told: String.raw`fum(?:e|er|é|ais)=|cigarett|clope|tabac|vapot|paquet par`,
  },
  drugs: {
    named: "drogue drogues shit cannabis joint joints coke cocaïne addiction défonce stupéfiants",
    told: String.raw`joints?=|shit=|cannabis|weed=|beuh|coke=|cocaïne|ecsta|mdma=|lsd=|kétamine|héroïne|défonc|dealer|overdose|champis|drogu|méthadone|pétards?`,
  },
  gambling: {
    named: "jeu jeux paris pari casino poker mises grattage",
    told: String.raw`pari(?:e|é|s|er)=|paris (?:sportifs|en ligne)|casino|poker|machines à sous|loto=|grattage|pmu=|misé|joue .{0,10}(?:argent|ligne)`,
  },
  pregnancy: {
    named: "grossesse enceinte bébé nouvelle fausse couche avortement ivg naissance santé",
    told: String.raw`enceinte|fausse couche|avort|ivg=|j'attends un|attendons un|semaines d'aménorrhée|accouch|échographie|mort.né|terme=|test de grossesse|nausées du matin`,
  },
  wantedChild: {
    named: "bébé enfant enfants fertilité fiv pma désir adoption maternité paternité stérilité",
    told: String.raw`essa(?:ie|yons|ye) (?:d'avoir|de faire|d'être)|on essaie|fiv=|pma=|fertil|stéril|adopt|ovul|pas (?:d'enfants|avoir d'enfant)|désir d'enfant|donneur|gpa=|congeler mes ovocytes`,
  },
  separation: {
    named: "ex rupture séparation divorce couple mariage mari femme copain copine séparé séparée quitté",
    told: String.raw`sépar|divorc|rupture|rompu|quittée?|larguée?|plaquée?|mon ex|garde (?:des|alternée|partagée)|trompée?|parti(?:e)? avec`,
  },
  couple: {
    named: "couple mariage mari femme relation relations ménage conjoint copain copine amour conjugale conjugaux",
    told: String.raw`divorc|sépar|chambres? (?:à part|séparées?)|lits? séparés?|thérapie de couple|conseillère? conjugal|mariage|couple|aime plus|trompe|infidèl|liaison|fiancé|demand(?:e|er) en mariage|se (?:touche|parle) plus`,
  },
  intimacy: {
    named: "sexe sexuel sexuelle sexualité intimité vierge libido porno contraception couple",
    told: String.raw`sexe=|sexuel|vierge=|jamais (?:embrassé|couché|eu de (?:copain|copine))|libido|porno|érection|impuissan|capote|préservatif|couché avec|plan cul|chambres? (?:à part|séparées?)|orgasme|fantasme|contracept|pilule du lendemain|nudes?=`,
  },
  dating: {
    named: "rendez-vous rencard date tinder mec gars rencontre rencontres drague flirt rendez",
    told: String.raw`rencard|date=|tinder|bumble|hinge|meetic|rendez-vous (?:galant|amoureux|avec un)|ghost|posé un lapin|rencontré (?:un|une)|drague`,
  },
  affair: {
    named: "liaison infidélité aventure tromperie amant maîtresse écart adultère trompé trompée",
    told: String.raw`trompée?=|tromp(?:e|er|é)=|liaison|infidèl|couché avec|embrass|amant|maîtresse|coup d'un soir|dans (?:mon|son) dos|homme marié|femme mariée`,
  },
  crush: {
    named: "béguin amour sentiments crush coup amoureux amoureuse attirance flirt",
    told: String.raw`amoureu|béguin|crush|craque pour|sentiments pour|coup de foudre|attir(?:ée?|ance)|en pince|me plaît|kiffe (?:mon|ma|un|une)`,
  },
  quarrel: {
    named:
      "dispute engueulade querelle conflit brouille famille fâcherie froid embrouille embrouilles bagarre tensions",
    told: String.raw`disput|engueul|brouill|fâch|parle plus|parlons plus|criée? dessus|froid avec|coupé les ponts|plus de nouvelles|traitée? de|bagarr|mis(?:e)? dehors|déshérit|déteste|bloquée?`,
  },
  death: {
    named: "mort décès deuil perte enterrement disparition obsèques suicide",
    told: String.raw`mort(?:e|s)?=|décéd|décès|deuil|enterr|obsèques|perdu (?:mon|ma|notre|mes)|disparu|piquer|euthanas|écrasée?|veuf|veuve|cendres|suicid|inhum|crémat`,
  },
  accident: {
    named: "accident choc collision chute accrochage blessure voiture",
    told: String.raw`accident|renvers|rentrée? dans|embouti|percut|tombée? (?:de|dans|du)|accroch|carambol|cassé (?:le|la|les|mon|ma)|délit de fuite`,
  },
  prison: {
    named: "casier judiciaire prison taule police justice casier condamnation passé délit tribunal plainte peine papa",
    told: String.raw`prison|taule|garde à vue|condamn|casier|police|gendarm|arrêtée?s?=|sursis|bracelet|plainte|volé=|parloir|détention|incarcér|tribunal|travaux d'intérêt|bagarre`,
  },
  cheating: {
    named: "triche tricherie triché fraude bac copie plagiat examen aveu impôts antisèche noir",
    told: String.raw`trich|fraud|copié|plagi|antisèche|falsifi|faux (?:diplôme|cv|certificat|papiers)|au noir|impôts?|chatgpt`,
  },
  lie: {
    named: "mensonge menti mensonges bobard excuse baratin faux arrêt",
    told: String.raw`ment(?:i|ir|s|eur)=|mensonge|fait croire|prétend|inventé|faux arrêt|fait semblant|bobard|excuse`,
  },
  religion: {
    named: "religion foi église dieu croyance croyances mosquée conversion prière religieux religieuse culte",
    told: String.raw`témoins? de jéhovah|catho|musulman|islam|juif|juive|chrétien|église|mosquée|synagogue|hindou|bouddh|athée|agnosti|convert|baptis|prie=|prier|prière|dieu=|protestant|évangéli|voile=|ramadan|messe|foi=`,
  },
  politics: {
    named: "politique politiques vote voté élection élections parti opinion opinions idées bulletin",
    told: String.raw`vot(?:e|é|er|ais)=|élection|parti (?:socialiste|communiste|de|politique)|gauche=|droite=|lepen|le pen|macron|mélenchon|rn=|lfi=|écolo|militant|syndi|gilets? jaunes?|manif|bulletin|blanc|abstention|adhér|encarté`,
  },
  weight: {
    named: "poids kilos régime taille obésité minceur grossir maigrir silhouette balance",
    told: String.raw`pès(?:e|es)=|\d+ ?(?:kg|kilos?)=|obès|surpoids|imc=|grossi|maigri|régime|perdu .{0,10}kilos|pris .{0,10}kilos|taille \d\d=|trop (?:grosse?|maigre)|anneau gastrique`,
  },
  hair: {
    named: "cheveux perruque calvitie chauve crâne tifs apparence",
    told: String.raw`perruque|chauve|calvitie|perds mes cheveux|chute de cheveux|alopécie|greffe de cheveux|postiche|moumoute|minoxidil`,
  },
  hygiene: {
    named: "pieds odeur odeurs transpiration mycose champignon peau haleine poux boutons ongles sueur intestins",
    told: String.raw`mycose|champignons? (?:aux|au|sur)|transpir|haleine|pue=|odeur|poux=|verrue|plaques|démang|gratte|pellicules|acné|boutons|hémorroïd|diarrh|constip|péter|pets=|pipi au lit|punaises de lit|gale=|morpions`,
  },
  childhood: {
    named: "enfance enfant jeunesse pipi passé foyer",
    told: String.raw`pipi au lit|quand j'étais (?:petite?|enfant|gamine?|jeune|ado)|jusqu'à (?:mes |l'âge )?\p{L}+ ans|en foyer|ddass|famille d'accueil|adoptée?|orphelin|suçais mon pouce|mon enfance`,
  },
  speech: {
    named: "bégaiement bégaie parole diction zozotement accent élocution langage prononciation",
    told: String.raw`bégai|bégay|zozot|zézai|orthophon|tourette|élocution|cheveu sur la langue`,
  },
  disability: {
    named: "handicap handicapé surdité audition vue yeux dyslexie fauteuil autisme tdah appareil",
    told: String.raw`handicap|sourde?=|malentendant|appareil(?:s)? auditif|aveugle|malvoyant|fauteuil roulant|dyslex|dyscalc|dysprax|autis|asperger|tdah=|prothèse|amput|daltonien|illettr|mdph|rqth|œil de verre|stomie`,
  },
  fear: {
    named: "peur peurs phobie angoisse trouille cauchemar cauchemars crainte",
    told: String.raw`peur (?:de|du|des|d')|phobi|trouille|panique|cauchemar|terrifi|angoiss|effray`,
  },
  lawsuit: {
    named: "procès tribunal plainte avocat justice audience litige procédure prudhommes",
    told: String.raw`procès|tribunal|porté plainte|plainte|avocat|audience|prud'?hommes|juge=|litige|témoign|garde (?:des|alternée)`,
  },
  papers: {
    named:
      "administrative papiers visa titre séjour asile régularisation nationalité naturalisation situation préfecture statut",
    told: String.raw`visa=|asile|titre de séjour|sans.papiers|expuls|oqtf|préfecture|naturalis|réfugié|carte de séjour|clandestin|récépissé`,
  },
  theft: {
    named: "vol volé vols cambriolage voleur larcin agression",
    told: String.raw`vol(?:é|e|er|ais)=(?! (?:en|vers|au.dessus))|cambriol|piqué (?:des|du|un|une|le|la|de l')|fauché|chapard|dérob|racketté|chour`,
  },
  pretence: {
    named:
      "roi reine prince princesse duc blague noblesse titre couronne délire invention espion majesté plaisanterie connerie bêtise",
    told: String.raw`(?:roi|reine|prince|princesse|duc|duchesse|empereur|impératrice|comte|comtesse|baron|pape|sultan) (?:de|du|des|d'|secr|caché)|agent secret|je suis (?:en fait |en vrai |secrètement )?une? (?:vampire|sorcière|sorcier|extraterrestre|astronaute|pirate|ninja|robot|sirène|dragon|licorne|espion\p{L}*|fantôme|loup-garou|magicien)|voyageur temporel|de mars=|mon (?:dragon|trône|royaume|vaisseau)|ma licorne`,
  },
  eviction: {
    named: "expulsion loyer logement appartement rue sdf propriétaire hébergement",
    told: String.raw`expuls|à la rue|sdf=|dors dans (?:ma|la|une) voiture|sans.abri|sans domicile|hébergée?|loyers? (?:impayés?|en retard|de retard)|restos du cœur|foyer=|canapé d`,
  },
  business: {
    named: "entreprise boîte faillite idée projet société commerce boutique invention dépôt liquidation",
    told: String.raw`faillite|dépôt de bilan|liquidation|redressement|mon (?:entreprise|commerce|magasin|resto)|ma (?:boîte|société|boutique)|brevet|invent|start.?up|fusion|rachat|confidentiel|projet secret`,
  },
  loneliness: {
    named: "solitude seul seule amis tristesse triste pleurer isolement",
    told: String.raw`seule?=|pas d'amis|aucun ami|personne (?:à qui|n'est venu)|solitude|isolée?|pleur(?:e|é|er)|mal du pays`,
  },
  cosmetic: {
    named: "botox nez esthétique seins tatouage lifting dents dentier apparence visage chirurgie",
    told: String.raw`botox|refaire (?:le nez|les seins|le visage)|nez refait|implants|lifting|liposuccion|tatou|injections|dentier|fausses dents|facettes|chirurgie esthétique|prothèses mammaires`,
  },
  sexuality: {
    named: "sexualité orientation homo gay lesbienne bi trans genre identité transition",
    told: String.raw`gay=|homo=|homosexuel|lesbienne|bisexuel|bi=|trans=|queer|coming.?out|sortie? du placard|non.?binaire|asexuel|aime les (?:hommes|femmes|garçons|filles)|transition=`,
  },
};
