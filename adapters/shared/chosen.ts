import type { Field } from '#core/document.ts';

/** What a field is set to, in the words of its choices. */
export function chosen({ value, choices, shown = value }: Field): string {
  return choices.find((choice) => choice.value === value)?.label ?? shown;
}
