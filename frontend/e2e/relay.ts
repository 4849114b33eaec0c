// The mail relay of the journeys: it takes every letter, sends none, and keeps them for the journeys to read.
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/// A letter that the server sent: its headers, a line each, and what it says, in text then in HTML.
export type Letter = { to: string; head: string; body: string };

/// Why what leaves cannot be looked at; nothing when it can.
export const noRelay = process.env.JOURNEY_LETTERS
  ? undefined
  : 'OZELID_MAIL_URL is not set: no letter of the server comes here.';

/// The letters that name this, in the order in which they came.
export function lettersWith(words: string): Letter[] {
  // What follows the last line end is a letter that is still being written down.
  const lines = readFileSync(process.env.JOURNEY_LETTERS!, 'utf8').split('\n').slice(0, -1);
  const letters = lines.map((line) => JSON.parse(line) as Letter);
  return letters.filter(({ head, body }) => `${head}\n${body}`.includes(words));
}

/// A letter as it is read: folded headers and soft line breaks are whole lines again, escaped signs are themselves.
function readable(to: string, lines: string[]): Letter {
  const blank = lines.indexOf('');
  const escaped = lines.slice(blank).join('\n').replace(/=\n/g, '');
  const bytes = escaped.replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  const head = lines.slice(0, blank).join('\n').replace(/\n[ \t]+/g, ' ');
  return { to, head, body: Buffer.from(bytes, 'latin1').toString('utf8') };
}

/// Enough of SMTP (RFC 5321) to be given letters by our server, one person each.
function talk(socket: Socket, keep: (letter: Letter) => void): void {
  let unread = '';
  let to = '';
  let text: string[] | undefined;
  const answer = (words: string) => socket.write(`${words}\r\n`);
  const hear = (line: string): void => {
    if (text && line !== '.') {
      text.push(line.replace(/^\./, ''));
    } else if (text) {
      keep(readable(to, text));
      text = undefined;
      answer('250 taken');
    } else if (/^EHLO/i.test(line)) {
      answer('250-relay.example\r\n250 8BITMIME');
    } else if (/^DATA/i.test(line)) {
      text = [];
      answer('354 go on');
    } else if (/^QUIT/i.test(line)) {
      answer('221 bye');
      socket.end();
    } else {
      to = /^RCPT TO:<(.*?)>/i.exec(line)?.[1] ?? to;
      answer('250 ok');
    }
  };
  // A byte is a sign, until the letter is read.
  socket.setEncoding('latin1');
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    const lines = `${unread}${chunk}`.split('\r\n');
    unread = lines.pop() ?? '';
    lines.forEach(hear);
  });
  answer('220 relay.example');
}

/// Listens where the server was told that its relay is, as long as the journeys run.
export default async function listen(): Promise<(() => void) | undefined> {
  const relay = process.env.OZELID_MAIL_URL;
  // On a runner nothing is left out in silence: `cargo xtask e2e` draws a relay for each walk.
  if (!relay && process.env.CI) throw new Error('OZELID_MAIL_URL is not set: letters would go unread.');
  if (!relay) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'ozelid-letters-'));
  const kept = join(folder, 'letters');
  writeFileSync(kept, '');
  const server = createServer((socket) => talk(socket, (letter) => appendFileSync(kept, `${JSON.stringify(letter)}\n`)));
  await new Promise<void>((listening, refused) => {
    server.once('error', refused).listen(Number(new URL(relay).port), '127.0.0.1', listening);
  });
  // What the journeys, which run in processes of their own, inherit.
  process.env.JOURNEY_LETTERS = kept;
  return () => {
    server.close();
    rmSync(folder, { recursive: true });
  };
}
