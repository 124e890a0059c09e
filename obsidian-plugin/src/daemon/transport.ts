/** How requests reach the daemon; each host has its own way. */
export interface Call {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly token: string;
  /** JSON; absent for GET. */
  readonly body?: string;
}

export interface Reply {
  readonly status: number;
  readonly text: string;
}

export interface OpenReply {
  readonly status: number;
  /** UTF-8; ends with the reply, throws where the connection breaks. */
  readonly body: AsyncIterable<Uint8Array>;
}

/** Throws whatever it likes where nobody answers: for the caller that is all one. */
export interface Transport {
  send(call: Call, signal: AbortSignal): Promise<Reply>;
  /** Returns with the head; aborting breaks off the body too. */
  open(call: Call, signal: AbortSignal): Promise<OpenReply>;
}
