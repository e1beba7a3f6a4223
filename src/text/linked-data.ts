/** What search engines are told, beside the pages' own words. */
export const linkedData = {
  dataset: (name: string) => `${name}：企业需求公开数据`,
  datasetText:
    '中小微企业按《企业“科技副总”需求与技术创新难题信息表》提出的需求和技术创新难题的公开部分，不含联系方式和其他非公开内容。',
}
