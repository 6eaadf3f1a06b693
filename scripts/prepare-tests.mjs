// Lets vitest build the command before it is tested.
export { prepare as setup } from './prepare.mjs';
