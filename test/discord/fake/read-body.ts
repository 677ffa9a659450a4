import type { IncomingMessage } from 'node:http';
import { type DiscordRefusal, refusals } from './discord-error.ts';
import type { Fields } from './json.ts';
import type { UploadedFile } from './messages.ts';

export interface ReadBody {
  readonly body: Fields | undefined;
  readonly files: readonly UploadedFile[];
  /** Set where the body could not be read. */
  readonly refusal?: DiscordRefusal;
}

/** JSON, or the `payload_json` and the files of a form. */
export async function readBody(request: IncomingMessage): Promise<ReadBody> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  const bytes = Buffer.concat(chunks);
  const contentType = request.headers['content-type'] ?? '';
  if (bytes.length === 0) {
    return { body: undefined, files: [] };
  }
  try {
    return contentType.startsWith('multipart/form-data')
      ? await readForm(bytes, contentType)
      : { body: JSON.parse(bytes.toString('utf8')) as Fields, files: [] };
  } catch {
    return { body: undefined, files: [], refusal: refusals.invalidJson() };
  }
}

async function readForm(bytes: Buffer<ArrayBuffer>, contentType: string): Promise<ReadBody> {
  const form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData();
  const files: UploadedFile[] = [];
  for (const [, value] of form) {
    if (typeof value !== 'string') {
      files.push({
        name: value.name,
        contentType: value.type,
        data: Buffer.from(await value.arrayBuffer()),
      });
    }
  }
  const json = form.get('payload_json');
  return { body: typeof json === 'string' ? (JSON.parse(json) as Fields) : {}, files };
}
