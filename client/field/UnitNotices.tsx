import { useTranslation } from 'react-i18next'
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
  const { data } = useNotices(choice?.kind === 'unit' ? choice.id : null)
  const say = useNoticeText()
  const write = useWrite()
  const unread = (data?.items ?? []).filter(({ readAt, overAt }) => readAt === null && overAt === null)
  if (unread.length === 0) return null
  const read = (ids: readonly string[]) =>
    write.mutate({ method: 'POST', address: '/notices/read', body: { ids } })
  const open = ({ id, lineId, fromM, toM }: NoticeItem) => {
    read([id])
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
      {unread.length > shownAtFirst && (
        <button
          type="button"
          className="field-button field-wide"
          disabled={write.isPending}
          onClick={() => read(unread.map(({ id }) => id))}
        >
          {field('moreNotices', { count: unread.length - shownAtFirst })} · {t('readAll')}
        </button>
      )}
    </section>
  )
}
