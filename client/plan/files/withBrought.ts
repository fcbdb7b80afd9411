import type { Position } from '../../../geo/units.ts'
import type { WorkingDraft } from '../workingDraft.ts'

/** A draft with lines from a file as further parts; one without a name is called after them. */
export function withBrought(
  draft: WorkingDraft,
  paths: readonly (readonly Position[])[],
  name: string,
): WorkingDraft {
  const isNamed = draft.name.en.trim() !== '' || draft.name.zh.trim() !== ''
  return {
    ...draft,
    name: isNamed ? draft.name : { en: name, zh: name },
    parts: [
      ...draft.parts,
      ...paths.map((path) => ({
        path: path.map(([lon, lat]): [number, number] => [lon, lat]),
        statuses: [],
      })),
    ],
  }
}
