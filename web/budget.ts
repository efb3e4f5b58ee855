// Prints what pages of the built portal cost, as one line of JSON. A command of its own: it knows the browser's types, which other rooms don't.
import { measurePortal } from './browser/budget.ts';

console.log(JSON.stringify(await measurePortal()));
