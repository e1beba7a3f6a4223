/**
 * 推荐函, as a district writes to the bureau: whom it recommends, what it has checked, where it was filed. What is
 * none is not said: no “0家”. Blanks are full-width, so that they stand where the figures would.
 */
export const letterWords = {
  title: (year: string) => `关于推荐${year}年“科技副总”需求企业的函`,
  titleOfProblems: (year: string) => `关于报送${year}年企业技术创新难题的函`,
  basis: (notice: string, year: string) =>
    `根据《${notice}》要求，我单位组织本辖区企业填报《${year}年企业“科技副总”需求与技术创新难题信息表》，经初核汇总，`,
  recommended: (names: readonly string[], year: string, list: string) =>
    `现推荐${companies(names)}申报${year}年“科技副总”选派需求（名单见${list}）。有关情况如下：`,
  problemsOnly: (names: readonly string[], problems: number, list: string) =>
    `现报送${companies(names)}提出的技术创新难题${problems}个（见${list}）；本次没有企业提出“科技副总”需求。有关情况如下：`,
  situation: '推荐情况',
  qualities: (all: number, honors: readonly (readonly [string, number])[], institutions: number) => {
    const one = all === 1
    const having = honors.map(([honor, count]) => (one ? `是${honor}` : `${honor}${count}家`))
    const several = !one && having.length > 1 ? '（同一企业可有多项）' : ''
    const counted = [
      ...having,
      ...(institutions > 0 ? [one ? '建有研发机构' : `建有研发机构的${institutions}家`] : []),
    ]
    if (counted.length === 0) return ''
    return `${one ? '推荐的企业' : `推荐的${all}家企业中，`}${counted.join('，')}${several}。`
  },
  first: (all: number, first: number) => {
    const which = first < all ? `${first}家` : all > 1 ? '以上企业均' : '该企业'
    const order = first < all ? '，在名单中排在前面' : ''
    return first === 0 ? '' : `${which}属于通知要求优先推荐的“专精特新”中小企业或建有研发机构的企业${order}。`
  },
  candidates: (named: number, people: number, agreed: number, unspecified: number) => {
    const consulted = agreed > 0 ? `，其中已协商一致${agreed}人` : ''
    if (named + unspecified === 1)
      return named === 1 ? `该企业有备选专家${people}人${consulted}。` : '该企业未指定具体专家。'
    const parts = [
      ...(named > 0 ? [`有备选专家的${named}家（备选专家${people}人${consulted}）`] : []),
      ...(unspecified > 0 ? [`未指定具体专家的${unspecified}家`] : []),
    ]
    return `${parts.join('，')}。`
  },
  problems: (count: number) => (count > 0 ? `同时提出技术创新难题${count}个。` : ''),
  alone: (entries: number, problems: number, table: string) =>
    `另有${entries}家企业只提出技术创新难题（${problems}个），一并报送（见${table}）。`,
  checking: '初核情况',
  checked:
    '我单位对上述企业填报的内容逐一进行了初核：企业信息填写完整，统一社会信用代码经过核对，没有重复填报',
  checkedPeople: (most: number, years: readonly number[]) =>
    `；每家企业的备选专家不超过${most}人${years.length > 0 ? `，均不在${years.map((year) => `${year}年`).join('、')}选派名单中` : ''}`,
  filing: '备案情况',
  filed: (date: string) => `上述情况已于${date}报组织部门备案。`,
  closing: '特此推荐，请予审核。',
  closingOfProblems: '特此函报。',
  annexes: '附件：',
  annex: (number: number | undefined) => `附件${number ?? ''}`,
  list: '推荐企业名单',
  annex2: (year: string) => `${year}年企业“科技副总”选派需求汇总表`,
  challenges: '技术创新难题表',
  contact: (reporter: string, phone: string) => `（联系人：${reporter}，联系电话：${phone}）`,
  blankDate: '　　　　年　　月　　日',
  blankName: '　　　　',
  columns: {
    number: '序号',
    name: '企业名称',
    field: '期望专家研究领域',
    problem: '期望“科技副总”帮助解决的技术创新难题',
    first: '优先推荐情形',
  },
  reasons: { special: '“专精特新”', institutions: '研发机构' },
} as const

/** Names that are written out; what comes behind them is counted. */
const MOST_NAMES = 3

const companies = (names: readonly string[]) =>
  names.length === 1 ? names[0]! : `${names.slice(0, MOST_NAMES).join('、')}等${names.length}家企业`
