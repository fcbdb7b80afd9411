/** The server says something every ten seconds; nothing for so long, and the picture is no longer live. */
const staleAfterMs = 30_000
/** Coverage is asked for each minute; a picture older than this is no longer now. */
const pictureStaleAfterMs = 180_000

/** What was last heard of the server; instants on this device's clock. */
export interface Heard {
  /** The last that came of the server: an event of its stream, or an answer. */
  heardMs: number
  /** The instant that the coverage on the screen shows; undefined before the first. */
  pictureMs: number | undefined
}

/**
 * Since when there is no data, or undefined while the picture is live. A quiet night is live: what
 * counts is that the server is heard, not that anything happened.
 */
export function trySilentSince(heard: Heard, nowMs: number): number | undefined {
  if (nowMs - heard.heardMs > staleAfterMs) return heard.heardMs
  if (heard.pictureMs !== undefined && nowMs - heard.pictureMs > pictureStaleAfterMs) return heard.pictureMs
  return undefined
}

/**
 * Whether the page does what can be done: it shows what is now, or the server is away, or `pictureMs`
 * is undefined, as it shows nothing of the server.
 */
export const isWell = (heard: Heard, nowMs: number): boolean =>
  nowMs - heard.heardMs > staleAfterMs || trySilentSince(heard, nowMs) === undefined

/** Height of the band as a share of the screen: a tenth at first, a third after an hour. */
export function bandShare(silentMs: number): number {
  const [least, most, fullMs] = [0.1, 0.34, 3_600_000]
  const grown = Math.log1p(Math.max(0, silentMs) / 60_000) / Math.log1p(fullMs / 60_000)
  return least + (most - least) * Math.min(1, grown)
}
