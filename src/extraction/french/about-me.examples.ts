import type { Examples } from "../examples.ts";
import type { ABOUT_ME } from "./about-me.ts";

export const ABOUT_ME_EXAMPLES: Examples<typeof ABOUT_ME> = {
  "name is": { yes: { "Je m'appelle Chloé.": "name=chloé" }, no: ["Je l'appelle Chloé."] },
  "lives elsewhere now": {
    yes: { "Je n'habite plus à Lyon, mais à Paris.": "home=paris" },
    no: ["Je n'habite plus à Lyon, mais à la campagne."],
  },
  "lives there no longer": {
    yes: { "Je n'habite plus à Lyon.": "home=not lyon" },
    no: ["Je n'habite plus à la campagne."],
  },
  "lives in": { yes: { "J'habite à Lille.": "home=lille" }, no: ["J'habite avec ma sœur."] },
  "moved to": { yes: { "J'ai déménagé à Nantes.": "home=nantes" }, no: ["J'ai déménagé hier."] },
  "comes from": { yes: { "Je viens de Bretagne.": "origin=bretagne" }, no: ["Je viens de manger."] },
  "grew up in": { yes: { "J'ai grandi à Nice.": "origin=nice" }, no: ["J'ai grandi vite."] },
  "employer none, resigned": { yes: { "J'ai démissionné.": "employer=none" }, no: ["J'ai déjeuné."] },
  "no longer works at": {
    yes: { "Je ne travaille plus chez Renault.": "employer=not renault" },
    no: ["Je ne travaille plus chez moi."],
  },
  "works at": { yes: { "Je travaille chez Renault.": "employer=renault" }, no: ["Je travaille chez moi."] },
  job: { yes: { "Je suis infirmière.": "job=infirmière" }, no: ["Je suis fatiguée."] },
  studies: { yes: { "J'étudie le droit.": "studies=droit" }, no: ["J'étudie."] },
  "does studies of": { yes: { "Je fais des études de médecine.": "studies=médecine" }, no: ["Je fais des études."] },
  age: { yes: { "J'ai 34 ans.": "age=34" }, no: ["J'ai 34 euros."] },
  married: { yes: { "Je suis mariée.": "marital status=married" }, no: ["Je suis contente."] },
  "not married": {
    yes: { "Je ne suis plus mariée.": "marital status=not married" },
    no: ["Je ne suis plus fatiguée."],
  },
  "employer none, retired": { yes: { "Je suis à la retraite.": "employer=none" }, no: ["Je suis à la maison."] },
  "job none, retired": {
    yes: { "Je suis au chômage.": "job=self-employed or not employed" },
    no: ["Je suis au bureau."],
  },
  "left a job at": {
    yes: { "J'ai quitté mon travail chez Renault.": "employer=not renault" },
    no: ["J'ai quitté mon travail tard."],
  },
  "resigned from": {
    yes: { "J'ai démissionné de chez Orange.": "employer=not orange" },
    no: ["J'ai démissionné de mon poste."],
  },
  "not allergic to": {
    yes: { "Je ne suis plus allergique aux noix.": "allergy:noix=no" },
    no: ["Je ne suis pas allergique."],
  },
  "eats again": { yes: { "Je mange de nouveau du poisson.": "eats:poisson=yes" }, no: ["Je mange de nouveau."] },
  "omnivore again": { yes: { "Je mange de nouveau de la viande.": "diet=omnivore" }, no: ["Je mange de nouveau ici."] },
  divorced: { yes: { "Je suis divorcée.": "marital status=divorced" }, no: ["Je suis divertie."] },
  single: { yes: { "Je suis célibataire.": "marital status=single" }, no: ["Je suis célèbre."] },
  birthday: { yes: { "Mon anniversaire est le 3 mai.": "birthday=3 mai" }, no: ["Mon anniversaire est bientôt."] },
  "born on": { yes: { "Je suis née le 3 mai 1990.": "birthday=3 mai 1990" }, no: ["Je suis née le matin."] },
  "wife is called": { yes: { "Ma femme s'appelle Julie.": "own:wife=julie" }, no: ["Ma femme s'appelle comme toi."] },
  "husband is called": {
    yes: { "Mon mari s'appelle Paul.": "own:husband=paul" },
    no: ["Mon mari s'appelle comme toi."],
  },
  "partner is called": {
    yes: { "Ma compagne s'appelle Léa.": "own:partner=léa" },
    no: ["Ma compagne s'appelle comme toi."],
  },
  "daughter is called": {
    yes: { "Ma fille s'appelle Zoé.": "own:daughter=zoé" },
    no: ["Ma fille s'appelle comme toi."],
  },
  "son is called": { yes: { "Mon fils s'appelle Luc.": "own:son=luc" }, no: ["Mon fils s'appelle comme toi."] },
  "sister is called": { yes: { "Ma sœur s'appelle Léa.": "own:sister=léa" }, no: ["Ma sœur s'appelle comme toi."] },
  "brother is called": {
    yes: { "Mon frère s'appelle Hugo.": "own:brother=hugo" },
    no: ["Mon frère s'appelle comme toi."],
  },
  "mother is called": { yes: { "Ma mère s'appelle Anne.": "own:mother=anne" }, no: ["Ma mère s'appelle comme toi."] },
  "father is called": { yes: { "Mon père s'appelle Marc.": "own:father=marc" }, no: ["Mon père s'appelle comme toi."] },
  "boss is called": { yes: { "Ma chef s'appelle Nadia.": "own:boss=nadia" }, no: ["Ma chef s'appelle comme toi."] },
  "number of children": { yes: { "J'ai deux enfants.": "own:children=deux" }, no: ["J'ai deux livres pour enfants."] },
  "number of daughters": { yes: { "J'ai deux filles.": "own:daughters=deux" }, no: ["J'ai deux livres de filles."] },
  "number of cats": { yes: { "J'ai trois chats.": "pet:cat=trois" }, no: ["J'ai trois chats noirs en photo."] },
  "number of dogs": { yes: { "J'ai deux chiens.": "pet:dog=deux" }, no: ["J'ai deux chiens noirs en photo."] },
  "dog is called": {
    yes: { "Mon chien s'appelle Filou.": "pet:dog:name=filou" },
    no: ["Mon chien s'appelle comme toi."],
  },
  "has a dog named": {
    yes: { "J'ai un chien nommé Filou.": "pet:dog:name=filou" },
    no: ["J'ai un chien qui dort beaucoup."],
  },
  "has another dog named": {
    yes: { "J'ai un deuxième chien nommé Rex.": "pet:dog:rex=yes" },
    no: ["J'ai un deuxième chien qui dort."],
  },
  "cat is called": {
    yes: { "Ma chatte s'appelle Mina.": "pet:cat:name=mina" },
    no: ["Ma chatte s'appelle comme toi."],
  },
  "has a cat named": {
    yes: { "J'ai un chat qui s'appelle Félix.": "pet:cat:name=félix" },
    no: ["J'ai un chat qui dort beaucoup."],
  },
  "has another cat named": {
    yes: { "J'ai un autre chat nommé Tom.": "pet:cat:tom=yes" },
    no: ["J'ai un autre chat qui dort."],
  },
  "sold the car": { yes: { "J'ai vendu ma voiture.": "own:car=no" }, no: ["J'ai vendu ma voiture miniature."] },
  "car is": { yes: { "Ma voiture est une Clio.": "own:car=clio" }, no: ["Ma voiture est rouge."] },
  "budget is": { yes: { "Mon budget est de 500 euros.": "own:budget=500 euros" }, no: ["Mon budget change souvent."] },
  "doctor is": {
    yes: { "Mon dentiste s'appelle Paul Roux.": "own:doctor=paul roux" },
    no: ["Mon médecin est malade."],
  },
  "diet ended": { yes: { "Je ne suis plus végétarienne.": "diet=not vegetarian" }, no: ["Je ne suis plus fatiguée."] },
  diet: { yes: { "Je suis végétarien.": "diet=vegetarian" }, no: ["Je suis content."] },
  "allergic to": { yes: { "Je suis allergique aux noix.": "allergy:noix=yes" }, no: ["Je suis allergique."] },
  intolerant: { yes: { "Je suis intolérante au lactose.": "allergy:lactose=yes" }, no: ["Je suis intolérante."] },
  "has a condition": { yes: { "J'ai de l'asthme.": "health:asthme=yes" }, no: ["J'ai de la chance."] },
  "is in a condition": { yes: { "Je suis diabétique.": "health:diabétique=yes" }, no: ["Je suis pratique."] },
  "does not eat": { yes: { "Je ne mange pas de porc.": "eats:porc=no" }, no: ["Je ne mange pas ici."] },
};
