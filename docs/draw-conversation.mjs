// Draws README's conversation on Discord again: npm run build && node docs/draw-conversation.mjs
// The messages are those that the bot sends; how they look is drawn here, in Discord's manner.
// CHROMIUM_PATH names another browser than Debian's.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { openApp } from '../dist/app.js';
import { readConfig } from '../dist/config.js';
import { contextPage } from '../dist/conversation/context.js';
import { articleBySha } from '../dist/conversation/stored-articles.js';
import { answerMessage } from '../dist/discord/messages/answer-message.js';
import { checkMessage } from '../dist/discord/messages/check-message.js';
import { contextMessage } from '../dist/discord/messages/context-message.js';
import { english } from '../dist/strings/english.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'verbatim-conversation-'));
const app = openApp(readConfig({ SEEDS_DIR: join(root, 'seeds'), EMBEDDINGS_DIR: folder }), {
  workerEntry: new URL('../dist/worker.js', import.meta.url),
  indexerEntry: new URL('../dist/indexer.js', import.meta.url),
});
const COLOURS = { Mira: '#b0416b', Jonas: '#8a6d2f', Tom: '#3f6fb0', Verbatim: '#2e7d5b' };
const BUTTON_STYLES = { 1: 'primary', 4: 'danger' };

function escapeHtml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** Discord's Markdown, as far as the bot writes it: escapes, bold, underlined, lists, small lines. */
function markdown(text) {
  // What is escaped is kept as numbers, out of reach of the signs that mean something.
  const kept = escapeHtml(text).replace(/\\([^\w\s])/gu, (_, sign) => `&#${sign.codePointAt(0)};`);
  const drawn = kept
    .replace(/\*\*(.+?)\*\*/gsu, '<b>$1</b>')
    .replace(/__(.+?)__/gsu, '<u>$1</u>')
    .replace(/^-# (.*)$/gmu, '<small>$1</small>')
    .replace(/^- (.*)$/gmu, '• $1');
  return drawn.replaceAll('\n', '<br>').replaceAll('</small><br>', '</small>');
}

function embedHtml({ color, author, title, url, description, fields = [], footer }) {
  const colour = `#${color.toString(16).padStart(6, '0')}`;
  const parts = [
    author && `<div class="author">${markdown(author.name)}</div>`,
    title && `<div class="title${url ? ' link' : ''}">${markdown(title)}</div>`,
    description && `<div>${markdown(description)}</div>`,
    ...fields.map(
      ({ name, value }) => `<div class="field"><b>${markdown(name)}</b><br>${markdown(value)}</div>`,
    ),
    footer && `<div class="footer">${escapeHtml(footer.text)}</div>`,
  ];
  return `<div class="embed" style="border-color:${colour}">${parts.filter(Boolean).join('')}</div>`;
}

function rowHtml({ components }) {
  const buttons = components.map(
    ({ label, style }) => `<span class="button ${BUTTON_STYLES[style] ?? ''}">${escapeHtml(label)}</span>`,
  );
  return `<div class="row">${buttons.join('')}</div>`;
}

function messageHtml(name, body, { note = '', isBot = false } = {}) {
  const badge = isBot ? '<span class="badge">APP</span>' : '';
  return `<div class="message"><div class="face" style="background:${COLOURS[name]}">${name[0]}</div>
    <div class="body"><div class="name">${name}${badge}<span class="note">${escapeHtml(note)}</span></div>${body}</div></div>`;
}

function personHtml(name, text, { isMention = true, note } = {}) {
  const mention = isMention ? '<span class="mention">@Verbatim</span> ' : '';
  return messageHtml(name, `<div>${mention}${escapeHtml(text)}</div>`, { note });
}

function botHtml({ content, embeds, components }, note) {
  const words = content === '' ? '' : `<div class="content">${markdown(content)}</div>`;
  return messageHtml('Verbatim', words + embeds.map(embedHtml).join('') + components.map(rowHtml).join(''), {
    note,
    isBot: true,
  });
}

const ONLY_YOU = 'only you can see this';
const look = { asker: '1', strings: english };

async function ask(name, question, before = null) {
  const answered = await app.answer({ question, before });
  const note = before === null ? undefined : 'replying to Verbatim';
  return { answered, html: personHtml(name, question, { note }) + botHtml(answerMessage(answered, look)) };
}

async function contextHtml({ quotes: [{ place }] }) {
  const { article, number } = await articleBySha(app, place.article);
  return botHtml(
    contextMessage(contextPage(article, place, null), number, english),
    `In context · ${ONLY_YOU}`,
  );
}

async function checkHtml(name, text) {
  const numbers = new Map((await app.sources()).map(({ id }, index) => [id, index + 1]));
  const checked = checkMessage(await app.check(text), numbers, english);
  return (
    personHtml(name, text, { isMention: false }) + botHtml(checked, `Check against the sources · ${ONLY_YOU}`)
  );
}

const STYLE = `
  body { margin: 0; background: #313338; color: #dbdee1; font: 15px/1.4 'Noto Sans', 'DejaVu Sans', sans-serif; }
  main { width: 728px; padding: 16px; }
  .message { display: flex; gap: 16px; margin-bottom: 18px; }
  .face { flex: none; width: 40px; height: 40px; border-radius: 50%; font-weight: 600; color: #fff;
    display: flex; align-items: center; justify-content: center; }
  .name { font-weight: 600; color: #f2f3f5; }
  .badge { margin-left: 6px; padding: 1px 5px; border-radius: 4px; background: #5865f2; color: #fff; font-size: 10px; }
  .note { margin-left: 8px; font-weight: 400; font-size: 12px; color: #949ba4; }
  .mention { background: #3c4270; color: #c9cdfb; border-radius: 3px; padding: 0 2px; }
  small { display: block; font-size: 12px; color: #949ba4; }
  .embed { max-width: 600px; margin-top: 6px; padding: 10px 14px; border-left: 4px solid; border-radius: 4px;
    background: #2b2d31; font-size: 14px; }
  .author { font-size: 12px; color: #b5bac1; }
  .title { font-weight: 600; color: #f2f3f5; margin-bottom: 4px; }
  .title.link { color: #00a8fc; }
  .field { margin-top: 6px; }
  .footer { margin-top: 6px; font-size: 12px; color: #b5bac1; }
  .row { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 8px; }
  .button { padding: 6px 14px; border-radius: 6px; background: #4e5058; color: #fff; font-size: 13px; }
  .button.primary { background: #5865f2; }
  .button.danger { background: #b3303a; }
  .body b { color: #fff; }
`;

await app.index();
const percentage = await ask('Mira', 'What percentage of the Donbas is under Russian control?');
const delegation = await ask('Jonas', 'Who leads the US delegation?');
const further = await ask(
  'Jonas',
  'and where will he meet the Ukrainians?',
  delegation.answered.asked.question,
);
const unanswered = await ask('Mira', 'What did Xi Jinping say about the plan?');
const conversation = [
  percentage.html,
  await contextHtml(percentage.answered),
  delegation.html,
  further.html,
  unanswered.html,
  await checkHtml(
    'Tom',
    'Russia controls about 85 percent of Donbas. Bitcoin fell below 80,000 dollars this week.',
  ),
];
await app.close();
await rm(folder, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
});
const page = await browser.newPage({ viewport: { width: 760, height: 940 } });
await page.setContent(`<style>${STYLE}</style><main>${conversation.join('')}</main>`);
await page.screenshot({ path: join(root, 'docs', 'conversation.png'), fullPage: true });
await browser.close();
