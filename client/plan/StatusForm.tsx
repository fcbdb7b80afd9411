import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { barrierStatus, type BarrierStatus } from '../../data/model/barrier.ts'
import { pathLengthM } from '../../geo/chainage.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { InstantInput } from '../shell/InstantInput.tsx'
import { Refusal } from '../shell/Refusal.tsx'
import { useAct } from '../shell/useAct.ts'
import { barrierBody, withStatus } from './barrierBody.ts'
import { barrierStandingAt, nextStatuses, partStatusAt } from './barrierStanding.ts'
import type { WorkingDraft } from './workingDraft.ts'

interface StatusFormProps {
  barrier: WorkingDraft
  atMs: number
  hasFaults: boolean
}

const allParts = 'all'

/** Moves a barrier, or one part of it, on to its next status from a date. */
export function StatusForm({ barrier, atMs, hasFaults }: StatusFormProps) {
  const { t } = useTranslation('plan')
  const { t: domain } = useTranslation('domain')
  const { length, moment } = useQuantities()
  const { send, sending, refusal } = useAct()
  const [chosenPart, setChosenPart] = useState(allParts)
  const [chosenStatus, setChosenStatus] = useState<BarrierStatus | null>(null)
  const [fromMs, setFromMs] = useState<number | null>(null)
  const onlyPart = chosenPart === allParts ? undefined : Number(chosenPart)
  const part = onlyPart === undefined ? undefined : barrier.parts[onlyPart]
  const status = part === undefined ? barrierStandingAt(barrier.parts, atMs).status : partStatusAt(part, atMs)
  const next = nextStatuses(status)
  const chosen = chosenStatus !== null && next.includes(chosenStatus) ? chosenStatus : next[0]
  const history = (part ?? barrier.parts[0])?.statuses ?? []

  const record = () => {
    if (chosen === undefined || barrier.version === null) return
    const changed = withStatus(barrier, chosen, fromMs ?? atMs, onlyPart)
    void send(
      {
        method: 'PUT',
        address: `/collections/barriers/items/${barrier.barrierId}`,
        version: barrier.version,
        body: barrierBody(changed, atMs),
      },
      () => {
        setChosenStatus(null)
        setFromMs(null)
      },
    )
  }
  return (
    <section aria-label={t('status')}>
      <h3 className="plan-heading">{t('status')}</h3>
      <ul className="plan-history">
        {history.map((entry) => (
          <li key={`${entry.status}:${entry.from}`} className="plan-quiet">
            {t('statusHistory', {
              status: domain(`barrierStatus.${entry.status}`),
              moment: moment(Date.parse(entry.from)),
            })}
          </li>
        ))}
      </ul>
      <div className="plan-status">
        {barrier.parts.length > 1 && (
          <Select
            size="xs"
            label={t('whichPart')}
            allowDeselect={false}
            value={chosenPart}
            onChange={(value) => setChosenPart(value ?? allParts)}
            data={[
              { value: allParts, label: t('allParts') },
              ...barrier.parts.map((each, index) => ({
                value: String(index),
                label: t('part', { number: index + 1, length: length(pathLengthM(each.path)) }),
              })),
            ]}
          />
        )}
        <Select
          size="xs"
          label={t('nextStatus')}
          allowDeselect={false}
          value={chosen ?? null}
          onChange={(value) => setChosenStatus(barrierStatus.safeParse(value).data ?? null)}
          data={next.map((each) => ({ value: each, label: domain(`barrierStatus.${each}`) }))}
        />
        <InstantInput size="xs" label={t('statusFrom')} value={fromMs ?? atMs} onChange={setFromMs} />
      </div>
      {hasFaults && <p className="plan-fault-note">{t('faultsFirst')}</p>}
      <Refusal sentence={refusal} />
      <Button
        size="xs"
        variant="default"
        loading={sending}
        disabled={hasFaults || chosen === undefined}
        onClick={record}
      >
        {t('record')}
      </Button>
    </section>
  )
}
