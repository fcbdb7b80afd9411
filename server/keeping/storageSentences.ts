import type { Name } from '../../data/model/values.ts'
import type { StorageFault } from './storageFault.ts'

/** Why nothing was saved, as whoever sent it reads it. */
export const storageSentences: Readonly<Record<StorageFault, Name>> = {
  full: {
    en: 'The disk of the server is full; nothing was written.',
    zh: '服务器磁盘已满；未写入任何内容。',
  },
  'read-only': {
    en: 'The database of the server cannot be written just now; nothing was written.',
    zh: '服务器的数据库暂时无法写入；未写入任何内容。',
  },
  locked: {
    en: 'Another program holds the database of the server; nothing was written. Try again.',
    zh: '服务器的数据库被其他程序占用；未写入任何内容。请重试。',
  },
  damaged: {
    en: 'The database of the server is damaged; nothing is written to it any more. A backup must be put back.',
    zh: '服务器的数据库已损坏，不再写入任何内容。须恢复备份。',
  },
}
