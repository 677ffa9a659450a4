import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { titleOf } from '../conversation/labels.ts';
import type { AskedHere } from './links.ts';
import { askedIn, fieldsOf, lookOf, wantsFragment, type WebParts } from './place.ts';
import { type Asking, Channel } from './views/channel.tsx';

/** Shows one message alone to the script, in the channel to whoever comes without it. */
export async function showMessage(c: Context, parts: WebParts, message: Child): Promise<Response> {
  if (wantsFragment(c)) return c.html(<>{message}</>);
  return showChannel(c, parts, message, askedIn(fieldsOf(c)));
}

export async function showChannel(
  c: Context,
  parts: WebParts,
  messages: Child,
  asked: AskedHere,
  refreshSeconds?: number,
): Promise<Response> {
  const look = lookOf(c, parts);
  return c.html(
    <Channel
      look={look}
      index={await parts.app.status()}
      asking={await askingOf(parts, asked)}
      {...(refreshSeconds === undefined ? {} : { refreshSeconds })}
    >
      {messages}
    </Channel>,
  );
}

async function askingOf({ app }: WebParts, { before, source }: AskedHere): Promise<Asking> {
  if (source === null) return { before, source: null };
  const found = await app.inspect(source);
  return { before, source: { id: found.id, title: titleOf(found) } };
}
