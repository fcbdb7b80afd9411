/** What the map looks at: all lines, or the gap of a rank (1 is the worst). */
export type Scene = { kind: 'whole' } | { kind: 'gap'; rank: number }

export interface SceneQuestion {
  /** `?scene=`: `whole` or `gap` or `gap:2`; anything else is the rotation's business. */
  asked: string | null
  /** `?rotate=`: seconds a scene; nothing or 0 stands still. */
  rotateSeconds: number
  elapsedMs: number
  gapCount: number
}

/** The worst gaps that a rotation visits. */
const visitedGaps = 3

/** The scene at a moment: whole line, the worst gaps one by one, and back. */
export function sceneAt({ asked, rotateSeconds, elapsedMs, gapCount }: SceneQuestion): Scene {
  const scenes: Scene[] = [
    { kind: 'whole' },
    ...Array.from({ length: Math.min(visitedGaps, gapCount) }, (_, index) => ({
      kind: 'gap' as const,
      rank: index + 1,
    })),
  ]
  const fixed = tryAskedScene(asked, gapCount)
  if (fixed !== undefined || rotateSeconds <= 0) return fixed ?? { kind: 'whole' }
  const step = Math.floor(elapsedMs / (rotateSeconds * 1000))
  return scenes[step % scenes.length] ?? { kind: 'whole' }
}

function tryAskedScene(asked: string | null, gapCount: number): Scene | undefined {
  if (asked === 'whole') return { kind: 'whole' }
  const match = /^gap(?::(\d+))?$/.exec(asked ?? '')
  if (match === null) return undefined
  const rank = Number(match[1] ?? 1)
  return rank >= 1 && rank <= gapCount ? { kind: 'gap', rank } : { kind: 'whole' }
}

/** `?rotate=20`: at least five seconds a scene, so that a slip does not make the map spin. */
export function rotateSecondsOf(text: string | null): number {
  const seconds = Number(text ?? '0')
  return Number.isFinite(seconds) && seconds > 0 ? Math.max(5, seconds) : 0
}
