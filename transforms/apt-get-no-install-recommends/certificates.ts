/** Programs that check certificates against those of the system whenever they fetch what they install. */
const fetching: Readonly<Record<string, RegExp>> = {
  gem: /^install$/,
  bundle: /^(?:install|update)$/,
  composer: /./,
  cargo: /^(?:build|install|fetch|run|test)$/,
  go: /^(?:get|install|build|mod|test|run)$/,
  easy_install: /./,
  Rscript: /./,
  R: /./,
  opam: /./,
  stack: /./,
  cabal: /./,
  luarocks: /^install$/,
  nvm: /^install$/,
  n: /^(?:v?\d|stable$|lts|latest$|current$|install$|auto$)/,
  nodenv: /^install$/,
  fnm: /^install$/,
  volta: /^install$/,
  asdf: /^(?:install|plugin|plugin-add)$/,
  sdk: /^install$/,
  goenv: /^install$/,
  tfenv: /^install$/,
  rustup: /./,
  ghcup: /./,
  rbenv: /^install$/,
  pyenv: /^install$/,
  rvm: /^install$/,
  'add-apt-repository': /ppa:|https:/,
  'apt-add-repository': /ppa:|https:/,
  conan: /./,
  mix: /./,
  rebar3: /./,
};

const speaking = new Set(['echo', 'printf', 'sed', 'export', 'test', '[', 'grep', 'awk', 'tee', 'cat', 'ENV']);
const local = /^\w+:\/\/(?:localhost|127\.|0\.0\.0\.0|\[::1\]|\$\{?HOST)/;

/** Whether a command checks a certificate: it fetches by https, or may be sent there. */
export function fetchesSecurely(words: readonly string[]): boolean {
  const [program = '', ...others] = words;
  const text = others.join(' ');
  if (/(?:^| )(?:-k|--insecure|--no-check-certificate)(?: |$)/.test(text)) return false;
  switch (program) {
    case 'curl':
      return isSecure(others, /(?:^| )(?:-\w*L|--location)/.test(text));
    case 'wget':
    case 'aria2c':
    case 'axel':
      return isSecure(others, true);
    case 'git':
      if (!/^(?:clone|fetch|pull|submodule|ls-remote|lfs|remote)$/.test(verbOf(others))) return false;
      return isSecureRemote(others) || /https:/.test(text);
    case 'hg':
    case 'svn':
      return /https:/.test(text) || /\$/.test(text);
    default:
      break;
  }
  if (/^pip[\d.]*$/.test(program) || (/^python[\d.]*$/.test(program) && others[1] === 'pip')) {
    return /(?:^| )(?:install|download|wheel) /.test(`${text} `) && !/--no-index/.test(text);
  }
  const verbs = Object.hasOwn(fetching, program) ? fetching[program] : undefined;
  if (verbs) return verbs.test(verbOf(others)) || verbs.test(text);
  return !speaking.has(program) && /https:\/\//.test(text);
}

/** The first word that looks like one is the address; behind it stands the folder. A variable may hold any. */
function isSecureRemote(words: readonly string[]): boolean {
  const address = words.find((word) => /^["']?(?:\w+:\/\/|[\w.-]+@|\$|\.{0,2}\/)/.test(word)) ?? '';
  return !/^["']?(?:(?:git|ssh|file):\/\/|[\w.-]+@|\.{0,2}\/)/.test(address);
}

function verbOf(words: readonly string[]): string {
  return words.find((word) => !word.startsWith('-')) ?? '';
}

/** Whether what is fetched is, or may be, behind an address where certificates are checked. */
function isSecure(words: readonly string[], followsRedirects: boolean): boolean {
  const addresses = words.filter((word) => /^["']?\w+:\/\//.test(word) && !local.test(word));
  if (addresses.length > 0) {
    return addresses.some((word) => /https:/.test(word) || (followsRedirects && /http:/.test(word)));
  }
  // A variable may hold any address, and one without a scheme may be sent on.
  return words.some((word) => /^\$/.test(word) || (followsRedirects && /^[\w-]+(?:\.[\w-]+)+\/\S/.test(word)));
}

/** Whether a text names an address that ssh is called for, or has git take one for another: `url.git@example.com:.insteadOf`. */
export function usesSsh(words: readonly string[]): boolean {
  return words.some((word) =>
    /^(?:\w+\+)?ssh:\/\/|^(?:git\+)?git@[\w.${}-]+:|^\w+@[\w.${}-]+:\S+\.git$|^url\..*(?:ssh:|git@).*\.insteadof$/i.test(
      word,
    ),
  );
}
