import { stdin, stdout } from 'node:process';
import { text } from 'node:stream/consumers';
import { toIndexForm } from '../text/fold.ts';

// Reads one lower-case word a line, writes its index form a line: so that training sees the words as the product does.
const words = (await text(stdin)).split('\n');
stdout.write(words.map((word) => toIndexForm(word)).join('\n'));
