import './admin.css'
import { Tabs, Text, Title } from '@mantine/core'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { mayAnywhere, type Right } from '../../data/model/access.ts'
import { useMe } from '../account/me.ts'
import { Shell } from '../shell/Shell.tsx'
import { Accounts } from './Accounts.tsx'
import { Audit } from './Audit.tsx'
import { Delegations } from './Delegations.tsx'
import { Displays } from './Displays.tsx'
import { Lines } from './lines/Lines.tsx'
import { Notices } from './notices/Notices.tsx'
import { People } from './people/People.tsx'
import { Units } from './units/Units.tsx'
import { Walls } from './walls/Walls.tsx'

interface Part {
  id: 'units' | 'people' | 'accounts' | 'delegations' | 'lines' | 'walls' | 'notices' | 'displays' | 'audit'
  right: Right
  /** Only where there are accounts. */
  ofAccounts?: true
  Content: ComponentType
}

const allParts: readonly Part[] = [
  { id: 'units', right: 'keep-units', Content: Units },
  { id: 'people', right: 'keep-people', Content: People },
  { id: 'accounts', right: 'see-accounts', ofAccounts: true, Content: Accounts },
  { id: 'delegations', right: 'see-accounts', ofAccounts: true, Content: Delegations },
  { id: 'lines', right: 'change-line', Content: Lines },
  { id: 'walls', right: 'arrange-walls', Content: Walls },
  { id: 'notices', right: 'set-rules', Content: Notices },
  { id: 'displays', right: 'see-displays', ofAccounts: true, Content: Displays },
  { id: 'audit', right: 'see-audit', ofAccounts: true, Content: Audit },
]

/** Units, people, accounts and what goes with them; which part is shown stands in the address. */
export function Admin() {
  const { t } = useTranslation('admin')
  const { t: shell } = useTranslation('shell')
  const { actor, accounts } = useMe()
  const [address, setAddress] = useSearchParams()
  const parts = allParts.filter(
    ({ right, ofAccounts }) => mayAnywhere(actor, right) && (ofAccounts === undefined || accounts === 'on'),
  )
  const part = parts.find(({ id }) => id === address.get('part')) ?? parts[0]
  return (
    <Shell workplace="admin" timeless>
      <article className="admin">
        <Title order={2}>{t('title')}</Title>
        {part === undefined ? (
          <Text>{shell('notYours')}</Text>
        ) : (
          <Tabs
            value={part.id}
            keepMounted={false}
            onChange={(id) =>
              setAddress((before) => {
                const after = new URLSearchParams(before)
                after.set('part', id ?? '')
                return after
              })
            }
          >
            <Tabs.List className="admin-tabs">
              {parts.map(({ id }) => (
                <Tabs.Tab key={id} value={id}>
                  {t(id)}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            {parts.map(({ id, Content }) => (
              <Tabs.Panel key={id} value={id} className="admin-part">
                <Text size="sm" c="dimmed">
                  {t(`${id}Long`)}
                </Text>
                <Content />
              </Tabs.Panel>
            ))}
          </Tabs>
        )}
      </article>
    </Shell>
  )
}
