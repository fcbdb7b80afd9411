import { useEffect, useRef, useState } from 'react'
import { stepAfter, stepAt, stepsOf, type Arrangement, type Scene, type StepOrder } from './wallScenes.ts'

interface Shown {
  readonly arrangement: Arrangement
  readonly order: StepOrder
  /** How many scenes were shown before: the same one again is another showing of it. */
  readonly turn: number
}

/** What the wall looks at now. It begins anew where the arrangement changes, and passes by gaps that closed. */
export function useScene(arrangement: Arrangement, gapCount: number): Scene & { turn: number } {
  const begin = (turn: number): Shown => ({ arrangement, order: [0, 0], turn })
  const [shown, setShown] = useState(() => begin(0))
  if (shown.arrangement !== arrangement) setShown(begin(shown.turn + 1))
  const steps = stepsOf(arrangement, gapCount)
  const step = stepAt(steps, shown.order)
  const [sceneIndex, part] = step.order
  const { seconds } = step
  const { turn } = shown
  // A gap more or less does not begin the scene's time anew.
  const lastSteps = useRef(steps)
  useEffect(() => {
    lastSteps.current = steps
  })
  useEffect(() => {
    const timer = setTimeout(
      () =>
        setShown((before) =>
          before.arrangement === arrangement && before.turn === turn
            ? { arrangement, order: stepAfter(lastSteps.current, [sceneIndex, part]).order, turn: turn + 1 }
            : before,
        ),
      seconds * 1000,
    )
    return () => clearTimeout(timer)
  }, [arrangement, sceneIndex, part, seconds, turn])
  return { ...step.scene, turn }
}
