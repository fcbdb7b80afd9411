import { defineWords } from '../i18n/words.ts'

export const proposalWords = defineWords({
  en: {
    strikeTitle: 'Who could be sent',
    strikeAbout: 'Along the line at each team’s speed: roads may be shorter, steep ground slower.',
    strikeNone: 'No team patrols this line.',
    strikeFailed: 'Who could be sent could not be worked out just now.',
    inMinutes: '{{soonest}}–{{latest}} min',
    inMinutesSure: '{{latest}} min',
    free: 'free; sets out after {{minutes}} min',
    onPatrol: 'on patrol {{stretch}}',
    holdsGap: 'holds the gap, round in {{minutes}} min',
    missesGap: 'comes round only every {{minutes}} min',
    leavesNothing: 'leaves nothing open',
    leaves: 'leaves {{kmH}} km·h not held until {{until}}',
    newGaps: 'new gap {{stretches}}',
  },
  zh: {
    strikeTitle: '可派队伍',
    strikeAbout: '按沿线里程和各队速度推算：走公路可能更近，陡坡可能更慢。',
    strikeNone: '本线没有巡逻队伍。',
    strikeFailed: '暂时无法推算可派队伍。',
    inMinutes: '{{soonest}}–{{latest}} 分钟',
    inMinutesSure: '{{latest}} 分钟',
    free: '空闲，{{minutes}} 分钟后出发',
    onPatrol: '正在巡逻 {{stretch}}',
    holdsGap: '可控住空档，{{minutes}} 分钟往返一次',
    missesGap: '每 {{minutes}} 分钟才往返一次',
    leavesNothing: '不留空档',
    leaves: '抽走后至 {{until}} 少控 {{kmH}} 公里·小时',
    newGaps: '新空档 {{stretches}}',
  },
})
