import type { ChangeWords } from "./change-words.ts";

export const FRENCH_CHANGES: ChangeWords = {
  ended: {
    words: `fini finie annulé annulée démissionné séparés divorcé divorcée
      terminé terminée fermé fermée supprimé supprimée volé volée viré virée licencié licenciée résilié résiliée rompu enterrement obsèques enterré enterrée euthanasié euthanasiée`,
    phrases: `en (?:faillite|liquidation)|a coulé(?=[\\s.,!]*$)|mis la clé sous la porte|ne se (?:fera|feront) pas(?=[\\s.,!]*$)|n['’]aura pas lieu|ne (?:~ ){1,3}plus|n['’](?:~ ){1,3}plus|à la retraite|pris (?:sa|ma|leur) retraite|en congé (?:maternité|paternité|parental|maladie)|(?:est|sont) partie?s?(?! (?:en vacances|de|d|pour|du|faire))|rendu l['’]âme|tombée?s? à l['’]eau|(?:jours?|semaines?|mois|ans?) sans|plus (?:une goutte|une? seule?)(?= d)|écrasée?s?|en panne|(?:est|sont|a été|ont été) (?:vendue?s?|donnée?s?)|(?:est|sont) morte?s?`,
  },
  stopped: {
    words: `arrêté abandonné vendu quitté lâché rendu`,
    phrases: `(?:laissé|laisse) tomber|adieu`,
  },
  changed: {
    words: `changé changée déménagé remplacé remplacée reporté reportée décalé décalée échangé muté mutée augmenté baissé repoussé repoussée rebaptisé rebaptisée renommé renommée avancé avancée finalement doublé réduit réduite raccourci prolongé prolongée déplacé déplacée transféré transférée mutation troqué`,
    phrases: `changement de (?:plan|programme)|pass(?:é|ée|és|ées) (?:à|au|aux|de|chez(?! (?:mon|ma|mes|le|la|les|l|un|une|des|son|sa|ses|leur|moi|toi|lui|elle|nous|vous|eux) ))|(?:suis|est|sont|sommes) (?:re)?(?:monté|descendu)e?s? à|plus qu(?:e|['’])|il (?:m['’]en|me|nous en|nous) reste(?= (?:plus que )?\\d)|passe(?:nt)? (?:à|au|aux)(?= (?:\\d|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche))|(?:m['’]a|m['’]ont) mise? (?:à|de|sous)|vien(?:t|nent) d['’]avoir(?= \\d)|va(?: ~)? mieux|(?:est|sont|marche)(?: ~){0,2} (?:de nouveau|à nouveau)|revenue? à|au lieu d|à la place|plutôt que|(?:s['’]est|a été|est) avancée?`,
  },
  now: {
    words: `maintenant désormais dorénavant actuellement`,
    phrases: `à présent|à partir de (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|maintenant|ce ~|cette ~)|dès maintenant`,
  },
  hint: {
    words: `déjà nouveau nouvelle nouvel depuis`,
    phrases: `en fait`,
  },
  unreal: `pas jamais veux voudrais pense peut-être si aimerais pourrais devrais avant presque quand`,
  copulas: "est sont était appelle appellent devient coûte coûtent",
  general: `trop pris prendre prends travail travaille temps jour jours semaine semaines mois année années maison gens chose choses faire fais fait font bon bonne aller
    vais va vont allé venir vient prendre prends prend voir trouver penser pense aime aimer grand grande petit petite long beaucoup plus moins
    aujourd aujourdhui demain soir soirs matin nuit dernier dernière prochain prochaine premier première toujours jamais souvent tout tous toute
    rien peu pas non suis avoir être étais cherche veux veut voudrais peux peut besoin idée question aide merci bonjour
    heure heures minute minutes mais est sont ont ai as nous vous elle elles eux lui leur leurs notre nos votre vos moi toi soi ici comme alors donc car parce que qui
    quoi dont très bien aussi encore même autre autres sans sous entre avant après pendant depuis vers chez jusque faut fois cela ça ceci
    oui bof tôt tard vite loin sinon bref ouais mdr stp truc trucs
    cette celui celle ceux été avait avez avons allons plutôt déjà`,
};
