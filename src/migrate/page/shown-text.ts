/**
 * A text of others as a reviewer should see it: what is invisible, or turns the direction of writing, is written as an escape,
 * so that no line reads otherwise than it is. Tabs stay.
 */
export function shownText(text: string): string {
  return text.replace(/(?!\t)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u{${code.toString(16).padStart(4, '0')}}`;
  });
}
