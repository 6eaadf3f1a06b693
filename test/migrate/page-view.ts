import type { PageFile, PageRepository, PageView } from '../../src/migrate/page/page.ts';
import type { Decision } from '../../src/migrate/plan.ts';

export function viewOf(repositories: readonly PageRepository[]): PageView {
  return { title: 'Migration plan', tool: 'dockerfix 0.1.0', repositories };
}

/** Two hunks, at the lines 1 to 5 and 20 to 22; a change in each, and one outside. */
export function changedFile(path: string, decision: Decision = 'apply'): PageFile {
  return {
    path,
    diff: `--- a/${path}\n+++ b/${path}\n${hunks}`,
    changes: [
      {
        key: 'apt-lists-cleanup:3:1:abc',
        transform: 'apt-lists-cleanup',
        message: 'the package lists of apt stay in the layer, and no later step reads them',
        line: 3,
        risk: 'safe',
        decision,
        reason: '',
      },
      {
        key: 'pip-no-cache-dir:20:1:def',
        transform: 'pip-no-cache-dir',
        message: 'pip install keeps its download cache in the layer',
        line: 20,
        risk: 'safe',
        decision,
        reason: '',
      },
      {
        key: 'python-env:40:1:ghi',
        transform: 'python-env',
        message: 'Python writes bytecode into the layer when it runs',
        line: 40,
        risk: 'review',
        decision,
        reason: '',
      },
    ],
    declines: [
      {
        transform: 'apt-get-not-apt',
        id: 'shell',
        message: 'the script is run by a shell that cannot be read',
        line: 31,
      },
    ],
    problems: [],
  };
}

const hunks = `@@ -1,5 +1,5 @@
 FROM python:3.12-slim
 WORKDIR /app
-RUN apt-get update && apt-get install -y --no-install-recommends build-essential libpq-dev libxml2-dev libxslt1-dev
+RUN apt-get update && apt-get install -y --no-install-recommends build-essential libpq-dev libxml2-dev libxslt1-dev && rm -rf /var/lib/apt/lists/*
 COPY requirements.txt .
 ENV LANG=C.UTF-8
@@ -20,3 +20,3 @@
-RUN pip install -r requirements.txt
+RUN pip install --no-cache-dir -r requirements.txt
 COPY . .
 CMD ["python", "-m", "app"]
`;

export function repository(name: string, decision: Decision = 'apply'): PageRepository {
  return {
    key: name.replace('/', '+'),
    name,
    state: 'changed',
    reason: undefined,
    decision,
    note: '',
    managers: ['apt', 'pip'],
    files: [changedFile('Dockerfile', decision)],
  };
}

const attack = '"><script>alert("hostile")</script><img src=x onerror=alert("hostile")>\u2028\u202e</script><!--';

/** Its names, paths, messages and lines try to be markup. */
export const hostile: PageRepository = {
  ...repository(attack),
  reason: attack,
  note: attack,
  managers: [attack],
  files: [
    {
      path: attack,
      diff: `--- a/x\n+++ b/x\n@@ -1 +1 @@\n-${attack}\n+${attack}${attack}\n`,
      changes: [
        { key: attack, transform: attack, message: attack, line: 1, risk: 'review', decision: 'apply', reason: attack },
      ],
      declines: [{ transform: attack, id: attack, message: attack, line: 1 }],
      problems: [attack],
    },
  ],
};
