/** Whether a USER, with its group or without, is root: also where none is set, as images start. */
export function isRootUser(user: string | undefined): boolean {
  return user === undefined || /^(?:root|0)(?::|$)/.test(user);
}
