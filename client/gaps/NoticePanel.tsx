import { Button, Select, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { isUnread } from '../../data/model/notice.ts'
import type { PlanDue } from '../../data/model/plansDue.ts'
import { useMay } from '../account/me.ts'
import { useNotices, type NoticeItem } from '../api/gaps.ts'
import { useUnits } from '../api/records.ts'
import { useNameOf } from '../i18n/language.ts'
import { useKnownAt } from '../knowledge/knownAt.ts'
import { PlansDue } from '../plansOnFile/PlansDue.tsx'
import { Refusal } from '../shell/Refusal.tsx'
import { useAct } from '../shell/useAct.ts'
import { useMyUnit } from './myUnit.ts'
import { noticeAddress } from './noticeAddress.ts'
import { useNoticeText } from './useNoticeText.ts'
import { useUnitChoice } from './useUnitChoice.ts'

/** What the chosen unit was told, and which plans it owes; each leads to its gap, or its plan. */
export function NoticePanel({ due, onGone }: { due: readonly PlanDue[]; onGone: () => void }) {
  const { t } = useTranslation('gaps')
  const { unitId, chooseUnit } = useMyUnit()
  const units = useUnitChoice()
  const list = useNotices(unitId).data
  const items = list?.items ?? []
  const unread = list?.unread ?? 0
  const act = useAct()
  const isNow = useKnownAt() === undefined
  const mayMark = useMay('deal-with-gaps')
  const navigate = useNavigate()
  const [address] = useSearchParams()
  const goTo = (notice: NoticeItem) => {
    if (isUnread(notice) && isNow && mayMark)
      void act.send({ method: 'POST', address: `/notices/${notice.id}/read`, irreversible: true })
    void navigate(noticeAddress(address, notice))
    onGone()
  }
  return (
    <Stack gap="sm">
      <Select
        label={t('noticesOf')}
        placeholder={t('chooseUnit')}
        data={units}
        value={unitId}
        onChange={chooseUnit}
        searchable
        clearable
        limit={80}
      />
      {unitId === null && (
        <Text size="sm" c="dimmed">
          {t('chooseUnitLong')}
        </Text>
      )}
      {unread > 1 && isNow && mayMark && (
        <Button
          size="xs"
          variant="default"
          loading={act.sending}
          onClick={() =>
            void act.send({
              method: 'POST',
              address: '/notices/read',
              irreversible: true,
              body: { unitId },
            })
          }
        >
          {t('readAll')}
        </Button>
      )}
      <Refusal sentence={act.refusal} />
      <div className="notice-list">
        <PlansDue due={due} onGone={onGone} />
        {items.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} onOpen={() => goTo(notice)} />
        ))}
      </div>
      {list !== undefined && items.length === 0 && due.length === 0 && unitId !== null && (
        <Text size="sm" c="dimmed">
          {t('noNotices')}
        </Text>
      )}
    </Stack>
  )
}

function NoticeRow({ notice, onOpen }: { notice: NoticeItem; onOpen: () => void }) {
  const nameOf = useNameOf()
  const unit = useUnits().data?.find(({ id }) => id === notice.unitId)?.name
  const { title, facts, when } = useNoticeText()(notice)
  return (
    <button
      type="button"
      className="notice-row"
      data-unread={isUnread(notice)}
      data-cause={notice.cause}
      onClick={onOpen}
    >
      <strong>{title}</strong>
      <time>{when}</time>
      <span>{[...facts, ...(unit === undefined ? [] : [nameOf(unit)])].join(' · ')}</span>
    </button>
  )
}
