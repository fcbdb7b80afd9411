import { Kbd, Modal } from '@mantine/core'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { planKeyHelp } from './planKeys.ts'

/** Every key of the planner on one sheet. */
export function PlanKeysHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('plan')
  return (
    <Modal opened onClose={onClose} title={t('keys')} size={960} centered>
      <div className="plan-keys">
        {planKeyHelp.map(({ title, rows }) => (
          <section key={title}>
            <h3 className="plan-heading">{t(title)}</h3>
            <dl>
              {rows.map(({ keys, does }) => (
                <Fragment key={does}>
                  <dt>
                    {keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dt>
                  <dd>{t(does)}</dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}
