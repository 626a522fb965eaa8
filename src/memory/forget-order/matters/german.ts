import type { MatterWords } from "./matter-words.ts";

export const GERMAN_MATTERS: MatterWords = {
  income: {
    named:
      "Gehalt Lohn Einkommen verdienen verdiene verdienst Verdienst Bezahlung Bezüge Honorar Finanzen Geld Kohle Gehaltszettel",
    told: String.raw`verdien(?:e|t|en|te)=|(?:\d[\d.,]*|tausend) ?(?:€|euro)? (?:brutto|netto|im (?:monat|jahr)|pro (?:monat|stunde|jahr))|gehalt|lohn=|mindestlohn|(?:krieg|bekomm)\p{L}* .{0,12}\d{3,}.{0,8}(?:monat|netto|brutto)|stundenlohn|tarif`,
  },
  money: {
    named:
      "Geld Kohle Vermögen Erbe Erbschaft Ersparnisse Finanzen Gewinn Knete Erspartes reich Konto Bank finanzielle finanziellen",
    told: String.raw`geerbt|erb(?:e|schaft|t)=|vermacht|(?:gewonnen|verloren|gespart|angespart|angelegt) .{0,30}(?:\d{3}|tausend|euro)|(?:\d{3,}|tausend) .{0,30}(?:gewonnen|verloren|gespart|angelegt|auf der seite|auf dem konto)|auf der hohen kante|erspar|lottogewinn|abfindung|hinterlassen|schwarzgeld|unterm? (?:kopfkissen|matratze)`,
  },
  debt: {
    named:
      "finanzielle finanziellen Konto Schulden schulde Kredit Darlehen Dispo Geldsorgen Geldprobleme Finanzen Geld Miete Rechnungen Pleite pleite Raten Minus",
    told: String.raw`schuld(?:e|en|et)=|dispo=|überzogen|im minus|kredit|(?:gepumpt|geliehen)|mahnung|inkasso|ratenzahl|insolven|gerichtsvollzieher|pfänd|schufa|pleite|(?:miete|rechnung\p{L}*|raten?) .{0,25}(?:nicht (?:zahlen|bezahl)|schuldig|offen|im rückstand)|rückstand|nicht (?:mehr )?(?:zahlen|bezahlen)`,
  },
  crypto: {
    named: "Krypto Kryptos Kryptogeld Kryptowährung Bitcoin Bitcoins Aktien Börse Anlage Investition Gewinn",
    told: String.raw`bitcoin|krypto|ethereum|dogecoin|aktien|börse|etfs?=|verspekuliert|trading`,
  },
  number: {
    named:
      "Nummer Nummern Zahlen Ziffern Ausweis Steuernummer Kontonummer Iban Versicherungsnummer Dokument Ausweisnummer Karte Kennzeichen",
    told: String.raw`(?:\p{L}*nummer|iban|kennzeichen|\p{L}*id)(?: \p{L}+){0,3} (?:ist|lautet|:)|\p{L}*nummer=|iban=|DE\d{2} ?\d{4}`,
  },
  code: {
    named:
      "Code Pin Passwort Kennwort Zugang Zugangscode Türcode Zahlen Ziffern Zahlenkombination Kombination Zugangsdaten Schlüssel Safe Nummer Geheimzahl Wlan",
    told: String.raw`(?:\p{L}*pin|\p{L}*code|\p{L}*passwort|kennwort|kombination|geheimzahl)(?: \p{L}+){0,5} (?:ist|lautet|:|heißt)|passwort|kennwort|geheimzahl|\p{L}*pin=`,
  },
  address: {
    named: "Adresse Anschrift Wohnort Straße Hausnummer Wohnung Haus Zuhause Umzug",
    told: String.raw`(?:wohn(?:e|en|t)|zieh(?:e|en|t)|umgezogen) .{0,30}(?:straße|str\.|weg|gasse|platz|allee|in|nach)|\p{L}+(?:straße|strasse|str\.|weg|gasse|platz|allee|ring|ufer|damm) \d+`,
  },
  dismissal: {
    named:
      "Rauswurf Kündigung gekündigt Entlassung entlassen gefeuert Job Arbeit Stelle Rauswurf rausgeworfen Arbeitslosigkeit arbeitslos Jobverlust Beruf Arbeitsplatz",
    told: String.raw`entlassen|gekündigt|gefeuert|rausgeschmissen|rausgeflogen|rausgeworfen|arbeitslos|abgemahnt|abmahnung|job verloren|stelle verloren|jobcenter|bürgergeld|hartz|kurzarbeit|aufhebungsvertrag|freigestellt|probezeit nicht`,
  },
  quitting: {
    named:
      "Kündigung kündigen Jobwechsel Bewerbung bewerben Wechsel Job Stelle Arbeit Pläne hinschmeißen Vorstellungsgespräch",
    told: String.raw`kündig(?:en|e|ung)|bewerb|beworben|vorstellungsgespräch|neue(?:n)? (?:job|stelle)|jobsuche|aufhör(?:en|e)|hinschmeiß|headhunter|wechsl(?:e|n)=`,
  },
  employer: {
    named: "Arbeitgeber Beruf Arbeitsstelle",
    told: String.raw`arbeite|ich bin \p{L}+ (?:bei|in|am|an)|angestellt|bei der firma|mein(?:em|en)? (?:job|betrieb|firma)`,
  },
  exam: {
    named:
      "Klausur Prüfung Prüfungen Test Examen Abi Abitur Noten Zeugnis Studium Uni Abschluss Führerschein Fahrprüfung verpatzt verpatzten verpatzte durchgefallen versemmelt Bachelorarbeit Masterarbeit",
    told: String.raw`klausur|prüfung|examen|abi=|abitur|durchgefallen|vergeigt|verhauen|versemmelt|exmatrikul|sitzen ?geblieben|\p{L}*arbeit abgegeben|note(?:n)?=|zeugnis|studium (?:abgebrochen|geschmissen)|hausarbeit`,
  },
  failure: {
    named: "Versagen Scheitern Blamage Pleite Panne Missgeschick Peinlichkeit Niederlage Reinfall verpatzt",
    told: String.raw`durchgefallen|vergeigt|verhauen|versemmelt|blamiert|versagt|gescheitert|abgebrochen|geschmissen|abgelehnt|geheult|in die hose|eingenässt|gekotzt|betrunken|rausgeflogen`,
  },
  school: {
    named:
      "Schule Schulsache Schulverweis Verweis Mobbing gemobbt Lehrer Lehrerin Klasse Sitzenbleiben Suspendierung Nachsitzen",
    told: String.raw`suspendiert|schulverweis|verweis|nachsitzen|gemobbt|mobb|schwänz|sitzen ?geblieben|von der schule|rektor|schulleit|klassenlehrer|förderschule|elterngespräch|hausaufgaben|kita=`,
  },
  driving: {
    named:
      "Auto Autofahren Fahren Führerschein Punkte Flensburg Blitzer geblitzt Bußgeld Fahrverbot Verkehr Straßenverkehr Lappen Strafzettel MPU",
    told: String.raw`punkte in|flensburg|führerschein|lappen=|geblitzt|blitzer|am steuer|fahrverbot|promille|mpu=|bußgeld|strafzettel|zu schnell gefahren|rote ampel|fahrprüfung|fahrerflucht`,
  },
  operation: {
    named: "Operation OP Eingriff Krankenhaus Klinik Gesundheit Chirurgie Arztsache operiert",
    told: String.raw`operiert|op=|operation|unters messer|rausgenommen|entfernt bekommen|eingriff|narkose|bypass|kaiserschnitt|sterilisation|vasektomie|\p{L}*spiegelung|blinddarm|gallenblase|mandeln|weisheitszähne|prothese|implantat|transplant|herzschrittmacher|warteliste|genäht`,
  },
  illness: {
    named:
      "Krankheit Erkrankung Diagnose Befund Gesundheit krank Arzt Arztkram Arztsache Medizinisches medizinische Leiden Beschwerden Untersuchung Krankenhaus Zustand gesundheitliche Ergebnis Verdacht Symptome",
    told: String.raw`krebs|tumor|demenz|alzheimer|parkinson|diabet|diagnos|befund|hiv=|herpes|hepatitis|chlamydien|bipolar|adhs=|autis|epilep|morbus|colitis|reizdarm|lupus|multiple sklerose|schlaganfall|herzinfarkt|infarkt|biopsie|knoten in|anfall|positiv (?:auf|getestet)|neurodermitis|schuppenflechte|psoriasis|endometriose|arthrose|rheuma|asthma|migräne|hämorrhoiden|inkontinen|nierenstein|geschwür|schilddrüse|fibromyalg|osteopor|schizo|zwangsstörung|ptbs=|magersucht|bulimi|essstörung|warzen|pilz=|fußpilz|nagelpilz|impoten|erektion|unfruchtbar|wechseljahre|schlafstörung|tinnitus|hautarzt|urolog|gynäkolog|onkolog|kardiolog|chemo|bluthochdruck|gürtelrose|burnout|depress|hat es am herzen|pflegegrad|palliativ|hospiz|sucht=`,
  },
  medication: {
    named:
      "Medikament Medikamente Tabletten Tablette Pillen Pille Arznei Arzneimittel Mittel Medizin Therapie Behandlung Rezept Dosis Spritze Spritzen Antidepressiva Hormone",
    told: String.raw`\d+ ?(?:mg|milligramm|ml)=|(?:nehm|schluck|krieg|bekomm)\p{L}* (?:\p{L}+ ){0,3}(?:tabletten|pille|pillen|\p{L}{3,}(?:pram|pril|statin|prazol|cillin|xetin|zepam|tralin|formin|thyroxin|profen|metoprolol|venlafaxin)=)|verschrieben|tabletten|spritz|antidepress|insulin|lithium|ritalin|cortison|kortison|pille=|blutverdünner|betablocker|medikament`,
  },
  therapy: {
    named:
      "Therapie Therapeut Therapeutin Psychologe Psychologin Psychiater Psyche psychische psychischen Depression Depressionen Angst Ängste Panik Burnout Klinik Seele seelische Krise Selbstmord Stimmung",
    told: String.raw`(?:in|zur|eine|meine|zum|beim|mein|meinem|meiner|mit der|seit) (?:\p{L}+ )?(?:\p{L}*therapie|\p{L}*therapeut\p{L}*|psycholog(?:e|in|en)|psychiater(?:in)?)=|depress|depri|panik|angst(?:störung|attack)|burn.?out|suizid|selbstmord|umbringen|ritze=|geritzt|nervenzusammenbruch|zusammenbruch|in der klinik|tagesklinik|krankgeschrieben wegen|seelsorge|nicht mehr aus dem bett|heule`,
  },
  drinking: {
    named:
      "Konsum Alkohol Trinken Trinkerei Saufen Sauferei Alkoholproblem Rückfall Entzug Sucht Suff trocken nüchtern Alkoholismus Promille",
    told: String.raw`alkohol|trink(?:e|t|en)? (?:zu viel|wieder|jeden|täglich|heimlich|abends)|trocken=|seit .{0,20}(?:trocken|nüchtern)|getrunken|sauf|gesoffen|betrunken|wodka|schnaps|flasche(?:n)? wein|nüchtern|entzug|rückfällig|rückfall|anonyme`,
  },
  smoking: {
    named: "Rauchen Zigaretten Raucherei Nikotin Vapen Kippen rauchen",
    told: String.raw`rauch(?:e|t|en)?=|geraucht|zigarett|kippen|vap(?:e|en)|nikotin|schachtel`,
  },
  drugs: {
    named: "Drogen Droge Kiffen Gras Koks Sucht Rausch Pillen Cannabis",
    told: String.raw`kiff|gekifft|koks|kokain|gras=|joint|ecstasy|mdma=|speed=|lsd=|ketamin|heroin|crystal|pilze|dealer|cannabis|überdosis|drogen`,
  },
  gambling: {
    named: "Zocken Glücksspiel Spielsucht Wetten Casino Spielen Automaten Sportwetten Spielschulden Poker",
    told: String.raw`zock|gezockt|wetten?=|gewettet|\p{L}*automat|spielhalle|sportwett|lotto|casino|poker|roulette|spielsucht`,
  },
  pregnancy: {
    named: "Schwangerschaft schwanger Baby Nachwuchs Fehlgeburt Abtreibung Neuigkeit Abbruch Schwangerschaftsabbruch",
    told: String.raw`schwanger|fehlgeburt|abtreib|abgetrieben|erwarte(?:n)? .{0,15}(?:kind|baby|zwillinge)|\p{L}* woche .{0,6}(?:ssw|schwanger)|ssw=|geburtstermin|totgeburt|sternenkind|schwangerschaftsabbruch|ultraschall|frauenarzt`,
  },
  wantedChild: {
    named: "Kinderwunsch Kinder Baby Nachwuchs Kinderkriegen Familienplanung Adoption Unfruchtbarkeit",
    told: String.raw`kinderwunsch|(?:versuchen|probieren|wünschen uns) .{0,30}(?:kind|baby|schwanger)|(?:kind|baby|schwanger) .{0,20}(?:versuchen|klappt nicht)|künstliche befruchtung|ivf=|adopt|unfruchtbar|keine kinder|eisprung|samenspende`,
  },
  separation: {
    named:
      "Ex Exfreund Exfreundin Exmann Exfrau Trennung getrennt Scheidung geschieden Beziehung Ehe Liebeskummer Schluss Partnerschaft Verflossener Verflossene Sorgerecht",
    told: String.raw`getrennt|trenn(?:e|ung)|scheid(?:ung|en)|geschieden|schluss gemacht|verlassen|auseinander|ausgezogen|mein(?:e|em|er|en)? ex|sitzen ?gelassen|sorgerecht|abserviert`,
  },
  couple: {
    named:
      "Ehe Beziehung Partnerschaft Eheprobleme Beziehungsprobleme Ehekrise Liebe Liebesleben Privatleben Paartherapie",
    told: String.raw`getrennte(?:n)? (?:zimmer|betten|schlafzimmer)|schlafen (?:getrennt|auf dem sofa)|paartherap|eheberat|ehe=|scheidung|getrennt|beziehung|fremdge|betrog|affäre|offene beziehung|antrag (?:machen|gemacht)|liebe .{0,12}nicht mehr`,
  },
  intimacy: {
    named: "Sex Sexleben Intimität Liebesleben Jungfrau Schlafzimmer Körper Lust Verhütung Kuss küssen Porno",
    told: String.raw`sex=|sexleben|jungfrau|noch nie (?:geküsst|eine? (?:freundin|freund))|keine lust|erektion|impoten|porno|kondom|geschlafen mit|mit .{0,25}geschlafen|getrennte(?:n)? (?:zimmer|betten)|orgasmus|fetisch|verhüt|pille danach|nacktbilder`,
  },
  dating: {
    named: "Date Dates Dating Verabredung Tinder Kerl Flirt Bekanntschaft Liebe",
    told: String.raw`date=|dating|tinder|bumble|parship|verabredet|geghostet|versetzt|kennengelernt|flirt|treff mich mit`,
  },
  affair: {
    named: "Affäre Seitensprung Fremdgehen Betrug Untreue Geliebte Geliebter Ausrutscher Verhältnis Kuss betrogen",
    told: String.raw`fremd(?:ge|geh)|affäre|seitensprung|betrog|betrüg|geküsst|mit .{0,25}geschlafen|verhältnis mit|geliebte|one.?night|verheiratet(?:en|er) (?:mann|frau|kolleg)`,
  },
  crush: {
    named: "Schwärmerei Verliebtheit verliebt verknallt verguckt Gefühle Schwarm Liebe Crush",
    told: String.raw`verguckt|verliebt|verknallt|verschossen|schwärm|gefühle für|steh auf|stehe auf|hin und weg|schmetterlinge|crush`,
  },
  quarrel: {
    named:
      "Streit Familienstreit Zoff Krach Zank Konflikt Ärger Streiterei Auseinandersetzung Familie Funkstille Kontaktabbruch Erbstreit Nachbarschaftsstreit",
    told: String.raw`gestritten|streit|zoff|krach|zerstritten|angeschrien|reden (?:\p{L}+ ){0,4}(?:seit|nicht)|redet nicht|kein wort|funkstille|kontakt abgebrochen|keinen kontakt|verkracht|beleidigt|rausgeworfen|rausgeschmissen|hasse=|mobb|enterbt|blockiert`,
  },
  death: {
    named: "Tod Todesfall Trauer Verlust Beerdigung gestorben Sterben Verstorbene verstorben Suizid Einschläferung",
    told: String.raw`gestorben|verstorben|beerdig|begraben|tot=|tod=|verloren|eingeschläfert|einschläfern|überfahren|umgebracht|witwe|trauer|urne|suizid|friedhof`,
  },
  accident: {
    named: "Unfall Autounfall Crash Blechschaden Sturz Verletzung Missgeschick Fahrerflucht",
    told: String.raw`unfall|angefahren|überfahren|zu schrott|reingefahren|aufgefahren|gestürzt|gegen .{0,15}gefahren|gerammt|totalschaden|fahrerflucht|gebrochen=`,
  },
  prison: {
    named:
      "Gefängnis Knast Haft Polizei Vorstrafe Vorstrafen Anzeige Straftat Gericht Verurteilung Vergangenheit Bewährung Strafe Verbrechen Kriminalität",
    told: String.raw`knast|haft=|u-haft|gefängnis|jva=|vorbestraft|vorstraf|verurteilt|verhaftet|festgenommen|angezeigt|anzeige=|polizei|bewährung|geklaut|ladendiebstahl|sozialstunden|fußfessel|körperverletzung|schlägerei|führungszeugnis|staatsanwalt`,
  },
  cheating: {
    named:
      "Schummeln Schummelei Betrug Mogeln Mogelei Spicken Spickzettel Plagiat geschummelt betrogen Schwarzarbeit Steuerhinterziehung Steuern",
    told: String.raw`geschummelt|schummel|gemogelt|gespickt|spickzettel|abgeschrieben|plagi|gefälscht|betrogen|ghostwriter|schwarz (?:arbeit|gearbeit|fahr|gefahr)|schwarzarbeit|steuer(?:n)? hinterz|chatgpt`,
  },
  lie: {
    named: "Lüge gelogen Lügerei Ausrede Schwindel geschwindelt Flunkerei geflunkert Notlüge krankgemeldet Blaumachen",
    told: String.raw`gelogen|angelogen|lüg|geschwindelt|geflunkert|vorgemacht|krank ?gemeldet|krank ?gemacht|blau ?gemacht|so getan|behauptet|erfunden|ausrede|vorgetäuscht`,
  },
  religion: {
    named:
      "Religion Glaube Glauben Kirche Konfession Gott Kirchenaustritt Gebet Gemeinde Konversion religiöse religiösen Moschee",
    told: String.raw`zeugen jehovas|katholi|evangeli|muslim|islam|jüdisch|jude=|jüdin|christ|kirche|moschee|synagoge|hindu|buddhis|atheis|konfession|konvertier|getauft|taufe|bete=|beten=|glaube an|gott=|ausgetreten|freikirch|kopftuch|konfirm`,
  },
  politics: {
    named:
      "Politik politische politischen politisch Partei Wahl Wählen gewählt Stimme Wahlentscheidung Meinung Gesinnung",
    told: String.raw`gewählt|wähle=|wählen|cdu=|csu=|spd=|grüne=|grünen=|afd=|fdp=|linke=|bsw=|partei|wahl=|bundestag|parteimitglied|ungültig gewählt|demo=|gewerkschaft|betriebsrat|stimme für`,
  },
  weight: {
    named: "Gewicht Figur Abnehmen Diät Übergewicht Kilos Kilo dick wiegen Waage Körper Essen Kleidergröße",
    told: String.raw`wieg(?:e|t)=|gewogen|\d+ ?(?:kg|kilo)|abgenommen|zugenommen|abnehmen|übergewicht|adipos|bmi=|zu dick|zu dünn|diät|kleidergröße|größe \d\d=|abnehmspritze|fressattack|magenband`,
  },
  hair: {
    named: "Haare Haar Haarausfall Glatze Perücke Aussehen Toupet kahl",
    told: String.raw`haarausfall|perücke|glatze|kahl|toupet|alopezi|haartransplant|geheimratsecken|haare .{0,20}(?:ausfallen|verloren|dünn)|extensions`,
  },
  hygiene: {
    named:
      "Füße Fuß Fußpilz Pilz Geruch Schweiß Schwitzen Läuse Ausschlag Haut Mundgeruch Körpergeruch Nägel Verdauung Darm Toilette eklige ekligen",
    told: String.raw`fußpilz|nagelpilz|pilz=|schwitz|mundgeruch|körpergeruch|stink|läuse|warzen|ausschlag|juck|schuppen=|akne|pickel|hämorrhoid|durchfall|verstopf|blähung|pups|bettnäss|bettwanzen|krätze|filzläuse`,
  },
  childhood: {
    named: "Kindheit Kind Jugend Bettnässen Bettnässer Vergangenheit Heim",
    told: String.raw`bettnäss|ins bett gemacht|als kind|als ich .{0,20}(?:klein|kind|jahre)|bis ich .{0,20}war|im heim|pflegefamilie|kinderheim|adoptiert|waise|daumen gelutscht|meine(?:r)? kindheit`,
  },
  speech: {
    named: "Stottern Sprachfehler Sprache Sprechen Lispeln Aussprache Redeangst Sprachstörung",
    told: String.raw`stotter|lisp(?:el|le)|sprachfehler|logopäd|tourette|aussprache|poltern`,
  },
  disability: {
    named:
      "Behinderung behindert Hörgerät Hören Schwerhörigkeit Sehen Augen Legasthenie Rollstuhl Autismus ADHS Einschränkung Schwerbehinderung",
    told: String.raw`behinder|hörgerät|schwerhörig|taub=|blind|rollstuhl|legasthen|dyskalk|autis|asperger|adhs=|prothese|amputiert|farbenblind|glasauge|gdb=|kann nicht (?:lesen|schreiben)|analphabet|stoma`,
  },
  fear: {
    named: "Angst Ängste Phobie Furcht Panik Sorgen Alpträume Albträume Flugangst Höhenangst",
    told: String.raw`angst=|phobie|panik|fürcht|\p{L}*angst=|al[bp]tr[aä]um|gruselt|trau(?:e)? mich nicht`,
  },
  lawsuit: {
    named: "Prozess Gericht Klage Rechtsstreit Anwalt Verfahren Verhandlung Gerichtssache verklagt",
    told: String.raw`verklag|klage=|prozess=|gericht|anwalt|anwältin|verhandlung|rechtsstreit|zeugenaussage|sorgerecht|vergleich=`,
  },
  papers: {
    named:
      "Visum Papiere Aufenthalt Aufenthaltsstatus Asyl Einbürgerung Pass Status Flucht Abschiebung Ausländerbehörde",
    told: String.raw`visum|asyl|abschieb|aufenthalt|duldung|geflüchtet|geflohen|einbürger|ausländerbehörde|ohne papiere|arbeitserlaubnis|schwarz im land`,
  },
  theft: {
    named: "Diebstahl Klauen geklaut gestohlen Einbruch Überfall Stehlen Dieb",
    told: String.raw`geklaut|klau(?:t|e|en)=|gestohlen|stiehlt|stehlen|diebstahl|einbruch|eingebrochen|überfallen|mitgehen lassen|beklaut|heimlich .{0,15}(?:genommen|kamera)`,
  },
  pretence: {
    named:
      "König Königin Adel Prinz Prinzessin Herzog Witz Scherz Quatsch Spaß erfunden Majestät Krone Fantasie Blödsinn Unsinn Agent",
    told: String.raw`(?:heimliche[rn]?|geheime[rn]?|wahre[rn]?|rechtmäßige[rn]?) (?:\p{L}+ )?(?:könig|kaiser|herzog|prinz|graf|papst|fürst|agent|zauber|chef von)|(?:könig|königin|kaiser|herzog|herzogin|prinz|prinzessin|graf|gräfin|papst|fürst) von |ich bin (?:eigentlich |in wahrheit |übrigens )?(?:ein|eine) (?:vampir|hexe|zauberer|alien|außerirdisch|astronaut|pirat|ninja|roboter|zeitreisend|meerjungfrau|drache|geheimagent|einhorn|geist|werwolf)|vom mars|geheimagent|mein(?:em|en)? (?:raumschiff|drache|einhorn|thron|königreich)`,
  },
  eviction: {
    named:
      "Räumung Wohnung Miete Obdachlosigkeit obdachlos Vermieter Kündigung Zwangsräumung Wohnungssuche Wohnungslosigkeit",
    told: String.raw`räumung|obdachlos|wohnungslos|schlafe .{0,12}(?:im auto|im zelt|auf der couch|bei freunden)|mietschulden|miete .{0,20}(?:nicht|schuldig)|wohnung gekündigt|eigenbedarf|tafel=|notunterkunft`,
  },
  business: {
    named:
      "Firma Geschäft Insolvenz Pleite Geschäftsidee Idee Erfindung Gründung Laden Projekt Selbstständigkeit Konkurs",
    told: String.raw`insolven|pleite|konkurs|geschäftsidee|gründe=|gründen|startup|erfunden|patent|mein(?:e|en|em)? (?:laden|firma|geschäft|café)|fusion|übernahme|vertraulich|betriebsgeheim`,
  },
  loneliness: {
    named: "Einsamkeit einsam Freunde allein Alleinsein Traurigkeit traurig Weinen Heimweh",
    told: String.raw`einsam|keine freunde|niemand(?:en)? (?:zum|kam|mit)|ganz allein|allein(?:e)?=|gewein|wein(?:e|en)=|heule|geheult|heimweh|isoliert`,
  },
  cosmetic: {
    named: "Schönheits Botox Nase Brust Lifting Tattoo Tätowierung Zähne Gebiss Aussehen Gesicht",
    told: String.raw`botox|nasenop|nase .{0,10}(?:machen|operier)|implantat|lifting|aufspritz|fett ?absaug|tattoo|tätowier|haartransplant|gebiss|dritte(?:n)? zähne|brust(?:vergrößer|verkleiner|op)`,
  },
  sexuality: {
    named: "Sexualität Orientierung schwul lesbisch bi trans queer Geschlecht Identität",
    told: String.raw`schwul|lesb|bisex|bi=|queer|trans=|transgender|geoutet|outing|oute=|coming.?out|homosex|asexuell|nicht.?binär|steh(?:e)? auf (?:männer|frauen|beide)`,
  },
};
