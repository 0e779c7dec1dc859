/** The protocol around the tools; it loads the MCP SDK, so the build makes it a file of its own. */
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { ReadBuffer, serializeMessage } from '@modelcontextprotocol/sdk/shared/stdio.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import {
  CallToolRequestSchema,
  ErrorCode,
  ListToolsRequestSchema,
  McpError,
} from '@modelcontextprotocol/sdk/types.js';
import type { CallToolResult, JSONRPCMessage, Tool } from '@modelcontextprotocol/sdk/types.js';
import type { ToolResult } from '../agents/runTool.ts';
import type { AgentTool } from '../agents/tools.ts';

export interface Service {
  readonly name: string;
  readonly version: string;
  readonly tools: readonly AgentTool[];
  readonly call: (name: string, input: unknown, signal: AbortSignal) => Promise<ToolResult>;
  readonly input: AsyncIterable<Uint8Array>;
  readonly write: (line: string) => Promise<void>;
  readonly signal: AbortSignal;
}

/** Bytes of one message, and of what waits for its end: a whole krb5.conf and no more. */
const mostBytes = 1_000_000;

/** Serves until the input ends or the signal aborts. */
export async function serve(service: Service): Promise<void> {
  // The other class wants zod schemas; ours are JSON Schema, which VS Code's manifest holds as well.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const server = new Server(
    { name: service.name, version: service.version },
    { capabilities: { tools: {} } },
  );
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: service.tools.map(described) }));
  server.setRequestHandler(
    CallToolRequestSchema,
    async ({ params }, { signal }): Promise<CallToolResult> => {
      if (!service.tools.some(({ name }) => name === params.name))
        throw new McpError(ErrorCode.InvalidParams, 'There is no such tool.');
      const { text, failed } = await service.call(params.name, params.arguments, signal);
      return { content: [{ type: 'text', text }], isError: failed };
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.onclose = resolve;
    const transport = transportOver(service);
    service.signal.addEventListener('abort', () => void transport.close(), { once: true });
    server.connect(transport).catch(reject);
  });
}

/** For whoever asks the person: none of them changes anything; all but two look at the world outside. */
function described({ name, title, description, inputSchema }: AgentTool): Tool {
  const openWorld = name === 'diagnose_kerberos_target' || name === 'list_kerberos_targets';
  return {
    name,
    title,
    description,
    inputSchema: inputSchema as unknown as Tool['inputSchema'],
    annotations: { title, readOnlyHint: true, destructiveHint: false, openWorldHint: openWorld },
  };
}

/** One JSON message a line (MCP specification, "stdio"), over whatever the command was given as its streams. */
function transportOver({ input, write }: Service): Transport {
  const buffer = new ReadBuffer({ maxBufferSize: mostBytes });
  let closed = false;
  const transport: Transport = {
    start: () => {
      void read()
        .catch((error: unknown) => transport.onerror?.(error as Error))
        .then(close);
      return Promise.resolve();
    },
    send: async (message: JSONRPCMessage) => {
      if (!closed) await write(serializeMessage(message));
    },
    close,
  };
  return transport;

  async function read(): Promise<void> {
    for await (const chunk of input) {
      if (closed) return;
      buffer.append(Buffer.from(chunk));
      drain();
    }
  }

  function drain(): void {
    for (;;) {
      try {
        const message = buffer.readMessage();
        if (message === null) return;
        transport.onmessage?.(message);
      } catch (error) {
        // A line that is no message is said to be one; the next may be right.
        transport.onerror?.(error as Error);
      }
    }
  }

  function close(): Promise<void> {
    if (!closed) {
      closed = true;
      buffer.clear();
      transport.onclose?.();
    }
    return Promise.resolve();
  }
}
