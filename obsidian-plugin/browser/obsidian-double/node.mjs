// Node's modules, as much of them as the plugin uses in these tests: the test's server does what is asked of it.
export function onServer(call, ...args) {
  const request = new XMLHttpRequest();
  request.open("POST", "/bridge", false); // Node's own calls are synchronous too
  request.send(JSON.stringify({ call, args }));
  const { value, error } = JSON.parse(request.responseText);
  if (error !== undefined) {
    throw Object.assign(new Error(error), { code: error });
  }
  return value;
}

const absent = (what) => () => {
  throw new Error(`${what} is not in this double`);
};

export const nodeModules = {
  "node:fs": { realpathSync: { native: (path) => onServer("realpath", path) }, watch: absent("watch") },
  "node:fs/promises": { readFile: async (path) => onServer("read", path) },
  "node:os": { homedir: () => "/nowhere", platform: () => "linux" },
  "node:path": { join: (...parts) => parts.join("/") },
  "node:crypto": {
    createHash: () => ({ update: (text) => ({ digest: () => onServer("sha256", text) }) }),
  },
  "node:http": { request: absent("request") },
  "node:child_process": { spawn: absent("spawn") },
};

window.process = { env: {}, kill: (pid) => onServer("isAlive", pid) };
