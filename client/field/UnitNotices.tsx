import { useTranslation } from 'react-i18next'
import { isUnread } from '../../data/model/notice.ts'
import { useMay } from '../account/me.ts'
import { useNotices, type NoticeItem } from '../api/gaps.ts'
import { useWrite } from '../api/write.ts'
import { useNoticeText } from '../gaps/useNoticeText.ts'
import type { FieldView } from './fieldView.ts'
import type { GroundChoice } from './myGround.ts'

interface UnitNoticesProps {
  choice: GroundChoice | undefined
  show: (view: FieldView) => void
}

const shownAtFirst = 2

/** What the phone's own unit was told and nobody has read; each opens its gap. */
export function UnitNotices({ choice, show }: UnitNoticesProps) {
  const { t } = useTranslation('gaps')
  const { t: field } = useTranslation('field')
  const unitId = choice?.kind === 'unit' ? choice.id : null
  const { data } = useNotices(unitId)
  const say = useNoticeText()
  const write = useWrite()
  const mayMark = useMay('deal-with-gaps')
  const unread = (data?.items ?? []).filter(isUnread)
  if (unread.length === 0) return null
  const count = data?.unread ?? unread.length
  const read = (body: { ids: readonly string[] } | { unitId: string | null }) => {
    if (mayMark) write.mutate({ method: 'POST', address: '/notices/read', body })
  }
  const open = ({ id, lineId, fromM, toM }: NoticeItem) => {
    read({ ids: [id] })
    show({ page: 'gap', lineId, fromM, toM, corrects: undefined })
  }
  return (
    <section className="field-card field-notices" aria-label={t('notices')}>
      <ul className="field-list">
        {unread.slice(0, shownAtFirst).map((notice) => {
          const { title, facts, when } = say(notice)
          return (
            <li key={notice.id}>
              <button
                type="button"
                className="field-button field-wide field-notice"
                data-cause={notice.cause}
                onClick={() => open(notice)}
              >
                <b>{title}</b>
                <small>
                  {when} · {facts.join(' · ')}
                </small>
              </button>
            </li>
          )
        })}
      </ul>
      {count > shownAtFirst && (
        <button
          type="button"
          className="field-button field-wide"
          disabled={write.isPending}
          onClick={() => read({ unitId })}
        >
          {field('moreNotices', { count: count - shownAtFirst })} · {t('readAll')}
        </button>
      )}
    </section>
  )
}
