import type { CardLanguage } from "../../ports/card.ts";

/** The words of the page in one language. */
export interface Words {
  readonly title: string;
  readonly intro: string;
  readonly until: string;
  readonly facts: string;
  readonly noFacts: string;
  readonly told: string;
  readonly toldIntro: string;
  readonly profile: string;
  readonly more: string;
  readonly correct: string;
  readonly correctLabel: string;
  readonly save: string;
  readonly cancel: string;
  readonly delete: string;
  readonly deleteAsk: string;
  readonly keep: string;
  readonly export: string;
  readonly deleted: string;
  readonly saved: string;
  readonly loading: string;
  readonly ended: string;
  readonly noLink: string;
  readonly failed: string;
  readonly whole: string;
}

export const WORDS: Readonly<Record<CardLanguage, Words>> = {
  en: {
    title: "What is remembered about you",
    intro: "The app that gave you this link remembers the following. Whoever has the link can see it.",
    until: "The link works until",
    facts: "About you",
    noFacts: "Nothing is remembered here.",
    told: "From your conversations",
    toldIntro: "What you said, with the answer. Deleting it also deletes what was learned from it.",
    profile: "Written by the app",
    more: "Show more",
    correct: "Correct",
    correctLabel: "How it should be",
    save: "Save",
    cancel: "Cancel",
    delete: "Delete",
    deleteAsk: "Delete for good?",
    keep: "Keep",
    export: "Download everything",
    deleted: "Deleted.",
    saved: "Saved.",
    loading: "Loading …",
    ended: "This link no longer works. Ask the app for a new one.",
    noLink: "This page needs the whole link that you were given.",
    failed: "That did not work. Try again.",
    whole: "Show all of it",
  },
  de: {
    title: "Was über Sie gespeichert ist",
    intro: "Die App, von der Sie diesen Link haben, merkt sich Folgendes. Wer den Link hat, kann es sehen.",
    until: "Der Link gilt bis",
    facts: "Über Sie",
    noFacts: "Hier ist nichts gespeichert.",
    told: "Aus Ihren Gesprächen",
    toldIntro: "Was Sie gesagt haben, mit der Antwort. Beim Löschen geht auch, was daraus gelernt wurde.",
    profile: "Von der App geschrieben",
    more: "Mehr zeigen",
    correct: "Berichtigen",
    correctLabel: "So ist es richtig",
    save: "Sichern",
    cancel: "Abbrechen",
    delete: "Löschen",
    deleteAsk: "Endgültig löschen?",
    keep: "Behalten",
    export: "Alles herunterladen",
    deleted: "Gelöscht.",
    saved: "Gesichert.",
    loading: "Wird geladen …",
    ended: "Dieser Link gilt nicht mehr. Bitten Sie die App um einen neuen.",
    noLink: "Diese Seite braucht den ganzen Link, den Sie bekommen haben.",
    failed: "Das hat nicht geklappt. Versuchen Sie es noch einmal.",
    whole: "Ganz zeigen",
  },
  fr: {
    title: "Ce qui est retenu de vous",
    intro: "L’application qui vous a donné ce lien retient ce qui suit. Quiconque a le lien peut le voir.",
    until: "Le lien est valable jusqu’au",
    facts: "À votre sujet",
    noFacts: "Rien n’est retenu ici.",
    told: "De vos conversations",
    toldIntro: "Ce que vous avez dit, avec la réponse. La suppression efface aussi ce qui en a été appris.",
    profile: "Écrit par l’application",
    more: "Afficher plus",
    correct: "Corriger",
    correctLabel: "Ce qui est juste",
    save: "Enregistrer",
    cancel: "Annuler",
    delete: "Supprimer",
    deleteAsk: "Supprimer définitivement ?",
    keep: "Garder",
    export: "Tout télécharger",
    deleted: "Supprimé.",
    saved: "Enregistré.",
    loading: "Chargement …",
    ended: "Ce lien n’est plus valable. Demandez-en un nouveau à l’application.",
    noLink: "Cette page a besoin du lien entier que vous avez reçu.",
    failed: "Cela n’a pas fonctionné. Réessayez.",
    whole: "Tout afficher",
  },
  es: {
    title: "Lo que se recuerda de usted",
    intro: "La aplicación que le dio este enlace recuerda lo siguiente. Quien tenga el enlace puede verlo.",
    until: "El enlace vale hasta el",
    facts: "Sobre usted",
    noFacts: "Aquí no se recuerda nada.",
    told: "De sus conversaciones",
    toldIntro: "Lo que usted dijo, con la respuesta. Al eliminarlo se borra también lo aprendido de ello.",
    profile: "Escrito por la aplicación",
    more: "Mostrar más",
    correct: "Corregir",
    correctLabel: "Lo correcto",
    save: "Guardar",
    cancel: "Cancelar",
    delete: "Eliminar",
    deleteAsk: "¿Eliminar para siempre?",
    keep: "Conservar",
    export: "Descargar todo",
    deleted: "Eliminado.",
    saved: "Guardado.",
    loading: "Cargando …",
    ended: "Este enlace ya no vale. Pida uno nuevo a la aplicación.",
    noLink: "Esta página necesita el enlace completo que usted recibió.",
    failed: "No ha funcionado. Inténtelo de nuevo.",
    whole: "Mostrar todo",
  },
};
