import { createHash } from 'node:crypto';
import { openWith, sealFor } from './age.js';

/** A pair that only the tests use. */
export const KEY = 'age1xmwwc06ly3ee5rytxm9mflaz2u56jjj36s0mypdrwsvlul66mv4q47ryef';
export const SECRET = 'AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM0';

/** What a hand-over says of itself. */
export type Head = Record<string, unknown>;

/** A record of a hand-over. */
export interface Line {
  kind: string;
  id: string;
  child: string;
  v: number;
  body: Record<string, unknown>;
}

/** The first line and the records of a file that was sealed for {@link KEY}. */
export function linesOf(file: Buffer): [Head, ...Line[]] {
  const lines = openWith(SECRET, file).toString().trimEnd().split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line)) as [Head, ...Line[]];
}

/** The text with these lines, as the app would end it: what it says of itself is right. */
export function textOf(head: Head, records: Line[]): Buffer {
  const count: Record<string, number> = {};
  for (const { kind } of records) count[kind] = (count[kind] ?? 0) + 1;
  const sorted = Object.fromEntries(Object.entries(count).sort(([a], [b]) => (a < b ? -1 : 1)));
  const children = count.child ?? 0;
  const lines = [{ ...head, children, records: sorted }, ...records];
  return ended(lines.map((line) => JSON.stringify(line)));
}

/** These lines with a last one that fits them. */
export function ended(lines: string[]): Buffer {
  const text = lines.map((line) => `${line}\n`).join('');
  const sha256 = createHash('sha256').update(text).digest('hex');
  return Buffer.from(`${text}${JSON.stringify({ end: { records: lines.length - 1, sha256 } })}\n`);
}

/** The text, sealed for {@link KEY}. */
export function sealed(text: Buffer | string): Buffer {
  return sealFor(KEY, Buffer.from(text));
}
