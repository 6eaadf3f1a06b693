import {
  besideInstalls,
  fromRunFolder,
  installBy,
  installFromSource,
  installWithFetch,
  programWord,
} from '../command-install.ts';
import { folderOf, foldersUpFrom } from '../folders.ts';
import { CommandLine, type ManagerCommand, managerCommands } from '../manager-command.ts';
import type { Install, PackageManager } from '../package-manager.ts';
import { below, type SourceReader } from '../source-reader.ts';
import { readPom } from './pom.ts';

const programs = new Set(['mvn', 'mvnw', 'mvnd']);

/** Options that take a value in the next word (Maven 3.9, `mvn --help`). */
const valued = new Set(
  '-f --file -s --settings -gs --global-settings -t --toolchains -gt --global-toolchains -P --activate-profiles -pl --projects -rf --resume-from -T --threads -l --log-file -b --builder -D --define --color -ep --encrypt-password -emp --encrypt-master-password -itr'.split(
    ' ',
  ),
);

/** Goals that only fetch what the pom.xml files name (maven-dependency-plugin 3.8), by any name of the plugin. */
const fetching =
  /^(?:dependency|org\.apache\.maven\.plugins:maven-dependency-plugin(?::[\w.-]+)?):(?:go-offline|resolve|resolve-plugins|copy-dependencies|tree|list|sources|resolve-sources)$|^de\.qaware\.maven:go-offline-maven-plugin(?::[\w.-]+)?:resolve-dependencies$/;

/** Maven, as what fetches what pom.xml files name. */
export const maven: PackageManager = {
  name: 'maven',
  installs: (run) => (run.holds('mvn') ? managerCommands(run, programs).flatMap(installOf) : []),
};

function installOf(command: ManagerCommand): Install[] {
  const line = new CommandLine(command.words, valued);
  const goals = line.operands.map(({ value, written }) => value ?? written);
  const title = [command.program, ...goals.slice(0, 3)].join(' ');
  if (line.has('-v', '--version', '-h', '--help')) {
    const wrapper = (reader: SourceReader) => readWrapper(command, reader);
    return [besideInstalls('maven', `${command.program} --version`, command, wrapper)];
  }
  if (goals.length === 0) return [];
  if (!goals.every((goal) => fetching.test(goal))) return [buildOf(command, title, line, goals)];
  return [installBy('maven', title, command, (reader) => read(command, line, goals, reader))];
}

/** Options that say where the project and its settings are. */
const ofPlace = ['-f', '--file', '-s', '--settings', '-gs', '--global-settings', '-P', '--activate-profiles'];

/** Properties that only leave work out. */
const skipping = /^-D(?:skip\w*|maven\.test\.skip|maven\.javadoc\.skip|maven\.source\.skip)(?:=\w+)?$/;

/** Whether a word can stand in another command line as it is, and says nothing of where things are fetched to. */
function isPlain(value: string | undefined): boolean {
  return value !== undefined && /^[\w.,:/@=+-]+$/.test(value) && !value.startsWith('-Dmaven.repo.local');
}

function buildOf(command: ManagerCommand, title: string, line: CommandLine, goals: readonly string[]): Install {
  const isOfPlugins = goals.every((goal) => goal.includes(':'));
  const message = isOfPlugins
    ? 'runs goals of plugins, which may take the source'
    : 'builds the project, which takes its source';
  const { written } = programWord(command);
  // A wrapper need not be executable before its RUN makes it so.
  const program = command.program === 'mvnw' ? `sh ${written}` : written;
  const options = ofPlace.flatMap((name) =>
    line.values(name).flatMap(({ value }) => (value === undefined ? [] : [`${name} ${value}`])),
  );
  const joined = command.words.filter(({ value, written: word }) => /^-[PD]./.test(value ?? word));
  options.push(...joined.flatMap(({ value = '' }) => (skipping.test(value) ? [] : [value])));
  const text = fromRunFolder(command, [program, '-B', ...options, 'dependency:go-offline'].join(' '));
  const isUnclear =
    line.has('-o', '--offline', '-D', '--define') ||
    !/^[\w./-]+$/.test(written) ||
    [...ofPlace.flatMap((name) => line.values(name)), ...joined].some(({ value }) => !isPlain(value)) ||
    isOfPlugins ||
    goals.some((goal) => /^(?:install|deploy):/.test(goal));
  if (text === undefined || isUnclear) return installFromSource('maven', title, command, message);
  return installWithFetch('maven', title, command, message, {
    title: `${command.program} dependency:go-offline`,
    text,
    variables: [],
    work: (reader) => {
      read(command, line, goals, reader);
      const file = line.value('-f', '--file');
      const pom = reader.path(command.directory, file ? file.value : 'pom.xml', file?.written ?? 'pom.xml');
      if (readPom(reader.kind(pom) === 'directory' ? below(pom, 'pom.xml') : pom, reader).length > 1)
        reader.stop(
          'needs-source',
          `${reader.shown(pom)} has modules, which may depend on each other before they are built`,
        );
    },
  });
}

function read(command: ManagerCommand, line: CommandLine, goals: readonly string[], reader: SourceReader): void {
  readWrapper(command, reader);
  const file = line.value('-f', '--file');
  const named = reader.path(command.directory, file ? file.value : '.', file?.written ?? '.');
  const pom = reader.kind(named) === 'directory' || file === undefined ? below(named, 'pom.xml') : named;
  const modules = readPom(pom, reader);
  for (const option of ['-s --settings', '-gs --global-settings', '-t --toolchains', '-gt --global-toolchains']) {
    const given = line.value(...option.split(' '));
    if (given) reader.manifest(reader.path(command.directory, given.value, given.written));
  }
  readDotMvn(folderOf(pom), reader);
  const property = (name: string): string | undefined =>
    command.words.flatMap(({ value }) => (value?.startsWith(`-D${name}=`) ? value.slice(name.length + 3) : []))[0];
  const repository = property('maven.repo.local');
  if (repository !== undefined) reader.writes(reader.path(command.directory, repository, repository));
  if (!goals.some((goal) => goal.endsWith(':copy-dependencies'))) return;
  const output = property('outputDirectory');
  for (const folder of modules)
    reader.writes(output === undefined ? below(folder, 'target') : reader.path(folder, output, output));
}

/** `./mvnw` is a script of the source, and reads .mvn/wrapper. */
function readWrapper(command: ManagerCommand, reader: SourceReader): void {
  const { value, written } = programWord(command);
  if (command.program !== 'mvnw' || !written.includes('/')) return;
  const script = reader.path(command.directory, value, written);
  const text = reader.manifest(script);
  // It is handed to sh where the RUN that makes it executable stands below.
  if (text.includes('\r') || /^#!.*\b(?:bash|zsh|ksh)\b/.test(text))
    reader.stop('needs-source', `${reader.shown(script)} is no script that sh reads as it stands`);
  reader.carry(below(folderOf(script), '.mvn'));
}

/** Maven takes the nearest folder with a .mvn in it for the root of the project. */
function readDotMvn(folder: string, reader: SourceReader): void {
  const root = foldersUpFrom(folder).find((one) => reader.kind(below(one, '.mvn')) === 'directory');
  if (root === undefined) return;
  reader.carry(below(root, '.mvn'));
  const configuration = below(root, '.mvn/maven.config');
  const named = /(?:^|\s)(-s|--settings|-gs|--global-settings|-t|--toolchains|-f|--file|-o|--offline)\b/.exec(
    reader.peek(configuration) ?? '',
  )?.[1];
  if (named !== undefined)
    reader.stop('needs-source', `${reader.shown(configuration)} has the option ${named}, which is not followed here`);
  const path = below(root, '.mvn/extensions.xml');
  const [, extension] =
    /<artifactId>\s*([^<]*(?:version|tycho|polyglot|gitflow|incremental|nisse)[^<]*)</.exec(reader.peek(path) ?? '') ??
    [];
  if (extension !== undefined)
    reader.stop('needs-source', `${reader.shown(path)} has the extension ${extension.trim()}, which reads the source`);
}
