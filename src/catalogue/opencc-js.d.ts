/** One text: traditional and simplified characters, `鋰 锂|電 电`; the first after the space is the usual one. */
declare module 'opencc-js/dict/TSCharacters' {
  const table: string
  export default table
}
