import { takenBarrier } from '../../../../client/plan/files/takenBarrier.ts'
import type { KmlWords } from '../../../../client/plan/files/writeKml.ts'
import { emptyDraft, type WorkingDraft } from '../../../../client/plan/workingDraft.ts'
import { beside, line } from '../straightLine.ts'

const drawn = (...places: readonly (readonly [number, number])[]) =>
  beside(...places).map(([lon, lat]): [number, number] => [lon, lat])

export const atMs = Date.parse('2026-03-05T00:00:00Z')

/** A barrier whose first part is complete and whose second is as it was drawn, with awkward letters. */
export const barrier: WorkingDraft = {
  ...emptyDraft(line.id),
  name: { en: 'Ridge <"east"> & gully', zh: '山脊“东”段' },
  note: 'posts every 3 m; see plan\nno. 4',
  parts: [
    {
      path: drawn([1000, 40], [1500, 42.5], [2300.4, 38]),
      statuses: [
        { status: 'draft', from: '2025-12-01T00:00:00Z' },
        { status: 'complete', from: '2026-02-01T00:00:00Z' },
      ],
    },
    { path: drawn([4000, 40], [4100, 120]), statuses: [] },
  ],
}

export const taken = takenBarrier(line, barrier, atMs)

export const words: KmlWords = {
  name: barrier.name.zh,
  type: '围栏',
  status: (status) => `<${status}>`,
  part: (number) => `第 ${number} 段`,
  corners: '拐点',
  stakeNote: ({ offsetM }) => `距线 ${offsetM.toFixed(1)} 米 & more`,
}
