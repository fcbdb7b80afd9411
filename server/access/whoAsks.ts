import type { Request } from 'express'
import { Refusal } from '../../data/journal/refusal.ts'
import { mayAnywhere, type Right } from '../../data/model/access.ts'
import { operatorName, type Actor } from '../../data/model/account.ts'
import type { App } from '../appContext.ts'

/** What an address asks of whoever uses it: a right, to be signed in, or nothing. */
export type Access = Right | 'signed-in' | 'public'

/** Everybody on this machine, where accounts are off. */
export const localOperator: Actor = {
  kind: 'local',
  id: null,
  userName: operatorName,
  name: { en: 'Local operator', zh: '本机操作员' },
  grants: [],
}

export const nobody: Actor = {
  kind: 'nobody',
  id: null,
  userName: 'nobody',
  name: { en: 'Nobody', zh: '未登录' },
  grants: [],
}

export async function whoAsks(app: App, request: Request): Promise<Actor> {
  if (app.actorOf !== undefined) return app.actorOf(request)
  return app.signIn === undefined ? localOperator : app.signIn.actorOf(request)
}

/** Refuses whoever has a right nowhere; where they have it, is looked at when it is known what changes. */
export function checkAccess(actor: Actor, access: Access): void {
  if (access === 'public') return
  if (actor.kind === 'nobody') throw new Refusal('not-signed-in', { en: 'Sign in first.', zh: '请先登录。' })
  if (actor.mustChangePassword === true && access !== 'signed-in')
    throw new Refusal('password-change-needed', {
      en: 'Change the password you were given first.',
      zh: '请先修改初始密码。',
    })
  if (actor.mustAddSecondFactor === true && access !== 'signed-in')
    throw new Refusal('second-factor-needed', {
      en: 'Your role takes a second factor: set one up first.',
      zh: '您的角色须使用双重验证：请先开启。',
    })
  if (access === 'signed-in' || mayAnywhere(actor, access)) return
  throw forbidden()
}

/**
 * Refuses what was made under another name than whoever is signed in by the time it arrives: a phone is
 * handed on, and what waits on it is sent under the name of nobody else.
 */
export function checkActingAs({ userName }: Actor, actingAs: string | undefined): void {
  if (actingAs === undefined || actingAs === userName) return
  throw new Refusal(
    'not-signed-in',
    {
      en: 'Somebody else is signed in here by now: this was made under another name.',
      zh: '此处现为他人登录：该操作以另一用户名作出。',
    },
    'Acting-As',
  )
}

export function isAdmitted(actor: Actor, access: Access): boolean {
  try {
    checkAccess(actor, access)
    return true
  } catch {
    return false
  }
}

export const forbidden = (): Refusal =>
  new Refusal('forbidden', {
    en: 'Your roles do not include this.',
    zh: '您的角色无权进行此项操作。',
  })
