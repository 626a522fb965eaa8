import type { Examples } from "../examples.ts";
import type { TASTES_AND_PLANS } from "./tastes-and-plans.ts";

export const TASTES_AND_PLANS_EXAMPLES: Examples<typeof TASTES_AND_PLANS> = {
  favourite: { yes: { "Ma couleur préférée est le vert.": "favourite:couleur=vert" }, no: ["Ma couleur est le vert."] },
  likes: { yes: { "J'adore le jazz.": "taste:jazz=likes" }, no: ["J'adore ça."] },
  dislikes: { yes: { "Je déteste les lundis.": "taste:lundis=dislikes" }, no: ["Je déteste ça."] },
  prefers: { yes: { "Je préfère le thé.": "taste:thé=likes" }, no: ["Je préférais le thé."] },
  "is a fan of": { yes: { "Je suis fan de jazz.": "taste:jazz=likes" }, no: ["Je suis fan."] },
  passion: { yes: { "La photo, c'est ma passion.": "taste:photo=likes" }, no: ["La photo, c'est ma vie."] },
  speaks: { yes: { "Je parle couramment espagnol.": "speaks:spanish=yes" }, no: ["Je parle doucement."] },
  "native language": {
    yes: { "Ma langue maternelle est l'arabe.": "speaks:arabic=yes" },
    no: ["Ma langue maternelle est belle."],
  },
  "does not speak": { yes: { "Je ne parle pas allemand.": "speaks:german=no" }, no: ["Je ne parle pas fort."] },
  learning: { yes: { "J'apprends le japonais.": "learning:japonais=yes" }, no: ["J'apprends beaucoup de choses."] },
  uses: { yes: { "J'utilise Linux.": "uses:linux=yes" }, no: ["J'utilise ça."] },
  "no longer uses": { yes: { "Je n'utilise plus Slack.": "uses:slack=no" }, no: ["Je n'utilise plus ça."] },
  plays: { yes: { "Je joue du piano.": "plays:piano=yes" }, no: ["Je joue du coude."] },
  "travelling to": { yes: { "Je pars à Lisbonne.": "plan:lisbonne=yes" }, no: ["Je pars à pied."] },
  "decided on, for": {
    yes: { "Nous avons choisi Postgres pour la facturation.": "decision:facturation=postgres" },
    no: ["Nous avons choisi pour vous."],
  },
  "decided against": {
    yes: { "J'ai décidé de ne pas déménager.": "decision:déménager=no" },
    no: ["J'ai décidé de ne rien faire."],
  },
  "decided to": { yes: { "J'ai décidé de déménager.": "decision:déménager=yes" }, no: ["J'ai décidé hier."] },
};
