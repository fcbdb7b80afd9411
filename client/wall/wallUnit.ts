/**
 * The wall's unit of length: one pixel of a picture of 1920 × 1080 (1080 × 1920 where the display
 * stands upright). Everything on the wall is so many units wide, high or apart, so that it looks the
 * same on any display; a wider display gets a wider picture, not a larger one.
 */
export function wallUnitPx(widthPx: number, heightPx: number): number {
  return isUpright(widthPx, heightPx)
    ? Math.min(widthPx, (heightPx * 9) / 16) / 1080
    : Math.min(widthPx, (heightPx * 16) / 9) / 1920
}

export const isUpright = (widthPx: number, heightPx: number): boolean => heightPx > widthPx

/** From this ratio of width to height on, the two lists stand side by side. */
export const isPanorama = (widthPx: number, heightPx: number): boolean => widthPx / heightPx >= 2.6

const drift = { acrossUnits: 3, downUnits: 2, acrossMs: 17 * 60_000, downMs: 11 * 60_000 }

/** Where the picture stands at an instant, in units: a few, slowly, so that nothing burns in. */
export function driftAt(atMs: number): { acrossUnits: number; downUnits: number } {
  const turn = (periodMs: number) => Math.sin(((atMs % periodMs) / periodMs) * 2 * Math.PI)
  return {
    acrossUnits: drift.acrossUnits * turn(drift.acrossMs),
    downUnits: drift.downUnits * turn(drift.downMs),
  }
}
