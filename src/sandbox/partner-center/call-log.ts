import type { IncomingHttpHeaders } from 'node:http';

/** A `POST /v1/customers` as it came in. Whatever could be a secret is left out: the bearer token and userCredentials. */
export interface PostedCustomer {
  readonly at: Date;
  readonly requestId: string;
  readonly correlationId: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** One call, for the page: what it was and what it ended in. */
export interface LoggedCall {
  readonly at: Date;
  readonly call: string;
  readonly ended: string;
  readonly requestId: string;
  readonly fault: string;
}

const recentCalls = 50;

export class CallLog {
  #posts: PostedCustomer[] = [];
  #recent: LoggedCall[] = [];

  addPost(post: PostedCustomer): void {
    this.#posts.push(post);
  }

  addCall(call: LoggedCall): void {
    this.#recent = [call, ...this.#recent].slice(0, recentCalls);
  }

  /** Every post since the start or the last clear, oldest first. */
  posts(): readonly PostedCustomer[] {
    return this.#posts;
  }

  /** The last calls, newest first. */
  recent(): readonly LoggedCall[] {
    return this.#recent;
  }

  clear(): void {
    this.#posts = [];
    this.#recent = [];
  }
}
