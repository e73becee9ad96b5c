import { makePackages } from './make-packages.ts';

const { chrome, firefox, sources } = await makePackages();
console.log(`Chrome's package:   ${chrome}
Firefox's package:  ${firefox}
its sources:        ${sources}`);
