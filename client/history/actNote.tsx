import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'

const patienceMs = 10_000
let shown: string | undefined

interface ActNote {
  readonly sentence: string
  /** What takes the act back or does it again, offered for a while. */
  readonly offer?: { readonly label: string; readonly onTake: () => void } | undefined
  readonly isRefusal?: boolean
}

/** Says what became of the last act, in the place of what was said of the one before. */
export function showActNote({ sentence, offer, isRefusal = false }: ActNote): void {
  if (shown !== undefined) notifications.hide(shown)
  const id = notifications.show({
    color: isRefusal ? 'orange' : 'gray',
    autoClose: offer === undefined && !isRefusal ? 2500 : patienceMs,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{sentence}</Text>
        {offer !== undefined && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              notifications.hide(id)
              offer.onTake()
            }}
          >
            {offer.label}
          </Button>
        )}
      </Group>
    ),
  })
  shown = id
}
