import { expect, test } from 'vitest';
import { BadImageRequestError, parseImageRequest } from './image-request.ts';

const full = { width: 1654, height: 2339 };
const whole = { left: 0, top: 0, ...full };
const parse = (path: string): unknown => {
  const [region = '', size = '', rotation = '', file = ''] = path.split('/');
  return parseImageRequest(full, { region, size, rotation, file });
};

test.each([
  ['full/max/0/default.jpg', { region: whole, size: full, format: 'jpg' }],
  ['full/827,/0/default.webp', { region: whole, size: { width: 827, height: 1170 }, format: 'webp' }],
  ['full/,1/0/default.jpg', { region: whole, size: { width: 1, height: 1 }, format: 'jpg' }],
  ['full/!5000,500/0/default.jpg', { region: whole, size: { width: 354, height: 500 }, format: 'jpg' }],
  ['full/!5000,5000/0/default.jpg', { region: whole, size: full, format: 'jpg' }],
  [
    '1600,2300,1024,1024/max/0/default.jpg',
    {
      region: { left: 1600, top: 2300, width: 54, height: 39 },
      size: { width: 54, height: 39 },
      format: 'jpg',
    },
  ],
  [
    'pct:25.5,50,110,10/max/0/default.jpg',
    {
      region: { left: 422, top: 1170, width: 1232, height: 234 },
      size: { width: 1232, height: 234 },
      format: 'jpg',
    },
  ],
  [
    'square/10,20/0/default.jpg',
    {
      region: { left: 0, top: 342, width: 1654, height: 1654 },
      size: { width: 10, height: 20 },
      format: 'jpg',
    },
  ],
])('%s is read', (path, expected) => {
  expect(parse(path)).toEqual(expected);
});

test.each([
  '/max/0/default.jpg',
  'FULL/max/0/default.jpg',
  '1654,0,1,1/max/0/default.jpg',
  '0,2339,1,1/max/0/default.jpg',
  '0,0,1,1,1/max/0/default.jpg',
  '0,0,1.5,1/max/0/default.jpg',
  '0,0,9999999,1/max/0/default.jpg',
  'pct:0,0,0,50/max/0/default.jpg',
  'pct:100,0,50,50/max/0/default.jpg',
  'pct:0,0,50/max/0/default.jpg',
  'pct:-1,0,50,50/max/0/default.jpg',
  'full//0/default.jpg',
  'full/!,/0/default.jpg',
  'full/!10,/0/default.jpg',
  'full/!0,10/0/default.jpg',
  'full/1655,/0/default.jpg',
  'full/10,2340/0/default.jpg',
  '0,0,10,10/11,/0/default.jpg',
  'full/full/0/default.jpg',
  'full/max//default.jpg',
  'full/max/!0/default.jpg',
  'full/max/0/default.JPG',
  'full/max/0/color.jpg',
  'full/max/0/default.jpg.png',
])('%s is refused', (path) => {
  expect(() => parse(path)).toThrow(BadImageRequestError);
});
