import type { Answering, Charge, ChiefLevel, StretchRecord } from '../model/chief.ts'
import { tryDeputising } from '../model/chief.ts'
import type { BorderLineRecord } from '../model/line.ts'
import type { PlanAnswers, PlanFacts } from '../model/planFacts.ts'
import { responsibilityOf } from '../model/responsibility.ts'
import type { Trail } from '../model/trail.ts'
import type { Unit } from '../model/unit.ts'
import type { Name } from '../model/values.ts'
import type { GroundPiece } from './planGroundOf.ts'

interface ChiefQuestion {
  readonly lines: readonly { readonly record: BorderLineRecord; readonly lengthM: number }[]
  readonly units: readonly Unit[]
  readonly stretches: readonly StretchRecord[]
  readonly charges: readonly Charge[]
  readonly ground: readonly GroundPiece[]
  readonly own: Unit
  readonly openTrails: readonly Trail[]
  readonly nameOf: (unitId: string) => Name
}

interface ChiefAnswer {
  readonly chiefs: PlanFacts['chiefs']
  readonly linked: PlanFacts['linked']
  readonly ofTrail: (trailId: string) => { level: ChiefLevel | null; answers: PlanAnswers[] }
}

/** Whoever is nearest is asked first. */
const nearestFirst = ['village', 'township', 'county', 'city'] as const satisfies ChiefLevel[]

/** Who answers for a unit's ground, its open trails and the unit as a whole, at an instant. */
export function chiefFacts(question: ChiefQuestion, atMs: number): ChiefAnswer {
  const { lines, ground, own, nameOf, openTrails } = question
  const byId = new Map<string, Answering>(
    [...question.stretches, ...question.charges].map((one) => [one.id, one]),
  )
  const answersOf = (ids: readonly string[]): PlanAnswers[] =>
    ids.flatMap((id) => {
      const one = byId.get(id)
      if (one === undefined) return []
      const { post, department, unitId, personId, deputyIds } = one
      const deputisingId = tryDeputising(one, atMs) ?? null
      return [{ post, department, unit: nameOf(unitId), personId, deputyIds, deputisingId }]
    })
  const perLine = lines
    .filter(({ record }) => ground.some(({ lineId }) => lineId === record.id))
    .map(({ record, lengthM }) => {
      const points = openTrails
        .filter(({ lineId }) => lineId === record.id)
        .map(({ id, meetsLineAtM }) => ({ kind: 'trail' as const, id, atM: meetsLineAtM }))
      return responsibilityOf({ id: record.id, lengthM }, { ...question, points }, atMs)
    })
  const chiefs = nearestFirst.toReversed().flatMap((level) =>
    ground.flatMap(({ lineId, fromM, toM }) => {
      const pieces = perLine
        .find((one) => one.lineId === lineId)
        ?.levels.find((one) => one.level === level)?.pieces
      return (pieces ?? [])
        .map((piece) => ({
          lineId,
          level,
          fromM: Math.max(piece.fromM, fromM),
          toM: Math.min(piece.toM, toM),
          state: piece.state,
          answers: answersOf(piece.stretchIds),
        }))
        .filter((piece) => piece.toM - piece.fromM >= 1)
    }),
  )
  const areas = new Map(
    perLine
      .flatMap((one) => one.areas)
      .filter(({ unitId }) => unitId === own.id)
      .map((area) => [area.level, area.chiefIds]),
  )
  return {
    chiefs,
    linked: [...areas].flatMap(([level, ids]) => answersOf(ids).map((answers) => ({ level, answers }))),
    ofTrail: (trailId) => {
      const levels = perLine.flatMap(({ points }) => points.find(({ id }) => id === trailId)?.levels ?? [])
      for (const level of nearestFirst) {
        const found = levels.find((one) => one.level === level)
        if (found?.state === 'one' || found?.state === 'several')
          return { level, answers: answersOf(found.chiefIds) }
      }
      return { level: null, answers: [] }
    },
  }
}
