// Speaks as much of Ollama's public API as the daemon asks for, on a free port of this machine.
import { createServer } from 'node:http';
import { once } from 'node:events';

const MODEL = 'llama3.1:8b';

/** What the model writes; the notes' own words are checked by their sources. */
export const ANSWER = 'Green tea wants water of seventy degrees [1].';

export class Ollama {
  /** The requests of the model that writes, newest last. */
  asked = [];
  /** What it writes. */
  answer = ANSWER;
  /** Between its words. */
  pauseMillis = 0;
  /** Keeps the model from going on after its first word, until the client leaves. */
  stuck = false;
  #left = 0;
  #server = createServer((request, response) => this.#serve(request, response));

  static async start() {
    const ollama = new Ollama();
    ollama.#server.listen(0, '127.0.0.1');
    await once(ollama.#server, 'listening');
    return ollama;
  }

  get url() {
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  /** Resolves once a client has left a model that was stuck, and fails where none does. */
  async clientLeaves() {
    const patience = Date.now() + PATIENCE_MILLIS;
    while (this.#left === 0) {
      if (Date.now() > patience) {
        this.stuck = false;
        throw new Error('No client has left the model that was stuck.');
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    this.#left = 0;
    this.stuck = false;
  }

  stop() {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #serve(request, response) {
    const chunks = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const body = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString('utf8')) : {};
    switch (request.url) {
      case '/api/version':
        return json(response, { version: '0.12.0' });
      case '/api/tags':
      case '/api/ps':
        return json(response, { models: [{ name: MODEL, model: MODEL, size: 4_920_753_328 }] });
      case '/api/show':
        return json(response, { details: { family: 'llama' }, capabilities: ['completion'] });
      case '/api/chat':
        return body.format ? this.#plan(body, response) : this.#write(body, response);
      default:
        response.writeHead(404).end();
    }
  }

  /** The keeper's call, which asks for JSON: search for the question as it is. */
  #plan(body, response) {
    const material = body.messages.at(-1).content;
    const question = material.match(/Last message: (.*)$/s)?.[1] ?? material;
    const plan = JSON.stringify({ search: true, queries: [question], from: '', to: '' });
    if (body.stream === false) {
      return json(response, { ...piece(plan), ...END });
    }
    stream(response, [piece(plan), { ...piece(''), ...END }]);
  }

  #write(body, response) {
    this.asked.push(body);
    const words = this.answer.split(/(?<=\s)(?=\S)/);
    if (this.stuck) {
      response.on('close', () => this.#left++);
      response.write(JSON.stringify(piece(words[0])) + '\n');
      return;
    }
    stream(response, [...words.map(piece), { ...piece(''), ...END }], this.pauseMillis);
  }
}

const PATIENCE_MILLIS = 30_000;
const END = { done: true, done_reason: 'stop', prompt_eval_count: 900, eval_count: 12 };

function piece(content) {
  return { model: MODEL, created_at: '2026-11-21T10:00:00Z', message: { role: 'assistant', content }, done: false };
}

function json(response, value) {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
}

async function stream(response, pieces, pauseMillis = 0) {
  response.writeHead(200, { 'Content-Type': 'application/x-ndjson' });
  for (const each of pieces) {
    response.write(JSON.stringify(each) + '\n');
    if (pauseMillis > 0) {
      await new Promise((resolve) => setTimeout(resolve, pauseMillis));
    }
  }
  response.end();
}
