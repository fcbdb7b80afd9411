import { Text } from '@mantine/core'
import type { ReactNode } from 'react'

export function InspectorPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="inspector-part">
      <Text fw={650} size="sm" component="h4" m={0} mb={4}>
        {title}
      </Text>
      {children}
    </section>
  )
}
