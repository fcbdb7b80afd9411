import { ActionIcon, Button, Menu, Text } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Name } from '../../data/model/values.ts'
import { useMe } from '../account/me.ts'
import type { AccountItem } from '../api/administration.ts'
import { sendCall } from '../api/request.ts'
import { useNameOf } from '../i18n/language.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { useAct } from '../shell/useAct.ts'
import { useAttempt } from '../account/useAttempt.ts'
import { AccountSessions } from './AccountSessions.tsx'
import { AskedModal } from './AskedModal.tsx'
import { oneTimePasswordOf } from './oneTimePassword.ts'

interface AccountActsProps {
  account: AccountItem
  onChange: () => void
  onGiven: (given: { name: Name; oneTimePassword: string }) => void
}

/** Changing an account; and rarer: a new password, its sessions, disabling it. */
export function AccountActs({ account, onChange, onGiven }: AccountActsProps) {
  const nameOf = useNameOf()
  const { t } = useTranslation('admin')
  const { actor } = useMe()
  const [asks, setAsks] = useState<'none' | 'reset' | 'disable' | 'sessions'>('none')
  const act = useAct()
  const { attempt, isSending, refusal } = useAttempt()
  const close = () => setAsks('none')
  const { id, name, version, version: _version, synthetic: _synthetic, ...rest } = account
  const isOwn = actor.id === id
  const setDisabled = (disabled: boolean) =>
    act.send(
      {
        method: 'PUT',
        address: `/accounts/${id}`,
        version,
        irreversible: true,
        body: { name, unitId: rest.unitId, roles: rest.roles, personId: rest.personId, disabled },
      },
      close,
    )
  const reset = () =>
    attempt(async () => {
      const oneTimePassword = oneTimePasswordOf(
        await sendCall({ method: 'POST', address: `/accounts/${id}/reset` }),
      )
      close()
      if (oneTimePassword !== undefined) onGiven({ name, oneTimePassword })
    })
  return (
    <div className="row-acts">
      <Button size="compact-xs" variant="default" onClick={onChange}>
        {t('change')}
      </Button>
      <Menu position="bottom-end" withArrow shadow="md">
        <Menu.Target>
          <ActionIcon size="sm" variant="default" aria-label={t('more', { name: nameOf(name) })}>
            <IconDots size={15} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setAsks('sessions')}>{t('sessions')}</Menu.Item>
          <Menu.Item disabled={isOwn} onClick={() => setAsks('reset')}>
            {t('reset')}
          </Menu.Item>
          {account.disabled ? (
            <Menu.Item onClick={() => void setDisabled(false)}>{t('enable')}</Menu.Item>
          ) : (
            <Menu.Item disabled={isOwn} onClick={() => setAsks('disable')}>
              {t('disable')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {asks === 'none' && <Refusal sentence={act.refusal} />}
      {asks === 'sessions' && <AccountSessions account={account} onClose={close} />}
      {(asks === 'reset' || asks === 'disable') && (
        <AskedModal
          title={t(asks)}
          isSending={isSending || act.sending}
          refusal={asks === 'reset' ? refusal : act.refusal}
          onKeep={close}
          onConfirm={() => void (asks === 'reset' ? reset() : setDisabled(true))}
        >
          <Text size="sm">{t(asks === 'reset' ? 'resetSure' : 'disableSure', { name: nameOf(name) })}</Text>
        </AskedModal>
      )}
    </div>
  )
}
