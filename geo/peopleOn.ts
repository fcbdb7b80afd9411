/** Everybody on a duty, its lead first, once. */
export const peopleOn = ({
  leadId,
  personIds,
}: {
  readonly leadId: string | null
  readonly personIds: readonly string[]
}): string[] => [...new Set([...(leadId === null ? [] : [leadId]), ...personIds])]
