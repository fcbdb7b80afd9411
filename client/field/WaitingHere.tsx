import { useTranslation } from 'react-i18next'
import { localOperator } from './acts/actKind.ts'
import { useActTitle } from './useActWords.ts'
import { useDeviceOutbox } from './useDelivery.ts'

/** What waits on this device, by whose name, for whoever is not signed in: nothing of it is lost. */
export function WaitingHere() {
  const { t } = useTranslation('account')
  const { t: shell } = useTranslation('shell')
  const title = useActTitle()
  const { waiting } = useDeviceOutbox()
  if (waiting.length === 0) return null
  const names = [...new Set(waiting.map(({ userName }) => userName))]
  return (
    <section className="sign-in-card" aria-label={t('waitingHere')}>
      <h2 className="waiting-here-title">{t('waitingHere')}</h2>
      <p className="waiting-here-note">{t('waitingHereLong')}</p>
      {names.map((name) => {
        const acts = waiting.filter(({ userName }) => userName === name)
        return (
          <div key={name} className="waiting-here">
            <strong>
              {t('waitingOf', {
                who: name === localOperator ? shell('localOperator') : name,
                count: acts.length,
              })}
            </strong>
            <ul>
              {acts.map((act) => (
                <li key={act.actId}>
                  {title(act)}
                  {/* Without the county there is no zone but the device's own. */}
                  <time dateTime={act.pressedAt}>{new Date(act.pressedAt).toLocaleString()}</time>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </section>
  )
}
