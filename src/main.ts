import './ui/style/fonts.css';
import './ui/style/tokens.css';
import './ui/style/base.css';
import { mount } from 'svelte';
import App from './ui/App.svelte';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');
mount(App, { target });
