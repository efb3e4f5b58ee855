/** The key of the English singular beside a plural one. */
export type PluralKey<Key> = Key extends `${infer Stem}_other` ? `${Stem}_one` : never;
