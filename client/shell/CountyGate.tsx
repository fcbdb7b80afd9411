import { Button, Center, Stack, Text, Title } from '@mantine/core'
import { QueryErrorResetBoundary } from '@tanstack/react-query'
import { Component, Suspense, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Waiting } from './Waiting.tsx'

interface CatchProps {
  children: ReactNode
  onRetry: () => void
  sentence: string
  retry: string
}

const tryAgainMs = 15_000

/** React has no hook that catches; this is the one class component. */
class Catch extends Component<CatchProps, { error: Error | undefined }> {
  override state: { error: Error | undefined } = { error: undefined }

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  private timer: ReturnType<typeof setTimeout> | undefined

  /** Nobody stands at a wall to press a button: it is tried again by itself. */
  override componentDidCatch() {
    clearTimeout(this.timer)
    this.timer = setTimeout(this.retry, tryAgainMs)
  }

  override componentWillUnmount() {
    clearTimeout(this.timer)
  }

  private readonly retry = () => {
    clearTimeout(this.timer)
    this.props.onRetry()
    this.setState({ error: undefined })
  }

  override render() {
    if (this.state.error === undefined) return this.props.children
    return (
      <Center h="100%" p="xl">
        <Stack align="center" maw={520}>
          <Title order={3}>{this.props.sentence}</Title>
          <Text c="dimmed" ta="center">
            {this.state.error.message}
          </Text>
          <Button onClick={this.retry}>{this.props.retry}</Button>
        </Stack>
      </Center>
    )
  }
}

/** Nothing is drawn before the county is known; a failure says so and can be tried again. */
export function CountyGate({ children }: { children: ReactNode }) {
  const { t } = useTranslation('shell')
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <Catch onRetry={reset} sentence={t('pageFailed')} retry={t('tryAgain')}>
          <Suspense fallback={<Waiting />}>{children}</Suspense>
        </Catch>
      )}
    </QueryErrorResetBoundary>
  )
}
