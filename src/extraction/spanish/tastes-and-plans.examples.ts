import type { Examples } from "../examples.ts";
import type { TASTES_AND_PLANS } from "./tastes-and-plans.ts";

export const TASTES_AND_PLANS_EXAMPLES: Examples<typeof TASTES_AND_PLANS> = {
  favourite: { yes: { "Mi color favorito es el verde.": "favourite:color=verde" }, no: ["Mi color es el verde."] },
  likes: { yes: { "Me gusta el jazz.": "taste:jazz=likes" }, no: ["Me gusta eso."] },
  dislikes: { yes: { "Odio los lunes.": "taste:lunes=dislikes" }, no: ["Odio eso."] },
  prefers: { yes: { "Prefiero el té.": "taste:té=likes" }, no: ["Prefería el té."] },
  "is a fan of": { yes: { "Soy muy aficionado al ajedrez.": "taste:ajedrez=likes" }, no: ["Soy muy aficionado."] },
  passion: { yes: { "Lo mío es la fotografía.": "taste:fotografía=likes" }, no: ["Lo suyo es la fotografía."] },
  speaks: { yes: { "Hablo catalán.": "speaks:catalan=yes" }, no: ["Hablo despacio."] },
  "native language": {
    yes: { "Mi lengua materna es el gallego.": "speaks:galician=yes" },
    no: ["Mi lengua materna es bonita."],
  },
  "does not speak": { yes: { "No hablo alemán.": "speaks:german=no" }, no: ["No hablo mucho."] },
  learning: { yes: { "Estoy aprendiendo japonés.": "learning:japonés=yes" }, no: ["Estoy aprendiendo muchas cosas."] },
  uses: { yes: { "Uso Linux.": "uses:linux=yes" }, no: ["Uso eso."] },
  "no longer uses": { yes: { "Ya no uso Slack.": "uses:slack=no" }, no: ["Ya no uso eso."] },
  plays: { yes: { "Toco el piano.": "plays:piano=yes" }, no: ["Toco el timbre."] },
  "travelling to": { yes: { "Me voy a Lisboa.": "plan:lisboa=yes" }, no: ["Viajo a menudo."] },
  "decided on, for": {
    yes: { "Elegimos Postgres para la facturación.": "decision:facturación=postgres" },
    no: ["Elegimos para ustedes."],
  },
  "decided against": { yes: { "He decidido no mudarme.": "decision:mudarme=no" }, no: ["He decidido dormir."] },
  "decided to": { yes: { "He decidido mudarme.": "decision:mudarme=yes" }, no: ["He decidido no mudarme."] },
};
