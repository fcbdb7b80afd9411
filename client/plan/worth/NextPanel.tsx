import { formatStretch } from '../../../geo/chainageLabel.ts'
import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Stretch } from '../../../geo/units.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { Refusal } from '../../shell/Refusal.tsx'
import type { Desk } from '../usePlanDesk.ts'
import { NextAnswer } from './NextAnswer.tsx'
import { NextForm } from './NextForm.tsx'
import { useNextDraft } from './useNextDraft.ts'

/** Where would so much barrier do most? Beside the map, so that what is proposed can be looked at there. */
export function NextPanel({ desk }: { desk: Desk }) {
  const { t } = useTranslation('planWorth')
  const { t: plan } = useTranslation('plan')
  const { length } = useQuantities()
  const { line, next, rules, barriers, effect } = desk
  const take = useNextDraft(desk)
  return (
    <aside className="plan-figures-side plan-next" role="dialog" aria-label={t('nextTitle')}>
      <div className="plan-title-row">
        <h2 className="plan-title">{t('nextTitle')}</h2>
        <ActionIcon variant="subtle" aria-label={plan('close')} onClick={() => desk.setDialog(undefined)}>
          <IconX size={18} />
        </ActionIcon>
      </div>
      <p className="plan-quiet">{t('nextLong')}</p>
      <NextForm
        rules={rules}
        mostOffsetM={desk.ground?.policy.barrierMaxOffsetM ?? 500}
        isFetching={next.isFetching}
        onAsk={(asked, withPlanned) =>
          next.ask({
            ...asked,
            ...effect.day.window,
            lineId: line.id,
            besides: withPlanned ? barriers.slice(0, 200).map(({ id }) => id) : [],
          })
        }
      />
      <Refusal sentence={next.error?.message} />
      {next.isFetching && (
        <p className="plan-quiet" role="status">
          {t('finding', { length: length(line.lengthM) })}
        </p>
      )}
      {next.answer !== undefined && next.asked !== undefined && (!next.isFetching || next.isLookingOn) && (
        <>
          <NextAnswer
            answer={next.answer}
            stretches={next.stretches}
            pricePerM={rules.prices[next.asked.type].ordinary}
            currency={rules.currency}
            dayName={effect.day.name}
            onLook={next.setLooked}
            onShow={(stretch) => {
              desk.view.flyTo(next.paths.find((each) => each.stretch === stretch)?.path ?? [])
              desk.view.lookOnStrip(stretch)
            }}
            onTake={(stretch) => take([stretch])}
            onIgnore={next.ignore}
          />
          <Ignored stretches={next.ignored} onAllow={next.allow} />
          {next.stretches.length > 1 && !next.isLookingOn && (
            <Button size="xs" variant="default" onClick={() => take(next.stretches)}>
              {t('takeAll')}
            </Button>
          )}
        </>
      )}
    </aside>
  )
}

/** What is left out of the search, to be let in again. */
function Ignored({
  stretches,
  onAllow,
}: {
  stretches: readonly Stretch[]
  onAllow: (stretch: Stretch) => void
}) {
  const { t } = useTranslation('planWorth')
  if (stretches.length === 0) return null
  return (
    <section aria-label={t('ignored')}>
      <h3 className="plan-heading">{t('ignored')}</h3>
      <ul className="plan-next-ignored">
        {stretches.map((stretch) => {
          const name = formatStretch(stretch)
          return (
            <li key={stretch.fromM}>
              {name}
              <button
                type="button"
                className="plan-show"
                aria-label={t('allowThis', { stretch: name })}
                onClick={() => onAllow(stretch)}
              >
                {t('allow')}
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
