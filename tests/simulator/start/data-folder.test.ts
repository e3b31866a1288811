import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { FolderLock } from '../../../simulator/cloud/folder-lock';
import { checkDataFolder, openDataFolder } from '../../../simulator/data-folder';

describe('data folder', () => {
  let parent: string;
  let dir: string;
  beforeEach(() => {
    parent = mkdtempSync(path.join(os.tmpdir(), 'data-folder-'));
    dir = path.join(parent, 'data');
  });
  afterEach(() => rmSync(parent, { recursive: true, force: true }));

  test('a new one is seeded once', () => {
    const first = openDataFolder({ dir, seed: 'school' });
    expect(first.isNew).toBe(true);
    first.markSeeded();
    expect(openDataFolder({ dir, seed: 'school' }).isNew).toBe(false);
  });

  test('an interrupted seeding is thrown away and begun again', () => {
    openDataFolder({ dir, seed: 'school' });
    writeFileSync(path.join(dir, 'half.db'), 'half');
    const again = openDataFolder({ dir, seed: 'school' });
    expect(again).toMatchObject({ isNew: true, wasInterrupted: true });
    expect(existsSync(path.join(dir, 'half.db'))).toBe(false);
  });

  test('--reset empties it, and nothing but it', () => {
    openDataFolder({ dir, seed: 'school' }).markSeeded();
    writeFileSync(path.join(dir, 'cloud.db'), 'data');
    expect(openDataFolder({ dir, seed: 'county', reset: true })).toMatchObject({ isNew: true, wasInterrupted: false });
    expect(readdirSync(dir)).toEqual(['simulator.json']);
  });

  test("somebody else's folder is refused, also with --reset", () => {
    writeFileSync(path.join(parent, 'letter.txt'), 'dear');
    expect(() => openDataFolder({ dir: parent, seed: 'school', reset: true })).toThrow('里有别的东西');
    expect(existsSync(path.join(parent, 'letter.txt'))).toBe(true);
  });

  test('the data of another seed is refused', () => {
    openDataFolder({ dir, seed: 'school' }).markSeeded();
    expect(() => openDataFolder({ dir, seed: 'county' })).toThrow('“school”的数据。加 --reset');
  });

  test('a folder in use is not emptied', () => {
    openDataFolder({ dir, seed: 'school' }).markSeeded();
    const lock = new FolderLock(dir);
    expect(() => openDataFolder({ dir, seed: 'school', reset: true })).toThrow('正被另一个模拟器使用');
    lock.release();
  });

  test('looking whether it can be used leaves nothing behind', () => {
    checkDataFolder(dir);
    expect(existsSync(dir)).toBe(false);
    openDataFolder({ dir, seed: 'school' });
    checkDataFolder(dir);
    expect(existsSync(dir)).toBe(true);
  });

  test('a folder that cannot be made gives one line', () => {
    const file = path.join(parent, 'file');
    writeFileSync(file, '');
    expect(() => openDataFolder({ dir: path.join(file, 'data'), seed: 'school' })).toThrow(
      /不能写（ENOTDIR）。请用 --data/,
    );
  });
});
