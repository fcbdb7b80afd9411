import { defineWords } from '../i18n/words.ts'

export const knowledgeWords = defineWords({
  en: {
    asKnown: 'As known on {{when}} – later reports are left out, and nothing can be changed.',
    backToNow: 'Back to what is known now',
    cannotBeShown: 'What was known at that instant cannot be shown.',
    unreadable: 'The instant in the address, “{{text}}”, cannot be read: it is written 2026-03-10T08:00:00Z.',
    notAnswered: 'The server does not say what was known then.',
    knownNow: 'Known now',
    knownThen: 'Known then',
    whichKnowledge: 'Which reports count',
    whichKnowledgeLong:
      'Known now: everything reported so far counts, whenever it came in. Known then: only what had come in by that instant.',
    knownAt: 'Instant of knowledge',
    notNow: 'This shows what was known then. Go back to what is known now to change anything.',
  },
  zh: {
    asKnown: '当时（{{when}}）已知的情况：此后收到的报告不计入，且不能修改。',
    backToNow: '返回当前已知情况',
    cannotBeShown: '无法显示该时刻已知的情况。',
    unreadable: '无法读取地址中的时刻“{{text}}”：应写作 2026-03-10T08:00:00Z。',
    notAnswered: '服务器没有给出当时已知的情况。',
    knownNow: '现在已知',
    knownThen: '当时已知',
    whichKnowledge: '计入哪些报告',
    whichKnowledgeLong:
      '现在已知：迄今收到的报告全部计入，不论何时收到。当时已知：只计入该时刻之前收到的报告。',
    knownAt: '已知情况截至',
    notNow: '现在显示的是当时已知的情况。如需修改，请先返回当前已知情况。',
  },
})
