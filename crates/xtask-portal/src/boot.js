import start from './frontend.js';

start().catch((cause) => {
  console.error(cause);
  document.getElementById('boot-failure')?.removeAttribute('hidden');
});
