// Draws media/icon.png from media/icon.svg: `node media/render-icon.mjs`. The Marketplace takes no SVG.
import { chromium } from 'playwright-core';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
await page.setContent(`<style>body{margin:0}</style>${await readFile(here('icon.svg'), 'utf8')}`);
await page.screenshot({ path: here('icon.png'), omitBackground: true });
await browser.close();
