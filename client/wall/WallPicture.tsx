import type { Map as MapLibreMap } from 'maplibre-gl'
import { useMemo, useState } from 'react'
import { useCoverage, useCoverageFirst } from '../api/coverage.ts'
import { useCounty } from '../api/county.ts'
import { useShownIn } from '../i18n/language.ts'
import { mapInSight } from '../map/mapInSight.ts'
import type { Moment } from '../save/moment.ts'
import { useKnownAt } from '../knowledge/knownAt.ts'
import { useServerNow } from '../shell/serverClock.ts'
import { DutyLine } from './DutyLine.tsx'
import { fadeToUnknown } from './fadeToUnknown.ts'
import { Headline } from './Headline.tsx'
import { NoDataBand } from './NoDataBand.tsx'
import { listedGaps } from './rankedGaps.ts'
import { shownLines } from './shownLines.ts'
import { useWallReplay } from '../replay/useWallReplay.ts'
import { WallReplay } from '../replay/WallReplay.tsx'
import { useArrangement } from './useArrangement.ts'
import { useBrightness } from './useBrightness.ts'
import { useLookedAt } from './useLookedAt.ts'
import { useNewGaps } from './useNewGaps.ts'
import { useScene } from './useScene.ts'
import { useSilentSince } from './useHeartbeat.ts'
import { useWallFrame } from './useWallFrame.ts'
import { useWallSize } from './useWallSize.ts'
import { WallMarks } from './WallMarks.tsx'
import { WallMap } from './WallMap.tsx'
import { WallSide } from './WallSide.tsx'
import { WallSave } from './WallSave.tsx'
import { WallUnrolled } from './WallUnrolled.tsx'

const hourMs = 3_600_000
const halfWindowMs = 12 * hourMs

export function WallPicture() {
  const { unitPx } = useWallSize()
  const nowMs = useServerNow(5000)
  const atMs = Math.floor(nowMs / 60_000) * 60_000
  const hourBeganMs = Math.floor(atMs / hourMs) * hourMs
  const [fromMs, toMs] = [hourBeganMs - halfWindowMs, hourBeganMs + halfWindowMs]
  const arrangement = useArrangement()
  const kind = arrangement.coverage
  useShownIn(arrangement.language)
  useCoverageFirst({ kind, fromMs, toMs, atMs })
  const arrived = useCoverage({ kind, fromMs, toMs, atMs }).data
  const knownAt = useKnownAt()
  const of = `${kind} ${knownAt ?? ''}`
  // A question that fails has no answer; the last one of the same stays, and `useSilentSince` judges its age.
  const [last, setLast] = useState({ of, answer: arrived, begunMs: nowMs })
  if (last.of !== of) setLast({ of, answer: arrived, begunMs: nowMs })
  else if (arrived !== undefined && arrived !== last.answer) setLast({ ...last, answer: arrived })
  const answer = arrived ?? (last.of === of ? last.answer : undefined)
  // A wall that never gets its first picture is as silent as one that lost it.
  const begunMs = last.of === of ? last.begunMs : nowMs
  const silentSinceMs = useSilentSince(answer === undefined ? begunMs : Date.parse(answer.at))
  const silent = silentSinceMs !== undefined
  const lines = useMemo(() => (silent ? answer?.lines.map(fadeToUnknown) : answer?.lines), [answer, silent])
  const gaps = useMemo(() => (answer === undefined ? undefined : listedGaps(answer.lines)), [answer])
  const scene = useScene(arrangement, silent ? 0 : (gaps?.length ?? 0))
  const looked = useLookedAt(scene, silent ? undefined : gaps)
  const isSignalled = useNewGaps(arrangement.newGapSignal, of, silent ? undefined : gaps)
  const brightness = useBrightness(arrangement.dim, nowMs)
  const frame = useWallFrame(atMs)
  const isPast = knownAt !== undefined
  // Lists go on with the last that was known, and are of that instant.
  const shownMs = silentSinceMs ?? atMs
  const dated = { atMs: shownMs, isFixed: silent || isPast, silent }
  const { compiledLines } = useCounty()
  const [map, setMap] = useState<MapLibreMap | undefined>(undefined)
  const momentShown = (): Moment | undefined =>
    answer === undefined || silent || map === undefined
      ? undefined
      : {
          answer,
          atMs,
          fromMs,
          toMs,
          isNow: !isPast,
          charts: shownLines(compiledLines).shown.map(({ id }) => ({ lineId: id })),
          sight: mapInSight(map),
        }
  // What calls now goes before what was.
  const replay = useWallReplay(scene, { kind, elseMs: atMs, isHeld: silent || isSignalled })

  return (
    <main className="wall" data-silent={silent} data-replay={replay !== undefined} {...frame}>
      <div className="wall-drift">
        <Headline
          kind={kind}
          answer={silent ? undefined : answer}
          atMs={atMs}
          isPast={isPast}
          silentSinceMs={silentSinceMs}
        />
        <DutyLine gaps={silent ? undefined : gaps} atMs={atMs} silent={silent} />
        <WallMap
          kind={kind}
          lines={lines}
          atMs={atMs}
          looked={looked}
          units={answer?.units}
          unitPx={unitPx}
          silent={silent}
          onReady={setMap}
          replay={replay?.view}
        />
        <WallSide kind={kind} answer={answer} gaps={gaps} scene={scene} signalled={isSignalled} {...dated} />
        <WallUnrolled
          kind={kind}
          knownUntilMs={answer === undefined ? undefined : Date.parse(answer.knownUntil)}
          lines={lines}
          fromMs={fromMs}
          toMs={toMs}
          unitPx={unitPx}
          looked={looked.stretches}
          {...dated}
        />
        {replay !== undefined && <WallReplay {...replay} unitPx={unitPx} />}
      </div>
      <WallSave
        moment={momentShown}
        disabled={answer === undefined || silent || map === undefined || replay !== undefined}
      />
      <WallMarks brightness={brightness} />
      {silentSinceMs !== undefined && <NoDataBand sinceMs={silentSinceMs} />}
    </main>
  )
}
