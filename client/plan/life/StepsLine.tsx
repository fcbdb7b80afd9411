import { useTranslation } from 'react-i18next'
import type { BarrierStatus } from '../../../data/model/barrier.ts'
import { useQuantities } from '../../i18n/quantities.ts'

const line = ['draft', 'proposed', 'approved', 'under-construction', 'complete'] as const

/** On which step of the line a status stands; what is reported as built is not complete yet. */
function stepOf(status: BarrierStatus): (typeof line)[number] {
  switch (status) {
    case 'built':
      return 'under-construction'
    case 'damaged':
    case 'removed':
      return 'complete'
    case 'draft':
    case 'proposed':
    case 'approved':
    case 'under-construction':
    case 'complete':
      return status
  }
}

/** The way of a barrier as a line of steps, with how much of it stands at each. */
export function StepsLine({ metres }: { metres: ReadonlyMap<BarrierStatus, number> }) {
  const { t: domain } = useTranslation('domain')
  const { length } = useQuantities()
  const here = new Set([...metres.keys()].map(stepOf))
  const first = line.findIndex((step) => here.has(step))
  return (
    <ol className="life-line">
      {line.map((step, index) => {
        const standing = [...metres].filter(([status]) => stepOf(status) === step)
        const state = standing.length > 0 ? 'here' : index < first ? 'past' : 'ahead'
        return (
          <li key={step} data-state={state} aria-current={state === 'here' ? 'step' : undefined}>
            <span>{domain(`barrierStatus.${step}`)}</span>
            {standing.map(([status, statusM]) => (
              <small key={status}>
                {length(statusM)}
                {status !== step && ` ${domain(`barrierStatus.${status}`)}`}
              </small>
            ))}
          </li>
        )
      })}
    </ol>
  )
}
