/** Returns the text in a field of a form that was sent; empty if it has no such field. */
export function fieldOf(event: SubmitEvent, name: string): string {
  const value = new FormData(event.target as HTMLFormElement).get(name);
  return typeof value === "string" ? value : "";
}
