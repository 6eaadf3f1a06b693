import { folderOf } from '../folders.ts';

/** Where an expression of MSBuild stands. */
export interface MSBuildPlace {
  readonly file: string;
  readonly project: string;
}

/**
 * A path with the properties put in that name folders of the source; undefined where others stand in it
 * (learn.microsoft.com, "MSBuild reserved and well-known properties").
 */
export function expandPath(written: string, { file, project }: MSBuildPlace): string | undefined {
  const known: ReadonlyMap<string, string> = new Map([
    ['msbuildthisfiledirectory', `${folderOf(file)}/`],
    ['msbuildprojectdirectory', folderOf(project)],
    ['projectdir', `${folderOf(project)}/`],
    ['msbuildprojectname', nameOf(project)],
    ['msbuildprojectfile', project.slice(project.lastIndexOf('/') + 1)],
    ['msbuildprojectfullpath', project],
  ]);
  const expanded = written
    .replaceAll('\\', '/')
    .replace(/\$\((\w+)\)/g, (whole, name: string) => known.get(name.toLowerCase()) ?? whole);
  return expanded.includes('$(') ? undefined : expanded.replace(/(?<!^)\/{2,}/g, '/');
}

function nameOf(project: string): string {
  const name = project.slice(project.lastIndexOf('/') + 1);
  return name.replace(/\.\w+$/, '');
}
