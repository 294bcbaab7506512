/** Starts the application. */

import { mount } from 'svelte';
import App from './app/App.svelte';
import { openStorage } from './storage/open-storage.ts';
import { createEngine } from './workers/client.ts';

mount(App, { target: document.getElementById('app')!, props: { storage: openStorage(), engine: createEngine() } });
