/** Whether a term holds at an instant: its last one is not of it. */
export const isInForce = (
  { from, to }: { readonly from: string; readonly to: string | null },
  atMs: number,
): boolean => Date.parse(from) <= atMs && (to === null || atMs < Date.parse(to))
