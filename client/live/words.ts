import { defineWords } from '../i18n/words.ts'

export const liveWords = defineWords({
  en: {
    live: 'Up to date',
    liveLong: 'Everything that is done anywhere is shown here within a second.',
    catchingUp: 'Catching up',
    catchingUpLong: 'What was done meanwhile is on its way.',
    asked: 'Asked every 10 s',
    askedLong:
      'The server answers, but its stream of events does not get through: changes show after up to ten seconds.',
    cut: 'Not connected since {{clock}}',
    cutLong:
      'The server has not been heard since {{clock}}. What is shown may have changed; it is brought up to date by itself.',
    cutShort: 'Offline since {{clock}}',
    newVersion: 'New version: load it',
  },
  zh: {
    live: '已同步',
    liveLong: '任何地方的操作都会在一秒之内显示在这里。',
    catchingUp: '正在同步',
    catchingUpLong: '期间的变化正在接收。',
    asked: '每 10 秒查询',
    askedLong: '服务器有应答，但实时事件未能送达：变化最多十秒后显示。',
    cut: '{{clock}} 起未连接',
    cutLong: '自 {{clock}} 起未收到服务器消息。所示内容可能已有变化；恢复后会自动更新。',
    cutShort: '{{clock}} 起离线',
    newVersion: '有新版本：点此载入',
  },
})
