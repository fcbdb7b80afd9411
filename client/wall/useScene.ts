import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import { rotateSecondsOf, sceneAt, type Scene } from './wallScenes.ts'

/** What the map looks at now, by the address: `?scene=gap:1` stands, `?rotate=20` goes round. */
export function useScene(gapCount: number): Scene {
  const [address] = useSearchParams()
  const asked = address.get('scene')
  const rotateSeconds = rotateSecondsOf(address.get('rotate'))
  const [elapsedMs, setElapsed] = useState(0)
  useEffect(() => {
    if (rotateSeconds === 0) return
    const startedMs = performance.now()
    const timer = setInterval(() => setElapsed(performance.now() - startedMs), rotateSeconds * 1000)
    return () => clearInterval(timer)
  }, [rotateSeconds])
  // A timer fires a little early or late; half a scene keeps it on the right side of the edge.
  return sceneAt({ asked, rotateSeconds, elapsedMs: elapsedMs + rotateSeconds * 500, gapCount })
}
