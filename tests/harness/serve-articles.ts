// Serves fixture pages from loopback under their real host names, as a forward proxy that records every other request.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import path from 'node:path';

/** A fixture page: where it lies on disk and the address it is served at. */
export interface ServedArticle {
  readonly host: string;
  readonly name: string;
  /** Folder of the fixture, with `index.html` and `expected.json`. */
  readonly directory: string;
  /** The page's own address as in `expected.json`, usually https. */
  readonly originalUrl: string;
  /** The same address with `http:`, which is what a test opens: there is no TLS here. */
  readonly url: string;
}

/** One request that reached the proxy. */
export interface RecordedRequest {
  /** For a tunnel (`CONNECT`), which hides the path, this is `https://host:port/`. */
  readonly url: string;
  readonly method: string;
  /** What the browser said it was for, where it says so (`Sec-Fetch-Dest`), to make a failing test easier to read. */
  readonly destination: string | null;
}

export interface RouteReply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface RouteRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

export type RouteHandler = (request: RouteRequest) => RouteReply | Promise<RouteReply>;

/** A request that the browser makes by itself and that no flag turns off, with the reason it is let pass. */
interface BrowserOwnRequest {
  readonly matches: (request: RecordedRequest) => boolean;
  readonly reason: string;
}

/**
 * The complete list of what is not held against the extension. Anything else that is not a fixture or a route counts as
 * unknown. It is answered with 404.
 */
const browserOwnRequests: readonly BrowserOwnRequest[] = [
  {
    matches: (request) => request.method === 'GET' && new URL(request.url).pathname === '/favicon.ico',
    reason:
      'Chromium asks every site that names no icon for /favicon.ico and has no switch against it (Firefox: browser.chrome.site_icons). Only hosts that are served here are let pass.',
  },
];

export interface ServeArticlesOptions {
  /** `tests/fixtures/articles`, or nothing to serve only routes. */
  readonly root?: string;
}

export interface ArticleServer {
  /** `http://127.0.0.1:<port>`: give it to both browsers as their proxy. */
  readonly proxyUrl: string;
  /** A proxy auto-config file that sends only the hosts served here to the proxy and lets everything else go direct. */
  readonly pacUrl: string;
  readonly articles: readonly ServedArticle[];
  /** Requests answered by a fixture or a route. */
  readonly served: readonly RecordedRequest[];
  /** Requests nobody expected, answered with 502. A test of the promise 'nothing leaves' asserts that this is empty. */
  readonly unknown: readonly RecordedRequest[];
  /** The fixture of that host and name; throws when there is none, so that a typo fails where it is made. */
  article(host: string, name: string): ServedArticle;
  /** Registers or replaces an answer for one address (`http:`, query counts, fragment does not). Routes win over fixtures. */
  route(url: string, reply: RouteReply | RouteHandler): void;
  unroute(url: string): void;
  /** Empties both lists. */
  forgetRequests(): void;
  close(): Promise<void>;
}

const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.woff2': 'font/woff2',
  '.pdf': 'application/pdf',
};

function withoutFragment(url: URL): string {
  const copy = new URL(url);
  copy.hash = '';
  return copy.href;
}

function asHttp(url: string): string {
  const copy = new URL(url);
  copy.protocol = 'http:';
  return withoutFragment(copy);
}

/** Reads `<root>/<host>/<name>/expected.json` of every fixture. A fixture without a page or an address is an error. */
export function readFixtures(root: string): ServedArticle[] {
  const articles: ServedArticle[] = [];
  for (const host of readdirSync(root).sort()) {
    const hostDirectory = path.join(root, host);
    if (!statSync(hostDirectory).isDirectory()) continue;
    for (const name of readdirSync(hostDirectory).sort()) {
      const directory = path.join(hostDirectory, name);
      if (!statSync(directory).isDirectory()) continue;
      if (!existsSync(path.join(directory, 'index.html'))) throw new Error(`${directory} has no index.html`);
      const expected: unknown = JSON.parse(readFileSync(path.join(directory, 'expected.json'), 'utf8'));
      if (
        typeof expected !== 'object' ||
        expected === null ||
        !('url' in expected) ||
        typeof expected.url !== 'string'
      ) {
        throw new Error(`${directory}/expected.json has no "url"`);
      }
      const address = new URL(expected.url);
      if (address.hostname !== host) throw new Error(`${directory}: its url is on ${address.hostname}`);
      articles.push({ host, name, directory, originalUrl: expected.url, url: asHttp(expected.url) });
    }
  }
  return articles;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Starts the proxy on 127.0.0.1 and a free port. */
export async function serveArticles(options: ServeArticlesOptions = {}): Promise<ArticleServer> {
  const articles = options.root ? readFixtures(options.root) : [];
  const routes = new Map<string, RouteReply | RouteHandler>();
  const served: RecordedRequest[] = [];
  const unknown: RecordedRequest[] = [];
  let ownHost = '';

  function knowsHost(hostname: string): boolean {
    return (
      articles.some((article) => article.host === hostname) ||
      [...routes.keys()].some((url) => new URL(url).hostname === hostname)
    );
  }

  function record(request: IncomingMessage, url: string): RecordedRequest {
    const destination = request.headers['sec-fetch-dest'];
    return {
      url,
      method: request.method ?? 'GET',
      destination: typeof destination === 'string' ? destination : null,
    };
  }

  /** A fixture's page at its address, and the other files of its folder beside it. */
  function fixtureReply(url: URL): RouteReply | undefined {
    for (const article of articles) {
      if (article.host !== url.hostname) continue;
      const page = new URL(article.url);
      if (url.pathname === page.pathname) {
        // Other query strings are the same page: tracking parameters must not make a new article.
        return {
          headers: { 'content-type': 'text/html; charset=utf-8' },
          body: readFileSync(path.join(article.directory, 'index.html')),
        };
      }
      const folder = new URL('.', page).pathname;
      if (!url.pathname.startsWith(folder)) continue;
      const relative = decodeURIComponent(url.pathname.slice(folder.length));
      const file = path.resolve(article.directory, relative);
      if (
        !file.startsWith(article.directory + path.sep) ||
        relative === 'expected.json' ||
        !existsSync(file) ||
        !statSync(file).isFile()
      )
        continue;
      return {
        headers: { 'content-type': mimeTypes[path.extname(file).toLowerCase()] ?? 'application/octet-stream' },
        body: readFileSync(file),
      };
    }
    return undefined;
  }

  function proxyAutoConfig(): string {
    const hosts = [
      ...new Set([
        ...articles.map((article) => article.host),
        ...[...routes.keys()].map((url) => new URL(url).hostname),
      ]),
    ];
    return `function FindProxyForURL(url, host) {
  return url.slice(0, 5) === 'http:' && ${JSON.stringify(hosts)}.indexOf(host) >= 0 ? 'PROXY ${ownHost}' : 'DIRECT';
}
`;
  }

  function send(response: ServerResponse, method: string, reply: RouteReply): void {
    const body = typeof reply.body === 'string' ? Buffer.from(reply.body) : Buffer.from(reply.body ?? '');
    response.writeHead(reply.status ?? 200, {
      'content-type': 'text/html; charset=utf-8',
      // A test that changes a page between two visits must get the second one.
      'cache-control': 'no-store',
      ...reply.headers,
      'content-length': String(body.length),
    });
    response.end(method === 'HEAD' ? undefined : body);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = request.url ?? '/';
    // A proxied request names the whole address; a direct one (host-resolver rules, the PAC file) only the path.
    const url = new URL(/^[a-z]+:\/\//i.test(target) ? target : `http://${request.headers.host ?? ownHost}${target}`);
    const method = request.method ?? 'GET';
    if (url.host === ownHost && url.pathname === '/proxy.pac') {
      send(response, method, {
        headers: { 'content-type': 'application/x-ns-proxy-autoconfig' },
        body: proxyAutoConfig(),
      });
      return;
    }
    const entry = record(request, url.href);
    const route = routes.get(withoutFragment(url)) ?? fixtureReply(url);
    if (route) {
      served.push(entry);
      const reply =
        typeof route === 'function'
          ? await route({ url, method, headers: request.headers, body: await readBody(request) })
          : route;
      send(response, method, reply);
      return;
    }
    if (knowsHost(url.hostname) && browserOwnRequests.some((own) => own.matches(entry))) {
      send(response, method, { status: 404, body: '' });
      return;
    }
    unknown.push(entry);
    send(response, method, {
      status: 502,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: 'not served here',
    });
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(String(error));
    });
  });
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // A killed browser resets its connections; that must not end the test run.
    socket.on('error', () => socket.destroy());
  });
  server.on('connect', (request, socket) => {
    // What is inside a tunnel is not seen; the port tells https from a plain WebSocket well enough for a message.
    const scheme = request.url?.endsWith(':80') ? 'ws' : 'https';
    unknown.push(record(request, `${scheme}://${request.url ?? ''}/`));
    socket.end('HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  server.on('upgrade', (request, socket) => {
    unknown.push(record(request, new URL(request.url ?? '/', `ws://${request.headers.host ?? ownHost}`).href));
    socket.end('HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve());
  });
  ownHost = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    proxyUrl: `http://${ownHost}`,
    pacUrl: `http://${ownHost}/proxy.pac`,
    articles,
    served,
    unknown,
    article(host, name) {
      const found = articles.find((article) => article.host === host && article.name === name);
      if (!found) throw new Error(`no fixture ${host}/${name} under ${options.root ?? '(no root)'}`);
      return found;
    },
    route(url, reply) {
      routes.set(withoutFragment(new URL(url)), reply);
    },
    unroute(url) {
      routes.delete(withoutFragment(new URL(url)));
    },
    forgetRequests() {
      served.length = 0;
      unknown.length = 0;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
