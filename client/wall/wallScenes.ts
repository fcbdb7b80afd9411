import { coverageKind } from '../../data/model/coverageAnswer.ts'
import {
  wallLanguage,
  wallLimits,
  type WallArrangement,
  type WallScene,
} from '../../data/model/wallArrangement.ts'

/** What the wall looks at: all lines, the gap of a rank (1 is the worst), a unit's ground, or the last hours again. */
export type Scene =
  | { kind: 'whole' }
  | { kind: 'gap'; rank: number }
  | { kind: 'unit'; unitId: string }
  | { kind: 'replay'; hours: number; seconds: number }

/** Which of the arranged scenes, and of the worst gaps which one: the order of steps. */
export type StepOrder = readonly [scene: number, part: number]

export interface Step {
  readonly order: StepOrder
  readonly scene: Scene
  readonly seconds: number
}

/** What a wall goes by; without a name of its own where nobody arranged it. */
export interface Arrangement extends Pick<
  WallArrangement,
  'coverage' | 'scenes' | 'newGapSignal' | 'language' | 'dim'
> {
  /** The address stands still here. */
  readonly fixed?: Scene
}

const hourS = 3600
const replaySeconds = 120

/** What a wall shows that nobody arranged: the whole line, and now and then what is worst, from near by. */
export const builtIn: Arrangement = {
  coverage: 'planned',
  scenes: [
    { kind: 'whole', seconds: 60 },
    { kind: 'worst-gaps', count: 3, seconds: 20 },
  ],
  newGapSignal: 'none',
  language: null,
  dim: null,
}

/**
 * An arrangement as the address would have it: `?scene=whole`, `gap:2`, `unit:<id>` or `replay:24` stands
 * still there; `?rotate=20` shows each scene for so many seconds; `?kind=actual` shows other coverage, `?lang=zh`
 * is in another language.
 */
export function addressed(arrangement: Arrangement, address: URLSearchParams): Arrangement {
  const fixed = trySceneOf(address.get('scene'))
  const rotate = rotateSecondsOf(address.get('rotate'))
  const said = {
    coverage: coverageKind.safeParse(address.get('kind')).data ?? arrangement.coverage,
    language: wallLanguage.safeParse(address.get('lang')).data ?? arrangement.language,
  }
  if (fixed !== undefined) return { ...arrangement, ...said, fixed }
  if (rotate === 0) return { ...arrangement, ...said }
  const scenes = arrangement.scenes.map((scene) =>
    scene.kind === 'replay' ? scene : { ...scene, seconds: rotate },
  )
  return { ...arrangement, ...said, scenes }
}

/** One step for every view that a wall goes through; the whole line where all of them would be of gaps and there are none. */
export function stepsOf({ scenes, fixed }: Arrangement, gapCount: number): Step[] {
  if (fixed !== undefined) {
    const isGone = fixed.kind === 'gap' && fixed.rank > gapCount
    const seconds = fixed.kind === 'replay' ? fixed.seconds : hourS
    return [{ order: [0, 0], scene: isGone ? { kind: 'whole' } : fixed, seconds }]
  }
  const steps = scenes.flatMap((scene, index): Step[] => {
    const { seconds } = scene
    if (scene.kind !== 'worst-gaps') return [{ order: [index, 0], scene: sceneOf(scene), seconds }]
    return Array.from({ length: Math.min(scene.count, gapCount) }, (_, part) => ({
      order: [index, part] as const,
      scene: { kind: 'gap' as const, rank: part + 1 },
      seconds,
    }))
  })
  return steps.length > 0
    ? steps
    : [{ order: [0, 0], scene: { kind: 'whole' }, seconds: scenes[0]?.seconds ?? hourS }]
}

function sceneOf(scene: Exclude<WallScene, { kind: 'worst-gaps' }>): Scene {
  if (scene.kind === 'unit') return { kind: 'unit', unitId: scene.unitId }
  if (scene.kind === 'replay') return { kind: 'replay', hours: scene.hours, seconds: scene.seconds }
  return { kind: 'whole' }
}

/** The step of an order, or where it is gone, as its gap is, the one that comes after it. */
export const stepAt = (steps: readonly Step[], order: StepOrder): Step =>
  steps.find((step) => !isBefore(step.order, order)) ?? steps[0]!

/** The step that comes after one, and after the last the first. */
export const stepAfter = (steps: readonly Step[], order: StepOrder): Step =>
  steps.find((step) => isBefore(order, step.order)) ?? steps[0]!

const isBefore = ([scene, part]: StepOrder, [otherScene, otherPart]: StepOrder): boolean =>
  scene < otherScene || (scene === otherScene && part < otherPart)

function trySceneOf(asked: string | null): Scene | undefined {
  const [kind, of] = (asked ?? '').split(':')
  switch (kind) {
    case 'whole':
      return { kind }
    case 'gap': {
      const rank = Number(of ?? 1)
      return Number.isInteger(rank) && rank >= 1 ? { kind, rank } : undefined
    }
    case 'unit':
      return of === undefined ? undefined : { kind, unitId: of }
    case 'replay': {
      const hours = Number(of ?? 24)
      return Number.isInteger(hours) && hours >= 1 && hours <= wallLimits.replayHours.most
        ? { kind, hours, seconds: replaySeconds }
        : undefined
    }
    case undefined:
    default:
      return undefined
  }
}

/** `?rotate=20`: never less than a scene may have, so that a slip does not make the map spin. */
export function rotateSecondsOf(text: string | null): number {
  const seconds = Number(text ?? '0')
  return Number.isFinite(seconds) && seconds > 0 ? Math.max(wallLimits.sceneSeconds.least, seconds) : 0
}
