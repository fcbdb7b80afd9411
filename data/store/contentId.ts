import { createHash } from 'node:crypto'

/** What photos and tiles of elevation are named by: the SHA-256 of their bytes, hexadecimal. */
export const contentId = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')
