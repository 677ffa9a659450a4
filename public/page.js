// The page works without this: links and forms then lead to whole pages. With it, messages come into the
// channel one after another, as in Discord.

const messages = document.querySelector('#messages');
const composer = document.querySelector('#ask');
const words = document.body.dataset;

/** Adds what the server drew, and shows it. */
function add(html, { focus = false } = {}) {
  const holder = document.createElement('template');
  holder.innerHTML = html;
  const added = [...holder.content.children];
  messages.append(...added);
  prepare(messages);
  const last = added.at(-1);
  last?.scrollIntoView({
    block: added.length > 1 || last.offsetHeight > messages.clientHeight ? 'start' : 'nearest',
  });
  if (focus) last?.focus({ preventScroll: true });
  return last;
}

async function load(url, options = {}) {
  try {
    const response = await fetch(url, { ...options, headers: { 'x-fragment': '1' } });
    return await response.text();
  } catch {
    return ownNotice(words.lost);
  }
}

function ownNotice(text) {
  const item = document.createElement('article');
  item.className = 'message private';
  item.tabIndex = -1;
  const paragraph = document.createElement('p');
  paragraph.className = 'content';
  paragraph.textContent = text;
  item.append(document.createElement('span'), paragraph);
  return item.outerHTML;
}

/** What a person typed, before the server answers it. */
function say(text, note) {
  const item = document.createElement('article');
  item.className = 'message own';
  const avatar = document.createElement('span');
  avatar.className = 'avatar initial';
  avatar.ariaHidden = 'true';
  avatar.textContent = composer.dataset.you.charAt(0);
  const content = document.createElement('div');
  content.className = 'content';
  const head = document.createElement('p');
  head.className = 'head';
  const author = document.createElement('span');
  author.className = 'author';
  author.textContent = composer.dataset.you;
  const time = document.createElement('time');
  time.textContent = new Date().toLocaleTimeString(words.locale, {
    hour: '2-digit',
    minute: '2-digit',
  });
  head.append(author, ' ', time);
  content.append(head);
  if (note) {
    const line = document.createElement('p');
    line.className = 'footnote';
    line.textContent = note;
    content.append(line);
  }
  const said = document.createElement('p');
  said.className = 'said';
  said.dir = 'auto';
  said.textContent = text;
  content.append(said);
  item.append(avatar, content);
  messages.append(item);
  return item;
}

/** What goes with the next question: the one it goes on from, the source it is narrowed to. */
function setChip(name, value, text) {
  const chip = document.querySelector(`#${name}-chip`);
  chip.hidden = value === null;
  const input = chip.querySelector('input');
  input.disabled = value === null;
  input.value = value ?? '';
  chip.querySelector('.chip-text').textContent = text ?? '';
}

function setBefore(question) {
  setChip('before', question, question && composer.dataset.goingOn.replace('{}', () => question));
}

function setSource(id, title) {
  setChip('source', id, title && composer.dataset.narrowed.replace('{}', () => title));
}

const EXAMPLES_DELAY_MS = 500;
const asked = [];
let recalled = 0;

async function ask(question) {
  const fields = new URLSearchParams(new FormData(composer));
  fields.set('q', question);
  const chip = document.querySelector('#before-chip');
  const last = [...messages.querySelectorAll('[data-before]')].at(-1)?.dataset.before;
  if (last !== undefined) fields.set('last', last);
  const note = chip.hidden ? null : chip.querySelector('.chip-text').textContent;
  asked.push(question);
  recalled = asked.length;
  const own = say(question, note);
  const waiting = document.createElement('article');
  waiting.className = 'message waiting footnote';
  waiting.textContent = words.asking;
  messages.append(waiting);
  waiting.scrollIntoView({ block: 'nearest' });
  setBefore(null);
  messages.ariaBusy = 'true';
  // Posted, as only this page can: what is asked is counted.
  const html = await load('/', { method: 'POST', body: fields });
  waiting.remove();
  messages.ariaBusy = 'false';
  add(html);
  own.scrollIntoView({ block: messages.scrollHeight > messages.clientHeight ? 'start' : 'nearest' });
}

composer?.addEventListener('submit', (event) => {
  event.preventDefault();
  const input = composer.querySelector('#question');
  const question = input.value.trim();
  if (question === '') return;
  input.value = '';
  void ask(question);
});

composer?.querySelector('#question').addEventListener('keydown', (event) => {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (step === undefined || event.isComposing) return;
  const next = recalled + step;
  if (next < 0 || next > asked.length) return;
  recalled = next;
  event.target.value = asked[recalled] ?? '';
  event.preventDefault();
});

document.addEventListener('keydown', (event) => {
  const isTyping = event.target.closest('input, textarea, [contenteditable]') !== null;
  if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  const input = document.querySelector('#question');
  if (input === null) return;
  event.preventDefault();
  input.focus();
});

document.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  const target = event.target.closest('a, button');
  if (target === null) return;
  const handler = handlerOf(target);
  if (handler === null) return;
  event.preventDefault();
  handler(target);
});

function handlerOf(target) {
  const { dataset } = target;
  if (messages !== null && 'reply' in dataset)
    return async () => add(await load(target.href), { focus: true });
  if ('turn' in dataset && target.closest('.message') !== null) return turn;
  if (composer !== null && 'before' in dataset) return () => (setBefore(dataset.before), focusQuestion());
  if (composer !== null && 'source' in dataset) {
    return () => (setSource(dataset.source, dataset.title), focusQuestion());
  }
  if (composer !== null && 'ask' in dataset) return () => ask(dataset.ask);
  if (composer !== null && 'clear' in dataset) {
    return () => (setChip(dataset.clear, null, null), focusQuestion());
  }
  if ('cell' in dataset) return openCell;
  if ('closeCell' in dataset) return closeCell;
  if ('dismiss' in dataset || 'delete' in dataset) return remove;
  return null;
}

function focusQuestion() {
  composer.querySelector('#question').focus();
}

/** Another page in place of the message. */
async function turn(link) {
  const message = link.closest('.message');
  const holder = document.createElement('template');
  holder.innerHTML = await load(link.href);
  const next = holder.content.firstElementChild;
  message.replaceWith(next);
  prepare(next.parentElement);
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
}

function remove(button) {
  const message = button.closest('.message');
  const before = message.previousElementSibling;
  if ('delete' in button.dataset && before?.classList.contains('own')) before.remove();
  message.remove();
  if (composer !== null) focusQuestion();
}

async function openCell(link) {
  const row = link.closest('tr');
  const open = document.querySelector('.cell-row');
  const wasOwn = open?.dataset.href === link.href;
  open?.remove();
  for (const cell of document.querySelectorAll('[data-cell]')) cell.setAttribute('aria-expanded', 'false');
  if (wasOwn) return;
  const holder = document.createElement('template');
  holder.innerHTML = await load(link.href);
  const detail = holder.content.firstElementChild;
  detail.dataset.href = link.href;
  row.after(detail);
  link.setAttribute('aria-expanded', 'true');
  prepare(detail);
  detail.querySelector('.cell-detail').focus({ preventScroll: true });
  detail.scrollIntoView({ block: 'nearest' });
}

function closeCell(button) {
  const row = button.closest('.cell-row');
  const link = [...document.querySelectorAll('[data-cell]')].find(({ href }) => href === row.dataset.href);
  row.remove();
  link?.setAttribute('aria-expanded', 'false');
  link?.focus();
}

document.addEventListener('submit', async (event) => {
  const form = event.target;
  if (form.matches('.votes')) {
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form, event.submitter));
    for (const button of form.querySelectorAll('button')) {
      button.ariaPressed = String(button === event.submitter);
    }
    add(await load(form.action, { method: 'POST', body }));
  } else if (form.matches('[data-cancel]') && messages !== null) {
    event.preventDefault();
    event.submitter.disabled = true;
    await load(form.action, { method: 'POST', body: new URLSearchParams() });
  } else if (form.matches('[data-reindex]') && messages !== null) {
    event.preventDefault();
    add(await load(form.action, { method: 'POST', body: new URLSearchParams() }));
  }
});

/** Follows a run that indexes, and shows what came of it. */
function follow(holder) {
  const events = new EventSource(holder.dataset.events);
  holder.dataset.followed = '';
  const message = holder.closest('.message');
  events.addEventListener('progress', ({ data }) => {
    const progress = holder.querySelector('[data-progress]');
    const next = document.createElement('template');
    next.innerHTML = data;
    const bar = next.content.querySelector('progress');
    const text = next.content.querySelector('p');
    const old = progress.querySelector('progress');
    if (bar.hasAttribute('value')) old.value = bar.value;
    else old.removeAttribute('value');
    progress.querySelector('p').textContent = text.textContent;
  });
  events.addEventListener('end', ({ data }) => {
    events.close();
    message.remove();
    if (data !== '') add(data);
    void refresh();
  });
  events.addEventListener('error', () => {
    if (events.readyState === EventSource.CLOSED) add(ownNotice(words.lost));
  });
}

/** What the page says of the index may be old now. */
async function refresh() {
  const response = await fetch('/');
  const holder = new DOMParser().parseFromString(await response.text(), 'text/html');
  const state = holder.querySelector('.topic.state');
  if (state !== null) document.querySelector('.topic.state')?.replaceWith(state);
  if (document.querySelector('[data-examples]') === null) {
    const welcome = holder.querySelector('[data-examples]')?.closest('.message');
    if (welcome && messages.closest('.channel') !== null) messages.prepend(welcome);
  }
  prepare(messages);
}

/** Makes live what only the script can do. */
function prepare(root) {
  if (root === null) return;
  for (const button of root.querySelectorAll('[data-dismiss], [data-delete], [data-close-cell]')) {
    button.hidden = false;
  }
  for (const holder of root.querySelectorAll('[data-events]:not([data-followed])')) follow(holder);
  for (const holder of root.querySelectorAll('[data-examples]:not([data-loaded])')) {
    holder.dataset.loaded = '';
    void showExamples(holder);
  }
}

/** Questions to begin with; without them the page is as good. */
async function showExamples(holder) {
  // They are tried on the sources before, which must not keep a first question waiting.
  await new Promise((resolve) => {
    setTimeout(resolve, EXAMPLES_DELAY_MS);
  });
  if (asked.length > 0) return;
  const response = await fetch(holder.dataset.examples).catch(() => null);
  if (response?.ok) holder.innerHTML = await response.text();
}

prepare(document.body);
messages?.lastElementChild?.scrollIntoView({ block: 'nearest' });
document.querySelector('mark.in-quote')?.scrollIntoView({ block: 'center' });
