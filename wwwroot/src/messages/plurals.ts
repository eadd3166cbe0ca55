/** The forms of a counted noun; a language leaves out those that it does not have. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** How a language writes numbers and counted things: "1 photo", "2,104 photos". */
export function plurals(locale: string) {
  const numbers = new Intl.NumberFormat(locale);
  const rules = new Intl.PluralRules(locale);
  const number = (value: number): string => numbers.format(value);
  return { number, counted: (value: number, forms: Forms): string => `${number(value)} ${forms[rules.select(value)] ?? forms.other}` };
}
