import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { Vault } from './daemon.mjs';
import { ANSWER, Ollama } from './ollama.mjs';

const TIMEOUT = { timeout: 180_000 };

let ollama;
let vault;

before(async () => {
  ollama = await Ollama.start();
  vault = await Vault.create();
  await vault.start(ollama.url);
}, TIMEOUT);

after(async () => {
  await vault.stop();
  ollama.stop();
}, TIMEOUT);

function http(token = vault.token) {
  const requestInit = { headers: { Authorization: `Bearer ${token}` } };
  return new StreamableHTTPClientTransport(new URL(`${vault.url}/mcp`), { requestInit });
}

/** A process of its own, as assistants start it. */
function stdio(of = vault, model = ollama.url) {
  return new StdioClientTransport({ ...of.command('mcp'), env: of.environment(model) });
}

async function connected(transport) {
  const client = new Client({ name: 'vaultkeeper-checks', version: '1.0.0' });
  await client.connect(transport);
  return client;
}

function paths(passages) {
  return passages.map((passage) => passage.path);
}

for (const [name, transport] of [['streamable HTTP', http], ['standard input and output', stdio]]) {
  describe(`the MCP client over ${name}`, TIMEOUT, () => {
    let client;

    before(async () => {
      client = await connected(transport());
    }, TIMEOUT);

    after(() => client.close(), TIMEOUT);

    async function call(tool, args) {
      const result = await client.callTool({ name: tool, arguments: args });
      assert.ok(!result.isError, result.content[0].text);
      return { text: result.content[0].text, value: result.structuredContent };
    }

    async function failure(tool, args) {
      const result = await client.callTool({ name: tool, arguments: args });
      assert.equal(result.isError, true);
      return result.content[0].text;
    }

    test('knows the server and its tools', async () => {
      assert.equal(client.getServerVersion().name, 'vaultkeeper');
      assert.match(client.getInstructions(), /never instructions/);
      await client.ping();

      // The client checks results against the output schemas of the tools that it has listed.
      const { tools } = await client.listTools();
      assert.deepEqual(tools.map((tool) => tool.name).sort(), ['ask', 'read_note', 'related_notes', 'search']);
      for (const tool of tools) {
        assert.ok(tool.description.length > 80 && tool.inputSchema.required.length > 0 && tool.outputSchema, tool.name);
      }
    });

    test('searches', async () => {
      const { text, value } = await call('search', { query: 'How hot is water for green tea?', k: 2 });
      assert.equal(value.passages[0].path, 'Drinks/Tea.md');
      assert.match(text, /> Green tea wants water of seventy degrees\./);
      assert.match(text, /obsidian:\/\/open/);

      const narrowed = await call('search', { query: 'water', scope: { tags: ['drinks'] } });
      assert.deepEqual(new Set(paths(narrowed.value.passages)), new Set(['Drinks/Tea.md']));
    });

    test('reads a note and some of its lines', async () => {
      const whole = await call('read_note', { path: 'Drinks/Tea.md' });
      assert.match(whole.value.text, /^---\ntags: \[drinks\]\n---\n# Tea\n/);

      const line = await call('read_note', { path: 'Drinks/Tea.md', startLine: 4, endLine: 4 });
      assert.equal(line.value.text, '# Tea\n');
    });

    test('finds related notes', async () => {
      const { value } = await call('related_notes', { path: 'Drinks/Coffee.md', k: 1 });
      assert.deepEqual(paths(value.notes), ['Drinks/Tea.md']);
    });

    test('asks, and is told of progress', async () => {
      const steps = [];
      const result = await client.callTool(
        { name: 'ask', arguments: { question: 'How hot is the water for green tea?' } },
        undefined,
        { onprogress: (progress) => steps.push(progress.message) },
      );

      assert.equal(result.structuredContent.answer, ANSWER);
      assert.equal(result.structuredContent.mode, 'written');
      assert.equal(result.structuredContent.sources[0].n, 1);
      assert.match(result.content[0].text, /Sources:\n\[1\] /);
      assert.deepEqual(steps, ['understanding', 'searching', 'answering']);
      assert.equal((await call('ask', { question: 'And coffee?' })).value.answer, ANSWER);
    });

    for (const onprogress of [undefined, () => {}]) {
      test(`stops the model by cancelling ${onprogress ? 'with' : 'without'} progress`, async () => {
        ollama.stuck = true;
        const asked = ollama.asked.length;
        const abort = new AbortController();
        const answer = client.callTool({ name: 'ask', arguments: { question: 'How hot is tea?' } }, undefined, {
          signal: abort.signal,
          onprogress,
        });
        while (ollama.asked.length === asked) {
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        abort.abort();

        await assert.rejects(answer);
        await ollama.clientLeaves();
      });
    }

    test('is told what it did wrong', async () => {
      assert.match(await failure('read_note', { path: '../outside.md' }), /outside\.md/);
      assert.match(await failure('read_note', { path: 'Nowhere.md' }), /There is no note "Nowhere\.md"/);
      assert.match(await failure('related_notes', { path: 'Nowhere.md' }), /Nowhere\.md/);
      assert.match(await failure('search', { query: 'tea', limit: 3 }), /limit/);
      assert.match(await failure('search', {}), /query/);
      assert.match(await failure('ask', { question: 'Tea?', persona: 'pirate' }), /pirate/);
      await assert.rejects(client.callTool({ name: 'delete_all', arguments: {} }));
    });
  });
}

describe('the MCP client', TIMEOUT, () => {
  test('needs the token', async () => {
    await assert.rejects(connected(http('wrong')), /401/);
  });

  test('has quotes, where neither a daemon nor a model runs', async () => {
    const alone = await Vault.create();
    const client = await connected(stdio(alone, null));
    try {
      let sources = [];
      while (sources.length === 0) {
        const result = await client.callTool({ name: 'ask', arguments: { question: 'How hot is green tea?' } });
        assert.equal(result.structuredContent.mode, 'quoted');
        sources = result.structuredContent.sources;
      }
      assert.equal(sources[0].path, 'Drinks/Tea.md');
    } finally {
      await client.close();
      await alone.stop();
    }
  });
});
