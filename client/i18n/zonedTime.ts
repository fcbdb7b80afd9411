/** The value of a `datetime-local` input, `2026-11-23T08:42`, for an instant in an IANA zone. */
export function formatLocalTime(atMs: number, timeZone: string): string {
  return new Date(atMs + zoneOffsetMs(atMs, timeZone)).toISOString().slice(0, 16)
}

/**
 * The instant of a `datetime-local` value in an IANA zone; undefined where it is none. Within an hour
 * of a clock change a local time may stand for two instants or none; then it is the nearer guess.
 */
export function parseLocalTime(text: string, timeZone: string): number | undefined {
  const asUtcMs = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? Date.parse(`${text.slice(0, 16)}Z`) : Number.NaN
  if (Number.isNaN(asUtcMs)) return undefined
  const guessMs = asUtcMs - zoneOffsetMs(asUtcMs, timeZone)
  return asUtcMs - zoneOffsetMs(guessMs, timeZone)
}

/** How far the zone's clock is ahead of UTC at an instant, milliseconds. */
export function zoneOffsetMs(atMs: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(atMs)
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((each) => each.type === type)?.value)
  const localMs = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return localMs - Math.floor(atMs / 1000) * 1000
}
