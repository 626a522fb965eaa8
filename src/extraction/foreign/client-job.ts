/** Headings that chat front-ends and agents put above their orders and above a chat. */
const HEADING =
  /^\s{0,4}#{1,4}\s*(?:task|instructions?|guidelines|chat history|conversation history|output(?: format)?|system(?: prompt)?|context|aufgabe|anweisungen|chat ?verlauf|tâche|consignes|historique|tarea|instrucciones|historial)\s*:?\s*$/im;

/** Returns whether a client wrote a text, and no person. */
export const isClientJob = (text: string): boolean => HEADING.test(text);
