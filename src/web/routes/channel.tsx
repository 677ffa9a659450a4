import type { Context, Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { randomUUID } from 'node:crypto';
import { contextPage } from '../../conversation/context.ts';
import { wholeQuestion } from '../../conversation/follow-up.ts';
import { onlyFrom } from '../../conversation/sources.ts';
import { articleBySha } from '../../conversation/stored-articles.ts';
import { IndexMissingError } from '../../stores/errors.ts';
import type { Vote } from '../../state/state.ts';
import { isCommand, isReindex, runCommand } from '../commands.tsx';
import { type AskedHere, askLink } from '../links.ts';
import { noteQuestion, VISITOR } from '../note-question.ts';
import { askedIn, countIn, fieldsOf, formOf, lookOf, wantsFragment, type WebParts } from '../place.ts';
import { showChannel, showMessage } from '../show.tsx';
import { parsePlace } from '../place-code.ts';
import { AnswerMessage } from '../views/answer.tsx';
import { NoIndex, Welcome } from '../views/channel.tsx';
import { ContextMessage } from '../views/context.tsx';
import { FurtherMessage } from '../views/further.tsx';
import { Examples, HelpMessage } from '../views/help.tsx';
import { type Look, Notice, OwnMessage } from '../views/message.tsx';
import { RunningMessage } from '../views/reindex.tsx';

/** Node takes 16 KiB of an address and headers together; an answer without an address cannot be reloaded. */
const MAX_LINK_CHARS = 8_000;

/** The channel, and what its buttons show. */
export function addChannel(routes: Hono, parts: WebParts): void {
  const { app } = parts;

  /** The channel with a question and the reply to it. */
  const showReply = (c: Context, look: Look, asked: AskedHere, reply: Child) =>
    showChannel(
      c,
      parts,
      <>
        <Welcome look={look} />
        <OwnMessage look={look} text={asked.question} note={noteOf(look, asked)} />
        {reply}
      </>,
      { ...asked, before: null },
    );

  routes.get('/', async (c) => {
    const look = lookOf(c, parts);
    const asked = askedIn(fieldsOf(c));
    if (asked.question === '') return showChannel(c, parts, await opening(parts, look), asked);
    const messageId = messageIdIn(c.req.query('answer')) ?? randomUUID();
    const reply = isCommand(asked.question) ? (
      await runCommand(parts, look, asked.question)
    ) : (
      <AnswerMessage
        look={look}
        answered={await app.answer(asked, onlyFrom(asked.source))}
        messageId={messageId}
      />
    );
    return wantsFragment(c) ? c.html(reply) : showReply(c, look, asked, reply);
  });

  /** What somebody types. Links to `/?q=` show the same, but can come from anywhere, so that they note nothing. */
  routes.post('/', async (c) => {
    const look = lookOf(c, parts);
    const asked = askedIn(await formOf(c));
    const { question } = asked;
    if (question === '') return c.redirect('/', 303);
    // With its method, and hence with its `Origin`.
    if (isReindex(question)) return c.redirect('/reindex', 307);
    if (isCommand(question)) {
      if (wantsFragment(c)) return c.html(await runCommand(parts, look, question));
      return c.redirect(askLink(asked), 303);
    }
    const begun = performance.now();
    const answered = await app.answer(asked, onlyFrom(asked.source));
    const messageId = randomUUID();
    // Nobody's answer waits for it.
    void noteQuestion(parts, messageId, answered, performance.now() - begun);
    const reply = <AnswerMessage look={look} answered={answered} messageId={messageId} />;
    if (wantsFragment(c)) return c.html(reply);
    const address = askLink(asked, messageId);
    return address.length > MAX_LINK_CHARS ? showReply(c, look, asked, reply) : c.redirect(address, 303);
  });

  routes.get('/context', async (c) => {
    const look = lookOf(c, parts);
    const { strings } = look;
    const notice = (text: string) => showMessage(c, parts, <Notice look={look} text={text} />);
    const place = parsePlace(c.req.query('at') ?? '');
    if (place === null) return notice(strings.web.noPlace);
    const found = await articleBySha(app, place.article);
    if (found === null) return notice(strings.changedSource);
    const context = contextPage(found.article, place, countIn(c, 'page'));
    if (context === null) return notice(strings.web.outsideArticle);
    return showMessage(c, parts, <ContextMessage look={look} context={context} number={found.number} />);
  });

  routes.get('/more', async (c) => {
    const look = lookOf(c, parts);
    const asked = askedIn(fieldsOf(c));
    const shown = (c.req.query('shown') ?? '').split(',', 20).flatMap((code) => parsePlace(code) ?? []);
    const further = await app.further(wholeQuestion(asked), {
      source: asked.source,
      skip: countIn(c, 'skip') ?? 0,
      shown,
    });
    return showMessage(
      c,
      parts,
      <FurtherMessage look={look} asked={asked} further={further} shown={shown} />,
    );
  });

  routes.get('/help', async (c) => {
    const look = lookOf(c, parts);
    return showMessage(c, parts, <HelpMessage look={look} examples={await examplesOf(parts)} />);
  });

  routes.get('/examples', async (c) =>
    c.html(<Examples strings={lookOf(c, parts).strings} examples={await examplesOf(parts)} />),
  );

  routes.post('/vote', async (c) => {
    const look = lookOf(c, parts);
    const { strings } = look;
    const read = await formOf(c);
    const messageId = `web:${(read('message') ?? '').slice(0, 64)}`;
    const text = read('question') ?? '';
    const words = {
      new: strings.voteThanks,
      changed: strings.voteChanged,
      same: strings.voteSame,
      lost: strings.voteLost,
    };
    const cast = {
      messageId,
      personId: VISITOR,
      isHelpful: read('helpful') === '1',
      at: Date.now(),
      question: text === '' ? null : { id: messageId, personId: VISITOR, server: null, text },
    };
    return showMessage(c, parts, <Notice look={look} text={words[await castVote(parts, cast)]} />);
  });
}

async function opening({ app }: WebParts, look: Look): Promise<Child> {
  if ((await app.status()) !== null) return <Welcome look={look} />;
  const run = app.reindexing.current();
  return run === null ? <NoIndex look={look} /> : <RunningMessage look={look} run={run} />;
}

const MESSAGE_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u;

/** That of an answer which was noted already, and is shown again. */
function messageIdIn(given: string | undefined): string | null {
  return given !== undefined && MESSAGE_ID.test(given) ? given : null;
}

async function castVote(
  { app, onFault }: WebParts,
  cast: Vote,
): Promise<'new' | 'changed' | 'same' | 'lost'> {
  try {
    return await (await app.state()).vote(cast);
  } catch (error) {
    onFault(error);
    return 'lost';
  }
}

function noteOf({ strings }: Look, { before }: AskedHere): string | null {
  return before === null ? null : strings.web.replyingTo(before);
}

async function examplesOf({ app }: WebParts): Promise<string[]> {
  return app.examples().catch((error: unknown) => {
    if (error instanceof IndexMissingError) return [];
    throw error;
  });
}
