/** The eight winds, clockwise from north. */
export const winds = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const
export type Wind = (typeof winds)[number]

/** The wind that a direction in degrees clockwise from north is nearest to; half-way belongs to the next one. */
export function windOf(bearingDeg: number): Wind {
  const eighth = Math.floor(((((bearingDeg + 22.5) % 360) + 360) % 360) / 45)
  return winds[eighth]!
}
