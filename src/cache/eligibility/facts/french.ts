import type { FactualPatterns } from "./factual-patterns.ts";
import { anyOf } from "../../../text/phrase-pattern.ts";
import { regex, regexOf } from "../../../text/regex.ts";

const KINDS =
  "pays|ville|année|siècle|continent|planète|lune|étoile|océan|mer|fleuve|rivière|montagne|île|état|élément|particule|monnaie|langue|roi|reine|empereur|guerre|bataille|traité|philosophe|scientifique|physicien|chimiste|mathématicien|auteur|écrivain|poète|compositeur|peintre|artiste|inventeur|réalisateur|organe|os|muscle|animal|oiseau|mammifère|unité|symbole|parti";

const ATTRIBUTES =
  "capitale|population|monnaie|superficie|langue|formule|symbole|définition|signification|origine|date|hauteur|longueur|profondeur|vitesse|température|distance|masse|densité|poids|différence|point d'ébullition|point de fusion|auteur|inventeur|fondateur|nom|hymne|drapeau|devise|cause|causes|nombre|racine|racine carrée|valeur|unité|rôle|fonction|structure|pluriel|contraire|somme|histoire";

const NAMED = "[\\p{L}'-]+";

export const FRENCH_FACTS: FactualPatterns = {
  politeness:
    /^(?:(?:bonjour|salut|et|alors|ok)[,!\s]+|(?:peux-tu|pouvez-vous|pourrais-tu|pourriez-vous) (?:me |m')?(?:dire |expliquer )?|dis-moi,? |dites-moi,? |sais-tu |s'il (?:te|vous) plaît,? )+/,
  forms: [
    regex.u`^qui (?:est|était|étaient|sont|fut|a|ont|avait)(?!\p{L})`,
    regex.u`^quand (?:a|ont|fut|furent|eut|est (?:né|née|mort|morte|tombé|tombée|apparu|apparue|sorti|sortie)|était|est-ce que .+ (?:a|est|ont))(?!\p{L})`,
    regex.u`^(?:où|d'où) (?:est|sont|était|étaient|se trouve|se trouvent|vit|vivent|vient|viennent|coule|est né|est née)(?!\p{L})`,
    regex.u`^(?:dans|en|à|sur|de) quel(?:le)?s? (?:pays|ville|année|siècle|continent|planète|océan|mer|fleuve|île|état|langue|époque|distance|température|altitude|vitesse|organe)(?!\p{L})`,
    regex.u`^combien (?:de |d')[\p{L}'-]+(?: [\p{L}'-]+){0,3}? (?:a|ont|y a-t-il|il y a|compte|comptent|contient|contiennent|dans|possède|possèdent|font|fait|avait)(?!\p{L})`,
    regex.u`^combien (?:mesure|mesurent|pèse|pèsent|vaut|font|y a-t-il)(?!\p{L})`,
    regexOf(`^quel(?:le)?s? (?:est|était|sont|étaient|fut) (?:la |le |les |l')(?:${ATTRIBUTES})(?!\\p{L})`, "u"),
    regexOf(
      `^quel(?:le)?s? (?:est|était|fut) (?:la |le )(?:plus|premier|première|dernier|dernière) ${NAMED}(?: ${NAMED}){0,2} (?:du|de|des|d')`,
      "u",
    ),
    regexOf(
      `^quel(?:le)?s? (?:${KINDS}) (?:a|ont|fut|était|se trouve|est (?:la |le )plus|est situé|est située|possède|compte)(?!\\p{L})`,
      "u",
    ),
    regex.u`^qu'est-ce qu'une? [\p{L}'-]+$`,
    regexOf(`^(?:qu'est-ce que|c'est quoi) (?:(?:la |le |les |l')?${NAMED})(?: ${NAMED})?$`, "u"),
    /^(?:que (?:signifie|veut dire|désigne)|que s'est-il passé) ?/,
    /^pourquoi (?:le |la |les |l'|un |une |est|sont|y a-t-il)/u,
    regex.u`^comment (?:fonctionne|fonctionnent|s'appelle|s'appellent|se forme|se forment|s'écrit|se prononce|est né|est née)(?!\p{L})`,
    regexOf(
      `^(?:définis|définissez|explique|explique-moi|expliquez|décris) (?:la |le |les |l')?${NAMED}(?: ${NAMED})?$`,
      "u",
    ),
    regexOf(`^(?:la |le )?(?:${ATTRIBUTES}) (?:de|du|des|d'|entre)`, "u"),
  ],
  procedures: [
    regex.u`^comment (?:réinitialiser|changer|modifier|supprimer|récupérer|annuler|résilier|vérifier|activer) (?:un |une |le |la |l'|mon |ma |son )?(?:mot de passe|compte|adresse e-?mail|adresse mail|numéro de téléphone|nom d'utilisateur|abonnement|profil|code pin|commande|réservation)(?: [\p{L}'-]+){0,4}$`,
  ],
  advice: anyOf(`
    on | je | me | moi | mes | tu | te | toi | tes | vous | votre | vos | nous | notre | nos | faut | faudrait | devrai* | dois | doit | peut | peux | pourrai* | bon | bonne | bons | bonnes | mieux | meilleur* | bien | idéal* | beau | belle | joli* | sain | saine | sains | saines | rapide* | facile* | pas cher | simple* | pratique*
    | recommand* | conseil* | suggèr* | suggér* | suggestion* | idée* | recette* | menu* | plat | plats | repas | dessert* | goûter | collation* | encas | en-cas | petit-déjeuner | déjeuner | dîner | apéro | apéritif | boisson* | gâteau* | manger | mange | boire | boit | cuisiner | cuire | porter | porte | mettre | regarder | lire | acheter | offrir | cadeau* | visiter | essayer | choisir | éviter | pour | contre | pendant | convient | conviennent | adapté* | utile* | prendre | utiliser | utilise | servir | aide | aider | aident
    | soign* | sûr | sûre | sûrs | sans danger | dangereu* | nocif* | confortable* | délicieu* | populaire* | dose | dosage | traitement* | médicament* | exercice* | loisir* | vacances | voyage* | hôtel* | restaurant* | soulever | dormir | gens | quelqu'un | manière | façon
  `),
};
