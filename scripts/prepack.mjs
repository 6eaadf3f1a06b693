// npm pack: a tarball holds a build, and never an old one.
import { prepare } from './prepare.mjs';

prepare();
