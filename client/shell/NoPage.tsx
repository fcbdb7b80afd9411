import { Anchor, Center, Stack, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { pages } from '../../data/model/pages.ts'

/** In the place of a page, at an address that is none's. */
export function NoPage() {
  const { t } = useTranslation('shell')
  const { pathname } = useLocation()
  return (
    <Center component="main" h="100%" p="xl">
      <Stack align="center" maw={520}>
        <Title order={3} ta="center">
          {t('noPage', { path: pathname })}
        </Title>
        <Anchor component={Link} to={pages.overview}>
          {t('toOverview')}
        </Anchor>
      </Stack>
    </Center>
  )
}
