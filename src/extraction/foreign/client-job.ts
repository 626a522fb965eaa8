/** Headings that chat front-ends and agents put above their orders and above a chat. */
const HEADING =
  /^\s{0,4}#{1,4}\s*(?:task|instructions?|guidelines|chat history|conversation history|output(?: format)?|system(?: prompt)?|context|aufgabe|anweisungen|chat ?verlauf|tâche|consignes|historique|tarea|instrucciones|historial)\s*:?\s*$/im;

/** Orders of a front-end about the chat that it appends: "Suggest three follow-up questions for this chat." */
const ABOUT_CHAT =
  /^\W{0,4}(?:please |bitte )?[^\n.]{0,60}?(?:title|follow[- ]?up questions?|tags|summary|search quer(?:y|ies)|headline|titel|(?:anschluss|folge)fragen|zusammenfassung|titre|questions de suivi|résumé|título|preguntas de seguimiento|resumen)[^\n.]{0,60}?\s(?:this|the|following|above|diese[nrs]?|de[nrms]|das|ce|cette|l[ea]|est[ea]|el) ?(?:following |above |folgenden? )?(?:chat|conversation|dialog(?:ue)?|chat ?verlauf|unterhaltung|gespräch|discussion|conversación|diálogo)[^\n]{0,80}\n/i;

/** Returns whether a client wrote a text, and no person. */
export const isClientJob = (text: string): boolean => HEADING.test(text) || ABOUT_CHAT.test(text);
