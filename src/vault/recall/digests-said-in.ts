/** Returns digests of the user's words in a conversation. */
export function digestsSaidIn(sql: SqlStorage, conversation: string): string[] {
  return sql
    .exec<{ said: string }>(
      "SELECT said FROM memories WHERE conversation = ? AND turn IS NOT NULL AND said IS NOT NULL",
      conversation,
    )
    .toArray()
    .map(({ said }) => said);
}
