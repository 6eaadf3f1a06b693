const dockerfileName = /^(?:(?:docker|container)file(?:\..+)?|.*\.(?:docker|container)file)$/i;

/** Endings of a source, a document, a template or a backup: what starts with `Dockerfile.` and ends so is no Dockerfile. */
const otherEndings = new Set(
  [
    'c cc cjs cpp cs css erl ex exs go h hs java js jsx kt lua mjs php pl pm py rb rs scala sh swift ts tsx zig bash ps1 bat cmd',
    'adoc csv diff htm html json lock log md pdf patch png rst snap svg toml txt xml yaml yml',
    'ejs erb gotmpl handlebars hbs in j2 jinja jinja2 liquid m4 mako mustache njk template tmpl tpl twig',
    'bak backup old orig rej save swo swp tmp',
  ]
    .join(' ')
    .split(' '),
);

/** Whether a file of this name is taken for a Dockerfile when it is found in a folder. */
export function isDockerfileName(name: string): boolean {
  return dockerfileName.test(name) && !endsAsAnother(name);
}

/** What looks like the name of a Dockerfile, the forms that nobody reads by themselves included: `Dockerfile-dev`, `web_dockerfile`. */
const similarName = /(?:^|[-_.])(?:docker|container)file(?:$|[-_.])/i;

/** Why a file whose name looks like that of a Dockerfile is not taken for one; undefined where it is, or does not look so. */
export function whyPassedOver(name: string): string | undefined {
  if (isDockerfileName(name)) return undefined;
  if (dockerfileName.test(name) || /^(?:docker|container)file~$/i.test(name))
    return 'the ending of its name says that it is something else';
  return similarName.test(name) && !endsAsAnother(name) ? 'its name is none of those that are searched for' : undefined;
}

function endsAsAnother(name: string): boolean {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return ending === 'dockerignore' || ending.endsWith('~') || otherEndings.has(ending);
}
