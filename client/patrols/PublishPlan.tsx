import { Button, Group, Modal, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { publishPlanAnswer } from '../../data/model/patrolPlan.ts'
import { formatChainage } from '../../geo/chainageLabel.ts'
import type { PatrolPlanRecord } from '../api/patrolPlans.ts'
import { usePeople } from '../api/records.ts'
import { refusalOf, sendWrite } from '../api/request.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { useAct } from '../shell/useAct.ts'
import type { PlanDesk } from './usePlanDesk.ts'

type Publication = z.infer<typeof publishPlanAnswer>

const clashesShown = 12

/** Tells first what publishing would do, by the server's own reckoning, and then does it. */
export function PublishPlan({ plan, desk }: { plan: PatrolPlanRecord; desk: PlanDesk }) {
  const { t } = useTranslation('patrolPlans')
  const { t: shell } = useTranslation('shell')
  const [foreseen, setForeseen] = useState<Publication | undefined>(undefined)
  const [asking, setAsking] = useState(false)
  const [unasked, setUnasked] = useState<string | undefined>(undefined)
  const act = useAct()
  const address = `/patrol-plans/${plan.id}/publish`
  const ask = async () => {
    setAsking(true)
    setUnasked(undefined)
    try {
      const version = await desk.autosave.flush()
      const answer = await sendWrite({ method: 'POST', address, version, body: { dryRun: true } })
      setForeseen(publishPlanAnswer.parse(answer))
    } catch (error) {
      setUnasked(refusalOf(error, shell('notSent')))
    } finally {
      setAsking(false)
    }
  }
  const publish = () =>
    act.send(
      { method: 'POST', address, version: foreseen?.plan.version ?? plan.version, body: { dryRun: false } },
      (answer) => {
        desk.autosave.took(publishPlanAnswer.parse(answer).plan.version)
        setForeseen(undefined)
      },
    )
  const isBarred = foreseen?.clashes.some(({ severity }) => severity === 'error') ?? false
  return (
    <>
      <Button size="xs" loading={asking} onClick={() => void ask()}>
        {t('publish')}
      </Button>
      <Refusal sentence={unasked} />
      <Modal
        opened={foreseen !== undefined}
        onClose={() => setForeseen(undefined)}
        title={t('publishTitle')}
        closeButtonProps={{ 'aria-label': shell('close') }}
      >
        {foreseen !== undefined && (
          <Stack gap="sm">
            <Table withRowBorders={false} verticalSpacing={2}>
              <Table.Tbody>
                {(['made', 'changed', 'ended', 'kept', 'passedOver'] as const).map((what) => (
                  <Table.Tr key={what}>
                    <Table.Th scope="row">{t(what)}</Table.Th>
                    <Table.Td>{foreseen.counts[what]}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
            <ClashList clashes={foreseen.clashes} desk={desk} />
            {isBarred && <Refusal sentence={t('cannotPublish')} />}
            <Refusal sentence={act.refusal} />
            <Group grow>
              <Button variant="default" onClick={() => setForeseen(undefined)}>
                {shell('cancel')}
              </Button>
              <Button disabled={isBarred} loading={act.sending} onClick={() => void publish()}>
                {t('publish')}
              </Button>
            </Group>
          </Stack>
        )}
      </Modal>
    </>
  )
}

function ClashList({ clashes, desk }: { clashes: Publication['clashes']; desk: PlanDesk }) {
  const { t } = useTranslation('patrolPlans')
  const nameOf = useNameOf()
  const { moment } = useQuantities()
  const people = usePeople().data ?? []
  if (clashes.length === 0) return null
  const sentence = ({ id, kind, personId }: Publication['clashes'][number]): string => {
    const item = desk.history.items.find((one) => one.id === id)
    const team = desk.teams.byId.get(item?.teamId ?? '')?.name
    const person = people.find((one) => one.id === personId)?.name
    return [
      team === undefined ? t('noTeam') : nameOf(team),
      item === undefined ? '' : `${formatChainage(item.fromM)}, ${moment(item.fromMs)}`,
      t(`clash.${kind}`, { person: person === undefined ? t('somebody') : nameOf(person) }),
    ].join(' · ')
  }
  return (
    <div>
      <Text size="sm" fw={600}>
        {t('clashList')}
      </Text>
      <ul className="patrols-clashes">
        {clashes.slice(0, clashesShown).map((clash) => (
          <li key={`${clash.id} ${clash.kind} ${clash.otherId ?? ''} ${clash.personId ?? ''}`}>
            <b>{t(clash.severity)}</b> {sentence(clash)}
          </li>
        ))}
        {clashes.length > clashesShown && <li>{t('gapsMore', { count: clashes.length - clashesShown })}</li>}
      </ul>
    </div>
  )
}
