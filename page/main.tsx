import { render } from 'preact';
import { App } from './app.js';
import './style/index.css';

const page = document.getElementById('page');
if (page) {
  page.replaceChildren();
  render(<App />, page);
}
