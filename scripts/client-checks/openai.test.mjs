import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import OpenAI from 'openai';
import { Vault } from './daemon.mjs';
import { ANSWER, Ollama } from './ollama.mjs';

const TIMEOUT = { timeout: 180_000 };
const QUESTION = { model: 'vaultkeeper', messages: [{ role: 'user', content: 'How hot is the water for green tea?' }] };

let ollama;
let vault;
let client;

before(async () => {
  ollama = await Ollama.start();
  vault = await Vault.create();
  await vault.start(ollama.url);
  client = clientWith(vault.token);
}, TIMEOUT);

after(async () => {
  await vault.stop();
  ollama.stop();
}, TIMEOUT);

function clientWith(apiKey) {
  return new OpenAI({ baseURL: `${vault.url}/v1`, apiKey, maxRetries: 0 });
}

function paths(sources) {
  return sources.map((source) => source.path);
}

describe('the openai client', TIMEOUT, () => {
  test('has an answer as a whole, with its sources', async () => {
    const completion = await client.chat.completions.create(QUESTION);

    assert.equal(completion.object, 'chat.completion');
    assert.equal(completion.choices[0].message.role, 'assistant');
    assert.equal(completion.choices[0].message.content, ANSWER);
    assert.equal(completion.choices[0].finish_reason, 'stop');
    assert.equal(completion.usage.prompt_tokens + completion.usage.completion_tokens, completion.usage.total_tokens);
    assert.ok(paths(completion.sources).includes('Drinks/Tea.md'));
    assert.deepEqual(completion.sources.filter((source) => source.cited).map((source) => source.n), [1]);
  });

  test('has an answer streamed, with its sources on the last piece', async () => {
    const stream = await client.chat.completions.create({ ...QUESTION, stream: true });
    const chunks = [];
    for await (const chunk of stream) {
      chunks.push(chunk);
    }

    assert.equal(chunks.map((chunk) => chunk.choices[0].delta.content ?? '').join(''), ANSWER);
    assert.ok(chunks.length > 5, 'word by word');
    assert.equal(chunks[0].choices[0].delta.role, 'assistant');
    assert.equal(chunks.at(-1).choices[0].finish_reason, 'stop');
    assert.ok(paths(chunks.at(-1).sources).includes('Drinks/Tea.md'));
  });

  test('puts a stream together by its own helper, with usage', async () => {
    const stream = client.chat.completions.stream({ ...QUESTION, stream_options: { include_usage: true } });

    assert.equal(await stream.finalContent(), ANSWER);
    assert.ok((await stream.totalUsage()).total_tokens > 0);
  });

  test('stops the model by leaving the stream', async () => {
    ollama.stuck = true;
    const stream = await client.chat.completions.create({ ...QUESTION, stream: true });
    for await (const chunk of stream) {
      if (chunk.choices[0].delta.content) {
        stream.controller.abort();
      }
    }
    await ollama.clientLeaves();
  });

  test('stops the model by not waiting for the whole answer', async () => {
    ollama.stuck = true;
    const asked = ollama.asked.length;
    const abort = new AbortController();
    const answer = client.chat.completions.create(QUESTION, { signal: abort.signal });
    while (ollama.asked.length === asked) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    abort.abort();

    await assert.rejects(answer, OpenAI.APIUserAbortError);
    await ollama.clientLeaves();
  });

  test('speaks to a persona, with instructions, in parts', async () => {
    await client.chat.completions.create({
      model: 'vaultkeeper:philosopher',
      temperature: 0.5,
      max_completion_tokens: 100,
      messages: [
        { role: 'developer', content: 'Answer in rhymes.' },
        { role: 'user', content: [{ type: 'text', text: 'How hot is tea?' }] },
      ],
    });

    const [system, ...others] = ollama.asked.at(-1).messages;
    assert.match(system.content, /philosoph/i);
    assert.match(system.content, /Answer in rhymes\./);
    assert.match(others.at(-1).content, /How hot is tea\?/);
  });

  test('lists the models and looks one up', async () => {
    const ids = [];
    for await (const model of client.models.list()) {
      ids.push(model.id);
    }
    assert.ok(ids.includes('vaultkeeper') && ids.includes('vaultkeeper:psychotherapist') && ids.includes('e5-small-v2'));

    const model = await client.models.retrieve('vaultkeeper:philosopher');
    assert.equal(model.id, 'vaultkeeper:philosopher');
    assert.equal(model.object, 'model');
  });

  test('has embeddings, as base 64 by itself and as numbers', async () => {
    const input = ['green tea', 'tax forms'];
    const coded = await client.embeddings.create({ model: 'e5-small-v2', input });
    const plain = await client.embeddings.create({ model: 'e5-small-v2', input, encoding_format: 'float' });

    assert.deepEqual(coded.data.map((each) => each.index), [0, 1]);
    assert.equal(coded.data[0].embedding.length, 384);
    const cosine = coded.data[1].embedding.reduce((sum, value, i) => sum + value * plain.data[1].embedding[i], 0);
    assert.ok(cosine > 0.999, `${cosine}`);
    assert.ok(coded.usage.total_tokens > 0);
  });

  test('is told what it did wrong', async () => {
    await assert.rejects(clientWith('wrong').models.list(), (error) => {
      return error instanceof OpenAI.AuthenticationError && error.code === 'invalid_api_key';
    });
    await assert.rejects(client.chat.completions.create({ ...QUESTION, model: 'gpt-4o' }), (error) => {
      return error instanceof OpenAI.NotFoundError && error.code === 'model_not_found' && error.param === 'model';
    });
    await assert.rejects(client.models.retrieve('gpt-4o'), OpenAI.NotFoundError);
    await assert.rejects(client.chat.completions.create({ ...QUESTION, n: 2 }), (error) => {
      return error instanceof OpenAI.BadRequestError && error.param === 'n';
    });
    await assert.rejects(client.embeddings.create({ model: 'e5-small-v2', input: [1, 2, 3] }), OpenAI.BadRequestError);
    await assert.rejects(
      client.embeddings.create({ model: 'e5-small-v2', input: 'tea', dimensions: 8 }),
      OpenAI.BadRequestError,
    );
  });
});

describe('the openai client without a model', TIMEOUT, () => {
  let quoting;
  let plain;

  before(async () => {
    quoting = await Vault.create();
    await quoting.start();
    plain = new OpenAI({ baseURL: `${quoting.url}/v1`, apiKey: quoting.token, maxRetries: 0 });
  }, TIMEOUT);

  after(() => quoting.stop(), TIMEOUT);

  test('has quotes as a whole and streamed', async () => {
    const completion = await plain.chat.completions.create(QUESTION);
    assert.match(completion.choices[0].message.content, /seventy degrees/);
    assert.equal(completion.sources.find((source) => source.cited).path, 'Drinks/Tea.md');

    const streamed = await plain.chat.completions.stream(QUESTION).finalContent();
    assert.match(streamed, /seventy degrees/);
  });
});
