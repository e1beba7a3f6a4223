/** 二: experts come from universities and institutes; a unit's name tells a company by its last word. */

const COMPANIES = ['公司', '集团', '厂', '合作社', '商行', '事务所', '工作室', '企业']

export function looksLikeCompany(organization: string): boolean {
  const name = organization.trim()
  // 某某公司（武汉）
  const bracket = Math.max(name.lastIndexOf('（'), name.lastIndexOf('('))
  const bare =
    bracket >= 0 && /^.[^）)]{0,40}[）)]$/s.test(name.slice(bracket)) ? name.slice(0, bracket) : name
  return COMPANIES.some((word) => bare.endsWith(word))
}
