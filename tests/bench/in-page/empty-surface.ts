/** The least that a surface of this kind can be: a line of text by preact, from a signal. */
import { signal } from '@preact/signals';
import { h, render } from 'preact';

const words = signal('Nothing here.');
const root = document.getElementById('root');
if (root) render(h('p', null, words), root);
