import type { Stretch } from './units.ts'

/** `K12+300`: kilometre and metres, rounded to the metre. */
export function formatChainage(chainageM: number): string {
  const rounded = Math.round(chainageM)
  const kilometre = Math.floor(Math.abs(rounded) / 1000)
  const metres = String(Math.abs(rounded) % 1000).padStart(3, '0')
  return `${rounded < 0 ? '-' : ''}K${kilometre}+${metres}`
}

/** `K12+300 – K15+000`. */
export const formatStretch = ({ fromM, toM }: Stretch): string =>
  `${formatChainage(fromM)} – ${formatChainage(toM)}`

/** Reads `K12+300`, `12+300`, `12.3` and `k12` (kilometres); `undefined` for anything else. */
export function parseChainage(text: string): number | undefined {
  const match = /^\s*k?\s*(\d+)(?:\s*\+\s*(\d{1,3})(\.\d+)?|(\.\d+))?\s*(?:km)?\s*$/i.exec(text)
  if (match === null) return undefined
  const [, kilometre, metres, metreFraction = '', kilometreFraction] = match
  if (kilometreFraction !== undefined) return Math.round(Number(kilometre + kilometreFraction) * 1e6) / 1e3
  return Number(kilometre) * 1000 + Number((metres ?? '0') + metreFraction)
}
