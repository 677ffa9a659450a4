import type { Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { randomUUID } from 'node:crypto';
import { contextPage } from '../../conversation/context.ts';
import { wholeQuestion } from '../../conversation/follow-up.ts';
import { furtherPassages } from '../../conversation/further.ts';
import { articleBySha } from '../../conversation/stored-articles.ts';
import { IndexMissingError } from '../../stores/errors.ts';
import type { Vote } from '../../state/state.ts';
import { isCommand, runCommand } from '../commands.tsx';
import type { AskedHere } from '../links.ts';
import { noteQuestion, VISITOR } from '../note-question.ts';
import { askedIn, countIn, lookOf, wantsFragment, type WebParts } from '../place.ts';
import { showChannel, showMessage } from '../show.tsx';
import { parsePlace } from '../place-code.ts';
import { AnswerMessage } from '../views/answer.tsx';
import { NoIndex, Welcome } from '../views/channel.tsx';
import { ContextMessage } from '../views/context.tsx';
import { FurtherMessage } from '../views/further.tsx';
import { Examples, HelpMessage } from '../views/help.tsx';
import { type Look, Notice, OwnMessage } from '../views/message.tsx';
import { RunningMessage } from '../views/reindex.tsx';

/** The channel, and what its buttons show. */
export function addChannel(routes: Hono, parts: WebParts): void {
  const { app } = parts;

  routes.get('/', async (c) => {
    const look = lookOf(c, parts);
    const asked = askedIn(c);
    if (asked.question === '') return showChannel(c, parts, await opening(parts, look), asked);
    const reply = await replyTo(parts, look, asked);
    if (wantsFragment(c)) return c.html(reply);
    const own = <OwnMessage look={look} text={asked.question} note={noteOf(look, asked)} />;
    return showChannel(
      c,
      parts,
      <>
        <Welcome look={look} />
        {own}
        {reply}
      </>,
      { ...asked, before: null },
    );
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
    const asked = askedIn(c);
    const shown = (c.req.query('shown') ?? '').split(',', 20).flatMap((code) => parsePlace(code) ?? []);
    const further = await furtherPassages(app, wholeQuestion(asked), {
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
    const form = await c.req.parseBody();
    const messageId = `web:${textOf(form['message']).slice(0, 64)}`;
    const text = textOf(form['question']);
    const words = {
      new: strings.voteThanks,
      changed: strings.voteChanged,
      same: strings.voteSame,
      lost: strings.voteLost,
    };
    const cast = {
      messageId,
      personId: VISITOR,
      isHelpful: form['helpful'] === '1',
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

async function replyTo(parts: WebParts, look: Look, asked: AskedHere) {
  const { app } = parts;
  if (isCommand(asked.question)) return runCommand(parts, look, asked.question);
  const begun = performance.now();
  const answered = await app.answer(asked, asked.source === null ? {} : { filter: { only: [asked.source] } });
  const messageId = randomUUID();
  // Nobody's answer waits for it.
  void noteQuestion(parts, messageId, answered, performance.now() - begun);
  return <AnswerMessage look={look} answered={answered} messageId={messageId} />;
}

async function castVote(
  { state, onFault }: WebParts,
  cast: Vote,
): Promise<'new' | 'changed' | 'same' | 'lost'> {
  try {
    return await (await state()).vote(cast);
  } catch (error) {
    onFault(error);
    return 'lost';
  }
}

/** A field of a form; a file is none. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
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
