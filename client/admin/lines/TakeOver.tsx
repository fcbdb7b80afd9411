import { Alert, Group, Stack, Table, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { LineTakeOver } from '../../../data/model/lineTakeOver.ts'
import { movedKind } from '../../../data/model/movedRecord.ts'
import { formatChainage } from '../../../geo/chainageLabel.ts'
import { takeOverAddress, useLineTakeOver } from '../../api/lineTakeOver.ts'
import { refusalOf } from '../../api/request.ts'
import { useNameOf } from '../../i18n/language.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { AskedButton } from '../../shell/AskedButton.tsx'
import { Refusal } from '../../shell/Refusal.tsx'
import { useAct } from '../../shell/useAct.ts'

/** Between two markers a new survey is seldom longer or shorter by more than this share of the old one. */
const unlikelyShare = 0.1

/** What would move where a new survey takes the place of its line, before it does. */
export function TakeOver({ lineId, onDone }: { lineId: string; onDone: () => void }) {
  const { t } = useTranslation('lines')
  const nameOf = useNameOf()
  const { length } = useQuantities()
  const asked = useLineTakeOver(lineId)
  const act = useAct()
  if (asked.error !== null) return <Refusal sentence={refusalOf(asked.error, t('notAsked'))} />
  const preview = asked.data
  if (preview === undefined) return <Text c="dimmed">{t('reckoning')}</Text>
  const { before, after, moves, apart } = preview
  return (
    <Stack gap="md" maw={860}>
      <Title order={3}>{t('takeOverTitle', { before: nameOf(before.name) })}</Title>
      <Text>{t('takeOverLong', { before: length(before.lengthM), after: length(after.lengthM) })}</Text>
      <div>
        <Title order={4}>{t('movesTitle')}</Title>
        <Text>
          {movedKind.options
            .flatMap((kind) => {
              const count = moves[kind]
              return count === undefined ? [] : [t(`moves.${kind}`, { count })]
            })
            .join(t('separator')) || t('nothingMoves')}
        </Text>
      </div>
      {apart.length > 0 && (
        <Alert
          color="yellow"
          title={t('apartTitle', { count: apart.length, far: length(preview.farApartM) })}
        >
          <div className="line-apart">
            {apart.map(({ kind, id, name, movedM, surveyedM }) => (
              <div key={`${kind} ${id}`}>
                {nameOf(name)}: {formatChainage(movedM)} ·{' '}
                {t('byPosition', { place: formatChainage(surveyedM) })}
              </div>
            ))}
          </div>
        </Alert>
      )}
      <Anchors preview={preview} />
      <Refusal sentence={act.refusal} />
      <Group>
        <AskedButton
          label={t('takePlace')}
          question={t('takePlaceSure', { before: nameOf(before.name) })}
          keep={t('notYet')}
          loading={act.sending}
          position="top-start"
          onConfirm={() =>
            void act.send({ method: 'POST', address: takeOverAddress(lineId), body: {} }, onDone)
          }
        />
      </Group>
    </Stack>
  )
}

/** Where both surveys have the same marker, and how much longer the new one is from each to the next. */
function Anchors({ preview }: { preview: LineTakeOver }) {
  const { t } = useTranslation('lines')
  const { length, number } = useQuantities()
  const { anchors, onlyBefore, onlyAfter } = preview
  return (
    <div>
      <Title order={4}>{t('anchorsTitle')}</Title>
      {onlyBefore.length > 0 && <Text size="sm">{t('onlyBefore', { numbers: onlyBefore.join(', ') })}</Text>}
      {onlyAfter.length > 0 && <Text size="sm">{t('onlyAfter', { numbers: onlyAfter.join(', ') })}</Text>}
      <Table.ScrollContainer minWidth={460} mah={420}>
        <Table stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('anchor')}</Table.Th>
              <Table.Th ta="right">{t('wasAt')}</Table.Th>
              <Table.Th ta="right">{t('isAt')}</Table.Th>
              <Table.Th ta="right">{t('fromLast')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {anchors.map((anchor, index) => {
              const last = anchors[index - 1]
              const wasM = last && anchor.beforeM - last.beforeM
              const isM = last && anchor.afterM - last.afterM
              const moreM = wasM === undefined || isM === undefined ? undefined : isM - wasM
              const isUnlikely = moreM !== undefined && Math.abs(moreM) > unlikelyShare * wasM!
              return (
                <Table.Tr key={anchor.number ?? `end ${index}`}>
                  <Table.Td>
                    {anchor.number === null
                      ? t(index === 0 ? 'beginning' : 'end')
                      : t('markerNumber', { number: anchor.number })}
                  </Table.Td>
                  <Table.Td ta="right">{formatChainage(anchor.beforeM)}</Table.Td>
                  <Table.Td ta="right">{formatChainage(anchor.afterM)}</Table.Td>
                  <Table.Td ta="right" fw={isUnlikely ? 700 : undefined}>
                    {moreM === undefined
                      ? ''
                      : `${moreM < 0 ? '−' : '+'}${length(Math.abs(moreM))} (${number((100 * Math.abs(moreM)) / wasM!, 1)} %)${isUnlikely ? ` ${t('lookAtMarkers')}` : ''}`}
                  </Table.Td>
                </Table.Tr>
              )
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </div>
  )
}
