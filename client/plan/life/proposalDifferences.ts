import type { BarrierPart } from '../../../data/model/barrier.ts'
import type { BarrierProposal } from '../../../data/model/barrierProposal.ts'
import { pathLengthM } from '../../../geo/geodesic.ts'
import { partStatusAt } from '../barrierStanding.ts'

export interface ProposalDifferences {
  readonly isSame: boolean
  readonly renamed: boolean
  readonly retyped: boolean
  /** Length now and as sent, metres. */
  readonly lengthM: number
  readonly sentLengthM: number
  /** Parts that are in one of the two only, each by its course. */
  readonly added: number
  readonly gone: number
}

interface Compared {
  readonly name: BarrierProposal['name']
  readonly type: BarrierProposal['type']
  readonly parts: readonly BarrierPart[]
}

/** How the drawing as it stands differs from what was sent; undefined once it was built on. */
export function proposalDifferences(
  proposal: Pick<BarrierProposal, 'name' | 'type' | 'parts'>,
  barrier: Compared,
  atMs: number,
): ProposalDifferences | undefined {
  const parts = barrier.parts.filter((part) => ['draft', 'proposed'].includes(partStatusAt(part, atMs)))
  if (parts.length === 0) return undefined
  const written = ({ path, difficulty }: Pick<BarrierPart, 'path' | 'difficulty'>) =>
    JSON.stringify([path, difficulty])
  const [now, sent] = [new Set(parts.map(written)), new Set(proposal.parts.map(written))]
  const sum = (all: readonly Pick<BarrierPart, 'path'>[]) =>
    all.reduce((metres, { path }) => metres + pathLengthM(path), 0)
  const added = [...now].filter((each) => !sent.has(each)).length
  const gone = [...sent].filter((each) => !now.has(each)).length
  const renamed = proposal.name.en !== barrier.name.en || proposal.name.zh !== barrier.name.zh
  const retyped = proposal.type !== barrier.type
  return {
    isSame: added === 0 && gone === 0 && !renamed && !retyped,
    renamed,
    retyped,
    lengthM: sum(parts),
    sentLengthM: sum(proposal.parts),
    added,
    gone,
  }
}
