// Serves the double and the plugin's bundle, and is the proxy through which the browser reaches everything else: so no request
// escapes its count, and the daemon sees Obsidian's origin.
import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request as send } from "node:http";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** What the browser does for itself, whatever is on its pages; a page's own requests are counted by the test as well. */
const BROWSERS_OWN = /^[\w.-]+\.(google|googleapis|gstatic)\.com(:\d+)?$/;
const OBSIDIAN = "app://obsidian.md";
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const CALLS = {
  realpath: (path) => realpathSync.native(path),
  sha256: (text) => createHash("sha256").update(text, "utf8").digest("hex"),
  isAlive: (pid) => process.kill(pid, 0),
  exists: (path) => existsSync(path),
  read: (path) => readFileSync(path, "utf8"),
  write: (path, text) => writeFileSync(path, text),
  mkdir: (path) => void mkdirSync(path, { recursive: true }),
  remove: (path) => rmSync(path),
  rename: (from, to) => renameSync(from, to),
  list: (path) => readdirSync(path),
};

/** The plugin's bundle, plain and unminified, as Obsidian would run it. */
async function bundles() {
  const options = { bundle: true, write: false, jsx: "automatic", jsxImportSource: "preact", target: "es2022" };
  const [double, plugin, styles] = await Promise.all([
    build({ ...options, entryPoints: [here("index.mjs")], format: "iife" }),
    build({ ...options, entryPoints: [here("../../src/main.ts")], format: "cjs", platform: "node", external: ["obsidian"], define: { VERSION: '"0.1.0"' } }),
    build({ bundle: true, write: false, entryPoints: [here("../../src/obsidian/styles.css")] }),
  ]);
  const main = plugin.outputFiles[0].text;
  return {
    "/double.js": double.outputFiles[0].text,
    "/plugin.js": `window.loadPluginCode = () => { const module = { exports: {} }; const exports = module.exports;\n${main}\nreturn module.exports.default; };`,
    "/styles.css": styles.outputFiles[0].text,
    "/": readFileSync(here("page.html"), "utf8"),
  };
}

const TYPES = { js: "text/javascript", css: "text/css", "/": "text/html" };

export class DoubleServer {
  /** The addresses of all that the page asked for beside itself. */
  asked = [];
  /** Replies that the daemon is still sending. */
  open = 0;
  #files = {};
  #server = createServer((request, response) => this.#serve(request, response));

  static async start() {
    const server = new DoubleServer();
    server.#files = await bundles();
    server.#server.on("connect", (request, socket) => {
      server.#count(request.url, request.url);
      socket.destroy();
    });
    server.#server.listen(0, "127.0.0.1");
    await once(server.#server, "listening");
    return server;
  }

  get url() {
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  stop() {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #serve(request, response) {
    const url = new URL(request.url, this.url);
    if (url.origin !== this.url) {
      this.#count(url.host, url.href);
      return this.#forward(url, request, response);
    }
    if (url.pathname === "/bridge") {
      return bridge(request, response);
    }
    const file = this.#files[url.pathname];
    if (file === undefined) {
      this.asked.push(url.href);
      return response.writeHead(404).end();
    }
    response.writeHead(200, { "Content-Type": TYPES[url.pathname.split(".").at(-1)] }).end(file);
  }

  #count(host, address) {
    if (!BROWSERS_OWN.test(host)) {
      this.asked.push(address);
    }
  }

  #forward(url, request, response) {
    const headers = { ...request.headers, host: url.host };
    if (headers.origin) {
      headers.origin = OBSIDIAN;
    }
    const onward = send(url, { method: request.method, headers }, (reply) => {
      this.open++;
      const theirs = { ...reply.headers };
      if (theirs["access-control-allow-origin"]) {
        theirs["access-control-allow-origin"] = this.url;
      }
      response.writeHead(reply.statusCode, theirs);
      response.flushHeaders();
      reply.pipe(response);
      reply.on("close", () => {
        this.open--;
        response.destroy();
      });
    });
    onward.on("error", () => response.destroy());
    response.on("close", () => onward.destroy());
    request.pipe(onward);
  }
}

async function bridge(request, response) {
  const { call, args } = JSON.parse(Buffer.concat(await request.toArray()).toString("utf8"));
  let result;
  try {
    result = { value: CALLS[call](...args) };
  } catch (e) {
    result = { error: e.code ?? String(e) };
  }
  response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(result));
}
