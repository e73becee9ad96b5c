import { expect, test } from 'vitest';
import { partLeft, partOf, type Edit } from './edits.ts';

const whole = { left: 0, top: 0, width: 800, height: 600 };
const crop: Edit = { what: 'crop', part: { left: 100, top: 50, width: 400, height: 300 } };

test('takes what is marked in a cropped picture for the same place in the whole one', () => {
  const left = partLeft(whole, [crop, { what: 'blur', part: whole }]);
  expect(left).toEqual(crop.part);
  expect(partOf(left, { left: 10, top: 20, width: 30, height: 40 })).toEqual({
    left: 110,
    top: 70,
    width: 30,
    height: 40,
  });
});

test('takes of what is marked only what lies in the picture', () => {
  expect(partOf(crop.part, { left: -5, top: 290.4, width: 900, height: 0 })).toEqual({
    left: 100,
    top: 340,
    width: 400,
    height: 1,
  });
});

test('leaves the whole where nothing was cut away', () => {
  expect(partLeft(whole, [])).toEqual(whole);
});
