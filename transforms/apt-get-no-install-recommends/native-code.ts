/** What builds code from source: the compiler, and what it compiles against. */
const toolchain = ['build-essential', 'gcc', 'g++', 'make', 'libc6-dev', 'binutils'];

/** Python packages without compiled parts, or with parts that they do without. */
const purePython = new Set(
  'pip setuptools wheel virtualenv virtualenvwrapper pipenv requests six flask django jinja2 awscli boto boto3 supervisor honcho click tox pytest nose flake8 pylint httpie s3cmd pyyaml gunicorn redis mkdocs j2cli yq gcovr meson ninja cmake pre-commit twine yamllint tornado bottle pexpect docopt colorama tabulate'.split(
    ' ',
  ),
);

/** Packages of npm without compiled parts. */
const pureJavaScript = new Set(
  'npm yarn pnpm corepack n bower gulp gulp-cli grunt grunt-cli pm2 forever nodemon typescript ts-node webpack webpack-cli coffee-script coffeescript http-server serve less jshint eslint prettier ember-cli @angular/cli @vue/cli create-react-app jsdoc mocha karma-cli lerna uglify-js browserify json rimraf serverless'.split(
    ' ',
  ),
);

const pureRuby = new Set('bundler rake rubygems-update foreman rack sinatra thor rspec'.split(' '));

/** The packages that an installation by another package manager uses to build native code; none where it surely builds none. */
export function packagesForNativeCode(words: readonly string[]): readonly string[] {
  const [program = '', ...others] = words;
  const pip = pipArguments(program, others);
  if (pip) {
    const [verb = '', ...names] = pip;
    if (!['install', 'wheel', 'download'].includes(verb)) return [];
    const wheel = verb === 'wheel' ? pythonPackages(program, 'wheel') : [];
    const builds = isPure(names, purePython) ? [] : [...toolchain, ...pythonPackages(program, 'dev')];
    return [...pythonPackages(program, 'setuptools'), ...wheel, ...builds];
  }
  const verb = others.find((word) => !word.startsWith('-')) ?? '';
  const names = others.slice(others.indexOf(verb) + 1);
  switch (program) {
    case 'npm':
      return ['install', 'i', 'ci', 'rebuild', 'add'].includes(verb) && !isPure(names, pureJavaScript) ? toolchain : [];
    case 'yarn':
    case 'pnpm':
      return ['', 'install', 'add'].includes(verb) && !isPure(names, pureJavaScript) ? toolchain : [];
    case 'gem':
      return verb === 'install' && !isPure(names, pureRuby) ? [...toolchain, 'ruby-dev', 'libgmp-dev'] : [];
    case 'bundle':
    case 'bundler':
      return ['', 'install', 'update'].includes(verb) ? [...toolchain, 'ruby-dev', 'libgmp-dev'] : [];
    case 'easy_install':
      return [...toolchain, ...pythonPackages(program, 'setuptools'), ...pythonPackages(program, 'dev')];
    case 'go':
      return ['build', 'install', 'get', 'test', 'run'].includes(verb) ? ['gcc', 'libc6-dev'] : [];
    case 'R':
    case 'Rscript':
      return [...toolchain, 'gfortran'];
    case 'cpan':
    case 'cpanm':
    case 'pecl':
    case 'luarocks':
    case 'mix':
    case 'rebar3':
      return toolchain;
    default:
      if (!/^python/.test(program) || !others.some((word) => /(?:^|\/)setup\.py$/.test(word))) return [];
      return [...toolchain, ...pythonPackages(program, 'setuptools'), ...pythonPackages(program, 'dev')];
  }
}

/** A package of the Python that a program belongs to; of either where its name does not tell. */
function pythonPackages(program: string, name: string): string[] {
  const major = /\d/.exec(program)?.[0];
  return [...(major === '2' ? [] : [`python3-${name}`]), ...(major === '3' ? [] : [`python-${name}`])];
}

/** What pip is given, its subcommand first; undefined where another program is called. */
function pipArguments(program: string, words: readonly string[]): readonly string[] | undefined {
  const isModule = /^python[\d.]*$/.test(program) && words[0] === '-m' && words[1] === 'pip';
  if (!isModule && !/^pip[\d.]*$/.test(program)) return undefined;
  const behind = isModule ? words.slice(2) : words;
  return behind.slice(behind.findIndex((word) => !word.startsWith('-')));
}

/** Whether packages are named, and none but known ones. */
function isPure(words: readonly string[], pure: ReadonlySet<string>): boolean {
  if (words.some((word) => /^-(?:r|e|-requirement|-editable)/.test(word))) return false;
  const names = words.filter((word) => !word.startsWith('-'));
  return (
    names.length > 0 && names.every((name) => pure.has(name.replace(/(?<=.)(?:[=<>~!@[;].*)$/s, '').toLowerCase()))
  );
}
