import { expect, it } from 'vitest';
import { publishedAtOf } from '../../src/articles/published-at.ts';

it.each([
  ['January 14, 2024', '2024-01-14'],
  ['Jan. 14th 2024', '2024-01-14'],
  ['14 January 2024', '2024-01-14'],
  ['Sunday, 14 Jan 2024', '2024-01-14'],
  ['14-Sep-2024', '2024-09-14'],
  ['2024/01/14', '2024-01-14'],
  ['February 29, 2024', '2024-02-29'],
  ['Sun, 14 Jan 2024 10:48:05 GMT', '2024-01-14T10:48:05.000Z'],
  ['Sun, 14 Jan 2024 10:48:05 +0530', '2024-01-14T05:18:05.000Z'],
  ['January 14, 2024 at 12:15 am UTC', '2024-01-14T00:15:00.000Z'],
  ['January 14, 2024, 3:15 p.m. GMT-02:00', '2024-01-14T17:15:00.000Z'],
  ['2024/01/14 10:48 +14:00', '2024-01-13T20:48:00.000Z'],
  ['2024-01-14', '2024-01-14'],
  ['2024-01-14T10:48:05+01:00', '2024-01-14T10:48:05+01:00'],
])('reads %s as %s', (given, read) => {
  expect(publishedAtOf(` ${given} `)).toBe(read);
});

it.each([
  'Spring 2024',
  'Sometime in 2019',
  '2024',
  'January 2024',
  'February 30, 2024',
  '31 April 2024',
  '03/04/2024',
  '2024/13/01',
  'January 14, 2024 10:48',
  'January 14, 2024 25:00 GMT',
  'January 14, 2024 13:15 pm GMT',
  'January 14, 2024 10:48 EST',
  '2024/03/05 10:00 +99:99',
  '2024/03/05 10:00 +05:60',
  'issue 5 of May 2024',
  'yesterday',
])('leaves %s as it is', (given) => {
  expect(publishedAtOf(given)).toBe(given);
});
