import start from './frontend.js';

start({ module_or_path: new URL('frontend_bg.wasm', import.meta.url) }).catch((cause) => {
  console.error(cause);
  document.getElementById('boot-failure')?.removeAttribute('hidden');
});
