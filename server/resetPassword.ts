import { existsSync } from 'node:fs'
import { listRecords } from '../data/store/records.ts'
import { openStore } from '../data/store/openStore.ts'
import { StoreError } from '../data/store/storeError.ts'
import { storeFile } from '../data/store/storeFolder.ts'
import { lockStore } from '../data/store/storeLock.ts'
import { runCommand } from './runCommand.ts'
import { resetPassword } from './signIn/credentials.ts'
import { readSecret } from './signIn/secret.ts'
import { SignIn } from './signIn/signIn.ts'

/**
 * Gives an account, named by its user name, another password for once: for the day that no administrator
 * gets in any more. Whoever runs it can read the store anyway.
 */
await runCommand(async (config, [userName]) => {
  if (userName === undefined) throw new StoreError('Say whose: npm run reset-password -- <user name>.')
  const { dataFolder, signInSecret, sessionIdleHours: idleHours } = config
  const file = storeFile(dataFolder)
  if (!existsSync(file)) throw new StoreError(`There is no database ${file}.`)
  const lock = lockStore(dataFolder)
  const { folder: backupFolder, keep: backupsKept } = config.backups
  const store = await openStore(dataFolder, { backupFolder, backupsKept })
  const { db } = store
  try {
    const accounts = await listRecords(db, 'account')
    const account = accounts.find(({ record }) => record.userName === userName.toLowerCase())?.record
    if (account === undefined) throw new StoreError(`There is no account ${userName}.`)
    const secret = readSecret(dataFolder, signInSecret)
    const origin = 'http://localhost'
    const signIn = new SignIn({ db, now: Date.now, secret, origin, idleHours, secondFactorFor: [] })
    const password = await resetPassword(signIn, account)
    await signIn.audit('password-reset', account, '', 'by npm run reset-password')
    return [
      `The password of ${account.userName} is ${password} (once; it has to be changed).`,
      'Its second factor is off, and it is signed out everywhere.',
      ...(account.disabled ? ['It is disabled: an administrator has to enable it before it signs in.'] : []),
    ]
  } finally {
    await store.close()
    lock.release()
  }
})
