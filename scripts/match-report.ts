import { existsSync } from 'node:fs'
import { CannotRun } from '../src/node/cannot-run.ts'
import { checkFolder } from '../src/node/check-folder.ts'
import { keyFrom } from '../src/node/key-files.ts'
import { tableOf } from './bench/text-table.ts'
import { optionsOrHelp, ROOT } from './command-options.ts'
import {
  comparisons,
  industryScores,
  longEnough,
  placeOf,
  rightlyOrdered,
  type Scores,
  textScores,
} from './match-report/compared.ts'
import { type JudgedPair, type Judgement, readJudgedPairs } from './match-report/judged-pairs.ts'
import { EXIT, type Main, runAsScript, standardOutput } from './run.ts'

const LIST = 'tests/fixtures/match/judged-pairs.tsv'

const HELP = `匹配的准确程度：一份逐对读过、判好的清单，和“只看行业”、随机排比。

用法：npm run match-report -- [选项]

  --list FILE      清单：需求、专家、fit（对口）partly（部分对口）not（不对口）（默认 ${LIST}）
  --cycle YEAR     年度（默认有推荐专家的最近一年）
  --identity FILE  密钥文件（可写多次）；也可放进环境变量 AGE_IDENTITY
  --root DIR       content 所在的目录（默认当前目录）
  --help           显示本说明

退出码：0 比完了；2 无法运行。
`

const NAMES: Record<Judgement, string> = { fit: '对口', partly: '部分对口', not: '不对口' }

const LIMITS = `怎么看这些数：
- 专家、需求都是虚构样例，只有几十份；数字的误差有十几个百分点，只说明方向，不说明在真实数据上多准。
- 写专家材料的人没有看过需求；判断的人看了两边的文字，在排序第一次运行之前判完、存入仓库，没有第二个人复核。
- 清单里的每一对是判断的人挑的，对口的比随手抽的多；没有挑的里面也可能有对口的。
- 只比文字，不看年龄、职称、服务期、同意；不到400字的专家不在内。
- 同一个意思用不同的词说，认不出来；两边都写的泛泛的话会被算进去。所以要看并排的句子，不看名次。
`

/** The ranking beside two others, on pairs that were judged by reading. */
export const main: Main = async (argv, output = standardOutput) => {
  const given = optionsOrHelp(argv, output, {
    name: 'match-report',
    help: HELP,
    options: {
      list: { type: 'string', default: LIST },
      cycle: { type: 'string' },
      identity: { type: 'string', multiple: true, default: [] },
      root: ROOT,
    },
  })
  if (!given) return EXIT.ok
  const { list, cycle: wanted, identity, root } = given.values
  if (!existsSync(list)) throw new CannotRun(`没有找到清单 ${list}。`)
  const { ledger } = await checkFolder(root, { key: await keyFrom(identity, process.env) })
  const cycles = [...ledger.cycles.values()]
  const cycle = cycles.findLast((each) =>
    wanted === undefined ? each.experts.length > 0 : each.year === wanted,
  )
  if (!cycle) throw new CannotRun('没有推荐专家，没有可以比的。')
  const experts = longEnough(cycle).map(({ alias }) => alias)
  const judged = readJudgedPairs(list)
  const pairs = judged.filter(({ expert }) => experts.includes(expert))
  const methods = [
    { name: '本站', scores: textScores(cycle) },
    { name: '只看行业', scores: industryScores(cycle) },
    { name: '随机', scores: new Map() },
  ]
  output.write(
    `判好的 ${judged.length} 对，其中 ${pairs.length} 对的专家写得够长；够长的专家 ${experts.length} 位。\n\n`,
  )
  output.write(`${orderTable(pairs, methods)}\n\n${placesTable(pairs, methods, experts)}\n\n${LIMITS}`)
  return EXIT.ok
}

interface Method {
  name: string
  /** Empty where nothing is known: all are equal, which is what a random order comes to. */
  scores: Scores
}

function orderTable(pairs: readonly JudgedPair[], methods: readonly Method[]): string {
  return tableOf({
    columns: ['两位专家的先后排对（同分算一半）', ...methods.map(({ name }) => name)],
    rows: comparisons.map((which) => {
      const results = methods.map(({ scores }) => rightlyOrdered(pairs, scores, which))
      return [
        `${NAMES[which[0]]}在${NAMES[which[1]]}之前，共 ${results[0]!.all} 组`,
        ...results.map(({ right, all }) => `${Math.round((100 * right) / all)}%`),
      ]
    }),
  })
}

function placesTable(
  pairs: readonly JudgedPair[],
  methods: readonly Method[],
  experts: readonly string[],
): string {
  const fit = pairs.filter(({ judgement }) => judgement === 'fit')
  return tableOf({
    columns: [`对口的 ${fit.length} 对在全部专家中的名次`, ...methods.map(({ name }) => name)],
    rows: [1, 3, 5].map((most) => [
      most === 1 ? '第一名' : `前${most}名`,
      ...methods.map(({ scores }) => {
        if (scores.size === 0) return ((fit.length * most) / experts.length).toFixed(1)
        return String(fit.filter((pair) => placeOf(scores, pair, experts) <= most).length)
      }),
    ]),
  })
}

await runAsScript(import.meta.url, main)
