import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GapInHand } from '../../data/model/coverageAnswer.ts'
import type { GapKind } from '../../data/model/gapAcknowledgement.ts'
import { isWhollyInHand } from '../../geo/gapsInHand.ts'
import type { Stretch } from '../../geo/units.ts'
import { useActorName } from '../history/useActorName.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { useKnownAt } from '../knowledge/knownAt.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { useAct } from '../shell/useAct.ts'
import { GapWordForm } from './GapWordForm.tsx'
import { useDealtWith } from './useDealtWith.ts'
import { useMayDeal } from './useMayDeal.ts'

export interface GapHandlingProps {
  lineId: string
  kind: GapKind
  gap: Stretch
  word:
    | (Pick<GapInHand, 'id' | 'unitId' | 'until' | 'action' | 'overdue' | 'acknowledgedBy'> &
        Partial<GapInHand>)
    | null
  /** The unit that answers for the gap. */
  unitId: string | null
  /** Of another instant than now it says what was so, and changes nothing. */
  readOnly: boolean
  /** Where all of this can be left: a gap that nobody deals with is then asked about at once. */
  onLeave?: () => void
}

/** Who deals with a gap, with what can be done about it: take it in hand, hand it on, give it back. */
export function GapHandling({ lineId, kind, gap, word, unitId, readOnly, onLeave }: GapHandlingProps) {
  const { t } = useTranslation('gaps')
  const { length } = useQuantities()
  const dealtWith = useDealtWith()
  const actorName = useActorName()
  const isPast = useKnownAt() !== undefined
  const dealing = useMayDeal(lineId, gap, unitId, word)
  const changesNothing = readOnly || isPast || !(dealing.mayTake || dealing.mayGive)
  const asksAtOnce = onLeave !== undefined && word === null && dealing.mayTake && !changesNothing
  const [asks, setAsks] = useState<'none' | 'word' | 'hand-on' | 'give-back'>(asksAtOnce ? 'word' : 'none')
  const close = () => setAsks('none')
  const act = useAct()
  const form = { lineId, kind, fromM: gap.fromM, toM: gap.toM, onClose: close }
  if (asks === 'word') return <GapWordForm {...form} unitId={dealing.unitId} onCancel={onLeave} />
  if (asks === 'hand-on' && word !== null) return <GapWordForm {...form} unitId={null} handsOn={word.id} />
  const hasRest = word?.restM !== undefined && !isWhollyInHand({ restM: word.restM })
  return (
    <Stack gap={6} className="gap-handling">
      {word === null ? (
        <Text size="sm" c="dimmed">
          {t('nobodyDeals')}
        </Text>
      ) : (
        <>
          <Text size="sm" className="gap-word" data-standing={word.overdue ? 'overdue' : 'in-hand'}>
            {dealtWith(word)}
          </Text>
          <Text size="sm">{word.action}</Text>
          {hasRest && (
            <Text size="sm" fw={600}>
              {t('restOpen', { length: length(word.restM ?? 0) })}
            </Text>
          )}
          <Text size="xs" c="dimmed">
            {t('acknowledgedAt', { who: actorName(word.acknowledgedBy) })}
          </Text>
        </>
      )}
      <Refusal sentence={act.refusal} />
      {changesNothing ? null : asks === 'give-back' && word !== null ? (
        <>
          <Text size="sm">{t('giveBackQuestion')}</Text>
          <Group grow>
            <Button variant="default" size="xs" onClick={close}>
              {t('keepIt')}
            </Button>
            <Button
              size="xs"
              loading={act.sending}
              onClick={() =>
                void act.send({ method: 'POST', address: `/gaps/acknowledgements/${word.id}/end` }, close)
              }
            >
              {t('giveBack')}
            </Button>
          </Group>
        </>
      ) : (
        <Group gap="xs">
          {dealing.mayTake && (word === null || hasRest) && (
            <Button size="xs" onClick={() => setAsks('word')}>
              {t(hasRest ? 'takeRest' : 'takeInHand')}
            </Button>
          )}
          {dealing.mayGive && (
            <>
              <Button size="xs" variant="default" onClick={() => setAsks('hand-on')}>
                {t('handOn')}
              </Button>
              <Button size="xs" variant="default" onClick={() => setAsks('give-back')}>
                {t('giveBack')}
              </Button>
            </>
          )}
        </Group>
      )}
    </Stack>
  )
}
