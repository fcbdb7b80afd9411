import { ActionIcon, Tooltip } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pathLengthM } from '../../geo/chainage.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { useServerNow } from '../shell/serverClock.ts'
import { DiscardQuestion } from './DiscardQuestion.tsx'
import type { ShelvedDraft } from './draftShelf.ts'
import type { Desk } from './usePlanDesk.ts'
import { isUnsaved } from './workingDraft.ts'

/** Of what is younger than this the hour says when it was. */
const recentMs = 12 * 3_600_000

/** What this browser holds and the records do not have yet: to take up again, or to throw away. */
export function UnsavedDrafts({ desk }: { desk: Desk }) {
  const { t } = useTranslation('plan')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const { length, moment, clock } = useQuantities()
  const nowMs = useServerNow()
  const { shelf, view, tools } = desk
  const [asked, setAsked] = useState<ShelvedDraft | undefined>(undefined)
  const unsaved = shelf.drafts.filter(({ history }) => isUnsaved(history))
  if (unsaved.length === 0) return null
  const titleOf = ({ history: { present } }: ShelvedDraft) =>
    (present === null ? '' : nameOf(present.name)) || t('untitled')
  return (
    <section className="plan-unsaved" aria-label={t('unsavedDrafts')}>
      <h2 className="plan-group">
        {t('unsavedDrafts')} <span>{unsaved.length}</span>
      </h2>
      {!shelf.isKept && <p className="plan-fault-note">{t('notKept')}</p>}
      <ul>
        {unsaved.map((draft) => {
          const { present } = draft.history
          if (present === null) return null
          return (
            <li key={draft.key} className="plan-row" aria-current={draft.key === shelf.inHand}>
              <button
                type="button"
                className="plan-open"
                onClick={() => {
                  shelf.take(draft.key)
                  tools.setMode('look')
                  view.flyTo(present.parts.flatMap(({ path }) => path))
                }}
              >
                <b>{titleOf(draft)}</b>
                <span className="plan-quiet">
                  {domain(`barrierType.${present.type}`)} ·{' '}
                  {length(present.parts.reduce((sum, { path }) => sum + pathLengthM(path), 0))} ·{' '}
                  {nowMs - draft.changedAtMs < recentMs
                    ? clock(draft.changedAtMs)
                    : moment(draft.changedAtMs)}
                </span>
              </button>
              <Tooltip label={t('discard')}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('discardThis', { name: titleOf(draft) })}
                  onClick={() => setAsked(draft)}
                >
                  <IconTrash size={15} />
                </ActionIcon>
              </Tooltip>
            </li>
          )
        })}
      </ul>
      <DiscardQuestion
        opened={asked !== undefined}
        title={asked === undefined ? '' : titleOf(asked)}
        onClose={() => setAsked(undefined)}
        onDiscard={() => asked !== undefined && shelf.drop(asked.key)}
      />
    </section>
  )
}
