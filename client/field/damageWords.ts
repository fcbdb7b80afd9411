import { defineWords } from '../i18n/words.ts'

/** What the phone says of barriers and their damages. */
export const fieldDamageWords = defineWords({
  en: {
    reportDamage: 'Barrier damaged',
    nearestBarriers: 'Is a barrier damaged?',
    barriersOfStretch: 'Barriers of my stretch that stand. Choose the one that is damaged.',
    barriersHere: 'Barriers that stand here, nearest first. Choose the one that is damaged.',
    noBarriers: 'No barrier stands here.',
    barriersUnknown: 'This phone has no barriers yet; they come with the next network.',
    showAllBarriers: 'Show all {{count}}',
    positionChainage: 'Chainage',
    positionWhole: 'All of it',
    chainageAt: 'At which chainage',
    chainageInvalid: 'Write the chainage like K12+300',
    gpsFirst: 'Waiting for the position',
    howMuch: 'How much of it is damaged',
    sendDamage: 'Report the damage',
  },
  zh: {
    reportDamage: '物防损坏',
    nearestBarriers: '上报物防损坏',
    barriersOfStretch: '本段已建成的物防，请选择损坏的一处。',
    barriersHere: '附近已建成的物防，由近及远。请选择损坏的一处。',
    noBarriers: '此处没有已建成的物防。',
    barriersUnknown: '本机尚无物防数据，有网络时自动下载。',
    showAllBarriers: '显示全部 {{count}} 处',
    positionChainage: '里程',
    positionWhole: '全部',
    chainageAt: '所在里程',
    chainageInvalid: '里程写法如 K12+300',
    gpsFirst: '正在等待定位',
    howMuch: '损坏长度',
    sendDamage: '上报损坏',
  },
})
