import { expect, it } from 'vitest'
import { deviceName } from '../../../client/account/deviceName.ts'

it('a browser is told by its own name and not by those it pretends to be', () => {
  const edge =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36 Edg/131.0'
  const phone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1'
  expect(deviceName(edge)).toBe('Edge · Windows')
  expect(deviceName(phone)).toBe('Safari · iPhone')
  expect(deviceName('curl/8.5.0')).toBeUndefined()
})
