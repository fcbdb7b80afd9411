import type { Corrected, Overtaking, WaitingCorrection } from '../acts/trailCorrection.ts'

/** The fields that an officer may correct; a name in both its languages is one. */
export const correctedFields = ['name', 'kind'] as const satisfies readonly (keyof Corrected)[]
type CorrectedField = (typeof correctedFields)[number]

const said = (of: Corrected, field: CorrectedField): string =>
  field === 'name' ? JSON.stringify([of.name.en, of.name.zh]) : of.kind

/** The fields in which the officer differs from what was seen. */
const changedFields = ({ base, mine }: WaitingCorrection): readonly CorrectedField[] =>
  correctedFields.filter((field) => said(mine, field) !== said(base.trail, field))

/** The fields that both changed, and not to the same. */
export const disputedFields = (act: WaitingCorrection, theirs: Overtaking): readonly CorrectedField[] =>
  changedFields(act).filter(
    (field) =>
      said(theirs.trail, field) !== said(act.base.trail, field) &&
      said(theirs.trail, field) !== said(act.mine, field),
  )

/** The fields that the officer alone changed: they are sent whichever of the two stands in the others. */
export function undisputedFields(act: WaitingCorrection, theirs: Overtaking): readonly CorrectedField[] {
  const disputed = disputedFields(act, theirs)
  return changedFields(act).filter(
    (field) => !disputed.includes(field) && said(theirs.trail, field) !== said(act.mine, field),
  )
}

/**
 * What the officer changed, on top of what another one made of the trail: a new act with an id of its own,
 * since the one before was refused for good.
 */
export function laidOnTop(
  act: WaitingCorrection,
  { version, trail, by, at }: Overtaking,
  how: 'merged' | 'chosen',
  nextActId: string,
  changed: readonly CorrectedField[] = changedFields(act),
): WaitingCorrection {
  return {
    ...act,
    actId: nextActId,
    base: { version, trail },
    mine: {
      name: changed.includes('name') ? act.mine.name : trail.name,
      kind: changed.includes('kind') ? act.mine.kind : trail.kind,
    },
    laidOn: [...act.laidOn, { version, by, at, how, was: act.actId }],
    overtaken: null,
    attempts: 0,
    trouble: null,
    refusal: null,
  }
}
