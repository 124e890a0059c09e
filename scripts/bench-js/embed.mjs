// Embeds texts with transformers.js on WebAssembly, one thread, one text a call.
// Usage: node embed.mjs FOLDER BUILD, where BUILD is default or plain, FOLDER holds a model as transformers.js
// expects it and texts.json, and receives embedded.json: {"seconds", "vectors"}.
import {readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';

const WARM_UPS = 5;
const [folder, build] = process.argv.slice(2);

// In Node transformers.js would take the native onnxruntime-node. It is shown a browser, as an Obsidian plugin's code sees one,
// and its web build is named by its file, since the package gives that to bundlers alone.
Object.defineProperty(process, 'release', {value: {...process.release, name: 'browser'}});
// What transformers.js takes by itself is ONNX Runtime's build for WebGPU, which is slow on the processor; the plain one is what
// a careful plugin would give it.
if (build === 'plain') globalThis[Symbol.for('onnxruntime')] = await import('onnxruntime-web/wasm');
const {env, pipeline} = await import('./node_modules/@huggingface/transformers/dist/transformers.web.js');

const runtime = `./node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded${build === 'plain' ? '' : '.asyncify'}`;
const [mjs, wasm] = ['mjs', 'wasm'].map(kind => new URL(`${runtime}.${kind}`, import.meta.url));
Object.assign(env.backends.onnx.wasm, {
  numThreads: 1,
  wasmPaths: {mjs: mjs.href, wasm: wasm.href},
  wasmBinary: await readFile(wasm),
});
Object.assign(env, {
  useBrowserCache: false,
  useWasmCache: false,
  allowRemoteModels: false,
  allowLocalModels: true,
  localModelPath: path.dirname(folder) + '/',
  fetch: async file => readFile(file).then(bytes => new Response(bytes), () => new Response('', {status: 404})),
});
const model = await pipeline('feature-extraction', path.basename(folder), {
  dtype: 'q8',
  device: build === 'plain' ? 'auto' : 'wasm',
});

async function embed(texts) {
  const vectors = [];
  for (const text of texts) {
    const vector = await model(text, {pooling: 'mean', normalize: true});
    vectors.push(Array.from(vector.data));
  }
  return vectors;
}

const texts = JSON.parse(await readFile(path.join(folder, 'texts.json'), 'utf8'));
await embed(texts.slice(0, WARM_UPS));
const start = performance.now();
const vectors = await embed(texts);
const seconds = (performance.now() - start) / 1000;
await writeFile(path.join(folder, 'embedded.json'), JSON.stringify({seconds, vectors}));
