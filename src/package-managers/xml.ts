/** An element of an XML file. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** What stands right in it, trimmed; that of its children left out. */
  readonly text: string;
}

const token =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE(?:[^>[]|\[[^\]]*\])*>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/y;

interface Open {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  text: string;
}

/** The root element of an XML file; undefined for a text that is none. */
export function parseXml(source: string): XmlElement | undefined {
  const top: Open = { name: '', attributes: new Map(), children: [], text: '' };
  const open = [top];
  for (token.lastIndex = 0; token.lastIndex < source.length; ) {
    const match = token.exec(source);
    const inner = open.at(-1);
    if (!match || !inner) return undefined;
    const [, data, closing, name, attributes = '', selfClosing, text] = match;
    inner.text += data ?? decode(text ?? '');
    if (name === undefined) continue;
    if (closing) {
      if (open.pop()?.name !== name || open.length === 0) return undefined;
    } else {
      const element: Open = { name, attributes: attributesOf(attributes), children: [], text: '' };
      inner.children.push(element);
      if (!selfClosing) open.push(element);
    }
  }
  return open.length === 1 ? trimmed(top).children[0] : undefined;
}

/** As `parseXml`, for a file whose root has that name; an empty file stands for one that is only said to be there. */
export function parseXmlOf(name: string, source: string): XmlElement | undefined {
  if (source.trim() === '') return { name, attributes: new Map(), children: [], text: '' };
  const root = parseXml(source);
  return root?.name === name ? root : undefined;
}

/** The children of an element with that name. */
export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The text of the first child with that name; undefined where there is none. */
export function textOf(element: XmlElement | undefined, name: string): string | undefined {
  return childrenOf(element, name)[0]?.text;
}

/** An element and all in it, in the order of the text. */
export function* elementsOf(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) yield* elementsOf(child);
}

function trimmed({ name, attributes, children, text }: XmlElement): XmlElement {
  return { name, attributes, children: children.map(trimmed), text: text.trim() };
}

function attributesOf(text: string): Map<string, string> {
  const found = text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
  return new Map([...found].map(([, name = '', double, single]) => [name, decode(double ?? single ?? '')]));
}

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function decode(text: string): string {
  return text.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (written, name: string) => {
    if (!name.startsWith('#')) return entities.get(name) ?? written;
    const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : written;
  });
}
