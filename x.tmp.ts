import { findJsonFault } from './src/formats/json-fault.ts';
for (let i=0;i<20000;i++) findJsonFault('{"a":[1,'+'x'.repeat(i%5)+'"]}');
for (const n of [10_000, 100_000,200_000,400_000]) { const t=performance.now(); findJsonFault('['.repeat(n)); console.log('rope', n, performance.now()-t);}
