import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Context, Hono } from 'hono';

/** Beside `src` and `dist`, as both find it. */
const FOLDER = new URL('../../public/', import.meta.url);
const FILES = {
  'style.css': 'text/css; charset=utf-8',
  'page.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
} as const;

export type AssetName = keyof typeof FILES;

/** The addresses of the page's files: they change with the contents, so that browsers can keep them. */
export type AssetLinks = Readonly<Record<AssetName, string>>;

/** Serves the page's own files, read once. */
export async function serveAssets(routes: Hono): Promise<AssetLinks> {
  const links = await Promise.all(
    Object.entries(FILES).map(async ([name, type]) => {
      const body = await readFile(new URL(name, FOLDER), 'utf8');
      const version = createHash('sha256').update(body).digest('hex').slice(0, 12);
      routes.get(`/assets/${version}/${name}`, (c: Context) =>
        c.body(body, 200, {
          'Content-Type': type,
          'Cache-Control': 'public, max-age=31536000, immutable',
        }),
      );
      return [name, `/assets/${version}/${name}`] as const;
    }),
  );
  return Object.fromEntries(links) as AssetLinks;
}
