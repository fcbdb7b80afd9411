import './account.css'
import { ActionIcon, Menu, Text } from '@mantine/core'
import { IconLogout, IconUserCircle, IconUserCog } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useNameOf } from '../i18n/language.ts'
import { useMe } from './me.ts'
import { OperatorNote } from './OperatorNote.tsx'
import { RoleList } from './RoleList.tsx'
import { signOutHere } from './signOutHere.ts'

/** Who is signed in, what they are, and the way to their account and out. */
export function AccountMenu() {
  const { t } = useTranslation('account')
  const { actor, unitName } = useMe()
  const nameOf = useNameOf()
  if (actor.kind === 'display') return null
  if (actor.kind === 'local') return <OperatorNote />
  return (
    <Menu width={280} withArrow shadow="md" position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('account', { name: nameOf(actor.name) })}>
          <IconUserCircle size={20} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <div className="account-who">
          <Text fw={650}>{nameOf(actor.name)}</Text>
          <Text size="sm" c="dimmed">
            {actor.userName}
            {unitName !== null && ` · ${nameOf(unitName)}`}
          </Text>
          <RoleList />
        </div>
        <Menu.Divider />
        <Menu.Item component={Link} to="/account" leftSection={<IconUserCog size={17} stroke={1.7} />}>
          {t('myAccount')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={17} stroke={1.7} />} onClick={() => void signOutHere()}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
