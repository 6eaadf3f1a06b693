/** The items of a list or an object; a single value stands for a list of it. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value === 'object' && value !== null) return Object.values(value);
  return value === undefined || value === null || value === '' ? [] : [value];
}
