import type { CoverageState } from '../../geo/units.ts'

export type Shade = 'dark' | 'light'

/** The four coverage states; nothing else on any screen uses these colours. */
export const stateColours: Record<Shade, Record<CoverageState, string>> = {
  dark: { held: '#4EB3D3', thin: '#E3B23C', gap: '#EE4B7A', unknown: '#9AA4AE' },
  light: { held: '#1B6F93', thin: '#A87900', gap: '#B3124A', unknown: '#6B7680' },
}

/** Red, green, blue, 0 to 255 each, as deck.gl takes them. */
export type Rgb = [red: number, green: number, blue: number]

/** `#rrggbb` to its three parts. */
export function rgb(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}
