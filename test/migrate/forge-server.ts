import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { listen } from './listen.ts';

export interface ServedRequest {
  readonly method: string;
  /** As it was sent: with what is percent-encoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: Readonly<Record<string, unknown>>;
}

export interface ServedAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What goes wrong with the next request of this kind. */
export interface Fault {
  readonly method: string;
  readonly path: RegExp;
  /** The page of a list; any where it is left out. */
  readonly page?: string;
  /** Whether the server does what it is asked before the answer goes wrong. */
  readonly acts: boolean;
  /** The answer instead; where there is none the connection breaks, before it or in the middle of it. */
  readonly answer: ServedAnswer | 'broken' | 'cut';
}

/** A server on loopback that answers with `answer`, until its test is over. */
export async function startForgeServer(answer: (request: ServedRequest) => ServedAnswer): Promise<ForgeServer> {
  const requests: ServedRequest[] = [];
  const faults: Fault[] = [];
  const origin = await listen(async (incoming, outgoing) => {
    const request = await read(incoming);
    requests.push(request);
    const fault = faults.find((one) => isMeant(one, request));
    if (fault) faults.splice(faults.indexOf(fault), 1);
    const usual = fault?.acts === false ? { status: 500 } : answer(request);
    send(outgoing, usual, fault?.answer ?? usual);
  });
  return { origin, requests, faults };
}

export interface ForgeServer {
  readonly origin: string;
  /** In the order they came. */
  readonly requests: ServedRequest[];
  /** Each is used once. */
  readonly faults: Fault[];
}

function isMeant({ method, path, page }: Fault, request: ServedRequest): boolean {
  const isPage = page === undefined || request.query.get('page') === page;
  return method === request.method && path.test(request.path) && isPage;
}

async function read(incoming: IncomingMessage): Promise<ServedRequest> {
  const sent = await text(incoming);
  // A proxy is sent whole addresses.
  const url = (incoming.url ?? '').replace(/^http:\/\/[^/]*/, '');
  const [path = '', query = ''] = url.split('?');
  const body: unknown = sent === '' ? {} : JSON.parse(sent);
  if (typeof body !== 'object' || body === null) throw new Error(`a body that is no map: ${sent}`);
  const { method = '', headers } = incoming;
  return { method, path, query: new URLSearchParams(query), headers, body: { ...body } };
}

function send(outgoing: ServerResponse, usual: ServedAnswer, answer: ServedAnswer | 'broken' | 'cut'): void {
  if (answer === 'broken') {
    outgoing.destroy();
    return;
  }
  const { status, headers, body } = answer === 'cut' ? usual : answer;
  const content = body === undefined ? '' : JSON.stringify(body);
  const length = { 'content-length': String(Buffer.byteLength(content)) };
  outgoing.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...length, ...headers });
  // White space, as an answer without text is one that some requests are given.
  if (answer === 'cut') outgoing.write(' ', () => outgoing.destroy());
  else outgoing.end(content);
}

/** A clock that moves when somebody sleeps, and what was slept. */
export function fakeClock() {
  const waits: number[] = [];
  let time = Date.UTC(2030, 0, 1);
  return {
    waits,
    now: () => time,
    sleep: async (milliseconds: number) => {
      waits.push(milliseconds);
      time += milliseconds;
    },
  };
}
