/** Whoever asks over HTTP, as the public server knows them. */
export interface Visitor {
  /** The address that they ask from, behind the proxies that are told of. */
  readonly ip: string;
}

/** What an adapter answers on the one public server: the path and all below it, `/` for what is nobody else's. A body has been read by then, up to a bound. */
export type Routes = { readonly path: `/${string}` } & (
  | { readonly answer: (request: Request, visitor: Visitor) => Response | Promise<Response> }
  /** Node's own RequestListener, for an SDK that wants one; the body is its request's `rawBody`. */
  | { readonly listener: (request: never, response: never) => void }
);
