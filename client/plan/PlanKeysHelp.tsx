import { Kbd, Modal } from '@mantine/core'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { planKeys } from './planKeys.ts'

/** Every key of the planner on one sheet. */
export function PlanKeysHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('plan')
  return (
    <Modal opened onClose={onClose} title={t('keys')} centered>
      <dl className="plan-keys">
        {planKeys.map(({ keys, does }) => (
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
    </Modal>
  )
}
