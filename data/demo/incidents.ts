import { incidentDirection, incidentOutcome, type Incident } from '../model/incident.ts'
import type { Trail } from '../model/trail.ts'
import type { Headquarters } from './demonstration.ts'
import { dayMs, hourMs, localInstant, minuteMs } from './demonstrationDay.ts'

const days = 28
/** Of the trails of a county so many see somebody in a month. */
const shareOfTrails = 1 / 9

/** People met on trails in the past weeks, made up like all else: counts, and none today. */
export function makeIncidents(
  { nextId, randomFor, todayMs }: Headquarters,
  trails: readonly Trail[],
): Incident[] {
  const random = randomFor('incidents')
  const met = random.shuffled(trails).slice(0, Math.ceil(trails.length * shareOfTrails))
  return met
    .map((trail) => ({
      trail,
      observedMs: todayMs - random.whole(1, days) * dayMs + random.whole(0, 23) * hourMs,
      people: random.whole(1, 6),
    }))
    .toSorted((a, b) => a.observedMs - b.observedMs)
    .map(({ trail, observedMs, people }): Incident => {
      const lost = random.chance(0.25) ? random.whole(1, people) : 0
      const outcome = random.pick(incidentOutcome.options.filter((each) => each !== 'lost-sight'))
      return {
        id: nextId('incident'),
        lineId: trail.lineId,
        position: null,
        accuracyM: null,
        positionSource: null,
        chainageM: trail.meetsLineAtM[0] ?? 0,
        trailId: trail.id,
        observedAt: localInstant(observedMs),
        direction: random.pick(incidentDirection.options),
        people,
        outcomes: {
          ...(people > lost && { [outcome]: people - lost }),
          ...(lost > 0 && { 'lost-sight': lost }),
        },
        note: '',
        photos: [],
        receivedAt: localInstant(observedMs + random.whole(2, 40) * minuteMs),
        actor: 'Demonstration / 示例',
        synthetic: true,
      }
    })
}
