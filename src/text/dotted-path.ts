/** The dotted paths of every field of a schema's input, `[]` for the items of a list of mappings. */
export type PathsOf<T, Prefix extends string = ''> = T extends readonly (infer Item)[]
  ? Item extends string
    ? never
    : PathsOf<Item, `${Prefix}[]`>
  : T extends object
    ? {
        [Key in keyof T & string]:
          | Joined<Prefix, Key>
          | PathsOf<Exclude<T[Key], undefined>, Joined<Prefix, Key>>
      }[keyof T & string]
    : never

type Joined<Prefix extends string, Key extends string> = Prefix extends '' ? Key : `${Prefix}.${Key}`

/** The dotted form of a path of keys and indexes. */
export function dotted(path: readonly (string | number)[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[]` : text ? `${text}.${key}` : key),
    '',
  )
}
