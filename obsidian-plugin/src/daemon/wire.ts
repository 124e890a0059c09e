/** What the daemon sends, as README's HTTP section describes it; unknown fields are passed over. */
import * as v from "valibot";

const date = v.string(); // ISO 8601
const nullable = <T extends v.GenericSchema>(schema: T) => v.optional(v.nullable(schema), null);

const why = v.object({
  semantic: nullable(v.object({ rank: v.number(), similarity: v.number() })),
  keyword: nullable(v.object({ rank: v.number() })),
});

export const passage = v.object({
  n: v.optional(v.number(), 0),
  id: v.string(),
  source: v.string(),
  document: v.string(),
  path: nullable(v.string()),
  title: v.string(),
  headings: v.array(v.string()),
  startLine: nullable(v.number()),
  endLine: nullable(v.number()),
  blockId: nullable(v.string()),
  text: v.string(),
  from: nullable(date),
  to: nullable(date),
  participants: v.optional(v.array(v.string()), []),
  score: v.number(),
  why,
  uri: nullable(v.string()),
  copies: v.optional(
    v.array(v.object({ document: v.string(), path: nullable(v.string()), title: v.string(), uri: nullable(v.string()) })),
    [],
  ),
});
export type Passage = v.InferOutput<typeof passage>;

const indexState = v.picklist(["scanning", "indexing", "idle", "paused", "failed"]);
export type IndexState = v.InferOutput<typeof indexState>;

const progress = v.object({
  phase: v.optional(v.string(), "vectors"),
  done: v.number(),
  total: v.number(),
  etaSeconds: nullable(v.number()),
});

export const status = v.object({
  version: v.string(),
  vault: v.object({ name: v.string(), path: v.string() }),
  index: v.object({
    store: v.string(),
    state: indexState,
    documents: v.number(),
    chunks: v.number(),
    embedded: v.number(),
    pending: v.number(),
    progress,
    failed: v.array(v.object({ document: v.string(), reason: v.string() })),
    problem: nullable(v.string()),
    lastChange: nullable(date),
    building: nullable(
      v.object({ model: v.string(), chunks: v.number(), embedded: v.number(), documents: v.number() }),
    ),
  }),
  embedding: v.object({
    provider: v.string(),
    model: v.string(),
    dimensions: v.number(),
    notice: v.optional(v.string()),
  }),
  llm: v.object({
    provider: v.string(),
    model: nullable(v.string()),
    available: v.boolean(),
    reason: nullable(v.string()),
    hint: nullable(v.string()),
  }),
  sources: v.array(
    v.object({
      name: v.string(),
      documents: v.number(),
      chunks: v.number(),
      leftOut: v.optional(v.array(v.object({ what: v.string(), count: v.number(), examples: v.array(v.string()) }))),
    }),
  ),
});
export type Status = v.InferOutput<typeof status>;

export const health = v.object({ status: v.string(), version: v.string() });

export const found = v.object({ passages: v.array(passage), tookMs: v.number() });
export type Found = v.InferOutput<typeof found>;

export const related = v.object({
  notes: v.array(v.object({ path: nullable(v.string()), title: v.string(), score: v.number(), passage })),
});
export type RelatedNote = v.InferOutput<typeof related>["notes"][number];

const suggestionKind = v.picklist(["document", "folder", "tag", "source"]);

export const suggestions = v.object({
  suggestions: v.array(
    v.object({
      kind: suggestionKind,
      value: v.string(),
      label: v.string(),
      detail: nullable(v.string()),
      path: nullable(v.string()),
    }),
  ),
});
export type Suggestion = v.InferOutput<typeof suggestions>["suggestions"][number];

export const personas = v.array(
  v.object({ name: v.string(), title: v.string(), greeting: v.string(), builtin: v.boolean() }),
);
export type Persona = v.InferOutput<typeof personas>[number];

export const models = v.object({
  provider: v.string(),
  available: v.boolean(),
  models: v.array(v.object({ name: v.string(), sizeBytes: v.number() })),
  current: nullable(v.string()),
});
export type Models = v.InferOutput<typeof models>;

/** RFC 9457, with a hint. */
export const problem = v.object({
  title: v.string(),
  status: v.optional(v.number(), 0),
  detail: v.optional(v.string(), ""),
  hint: nullable(v.string()),
});
export type Problem = v.InferOutput<typeof problem>;

const budget = v.object({
  limit: v.number(),
  prompt: v.number(),
  passages: v.number(),
  history: v.number(),
  note: v.number(),
  dropped: v.number(),
  truncated: v.boolean(),
});
export type Budget = v.InferOutput<typeof budget>;

const timings = v.object({
  understandMs: v.number(),
  searchMs: v.number(),
  firstTokenMs: nullable(v.number()),
  totalMs: v.number(),
});
export type Timings = v.InferOutput<typeof timings>;

/** The data of a chat's events, by name. */
export const chatEvents = {
  stage: v.object({ stage: v.picklist(["understanding", "searching", "answering"]), step: v.number() }),
  query: v.object({
    search: v.boolean(),
    queries: v.array(v.string()),
    from: nullable(date),
    to: nullable(date),
  }),
  passages: v.object({ passages: v.array(passage) }),
  token: v.object({ text: v.string() }),
  done: v.object({
    answer: v.string(),
    mode: v.picklist(["written", "quoted"]),
    citations: v.array(v.number()),
    budget,
    timings,
  }),
  error: problem,
};
type ChatEvents = typeof chatEvents;
export type ChatEvent = {
  [Name in keyof ChatEvents]: { readonly event: Name; readonly data: v.InferOutput<ChatEvents[Name]> };
}[keyof ChatEvents];

/** The data of the events while a model is fetched, by name. */
export const pullEvents = {
  progress: v.object({ status: v.string(), completedBytes: v.number(), totalBytes: v.number() }),
  done: v.object({ name: v.string() }),
  error: problem,
};
type PullEvents = typeof pullEvents;
export type PullEvent = {
  [Name in keyof PullEvents]: { readonly event: Name; readonly data: v.InferOutput<PullEvents[Name]> };
}[keyof PullEvents];

/** What narrows a search; each part is optional, days as YYYY-MM-DD. */
export interface Scope {
  readonly folders?: readonly string[];
  readonly tags?: readonly string[];
  readonly sources?: readonly string[];
  readonly documents?: readonly string[];
  readonly from?: string;
  readonly to?: string;
}

export interface ChatRequest {
  readonly messages: readonly { readonly role: "user" | "assistant"; readonly content: string }[];
  readonly persona?: string;
  readonly scope: Scope;
  readonly note?: {
    readonly path: string;
    readonly content?: string;
    readonly selection?: string;
    readonly only: boolean;
  };
  readonly researchSteps?: number;
  readonly topK?: number;
}

export type SearchMode = "hybrid" | "semantic" | "keyword";

export interface SearchRequest {
  readonly query: string;
  readonly k?: number;
  readonly mode?: SearchMode;
  readonly scope?: Scope;
}
