type Plural = `${string}_one`;

/**
 * The shape another language must have: every text of the English one. Singular forms (`…_one`) are optional, because
 * Japanese has none.
 */
export type Translated<English> = {
  readonly [Key in keyof English as Key extends Plural ? never : Key]: English[Key] extends string
    ? string
    : Translated<English[Key]>;
} & { readonly [Key in keyof English as Key extends Plural ? Key : never]?: string };
